package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// version is that of this program; it stands in every record.
const version = "0.1.0"

// options are a command line that makes sense.
type options struct {
	data      string
	runs      []string // the folders of the runs, in order of year
	grid      string   // the folder of what is about all of them; empty of one
	temp      string   // the folder for the temporary folder; empty is the system's
	personKey string   // the file of the key that the run was made with; empty without one
	key       personKey
	threads   int // 0 is DuckDB's own choice
	memoryMB  int
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := command(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// command runs one command line and returns its exit code.
func command(ctx context.Context, args []string, out, errout io.Writer) int {
	o, err := parse(args, out)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitEqual
	case err != nil:
		fmt.Fprintf(errout, "kontrol: %s\n  next   kontrol --help lists the flags\n", err)
		return exitUsage
	}
	code := exitEqual
	var years []*result
	for _, folder := range o.runs {
		r, found := proveRun(ctx, o, folder, out, errout)
		switch found {
		case exitEqual:
		case exitUnequal:
			code = found // the other years are proved or not all the same
		default:
			return found
		}
		years = append(years, r)
	}
	if o.grid != "" {
		begun := time.Now()
		r, err := runGrid(ctx, o, years)
		if found := tell(ctx, r, err, begun, out, errout); code == exitEqual {
			code = found
		}
	}
	return code
}

// proveRun calculates one run a second time, leaves the record of it, shows what came of it and
// returns it with its exit code.
func proveRun(ctx context.Context, o options, folder string, out, errout io.Writer) (*result, int) {
	begun := time.Now()
	r, err := run(ctx, o, folder)
	if err == nil {
		err = r.write(begun, time.Now())
	}
	return r, tell(ctx, r, err, begun, out, errout)
}

// tell shows what came of a comparison and returns its exit code.
func tell(ctx context.Context, r *result, err error, begun time.Time, out, errout io.Writer) int {
	if err == nil {
		r.show(out, time.Since(begun))
		if r.equal() {
			return exitEqual
		}
		err = unequal(r)
	}
	f := judge(ctx, err)
	f.show(errout)
	return f.code
}

// parse reads a command line.
func parse(args []string, out io.Writer) (options, error) {
	var o options
	var asked which
	flags := flag.NewFlagSet("kontrol", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&o.data, "data", "", "folder with ydelse, samtaler, tilbud and loentimer that the run read")
	flags.StringVar(&asked.run, "run", "", "folder of the run, such as ud/2024/kandidat")
	flags.StringVar(&asked.out, "out", "", "instead of --run: the folder of the results, of whose kandidat of each year it is to be")
	flags.StringVar(&asked.year, "year", "", "with --out: the measured year")
	flags.StringVar(&asked.years, "years", "", "with --out: the first and the last of several measured years, such as 2020-2025")
	flags.StringVar(&o.temp, "temp", "", "folder for temporary files, which hold data of persons (default the system's)")
	flags.StringVar(&o.personKey, "person-key", "", "file of the key that the run was made with, if it was made with one")
	flags.IntVar(&o.threads, "threads", 0, "threads of DuckDB; 0 is one for each processor")
	flags.IntVar(&o.memoryMB, "memory", 1200, "megabytes for DuckDB; what is more goes to temporary files")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintln(out, "kontrol computes the figures of a run of fokusmaal a second time and compares every cell.")
		flags.SetOutput(out)
		flags.PrintDefaults()
	case err != nil:
	case flags.NArg() > 0:
		err = errors.New("there is an argument too many: it takes flags only")
	case o.data == "":
		err = errors.New("--data and --run, or --out and --year, are needed")
	case o.threads < 0 || o.threads > 1024:
		err = errors.New("--threads is a number from 0 to 1024")
	case o.memoryMB < 200:
		err = errors.New("--memory is a number of megabytes, 200 or more")
	default:
		o.grid = asked.grid()
		o.runs, err = asked.folders()
	}
	return o, err
}

// run computes the figures of a run again and compares them.
func run(ctx context.Context, o options, folder string) (*result, error) {
	rec, err := readRun(folder)
	if err != nil {
		return nil, err
	}
	if o.key, err = keyFor(rec, o.personKey); err != nil {
		return nil, err
	}
	input, err := findInput(o.data, rec)
	if err != nil {
		return nil, err
	}
	db, err := openBase(ctx, o)
	if err != nil {
		return nil, err
	}
	defer db.close()
	f, err := db.calculate(input, rec.Aar)
	if err != nil {
		return nil, err
	}
	expected, err := db.expect(f, rec)
	if err != nil {
		return nil, err
	}
	r := &result{run: rec}
	return r, r.compareAll(db, f, expected)
}
