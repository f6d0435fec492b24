package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

func TestK11TenPersonsInTwoKommunerOnOneDayAreAFejl(t *testing.T) {
	for _, c := range []struct {
		persons int
		fra     uint8
		want    int
	}{{9, 14, 0}, {10, 14, 2}, {10, 15, 0}} {
		l := rentLand()
		l.iTo(c.persons, c.fra, schemas.UkendtYdelse)
		finds(t, l, 11, Fejl, c.want)
	}
}
