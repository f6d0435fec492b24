package disclose

// EnoughValues is how many values a hidden count must have at least, as far as a reader can
// tell.
const EnoughValues = 3

// Attacked is what an attack on a table comes to.
type Attacked struct {
	// Hidden is the number of hidden cells, and Found are those that fewer than
	// [EnoughValues] values are left for, or for what is left of their base, in order.
	Hidden int
	Found  []int
	// Known is how many of Found were found in an earlier publication alone ([Table.Know]).
	Known int
	// Least is the least number of values that is left for any hidden cell, at most 2^40;
	// 0 where none is hidden.
	Least int64
	// Skipped are equations that could not be used: their numbers are too large, or no table
	// fits them.
	Skipped int
}

// Safe says that the table may be published: nothing was found, and all was tried.
func (a Attacked) Safe() bool { return len(a.Found) == 0 && a.Skipped == 0 }

// Attack tries to work the hidden cells, and what is left of their bases, out of what is shown
// or known: from all equations, each by itself and every one that elimination makes of them,
// and from the decisions.
func (t *Table) Attack() Attacked {
	r := newReader(t)
	r.attack()
	a := Attacked{Skipped: r.skipped}
	for number := range t.cells {
		if t.cells[number].state == Shown {
			continue
		}
		known := t.cells[number].known
		if (known || t.cells[number].past) && t.cells[number].state == Secondary {
			continue // hidden with its base or for another alone, and out: nothing is lost
		}
		a.Hidden++
		values := r.values(number)
		if values < EnoughValues {
			a.Found = append(a.Found, number)
			if known {
				a.Known++
			}
		}
		if a.Least == 0 || values < a.Least {
			a.Least = max(values, 1)
		}
	}
	return a
}

func (r *reader) attack() {
	r.solve()
	r.narrow()
	for range passes {
		if !r.narrowMeans() {
			return
		}
		r.narrow()
	}
}

// reader is what a reader knows of what is hidden, the unknowns: hidden cells, and what is
// left of hidden bases.
type reader struct {
	t *Table
	// cell and rest are the unknowns of a cell and of what it leaves of its base, or none.
	cell, rest []int
	// of are the limits of each unknown.
	of        []limits
	equations []equation
	// in are the equations that an unknown stands in.
	in      [][]int
	skipped int
}

// newReader is what a reader sees: the equations of the table, and of a hidden base that a
// hidden part and the rest add up to it.
func newReader(t *Table) *reader {
	r := &reader{t: t, cell: make([]int, len(t.cells)), rest: make([]int, len(t.cells))}
	for number := range t.cells {
		r.cell[number], r.rest[number] = none, none
		if v := t.value(number); v < 0 || v > many {
			r.skipped++ // the limits leave it out
		}
		if t.hidden(number) {
			r.cell[number] = r.unknown()
		}
	}
	for number := range t.cells {
		if base := t.cells[number].base; base != none && r.cell[number] != none && r.cell[base] != none {
			r.rest[number] = r.unknown()
		}
	}
	for _, terms := range t.sums[1:] {
		r.add(terms)
	}
	for number := range t.cells {
		r.part(number)
	}
	return r
}

func (r *reader) unknown() int {
	r.of = append(r.of, limits{0, many})
	return len(r.of) - 1
}

// add writes down an equation of the table: what is shown stands on the right.
func (r *reader) add(terms []Term) {
	e, fits := equation{}, true
	for _, own := range terms {
		if at := r.cell[own.Cell]; at != none {
			e.terms = append(e.terms, term{at, own.Factor})
		} else {
			e.right, fits = addTimes(e.right, fits, -own.Factor, r.t.cells[own.Cell].value)
		}
	}
	if !fits {
		r.skipped++
	} else if len(e.terms) > 0 {
		r.equations = append(r.equations, e)
	}
}

// part writes down that a part is at most as large as its base.
func (r *reader) part(number int) {
	base := r.t.cells[number].base
	if base == none {
		return
	}
	switch part, whole := r.cell[number], r.cell[base]; {
	case part != none && whole != none:
		r.equations = append(r.equations, equation{terms: []term{{part, 1}, {whole, -1}, {r.rest[number], 1}}})
	case part != none:
		r.of[part].hi = min(r.of[part].hi, r.t.cells[base].value)
	case whole != none:
		r.of[whole].lo = max(r.of[whole].lo, r.t.cells[number].value)
	}
}

// values is how many values are left for a cell, or for what it leaves of its base; of a cell
// that is known and large enough, for its base.
func (r *reader) values(number int) int64 {
	if r.t.leavesKnown(number) {
		number = r.t.cells[number].base
	}
	if r.cell[number] == none {
		return 1
	}
	values := r.of[r.cell[number]].values()
	if rest := r.rest[number]; rest != none && !r.t.restOut(number) {
		values = min(values, r.of[rest].values())
	}
	return values
}

// limits are the least and the largest value that an unknown may have.
type limits struct{ lo, hi int64 }

func (l limits) values() int64 { return l.hi - l.lo + 1 }
