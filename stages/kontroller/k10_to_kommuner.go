package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k10: more persons than usual are in two kommuner in one month.
var k10 = Kontrol{Kode: 10, Alvor: Fejl, Historisk: true, Navn: "to kommuner i en måned", doem: toKommuner,
	Beskrivelse: "Af personerne med ydelse i en måned har mindst 5 procentpoint flere end medianen af kommunens egne måneder rækker i to kommuner: fejl. " +
		"Mindre, men det tredobbelte: advarsel. Den, der flytter midt i en måned, har rækker i to."}

func toKommuner(b *billede) (found []Fund) {
	return b.personer(personToKommuner, "kommune", "har rækker i to kommuner", toKommunerPromille)
}

// personer finds the months in which more persons than usual answer a question with yes.
func (b *billede) personer(question int, kolonne, what string, promille int64) (found []Fund) {
	s := b.tidsserie(serie{tabel: schemas.YdelseTable, kolonne: kolonne, kode: what, x: talPersonspoergsm + tal(question), n: talPersoner, klynge: klyngeYdelse})
	for k := range schemas.Kommuner + 1 {
		for _, u := range b.udsving(k, &s, graense{promille, skaevtGange}) {
			if u.antal <= u.til {
				continue // fewer is better
			}
			f := b.skaevt(k, s.serie, u)
			f.Besked = fmt.Sprintf("%s: %d af %d personer %s, ventet højst %d", b.om(k, u.n), u.antal, u.af, what, u.til)
			found = append(found, f)
		}
	}
	return found
}
