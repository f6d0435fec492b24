package main

import (
	"context"

	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/statement"
)

// runFoelsomhed computes how far the annual figures of a year, and with a resultatmål the
// decisions on it, depend on the readings of SPEC 9. It is the way of a run, with each
// reading in its alternative counted in the same pass beside the default.
func runFoelsomhed(ctx context.Context, c config, s *screen) error {
	in, err := readTilsyn(c)
	if err != nil {
		return err
	}
	return overDelivery(ctx, c, s, func(p *pass) error {
		r := p.results[0]
		foelsomhed := statement.Foelsom(p.job.laws, p.tal, r.daekning, r.aar)
		tilsyn, err := foelsomTilsyn(p, &in)
		if err != nil {
			return in.named(err)
		}
		p.job.clock.enter(stagePublish)
		if err := publish.Foelsomhed(r.folder, foelsomhed, p.job.memory); err != nil {
			return err
		}
		r.rows = len(foelsomhed.Raekker)
		if tilsyn != nil {
			if err := publish.TilsynLaesninger(r.folder, tilsyn, p.job.memory); err != nil {
				return err
			}
			r.rows += len(tilsyn.Raekker)
		}
		r.small, r.warnings = in.files, in.warnings()
		if err := p.publish(ctx); err != nil {
			return err
		}
		s.doneFoelsomhed(c, p, foelsomhed, tilsyn)
		return nil
	})
}

// foelsomTilsyn decides the tilsyn under each reading; without a resultatmål there is none.
func foelsomTilsyn(p *pass, in *tilsynInput) (*statement.Tilsynsfoelsomhed, error) {
	if len(in.grader) == 0 {
		return nil, nil
	}
	r := p.results[0]
	return statement.FoelsomTilsyn(p.job.laws, p.tal, r.daekning, r.aar, in.grader, in.forrige)
}

// enkeltvis is each reading alone in its alternative.
func enkeltvis(laesninger []lov.Laesning) []lov.Fortolkning {
	var alle []lov.Fortolkning
	for _, l := range laesninger {
		alle = append(alle, lov.Fortolkning(0).Med(l))
	}
	return alle
}
