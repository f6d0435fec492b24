package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"

	"fokusmaal/schemas"
	"fokusmaal/stages/kontroller"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/syntetisk"
)

// runFlags are the flags of every command that goes over a delivery.
type runFlags struct {
	Data    string `default:"data/syntetisk" help:"Folder with ydelse, samtaler, tilbud and loentimer, each NAME.parquet or NAME/."`
	Out     string `default:"ud" help:"Folder for the results: OUT/YEAR/kandidat is the latest of pipeline, OUT/foelsomhed/YEAR/kandidat of foelsomhed."`
	Workers int    `default:"0" help:"Row groups and persons at work at once; 0 is one for each processor."`
	memoryFlags
	MaxRejects string `default:"0.1%" help:"The share of a table's rows that may be rejected."`
	BatchRows  int    `default:"16384" hidden:"" help:"Rows in a record batch."`
	Accepter   string `placeholder:"K05:671,K03" help:"Controls over the delivery whose fejl do not stop this run, of one kommune or of all: stages/kontroller/KONTROLLER.md."`
	Profile    string `hidden:"" help:"File to write a CPU profile to."`
	keyFlags
}

// memoryFlags are the flags of every command that counts.
type memoryFlags struct {
	Memory string `placeholder:"512MiB" help:"The most memory to take for rows in no order: those that do not fit in it wait in a temporary folder in OUT. By default what the control group allows, else half of the machine's."`
	Room   int64  `default:"0" hidden:"" help:"Bytes for the rows that are dealt, whatever --memory leaves for them; 0 is what it leaves."`
}

// pipelineCommand are the flags of `fokusmaal pipeline`.
type pipelineCommand struct {
	Year  int     `required:"" xor:"year" help:"The measured year, 2020 to 2025."`
	Years *string `required:"" xor:"year" placeholder:"2020-2025" help:"Several measured years, of which each tilsyn is decided on the one before: the data are read once."`
	runFlags
	tilsynFlags
	Fortolkning     string `placeholder:"R04,R12" help:"Readings to take in their alternative: stages/lov/SPEC.md, section 9."`
	UdenKontrol     bool   `help:"Record that no second calculation follows, since it was asked to be left out."`
	KunAfgoerelser  bool   `help:"Publish the decisions alone, no count and no share: where the small counts cannot be protected otherwise."`
	UdenPublikation bool   `env:"FOKUSMAAL_UDEN_PUBLIKATION" help:"Make the figures alone, and nothing for the public: such a run cannot be put in force."`
}

// foelsomhedCommand are the flags of `fokusmaal foelsomhed`.
type foelsomhedCommand struct {
	Year int `required:"" help:"The measured year, 2020 to 2025."`
	runFlags
	decisionFlags
}

// config is a command line that makes sense.
type config struct {
	command   publish.Command
	arguments []string
	// year is the first measured year and last the last one, the same of every command but
	// pipeline --years.
	year, last      int
	data, out       string
	workers         int
	memory          int64 // bytes that a run may take; 0 is no bound
	memoryAsked     bool  // and it was asked for
	room            int64 // bytes for the rows that are dealt; 0 is what memory leaves for them
	heap            *heap // of the command, once it is held
	batchRows       int
	maxRejects      *big.Rat // a share, 0 to 1
	fortolkning     lov.Fortolkning
	tilsyn          tilsynFiles
	udenKontrol     bool                // no second calculation is to follow
	kunAfgoerelser  bool                // the decisions alone are published
	udenPublikation bool                // nothing is made for the public
	accepter        []kontroller.Accept // controls whose fejl do not stop the run
	personKey       string              // the file of the key that makes ids pseudonyms; empty without one
	// alternativer are counted in the same pass, to be compared with fortolkning.
	alternativer []lov.Fortolkning
}

// Run computes the figures.
func (p pipelineCommand) Run(ctx context.Context, s streams) error {
	c, err := p.config(publish.CommandPipeline, p.Year, s.args)
	if err == nil && p.Years != nil {
		c.year, c.last, err = parseYears(*p.Years)
	}
	if err == nil {
		c.fortolkning, err = parseReadings(p.Fortolkning)
	}
	if err == nil {
		c.tilsyn, err = p.files()
	}
	c.udenKontrol, c.udenPublikation, c.kunAfgoerelser = p.UdenKontrol, p.UdenPublikation, p.KunAfgoerelser
	return p.start(ctx, c, err, s, run)
}

// Run computes how far the figures depend on the readings.
func (f foelsomhedCommand) Run(ctx context.Context, s streams) error {
	c, err := f.config(publish.CommandFoelsomhed, f.Year, s.args)
	c.out = filepath.Join(c.out, string(publish.CommandFoelsomhed))
	c.alternativer = enkeltvis(lov.Laesninger())
	if err == nil {
		c.tilsyn, err = tilsynFlags{decisionFlags: f.decisionFlags}.files()
	}
	if err == nil && c.tilsyn.forrige != "" && c.tilsyn.ydelsesgrad == "" {
		err = fixedText("--tilsyn-forrige is of use with --ydelsesgrad alone: without the resultatmål no tilsyn is decided")
	}
	return f.start(ctx, c, err, s, runFoelsomhed)
}

// start runs a command whose config makes sense; wrong says that it does not.
func (r runFlags) start(ctx context.Context, c config, wrong error, s streams, run func(context.Context, config, *screen) error) error {
	if wrong != nil {
		return &failure{exitUsage, wrong, fmt.Sprintf("fokusmaal %s --help lists the flags", c.command)}
	}
	stop, err := profile(r.Profile)
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

func (r runFlags) config(command publish.Command, year int, arguments []string) (config, error) {
	c := config{command: command, arguments: arguments, year: year, last: year, data: r.Data, out: r.Out, workers: r.Workers, batchRows: r.BatchRows}
	if c.data == "" {
		return c, fixedText("--data is empty: give the folder with the four tables")
	}
	if c.out == "" {
		return c, fixedText("--out is empty: give a folder for the results")
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
	if c.accepter, err = parseControls(r.Accepter); err == nil {
		c.maxRejects, err = parseShare(r.MaxRejects)
	}
	if err == nil {
		c.room = r.Room
		c.memory, err = parseMemory(r.Memory)
		c.memoryAsked = r.Memory != ""
	}
	if err == nil {
		c.personKey, err = r.path()
	}
	return c, err
}

// years are the measured years, in order.
func (c config) years() []int {
	years := make([]int, c.last-c.year+1)
	for i := range years {
		years[i] = c.year + i
	}
	return years
}

// laws returns the law that the figures are made under, then those to compare it with.
func (c config) laws() ([]*lov.Lov, error) {
	var laws []*lov.Lov
	for _, f := range append([]lov.Fortolkning{c.fortolkning}, c.alternativer...) {
		law, err := lov.Ny(f)
		if err != nil {
			return nil, err
		}
		laws = append(laws, law)
	}
	return laws, nil
}

// yearsForm is what several years look like.
var yearsForm = regexp.MustCompile(`^([0-9]{4})-([0-9]{4})$`)

// parseYears reads years such as 2020-2025.
func parseYears(text string) (first, last int, err error) {
	if parts := yearsForm.FindStringSubmatch(strings.TrimSpace(text)); parts != nil {
		first, _ = strconv.Atoi(parts[1])
		last, _ = strconv.Atoi(parts[2])
		if first < last {
			return first, last, nil
		}
	}
	return 0, 0, fmt.Errorf("--years is the first and the last of several years, such as 2020-2025, not %q; one year is --year", brief(text, shownValue))
}

// parseShare reads a share such as 0.1%.
func parseShare(text string) (*big.Rat, error) {
	number, pct := strings.CutSuffix(strings.TrimSpace(text), "%")
	share, ok := new(big.Rat).SetString(strings.TrimSpace(number))
	if !ok || !pct || share.Sign() < 0 || share.Cmp(big.NewRat(100, 1)) > 0 {
		return nil, fmt.Errorf("--max-rejects is a share from 0%% to 100%%, such as 0.1%%, not %q", brief(text, shownValue))
	}
	return share.Quo(share, big.NewRat(100, 1)), nil
}

// commandSyntetisk is the name of the command that makes a country.
const commandSyntetisk = "syntetisk"

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
	from, err := schemas.ParseMonth(brief(c.From, shownValue))
	if err != nil {
		return &failure{exitUsage, fmt.Errorf("--from: %w", err), "fokusmaal syntetisk --help lists the flags"}
	}
	to, err := schemas.ParseMonth(brief(c.To, shownValue))
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
