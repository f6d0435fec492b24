package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k09: those who move begin their dagpengeperiode or sickness case anew.
var k09 = Kontrol{Kode: 9, Alvor: Fejl, Navn: "flytning bryder forløb", doem: flytningBryder,
	Beskrivelse: "Af personerne, der på dagpenge eller sygedagpenge skifter kommune fra den ene måned til den næste (eller i en måned), har mere end halvdelen " +
		"et andet `forloeb_fra` efter skiftet: det er systemet, ikke personen, der er begyndt forfra. " +
		"For hver kommune, de flytter til, og Hele landet, 12 måneder ad gangen; kun hvor mindst 20 er flyttet."}

func flytningBryder(b *billede) (found []Fund) {
	s := serie{tabel: schemas.YdelseTable, x: talPersonspoergsm + personFlyttetNyt, n: talPersonspoergsm + personFlyttet}
	for k := range schemas.Kommuner + 1 {
		const w = flytMaaneder
		blocks := b.blokke(k, s, w, 0)
		for i, v := range blocks {
			if v.n < flytMindst || v.x*100 <= v.n*flytProcent {
				continue
			}
			last := b.antal - (len(blocks)-i-1)*w - 1
			f := b.fundI(Fejl, s.tabel, k, last, w, v.x, 0, v.n*flytProcent/100)
			f.Kolonne = "forloeb_fra"
			f.Besked = fmt.Sprintf("%s: af %d, der skiftede kommune på dagpenge eller sygedagpenge i %d måned(er), har %d fået et nyt forloeb_fra, ventet højst %d",
				b.om(k, last), v.n, w, v.x, f.Til)
			found = append(found, f)
		}
	}
	return found
}
