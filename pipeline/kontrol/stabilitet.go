package main

// stabilitet is the table stabilitet: what becomes of a kommune when 1, 2 or 5 pct. of each
// month's population are moved, »rounded up to whole persons, never more than there are to
// move«, in both fokusmål at once.
func (f *figures) stabilitet(d *decisions) *table {
	t := newTable("stabilitet", 4, "aar", "kommune", "pct", "flere", "kommunenavn", "maal1_opfyldt", "maal1_skifter",
		"maal2_opfyldt", "maal2_skifter", "status", "status_skifter")
	for _, k := range kommuner[heleLandet+1:] {
		months := f.inMean(k.kode)
		for _, pct := range []int64{1, 2, 5} {
			for _, more := range []bool{false, true} {
				cells := []any{f.aar, k.kode, pct, more, k.navn}
				by := func(c counts) int64 {
					persons := (c.personer*pct + 99) / 100
					if more {
						return persons
					}
					return -persons
				}
				var then shares
				for goal := 1; goal <= 2; goal++ {
					then[goal-1] = moved(months, goal, by)
					met, now := under(then[goal-1], limits[goal]), under(f.annual(k.kode, goal), limits[goal])
					cells = append(cells, met, met != now)
				}
				t.add(append(cells, d.statusThen(k.kode, then)...)...)
			}
		}
	}
	return t
}
