package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// CPR is the control that nobody can accept: there is no case in which it is right.
const CPR Kode = 14

// k14: person_id looks like a CPR number.
var k14 = Kontrol{Kode: CPR, Alvor: Fejl, Navn: "cpr-numre", doem: cprNumre,
	Beskrivelse: "Mindst tre `person_id` har ti cifre, hvoraf de første seks er en dato, og det gælder flere af dem med ti cifre, end tilfældet rækker " +
		"(af tilfældige tal gælder det ét af 27). Et pseudonym må ikke være et CPR-nummer. Findes ingen, siger det intet om, hvad pseudonymet er dannet af. Den kan ikke accepteres. " +
		"Med `--person-key` bliver hvert `person_id` til et pseudonym på vejen ind (HMAC-SHA256), og kontrollen ser kun pseudonymerne."}

func cprNumre(b *billede) []Fund {
	i := b.maaling.ider
	if i.cpr < cprMindst || !flereEndTilfaeldigt(i.cpr, i.tiCifre) {
		return nil
	}
	return []Fund{{Alvor: Fejl, Tabel: schemas.YdelseTable, Kolonne: "person_id", Kommune: landet, Antal: i.cpr, Til: cprMindst - 1, Raekkegruppe: -1,
		Besked: fmt.Sprintf("%d af %d personer har et person_id med form som et CPR-nummer", i.cpr, i.personer)}}
}

// flereEndTilfaeldigt says that more of so many random numbers are dates than chance allows:
// one in cprAf is, and six standard deviations more.
func flereEndTilfaeldigt(datoer, tal int64) bool {
	over := cprAf*datoer - tal
	return over > 0 && over*over > tilfaeldigt*cprAf*tal
}
