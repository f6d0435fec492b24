package main

import (
	"context"
	"errors"
	"sync/atomic"

	"github.com/apache/arrow-go/v18/arrow"
	"golang.org/x/sync/errgroup"

	"fokusmaal/schemas"
	"fokusmaal/stages/forskel"
	"fokusmaal/stages/read"
)

// rowsCompared is how many rows of a table, both sides together, are held against each
// other at a time: 16 bytes for each of A and 24 for each of B are 0.3 GB of a full pass,
// and the lists that were outgrown come on top until they are collected (measured: 5.9
// million rows of 0.12 GB, peak of the process 0.23 GB). More rows take more passes over
// the files.
const rowsCompared = 16 << 20

// rowsCompared is the number of rows that fit in the memory of the run, half of it being
// left for all else.
func (j *job) rowsCompared() int64 {
	const rowMemory = 24
	if j.memoryBound == 0 {
		return rowsCompared
	}
	return min(rowsCompared, max(j.memoryBound-ownMemory, ownMemory)/2/rowMemory)
}

// movementParts is how many parts the rows of a pass are dealt to by their key; each is then
// sorted by itself. It is so many that a part of a full pass stays in the cache.
const movementParts = 256

// partShift brings the number of its part out of a key.
const partShift = 64 - 8

// errOtherIDs says that no row of B can be held against one of A.
var errOtherIDs = errors.New("comparing rows: expected person_id of one type in both deliveries, found STRING in one and INT64 in the other: nobody can say who is who")

// compareRows holds the rows of delivery b against those of a, with the workers of b. It
// returns which rows of b are new, and what became of the rows of each table. The error is
// errOtherIDs where persons cannot be compared, that of reading, or that a file changed.
func compareRows(ctx context.Context, a, b *job) (omitted, [schemas.Tables]forskel.Bevaegelse, error) {
	return compareRowsBy(ctx, a, b, b.rowsCompared())
}

// compareRowsBy compares so many rows at a time.
func compareRowsBy(ctx context.Context, a, b *job, atATime int64) (omitted, [schemas.Tables]forskel.Bevaegelse, error) {
	var sums [schemas.Tables]forskel.Bevaegelse
	if a.delivery.IDs.ID() != b.delivery.IDs.ID() {
		return omitted{}, sums, &failure{exitInput, errOtherIDs, "compare deliveries that call the persons the same"}
	}
	defer b.heap.grow(hashedGrowth)()
	newRows := omitted{first: map[rowGroupName]int64{}}
	var err error
	for id := range schemas.TableID(schemas.Tables) {
		m := newMovement(a, b, id, newRows.first)
		if err = m.compare(ctx, atATime); err != nil {
			break
		}
		if sums[id] = m.sum; m.sum.Nye > 0 {
			newRows.tables[id] = m.isNew
		}
	}
	for _, j := range []*job{a, b} {
		if changed := j.unchanged(); changed != nil {
			return omitted{}, sums, changed // whatever else went wrong comes of that
		}
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return omitted{}, [schemas.Tables]forskel.Bevaegelse{}, err
	}
	return newRows, sums, nil
}

// movement is the comparison of one table.
type movement struct {
	table   schemas.TableID
	workers int
	sources []movedRows
	rows    int64 // of the sources
	isNew   []uint64
	sum     forskel.Bevaegelse
}

// movedRows is a row group of either side.
type movedRows struct {
	*read.RowGroup
	options read.Options
	ofB     bool
	first   int64 // the number in its table of its first row
}

// newMovement gathers the row groups of a table that have to be compared, and notes in first
// where those of b begin. A file that both deliveries have, byte for byte, is unchanged:
// multisets that both grow by the same rows differ by what they differed before.
func newMovement(a, b *job, id schemas.TableID, first map[rowGroupName]int64) *movement {
	m := &movement{table: id, workers: b.workers, isNew: make([]uint64, (b.delivery.Tables[id].Rows+63)/64)}
	same := sameFiles(a.delivery.Tables[id], b.delivery.Tables[id])
	for n, side := range []*job{a, b} {
		ofB := n == 1
		options := read.Options{Allocator: side.memory, BatchRows: side.batchRows}
		next := int64(0)
		for i := range side.delivery.Tables[id].RowGroups {
			g := &side.delivery.Tables[id].RowGroups[i]
			if ofB {
				first[nameOf(g)] = next
			}
			switch {
			case !same[g.File]:
				m.sources = append(m.sources, movedRows{g, options, ofB, next})
				m.rows += g.Rows
			case ofB:
				m.sum.Uaendrede += g.Rows
			}
			next += g.Rows
		}
	}
	return m
}

// sameFiles are the files of both sides that the other has as well. A file of one side
// stands for one of the other, once.
func sameFiles(a, b *read.Table) map[*read.File]bool {
	ofA := map[string][]*read.File{}
	for _, f := range a.Files {
		if f.SHA256 != "" {
			ofA[f.SHA256] = append(ofA[f.SHA256], f)
		}
	}
	same := map[*read.File]bool{}
	for _, f := range b.Files {
		if others := ofA[f.SHA256]; len(others) > 0 {
			same[f], same[others[0]] = true, true
			ofA[f.SHA256] = others[1:]
		}
	}
	return same
}

// compare goes over the rows as often as it takes, each time with a part of the keys.
func (m *movement) compare(ctx context.Context, atATime int64) error {
	if m.rows == 0 {
		return nil
	}
	passes := min((m.rows+atATime-1)/atATime, movementParts)
	for n := range passes {
		parts := partRange{n * movementParts / passes, (n + 1) * movementParts / passes}
		hands, err := m.deal(ctx, parts)
		if err != nil {
			return err
		}
		if err := m.settle(ctx, parts, hands); err != nil {
			return err
		}
	}
	return nil
}

// partRange are the parts of a pass: from the first, without the last.
type partRange struct{ from, to int64 }

// movementHand is what a worker has dealt to each part.
type movementHand struct {
	a [movementParts][]forskel.Aftryk
	b [movementParts][]forskel.Placeret
}

// deal hashes all rows and keeps those of the parts.
func (m *movement) deal(ctx context.Context, parts partRange) ([]*movementHand, error) {
	hands := make([]*movementHand, m.workers)
	var next atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	for i := range hands {
		hand := &movementHand{}
		hands[i] = hand
		g.Go(func() (err error) {
			defer guard(&err)
			hasher := forskel.NewAftrykker(m.table)
			defer hasher.Close()
			for {
				n := int(next.Add(1)) - 1
				if n >= len(m.sources) {
					return nil
				}
				if err := hand.take(ctx, m.sources[n], hasher, parts); err != nil {
					return err
				}
			}
		})
	}
	return hands, g.Wait()
}

// take hashes the rows of a row group.
func (h *movementHand) take(ctx context.Context, source movedRows, hasher *forskel.Aftrykker, parts partRange) error {
	next := source.first
	return source.Read(ctx, source.options, func(b arrow.RecordBatch) error {
		defer b.Release()
		aftryk := hasher.Aftryk(b)
		if source.ofB {
			h.dealB(aftryk, next, parts)
		} else {
			h.dealA(aftryk, parts)
		}
		next += b.NumRows()
		return nil
	})
}

func (h *movementHand) dealA(aftryk []forskel.Aftryk, parts partRange) {
	for _, row := range aftryk {
		if part := int64(row.Noegle >> partShift); parts.from <= part && part < parts.to {
			h.a[part] = append(h.a[part], row)
		}
	}
}

func (h *movementHand) dealB(aftryk []forskel.Aftryk, first int64, parts partRange) {
	for i, row := range aftryk {
		if part := int64(row.Noegle >> partShift); parts.from <= part && part < parts.to {
			h.b[part] = append(h.b[part], forskel.Placeret{Aftryk: row, Nummer: first + int64(i)})
		}
	}
}

// settle compares the parts, and lets go of each when it is done.
func (m *movement) settle(ctx context.Context, parts partRange, hands []*movementHand) error {
	var next atomic.Int64
	next.Store(parts.from)
	sums := make([]forskel.Bevaegelse, m.workers)
	g, ctx := errgroup.WithContext(ctx)
	for i := range sums {
		g.Go(func() (err error) {
			defer guard(&err)
			var a []forskel.Aftryk
			var b []forskel.Placeret
			for {
				n := next.Add(1) - 1
				if n >= parts.to || ctx.Err() != nil {
					return ctx.Err()
				}
				a, b = a[:0], b[:0]
				for _, hand := range hands {
					a, b = append(a, hand.a[n]...), append(b, hand.b[n]...)
					hand.a[n], hand.b[n] = nil, nil
				}
				plus(&sums[i], forskel.Sammenlign(a, b, m.mark))
			}
		})
	}
	err := g.Wait()
	for _, s := range sums {
		plus(&m.sum, s)
	}
	return err
}

// mark notes a new row. Any worker may call it.
func (m *movement) mark(row int64) {
	atomic.OrUint64(&m.isNew[row/64], 1<<(row%64))
}

func plus(sum *forskel.Bevaegelse, more forskel.Bevaegelse) {
	sum.Uaendrede += more.Uaendrede
	sum.Rettede += more.Rettede
	sum.Fjernede += more.Fjernede
	sum.Nye += more.Nye
}
