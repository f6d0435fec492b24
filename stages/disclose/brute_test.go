package disclose

import (
	"testing"

	"pgregory.net/rapid"
)

// brute goes through the tables that look the same to a reader, with counts not further
// than so much from the true ones.
type brute struct {
	t       *Table
	unknown []int
	last    map[int][]int // the sums of which an unknown is the last one
	now     []int64
	far     int64
	found   map[int]map[int64]bool
	rests   map[int]map[int64]bool
	looked  int
}

// patience is how many tries are made before a table is given up as too large.
const patience = 300_000

func enumerate(t *Table, far int64) *brute {
	b := &brute{t: t, last: map[int][]int{}, far: far, found: map[int]map[int64]bool{}, rests: map[int]map[int64]bool{}}
	for number := range t.cells {
		b.now = append(b.now, t.value(number))
		if t.hidden(number) {
			b.unknown = append(b.unknown, number)
			b.found[number], b.rests[number] = map[int64]bool{}, map[int64]bool{}
		}
	}
	for sum, terms := range t.sums {
		last := none
		for _, own := range terms {
			if t.hidden(own.Cell) {
				last = max(last, own.Cell)
			}
		}
		b.last[last] = append(b.last[last], sum)
	}
	b.try(0)
	return b
}

// try goes on with an unknown; unknowns are tried in order, so that each sum is looked at as
// soon as it can be.
func (b *brute) try(n int) {
	if n == len(b.unknown) {
		b.note()
		return
	}
	number := b.unknown[n]
	truth := b.t.value(number)
	for v := max(truth-b.far, 0); v <= truth+b.far && b.looked < patience; v++ {
		b.looked++
		b.now[number] = v
		if b.adds(number) {
			b.try(n + 1)
		}
	}
}

// adds says that the sums that end with an unknown are right.
func (b *brute) adds(number int) bool {
	for _, sum := range b.last[number] {
		total := int64(0)
		for _, own := range b.t.sums[sum] {
			total += own.Factor * b.now[own.Cell]
		}
		if total != 0 {
			return false
		}
	}
	return true
}

func (b *brute) note() {
	for number := range b.t.cells {
		if base := b.t.cells[number].base; base != none && b.now[number] > b.now[base] {
			return
		}
	}
	for i := range b.t.means {
		if m := &b.t.means[i]; m.exactly(func(number int) int64 { return b.now[number] }) != m.said {
			return
		}
	}
	for _, number := range b.unknown {
		b.found[number][b.now[number]] = true
		if base := b.t.cells[number].base; base != none {
			b.rests[number][b.now[base]-b.now[number]] = true
		}
	}
}

func TestWhatIsProtectedHasThreeValuesInTruthAndTheAttackNeverDeniesOne(t *testing.T) {
	looked, protected, large := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		table := drawMonths(t, 9)
		table.Judge()
		failed := table.Protect() != nil
		b := enumerate(table, 5)
		if b.looked >= patience {
			large++
			return
		}
		looked++
		if !failed && len(b.unknown) > 0 {
			protected++
		}
		r := newReader(table)
		r.attack()
		for _, number := range b.unknown {
			if !failed && (len(b.found[number]) < EnoughValues || table.cells[number].base != none && len(b.rests[number]) < EnoughValues) {
				t.Fatalf("cell %d can be %v alone, and leave %v", number, b.found[number], b.rests[number])
			}
			inside(t, r.of[r.cell[number]], b.found[number])
			if rest := r.rest[number]; rest != none {
				inside(t, r.of[rest], b.rests[number])
			}
		}
	})
	t.Logf("%d tables looked at, %d of them protected; %d too large to go through", looked, protected, large)
	if protected < looked/10 {
		t.Error("too few were protected to say anything")
	}
}

func inside(t *rapid.T, l limits, values map[int64]bool) {
	for v := range values {
		if v < l.lo || v > l.hi {
			t.Fatalf("%d is possible, the attack says %+v", v, l)
		}
	}
}
