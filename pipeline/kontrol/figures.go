package main

import (
	"fmt"
	"math/big"
)

// counts are those of one month, kommune and group, or length of the spell.
type counts struct {
	personer, udenTilbud, faerreEnd4 int64
	medTilbud, med4Samtaler          int64 // for minimumskrav
}

// numerator is that of fokusmål 1 or 2.
func (c counts) numerator(fokusmaal int) int64 {
	if fokusmaal == 1 {
		return c.udenTilbud
	}
	return c.faerreEnd4
}

// share is the share of fokusmål 1 or 2, nil over no persons.
func (c counts) share(fokusmaal int) *big.Rat {
	if c.personer == 0 {
		return nil
	}
	return big.NewRat(c.numerator(fokusmaal), c.personer)
}

// place is a month, as a number, a kommune's code (0 = Hele landet) and a group (0 = alle).
type place struct {
	m, kommune, gruppe int64
}

// figures are what the second calculation found; every share is made of them when it is
// asked for.
type figures struct {
	aar       int64
	antal     map[place]counts
	data      map[int64]bool // months with rows in ydelse
	expected  []*table       // the tables that hold counts alone
	rejects   map[[2]string]int64
	duplicate map[string]int64
	persons   map[int64]int64 // persons with a measured-group row in each month
}

// groups are the names of the groups by number.
var groups = []string{"alle", "dagpenge", "sygedagpenge", "overgangsydelse", "uddannelseshjaelp", "kontanthjaelp",
	"revalidering", "ressourceforloebsydelse", "ledighedsydelse"}

// suspended are the months that SPEC 8 leaves out of every mean: March-June 2020.
func suspended(m int64) bool { return m >= 2020*12+2 && m <= 2020*12+5 }

// months are those of the year, as numbers.
func (f *figures) months() []int64 {
	months := make([]int64, 12)
	for i := range months {
		months[i] = f.aar*12 + int64(i)
	}
	return months
}

// day is the first day of a month as ISO text.
func day(m int64) string { return fmt.Sprintf("%04d-%02d-01", m/12, m%12+1) }

// share is that of one month, nil over no persons.
func (f *figures) share(p place, fokusmaal int) *big.Rat {
	return f.antal[p].share(fokusmaal)
}

// shares are those of the months from first to last that are in a mean: with persons, and
// not suspended.
func (f *figures) shares(first, last, kommune, gruppe int64, fokusmaal int) []*big.Rat {
	var shares []*big.Rat
	for m := first; m <= last; m++ {
		if share := f.share(place{m, kommune, gruppe}, fokusmaal); share != nil && !suspended(m) {
			shares = append(shares, share)
		}
	}
	return shares
}

// annual is »the simple mean of the monthly shares with personer > 0 in January-December«.
func (f *figures) annual(kommune int64, fokusmaal int) *big.Rat {
	return mean(f.shares(f.aar*12, f.aar*12+11, kommune, 0, fokusmaal))
}

// running is the 12-month mean up to m, »null when the history needed for m−11 is not there«:
// m−11 can be measured, and ydelse has the eleven months before it, too.
func (f *figures) running(m, kommune, gruppe int64, fokusmaal int) *big.Rat {
	if m-11 < firstMeasured {
		return nil
	}
	for t := m - 22; t <= m; t++ {
		if !f.data[t] {
			return nil
		}
	}
	return mean(f.shares(m-11, m, kommune, gruppe, fokusmaal))
}

// provisional says that the year has »fewer than 12 months of data«.
func (f *figures) provisional() bool {
	for _, m := range f.months() {
		if !f.data[m] {
			return true
		}
	}
	return false
}

// monthly is the table fokusmaal_maaned.
func (f *figures) monthly() *table {
	t := newTable("fokusmaal_maaned", 3, "maaned", "kommune", "ydelse", "kommunenavn", "personer", "uden_tilbud",
		"faerre_end_4_samtaler", "andel_uden_tilbud", "andel_faerre_end_4_samtaler", "gns12_uden_tilbud", "gns12_faerre_end_4_samtaler")
	for _, m := range f.months() {
		for _, k := range kommuner {
			for g, gruppe := range groups {
				p := place{m, k.kode, int64(g)}
				c := f.antal[p]
				t.add(day(m), k.kode, gruppe, k.navn, c.personer, c.udenTilbud, c.faerreEnd4,
					nearest(f.share(p, 1)), nearest(f.share(p, 2)),
					nearest(f.running(m, k.kode, p.gruppe, 1)), nearest(f.running(m, k.kode, p.gruppe, 2)))
			}
		}
	}
	return t
}

// yearly is the table fokusmaal_aar.
func (f *figures) yearly() *table {
	t := newTable("fokusmaal_aar", 2, "aar", "kommune", "kommunenavn", "maaneder", "andel_uden_tilbud", "maal1_opfyldt",
		"andel_faerre_end_4_samtaler", "maal2_opfyldt", "foreloebig")
	for _, k := range kommuner {
		one, two := f.annual(k.kode, 1), f.annual(k.kode, 2)
		t.add(f.aar, k.kode, k.navn, int64(len(f.shares(f.aar*12, f.aar*12+11, k.kode, 0, 1))),
			nearest(one), under(one, limits[1]), nearest(two), under(two, limits[2]), f.provisional())
	}
	return t
}
