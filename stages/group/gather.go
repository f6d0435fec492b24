package group

import (
	"math"

	"fokusmaal/schemas"
)

// Gatherer gathers one partition after the other; it belongs to one goroutine.
type Gatherer struct {
	dealer    *Dealer
	ydelser   gathered[schemas.YdelseRow]
	samtaler  gathered[schemas.Samtale]
	tilbud    gathered[schemas.Tilbud]
	loentimer gathered[schemas.Loentimer]
}

// gathered holds the rows of one table of a partition in order of person: person n has
// rows starts[n] to starts[n+1].
type gathered[T any] struct {
	starts  []int32
	rows    []T
	monthly monthly[T]
}

// Gatherer returns a gatherer, when all rows are dealt.
func (d *Dealer) Gatherer() *Gatherer { return &Gatherer{dealer: d} }

// Gather gives the persons of a partition, in no order.
func (g *Gatherer) Gather(partition int, person Person) (Duplicates, error) {
	ids := &g.dealer.partitions[partition].persons.ids
	g.ydelser.gather(&g.dealer.ydelser, partition, ids.len(), monthOfYdelse)
	g.samtaler.gather(&g.dealer.samtaler, partition, ids.len(), monthOfSamtale)
	g.tilbud.gather(&g.dealer.tilbud, partition, ids.len(), nil)
	g.loentimer.gather(&g.dealer.loentimer, partition, ids.len(), nil)

	var duplicates Duplicates
	var h schemas.Historik
	for n := range ids.len() {
		h.Ydelser = g.ydelser.of(n)
		h.Samtaler = g.samtaler.of(n)
		h.Tilbud = g.tilbud.of(n)
		h.Loentimer = g.loentimer.of(n)
		duplicates = duplicates.Plus(order(&h))
		if err := person(ids.at(n), &h); err != nil {
			return duplicates, err
		}
	}
	return duplicates, nil
}

// monthOfYdelse and monthOfSamtale say roughly when a row is of: of two rows of a person
// the one with the lower number comes first.
func monthOfYdelse(r *schemas.YdelseRow) uint32 { return uint32(r.Maaned()) }
func monthOfSamtale(s *schemas.Samtale) uint32  { return uint32(s.Dato-schemas.NoDate) / 32 }

// gather puts the partition's rows of a table in order of person, and those of a person in
// order of month where month says it: two counting sorts, the less important one first. To
// put a person's dozen of rows in order by comparing them took longer than all the rest.
func (g *gathered[T]) gather(from *dealt[T], partition, persons int, month func(*T) uint32) {
	g.count(from, partition, persons)
	n := int(g.starts[persons])
	g.rows = resize(g.rows, n)
	if month != nil && g.byMonth(from, partition, n, month) {
		g.place(g.monthly.persons, g.monthly.rows)
	} else {
		for i := range from.batches {
			g.place(from.batches[i].of(partition))
		}
	}
	copy(g.starts[1:], g.starts)
	g.starts[0] = 0
}

// count finds where the rows of each person begin.
func (g *gathered[T]) count(from *dealt[T], partition, persons int) {
	g.starts = resize(g.starts, persons+1)
	clear(g.starts)
	for i := range from.batches {
		numbers, _ := from.batches[i].of(partition)
		for _, n := range numbers {
			g.starts[n+1]++
		}
	}
	for n := range persons {
		g.starts[n+1] += g.starts[n]
	}
}

// place puts rows behind those that their persons have already.
func (g *gathered[T]) place(persons []uint16, rows []T) {
	for i, n := range persons {
		g.rows[g.starts[n]] = rows[i]
		g.starts[n]++
	}
}

// mostMonths bounds the months that rows are put in order of: more are data about another
// century, whose rows are put in order one by one.
const mostMonths = 1024

// monthly are the rows of a partition in order of month.
type monthly[T any] struct {
	starts  []int32
	persons []uint16
	rows    []T
}

// byMonth puts the partition's n rows in order of month; false is too many months.
func (g *gathered[T]) byMonth(from *dealt[T], partition, n int, month func(*T) uint32) bool {
	first, last := uint32(math.MaxUint32), uint32(0)
	for i := range from.batches {
		_, rows := from.batches[i].of(partition)
		for j := range rows {
			m := month(&rows[j])
			first, last = min(first, m), max(last, m)
		}
	}
	if n == 0 || last-first >= mostMonths {
		return false
	}
	m := &g.monthly
	m.starts = resize(m.starts, int(last-first)+2)
	clear(m.starts)
	for i := range from.batches {
		_, rows := from.batches[i].of(partition)
		for j := range rows {
			m.starts[month(&rows[j])-first+1]++
		}
	}
	for i := range last - first {
		m.starts[i+1] += m.starts[i]
	}
	m.persons, m.rows = resize(m.persons, n), resize(m.rows, n)
	for i := range from.batches {
		persons, rows := from.batches[i].of(partition)
		for j := range rows {
			at := &m.starts[month(&rows[j])-first]
			m.persons[*at], m.rows[*at] = persons[j], rows[j]
			*at++
		}
	}
	return true
}

func (g *gathered[T]) of(n int) []T { return g.rows[g.starts[n]:g.starts[n+1]] }

// of returns the rows of a partition and the numbers of their persons.
func (b *dealtBatch[T]) of(partition int) ([]uint16, []T) {
	start, end := b.starts[partition], b.starts[partition+1]
	return b.persons[start:end], b.rows[start:end]
}
