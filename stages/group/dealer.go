package group

import (
	"hash/maphash"
	"math/bits"
	"sync"

	"fokusmaal/schemas"
)

// rowsPerPartition is about how many rows a partition gets: with 16 bytes a row and its
// person's number, gathered from there to here, both ends stay in a second-level cache of
// 1 MiB.
const rowsPerPartition = 16 << 10

// Bounds on the number of partitions: every batch of every table has a border for each.
const (
	fewestPartitions = 16
	mostPartitions   = 4096
)

// Dealer deals rows to partitions by a hash of the person. Any number of goroutines may
// deal, each with a [Hand] of its own; when all rows are dealt, the partitions can be
// gathered, each by any goroutine.
type Dealer struct {
	// seed makes the hash: it says which partition a person is in and nothing about the
	// figures, which do not depend on it.
	seed       maphash.Seed
	shift      int
	partitions []partition

	ydelser   dealt[schemas.YdelseRow]
	samtaler  dealt[schemas.Samtale]
	tilbud    dealt[schemas.Tilbud]
	loentimer dealt[schemas.Loentimer]
}

// partition holds the persons of one partition; their rows are in the dealt batches.
type partition struct{ persons persons }

// dealt holds the batches of one table, each in order of partition.
type dealt[T any] struct {
	mu      sync.Mutex
	batches []dealtBatch[T]
}

// dealtBatch is a batch of rows in order of partition: partition p has rows
// starts[p] to starts[p+1], of the persons with these numbers.
type dealtBatch[T any] struct {
	starts  []int32
	persons []uint32
	rows    []T
}

// NewDealer returns a dealer for about so many rows of all tables.
func NewDealer(rows int64) *Dealer {
	n := fewestPartitions
	for n < mostPartitions && int64(n)*rowsPerPartition < rows {
		n *= 2
	}
	return &Dealer{seed: maphash.MakeSeed(), shift: 64 - bits.TrailingZeros(uint(n)), partitions: make([]partition, n)}
}

// Partitions returns the number of partitions.
func (d *Dealer) Partitions() int { return len(d.partitions) }

func (d *Dealer) partitionOf(hash uint64) int { return int(hash >> d.shift) }

// Hand deals the batches of one goroutine.
type Hand struct {
	dealer  *Dealer
	placer  placer
	persons []uint32
	parts   []uint32
}

// Hand returns a hand. Close it when its batches are dealt.
func (d *Dealer) Hand() *Hand { return &Hand{dealer: d} }

// Close lets go of the last dictionary.
func (h *Hand) Close() { h.placer.forget() }

// Ydelser deals a batch.
func (h *Hand) Ydelser(kept *schemas.KeptRows[schemas.YdelseRow]) { deal(h, &h.dealer.ydelser, kept) }

// Samtaler deals a batch.
func (h *Hand) Samtaler(kept *schemas.KeptRows[schemas.Samtale]) { deal(h, &h.dealer.samtaler, kept) }

// Tilbud deals a batch.
func (h *Hand) Tilbud(kept *schemas.KeptRows[schemas.Tilbud]) { deal(h, &h.dealer.tilbud, kept) }

// Loentimer deals a batch.
func (h *Hand) Loentimer(kept *schemas.KeptRows[schemas.Loentimer]) {
	deal(h, &h.dealer.loentimer, kept)
}

// deal puts the rows of a batch in order of partition, by a counting sort.
func deal[T any](h *Hand, to *dealt[T], kept *schemas.KeptRows[T]) {
	n := len(kept.Rows)
	if n == 0 {
		return
	}
	places := h.placer.of(kept.IDs, h.dealer)
	starts := make([]int32, len(h.dealer.partitions)+1)
	h.parts, h.persons = resize(h.parts, n), resize(h.persons, n)
	row := int32(0)
	for _, run := range kept.Runs {
		at := places[run.ID]
		starts[at.partition+1] += run.End - row
		for ; row < run.End; row++ {
			h.parts[row], h.persons[row] = at.partition, at.number
		}
	}
	for p := range h.dealer.partitions {
		starts[p+1] += starts[p]
	}
	b := dealtBatch[T]{starts: starts, persons: make([]uint32, n), rows: make([]T, n)}
	for i := range kept.Rows {
		at := starts[h.parts[i]]
		starts[h.parts[i]]++
		b.rows[at], b.persons[at] = kept.Rows[i], h.persons[i]
	}
	copy(starts[1:], starts)
	starts[0] = 0

	to.mu.Lock()
	to.batches = append(to.batches, b)
	to.mu.Unlock()
}
