package group

import (
	"sync"
	"unsafe"

	"fokusmaal/schemas"
)

// rowsAtHand is how many rows of a table a hand collects before it deals them: a
// partition of a whole country then gets some hundred at a time, which lie together when they
// are gathered.
const rowsAtHand = 128 << 10

// Hand deals the batches of one goroutine.
type Hand struct {
	dealer    *Dealer
	placer    placer
	ydelser   held[packedYdelse]
	samtaler  held[packedSamtale]
	tilbud    held[schemas.Tilbud]
	loentimer held[packedLoentimer]
}

// held are the rows of a table that are not dealt yet, packed, with their places.
type held[P any] struct {
	rows   []P
	places []place
}

// dealt holds the batches of one table, each in order of partition.
type dealt[T any] struct {
	mu      sync.Mutex
	batches []dealtBatch[T]
	spare   []dealtBatch[T] // whose memory is used again
}

// dealtBatch is a batch of rows in order of partition: partition p has rows
// starts[p] to starts[p+1], of the persons with these numbers.
type dealtBatch[T any] struct {
	starts  []int32
	persons []uint16
	rows    []T
}

// of returns the rows of a partition and the numbers of their persons.
func (b *dealtBatch[T]) of(partition int) ([]uint16, []T) {
	start, end := b.starts[partition], b.starts[partition+1]
	return b.persons[start:end], b.rows[start:end]
}

// size is how many bytes of memory the batch takes.
func (b *dealtBatch[T]) size() int64 {
	var row T
	return int64(4*cap(b.starts) + 2*cap(b.persons) + int(unsafe.Sizeof(row))*cap(b.rows))
}

// Hand returns a hand. Close it when all of its batches are taken, whatever happens: the
// others may be waiting for it.
func (d *Dealer) Hand() *Hand {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open++
	return &Hand{dealer: d}
}

// Close deals what is held and lets go of the last dictionary.
func (h *Hand) Close() {
	h.dealAll()
	d := h.dealer
	d.mu.Lock()
	defer d.mu.Unlock()
	d.open--
	if d.waiting > 0 && d.waiting >= d.open {
		d.empty()
	}
}

// Ydelser takes a batch. The error is that of the store.
func (h *Hand) Ydelser(kept *schemas.KeptRows[schemas.YdelseRow]) error {
	return hold(h, &h.ydelser, &h.dealer.ydelser, kept, packYdelser)
}

// Samtaler takes a batch. The error is that of the store.
func (h *Hand) Samtaler(kept *schemas.KeptRows[schemas.Samtale]) error {
	return hold(h, &h.samtaler, &h.dealer.samtaler, kept, packSamtaler)
}

// Tilbud takes a batch. The error is that of the store.
func (h *Hand) Tilbud(kept *schemas.KeptRows[schemas.Tilbud]) error {
	return hold(h, &h.tilbud, &h.dealer.tilbud, kept, keepTilbud)
}

// Loentimer takes a batch. The error is that of the store.
func (h *Hand) Loentimer(kept *schemas.KeptRows[schemas.Loentimer]) error {
	return hold(h, &h.loentimer, &h.dealer.loentimer, kept, packLoentimer)
}

// dealAll deals what is held, and forgets the numbers of persons.
func (h *Hand) dealAll() {
	deal(h.dealer, &h.dealer.ydelser, &h.ydelser)
	deal(h.dealer, &h.dealer.samtaler, &h.samtaler)
	deal(h.dealer, &h.dealer.tilbud, &h.tilbud)
	deal(h.dealer, &h.dealer.loentimer, &h.loentimer)
	h.placer.forget()
}

// hold takes the rows of a batch, and deals whenever enough are held.
func hold[P, T any](h *Hand, held *held[P], to *dealt[P], kept *schemas.KeptRows[T], pack func([]T, []P)) error {
	if h.dealer.full() {
		h.dealAll()
		if err := h.dealer.wait(); err != nil {
			return err
		}
	}
	if len(kept.Rows) == 0 {
		return nil
	}
	places := h.placer.of(kept.IDs, h.dealer)
	if held.rows == nil {
		held.rows, held.places = make([]P, 0, rowsAtHand), make([]place, 0, rowsAtHand)
	}
	runs, row := kept.Runs, 0
	for row < len(kept.Rows) {
		before := len(held.rows)
		after := min(before+len(kept.Rows)-row, rowsAtHand)
		held.rows, held.places = held.rows[:after], held.places[:after]
		pack(kept.Rows[row:row+after-before], held.rows[before:])
		for i := range held.places[before:] {
			for int(runs[0].End) <= row {
				runs = runs[1:]
			}
			held.places[before+i] = places[runs[0].ID]
			row++
		}
		if after == rowsAtHand {
			deal(h.dealer, to, held)
		}
	}
	return nil
}

// deal puts the held rows in order of partition, by a counting sort.
func deal[T any](d *Dealer, to *dealt[T], held *held[T]) {
	n := len(held.rows)
	if n == 0 {
		return
	}
	b, ok := to.spareBatch(n)
	if !ok {
		d.letSpareGo()
		b = dealtBatch[T]{make([]int32, len(d.partitions)+1), make([]uint16, n), make([]T, n)}
	}
	starts := b.starts
	clear(starts)
	for i := range held.places {
		starts[held.places[i].partition+1]++
	}
	for p := range d.partitions {
		starts[p+1] += starts[p]
	}
	for i := range held.rows {
		place := held.places[i]
		at := starts[place.partition]
		starts[place.partition]++
		b.rows[at], b.persons[at] = held.rows[i], place.number
	}
	copy(starts[1:], starts)
	starts[0] = 0
	held.rows, held.places = held.rows[:0], held.places[:0]

	d.used.Add(b.size())
	to.mu.Lock()
	to.batches = append(to.batches, b)
	to.mu.Unlock()
}

// spareBatch returns a batch of n rows in memory that was used before; false is none.
func (t *dealt[T]) spareBatch(n int) (b dealtBatch[T], ok bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	last := len(t.spare) - 1
	if last < 0 {
		return b, false
	}
	b = t.spare[last]
	t.spare = t.spare[:last]
	return dealtBatch[T]{b.starts, b.persons[:n], b.rows[:n]}, true
}

// letSpareGo frees what the next batches would be made in. Tables come one after the
// other: what one no longer needs makes room for the next.
func (d *Dealer) letSpareGo() {
	d.ydelser.letSpareGo()
	d.samtaler.letSpareGo()
	d.tilbud.letSpareGo()
	d.loentimer.letSpareGo()
}

func (t *dealt[T]) letSpareGo() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.spare = nil
}

// again empties the table. The memory of whole batches is used again; the few others, of
// what was held when the memory was used up, are let go.
func (t *dealt[T]) again() {
	for _, b := range t.batches {
		if cap(b.rows) >= rowsAtHand {
			t.spare = append(t.spare, b)
		}
	}
	clear(t.batches)
	t.batches = t.batches[:0]
}

// letGo empties the table and frees its memory.
func (t *dealt[T]) letGo() { t.batches, t.spare = nil, nil }
