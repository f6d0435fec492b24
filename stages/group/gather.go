package group

import (
	"slices"

	"fokusmaal/schemas"
)

// Gatherer gathers one partition after the other; it belongs to one goroutine.
type Gatherer struct {
	dealer    *Dealer
	ydelser   gathered[packedYdelse, schemas.YdelseRow]
	samtaler  gathered[packedSamtale, schemas.Samtale]
	tilbud    gathered[schemas.Tilbud, schemas.Tilbud]
	loentimer gathered[packedLoentimer, schemas.Loentimer]

	// persons are those of a partition that was in several layers, numbered anew.
	persons persons
	reader  partReader
	ids     idList
	numbers []uint16
}

// Gatherer returns a gatherer, when the dealing has ended ([Dealer.Dealt]).
func (d *Dealer) Gatherer() *Gatherer { return &Gatherer{dealer: d} }

// Gather gives the persons of a partition who have rows, in no order. The error is that of person, or of
// the store.
func (g *Gatherer) Gather(partition int, person Person) (Duplicates, error) {
	var duplicates Duplicates
	ids, err := g.fetch(partition)
	if err != nil {
		return duplicates, err
	}
	g.ydelser.gather(ids.len(), monthsOfYdelser, unpackYdelser)
	g.samtaler.gather(ids.len(), monthsOfSamtaler, unpackSamtaler)
	g.tilbud.gather(ids.len(), nil, takeTilbud)
	g.loentimer.gather(ids.len(), nil, unpackLoentimer)
	var h schemas.Historik
	for n := range ids.len() {
		h.Ydelser = g.ydelser.of(n)
		h.Samtaler = g.samtaler.of(n)
		h.Tilbud = g.tilbud.of(n)
		h.Loentimer = g.loentimer.of(n)
		if len(h.Ydelser)+len(h.Samtaler)+len(h.Tilbud)+len(h.Loentimer) == 0 {
			continue // an id of a dictionary, none of whose rows was kept
		}
		duplicates = duplicates.Plus(order(&h))
		if err := person(ids.at(n), &h); err != nil {
			return duplicates, err
		}
	}
	return duplicates, nil
}

// fetch finds the rows of a partition and returns the ids of their persons.
func (g *Gatherer) fetch(partition int) (*idList, error) {
	d := g.dealer
	if len(d.layers) == 0 {
		g.ydelser.from(&d.ydelser, partition)
		g.samtaler.from(&d.samtaler, partition)
		g.tilbud.from(&d.tilbud, partition)
		g.loentimer.from(&d.loentimer, partition)
		return &d.partitions[partition].ids, nil
	}
	g.persons.again()
	g.ydelser.fetched.again()
	g.samtaler.fetched.again()
	g.tilbud.fetched.again()
	g.loentimer.fetched.again()
	for _, l := range d.layers {
		if err := g.fetchPart(&l.parts[partition]); err != nil {
			return nil, err
		}
	}
	return &g.persons.ids, nil
}

// fetchPart reads a partition of one layer, behind what is read of it.
func (g *Gatherer) fetchPart(p *part) error {
	if err := g.reader.read(g.dealer.room.Store, p); err != nil {
		return err
	}
	g.ids.ends, g.ids.bytes = resize(g.ids.ends, int(p.persons)), resize(g.ids.bytes, int(p.bytes))
	take(&g.reader, g.ids.ends)
	take(&g.reader, g.ids.bytes)
	g.numbers = resize(g.numbers, g.ids.len())
	for n := range g.numbers {
		id := g.ids.at(n)
		g.numbers[n] = g.persons.number(id, uint32(g.dealer.hash(id)), g.dealer.hash)
	}
	g.ydelser.fetched.take(&g.reader, p.rows[schemas.YdelseTable], g.numbers)
	g.samtaler.fetched.take(&g.reader, p.rows[schemas.SamtalerTable], g.numbers)
	g.tilbud.fetched.take(&g.reader, p.rows[schemas.TilbudTable], g.numbers)
	g.loentimer.fetched.take(&g.reader, p.rows[schemas.LoentimerTable], g.numbers)
	return nil
}

// pile are rows with the numbers of their persons.
type pile[T any] struct {
	persons []uint16
	rows    []T
}

func (f *pile[T]) again() { f.persons, f.rows = f.persons[:0], f.rows[:0] }

// take adds rows of a layer, whose persons have other numbers now.
func (f *pile[T]) take(r *partReader, rows uint32, numbers []uint16) {
	before, after := len(f.rows), len(f.rows)+int(rows)
	f.persons, f.rows = slices.Grow(f.persons, int(rows))[:after], slices.Grow(f.rows, int(rows))[:after]
	take(r, f.persons[before:])
	take(r, f.rows[before:])
	for i, n := range f.persons[before:] {
		f.persons[before+i] = numbers[n]
	}
}
