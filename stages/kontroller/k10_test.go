package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

// iTo gives so many persons a row in another kommune too, from a day of the month on.
func (l *land) iTo(count int, fra uint8, ydelse schemas.Ydelse) {
	for _, i := range l.personer(aarhusPlads, count, alle) {
		h := &l.hist[i]
		for n := range h.Ydelser {
			if y := h.Ydelser[n]; y.Maaned() == landFra+proevet && n < landMaaneder {
				h.Ydelser[n].Til = 14
				y.Kommune, y.Fra = 2, fra
				if ydelse != schemas.UkendtYdelse {
					y.Ydelse = ydelse
				}
				h.Ydelser = append(h.Ydelser, y)
			}
		}
	}
}

// 400 persons of their own kommune, and as many of the other: 5 pct. is 20 persons.
func TestK10ManyPersonsInTwoKommunerAreAFejl(t *testing.T) {
	for _, c := range []struct {
		persons, want int
		alvor         Alvor
	}{{12, 0, Fejl}, {13, 2, Advarsel}, {20, 2, Advarsel}} {
		l := rentLand()
		l.iTo(c.persons, 15, schemas.UkendtYdelse)
		finds(t, l, 10, c.alvor, c.want)
	}
	l := rentLand()
	l.iTo(100, 15, schemas.UkendtYdelse)
	finds(t, l, 10, Fejl, 2)
	finds(t, l, 11, Fejl, 0)
}
