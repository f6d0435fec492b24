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

// Every second person of the others has a tilbud each month: 320 persons would have 160, which
// is 40 of four together.
func TestK02AKommuneThatNeverSendsATableIsAFejlWhereItWouldHaveManyRows(t *testing.T) {
	for persons, want := range map[int]int{landPersoner: 1, 320: 1, 319: 0} {
		l := rentLand()
		for n, i := range l.personer(aarhusPlads, landPersoner, alle) {
			l.hist[i].Tilbud = nil
			if n >= persons {
				l.hist[i] = schemas.Historik{}
			}
		}
		found := finds(t, l, 2, Fejl, want)
		if want == 1 && (found[0].Tabel != schemas.TilbudTable || found[0].Kommune != aarhusPlads || found[0].Maaned != 0 || found[0].Til != int64(persons/2*landMaaneder)) {
			t.Errorf("%+v", found[0])
		}
	}
}

func TestK02AKommuneThatIsAloneIsHeldAgainstNoOther(t *testing.T) {
	l := rentLand()
	l.hist, l.ids = l.hist[:landPersoner], l.ids[:landPersoner]
	var old schemas.Historik // of a person whose benefit is older than what is counted
	y := schemas.YdelseRow{Ydelse: schemas.Dagpenge, Kommune: aarhusPlads, Fra: 1, Til: 9}
	y.SetMaaned(l.sidst - Maaneder)
	old.Ydelser, old.Tilbud = append(old.Ydelser, y), l.hist[0].Tilbud
	for i := range l.hist {
		l.hist[i].Tilbud = nil
	}
	l.hist, l.ids = append(l.hist, old), append(l.ids, "old")
	finds(t, l, 2, Fejl, 0)
}

// In the lockdown a kommune may have had no tilbud at all; a year later it may not.
func TestK02AMonthOfABreakIsNotJudged(t *testing.T) {
	for _, c := range []struct {
		month schemas.Month
		want  int
	}{{schemas.MonthOf(2021, 6), 0}, {schemas.MonthOf(2021, 7), 1}} {
		l := &land{sidst: c.month + 6}
		for k := range landKommuner {
			for range mindsteRaekker * klyngeTilbud {
				var h schemas.Historik
				for m := c.month - 12; m <= c.month+6; m++ {
					y := schemas.YdelseRow{Ydelse: schemas.Dagpenge, Kommune: schemas.Kommune(k), Fra: 1, Til: 9}
					y.SetMaaned(m)
					h.Ydelser = append(h.Ydelser, y)
					if k == aarhusPlads && m == c.month {
						continue
					}
					t := schemas.Tilbud{Type: schemas.Virksomhedspraktik}
					t.SetMaaned(m)
					h.Tilbud = append(h.Tilbud, t)
				}
				l.hist, l.ids = append(l.hist, h), append(l.ids, "x")
			}
		}
		finds(t, l, 2, Fejl, c.want)
	}
}
