package disclose

import (
	"math/rand/v2"
	"testing"
	"time"
)

const areas, groups, lengths, steps = 98, 8, 4, 4

// month of a country: cells by area (0 is the country), and group or class.
type countryMonth struct{ persons, first, second measure }

// measure is a count by area: of each group, of all, of each length of the spell.
type measure struct {
	group, length [][]int
	all           []int
}

// sizes are persons per area as they are: a few islands, most in the hundreds and
// thousands, the largest in the tens of thousands.
func sizes(random *rand.Rand) []int64 {
	all := []int64{12, 25, 60, 90}
	for len(all) < areas-4 {
		all = append(all, 300+random.Int64N(700)+random.Int64N(4000)*random.Int64N(10)/10)
	}
	return append(all, 9000, 11000, 14000, 32000)
}

// values are a count of each area and class, and what they add up to.
type values struct {
	area  [][]int64 // of area-1
	class []int64
	sums  []int64 // of each area
	all   int64
}

func adds(area [][]int64) values {
	v := values{area: area, class: make([]int64, len(area[0])), sums: make([]int64, len(area))}
	for a, line := range area {
		for c, n := range line {
			v.class[c] += n
			v.sums[a] += n
			v.all += n
		}
	}
	return v
}

// among draws parts of counts, about so many in 1000 of each.
func among(random *rand.Rand, of [][]int64, share int64) [][]int64 {
	all := make([][]int64, len(of))
	for a, line := range of {
		for _, n := range line {
			part := int64(0)
			for range min(n, 40) { // a large one in 40 lots
				if random.Int64N(1000) < share {
					part += max(n/40, 1)
				}
			}
			all[a] = append(all[a], part)
		}
	}
	return all
}

// spread gives the persons of each area to n classes at random.
func spread(random *rand.Rand, sums []int64, weights []int64, within func(a, c int) int64) [][]int64 {
	total := int64(0)
	for _, w := range weights {
		total += w
	}
	all := make([][]int64, len(sums))
	for a, sum := range sums {
		all[a] = make([]int64, len(weights))
		lot := max(sum/200, 1)
		for sum > 0 {
			n, draw := min(lot, sum), random.Int64N(total)
			c := 0
			for ; draw >= weights[c]; c++ {
				draw -= weights[c]
			}
			for ; within(a, c) <= all[a][c]; c = (c + 1) % len(weights) {
			}
			n = min(n, within(a, c)-all[a][c])
			all[a][c] += n
			sum -= n
		}
	}
	return all
}

func anything(int, int) int64 { return many }

// add puts a measure into the table: classes of two kinds, each with its sums.
func (m *measure) add(t *Table, group, length values) {
	groupSum, lengthSum := nodes(t, len(group.class)), nodes(t, len(length.class))
	m.group, m.length = make([][]int, areas+1), make([][]int, areas+1)
	for a := range areas + 1 {
		g, l := t.Sum(), t.Sum()
		at := func(v values, c int) int64 {
			if a == 0 {
				return v.class[c]
			}
			return v.area[a-1][c]
		}
		for c := range group.class {
			m.group[a] = append(m.group[a], count(t, at(group, c), a, groupSum[c], g))
		}
		all := group.all
		if a > 0 {
			all = group.sums[a-1]
		}
		m.all = append(m.all, count(t, all, a, g, l))
		for c := range length.class {
			m.length[a] = append(m.length[a], count(t, at(length, c), a, l, lengthSum[c]))
		}
	}
}

// count leads from one node to the other, of the country the other way round.
func count(t *Table, value int64, area, from, to int) int {
	if area == 0 {
		return t.Count(value, 1_000_000+value, to, from)
	}
	return t.Count(value, 1+value, from, to)
}

func nodes(t *Table, n int) (all []int) {
	for range n {
		all = append(all, t.Sum())
	}
	return all
}

// classes adds counts of areas that have an area sum alone.
func classes(t *Table, v values) [][]int {
	cells := make([][]int, len(v.area)+1)
	for c := range v.class {
		sum := t.Sum()
		cells[0] = append(cells[0], count(t, v.class[c], 0, Open, sum))
		for a := range v.area {
			cells[a+1] = append(cells[a+1], count(t, v.area[a][c], a+1, Open, sum))
		}
	}
	return cells
}

func (m *measure) share(t *Table, base *measure) {
	for a := range areas + 1 {
		for c, part := range m.group[a] {
			t.Share(part, base.group[a][c])
		}
		for c, part := range m.length[a] {
			t.Share(part, base.length[a][c])
		}
		t.Share(m.all[a], base.all[a])
	}
}

func within(v [][]int64) func(a, c int) int64 { return func(a, c int) int64 { return v[a][c] } }

var groupWeights, lengthWeights = []int64{60, 90, 8, 70, 220, 2, 120, 30}, []int64{25, 20, 25, 30}

// addMonth adds a whole month.
func addMonth(t *Table, random *rand.Rand, sizes []int64) (m countryMonth) {
	persons := adds(spread(random, sizes, groupWeights, anything))
	persons2 := adds(spread(random, sizes, lengthWeights, anything))
	first, second := adds(among(random, persons.area, 330)), adds(among(random, persons.area, 190))
	m.persons.add(t, persons, persons2)
	m.first.add(t, first, adds(spread(random, first.sums, lengthWeights, within(persons2.area))))
	m.second.add(t, second, adds(spread(random, second.sums, lengthWeights, within(persons2.area))))
	m.first.share(t, &m.persons)
	m.second.share(t, &m.persons)
	classes(t, adds(spread(random, sizes, []int64{5, 10, 100, 40}, anything)))
	left := make([]int64, areas)
	for a := range left {
		left[a] = persons.sums[a] - first.sums[a]
	}
	ground1 := classes(t, adds(spread(random, left, []int64{80, 20}, anything)))
	ground2 := classes(t, adds(spread(random, second.sums, []int64{10, 15, 30, 45}, anything)))
	for a := range areas + 1 {
		t.Equal(Term{ground1[a][0], 1}, Term{ground1[a][1], 1}, Term{m.first.all[a], 1}, Term{m.persons.all[a], -1})
		equal := []Term{{m.second.all[a], -1}}
		for _, cell := range ground2[a] {
			equal = append(equal, Term{cell, 1})
			t.Share(cell, m.persons.all[a])
		}
		t.Equal(equal...)
		t.Share(ground1[a][0], m.persons.all[a])
		t.Share(ground1[a][1], m.persons.all[a])
	}
	return m
}

// country is so many months of a country with the decisions on the last twelve of them, and
// on so many twelves before, of one in scale of its persons.
func country(seed uint64, months, windows int, scale int64) *Table {
	random := rand.New(rand.NewPCG(seed, 1))
	t, size := NewTable(rule), sizes(random)
	all := make([]countryMonth, months)
	for i := range all {
		now := make([]int64, areas)
		for a := range now {
			now[a] = max(size[a]+random.Int64N(size[a]/20+3)-size[a]/40-1, 1) / scale
		}
		all[i] = addMonth(t, random, now)
	}
	for first := max(months-12, 0); first >= 0 && first >= months-12-windows; first-- {
		for a := 1; a <= areas; a++ {
			one, two := Mean{Pct: 30}, Mean{Pct: 20}
			for _, m := range all[first:min(first+12, months)] {
				one.Parts, one.Bases = append(one.Parts, m.first.all[a]), append(one.Bases, m.persons.all[a])
				two.Parts, two.Bases = append(two.Parts, m.second.all[a]), append(two.Bases, m.persons.all[a])
			}
			decided(t, one)
			decided(t, two)
		}
	}
	return t
}

// decided adds a mean with the decision that the counts give.
func decided(t *Table, m Mean) {
	own := mean{Mean: m}
	m.Under = own.decide(t.value) == under
	t.Mean(m)
}

func TestACountryIsProtected(t *testing.T) {
	table := country(1, 23, 0, 1)
	start := time.Now()
	table.Judge()
	primary := table.Hidden(Primary)
	t.Logf("%d cells, %d sums, %d means; judged %s, %d primary, %d secondary", len(table.cells), len(table.sums), len(table.means), time.Since(start), primary, table.Hidden(Secondary))
	if err := table.Protect(); err != nil {
		t.Error(err)
	}
	took := time.Since(start)
	a := table.Attack()
	t.Logf("%d secondary, %s, attack %s, found %d least %d", table.Hidden(Secondary), took, time.Since(start)-took, len(a.Found), a.Least)
	if !a.Safe() {
		t.Error(a)
	}
}
