package main

import (
	"errors"
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/statement"
)

// tilsyn is the way of the tilsyn's decisions: that of the figures, decided on A's small
// files, with one more step from there to B's before the last. Where small files are gone, or
// a point cannot be decided on, it is one step.
func (f *forskelle) tilsyn(points []point, end publish.Step) ([]publish.Step, error) {
	if !f.a.run.Wrote(schemas.Tilsyn) && !f.b.run.Wrote(schemas.Tilsyn) {
		return []publish.Step{end}, nil
	}
	whole := []publish.Step{{Aarsag: f.only(true), To: f.b.said}}
	for _, x := range []*side{f.a, f.b} {
		if x.small == nil {
			f.mangler = append(f.mangler, fmt.Sprintf("%s's resultatmål, milepæle eller tilsyn fra året før findes ikke mere (SHA-256 i run.json): tilsynets afgørelser er ikke opdelt", x.navn))
			return whole, nil
		}
	}
	if len(points) == 0 {
		return whole, nil
	}
	last := points[len(points)-1].made
	var steps []publish.Step
	for _, p := range append(points[:len(points):len(points)], point{schemas.AarsagSmaaFiler, last}) {
		small := f.a.small
		if p.aarsag == schemas.AarsagSmaaFiler {
			small = f.b.small
		}
		state, err := p.made.decided(small)
		var input *statement.InputError
		if errors.As(err, &input) {
			f.mangler = append(f.mangler, "undervejs kan tilsynet ikke afgøres på de små filer, der er: tilsynets afgørelser er ikke opdelt")
			return whole, nil
		}
		if err != nil {
			return nil, err
		}
		steps = append(steps, publish.Step{Aarsag: p.aarsag, To: state})
	}
	return append(steps, end), nil
}

// decided is what is said with the tilsyn decided on small files; without any, none is.
func (m *made) decided(in *tilsynInput) (*publish.State, error) {
	var t *statement.Tilsyn
	if len(in.grader)+len(in.forrige) > 0 {
		var err error
		if t, err = statement.Afgoer(m.law, m.opgoerelse, in.grader, in.forrige); err != nil {
			return nil, err
		}
	}
	return m.state.With(t), nil
}
