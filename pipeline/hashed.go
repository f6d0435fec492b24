package main

import (
	"context"
	"errors"
	"sync/atomic"

	"fokusmaal/stages/group"
	"fokusmaal/stages/publish"
)

// scratchID begins the name of the temporary folder of the hashed way, behind which stands
// the number of the process.
const scratchID = "raekker"

// countHashed deals all rows to partitions by a hash of the person, then gathers and
// counts partition by partition. What the memory cannot hold waits in a temporary folder,
// which is gone when it returns.
func (j *job) countHashed(ctx context.Context, personer *personTable) (all counts, err error) {
	defer j.heap.grow(runGrowth)() // deal lets it grow by less and less
	room, err := j.dealtRoom()
	if err != nil {
		return newCounts(j), err
	}
	if room > 0 {
		defer func() { err = errors.Join(err, j.scratch.Close()) }()
	}
	store := &scratchStore{ctx: ctx, scratch: j.scratch}
	dealer := group.NewDealer(j.rows(), group.Room{Bytes: room, Store: store})
	dealt, err := j.deal(ctx, dealer, room)
	if err != nil {
		return dealt, err
	}
	if personer != nil {
		file := func() *scratchStore { return &scratchStore{ctx: ctx, scratch: j.scratch} }
		personer.kept = newKeptRows(len(j.years), keptRoom(room, dealer.Used()), file)
	}
	counted, err := j.gather(ctx, dealer, personer)
	if err != nil {
		return counted, err
	}
	dealt.add(&counted)
	dealer = nil
	j.clock.enter(stagePublish)
	defer j.clock.stop()
	return dealt, personer.putKept(ctx)
}

// deal deals the rows of all row groups. room is that of the dealer.
func (j *job) deal(ctx context.Context, dealer *group.Dealer, room int64) (counts, error) {
	sources := j.rowGroups()
	var next atomic.Int64
	dealt, err := j.spread(ctx, func(ctx context.Context, w *worker) error {
		hand := dealer.Hand()
		defer hand.Close()
		for {
			n := int(next.Add(1)) - 1
			if n >= len(sources) {
				return nil
			}
			if err := w.load(ctx, sources[n], hand); err != nil {
				return err
			}
			j.heap.grow(growthWhile(dealer.Used(), room))
		}
	})
	if err == nil {
		err = dealer.Dealt()
	}
	return dealt, err
}

// gather counts the persons of all partitions.
func (j *job) gather(ctx context.Context, dealer *group.Dealer, personer *personTable) (counts, error) {
	var next atomic.Int64
	return j.spread(ctx, func(ctx context.Context, w *worker) error {
		gatherer := dealer.Gatherer()
		for {
			n := int(next.Add(1)) - 1
			if n >= dealer.Partitions() || ctx.Err() != nil {
				return ctx.Err()
			}
			w.clock.enter(stageLov)
			duplicates, err := gatherer.Gather(n, w.person)
			w.duplicates = w.duplicates.Plus(duplicates)
			if err == nil {
				err = personer.keep(w)
			}
			if err != nil {
				return err
			}
		}
	})
}

// scratchStore is a temporary file that is made when it is first written to. Nothing is
// written after ctx has ended.
type scratchStore struct {
	ctx     context.Context
	scratch *publish.Scratch
	file    *publish.ScratchFile
}

// WriteAt implements io.WriterAt, for one goroutine at a time.
func (s *scratchStore) WriteAt(p []byte, at int64) (n int, err error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	if s.file == nil {
		if s.file, err = s.scratch.Create(); err != nil {
			return 0, err
		}
	}
	return s.file.WriteAt(p, at)
}

// ReadAt implements io.ReaderAt, of what was written.
func (s *scratchStore) ReadAt(p []byte, at int64) (int, error) { return s.file.ReadAt(p, at) }
