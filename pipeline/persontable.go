package main

import (
	"context"
	"sync"

	"github.com/apache/arrow-go/v18/arrow"
	"golang.org/x/sync/errgroup"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
)

// personTable writes intern/personer in order of person while the workers are still at
// work: both formats at once, each by a goroutine of its own.
type personTable struct {
	job     *job
	writers *errgroup.Group
	ways    []chan arrow.RecordBatch

	mu      sync.Mutex
	next    int
	waiting map[int]arrow.RecordBatch
	kept    []*personBlock
}

// batchesInWriting bounds what waits to be written: a range each, so that a short stop
// of the disk does not stop the workers.
const batchesInWriting = 4

// rowsInBatch is how many rows of kept blocks are written at a time.
const rowsInBatch = 64 << 10

func newPersonTable(ctx context.Context, j *job, f *publish.Folder) (*personTable, error) {
	t := &personTable{job: j, waiting: map[int]arrow.RecordBatch{}}
	parquet, err := publish.NewParquet(f, schemas.Personer, j.delivery.IDs)
	if err != nil {
		return nil, err
	}
	csv, err := publish.NewCSV(f, schemas.Personer, j.delivery.IDs)
	if err != nil {
		return nil, err
	}
	t.writers, _ = errgroup.WithContext(ctx)
	for _, w := range []publish.Writer{parquet, csv} {
		way := make(chan arrow.RecordBatch, batchesInWriting)
		t.ways = append(t.ways, way)
		t.writers.Go(func() (err error) {
			defer guard(&err)
			return writeFrom(way, w)
		})
	}
	return t, nil
}

// writeFrom writes what comes until the end. After an error it goes on taking, so that
// nobody waits for it in vain.
func writeFrom(way <-chan arrow.RecordBatch, w publish.Writer) error {
	var failed error
	for batch := range way {
		if failed == nil {
			failed = w.Write(batch)
		}
		batch.Release()
	}
	if failed != nil {
		return failed
	}
	_, err := w.Close()
	return err
}

// put takes the rows of range n and writes those whose turn has come.
func (t *personTable) put(ctx context.Context, n int, batch arrow.RecordBatch) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.waiting[n] = batch
	for {
		batch, ok := t.waiting[t.next]
		if !ok {
			return nil
		}
		delete(t.waiting, t.next)
		t.next++
		if err := t.write(ctx, batch); err != nil {
			return err
		}
	}
}

// write hands a batch to both writers and releases it.
func (t *personTable) write(ctx context.Context, batch arrow.RecordBatch) error {
	defer batch.Release()
	for _, way := range t.ways {
		batch.Retain()
		select {
		case way <- batch:
		case <-ctx.Done():
			batch.Release()
			return ctx.Err()
		}
	}
	return nil
}

// keep takes a copy of the rows of a partition until putKept.
func (t *personTable) keep(b *personBlock) {
	block := b.clone()
	t.mu.Lock()
	t.kept = append(t.kept, block)
	t.mu.Unlock()
}

// putKept writes the kept partitions in order of person.
func (t *personTable) putKept(ctx context.Context) error {
	b := newPersonBuilder(t.job.memory, t.job.delivery.IDs)
	defer b.close()
	for _, p := range inOrder(t.kept) {
		b.add(p)
		if b.rows >= rowsInBatch {
			if err := t.write(ctx, b.batch()); err != nil {
				return err
			}
		}
	}
	t.kept = nil
	return t.write(ctx, b.batch())
}

// close ends the table, once, and returns what went wrong in writing it.
func (t *personTable) close() error {
	for _, way := range t.ways {
		close(way)
	}
	for _, batch := range t.waiting {
		batch.Release()
	}
	t.ways, t.waiting, t.kept = nil, nil, nil
	return t.writers.Wait()
}
