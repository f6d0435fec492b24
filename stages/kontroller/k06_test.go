package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

func TestK06ACodeThatIsNewInTwentyRowsIsAnAdvarsel(t *testing.T) {
	for _, c := range []struct{ from, rows, want int }{{proevet, 19, 0}, {proevet, 20, 2}, {11, 200, 0}, {12, 200, 2}} {
		l := rentLand()
		for _, i := range l.personer(aarhusPlads, c.rows, func(p int) bool { return p%2 == 0 }) {
			for n := c.from; n < landMaaneder; n++ {
				l.hist[i].Tilbud[n].Type = schemas.Mentor
			}
		}
		finds(t, l, 6, Advarsel, c.want) // the kommune, and Hele landet
	}
}
