package disclose

import "math/big"

// narrowMeans narrows the limits of the parts and bases of hidden months by the decisions
// on their means, and says whether it narrowed any. A decision says that the months of a
// mean lie, added up, below 0 or not below 0, each by how much its share is above the limit;
// a month without persons counts nothing.
func (r *reader) narrowMeans() (narrowed bool) {
	for i := range r.t.means {
		if m := &r.t.means[i]; r.hides(m) && r.narrowMean(m) {
			narrowed = true
		}
	}
	return narrowed
}

func (r *reader) hides(m *mean) bool {
	for i := range m.Parts {
		if r.cell[m.Parts[i]] != none || r.cell[m.Bases[i]] != none {
			return true
		}
	}
	return false
}

func (r *reader) narrowMean(m *mean) (narrowed bool) {
	if m.said == empty {
		for _, base := range m.Bases {
			narrowed = r.cut(base, limits{0, 0}) || narrowed
		}
		return narrowed
	}
	limit := big.NewRat(m.Pct, 100)
	total, ends := new(big.Rat), make([]*big.Rat, len(m.Parts))
	for i := range m.Parts {
		ends[i] = r.month(m, i).end(limit, m.said == under)
		total.Add(total, ends[i])
	}
	for i := range m.Parts {
		// the share of this month is below bound, or not below it, the others being as
		// far to the other side as they may.
		bound := new(big.Rat).Sub(ends[i], total)
		narrowed = r.narrowMonth(m, i, bound.Add(bound, limit)) || narrowed
	}
	return narrowed
}

// month is what a reader knows of a part and its base.
type month struct{ part, base limits }

func (r *reader) month(m *mean, i int) month {
	d := month{r.limits(m.Parts[i]), r.limits(m.Bases[i])}
	d.part.hi = min(d.part.hi, d.base.hi)
	d.base.lo = max(d.base.lo, d.part.lo)
	return d
}

func (r *reader) limits(number int) limits {
	if at := r.cell[number]; at != none {
		return r.of[at]
	}
	return limits{r.t.value(number), r.t.value(number)}
}

// end is the least (lowest) or the most that the share may be above the limit.
func (d month) end(limit *big.Rat, lowest bool) *big.Rat {
	end := new(big.Rat)
	if d.base.hi == 0 {
		return end
	}
	if lowest {
		end.SetFrac64(d.part.lo, d.base.hi)
	} else {
		least := max(d.base.lo, 1)
		end.SetFrac64(min(d.part.hi, least), least) // a share is at most all
		if d.part.hi > least {
			end.SetInt64(1)
		}
	}
	end.Sub(end, limit)
	if d.base.lo == 0 && (end.Sign() > 0) == lowest {
		end.SetInt64(0)
	}
	return end
}

// narrowMonth narrows a part and its base by what their share is strictly below, or is not
// below. A base that may be 0 is left out where that fits the decision.
func (r *reader) narrowMonth(m *mean, i int, bound *big.Rat) (narrowed bool) {
	d := r.month(m, i)
	absent := d.base.lo == 0 && (bound.Cmp(big.NewRat(m.Pct, 100)) > 0) == (m.said == under)
	if d.base.hi == 0 || absent && d.part.hi == 0 {
		return false
	}
	part, base := limits{0, many}, limits{0, many}
	switch m.said {
	case under:
		part.hi = max(wholes(bound, d.base.hi, true)-1, 0)
		if !absent {
			base.lo = 1
			if bound.Sign() > 0 {
				base.lo = wholes(new(big.Rat).Inv(bound), d.part.lo, false) + 1
			}
		}
	case notUnder:
		if !absent {
			part.lo = wholes(bound, max(d.base.lo, 1), true)
			base.lo = 1
		}
		if bound.Sign() > 0 {
			base.hi = wholes(new(big.Rat).Inv(bound), d.part.hi, false)
		}
	}
	narrowed = r.cut(m.Parts[i], part)
	return r.cut(m.Bases[i], base) || narrowed
}

// wholes is a number times so many persons, rounded up or down, from 0 to [many].
func wholes(number *big.Rat, persons int64, up bool) int64 {
	product := new(big.Int).Mul(number.Num(), big.NewInt(persons))
	rest := new(big.Int)
	product.DivMod(product, number.Denom(), rest) // rest is never below 0
	if up && rest.Sign() > 0 {
		product.Add(product, big.NewInt(1))
	}
	switch {
	case product.Sign() < 0:
		return 0
	case product.Cmp(big.NewInt(many)) > 0:
		return many
	}
	return product.Int64()
}

// cut narrows a hidden cell.
func (r *reader) cut(number int, to limits) (narrowed bool) {
	at := r.cell[number]
	if at == none {
		return false
	}
	now := r.of[at]
	next := limits{max(now.lo, to.lo), min(now.hi, to.hi)}
	if next == now {
		return false
	}
	if next.hi < next.lo {
		r.skipped++ // nothing fits: the table is none
		return false
	}
	r.of[at] = next
	return true
}
