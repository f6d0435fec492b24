package main

import (
	"context"
	"errors"
	"fmt"
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
// nothing unless it comes to the same. It takes no lock and writes no file.
func runForklar(ctx context.Context, c config, q question, s *screen) (err error) {
	defer guard(&err)
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
	delivery, err := read.Open(c.data)
	if err != nil {
		return err
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	j := newJob(c, laws, delivery, s)
	if err := j.hash(ctx); err != nil {
		return err
	}
	if err := sameInput(told.Run, delivery); err != nil {
		return err
	}
	sought, err := q.sought(delivery)
	if err != nil {
		return err
	}
	opgoerelse, err := j.recount(ctx, sought)
	if err != nil {
		return err
	}
	if err := publish.Agree(told.folder, told.Run, opgoerelse, q.kommune, j.memory); err != nil {
		return err
	}
	text, err := q.answer(laws[0], opgoerelse, sought, told.koersel(c.data))
	if err != nil {
		return err
	}
	s.explain(text)
	return nil
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

// koersel are the facts of the run that the explanation shows.
func (t told) koersel(data string) forklar.Koersel {
	k := forklar.Koersel{ID: t.RunID, Version: t.Version, Optegnelse: publish.RunFile(t.folder), Data: data}
	for _, table := range t.Input {
		for _, f := range table.Files {
			k.Filer = append(k.Filer, forklar.Fil{Sti: f.Path, SHA256: f.SHA256, Raekker: f.Rows})
		}
	}
	return k
}

// recount counts everything again and makes the figures. It begins once more, by hash,
// where the rows turn out not to be in the order that they seemed to be in.
func (j *job) recount(ctx context.Context, sought *soughtPerson) (*statement.Opgoerelse, error) {
	plan, err := j.plan()
	if err != nil {
		return nil, err
	}
	j.screen.begin("reading", j.rows())
	counted, err := j.countFor(ctx, plan, sought)
	if errors.Is(err, group.ErrUnsorted) {
		counted, err = j.countFor(ctx, group.Plan{Groups: plan.Groups}, sought)
	}
	j.screen.end()
	if changed := j.unchanged(); changed != nil {
		return nil, changed // whatever else went wrong comes of that
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	daekning, err := statement.Daek(counted.raekkevidde, j.aar)
	if err != nil {
		return nil, &failure{exitInput, err, "get the missing months, or ask for a year that the delivery covers"}
	}
	return statement.Opgoer(j.laws[0], counted.tal[0], counted.raekkevidde, daekning, j.aar), nil
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
func (q question) answer(law *lov.Lov, o *statement.Opgoerelse, sought *soughtPerson, k forklar.Koersel) (string, error) {
	if sought == nil {
		return forklar.Kommune(forklar.Sag{Lov: law, Opgoerelse: o, Kommune: q.kommune, Maaned: q.maaned, Fokusmaal: q.fokusmaal, Koersel: k}), nil
	}
	if sought.historik == nil {
		return "", sought.notFound()
	}
	return forklar.Person(forklar.Personsag{Lov: law, Historik: sought.historik, Aar: o.Aar, Maaned: q.maaned, Fokusmaal: q.fokusmaal, Koersel: k}), nil
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

// shownFiles is how many files that differ are named.
const shownFiles = 8

// sameInput is an error that names the files of a delivery that are not those of the run.
func sameInput(run publish.Run, d *read.Delivery) error {
	now := map[string]string{}
	for _, t := range d.Tables {
		for _, f := range t.Files {
			now[f.Path] = f.SHA256
		}
	}
	var differ []string
	then := map[string]bool{}
	for _, table := range run.Input {
		for _, f := range table.Files {
			then[f.Path] = true
			switch hash, there := now[f.Path]; {
			case !there:
				differ = append(differ, fmt.Sprintf("%s (%s) is not there any more", f.Path, short(f.SHA256)))
			case hash != f.SHA256:
				differ = append(differ, fmt.Sprintf("%s was %s and is %s", f.Path, short(f.SHA256), short(hash)))
			}
		}
	}
	for _, t := range d.Tables {
		for _, f := range t.Files {
			if !then[f.Path] {
				differ = append(differ, fmt.Sprintf("%s (%s) is new", f.Path, short(f.SHA256)))
			}
		}
	}
	if len(differ) == 0 {
		return nil
	}
	if more := len(differ) - shownFiles; more > 0 {
		differ = append(differ[:shownFiles], fmt.Sprintf("and %d files more", more))
	}
	return &failure{exitInput, fmt.Errorf("the inputs have changed since run %s (SHA-256): %s", run.RunID, strings.Join(differ, "; ")),
		fmt.Sprintf("run again (make pipeline YEAR=%d), or give the folder that the run read (--data, make DATA=…)", run.Aar)}
}

// short are the first digits of a hash.
func short(hash string) string { return hash[:min(16, len(hash))] }

// maanedOf reads the month that a question is about; no text is none.
func maanedOf(text string, year int) (schemas.Month, error) {
	if text == "" {
		return 0, nil
	}
	return parseMaaned(text, year)
}
