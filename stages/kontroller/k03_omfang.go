package kontroller

import (
	"fmt"
	"slices"

	"fokusmaal/schemas"
)

// k03: the rows of a kommune and month are far from the median of its own months.
var k03 = Kontrol{Kode: 3, Alvor: Fejl, Historisk: true, Navn: "omfang", doem: omfang,
	Beskrivelse: "Antallet af rækker i en tabel er for en kommune (eller Hele landet) og måned under det halve eller over det dobbelte af " +
		"medianen af kommunens egne måneder, og længere fra den, end tilfældet og kommunens egne udsving rækker. " +
		"Rækker, der mangler en værdi (fx `timer` null), er afvist og mangler derfor her. " +
		"Har kommunen så få rækker om måneden, at K02 ikke kan se en måned uden, også 3 og 12 måneder samlet."}

func omfang(b *billede) (found []Fund) {
	for t := range schemas.TableID(schemas.Tables) {
		s := b.tidsserie(serie{tabel: t, x: tabelTal[t], n: tabelTal[t], klynge: tabelKlynge[t]})
		for k := range schemas.Kommuner + 1 {
			for _, part := range s.dele {
				if months := b.maaneder(k, &s, part); len(months) >= mindsteHistorie {
					found = append(found, b.omfangI(k, &s, part, months)...)
				}
			}
		}
	}
	return found
}

// omfangI holds the months of a history against each other, and where a month without rows
// would not be seen, the stretches of them.
func (b *billede) omfangI(kommune int, s *tidsserie, part int, months []periode) (found []Fund) {
	off := omfangAf(s, months, months, nil)
	if _, seen := b.saedvanlige(s.tabel, kommune, mindsteHistorie); !seen {
		for _, w := range perioder {
			off = omfangAf(s, b.perioder(kommune, s, part, w), months, off)
		}
	}
	for _, u := range off {
		f := b.fundI(Fejl, s.tabel, kommune, u.n, u.maaneder, u.antal, u.fra, u.til)
		f.Besked = fmt.Sprintf("%s: %d rækker i %s, ventet %d til %d", b.omI(kommune, u.n, u.maaneder), u.antal, s.tabel, u.fra, u.til)
		found = append(found, f)
	}
	return found
}

// omfangAf holds stretches against each other, or where they are too few, against the months.
func omfangAf(s *tidsserie, stretches, months []periode, off []udsving) []udsving {
	usual, spread := saedvanligtOmfang(stretches, months)
	for _, p := range stretches {
		room := max(tilfaeldet(usual, s.klyngeOver(p.maaneder)), saedvanligt*spread)
		u := udsving{n: p.sidst, maaneder: p.maaneder, antal: p.x, grov: true,
			fra: max(usual-max(room, usual*omfangNedProcent/100), 0), til: usual + max(room, usual*omfangOpProcent/100)}
		if (u.antal < u.fra || u.antal > u.til) && !slices.ContainsFunc(off, u.sagtAf) {
			off = append(off, u)
		}
	}
	return off
}

// saedvanligtOmfang is the median and the spread of the rows of the stretches, or of so many
// times the months.
func saedvanligtOmfang(stretches, months []periode) (usual, spread int64) {
	from, times := stretches, int64(1)
	if len(stretches) < mindsteHistorie && len(stretches) > 0 {
		from, times = months, int64(stretches[0].maaneder)
	}
	rows := make([]int64, len(from))
	for i, p := range from {
		rows[i] = p.x * times
	}
	if len(rows) == 0 {
		return 0, 0
	}
	return midten(rows)
}
