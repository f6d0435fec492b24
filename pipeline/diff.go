package main

import (
	"context"
	"fmt"
	"math/big"
	"path/filepath"
	"time"

	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
)

// diffCommand are the arguments of `fokusmaal diff`.
type diffCommand struct {
	A                     string  `arg:"" help:"The folder of a run, such as ud/2024/gaeldende."`
	B                     string  `arg:"" help:"The folder of another run of the same year, such as ud/2024/kandidat."`
	DataA                 *string `name:"data-a" placeholder:"DIR" help:"Folder with the files that A read; the --data of its run where it is not given."`
	DataB                 *string `name:"data-b" placeholder:"DIR" help:"The same of B."`
	Gemte                 *string `placeholder:"DIR" help:"Folder of kept deliveries, one in each folder of it: whichever has the files of A, or of B, by SHA-256, is taken."`
	FailIfDecisionChanges bool    `help:"End with exit code 6 if a decision is another one in B."`
	Out                   string  `default:"ud" help:"Folder of the results: the tables go to OUT/diff/YEAR/kandidat."`
	Workers               int     `default:"0" help:"Row groups and persons at work at once; 0 is one for each processor."`
	BatchRows             int     `default:"16384" hidden:"" help:"Rows in a record batch."`
	memoryFlags
}

// Run says what is different in B from A, and why.
func (d diffCommand) Run(ctx context.Context, s streams) error {
	c, err := runFlags{Data: ".", Out: d.Out, Workers: d.Workers, MaxRejects: "0%", BatchRows: d.BatchRows, memoryFlags: d.memoryFlags}.config(publish.CommandDiff, 0, s.args)
	for _, flag := range []struct {
		name  string
		value *string
	}{{"A", &d.A}, {"B", &d.B}, {"--data-a", d.DataA}, {"--data-b", d.DataB}, {"--gemte", d.Gemte}} {
		if err == nil && flag.value != nil && *flag.value == "" {
			err = fmt.Errorf("%s is empty: give a folder, or leave the flag out", flag.name)
		}
	}
	if err != nil {
		return &failure{exitUsage, err, "fokusmaal diff --help lists the flags"}
	}
	return runDiff(ctx, c, d, newScreen(s))
}

// runDiff compares two runs of a year and publishes what is different and why. The runs are
// published and never change, so the only lock is that of the diff's own folder; whatever
// goes wrong, its kandidat stays what it was.
func runDiff(ctx context.Context, c config, d diffCommand, s *screen) (err error) {
	defer guard(&err)
	c.heap = holdMemory(c.memory)
	defer c.heap.release()
	r := newRecord(c, time.Now())
	f, err := d.open(ctx, &c, s)
	defer f.close()
	if err != nil {
		return err
	}
	found, err := f.diff(ctx)
	if err != nil {
		return err
	}
	r.run.Aar = c.year
	flips := found.Flips()
	r.run.Diff = &publish.Forskelligt{A: f.a.record(), B: f.b.record(), Tal: int64(found.Figures), Aendrede: int64(found.Changed()), Afgoerelser: int64(len(flips))}
	stops := d.FailIfDecisionChanges && len(flips) > 0
	if stops {
		r.run.ExitCode = exitDecision
	}
	c.out = filepath.Join(c.out, string(publish.CommandDiff))
	path, err := f.write(ctx, c, r, found)
	if err != nil {
		return err
	}
	s.doneDiff(f, found, path)
	if stops {
		return &failure{exitDecision, fmt.Errorf("%s another one in run %s than in run %s", decisionsAre(len(flips)), f.b.run.RunID, f.a.run.RunID),
			"look at " + filepath.Join(path, "diff_afgoerelser.csv") + ": it says what makes each of them another"}
	}
	return nil
}

// decisionsAre is such as »2 decisions are«.
func decisionsAre(n int) string {
	if n == 1 {
		return "1 decision is"
	}
	return fmt.Sprintf("%d decisions are", n)
}

// write writes the tables into a folder of their own and publishes it, unless a signal came.
func (f *forskelle) write(ctx context.Context, c config, r *record, d *publish.Diff) (path string, err error) {
	held, err := publish.Hold(c.out)
	if err != nil {
		return "", err
	}
	defer held.Release() //nolint:errcheck // the kernel lets go of it at the latest with the process
	folder, err := publish.NewFolder(c.out, publish.ShelfOf(c.year), publish.RunID(r.start), nil)
	if err != nil {
		return "", err
	}
	defer folder.Discard() //nolint:errcheck // after Publish there is nothing to discard
	if _, err := d.Write(folder, read.NewPool()); err != nil {
		return "", err
	}
	r.run.Warnings = f.mangler
	r.run.Time.Seconds = time.Since(r.start).Seconds()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	return folder.Publish(r.run)
}

// open reads both runs, holds their files against their records, and looks for what they
// read. What it returns has to be closed, also after an error.
func (d diffCommand) open(ctx context.Context, c *config, s *screen) (*forskelle, error) {
	f := &forskelle{a: &side{navn: "A"}, b: &side{navn: "B"}, screen: s}
	for _, x := range []struct {
		*side
		folder string
	}{{f.a, d.A}, {f.b, d.B}} {
		if err := x.read(ctx, x.folder); err != nil {
			return f, err
		}
	}
	if f.a.run.Aar != f.b.run.Aar {
		return f, &failure{exitInput, fmt.Errorf("%s is a run of %d, and %s one of %d", f.a.folder, f.a.run.Aar, f.b.folder, f.b.run.Aar), "give two runs of the same year"}
	}
	c.year, c.last, c.maxRejects = f.a.run.Aar, f.a.run.Aar, new(big.Rat)
	f.config = *c
	kept, err := keptIn(d.Gemte)
	if err != nil {
		return f, err
	}
	for _, x := range []struct {
		*side
		data *string
	}{{f.a, d.DataA}, {f.b, d.DataB}} {
		if err := x.find(ctx, x.data, kept, c.workers); err != nil {
			return f, err
		}
	}
	f.shareInput()
	return f, nil
}
