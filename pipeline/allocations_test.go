package main

import (
	"context"
	"io"
	"math/big"
	"path/filepath"
	"runtime"
	"testing"

	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
)

// TestNothingIsAllocatedForARow counts the objects that counting a country makes: some
// for each batch and row group, none for each row.
func TestNothingIsAllocatedForARow(t *testing.T) {
	for _, order := range []string{"sorted", "shuffled"} {
		t.Run(order, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			if code, _, errout := runCommand("syntetisk", "--out", data, "--scale", "0.02", "--from", "2023-01", "--to", "2024-12", "--order", order); code != exitDone {
				t.Fatal(errout)
			}
			j := jobOn(t, data)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			plan, err := j.plan()
			if err != nil {
				t.Fatal(err)
			}
			if order == "shuffled" {
				plan.Sorted = false // a country this small would be tried in order first
			}
			if _, err := j.count(context.Background(), plan, nil); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			objects, rows := after.Mallocs-before.Mallocs, uint64(j.rows())
			t.Logf("%d objects for %d rows", objects, rows)
			if objects*10 > rows {
				t.Errorf("%d objects were made for %d rows", objects, rows)
			}
		})
	}
}

// jobOn returns the job of a run on a folder with one worker.
func jobOn(tb testing.TB, data string) *job {
	tb.Helper()
	delivery, err := read.Open(data)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = delivery.Close() })
	j, err := benchJob(delivery)
	if err != nil {
		tb.Fatal(err)
	}
	return j
}

// benchJob returns the job of a run on a delivery with one worker.
func benchJob(delivery *read.Delivery) (*job, error) {
	c := config{command: publish.CommandPipeline, year: 2024, last: 2024, workers: 1, batchRows: 16384, maxRejects: big.NewRat(1, 1000)}
	laws, err := c.laws()
	if err != nil {
		return nil, err
	}
	return newJob(c, laws, delivery, newScreen(streams{out: io.Discard, errout: io.Discard})), nil
}
