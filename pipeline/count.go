package main

import (
	"context"
	"errors"

	"fokusmaal/schemas"
	"fokusmaal/stages/check"
	"fokusmaal/stages/group"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// newJob returns the part of the run that is done by workers.
func newJob(c config, laws []*lov.Lov, delivery *read.Delivery, s *screen) *job {
	fra, til := statement.Periode(c.year)
	if c.command == publish.CommandFoelsomhed {
		fra = schemas.MonthOf(c.year, 1) // it has no running means
	}
	return &job{
		delivery: delivery, laws: laws, fra: fra, til: til, aar: c.year, workers: c.workers,
		batchRows: c.batchRows, maxRejects: c.maxRejects, memory: read.NewPool(), shared: check.NewRun(), screen: s,
	}
}

// countInto makes the run's folder and counts, by the way that the row groups suggest.
// Where the rows turn out not to be in the order that they seemed to be in, it begins
// once more, by hash, with an empty folder.
func countInto(ctx context.Context, c config, j *job, record *record) (*publish.Folder, counts, error) {
	plan, err := j.plan()
	if err != nil {
		return nil, counts{}, err
	}
	for {
		folder, counted, err := countOnce(ctx, c, j, plan, record)
		if !errors.Is(err, group.ErrUnsorted) {
			return folder, counted, err
		}
		if err := folder.Discard(); err != nil {
			return nil, counts{}, err
		}
		plan = group.Plan{Groups: plan.Groups}
	}
}

func countOnce(ctx context.Context, c config, j *job, plan group.Plan, record *record) (*publish.Folder, counts, error) {
	folder, err := publish.NewFolder(c.out, publish.ShelfOf(c.year), publish.RunID(record.start), c.fortolkning.Koder())
	if err != nil {
		return nil, counts{}, err
	}
	var personer *personTable
	if c.command == publish.CommandPipeline {
		if personer, err = newPersonTable(ctx, j, folder); err != nil {
			return folder, counts{}, err
		}
	}
	j.screen.begin("reading", j.rows())
	counted, err := j.count(ctx, plan, personer)
	j.screen.end()
	written := personer.close()
	if err == nil || errors.Is(err, errNotWritten) {
		err = written
	}
	if changed := j.unchanged(); changed != nil {
		return folder, counted, changed // whatever else went wrong comes of that
	}
	if err == nil {
		err = ctx.Err() // a signal that came when all was read: nothing is published after it
	}
	return folder, counted, err
}
