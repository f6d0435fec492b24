package group

import (
	"bytes"
	"slices"

	"fokusmaal/schemas"
)

// Gatherer gathers one partition after the other; it belongs to one goroutine.
type Gatherer struct {
	dealer    *Dealer
	ydelser   gathered[schemas.YdelseRow]
	samtaler  gathered[schemas.Samtale]
	tilbud    gathered[schemas.Tilbud]
	loentimer gathered[schemas.Loentimer]
	order     []int32
}

// gathered holds the rows of one table of a partition in order of person: person n has
// rows starts[n] to starts[n+1].
type gathered[T any] struct {
	starts []int32
	rows   []T
}

// Gatherer returns a gatherer, when all rows are dealt.
func (d *Dealer) Gatherer() *Gatherer { return &Gatherer{dealer: d} }

// Gather gives the persons of a partition in order of id.
func (g *Gatherer) Gather(partition int, person Person) (Duplicates, error) {
	ids := &g.dealer.partitions[partition].persons.ids
	g.ydelser.gather(&g.dealer.ydelser, partition, ids.len())
	g.samtaler.gather(&g.dealer.samtaler, partition, ids.len())
	g.tilbud.gather(&g.dealer.tilbud, partition, ids.len())
	g.loentimer.gather(&g.dealer.loentimer, partition, ids.len())

	g.order = resize(g.order, ids.len())
	for i := range g.order {
		g.order[i] = int32(i)
	}
	slices.SortFunc(g.order, func(a, b int32) int { return bytes.Compare(ids.at(int(a)), ids.at(int(b))) })

	var duplicates Duplicates
	var h schemas.Historik
	for _, n := range g.order {
		h.Ydelser = g.ydelser.of(n)
		h.Samtaler = g.samtaler.of(n)
		h.Tilbud = g.tilbud.of(n)
		h.Loentimer = g.loentimer.of(n)
		duplicates = duplicates.Plus(order(&h))
		if err := person(ids.at(int(n)), &h); err != nil {
			return duplicates, err
		}
	}
	return duplicates, nil
}

// gather puts the partition's rows of a table in order of person, by a counting sort.
func (g *gathered[T]) gather(from *dealt[T], partition, persons int) {
	g.starts = resize(g.starts, persons+1)
	clear(g.starts)
	for i := range from.batches {
		b := &from.batches[i]
		for _, n := range b.persons[b.starts[partition]:b.starts[partition+1]] {
			g.starts[n+1]++
		}
	}
	for n := range persons {
		g.starts[n+1] += g.starts[n]
	}
	g.rows = resize(g.rows, int(g.starts[persons]))
	for i := range from.batches {
		b := &from.batches[i]
		start, end := b.starts[partition], b.starts[partition+1]
		rows := b.rows[start:end]
		for j, n := range b.persons[start:end] {
			g.rows[g.starts[n]] = rows[j]
			g.starts[n]++
		}
	}
	copy(g.starts[1:], g.starts)
	g.starts[0] = 0
}

func (g *gathered[T]) of(n int32) []T { return g.rows[g.starts[n]:g.starts[n+1]] }
