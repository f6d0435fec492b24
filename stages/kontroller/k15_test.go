package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

func TestK15EventsOfOtherPersonsAreAFejl(t *testing.T) {
	for _, c := range []struct{ of, want int }{{100, 1}, {98, 0}} {
		l := rentLand()
		var others schemas.Historik
		for i := range l.hist {
			if n := l.hist[i].Tilbud; i%100 < c.of {
				others.Tilbud = append(others.Tilbud, n...)
				l.hist[i].Tilbud = nil
			}
		}
		l.hist, l.ids = append(l.hist, others), append(l.ids, "another")
		finds(t, l, 15, Fejl, c.want)
	}
}
