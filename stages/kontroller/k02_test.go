package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

func TestK02AKommuneWithoutARowIsAFejlAndOneWithARowIsNone(t *testing.T) {
	for left, want := range []int{1, 0} {
		l := rentLand()
		for n, i := range l.personer(aarhusPlads, landPersoner, alle) {
			if n >= left {
				l.tilbudUden(i, proevet)
			}
		}
		finds(t, l, 2, Fejl, want)
	}
}

func TestK02AKommuneThatIsNowhereIsAFejl(t *testing.T) {
	l := &land{sidst: landFra + 6}
	for k := range schemas.Kommuner - 1 {
		for range mindsteRaekker {
			var h schemas.Historik
			for n := range 7 {
				y := schemas.YdelseRow{Ydelse: schemas.Dagpenge, Kommune: schemas.Kommune(k), Fra: 1, Til: 9}
				y.SetMaaned(landFra + schemas.Month(n))
				h.Ydelser = append(h.Ydelser, y)
			}
			l.hist, l.ids = append(l.hist, h), append(l.ids, "x")
		}
	}
	if found := finds(t, l, 2, Fejl, 1); found[0].Kommune != schemas.Kommuner-1 || found[0].Maaned != 0 {
		t.Errorf("%+v", found)
	}
	l.hist, l.ids = l.hist[1:], l.ids[1:] // one person too few in the smallest for a conclusion
	finds(t, l, 2, Fejl, 0)
}
