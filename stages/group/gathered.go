package group

import (
	"math"

	"fokusmaal/schemas"
)

// gathered holds the rows of one table of a partition in order of person: person n has
// rows starts[n] to starts[n+1].
type gathered[T any] struct {
	starts []int32
	rows   []T

	// piles are the rows as they were dealt; fetched is the one of what was in the store.
	piles   []pile[T]
	fetched pile[T]
	monthly monthly[T]
}

// from takes the rows of a partition that are in memory.
func (g *gathered[T]) from(dealt *dealt[T], partition int) {
	g.piles = g.piles[:0]
	for i := range dealt.batches {
		persons, rows := dealt.batches[i].of(partition)
		g.piles = append(g.piles, pile[T]{persons, rows})
	}
}

// fromFetched takes the rows that were in the store.
func (g *gathered[T]) fromFetched() { g.piles = append(g.piles[:0], g.fetched) }

// monthOfYdelse and monthOfSamtale say roughly when a row is of: of two rows of a person
// the one with the lower number comes first.
func monthOfYdelse(r *schemas.YdelseRow) uint32 { return uint32(r.Maaned()) }
func monthOfSamtale(s *schemas.Samtale) uint32  { return uint32(s.Dato-schemas.NoDate) / 32 }

// gather puts the partition's rows of a table in order of person, and those of a person in
// order of month where month says it: two counting sorts, the less important one first. To
// put a person's dozen of rows in order by comparing them took longer than all the rest.
func (g *gathered[T]) gather(persons int, month func(*T) uint32) {
	g.count(persons)
	n := int(g.starts[persons])
	g.rows = resize(g.rows, n)
	if month != nil && g.byMonth(n, month) {
		g.place(g.monthly.persons, g.monthly.rows)
	} else {
		for _, p := range g.piles {
			g.place(p.persons, p.rows)
		}
	}
	copy(g.starts[1:], g.starts)
	g.starts[0] = 0
}

// count finds where the rows of each person begin.
func (g *gathered[T]) count(persons int) {
	g.starts = resize(g.starts, persons+1)
	clear(g.starts)
	for _, p := range g.piles {
		for _, n := range p.persons {
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
func (g *gathered[T]) byMonth(n int, month func(*T) uint32) bool {
	first, last := uint32(math.MaxUint32), uint32(0)
	for _, p := range g.piles {
		for j := range p.rows {
			m := month(&p.rows[j])
			first, last = min(first, m), max(last, m)
		}
	}
	if n == 0 || last-first >= mostMonths {
		return false
	}
	m := &g.monthly
	m.starts = resize(m.starts, int(last-first)+2)
	clear(m.starts)
	for _, p := range g.piles {
		for j := range p.rows {
			m.starts[month(&p.rows[j])-first+1]++
		}
	}
	for i := range last - first {
		m.starts[i+1] += m.starts[i]
	}
	m.persons, m.rows = resize(m.persons, n), resize(m.rows, n)
	for _, p := range g.piles {
		for j := range p.rows {
			at := &m.starts[month(&p.rows[j])-first]
			m.persons[*at], m.rows[*at] = p.persons[j], p.rows[j]
			*at++
		}
	}
	return true
}

func (g *gathered[T]) of(n int) []T { return g.rows[g.starts[n]:g.starts[n+1]] }
