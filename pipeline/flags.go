package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"syscall"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/syntetisk"
)

// pipelineCommand are the flags of `fokusmaal pipeline`.
type pipelineCommand struct {
	Year        int    `required:"" help:"The measured year, 2020 to 2025."`
	Data        string `default:"data/syntetisk" help:"Folder with ydelse, samtaler, tilbud and loentimer, each NAME.parquet or NAME/."`
	Out         string `default:"ud" help:"Folder for the results: OUT/YEAR/kandidat is the latest."`
	Workers     int    `default:"0" help:"Row groups and persons at work at once; 0 is one for each processor."`
	MaxRejects  string `default:"0.1%" help:"The share of a table's rows that may be rejected."`
	Fortolkning string `placeholder:"R04,R12" help:"Readings to take in their alternative: stages/lov/SPEC.md, section 9."`
	BatchRows   int    `default:"16384" hidden:"" help:"Rows in a record batch."`
	Profile     string `hidden:"" help:"File to write a CPU profile to."`
}

// config is a pipelineCommand that makes sense.
type config struct {
	arguments   []string
	year        int
	data, out   string
	workers     int
	batchRows   int
	maxRejects  *big.Rat // a share, 0 to 1
	fortolkning lov.Fortolkning
}

// Run computes the figures.
func (p pipelineCommand) Run(ctx context.Context, s streams) error {
	c, err := p.config(s.args)
	if err != nil {
		return &failure{exitUsage, err, "fokusmaal pipeline --help lists the flags"}
	}
	stop, err := profile(p.Profile)
	if err != nil {
		return &failure{exitCannotWrite, err, "choose another file for --profile"}
	}
	defer stop()
	return run(ctx, c, newScreen(s))
}

// profile writes a CPU profile to a file until stop is called; no file, no profile.
func profile(path string) (stop func(), err error) {
	if path == "" {
		return func() {}, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, err
	}
	return func() { pprof.StopCPUProfile(); _ = f.Close() }, nil
}

func (p pipelineCommand) config(arguments []string) (config, error) {
	c := config{arguments: arguments, year: p.Year, data: p.Data, out: p.Out, workers: p.Workers, batchRows: p.BatchRows}
	if c.data == "" {
		return c, errors.New("--data is empty: give the folder with the four tables")
	}
	if c.out == "" {
		return c, errors.New("--out is empty: give a folder for the results")
	}
	if c.workers < 0 || c.workers > 1024 {
		return c, fmt.Errorf("--workers is a number from 0 to 1024, not %d", c.workers)
	}
	if c.workers == 0 {
		c.workers = runtime.GOMAXPROCS(0)
	}
	if c.batchRows < 1 || c.batchRows > 1<<20 {
		return c, fmt.Errorf("--batch-rows is a number from 1 to %d, not %d", 1<<20, c.batchRows)
	}
	var err error
	if c.fortolkning, err = lov.ParseFortolkning(p.Fortolkning); err != nil {
		return c, err
	}
	c.maxRejects, err = parseShare(p.MaxRejects)
	return c, err
}

// parseShare reads a share such as 0.1%.
func parseShare(text string) (*big.Rat, error) {
	number, pct := strings.CutSuffix(strings.TrimSpace(text), "%")
	share, ok := new(big.Rat).SetString(strings.TrimSpace(number))
	if !ok || !pct || share.Sign() < 0 || share.Cmp(big.NewRat(100, 1)) > 0 {
		return nil, fmt.Errorf("--max-rejects is a share from 0%% to 100%%, such as 0.1%%, not %q", text)
	}
	return share.Quo(share, big.NewRat(100, 1)), nil
}

// syntetiskCommand are the flags of `fokusmaal syntetisk`.
type syntetiskCommand struct {
	Out     string  `required:"" help:"Folder to make; it must be empty or not there."`
	Scale   float64 `default:"1" help:"1 is about 400 000 persons on benefit a month."`
	Seed    uint64  `default:"1" help:"The same seed and flags give the same bytes."`
	From    string  `default:"2020-01" help:"First month."`
	To      string  `default:"2025-12" help:"Last month."`
	Order   string  `default:"sorted" enum:"sorted,shuffled" help:"Rows in order of person, or at random: ${enum}."`
	Parts   int     `default:"1" help:"Files per table."`
	IDs     string  `name:"ids" default:"string" enum:"string,int64" help:"Type of person_id: ${enum}."`
	Workers int     `default:"0" help:"0 is one for each processor."`
}

// Run makes the country.
func (c syntetiskCommand) Run(ctx context.Context, s streams) error {
	from, err := schemas.ParseMonth(c.From)
	if err != nil {
		return &failure{exitUsage, fmt.Errorf("--from: %w", err), "fokusmaal syntetisk --help lists the flags"}
	}
	to, err := schemas.ParseMonth(c.To)
	if err != nil {
		return &failure{exitUsage, fmt.Errorf("--to: %w", err), "fokusmaal syntetisk --help lists the flags"}
	}
	if c.Workers == 0 {
		c.Workers = runtime.GOMAXPROCS(0)
	}
	show := newScreen(s)
	show.begin("making", -1)
	summary, err := syntetisk.Make(ctx, syntetisk.Options{
		Out: c.Out, Scale: c.Scale, Seed: c.Seed, From: from, To: to,
		Order: c.Order, Parts: c.Parts, IDs: c.IDs, Workers: c.Workers,
		Progress: show.reached,
	})
	show.end()
	if err != nil {
		return notMade(err)
	}
	show.made(c.Out, summary)
	return nil
}

// notMade tells options that cannot be met from a place that cannot be written to; a full
// or broken disk is left to judge.
func notMade(err error) error {
	var options *syntetisk.OptionsError
	switch {
	case errors.As(err, &options):
		return &failure{exitUsage, err, "fokusmaal syntetisk --help lists the flags"}
	case errors.Is(err, syscall.EIO), errors.Is(err, syscall.ENOSPC):
		return err
	}
	return &failure{exitCannotWrite, err, "choose a new folder (--out)"}
}
