package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

// Nobody changes in the clean country: 5 pct. of 400 persons are 20, chance reaches 12.
func TestK08ManyPersonsWithANewBenefitAreAFejl(t *testing.T) {
	for _, c := range []struct{ changed, want int }{{20, 0}, {21, 1}} {
		l := rentLand()
		for _, i := range l.personer(aarhusPlads, c.changed, paaDagpenge) {
			for n := proevet; n < landMaaneder; n++ {
				l.hist[i].Ydelser[n].Ydelse = schemas.Kontanthjaelp
			}
		}
		finds(t, l, 8, Fejl, c.want)
	}
}

// Two codes as common as each other, swapped: no share moves, all persons do.
func TestK08TwoSwappedCodesOfTheSameSizeAreAFejl(t *testing.T) {
	l := rentLand()
	for _, i := range l.personer(aarhusPlads, landPersoner, alle) {
		for n := 5; n < 33; n++ {
			switch y := &l.hist[i].Ydelser[n]; y.Ydelse {
			case schemas.Dagpenge:
				y.Ydelse = schemas.Sygedagpenge
			case schemas.Sygedagpenge:
				y.Ydelse = schemas.Dagpenge
			}
		}
	}
	finds(t, l, 8, Fejl, 4) // beginning and end, the kommune and Hele landet
	finds(t, l, 5, Fejl, 0)
}
