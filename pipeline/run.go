package main

import (
	"context"
	"fmt"
	"time"

	"fokusmaal/stages/kontroller"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/statement"
)

// run computes the figures of each year and decides on them, from the files to the published
// folders. The small files are read first: on a bad one nothing is computed.
func run(ctx context.Context, c config, s *screen) error {
	in, err := readTilsyn(c)
	if err != nil {
		return err
	}
	return overDelivery(ctx, c, s, func(p *pass) error {
		var opgoerelser []*statement.Opgoerelse
		for _, r := range p.results {
			opgoerelser = append(opgoerelser, r.opgoerelse)
		}
		years, tilsyn, err := decide(p.job.laws[0], opgoerelser, &in)
		if err != nil {
			return in.named(err)
		}
		p.job.clock.enter(stagePublish)
		if err := p.publishYears(ctx, c, years, tilsyn, &in); err != nil {
			return err
		}
		s.done(c, p, years, tilsyn)
		return nil
	})
}

// pass is one way over a delivery that is good enough to make a result of: what was
// counted, and the folders that wait for the results.
type pass struct {
	job *job
	counts
	// results are those of the years, in order, and at the end what is about all of them.
	results []*result
	record  *record
	fund    []kontroller.Fund // what the controls found
	udsnit  kontroller.Udsnit // whether it is no whole country
	// controlled are the warnings about the controls, of every result.
	controlled []string
}

// result is a folder that is made in a pass, with what its run.json says of it alone.
type result struct {
	folder *publish.Folder
	// aar is the year, or the first of several up to aarTil.
	aar, aarTil int
	daekning    statement.Daekning
	opgoerelse  *statement.Opgoerelse // nil in foelsomhed, which makes one under each reading
	rows        int                   // of its tables
	small       []publish.SmallInput
	warnings    []string
	// disclosure is nil where the run has nothing for the public.
	disclosure *publish.Disclosure
}

// discard removes what is not published.
func (p *pass) discard() {
	for _, r := range p.results {
		_ = r.folder.Discard() // the next run sweeps what is left
	}
}

// overDelivery goes the way of every command that makes a result, from the files to the
// counts, and lets finish make and publish it. Whatever goes wrong, kandidat stays what
// it was.
func overDelivery(ctx context.Context, c config, s *screen, finish func(*pass) error) error {
	c.heap = holdMemory(c.memory)
	defer c.heap.release()
	p := &pass{record: newRecord(c, time.Now())}
	for _, aar := range c.years() {
		if err := lov.Gyldig(aar); err != nil {
			return &failure{exitInput, err, fmt.Sprintf("ask for a year from %d to %d", lov.GyldigFra.Year(), lov.GyldigTil.Year())}
		}
	}
	laws, err := c.laws()
	if err != nil {
		return &failure{exitInput, err, "this is a fault of the program: report it"}
	}
	held, err := publish.Hold(c.out)
	if err != nil {
		return err
	}
	defer held.Release() //nolint:errcheck // the kernel lets go of it at the latest with the process

	delivery, err := c.open()
	if err != nil {
		return err
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	p.job = newJob(c, laws, delivery, s)
	if err := p.job.hash(ctx); err != nil {
		return err
	}
	defer p.discard()
	if err := p.count(ctx, c); err != nil {
		return err
	}
	if err := p.allowed(p.job); err != nil {
		return err
	}
	p.job.clock.enter(stageStatement)
	// At the same time: they are most of a small run between counting and writing.
	if err := p.job.samtidig(func() error { return p.control(c) }, func() error { return p.opgoer(c) }); err != nil {
		return err
	}
	if err := finish(p); err != nil {
		return err
	}
	p.clearFindings(c)
	return nil
}

// opgoer finds what the data cover of each year, and makes the figures of a pipeline.
func (p *pass) opgoer(c config) (err error) {
	for _, r := range p.results {
		if r.daekning, err = statement.Daek(p.raekkevidde, r.aar); err != nil {
			return &failure{exitInput, err, "get the missing months, or ask for a year that the delivery covers"}
		}
		if c.command == publish.CommandPipeline {
			r.opgoerelse = statement.Opgoer(p.job.laws[0], p.tal[0], p.raekkevidde, r.daekning, r.aar)
		}
	}
	return nil
}
