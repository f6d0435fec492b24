package main

import (
	"context"
	"fmt"
	"time"

	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// run computes the figures of a year and decides on them, from the files to the published
// folder. The small files are read first: on a bad one nothing is computed.
func run(ctx context.Context, c config, s *screen) error {
	in, err := readTilsyn(c.tilsyn)
	if err != nil {
		return err
	}
	return overDelivery(ctx, c, s, func(p *pass) error {
		p.record.run.SmallInput, p.record.run.Warnings = in.files, in.warnings()
		p.job.clock.enter(stageStatement)
		opgoerelse := statement.Opgoer(p.job.laws[0], p.tal[0], p.raekkevidde, p.daekning, c.year)
		afgjort, err := decide(p.job.laws[0], opgoerelse, &in)
		if err != nil {
			return err
		}
		p.job.clock.enter(stagePublish)
		path, err := p.publishFigures(ctx, opgoerelse, &afgjort)
		if err != nil {
			return err
		}
		s.done(c, path, opgoerelse, afgjort.tilsyn, p)
		return nil
	})
}

// pass is one way over a delivery that is good enough to make a result of: what was
// counted, how far the data reach, and the folder that waits for the result.
type pass struct {
	job *job
	counts
	daekning statement.Daekning
	folder   *publish.Folder
	record   *record
}

// overDelivery goes the way of every command that makes a result, from the files to the
// counts, and lets finish make and publish it. Whatever goes wrong, kandidat stays what
// it was.
func overDelivery(ctx context.Context, c config, s *screen, finish func(*pass) error) error {
	p := &pass{record: newRecord(c, time.Now())}
	if err := lov.Gyldig(c.year); err != nil {
		return &failure{exitInput, err, fmt.Sprintf("ask for a year from %d to %d", lov.GyldigFra.Year(), lov.GyldigTil.Year())}
	}
	laws, err := c.laws()
	if err != nil {
		return &failure{exitInput, err, "this is a fault of the program: report it"}
	}
	held, err := publish.Lock(c.out)
	if err != nil {
		return err
	}
	defer held.Release() //nolint:errcheck // the kernel lets go of it at the latest with the process
	if err := publish.Sweep(c.out, publish.ShelfOf(c.year)); err != nil {
		return err
	}

	delivery, err := read.Open(c.data)
	if err != nil {
		return err
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	p.job = newJob(c, laws, delivery, s)
	if err := p.job.hash(ctx); err != nil {
		return err
	}
	p.folder, p.counts, err = countInto(ctx, c, p.job, p.record)
	if p.folder != nil {
		defer p.folder.Discard() //nolint:errcheck // after Publish there is nothing to discard
	}
	if err != nil {
		return err
	}
	if err := p.allowed(p.job); err != nil {
		return err
	}
	p.daekning, err = statement.Daek(p.raekkevidde, c.year)
	if err != nil {
		return &failure{exitInput, err, "get the missing months, or ask for a year that the delivery covers"}
	}
	return finish(p)
}
