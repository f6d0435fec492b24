package kontroller

import (
	"testing"

	"fokusmaal/schemas"
)

func TestK12ManyPersonsWithTwoBenefitsOnOneDayAreFound(t *testing.T) {
	for _, c := range []struct {
		persons int
		fra     uint8
		want    int
		alvor   Alvor
	}{{12, 14, 0, Fejl}, {13, 14, 2, Advarsel}, {13, 15, 0, Fejl}, {100, 14, 2, Fejl}} {
		l := rentLand()
		l.iTo(c.persons, c.fra, schemas.Ledighedsydelse)
		finds(t, l, 12, c.alvor, c.want)
	}
}
