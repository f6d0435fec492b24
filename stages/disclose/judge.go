package disclose

import (
	"fmt"
	"slices"
)

// Judge hides what is too small by itself, with what it is the base of, and what an earlier
// publication hid ([Table.Hide]). Of a count that is known already and leaves too little of its
// base, it hides the base: the count cannot be hidden any more, what it leaves of the base can.
func (t *Table) Judge() {
	for i := range t.cells {
		if c := &t.cells[i]; t.limit.few(c.value) || c.base != none && t.limit.hides(c.value, t.cells[c.base].value) {
			c.state = Primary
		}
	}
	for i := range t.cells {
		if c := &t.cells[i]; c.held && !t.ofNobody(i) || c.state != Shown {
			t.hide(i)
		}
	}
	for i := range t.cells {
		if c := &t.cells[i]; c.state == Primary && t.leavesKnown(i) && !t.cells[c.base].known {
			t.hide(c.base)
		}
	}
}

// ofNobody says that the cell is a part of a base without persons: it is 0, whatever it was
// hidden for before, and where the base is hidden, so is the cell.
func (t *Table) ofNobody(number int) bool {
	base := t.cells[number].base
	return base != none && t.cells[base].value == 0
}

// leavesKnown says that a cell is known and large enough for it, so that what there is to
// protect is what it leaves of its base. Such a base has changed: of the same one the cell
// would have been hidden before.
func (t *Table) leavesKnown(number int) bool {
	c := &t.cells[number]
	return c.known && c.base != none && !t.limit.few(c.value)
}

// restOut says that what a cell leaves of its base is out already, as the sum of others that are
// known, and is large enough for it: nothing that is hidden now would take it back.
func (t *Table) restOut(number int) bool {
	c := &t.cells[number]
	if rest := t.cells[c.base].value - c.value; rest == 0 || t.limit.few(rest) {
		return false
	}
	return slices.ContainsFunc(c.ends, func(e end) bool { return t.leavesKnownOnly(number, e) })
}

// leavesKnownOnly says that an equation holds a cell, its base, and beside them only what is known.
func (t *Table) leavesKnownOnly(number int, e end) bool {
	base := t.cells[number].base
	opposed := false
	for _, own := range t.sums[e.sum] {
		switch {
		case own.Cell == base:
			opposed = own.Factor == -e.factor
		case own.Cell != number && !t.cells[own.Cell].known:
			return false
		}
	}
	return opposed
}

func (l Limit) few(persons int64) bool { return persons > 0 && persons < l.Fewest }

// hides says that a part of a base is not to be shown.
func (l Limit) hides(part, base int64) bool {
	rest := base - part
	whole := base > 0 && base < l.FewestBase && (part == 0 || rest == 0)
	return whole || l.few(part) || l.few(rest) || l.few(base)
}

// sound says that the counts are such as equations and decisions say, since of any other
// table nothing can be proven. The error has the number of what is not.
func (t *Table) sound() error {
	for i := range t.cells {
		c := &t.cells[i]
		if c.value < 0 || c.value > many {
			return fmt.Errorf("protect small counts: cell %d is not in 0..2^40; a count of persons is wrong", i)
		}
		if c.base != none && c.value > t.cells[c.base].value {
			return fmt.Errorf("protect small counts: cell %d is larger than cell %d that it is a part of", i, c.base)
		}
	}
	for sum, terms := range t.sums {
		total, fits := int64(0), true
		for _, own := range terms {
			total, fits = addTimes(total, fits, own.Factor, t.cells[own.Cell].value)
		}
		if total != 0 || !fits {
			return fmt.Errorf("protect small counts: sum %d of %d cells does not add up", sum, len(terms))
		}
	}
	for i := range t.means {
		if m := &t.means[i]; !m.shares(t) {
			return fmt.Errorf("protect small counts: a month of mean %d has a part that is no share of its base", i)
		} else if m.said != m.decide(t.value) {
			return fmt.Errorf("protect small counts: the decision on mean %d is not the one that its %d months give", i, len(m.Parts))
		}
	}
	return nil
}

func (t *Table) value(number int) int64 { return t.cells[number].value }
