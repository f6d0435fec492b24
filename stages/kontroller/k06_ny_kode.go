package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k06: a kommune begins to use a code that it never used.
var k06 = Kontrol{Kode: 6, Alvor: Advarsel, Navn: "ny kode", doem: nyKode,
	Beskrivelse: "En kommune (eller Hele landet) bruger en kode, som den ikke har brugt i de foregående måneder, mindst 12, og straks i mindst 20 rækker. " +
		"En kode, som ingen kender, afviser rækken (SPEC 3)."}

func nyKode(b *billede) (found []Fund) {
	for _, s := range koder() {
		for k := range schemas.Kommuner + 1 {
			first := -1
			before := 0 // months with rows and without the code
			for n := range b.antal {
				p := &b.punkter[k][n]
				if p[s.x] > 0 {
					first = n
					break
				}
				before += bit(p[s.n] > 0)
			}
			if first < 0 || before < nyKodeMaaneder || b.punkter[k][first][s.x] < nyKodeMindst || afsnit(s, b.maaned(first)) != 0 {
				continue
			}
			f := b.fund(Advarsel, s.tabel, k, first, b.punkter[k][first][s.x], 0, nyKodeMindst-1)
			f.Kolonne = s.kolonne
			f.Besked = fmt.Sprintf("%s: %s.%s er for første gang %s, i %d rækker", b.om(k, first), s.tabel, s.kolonne, s.kode, f.Antal)
			found = append(found, f)
		}
	}
	return found
}
