package main

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
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
	defer collectOften(runGrowth)()
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
			collectOften(growthWhile(dealer.Used(), room))
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

// runGrowth and hashedGrowth are by how many pct. the heap may grow between collections. In
// a run half saves a fifth of the peak and costs nothing that can be measured. While rows
// are dealt the heap only grows, so it may grow by less and less: by no more than garbage,
// until that would be too often. (Measured: 12 pct. from the first row on takes 3 pct. more
// instructions for the same peak.)
const (
	runGrowth    = 50
	hashedGrowth = 12
	garbage      = 36 * mib
)

// growthWhile returns by how many pct. the heap may grow while so many bytes are dealt. Of a
// bounded room it takes no more than what dealtRoom leaves for it.
func growthWhile(dealt, room int64) int {
	most := int64(garbage)
	if room > 0 {
		most = min(most, room/7)
	}
	return int(min(max(most*100/max(dealt, 1), hashedGrowth), runGrowth))
}

// collectOften sets how far the heap may grow between collections, unless GOGC says
// otherwise, until the returned function is called.
func collectOften(growth int) (restore func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(growth)
	return func() { debug.SetGCPercent(before) }
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
