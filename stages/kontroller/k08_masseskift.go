package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k08: more persons than ever change their benefit from one month to the next.
var k08 = Kontrol{Kode: 8, Alvor: Fejl, Historisk: true, Navn: "masseskift af ydelse", doem: masseskift,
	Beskrivelse: "Af personerne med ydelse i en måned har mindst 5 procentpoint flere end medianen af kommunens egne måneder en anden ydelse end måneden før. " +
		"Sådan viser to ombyttede koder sig i den måned, hvor ombytningen begynder eller ender, også når de er lige hyppige."}

func masseskift(b *billede) (found []Fund) {
	s := b.tidsserie(serie{tabel: schemas.YdelseTable, kolonne: "ydelse", x: talPersonspoergsm + personSkift, n: talPersoner, klynge: klyngeYdelse})
	for k := range schemas.Kommuner + 1 {
		for _, u := range b.udsving(k, &s, graense{skiftPromille, 0}) {
			if u.antal <= u.til {
				continue // nobody changes: that is no fault
			}
			f := b.fund(Fejl, s.tabel, k, u.n, u.antal, u.fra, u.til)
			f.Kolonne = s.kolonne
			f.Besked = fmt.Sprintf("%s: %d af %d personer har en anden ydelse end måneden før, ventet højst %d", b.om(k, u.n), u.antal, u.af, u.til)
			found = append(found, f)
		}
	}
	return found
}
