package disclose

import (
	"cmp"
	"slices"
)

// term is an unknown with its factor, which is never 0.
type term struct {
	unknown int
	factor  int64
}

// equation says that the terms add up to right.
type equation struct {
	terms []term
	right int64
}

// solve adds what exact elimination (Gauss-Jordan, in whole numbers) makes of the equations:
// each with one unknown of its own, its pivot, and otherwise none that is the pivot of another.
func (r *reader) solve() {
	s := &system{pivot: make([]int, len(r.of)), factors: make([]int64, len(r.of)), there: make([]bool, len(r.of)), weight: make([]int, len(r.of))}
	for i := range s.pivot {
		s.pivot[i] = none
	}
	known := slices.Clone(r.equations)
	slices.SortStableFunc(known, func(a, b equation) int { return cmp.Compare(len(a.terms), len(b.terms)) })
	for _, e := range known {
		for _, own := range e.terms {
			s.weight[own.unknown] = len(e.terms)
		}
	}
	for _, e := range known {
		s.take(e)
	}
	for i := len(s.solved) - 1; i >= 0; i-- {
		s.finish(i)
	}
	r.skipped += s.skipped
	r.equations = append(r.equations, s.solved...)
}

// system are equations that are being solved.
type system struct {
	solved []equation
	own    []int // the pivot of each
	// pivot is the equation that an unknown is the pivot of, or none.
	pivot []int
	// weight is the length of the longest equation of an unknown.
	weight []int
	// the equation at work: factors, in any order, of those that are there.
	factors []int64
	there   []bool
	list    []int
	right   int64
	fits    bool
	skipped int
}

// take removes from an equation what the others are the pivots of, and gives it its own.
func (s *system) take(e equation) {
	s.load(e)
	for i := 0; i < len(s.list); i++ {
		s.remove(s.list[i], none)
	}
	e, fits := s.unload()
	if !fits {
		s.skipped++
		return
	}
	if len(e.terms) == 0 {
		if e.right != 0 {
			s.skipped++ // nothing fits: the table is none
		}
		return
	}
	own := slices.MaxFunc(e.terms, s.better)
	s.pivot[own.unknown] = len(s.solved)
	s.own = append(s.own, own.unknown)
	s.solved = append(s.solved, e)
}

// better says whether b is the better pivot: of a small factor, and in a long equation, which
// leaves the short ones short.
func (s *system) better(a, b term) int {
	return cmp.Or(cmp.Compare(size(b.factor), size(a.factor)), cmp.Compare(s.weight[a.unknown], s.weight[b.unknown]), cmp.Compare(a.unknown, b.unknown))
}

// finish removes from a solved equation the pivots of those after it, which are finished.
func (s *system) finish(at int) {
	s.load(s.solved[at])
	for i := 0; i < len(s.list); i++ {
		s.remove(s.list[i], at)
	}
	if e, fits := s.unload(); fits {
		s.solved[at] = e
	} else {
		s.skipped++ // as it stands it is true as well
	}
}

func (s *system) load(e equation) {
	s.right, s.fits = e.right, true
	for _, own := range e.terms {
		s.put(own.unknown, own.factor, 1)
	}
}

// put adds a factor, so many times.
func (s *system) put(unknown int, factor, times int64) {
	if !s.there[unknown] {
		s.there[unknown] = true
		s.list = append(s.list, unknown)
	}
	s.factors[unknown], s.fits = addTimes(s.factors[unknown], s.fits, factor, times)
}

// remove takes an unknown out with the equation that it is the pivot of, if it is another
// than the one at work.
func (s *system) remove(unknown, at int) {
	by := s.pivot[unknown]
	have := s.factors[unknown]
	if by == none || by == at || !s.fits {
		return
	}
	s.there[unknown] = false // if it comes back it is looked at again
	if have == 0 {
		return
	}
	e := s.solved[by]
	factor := e.terms[slices.IndexFunc(e.terms, func(own term) bool { return own.unknown == unknown })].factor
	d := common(have, factor)
	times := have / d
	if factor /= d; factor < 0 {
		factor, times = -factor, -times
	}
	s.scale(factor)
	for _, own := range e.terms {
		s.put(own.unknown, own.factor, -times)
	}
	s.right, s.fits = addTimes(s.right, s.fits, e.right, -times)
	s.there[unknown] = false
}

func (s *system) scale(by int64) {
	if by == 1 {
		return
	}
	for _, unknown := range s.list {
		s.factors[unknown], s.fits = addTimes(0, s.fits, s.factors[unknown], by)
	}
	s.right, s.fits = addTimes(0, s.fits, s.right, by)
}

// unload is the equation at work, divided by what its factors have in common, in order.
func (s *system) unload() (e equation, fits bool) {
	divisor := int64(0)
	for _, unknown := range s.list {
		if factor := s.factors[unknown]; factor != 0 {
			e.terms = append(e.terms, term{unknown, factor})
			divisor = common(divisor, factor)
		}
		s.factors[unknown], s.there[unknown] = 0, false
	}
	s.list = s.list[:0]
	e.right = s.right
	if divisor > 1 && e.right%divisor == 0 {
		for i := range e.terms {
			e.terms[i].factor /= divisor
		}
		e.right /= divisor
	}
	slices.SortFunc(e.terms, func(a, b term) int { return cmp.Compare(a.unknown, b.unknown) })
	return e, s.fits
}
