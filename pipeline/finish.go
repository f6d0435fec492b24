package main

import (
	"context"
	"fmt"
	"math/big"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// record becomes run.json.
type record struct {
	start time.Time
	run   publish.Run
}

func newRecord(c config, start time.Time) *record {
	var second publish.SecondCalculation
	if c.command == publish.CommandPipeline {
		second = publish.SecondOf(len(c.fortolkning.Koder()), c.udenKontrol)
	}
	return &record{start: start, run: publish.Run{SecondCalculation: second,
		Version: version, ReglerSHA256: lov.ReglerSHA256(), Command: c.command, Arguments: c.arguments, Fortolkning: c.fortolkning.Koder(),
		Status: publish.StatusComplete, ExitCode: exitDone,
		Time: publish.Time{Started: start.UTC().Format(time.RFC3339)},
	}}
}

// hash computes the SHA-256 of every file, finds two files of a table that are the same,
// and holds all of them against the manifest, if there is one.
func (j *job) hash(ctx context.Context) (err error) {
	j.clock.enter(stageHash)
	defer j.clock.stop()
	if err := hashFiles(ctx, j.delivery, j.workers); err != nil {
		return err
	}
	j.manifest, err = j.delivery.Verify()
	return err
}

// hashFiles computes the SHA-256 of every file, and finds two files of a table that are the
// same.
func hashFiles(ctx context.Context, delivery *read.Delivery, workers int) error {
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(workers)
	for _, t := range delivery.Tables {
		for _, f := range t.Files {
			g.Go(func() (err error) {
				defer guard(&err)
				return f.Hash(ctx)
			})
		}
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return delivery.Identical()
}

// unchanged is an error if a file was changed while it was read.
func (j *job) unchanged() error { return filesUnchanged(j.delivery) }

func filesUnchanged(delivery *read.Delivery) error {
	for _, t := range delivery.Tables {
		for _, f := range t.Files {
			if err := f.Unchanged(); err != nil {
				return err
			}
		}
	}
	return nil
}

// allowed is an error if more rows of any one table were rejected than may be.
func (c *counts) allowed(j *job) error {
	for id, r := range c.rejects {
		if r.Rows() <= int64(j.allowedRejects(schemas.TableID(id))) {
			continue
		}
		var codes []string
		for _, count := range r.Counts() {
			codes = append(codes, fmt.Sprintf("%s %d", count.Code, count.Rows))
		}
		t := j.delivery.Tables[id]
		return &failure{exitInput,
			fmt.Errorf("table %s: %d of %d rows break a rule, more than the limit of %s: %s", t.ID, r.Rows(), t.Rows, percent(j.maxRejects), strings.Join(codes, ", ")),
			"have the delivery corrected, or allow more (--max-rejects, make MAX_REJECTS=…) if the rows may be left out"}
	}
	return nil
}

// percent writes a share as it was given, such as 0.1%.
func percent(share *big.Rat) string {
	text := new(big.Rat).Mul(share, big.NewRat(100, 1)).FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".") + "%"
}

// publishYears writes the tables of every year, what is about all of them, and run.json, and
// makes the runs the candidates.
func (p *pass) publishYears(ctx context.Context, c config, years []decided, tilsyn *statement.Aarraekke, in *tilsynInput) error {
	known := &kendte{ctx: ctx, out: c.out}
	for y := range years {
		r := p.results[y]
		if err := p.writeYear(r.folder, &years[y]); err != nil {
			return err
		}
		if err := p.offentliggoer(c, r, &years[y], known); err != nil {
			return err
		}
		r.rows = years[y].rows()
		if r.small, r.warnings = in.files, in.warnings(); y > 0 && tilsyn != nil {
			r.small, r.warnings = in.after(p.results[y-1].folder), nil
		}
	}
	if tilsyn != nil && len(years) > 1 {
		r := &result{aar: c.year, aarTil: c.last, small: in.files, warnings: in.warnings()}
		if err := p.newResult(c, publish.ShelfOfYears(c.year, c.last), r); err != nil {
			return err
		}
		if err := publish.TilsynAarene(r.folder, tilsyn, p.job.memory); err != nil {
			return err
		}
		r.rows = len(years) * schemas.Kommuner
	}
	return p.publish(ctx)
}

// writeYear writes the tables of a year, several at the same time.
func (p *pass) writeYear(f *publish.Folder, d *decided) error {
	tables := publish.Figures(f, d.opgoerelse, p.job.memory)
	tables = append(tables, d.tables(f, p.job.memory)...)
	tables = append(tables, func() error { return publish.Kontrolfund(f, p.fund, p.job.memory) })
	for id, rejects := range p.rejects {
		table := schemas.Afviste(schemas.TableID(id))
		tables = append(tables, func() error { return publish.ParquetTable(f, table, p.job.delivery.IDs, rejects.RecordBatch()) })
	}
	return p.job.samtidig(tables...)
}

// publish writes run.json beside the tables and makes the runs the candidates. Nothing is
// published after a signal.
func (p *pass) publish(ctx context.Context) error {
	p.job.clock.stop()
	rows := 0
	for _, r := range p.results {
		rows += r.rows
	}
	p.job.fill(&p.record.run, int64(rows), &p.counts)
	p.record.run.Time.Seconds = time.Since(p.record.start).Seconds()
	if err := ctx.Err(); err != nil {
		return err
	}
	var all []publish.Publication
	for _, r := range p.results {
		r.warnings = append(r.warnings, r.daekning.Advarsler...)
		r.warnings = append(r.warnings, p.controlled...)
		own := p.record.run
		own.Stages = p.job.stagesOf(int64(r.rows), &p.counts)
		own.Aar, own.AarTil, own.SmallInput, own.Warnings = r.aar, r.aarTil, r.small, r.warnings
		own.Disclosure = r.disclosure
		if r.aarTil != 0 {
			own.SecondCalculation = "" // it is made of each year
		}
		all = append(all, publish.Publication{Folder: r.folder, Run: own})
	}
	defer unbroken()()
	return publish.Publish(all...)
}

// fill tells the run what was read and what became of it: result is the number of rows of
// the result's tables.
func (j *job) fill(run *publish.Run, result int64, c *counts) {
	for id, t := range j.delivery.Tables {
		table := publish.InputTable{Table: t.ID.String()}
		for _, f := range t.Files {
			table.Files = append(table.Files, publish.InputFile{Path: f.Path, Bytes: f.Bytes, Rows: f.Rows, SHA256: f.SHA256})
		}
		run.Input = append(run.Input, table)
		for _, count := range c.rejects[id].Counts() {
			run.Rejects = append(run.Rejects, publish.Reject{Table: t.ID.String(), Code: count.Code, Rows: count.Rows})
		}
	}
	run.PersonKey = j.usedKey()
	run.Leverance = publish.Leverance{Verificeret: j.manifest != "", SHA256: j.manifest}
	run.Duplicates = publish.Duplicates(c.duplicates)
	run.Stages = j.stagesOf(result, c)
	for s := range stages {
		run.Time.Stages = append(run.Time.Stages, publish.StageTimes{Name: s.String(), Seconds: j.clock.spent[s].Seconds()})
	}
}

// stagesOf says what each stage let through.
func (j *job) stagesOf(result int64, c *counts) (rows []publish.StageRows) {
	through := j.through(result, c)
	for s := range stages {
		rows = append(rows, publish.StageRows{Name: s.String(), Rows: through[s]})
	}
	return rows
}

// through is how many rows, and for lov how many persons, each stage let through.
func (j *job) through(result int64, c *counts) [stages]int64 {
	rows := j.rows()
	kept := rows - c.rejected()
	return [stages]int64{
		stageHash: rows, stageRead: rows, stageCheck: kept,
		stageGroup: kept - c.duplicates.Ydelse - c.duplicates.Samtaler, stageLov: c.persons,
		stageStatement: result, stagePublish: result,
	}
}

// rejected is the number of rejected rows of all tables.
func (c *counts) rejected() int64 {
	var rows int64
	for _, r := range c.rejects {
		rows += r.Rows()
	}
	return rows
}
