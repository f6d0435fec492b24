package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// The grid tilsyn_aar is what several years that were made together have besides their own
// folders: OUT/2020-2025/kandidat. It has no record of its own, since nothing puts it in force.

// runGrid holds the grid of the years against the tilsyn that the second calculation made of
// each of them.
func runGrid(ctx context.Context, o options, years []*result) (*result, error) {
	rec, whyNone, err := gridOf(o.grid, years)
	if err != nil {
		return nil, err
	}
	first, last := years[0].run, years[len(years)-1].run
	if rec == nil {
		r := &result{run: &runRecord{Aar: first.Aar, AarTil: last.Aar}}
		r.leave("tilsyn_aar", whyNone)
		return r, nil
	}
	db, err := openBase(ctx, o)
	if err != nil {
		return nil, err
	}
	defer db.close()
	r := &result{run: rec}
	if _, err := r.compare(db, grid(years)); err != nil {
		return nil, err
	}
	return r, r.leaveTheRest()
}

// grid is the table tilsyn_aar that the years should have.
func grid(years []*result) *table {
	t := newTable("tilsyn_aar", 2, "kommune", "aar", "kommunenavn", "status", "paragraf")
	for _, year := range years {
		for _, row := range year.tilsyn.rows {
			cells := make([]any, len(t.columns))
			for i, column := range t.columns {
				cells[i] = row[slices.Index(year.tilsyn.columns, column)]
			}
			t.add(cells...)
		}
	}
	return t
}

// gridOf finds the grid of the years; where there is none to compare it says why. One of other
// runs than these is refused: what it says of the years proves nothing.
func gridOf(folder string, years []*result) (rec *runRecord, whyNone string, err error) {
	const together = "make the years again together (--years)"
	first, last := years[0].run, years[len(years)-1].run
	if slices.ContainsFunc(years, func(r *result) bool { return r.tilsyn == nil }) {
		return nil, "not every one of the years has a tilsyn, so no grid is of them", nil
	}
	if _, err := os.Lstat(folder); errors.Is(err, fs.ErrNotExist) {
		if first.madeWith(last) && first.wasAskedFor(years) {
			return nil, "", wrong(together, "opening %s: expected the grid that the run of the years made, found none", folder)
		}
		return nil, "the years were not made together, so there is no grid of them", nil
	}
	if rec, err = openRun(folder); err != nil {
		return nil, "", err
	}
	if rec.Command != "pipeline" || len(rec.Fortolkning) > 0 || rec.Aar != first.Aar || rec.AarTil != last.Aar {
		return nil, "", wrong(together, "run.json in %s: expected a run of these years under the standard readings, found another", folder)
	}
	for _, year := range years {
		if !rec.madeWith(year.run) {
			return nil, "", wrong(together, "run.json in %s: expected the grid of the runs that were compared, found one of another run of %d", folder, year.run.Aar)
		}
	}
	return rec, "", nil
}

// madeWith says whether one command made both runs. Their ids may differ, as each is free in
// its own folder.
func (r *runRecord) madeWith(other *runRecord) bool {
	return r.Time.Started == other.Time.Started && slices.Equal(r.Arguments, other.Arguments)
}

// wasAskedFor says whether a run was to make these years together, no more and no fewer.
func (r *runRecord) wasAskedFor(years []*result) bool {
	asked := (&runRecord{Aar: years[0].run.Aar, AarTil: years[len(years)-1].run.Aar}).years()
	return slices.ContainsFunc(r.Arguments, func(a string) bool { return strings.TrimPrefix(a, "--years=") == asked })
}
