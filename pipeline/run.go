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

// run computes the figures of a year, from the files to the published folder. Whatever
// goes wrong, kandidat stays what it was.
func run(ctx context.Context, c config, s *screen) error {
	record := newRecord(c, time.Now())
	if err := lov.Gyldig(c.year); err != nil {
		return &failure{exitInput, err, fmt.Sprintf("ask for a year from %d to %d", lov.GyldigFra.Year(), lov.GyldigTil.Year())}
	}
	law, err := lov.Ny(c.fortolkning)
	if err != nil {
		return &failure{exitInput, err, "this is a fault of the program: report it"}
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
	if err := counted.allowed(job); err != nil {
		return err
	}
	daekning, err := statement.Daek(counted.raekkevidde, c.year)
	if err != nil {
		return &failure{exitInput, err, "get the missing months, or ask for a year that the delivery covers"}
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
