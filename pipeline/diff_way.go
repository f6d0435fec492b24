package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/forskel"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// forskelle are two runs, on the way from A to B:
//
//	S0  what A published
//	S1  A's data under A's readings, by this program
//	S2  A's data under B's readings
//	S3  B's data without its new rows: A's, corrected and with some removed
//	S4  B's data under B's readings
//	S5  what B published
//
// Each step is a part: the program, the readings, corrected or removed rows, new rows, the
// program. The parts add up because they are steps of one way, whatever they are.
type forskelle struct {
	a, b   *side
	config config
	screen *screen
	// moves says what became of the rows, by table; empty where nobody can tell.
	moves []forskel.Bevaegelse
	// mangler says, in Danish, what could not be split and why.
	mangler []string
}

func (f *forskelle) close() {
	f.a.close()
	f.b.close()
}

// sameInput says that both runs read the same files.
func (f *forskelle) sameInput() bool { return slices.Equal(f.a.input(), f.b.input()) }

// shareInput lets a run whose files are gone have those of the other, if they are the same.
func (f *forskelle) shareInput() {
	if !f.sameInput() {
		return
	}
	for _, x := range [][2]*side{{f.a, f.b}, {f.b, f.a}} {
		if to, from := x[0], x[1]; to.delivery == nil && from.delivery != nil {
			to.delivery, to.data, to.borrowed = from.delivery, from.data, true
		}
	}
}

// point is a point on the way: why it differs from the one before it, and what is said
// there.
type point struct {
	aarsag schemas.Aarsag
	made   *made
}

// made are figures that were made anew, under a law.
type made struct {
	law        *lov.Lov
	opgoerelse *statement.Opgoerelse
	state      *publish.State
}

// diff goes the way, and splits what is different along it.
func (f *forskelle) diff(ctx context.Context) (*publish.Diff, error) {
	points, last, err := f.way(ctx)
	if err != nil {
		return nil, err
	}
	end := publish.Step{Aarsag: last, To: f.b.said}
	var figures []publish.Step
	for _, p := range points {
		figures = append(figures, publish.Step{Aarsag: p.aarsag, To: p.made.state})
	}
	tilsyn, err := f.tilsyn(points, end)
	if err != nil {
		return nil, err
	}
	d, err := publish.NewDiff(f.config.year, f.a.said, append(figures, end), tilsyn)
	if err == nil {
		d.Moves = f.moves
	}
	return d, err
}

// way makes the figures between A and B that can be made, and says why the last of them are
// others than B's.
func (f *forskelle) way(ctx context.Context) (points []point, last schemas.Aarsag, err error) {
	const regler = schemas.AarsagReglerOgLaesninger
	switch a, b := f.a, f.b; {
	case a.delivery != nil && b.delivery != nil:
		points, err = f.wholeWay(ctx)
		return points, b.program(), err
	case a.delivery != nil:
		f.gone(b)
		s, err := f.makeBoth(ctx, a.delivery)
		return []point{{a.program(), s[0]}, {regler, s[1]}}, b.rows(), err
	case b.delivery != nil:
		f.gone(a)
		s, err := f.makeBoth(ctx, b.delivery)
		return []point{{a.rows(), s[0]}, {regler, s[1]}}, b.program(), err
	}
	f.gone(f.a)
	f.gone(f.b)
	return nil, f.only(false), nil
}

// wholeWay makes S1 to S4.
func (f *forskelle) wholeWay(ctx context.Context) ([]point, error) {
	s, err := f.makeBoth(ctx, f.a.delivery)
	if err != nil {
		return nil, err
	}
	points := []point{{f.a.program(), s[0]}, {schemas.AarsagReglerOgLaesninger, s[1]}}
	if f.sameInput() {
		for _, t := range f.a.delivery.Tables {
			f.moves = append(f.moves, forskel.Bevaegelse{Uaendrede: t.Rows})
		}
		return append(points, point{schemas.AarsagRettedeEllerFjernede, s[1]}, point{schemas.AarsagNye, s[1]}), nil
	}
	whole, err := f.make(ctx, f.b.delivery, omitted{}, f.b.law)
	if err != nil {
		return nil, err
	}
	between, err := f.withoutNew(ctx, s[1], whole[0])
	switch {
	case err != nil:
		return nil, err
	case between == nil:
		return append(points, point{schemas.AarsagData, whole[0]}), nil
	}
	return append(points, point{schemas.AarsagRettedeEllerFjernede, between}, point{schemas.AarsagNye, whole[0]}), nil
}

// withoutNew makes S3 from B's data; nil where that cannot be, and f says why. With no new
// rows it is S4, and with nothing corrected or removed it is S2.
func (f *forskelle) withoutNew(ctx context.Context, before, whole *made) (*made, error) {
	newRows, moves, err := compareRows(ctx, f.job(f.a.delivery, f.a.law), f.job(f.b.delivery, f.b.law))
	if errors.Is(err, errOtherIDs) {
		f.mangler = append(f.mangler, "person_id har forskellig type i de to leverancer: rækkerne kan ikke holdes op mod hinanden, og ændringerne i dem står samlet under data")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	f.moves = moves[:]
	var nye, andre int64
	for _, m := range moves {
		nye, andre = nye+m.Nye, andre+m.Rettede+m.Fjernede
	}
	switch {
	case nye == 0:
		return whole, nil
	case andre == 0:
		return before, nil
	}
	between, err := f.make(ctx, f.b.delivery, newRows, f.b.law)
	var short *shortData
	if errors.As(err, &short) {
		f.mangler = append(f.mangler, "uden de nye rækker når B's data ikke over hele året: ændringerne i rækkerne står samlet under data")
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return between[0], nil
}

// makeBoth makes the figures of a delivery under A's readings and under B's, in one pass.
func (f *forskelle) makeBoth(ctx context.Context, delivery *read.Delivery) ([2]*made, error) {
	if f.a.law.Fortolkning() == f.b.law.Fortolkning() {
		s, err := f.make(ctx, delivery, omitted{}, f.a.law)
		if err != nil {
			return [2]*made{}, err
		}
		return [2]*made{s[0], s[0]}, nil
	}
	s, err := f.make(ctx, delivery, omitted{}, f.a.law, f.b.law)
	if err != nil {
		return [2]*made{}, err
	}
	return [2]*made(s), nil
}

// shortData says that data do not reach over the year.
type shortData struct{ error }

func (s *shortData) Unwrap() error { return s.error }

// make makes the figures of a delivery, but for some rows, under laws.
func (f *forskelle) make(ctx context.Context, delivery *read.Delivery, omit omitted, laws ...*lov.Lov) ([]*made, error) {
	j := f.job(delivery, laws...)
	j.omit = omit
	plan, err := j.plan()
	if err != nil {
		return nil, err
	}
	counted, err := j.countAgain(ctx, plan, nil)
	if err != nil {
		return nil, err
	}
	daekning, err := statement.Daek(counted.raekkevidde, f.config.year)
	if err != nil {
		return nil, &shortData{&failure{exitInput, err, "make the run anew with this program (make pipeline)"}}
	}
	var all []*made
	for i, law := range laws {
		o := statement.Opgoer(law, counted.tal[i], counted.raekkevidde, daekning, f.config.year)
		state, err := publish.StateOf(o, j.memory)
		if err != nil {
			return nil, err
		}
		all = append(all, &made{law, o, state})
	}
	return all, nil
}

// job is a pass over a delivery under laws.
func (f *forskelle) job(delivery *read.Delivery, laws ...*lov.Lov) *job {
	return newJob(f.config, laws, delivery, f.screen)
}

// gone takes note that the data of a run are gone.
func (f *forskelle) gone(x *side) {
	f.mangler = append(f.mangler, fmt.Sprintf("%s's data findes ikke mere: de filer, der står i run.json (SHA-256), er ikke fundet; opdelt er kun det, der kan opdeles", x.navn))
}

// only is the one thing that is another in B than in A, where there is but one; with nothing
// else another it is the program, which may be another one under the same version. small says
// that the small files matter too.
func (f *forskelle) only(small bool) schemas.Aarsag {
	a, b := &f.a.run, &f.b.run
	rules := a.ReglerSHA256 != "" && b.ReglerSHA256 != "" && a.ReglerSHA256 != b.ReglerSHA256
	var all []schemas.Aarsag
	for _, thing := range []struct {
		aarsag schemas.Aarsag
		other  bool
	}{
		{schemas.AarsagData, !f.sameInput()},
		{schemas.AarsagReglerOgLaesninger, rules || f.a.law.Fortolkning() != f.b.law.Fortolkning()},
		{schemas.AarsagSmaaFiler, small && !slices.Equal(f.a.smallInput(), f.b.smallInput())},
		{schemas.AarsagProgram, !rules && a.Version != b.Version},
	} {
		if thing.other {
			all = append(all, thing.aarsag)
		}
	}
	switch len(all) {
	case 0:
		return schemas.AarsagProgram
	case 1:
		return all[0]
	}
	return schemas.AarsagIkkeOpdelt
}
