package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k03: the rows of a kommune and month are far from the median of its own months.
var k03 = Kontrol{Kode: 3, Alvor: Fejl, Historisk: true, Navn: "omfang", doem: omfang,
	Beskrivelse: "Antallet af rækker i en tabel er for en kommune (eller Hele landet) og måned under det halve eller over det dobbelte af " +
		"medianen af kommunens egne måneder, og længere fra den, end tilfældet og kommunens egne udsving rækker. " +
		"Rækker, der mangler en værdi (fx `timer` null), er afvist og mangler derfor her."}

func omfang(b *billede) (found []Fund) {
	for t := range schemas.TableID(schemas.Tables) {
		s := serie{tabel: t, x: tabelTal[t], n: tabelTal[t], klynge: tabelKlynge[t]}
		for k := range schemas.Kommuner + 1 {
			for _, months := range b.historier(k, s) {
				found = append(found, b.omfangI(k, s, months)...)
			}
		}
	}
	return found
}

func (b *billede) omfangI(kommune int, s serie, months []int) (found []Fund) {
	if len(months) < mindsteHistorie {
		return nil
	}
	rows := make([]int64, len(months))
	for i, n := range months {
		rows[i] = b.punkter[kommune][n][s.x]
	}
	usual := median(rows)
	room := max(tilfaeldet(usual, s.klynge), saedvanligt*spredning(rows, usual))
	low := max(usual-max(room, usual*omfangNedProcent/100), 0)
	high := usual + max(room, usual*omfangOpProcent/100)
	for i, n := range months {
		if low <= rows[i] && rows[i] <= high {
			continue
		}
		f := b.fund(Fejl, s.tabel, kommune, n, rows[i], low, high)
		f.Besked = fmt.Sprintf("%s: %d rækker i %s, ventet %d til %d", b.om(kommune, n), rows[i], s.tabel, low, high)
		found = append(found, f)
	}
	return found
}
