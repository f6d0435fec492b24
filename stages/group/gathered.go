package group

import "slices"

// gathered holds the rows of one table of a partition in order of person: person n has
// rows starts[n] to starts[n+1]. P is a row as it was dealt, T as it is gathered.
type gathered[P, T any] struct {
	starts []int32
	rows   []T

	// fetched are the rows of the partition as they were dealt.
	fetched pile[P]
	// months are those of the rows, order and byMonth their numbers in an order.
	months, order, byMonth []uint32
	monthStarts            []int32
}

// from takes the rows of a partition that are in memory.
func (g *gathered[P, T]) from(dealt *dealt[P], partition int) {
	g.fetched.again()
	for i := range dealt.batches {
		persons, rows := dealt.batches[i].of(partition)
		g.fetched.persons = append(g.fetched.persons, persons...)
		g.fetched.rows = append(g.fetched.rows, rows...)
	}
}

// gather puts the partition's rows of a table in order of person, and those of a person in
// order of month where months says it: two counting sorts of the rows' numbers, the less
// important one first. To put a person's dozen of rows in order by comparing them took
// longer than all the rest.
func (g *gathered[P, T]) gather(persons int, months func([]P, []uint32), unpack func([]P, []uint32, []T)) {
	n := len(g.fetched.rows)
	g.order, g.rows = resize(g.order, n), resize(g.rows, n)
	g.count(persons)
	if months != nil {
		g.months = resize(g.months, n)
		months(g.fetched.rows, g.months)
	}
	if months != nil && g.sortByMonth() {
		for _, row := range g.byMonth {
			g.place(row)
		}
	} else {
		for row := range uint32(n) {
			g.place(row)
		}
	}
	copy(g.starts[1:], g.starts)
	g.starts[0] = 0
	unpack(g.fetched.rows, g.order, g.rows)
}

// count finds where the rows of each person begin.
func (g *gathered[P, T]) count(persons int) {
	g.starts = resize(g.starts, persons+1)
	clear(g.starts)
	for _, n := range g.fetched.persons {
		g.starts[n+1]++
	}
	for n := range persons {
		g.starts[n+1] += g.starts[n]
	}
}

// place puts a row behind those that its person has already.
func (g *gathered[P, T]) place(row uint32) {
	n := g.fetched.persons[row]
	g.order[g.starts[n]] = row
	g.starts[n]++
}

// mostMonths bounds the months that rows are put in order of: more are data about another
// century, whose rows are put in order one by one.
const mostMonths = 1024

// sortByMonth puts the numbers of the rows in order of month; false is too many months.
func (g *gathered[P, T]) sortByMonth() bool {
	if len(g.months) == 0 {
		return false
	}
	first, last := slices.Min(g.months), slices.Max(g.months)
	if last-first >= mostMonths {
		return false
	}
	g.monthStarts = resize(g.monthStarts, int(last-first)+2)
	starts := g.monthStarts
	clear(starts)
	for _, m := range g.months {
		starts[m-first+1]++
	}
	for i := range last - first {
		starts[i+1] += starts[i]
	}
	g.byMonth = resize(g.byMonth, len(g.months))
	for row, m := range g.months {
		g.byMonth[starts[m-first]] = uint32(row)
		starts[m-first]++
	}
	return true
}

func (g *gathered[P, T]) of(n int) []T { return g.rows[g.starts[n]:g.starts[n+1]] }
