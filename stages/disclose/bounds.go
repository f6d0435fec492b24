package disclose

// passes is how often each equation may narrow its unknowns: chains of sums are shorter, and
// only one that creeps towards a bound one by one takes more.
const passes = 200

// narrow narrows the limits of the unknowns by one equation after the other, until none
// narrows any more or each has been looked at so often that the rest is hair.
func (r *reader) narrow() {
	r.index()
	waiting := make([]bool, len(r.equations))
	left := make([]int, len(r.equations))
	queue := make([]int, len(r.equations))
	for i := range queue {
		queue[i], waiting[i], left[i] = i, true, passes
	}
	for len(queue) > 0 {
		at := queue[0]
		queue, waiting[at] = queue[1:], false
		if left[at]--; left[at] < 0 {
			continue
		}
		for _, unknown := range r.apply(r.equations[at]) {
			for _, other := range r.in[unknown] {
				if !waiting[other] {
					waiting[other] = true
					queue = append(queue, other)
				}
			}
		}
	}
}

// index notes which equations an unknown stands in, and leaves out those whose numbers are
// too large to be added up.
func (r *reader) index() {
	if r.in != nil {
		return
	}
	r.in = make([][]int, len(r.of))
	fit := r.equations[:0]
	for _, e := range r.equations {
		if e.large() {
			r.skipped++
			continue
		}
		for _, own := range e.terms {
			r.in[own.unknown] = append(r.in[own.unknown], len(fit))
		}
		fit = append(fit, e)
	}
	r.equations = fit
}

// large says that the equation cannot be added up at the limits in 62 bits.
func (e equation) large() bool {
	all, fits := size(e.right), e.right != minus
	for _, own := range e.terms {
		all, fits = addTimes(all, fits, size(own.factor), many)
	}
	return !fits || all > 1<<62
}

// apply narrows the unknowns of an equation and returns those that it narrowed.
func (r *reader) apply(e equation) (narrowed []int) {
	least, most := int64(0), int64(0)
	for _, own := range e.terms {
		lo, hi := r.term(own)
		least, most = least+lo, most+hi
	}
	for _, own := range e.terms {
		lo, hi := r.term(own)
		// factor × unknown lies between these two, the others being at their ends.
		from, to := e.right-(most-hi), e.right-(least-lo)
		if own.factor < 0 {
			from, to = to, from
		}
		now := r.of[own.unknown]
		next := limits{max(now.lo, ceil(from, own.factor)), min(now.hi, floor(to, own.factor))}
		if next.hi < next.lo {
			r.skipped++ // nothing fits: the table is none
			return narrowed
		}
		if next == now {
			continue
		}
		r.of[own.unknown] = next
		narrowed = append(narrowed, own.unknown)
		newLo, newHi := r.term(own)
		least, most = least-lo+newLo, most-hi+newHi
	}
	return narrowed
}

// term is the least and the largest value of factor × unknown.
func (r *reader) term(own term) (lo, hi int64) {
	l := r.of[own.unknown]
	if own.factor < 0 {
		return own.factor * l.hi, own.factor * l.lo
	}
	return own.factor * l.lo, own.factor * l.hi
}
