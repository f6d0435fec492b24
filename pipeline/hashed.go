package main

import (
	"context"
	"os"
	"runtime/debug"
	"sync/atomic"

	"fokusmaal/schemas"
	"fokusmaal/stages/group"
)

// countHashed deals all rows to partitions by a hash of the person, then gathers and
// counts partition by partition.
func (j *job) countHashed(ctx context.Context, personer *personTable) (counts, error) {
	defer collectOften()()
	sources := j.rowGroups()
	dealer := group.NewDealer(j.rows())
	var next atomic.Int64
	dealt, err := j.spread(ctx, func(ctx context.Context, w *worker) error {
		hand := dealerSink{dealer.Hand()}
		defer hand.Close()
		for {
			n := int(next.Add(1)) - 1
			if n >= len(sources) {
				return nil
			}
			if err := w.load(ctx, sources[n], hand); err != nil {
				return err
			}
		}
	})
	if err != nil {
		return dealt, err
	}
	next.Store(0)
	counted, err := j.spread(ctx, func(ctx context.Context, w *worker) error {
		gatherer := dealer.Gatherer()
		for {
			n := int(next.Add(1)) - 1
			if n >= dealer.Partitions() || ctx.Err() != nil {
				return ctx.Err()
			}
			w.clock.enter(stageLov)
			duplicates, err := gatherer.Gather(n, w.person)
			w.duplicates = w.duplicates.Plus(duplicates)
			if err != nil {
				return err
			}
			personer.keep(w)
		}
	})
	if err != nil {
		return counted, err
	}
	dealt.add(&counted)
	dealer = nil
	j.clock.enter(stagePublish)
	defer j.clock.stop()
	return dealt, personer.putKept(ctx)
}

// collectOften lets the heap grow by a twelfth between collections rather than double,
// unless GOGC says otherwise, until the returned function is called. While rows are dealt
// the heap only grows, and nearly all of it is without pointers: collecting costs little
// (two hundredths of the time) and a third of the peak is saved. On the sorted way it
// would cost a tenth of the time.
func collectOften() (restore func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	before := debug.SetGCPercent(8)
	return func() { debug.SetGCPercent(before) }
}

// dealerSink is a hand as the sink of load.
type dealerSink struct{ *group.Hand }

func (s dealerSink) Ydelser(k *schemas.KeptRows[schemas.YdelseRow]) error {
	s.Hand.Ydelser(k)
	return nil
}

func (s dealerSink) Samtaler(k *schemas.KeptRows[schemas.Samtale]) error {
	s.Hand.Samtaler(k)
	return nil
}

func (s dealerSink) Tilbud(k *schemas.KeptRows[schemas.Tilbud]) error {
	s.Hand.Tilbud(k)
	return nil
}

func (s dealerSink) Loentimer(k *schemas.KeptRows[schemas.Loentimer]) error {
	s.Hand.Loentimer(k)
	return nil
}
