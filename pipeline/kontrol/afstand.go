package main

import "math/big"

// afstand is the table afstand: how many persons too many each month alone has.
func (f *figures) afstand() *table {
	t := newTable("afstand", 4, "aar", "kommune", "fokusmaal", "maaned", "kommunenavn", "personer", "taeller", "for_mange", "i_gennemsnittet")
	for _, k := range kommuner[heleLandet+1:] {
		for goal := 1; goal <= 2; goal++ {
			for _, m := range f.months() {
				if !f.data[m] || suspended(m) {
					continue
				}
				c := f.antal[place{m: m, kommune: k.kode}]
				t.add(f.aar, k.kode, int64(goal), day(m), k.navn, c.personer, c.numerator(goal), tooMany(c, goal), c.personer > 0)
			}
		}
	}
	return t
}

// tooMany is »the least number of persons fewer in the numerator with which the month alone is
// under the limit«.
func tooMany(c counts, goal int) int64 {
	if c.personer == 0 {
		return 0
	}
	return max(0, c.numerator(goal)-largestUnder(times(limits[goal], c.personer)))
}

// times is an exact number so many times.
func times(exact *big.Rat, n int64) *big.Rat { return new(big.Rat).Mul(exact, big.NewRat(n, 1)) }

// inMean are the counts of the year's months that are in a kommune's mean.
func (f *figures) inMean(kommune int64) []counts {
	var found []counts
	for _, m := range f.months() {
		if c := f.antal[place{m: m, kommune: kommune}]; c.personer > 0 && !suspended(m) {
			found = append(found, c)
		}
	}
	return found
}

// moved is the exact mean when so many persons of each month are moved into the numerator,
// as far as there are that many; a negative number moves them out of it.
func moved(months []counts, goal int, by func(counts) int64) *big.Rat {
	var shares []*big.Rat
	for _, c := range months {
		numerator := min(max(c.numerator(goal)+by(c), 0), c.personer)
		shares = append(shares, big.NewRat(numerator, c.personer))
	}
	return mean(shares)
}

// afstandAar is the table afstand_aar.
func (f *figures) afstandAar() *table {
	t := newTable("afstand_aar", 3, "aar", "kommune", "fokusmaal", "kommunenavn", "opfyldt", "personer_pr_maaned", "maaneder_tilbage",
		"resten_under", "resten_personer", "umuligt", "sikkert", "resten_population")
	for _, k := range kommuner[heleLandet+1:] {
		for goal := 1; goal <= 2; goal++ {
			months := f.inMean(k.kode)
			cells := []any{f.aar, k.kode, int64(goal), k.navn, under(f.annual(k.kode, goal), limits[goal]), perMonth(months, goal)}
			t.add(append(cells, f.remaining(k.kode, months, goal)...)...)
		}
	}
	return t
}

// perMonth is, of a goal that is not met, »the least number of persons fewer in the numerator
// of every month with which it is«; of one that is met, »the largest number more with which it
// still is«.
func perMonth(months []counts, goal int) any {
	if len(months) == 0 {
		return nil
	}
	met := func(more int64) bool {
		return moved(months, goal, func(counts) int64 { return more }).Cmp(limits[goal]) < 0
	}
	low, high := int64(0), int64(0) // met(low) or low is the least there is; never met(high)
	for _, c := range months {
		low, high = min(low, -c.personer), max(high, c.personer)
	}
	for high-low > 1 {
		if middle := low + (high-low)/2; met(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	if met(0) {
		return low
	}
	return -low
}

// remaining are the cells of afstand_aar about the months that are left.
func (f *figures) remaining(kommune int64, months []counts, goal int) []any {
	left, last := int64(0), int64(-1)
	for _, m := range f.months() {
		switch {
		case f.data[m]:
			last = m
		case !suspended(m):
			left++
		}
	}
	if left == 0 {
		return []any{left, nil, nil, nil, nil, nil}
	}
	population := f.antal[place{m: last, kommune: kommune}].personer
	bound := times(limits[goal], int64(len(months))+left)
	for _, c := range months {
		bound.Sub(bound, big.NewRat(c.numerator(goal), c.personer))
	}
	bound.Quo(bound, big.NewRat(left, 1))
	most := any(nil)
	if n := largestUnder(times(bound, population)); population > 0 && n >= 0 {
		most = min(n, population)
	}
	return []any{left, nearest(bound), most, bound.Sign() <= 0, bound.Cmp(big.NewRat(1, 1)) > 0, population}
}
