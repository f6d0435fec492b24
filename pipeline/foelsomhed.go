package main

import (
	"context"

	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/statement"
)

// runFoelsomhed computes how far the annual figures of a year depend on the readings of
// SPEC 9. It is the way of a run, with each reading in its alternative counted in the
// same pass beside the default.
func runFoelsomhed(ctx context.Context, c config, s *screen) error {
	return overDelivery(ctx, c, s, func(p *pass) error {
		p.job.clock.enter(stageStatement)
		r := p.results[0]
		foelsomhed := statement.Foelsom(p.job.laws, p.tal, r.daekning, r.aar)
		p.job.clock.enter(stagePublish)
		if err := publish.Foelsomhed(r.folder, foelsomhed, p.job.memory); err != nil {
			return err
		}
		if err := p.publish(ctx, len(foelsomhed.Raekker)); err != nil {
			return err
		}
		s.doneFoelsomhed(c, p, foelsomhed)
		return nil
	})
}

// enkeltvis is each reading alone in its alternative.
func enkeltvis(laesninger []lov.Laesning) []lov.Fortolkning {
	var alle []lov.Fortolkning
	for _, l := range laesninger {
		alle = append(alle, lov.Fortolkning(0).Med(l))
	}
	return alle
}
