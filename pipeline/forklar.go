package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/forklar"
	"fokusmaal/stages/group"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// commandForklar makes no result: it is the name of the command alone.
const commandForklar publish.Command = "forklar"

// runForklar explains figures of the latest run of a year, or one person's months. It
// counts everything again, from the same files and under the same readings, and explains
// nothing unless it comes to the same. It takes no lock and writes no file but a temporary
// one, without a name, where rows in no order are more than the memory holds.
func runForklar(ctx context.Context, c config, q question, s *screen) (err error) {
	defer guard(&err)
	c.heap = holdMemory(c.memory)
	defer c.heap.release()
	told, err := publishedRun(c)
	if err != nil {
		return err
	}
	if c.fortolkning, err = lov.ParseFortolkning(strings.Join(told.Fortolkning, ",")); err != nil {
		return &failure{exitInput, fmt.Errorf("run %s: %w", told.RunID, err), "it was made by another version of the program: run make pipeline again"}
	}
	laws, err := c.laws()
	if err != nil {
		return &failure{exitInput, err, "this is a fault of the program: report it"}
	}
	key, err := c.keyOf(told.Run)
	if err != nil {
		return err
	}
	delivery, err := read.OpenKeyed(c.data, key)
	if err != nil {
		return changedOr(ctx, told.Run, c.data, err)
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	j := newJob(c, laws, delivery, s)
	plan, err := j.planSame(ctx, told.Run, c.data)
	if err != nil {
		return err
	}
	if err := publish.Unaltered(ctx, told.folder, told.Run, q.person != nil); err != nil {
		return err
	}
	sought, err := q.sought(delivery)
	if err != nil {
		return err
	}
	again, err := j.recount(ctx, plan, sought)
	if err != nil {
		return err
	}
	text, err := told.explain(q, j, again, sought, c.data)
	if err == nil {
		err = ctx.Err() // a signal that came when all was counted
	}
	if err != nil {
		return err
	}
	s.explain(text)
	return nil
}

// planSame hashes the delivery and plans the way over it, if it is the one that the run
// read.
func (j *job) planSame(ctx context.Context, run publish.Run, data string) (group.Plan, error) {
	if err := j.hash(ctx); err != nil {
		return group.Plan{}, changedOr(ctx, run, data, err)
	}
	if err := sameInput(run, j.delivery); err != nil {
		return group.Plan{}, err
	}
	plan, err := j.plan()
	if err != nil {
		return plan, changedOr(ctx, run, data, err)
	}
	return plan, nil
}

// told is a published run, as its folder tells it.
type told struct {
	publish.Run
	folder string
}

// publishedRun reads the latest run of the year.
func publishedRun(c config) (told, error) {
	folder, err := publish.Candidate(c.out, c.year)
	if err != nil {
		return told{}, err
	}
	run, err := publish.ReadRun(folder)
	if err == nil && (run.Command != publish.CommandPipeline || run.Aar != c.year) {
		err = &failure{exitInput, fmt.Errorf("%s is the record of %s of %d, expected that of pipeline of %d", publish.RunFile(folder), run.Command, run.Aar, c.year),
			"give the folder of the results of make pipeline (--out, make OUT=…)"}
	}
	return told{run, folder}, err
}

// explain holds what is counted again against the run, and explains what is asked for.
func (t told) explain(q question, j *job, again recounted, sought *soughtPerson, data string) (string, error) {
	if err := t.agree(again.record); err != nil {
		return "", err
	}
	if err := publish.Agree(t.folder, t.Run, again.opgoerelse, q.kommune, j.memory); err != nil {
		return "", err
	}
	return q.answer(j.laws[0], again, sought, t.koersel(data, again.record))
}

// agree compares what run.json says of the rows that were left out with what is left out
// now.
func (t told) agree(again publish.Run) error {
	if slices.Equal(t.Rejects, again.Rejects) && t.Duplicates == again.Duplicates {
		return nil
	}
	return &failure{exitInput, fmt.Errorf("%s counts other rejected rows or duplicates than are counted from the same files", publish.RunFile(t.folder)),
		"the result was changed, or made by another version of the program: run make pipeline again"}
}

// koersel are the facts of the run that the explanation shows. The files are those that
// were counted again: the ones of the run, by their hashes.
func (t told) koersel(data string, again publish.Run) forklar.Koersel {
	k := forklar.Koersel{ID: t.RunID, Version: t.Version, Optegnelse: publish.RunFile(t.folder), Data: data, Verificeret: again.Leverance.Verificeret,
		Dubletter: again.Duplicates.Ydelse + again.Duplicates.Samtaler}
	for _, table := range again.Input {
		for _, f := range table.Files {
			k.Filer = append(k.Filer, forklar.Fil{Sti: f.Path, SHA256: f.SHA256, Raekker: f.Rows})
		}
		left := forklar.Afvist{Tabel: table.Table}
		for _, r := range again.Rejects {
			if r.Table == table.Table {
				left.Raekker += r.Rows
			}
		}
		k.Afviste = append(k.Afviste, left)
	}
	return k
}

// recounted is what a delivery comes to when it is counted again.
type recounted struct {
	opgoerelse *statement.Opgoerelse
	daekning   statement.Daekning
	// record has the input, rejects and duplicates of run.json alone.
	record publish.Run
}

// recount counts everything again and makes the figures.
func (j *job) recount(ctx context.Context, plan group.Plan, sought *soughtPerson) (recounted, error) {
	counted, err := j.countAgain(ctx, plan, sought)
	if err != nil {
		return recounted{}, err
	}
	var again recounted
	if again.daekning, err = statement.Daek(counted.raekkevidde, j.years[0]); err != nil {
		return again, &failure{exitInput, err, "get the missing months, or ask for a year that the delivery covers"}
	}
	again.opgoerelse = statement.Opgoer(j.laws[0], counted.tal[0], counted.raekkevidde, again.daekning, j.years[0])
	j.fill(&again.record, 0, &counted)
	return again, nil
}

// countAgain counts everything. It begins once more, by hash, where the rows turn out not to
// be in the order that they seemed to be in.
func (j *job) countAgain(ctx context.Context, plan group.Plan, sought *soughtPerson) (counts, error) {
	j.screen.begin("reading", j.rows())
	counted, err := j.countFor(ctx, plan, sought)
	if errors.Is(err, group.ErrUnsorted) {
		counted, err = j.countFor(ctx, group.Plan{Groups: plan.Groups}, sought)
	}
	j.screen.end()
	if changed := j.unchanged(); changed != nil {
		return counted, changed // whatever else went wrong comes of that
	}
	if err == nil {
		err = ctx.Err()
	}
	return counted, err
}

// countFor counts and meanwhile looks for a person, if one is sought.
func (j *job) countFor(ctx context.Context, plan group.Plan, sought *soughtPerson) (counts, error) {
	if sought != nil {
		sought.historik = nil
		j.onPerson = sought.look
	}
	return j.count(ctx, plan, nil)
}

// answer explains what is asked for.
func (q question) answer(law *lov.Lov, again recounted, sought *soughtPerson, k forklar.Koersel) (string, error) {
	if sought == nil {
		return forklar.Kommune(forklar.Sag{Lov: law, Opgoerelse: again.opgoerelse, Kommune: q.kommune, Maaned: q.maaned, Fokusmaal: q.fokusmaal, Koersel: k}), nil
	}
	if sought.historik == nil {
		return "", sought.notFound()
	}
	return forklar.Person(forklar.Personsag{Lov: law, Historik: sought.historik, Aar: again.opgoerelse.Aar, Daekning: again.daekning,
		Maaned: q.maaned, Fokusmaal: q.fokusmaal, Koersel: k}), nil
}

// explain shows an explanation. Its headings begin in the first column.
func (s *screen) explain(text string) {
	for line := range strings.Lines(text) {
		if body := strings.TrimSuffix(line, "\n"); body != "" && body[0] != ' ' {
			line = s.bold(body) + "\n"
		}
		fmt.Fprint(s.out, line)
	}
}

// maanedOf reads the month that a question is about; no text is none.
func maanedOf(text string, year int) (schemas.Month, error) {
	if text == "" {
		return 0, nil
	}
	return parseMaaned(text, year)
}
