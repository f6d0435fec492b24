package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

// The incident: a change of kommune splits the spell. Half of the movers may begin anew.
func TestK09MoversWhoBeginAnewAreAFejl(t *testing.T) {
	for _, c := range []struct{ movers, anew, want int }{{40, 20, 0}, {40, 21, 2}, {20, 20, 2}, {19, 19, 0}, {40, 0, 0}} {
		l := rentLand()
		for count, i := range l.personer(aarhusPlads, c.movers, paaDagpenge) {
			for n := 30; n < landMaaneder; n++ {
				y := &l.hist[i].Ydelser[n]
				y.Kommune = 2
				if count < c.anew {
					y.ForloebFra = (landFra + 30).First()
				}
			}
		}
		found := finds(t, l, 9, Fejl, c.want) // where they move to, and Hele landet
		if c.want > 0 && (found[0].Kommune != 2 || found[0].Antal != int64(c.anew) || found[1].Kommune != schemas.Kommuner) {
			t.Errorf("%+v", found)
		}
	}
}
