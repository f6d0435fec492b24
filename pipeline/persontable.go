package main

import (
	"context"
	"errors"
	"slices"
	"sync"

	"github.com/apache/arrow-go/v18/arrow"
	"golang.org/x/sync/errgroup"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
)

// personTable writes intern/personer of every year in order of person while the workers are
// still at work: both formats at once, each by a goroutine of its own.
type personTable struct {
	job     *job
	writers *errgroup.Group
	failed  context.Context // ends when a writer has failed
	// ways are those to the writers of each year.
	ways [][]chan arrow.RecordBatch

	// turns bounds how many parts of ranges are begun and not yet written.
	turns chan struct{}

	mu      sync.Mutex
	next    int
	waiting map[int][]arrow.RecordBatch
	kept    *keptRows // of the hashed way
}

// batchesInWriting bounds what waits to be written: a part of a range each, so that a short stop
// of the disk does not stop the workers.
const batchesInWriting = 4

// partsBegun bounds the parts of ranges that are at work or wait for an earlier one to be
// written, for each worker: one slow part does not let the others pile up behind it.
const partsBegun = 4

// rowsInBatch is how many rows of kept blocks are written at a time.
const rowsInBatch = 64 << 10

// newPersonTable begins the tables in the folders of the job's years.
func newPersonTable(ctx context.Context, j *job, years []*result) (*personTable, error) {
	t := &personTable{job: j, waiting: map[int][]arrow.RecordBatch{}, turns: make(chan struct{}, partsBegun*j.workers), ways: make([][]chan arrow.RecordBatch, len(years))}
	var writers [][]publish.Writer
	for _, year := range years {
		parquet, err := publish.NewParquet(year.folder, schemas.Personer, j.delivery.IDs)
		if err != nil {
			return nil, err
		}
		csv, err := publish.NewCSV(year.folder, schemas.Personer, j.delivery.IDs)
		if err != nil {
			return nil, err
		}
		writers = append(writers, []publish.Writer{parquet, csv})
	}
	t.writers, t.failed = errgroup.WithContext(ctx)
	for y := range years {
		for _, w := range writers[y] {
			way := make(chan arrow.RecordBatch, batchesInWriting)
			t.ways[y] = append(t.ways[y], way)
			t.writers.Go(func() (err error) {
				defer guard(&err)
				return writeFrom(way, w)
			})
		}
	}
	return t, nil
}

// writeFrom writes what comes until the end, or until something goes wrong.
func writeFrom(way <-chan arrow.RecordBatch, w publish.Writer) error {
	for batch := range way {
		err := w.Write(batch)
		batch.Release()
		if err != nil {
			return err
		}
	}
	_, err := w.Close()
	return err
}

// begin waits until another part of a range may be begun. They are begun in order, so the one
// whose turn it is to be written is always among those begun.
func (t *personTable) begin(ctx context.Context) error {
	if t == nil {
		return ctx.Err()
	}
	select {
	case t.turns <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// put takes the rows that a worker has collected for part n and writes those whose turn
// has come. Without a table they are let go: to count alone, see the benchmark.
func (t *personTable) put(ctx context.Context, n int, w *worker) error {
	if t == nil {
		w.forget()
		return nil
	}
	own := w.batches()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting[n] = own
	for {
		batches, ok := t.waiting[t.next]
		if !ok {
			return nil
		}
		delete(t.waiting, t.next)
		t.next++
		<-t.turns
		for y, batch := range batches {
			if err := t.write(ctx, y, batch); err != nil {
				release(batches[y+1:])
				return err
			}
		}
	}
}

func release(batches []arrow.RecordBatch) {
	for _, batch := range batches {
		batch.Release()
	}
}

// write hands a batch to both writers of year y and releases it.
func (t *personTable) write(ctx context.Context, y int, batch arrow.RecordBatch) error {
	defer batch.Release()
	for _, way := range t.ways[y] {
		batch.Retain()
		select {
		case way <- batch:
		case <-ctx.Done():
			batch.Release()
			return ctx.Err()
		case <-t.failed.Done():
			batch.Release()
			return errNotWritten
		}
	}
	return nil
}

// keep takes the rows that a worker has collected for a partition, until putKept.
func (t *personTable) keep(w *worker) error {
	defer w.forget()
	if t == nil {
		return nil
	}
	return t.kept.add(w.personer)
}

// putKept writes the kept partitions in order of person.
func (t *personTable) putKept(ctx context.Context) error {
	if t == nil {
		return nil
	}
	b := newPersonBuilder(t.job.memory, t.job.delivery.IDs)
	defer b.close()
	for y := range t.ways {
		err := t.kept.inOrder(y, func(id schemas.PersonBytes, rows []personRow) error {
			if b.add(id, rows); b.rows < rowsInBatch {
				return nil
			}
			return t.write(ctx, y, b.batch())
		})
		if err != nil {
			return err
		}
		if err := t.write(ctx, y, b.batch()); err != nil {
			return err
		}
	}
	return nil
}

// errNotWritten stops the workers when a writer has failed; close says why.
var errNotWritten = errors.New("intern/personer could not be written")

// close ends the table, once, and returns what went wrong in writing it.
func (t *personTable) close() error {
	if t == nil {
		return nil
	}
	ways := slices.Concat(t.ways...)
	for _, way := range ways {
		close(way)
	}
	err := t.writers.Wait()
	for _, way := range ways {
		for batch := range way {
			batch.Release()
		}
	}
	for _, batches := range t.waiting {
		release(batches)
	}
	t.ways, t.waiting, t.kept = nil, nil, nil
	return err
}
