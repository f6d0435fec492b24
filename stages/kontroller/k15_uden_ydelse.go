package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k15: the events are about persons that ydelse does not know.
var k15 = Kontrol{Kode: 15, Alvor: Fejl, Navn: "uden person i ydelse", doem: udenYdelse,
	Beskrivelse: "Mindst 99 pct. af en tabels rækker, og mindst 100, er om personer, der ikke har nogen række i `ydelse`: " +
		"`person_id` er ikke det samme i tabellerne, og alle ville stå uden tilbud og samtaler."}

func udenYdelse(b *billede) (found []Fund) {
	for t := schemas.SamtalerTable; int(t) < schemas.Tables; t++ {
		var without, rows int64
		for n := range b.antal {
			without += b.uden[n][tabelTal[t]]
			rows += b.uden[n][tabelTal[t]] + b.punkter[landet][n][tabelTal[t]]
		}
		if rows < udenMindst || without*100 < rows*udenProcent {
			continue
		}
		f := b.fundI(Fejl, t, landet, b.antal-1, b.antal, without, 0, rows*udenProcent/100)
		f.Kolonne, f.Maaned = "person_id", 0
		f.Besked = fmt.Sprintf("%s: %d af %d rækker er om personer uden nogen række i ydelse", t, without, rows)
		found = append(found, f)
	}
	return found
}
