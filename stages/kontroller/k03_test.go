package kontroller

import (
	"slices"
	"testing"

	"fokusmaal/schemas"
)

// 400 rows are usual: half of it and the double are inside.
func TestK03TheVolumeMayHalveAndDoubleAndNoMore(t *testing.T) {
	for _, c := range []struct{ rows, want int }{{200, 0}, {199, 1}, {800, 0}, {801, 1}} {
		l := rentLand()
		persons := l.personer(aarhusPlads, landPersoner, alle)
		for n := range persons {
			if n >= c.rows {
				l.samtalerUden(persons[n], proevet)
			}
		}
		for n := range max(c.rows-landPersoner, 0) {
			h := &l.hist[persons[n%landPersoner]]
			h.Samtaler = append(h.Samtaler, schemas.Samtale{Dato: (landFra + proevet).First() + 7, Type: schemas.Jobsamtale, Form: schemas.Fremmoede})
		}
		if found := finds(t, l, 3, Fejl, c.want); c.want == 1 && (found[0].Antal != int64(c.rows) || found[0].Fra != 200 || found[0].Til != 800) {
			t.Errorf("%+v", found)
		}
	}
}

// 50 rows of hours a month, so few that K02 sees no month without any: chance reaches 586 of
// 600 in a year (72 + 514, twelve at a time).
func TestK03RowsThatAreGoneWhereTheyAreFewAreFoundInMonthsAddedUp(t *testing.T) {
	for _, c := range []struct{ left, want int }{{13, 1}, {14, 0}} {
		l := rentLand()
		left := c.left
		for p, i := range l.personer(aarhusPlads, landPersoner, ulige) {
			if p >= 50 {
				l.hist[i].Loentimer = nil
				continue
			}
			keep := min(left, 12)
			left -= keep
			l.hist[i].Loentimer = slices.Delete(l.hist[i].Loentimer, 12+keep, 24)
		}
		found := slices.DeleteFunc(l.doemt(1), func(f Fund) bool { return f.Kode < 2 || f.Kode > 3 || f.Kommune != aarhusPlads })
		if len(found) != c.want || c.want == 1 && (found[0].Kode != 3 || found[0].Maaneder != 12 || found[0].Antal != 13) {
			t.Errorf("%d rows of a year left: %+v", c.left, found)
		}
	}
}
