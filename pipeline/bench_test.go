package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"golang.org/x/sync/errgroup"

	"fokusmaal/stages/read"
)

// BenchmarkRun runs the whole command on a country of 36 months in every order of rows
// and prints, as medians of several runs: the seconds and the peak memory of the process;
// the seconds of counting, which is all but hashing the files and writing the result; and
// the ratios of both to decoding alone, that is the same columns of the same files into
// the same record batches, thrown away. The three take turns, so that a machine whose
// speed drifts is as fast for each. In order of person foelsomhed takes its turn as well:
// foelsomhed/run is its ratio to a run, which is to be 6 at most.
//
//	make bench              scale 1, about 14 million rows of ydelse; needs 0.5 GB of disk
//	SCALE=0.1 make bench    a tenth of it
func BenchmarkRun(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "fokusmaal")
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	for _, order := range []string{"sorted", "shuffled"} {
		b.Run(order, func(b *testing.B) { benchmarkOrder(b, binary, order) })
	}
}

const (
	benchmarkRuns = 7
	memoryRuns    = 3
)

func benchmarkOrder(b *testing.B, binary, order string) {
	data, out := filepath.Join(b.TempDir(), "data"), b.TempDir()
	scale := os.Getenv("SCALE")
	if scale == "" {
		scale = "1"
	}
	child(b, binary, "syntetisk", "--out", data, "--scale", scale, "--from", "2022-01", "--to", "2024-12", "--order", order)
	var decode, count, whole, readings, memory []float64
	// The peak first: a child's begins at that of the process that starts it, and this one
	// grows when it counts.
	for range memoryRuns {
		_, peak := child(b, binary, "pipeline", "--data", data, "--out", out, "--year", "2024")
		memory = append(memory, peak)
	}
	for range b.N {
		for range benchmarkRuns {
			decode = append(decode, decodeAlone(b, data).Seconds())
			count = append(count, countAlone(b, data).Seconds())
			took, _ := child(b, binary, "pipeline", "--data", data, "--out", out, "--year", "2024")
			whole = append(whole, took.Seconds())
			if order == "sorted" {
				took, _ := child(b, binary, "foelsomhed", "--data", data, "--out", out, "--year", "2024")
				readings = append(readings, took.Seconds())
			}
		}
	}
	b.ReportMetric(median(decode), "s-decode")
	b.ReportMetric(median(count), "s-count")
	b.ReportMetric(median(whole), "s-run")
	b.ReportMetric(median(count)/median(decode), "count/decode")
	b.ReportMetric(median(whole)/median(decode), "run/decode")
	if order == "sorted" {
		b.ReportMetric(median(readings)/median(whole), "foelsomhed/run")
	}
	b.ReportMetric(median(memory), "MiB-peak")
	b.ReportMetric(0, "ns/op")
}

// child runs the command as a process of its own and returns how long it took and its
// peak memory in MiB.
func child(b *testing.B, binary string, arguments ...string) (time.Duration, float64) {
	b.Helper()
	c := exec.Command(binary, arguments...)
	began := time.Now()
	out, err := c.CombinedOutput()
	took := time.Since(began)
	if err != nil {
		b.Fatalf("fokusmaal %s: %v\n%s", arguments[0], err, out)
	}
	return took, float64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1024
}

// decodeAlone decodes all row groups on all processors.
func decodeAlone(b *testing.B, data string) time.Duration {
	b.Helper()
	began := time.Now()
	delivery, err := read.Open(data)
	if err != nil {
		b.Fatal(err)
	}
	defer delivery.Close()
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
		b.Fatal(err)
	}
	if rows.Load() != j.rows() {
		b.Fatal("decoded " + strconv.FormatInt(rows.Load(), 10) + " rows")
	}
	return time.Since(began)
}

// countAlone counts on all processors, without writing.
func countAlone(b *testing.B, data string) time.Duration {
	b.Helper()
	began := time.Now()
	j := jobOn(b, data)
	j.workers = runtime.GOMAXPROCS(0)
	plan, err := j.plan()
	if err != nil {
		b.Fatal(err)
	}
	if _, err := j.count(context.Background(), plan, nil); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
