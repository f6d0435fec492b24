package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"golang.org/x/sync/errgroup"

	"fokusmaal/stages/group"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// measuredProcess is the name under which the test binary is a process that is measured:
// its processor time and its peak are its own, and this one stays small. That matters
// since the peak that the kernel tells of a child begins at that of its parent.
const measuredProcess = "fokusmaal-measured"

// said is the last line that a measured process prints: how long the work took without the
// start of the process, and, of the test binary, what was allocated for it. The peers of
// pipeline/bench print the same.
type said struct {
	Program string  `json:"program"`
	Version string  `json:"version"`
	Rows    int64   `json:"rows"`
	Seconds float64 `json:"seconds"`
	Objects uint64  `json:"objects"`
	Bytes   uint64  `json:"bytes"`
}

// measuredMain is the main function of such a process: what is to be done, then its
// arguments.
func measuredMain() {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	rows, err := measuredWork(os.Args[1], os.Args[2:])
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(said{
			Program: measuredProcess, Rows: rows, Seconds: took.Seconds(),
			Objects: after.Mallocs - before.Mallocs, Bytes: after.TotalAlloc - before.TotalAlloc,
		})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measuredWork(what string, arguments []string) (rows int64, err error) {
	switch what {
	case "start":
		return 0, nil // what a process costs that has nothing to do
	case "decode":
		return decodeAlone(arguments[0])
	case "library":
		return decodeByLibrary(arguments[0])
	case "count":
		return countAlone(arguments[0], false)
	case "hashed":
		return countAlone(arguments[0], true)
	case "figures":
		return figuresOnly(arguments[0])
	case "compare":
		return sameAsPeer(arguments[0], arguments[1])
	case "profile":
		return profiled(arguments[0], arguments[1], arguments[2:])
	}
	return 0, fmt.Errorf("a measured process does not know what %q is", what)
}

// decodeAlone decodes all row groups, the columns that a run needs, on all processors.
func decodeAlone(data string) (int64, error) {
	delivery, err := read.Open(data)
	if err != nil {
		return 0, err
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	j := &job{delivery: delivery}
	groups, pool := j.rowGroups(), read.NewPool()
	var next, rows atomic.Int64
	g, ctx := errgroup.WithContext(context.Background())
	for range runtime.GOMAXPROCS(0) {
		g.Go(func() error {
			for {
				n := int(next.Add(1)) - 1
				if n >= len(groups) {
					return nil
				}
				err := groups[n].Read(ctx, read.Options{Allocator: pool, BatchRows: 16384}, func(batch arrow.RecordBatch) error {
					rows.Add(batch.NumRows())
					batch.Release()
					return nil
				})
				if err != nil {
					return err
				}
			}
		})
	}
	if err := g.Wait(); err != nil {
		return 0, err
	}
	if rows.Load() != j.rows() {
		return 0, fmt.Errorf("decoded %d rows of %d", rows.Load(), j.rows())
	}
	return j.rows(), nil
}

// countAlone counts on all processors, without writing, by the way that the row groups
// suggest or by hash.
func countAlone(data string, hashed bool) (int64, error) {
	j, _, err := countCountry(data, hashed)
	if err != nil {
		return 0, err
	}
	return j.rows(), nil
}

// figuresOnly counts and computes every figure of the year: what stands in the tables, before
// anything is written.
func figuresOnly(data string) (int64, error) {
	j, counts, err := countCountry(data, false)
	if err != nil {
		return 0, err
	}
	daekning, err := statement.Daek(counts.raekkevidde, benchYear)
	if err != nil {
		return 0, err
	}
	figures := statement.Opgoer(j.laws[0], counts.tal[0], counts.raekkevidde, daekning, benchYear)
	if len(figures.Maanedlig) == 0 {
		return 0, errors.New("a country without figures")
	}
	return j.rows(), nil
}

func countCountry(data string, hashed bool) (*job, counts, error) {
	held := holdMemory(0) // as every command that counts
	defer held.release()
	delivery, err := read.Open(data)
	if err != nil {
		return nil, counts{}, err
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	j, err := benchJob(delivery)
	if err != nil {
		return nil, counts{}, err
	}
	j.workers, j.heap = runtime.GOMAXPROCS(0), held
	plan, err := j.plan()
	if err != nil {
		return nil, counts{}, err
	}
	plan.Sorted = plan.Sorted && !hashed
	of, err := j.count(context.Background(), plan, nil)
	if errors.Is(err, group.ErrUnsorted) { // as a run does: few rows may seem to be in order
		of, err = j.count(context.Background(), group.Plan{Groups: plan.Groups}, nil)
	}
	return j, of, err
}

// measurement is what one process cost.
type measurement struct {
	Seconds float64 // wall time: what the process said, else from its start to its end
	Whole   float64 // from its start to its end, whatever it said
	CPU     float64 // seconds of processors, user and system, of the whole process
	PeakMiB float64 // resident
	Said    said
}

// measuredCommand returns the command that does the work in a process of its own on so many
// processors.
func measuredCommand(processors int, what string, arguments ...string) (*exec.Cmd, error) {
	binary, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := exec.Command(binary, arguments...)
	c.Args = append([]string{measuredProcess, what}, arguments...)
	c.Env = measuredEnvironment(processors)
	return c, nil
}

// measuredEnvironment is that of every measured process. Whether there is a publication is
// said by flags alone.
func measuredEnvironment(processors int) []string {
	environment := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, figuresAlone+"=") || strings.HasPrefix(v, "GOMAXPROCS=") || strings.HasPrefix(v, "GOGC=")
	})
	return append(environment, "GOMAXPROCS="+strconv.Itoa(processors))
}

// timed runs a command and returns what it cost.
func timed(c *exec.Cmd) (measurement, error) {
	var out, errout bytes.Buffer
	c.Stdout, c.Stderr = &out, &errout
	began := time.Now()
	err := c.Run()
	took := time.Since(began)
	if err != nil {
		return measurement{}, fmt.Errorf("%s: %w\n%s%s", strings.Join(c.Args, " "), err, out.Bytes(), errout.Bytes())
	}
	usage := c.ProcessState.SysUsage().(*syscall.Rusage)
	m := measurement{
		Seconds: took.Seconds(),
		Whole:   took.Seconds(),
		CPU:     (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(),
		PeakMiB: float64(usage.Maxrss) / 1024,
	}
	lines := bytes.Split(bytes.TrimSpace(out.Bytes()), []byte("\n"))
	if last := lines[len(lines)-1]; bytes.HasPrefix(last, []byte("{")) {
		if err := json.Unmarshal(last, &m.Said); err != nil {
			return m, fmt.Errorf("%s says how long it took: %w", c.Args[0], err)
		}
		m.Seconds = m.Said.Seconds
	}
	return m, nil
}
