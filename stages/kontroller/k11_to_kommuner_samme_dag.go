package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k11: persons have two responsible kommuner on one day.
var k11 = Kontrol{Kode: 11, Alvor: Fejl, Navn: "to kommuner på samme dag", doem: sammeDag,
	Beskrivelse: "Mindst 10 personer, og mere end 5 promille af kommunens (eller landets) personer i måneden, har rækker i to kommuner, der dækker de samme dage."}

func sammeDag(b *billede) (found []Fund) {
	for k := range schemas.Kommuner + 1 {
		for n := range b.antal {
			p := &b.punkter[k][n]
			x, persons := p[talPersonspoergsm+personSammeDage], p[talPersoner]
			if x < sammeDageMindst || x*1000 <= persons*sammeDagePromille {
				continue
			}
			f := b.fund(Fejl, schemas.YdelseTable, k, n, x, 0, max(sammeDageMindst-1, persons*sammeDagePromille/1000))
			f.Kolonne = "kommune"
			f.Besked = fmt.Sprintf("%s: %d af %d personer har to kommuner på samme dag, ventet højst %d", b.om(k, n), x, persons, f.Til)
			found = append(found, f)
		}
	}
	return found
}
