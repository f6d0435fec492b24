package main

import (
	"context"
	"errors"
	"time"

	"fokusmaal/stages/check"
	"fokusmaal/stages/group"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// run computes the figures of a year, from the files to the published folder. Whatever
// goes wrong, kandidat stays what it was.
func run(ctx context.Context, c config, s *screen) error {
	record := newRecord(c, time.Now())
	if err := lov.Gyldig(c.year); err != nil {
		return err
	}
	law, err := lov.Ny(c.fortolkning)
	if err != nil {
		return err
	}
	held, err := publish.Lock(c.out)
	if err != nil {
		return err
	}
	defer held.Release() //nolint:errcheck // the kernel lets go of it at the latest with the process
	if err := publish.Sweep(c.out, c.year); err != nil {
		return err
	}

	delivery, err := read.Open(c.data)
	if err != nil {
		return err
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	job := newJob(c, law, delivery, s)
	if err := job.hash(ctx); err != nil {
		return err
	}
	folder, counted, err := countInto(ctx, c, job, record)
	if folder != nil {
		defer folder.Discard() //nolint:errcheck // after Publish there is nothing to discard
	}
	if err != nil {
		return err
	}
	if err := counted.allowed(job, c.maxRejects); err != nil {
		return err
	}
	daekning, err := statement.Daek(counted.raekkevidde, c.year)
	if err != nil {
		return err
	}
	job.clock.enter(stageStatement)
	opgoerelse := statement.Opgoer(law, counted.tal, counted.raekkevidde, daekning, c.year)
	job.clock.enter(stagePublish)
	path, err := job.publish(folder, opgoerelse, &counted, record)
	if err != nil {
		return err
	}
	s.done(c, path, opgoerelse, &counted, record)
	return nil
}

// newJob returns the part of the run that is done by workers.
func newJob(c config, law *lov.Lov, delivery *read.Delivery, s *screen) *job {
	fra, til := statement.Periode(c.year)
	return &job{
		delivery: delivery, law: law, fra: fra, til: til, aar: c.year, workers: c.workers,
		batchRows: c.batchRows, memory: read.NewPool(), shared: check.NewRun(), screen: s,
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
	folder, err := publish.NewFolder(c.out, c.year, publish.RunID(record.start))
	if err != nil {
		return nil, counts{}, err
	}
	personer, err := newPersonTable(ctx, j, folder)
	if err != nil {
		return folder, counts{}, err
	}
	j.screen.begin(j.rows())
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
