package main

import (
	"context"
	"sync"
	"sync/atomic"

	"fokusmaal/schemas"
	"fokusmaal/stages/group"
	"fokusmaal/stages/read"
)

// countSorted merges the files range by range, or part by part of each. A row group that
// several of them need is decoded once and let go after the last.
func (j *job) countSorted(ctx context.Context, plan group.Plan, personer *personTable) (counts, error) {
	parts := partsEach(plan)
	store := newPieceStore(j.rowGroups(), plan, parts)
	var next atomic.Int64
	return j.spread(ctx, func(ctx context.Context, w *worker) error {
		var merger group.Merger
		for {
			if err := personer.begin(ctx); err != nil {
				return err
			}
			n := int(next.Add(1)) - 1
			if n >= len(plan.Ranges)*parts {
				return nil
			}
			r := plan.Ranges[n/parts]
			pieces, err := store.take(ctx, w, r)
			if err != nil {
				return err
			}
			w.clock.enter(stageLov)
			duplicates, err := merger.Merge(r.Part(n%parts, parts, pieces), pieces, w.person)
			w.duplicates = w.duplicates.Plus(duplicates)
			store.release(r)
			if err != nil {
				return err
			}
			w.clock.enter(stagePublish)
			if err := personer.put(ctx, n, w); err != nil {
				return err
			}
		}
	})
}

// fewestParts are how many pieces of work there are at least: a small country has all rows
// of a table in one row group, and is else the work of one worker alone.
const fewestParts = 16

// partsEach returns into how many parts each range of a plan is cut. More would only have
// workers wait for each other's row groups.
func partsEach(plan group.Plan) int {
	return (fewestParts + len(plan.Ranges) - 1) / len(plan.Ranges)
}

// pieceStore holds the decoded row groups that some range still needs, and the memory of
// those that none needs any more.
type pieceStore struct {
	entries []pieceEntry

	ydelser   spare[schemas.YdelseRow]
	samtaler  spare[schemas.Samtale]
	tilbud    spare[schemas.Tilbud]
	loentimer spare[schemas.Loentimer]
}

// spare are pieces to use again.
type spare[T any] struct {
	mu     sync.Mutex
	pieces []*group.Piece[T]
}

// get returns an empty piece with room for so many rows.
func (s *spare[T]) get(rows int64) *group.Piece[T] {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := group.NewPiece[T]()
	if last := len(s.pieces) - 1; last >= 0 {
		p, s.pieces = s.pieces[last], s.pieces[:last]
	}
	p.Reset(rows)
	return p
}

// put takes back a piece that nobody needs; nil is none.
func (s *spare[T]) put(p *group.Piece[T]) {
	if p != nil {
		s.mu.Lock()
		s.pieces = append(s.pieces, p)
		s.mu.Unlock()
	}
}

// pieceEntry is a row group: decoded by the first worker that needs it, while others
// wait for ready.
type pieceEntry struct {
	source *read.RowGroup
	bounds group.RowGroup
	users  atomic.Int64
	begun  atomic.Bool
	ready  sync.WaitGroup
	err    error

	ydelser   *group.Piece[schemas.YdelseRow]
	samtaler  *group.Piece[schemas.Samtale]
	tilbud    *group.Piece[schemas.Tilbud]
	loentimer *group.Piece[schemas.Loentimer]
}

// newPieceStore returns the store of a plan whose ranges are each taken and released so many
// times.
func newPieceStore(sources []*read.RowGroup, plan group.Plan, times int) *pieceStore {
	s := &pieceStore{entries: make([]pieceEntry, len(sources))}
	for i, source := range sources {
		s.entries[i].source = source
		s.entries[i].bounds = plan.Groups[i]
		s.entries[i].ready.Add(1)
	}
	for _, r := range plan.Ranges {
		for _, n := range r.RowGroups {
			s.entries[n].users.Add(int64(times))
		}
	}
	return s
}

// take returns the pieces of a range. First it decodes those that no worker has begun,
// then it waits for the others, so that two workers in need of the same row groups share
// the work.
func (s *pieceStore) take(ctx context.Context, w *worker, r group.Range) (group.Pieces, error) {
	for _, n := range r.RowGroups {
		if e := &s.entries[n]; e.begun.CompareAndSwap(false, true) {
			e.decode(ctx, w, s)
		}
	}
	w.clock.stop()
	var pieces group.Pieces
	for _, n := range r.RowGroups {
		e := &s.entries[n]
		e.ready.Wait()
		if e.err != nil {
			return group.Pieces{}, e.err
		}
		e.appendTo(&pieces)
	}
	return pieces, nil
}

// release lets go of the row groups that no later range needs.
func (s *pieceStore) release(r group.Range) {
	for _, n := range r.RowGroups {
		if e := &s.entries[n]; e.users.Add(-1) == 0 {
			s.ydelser.put(e.ydelser)
			s.samtaler.put(e.samtaler)
			s.tilbud.put(e.tilbud)
			s.loentimer.put(e.loentimer)
			e.ydelser, e.samtaler, e.tilbud, e.loentimer = nil, nil, nil, nil
		}
	}
}

// decode fills the piece of the row group's table. Whatever happens, it is ready after.
func (e *pieceEntry) decode(ctx context.Context, w *worker, s *pieceStore) {
	defer e.ready.Done()
	defer guard(&e.err)
	rows := e.source.Rows
	switch e.source.Table {
	case schemas.YdelseTable:
		e.ydelser = s.ydelser.get(rows)
		w.ydelse.Into(e.ydelser.Room())
		defer w.ydelse.Into(nil)
	case schemas.SamtalerTable:
		e.samtaler = s.samtaler.get(rows)
		w.samtaler.Into(e.samtaler.Room())
		defer w.samtaler.Into(nil)
	case schemas.TilbudTable:
		e.tilbud = s.tilbud.get(rows)
		w.tilbud.Into(e.tilbud.Room())
		defer w.tilbud.Into(nil)
	case schemas.LoentimerTable:
		e.loentimer = s.loentimer.get(rows)
		w.loentimer.Into(e.loentimer.Room())
		defer w.loentimer.Into(nil)
	}
	if e.err = w.load(ctx, e.source, e); e.err == nil {
		e.err = e.check()
	}
}

func (e *pieceEntry) check() error {
	switch e.source.Table {
	case schemas.YdelseTable:
		return e.ydelser.Check(e.bounds)
	case schemas.SamtalerTable:
		return e.samtaler.Check(e.bounds)
	case schemas.TilbudTable:
		return e.tilbud.Check(e.bounds)
	default:
		return e.loentimer.Check(e.bounds)
	}
}

func (e *pieceEntry) appendTo(p *group.Pieces) {
	switch e.source.Table {
	case schemas.YdelseTable:
		p.Ydelser = append(p.Ydelser, e.ydelser)
	case schemas.SamtalerTable:
		p.Samtaler = append(p.Samtaler, e.samtaler)
	case schemas.TilbudTable:
		p.Tilbud = append(p.Tilbud, e.tilbud)
	case schemas.LoentimerTable:
		p.Loentimer = append(p.Loentimer, e.loentimer)
	}
}

// Ydelser, Samtaler, Tilbud and Loentimer take the kept rows: the sink of load.

func (e *pieceEntry) Ydelser(k *schemas.KeptRows[schemas.YdelseRow]) error { return e.ydelser.Add(k) }
func (e *pieceEntry) Samtaler(k *schemas.KeptRows[schemas.Samtale]) error  { return e.samtaler.Add(k) }
func (e *pieceEntry) Tilbud(k *schemas.KeptRows[schemas.Tilbud]) error     { return e.tilbud.Add(k) }
func (e *pieceEntry) Loentimer(k *schemas.KeptRows[schemas.Loentimer]) error {
	return e.loentimer.Add(k)
}
