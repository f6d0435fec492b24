package group

import (
	"hash/maphash"
	"math/bits"
	"sync"

	"fokusmaal/schemas"
)

// rowsPerPartition is about how many rows a partition gets at most: at 16 bytes a row they
// are put in order of person within a second-level cache. (Measured: 16 Ki to 128 Ki are the
// same within the noise; more partitions take more memory, fewer make the tables of persons
// outgrow the cache.)
const rowsPerPartition = 32 << 10

// Bounds on the number of partitions: every dealt batch of every table has a border for each.
const (
	fewestPartitions = 16
	mostPartitions   = 4096
)

// Dealer deals rows to partitions by a hash of the person. Any number of goroutines may
// deal, each with a [Hand] of its own; when all rows are dealt, the partitions can be
// gathered, each by any goroutine.
type Dealer struct {
	hash       hasher
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
	persons []uint16
	rows    []T
}

// NewDealer returns a dealer for about so many rows of all tables.
func NewDealer(rows int64) *Dealer {
	n := fewestPartitions
	for n < mostPartitions && int64(n)*rowsPerPartition < rows {
		n *= 2
	}
	seed := maphash.MakeSeed()
	hash := func(id []byte) uint64 { return maphash.Bytes(seed, id) }
	return &Dealer{hash: hash, shift: 64 - bits.TrailingZeros(uint(n)), partitions: make([]partition, n)}
}

// Partitions returns the number of partitions.
func (d *Dealer) Partitions() int { return len(d.partitions) }

func (d *Dealer) partitionOf(hash uint64) int { return int(hash >> d.shift) }

// rowsAtHand is how many rows of a table a hand collects before it deals them: a
// partition then gets some hundred rows at a time, which lie together when they are
// gathered.
const rowsAtHand = 256 << 10

// Hand deals the batches of one goroutine.
type Hand struct {
	dealer    *Dealer
	placer    placer
	ydelser   held[schemas.YdelseRow]
	samtaler  held[schemas.Samtale]
	tilbud    held[schemas.Tilbud]
	loentimer held[schemas.Loentimer]
}

// held are the rows of a table that are not dealt yet, with their places.
type held[T any] struct {
	rows   []T
	places []place
}

// Hand returns a hand. Close it when all of its batches are taken.
func (d *Dealer) Hand() *Hand { return &Hand{dealer: d} }

// Close deals what is held and lets go of the last dictionary.
func (h *Hand) Close() {
	deal(h.dealer, &h.dealer.ydelser, &h.ydelser)
	deal(h.dealer, &h.dealer.samtaler, &h.samtaler)
	deal(h.dealer, &h.dealer.tilbud, &h.tilbud)
	deal(h.dealer, &h.dealer.loentimer, &h.loentimer)
	h.placer.forget()
}

// Ydelser takes a batch.
func (h *Hand) Ydelser(kept *schemas.KeptRows[schemas.YdelseRow]) {
	hold(h, &h.ydelser, &h.dealer.ydelser, kept)
}

// Samtaler takes a batch.
func (h *Hand) Samtaler(kept *schemas.KeptRows[schemas.Samtale]) {
	hold(h, &h.samtaler, &h.dealer.samtaler, kept)
}

// Tilbud takes a batch.
func (h *Hand) Tilbud(kept *schemas.KeptRows[schemas.Tilbud]) {
	hold(h, &h.tilbud, &h.dealer.tilbud, kept)
}

// Loentimer takes a batch.
func (h *Hand) Loentimer(kept *schemas.KeptRows[schemas.Loentimer]) {
	hold(h, &h.loentimer, &h.dealer.loentimer, kept)
}

// hold takes the rows of a batch, and deals when enough are held.
func hold[T any](h *Hand, held *held[T], to *dealt[T], kept *schemas.KeptRows[T]) {
	if len(kept.Rows) == 0 {
		return
	}
	places := h.placer.of(kept.IDs, h.dealer)
	if held.rows == nil {
		held.rows = make([]T, 0, rowsAtHand+len(kept.Rows))
		held.places = make([]place, 0, rowsAtHand+len(kept.Rows))
	}
	row := int32(0)
	for _, run := range kept.Runs {
		for at := places[run.ID]; row < run.End; row++ {
			held.places = append(held.places, at)
		}
	}
	held.rows = append(held.rows, kept.Rows...)
	if len(held.rows) >= rowsAtHand {
		deal(h.dealer, to, held)
	}
}

// deal puts the held rows in order of partition, by a counting sort.
func deal[T any](d *Dealer, to *dealt[T], held *held[T]) {
	n := len(held.rows)
	if n == 0 {
		return
	}
	starts := make([]int32, len(d.partitions)+1)
	for i := range held.places {
		starts[held.places[i].partition+1]++
	}
	for p := range d.partitions {
		starts[p+1] += starts[p]
	}
	b := dealtBatch[T]{starts: starts, persons: make([]uint16, n), rows: make([]T, n)}
	for i := range held.rows {
		place := held.places[i]
		at := starts[place.partition]
		starts[place.partition]++
		b.rows[at], b.persons[at] = held.rows[i], place.number
	}
	copy(starts[1:], starts)
	starts[0] = 0
	held.rows, held.places = held.rows[:0], held.places[:0]

	to.mu.Lock()
	to.batches = append(to.batches, b)
	to.mu.Unlock()
}
