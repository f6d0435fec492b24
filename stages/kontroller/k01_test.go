package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

func TestK01AMonthWithoutARowIsAFejlAndAMonthWithOneIsNone(t *testing.T) {
	for left, want := range []int{1, 0} {
		l := rentLand()
		for _, i := range l.personer(landet, 10_000, alle) {
			if i >= left {
				l.tilbudUden(i, proevet)
			}
		}
		finds(t, l, 1, Fejl, want)
	}
}

func TestK01MonthsBeforeATableBeginsAreNoHole(t *testing.T) {
	l := rentLand()
	for _, i := range l.personer(landet, 10_000, alle) {
		l.tilbudUden(i, 0, 1, 2, 3)
	}
	finds(t, l, 1, Fejl, 0)
	for _, i := range l.personer(landet, 10_000, alle) {
		l.tilbudUden(i, landMaaneder-1)
	}
	finds(t, l, 1, Fejl, 1) // but a table that ends too early has one
}

// A table that ends after few months has as many holes as one that ends after many, and one
// that is empty is no table whose reach begins later.
func TestK01ATableThatIsEmptyOrEndsAtOnceIsAFejl(t *testing.T) {
	for left, want := range map[int]int{0: 1, 1: landMaaneder - 1, mindsteHistorie - 1: landMaaneder - mindsteHistorie + 1} {
		l := rentLand()
		for i := range l.hist {
			l.hist[i].Tilbud = l.hist[i].Tilbud[:min(left, len(l.hist[i].Tilbud))]
		}
		found := finds(t, l, 1, Fejl, want)
		if left == 0 && (found[0].Tabel != schemas.TilbudTable || found[0].Maaned != 0 || found[0].Kommune != landet || found[0].Til != 3*landPersoner*landMaaneder) {
			t.Errorf("%+v", found[0])
		}
	}
}

// 100 times 40 rows of tilbud, four together, are 16 000 of ydelse.
func TestK01AnEmptyTableIsNoneWhereYdelseHasFewRows(t *testing.T) {
	for rows, want := range map[int]int{15_999: 0, 16_000: 1} {
		l := rentLand()
		for i := range l.hist {
			l.hist[i].Tilbud = nil
			keep := min(rows, len(l.hist[i].Ydelser))
			l.hist[i].Ydelser, rows = l.hist[i].Ydelser[:keep], rows-keep
		}
		empty := 0
		for _, f := range l.doemt(1) {
			if f.Kode == 1 && f.Tabel == schemas.TilbudTable {
				empty++
			}
		}
		if empty != want {
			t.Errorf("%d findings, not %d", empty, want)
		}
	}
}

func TestK01ATableOfOtherPersonsAloneIsNotEmpty(t *testing.T) {
	l := rentLand()
	others := schemas.Historik{Tilbud: l.hist[0].Tilbud}
	for i := range l.hist {
		l.hist[i].Tilbud = nil
	}
	l.hist, l.ids = append(l.hist, others), append(l.ids, "another")
	finds(t, l, 1, Fejl, 0)
}
