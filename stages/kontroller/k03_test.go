package kontroller

import (
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
