package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k07: a kommune no longer uses a code that it used much.
var k07 = Kontrol{Kode: 7, Alvor: Advarsel, Navn: "forsvunden kode", doem: forsvundenKode,
	Beskrivelse: "En kommune (eller Hele landet) bruger ikke længere en kode, som den brugte i de foregående måneder, mindst 12, " +
		"og i median i så mange rækker, at nul ikke er et tilfælde."}

func forsvundenKode(b *billede) (found []Fund) {
	for _, s := range koder() {
		for k := range schemas.Kommuner + 1 {
			if f, is := b.forsvunden(k, s); is {
				found = append(found, f)
			}
		}
	}
	return found
}

// forsvunden looks at the latest stretch of months with rows and without the code.
func (b *billede) forsvunden(kommune int, s serie) (Fund, bool) {
	gone := b.antal
	for gone > 0 && b.punkter[kommune][gone-1][s.x] == 0 {
		gone--
	}
	for gone < b.antal && b.punkter[kommune][gone][s.n] == 0 {
		gone++
	}
	if gone == b.antal || afsnit(s, b.maaned(gone)) != 0 {
		return Fund{}, false
	}
	var before []int64
	for n := b.begyndt(s.tabel); n < gone; n++ {
		if b.punkter[kommune][n][s.n] > 0 && afsnit(s, b.maaned(n)) == 0 {
			before = append(before, b.punkter[kommune][n][s.x])
		}
	}
	if len(before) < nyKodeMaaneder {
		return Fund{}, false
	}
	usual := median(before)
	if usual < mindsteRaekker*s.klynge {
		return Fund{}, false
	}
	f := b.fund(Advarsel, s.tabel, kommune, gone, 0, 1, usual)
	f.Kolonne = s.kolonne
	f.Besked = fmt.Sprintf("%s: %s.%s er ikke længere %s i nogen række, ellers omkring %d om måneden", b.om(kommune, gone), s.tabel, s.kolonne, s.kode, usual)
	return f, true
}
