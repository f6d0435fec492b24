package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

// The incident: two codes are swapped for 28 months. The good months are fewer than the
// bad ones here, so it is they that are named: that something is wrong is what counts.
func TestK05TwoSwappedCodesAreAFejl(t *testing.T) {
	for _, c := range []struct{ months, want int }{{0, 0}, {12, 12}, {28, 8}} {
		l := rentLand()
		for _, i := range l.personer(aarhusPlads, landPersoner, alle) {
			for n := range c.months {
				switch s := &l.hist[i].Samtaler[n+4]; s.Form {
				case schemas.Fremmoede:
					s.Form = schemas.Telefon
				case schemas.Telefon:
					s.Form = schemas.Fremmoede
				}
			}
		}
		finds(t, l, 5, Fejl, 4*c.want) // each of the two codes, in the kommune and in Hele landet
	}
}

// Of 400 rows, 120 are telefon: chance, two at a time, reaches 90 (12 + √(144+72·84)), 10 points are 40.
func TestK05AShareIsAFejlFromWhereChanceEnds(t *testing.T) {
	for _, c := range []struct{ moved, want int }{{90, 0}, {91, 2}} {
		l := rentLand()
		for _, i := range l.personer(aarhusPlads, c.moved, func(p int) bool { return p%10 > 3 }) {
			l.hist[i].Samtaler[proevet].Form = schemas.Telefon
		}
		finds(t, l, 5, Fejl, c.want)
	}
}
