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
	fra, _ := statement.Periode(c.year)
	_, til := statement.Periode(c.last)
	if c.command == publish.CommandFoelsomhed {
		fra = schemas.MonthOf(c.year, 1) // it has no running means
	}
	return &job{
		delivery: delivery, laws: laws, fra: fra, til: til, years: c.years(), workers: c.workers,
		heap: c.heap, memoryBound: c.memory, memoryAsked: c.memoryAsked, room: c.room, scratch: publish.NewScratch(c.out, publish.ShelfOf(c.year), scratchID),
		batchRows: c.batchRows, maxRejects: c.maxRejects, memory: read.NewPool(), shared: check.NewRun(), screen: s,
	}
}

// count makes the folders of the years and counts, by the way that the row groups suggest.
// Where the rows turn out not to be in the order that they seemed to be in, it begins once
// more, by hash, with empty folders.
func (p *pass) count(ctx context.Context, c config) error {
	plan, err := p.job.plan()
	if err != nil {
		return err
	}
	err = p.countOnce(ctx, c, plan)
	if !errors.Is(err, group.ErrUnsorted) {
		return err
	}
	for _, r := range p.results {
		if err := r.folder.Discard(); err != nil {
			return err
		}
	}
	p.results = nil
	return p.countOnce(ctx, c, group.Plan{Groups: plan.Groups})
}

func (p *pass) countOnce(ctx context.Context, c config, plan group.Plan) error {
	for _, aar := range c.years() {
		if err := p.newResult(c, publish.ShelfOf(aar), &result{aar: aar}); err != nil {
			return err
		}
	}
	var personer *personTable
	if c.command == publish.CommandPipeline {
		var err error
		if personer, err = newPersonTable(ctx, p.job, p.results); err != nil {
			return err
		}
	}
	p.job.screen.begin("reading", p.job.rows())
	counted, err := p.job.count(ctx, plan, personer)
	p.job.screen.end()
	p.counts = counted
	written := personer.close()
	if err == nil || errors.Is(err, errNotWritten) {
		err = written
	}
	if changed := p.job.unchanged(); changed != nil {
		return changed // whatever else went wrong comes of that
	}
	if err == nil {
		err = ctx.Err() // a signal that came when all was read: nothing is published after it
	}
	return err
}

// newResult makes the folder of a result.
func (p *pass) newResult(c config, shelf publish.Shelf, r *result) (err error) {
	r.folder, err = publish.NewFolder(c.out, shelf, publish.RunID(p.record.start), c.fortolkning.Koder())
	if err == nil {
		p.results = append(p.results, r)
	}
	return err
}
