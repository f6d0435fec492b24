package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

func TestK07ACodeThatIsGoneIsAnAdvarselWhereItWasUsedMuch(t *testing.T) {
	for _, c := range []struct{ left, from, want int }{{0, proevet, 1}, {1, proevet, 0}, {0, 12, 1}, {0, 11, 0}} {
		l := rentLand()
		for n, i := range l.personer(aarhusPlads, landPersoner, func(p int) bool { return p%10 < 3 }) {
			for m := c.from; m < landMaaneder && n >= c.left; m++ {
				l.hist[i].Samtaler[m].Form = schemas.Digital
			}
		}
		finds(t, l, 7, Advarsel, c.want)
	}
}
