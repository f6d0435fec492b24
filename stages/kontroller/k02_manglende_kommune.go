package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k02: a kommune has no row in a table for a month in which others have.
var k02 = Kontrol{Kode: 2, Alvor: Fejl, Historisk: true, Navn: "manglende kommune", doem: manglendeKommune,
	Beskrivelse: "En kommune har ingen rækker i en tabel for en måned, hvor andre har, eller slet ingen i nogen måned. Ikke i måneder, hvor tabellen har et brud. " +
		"Kun hvor kommunen ellers har så mange rækker om måneden, at nul ikke er et tilfælde; har den slet ingen, så den mindste af de øvrige i `ydelse`, " +
		"og i de andre tabeller kommunen selv, hvis den havde lige så mange for hver række i `ydelse` som de øvrige."}

func manglendeKommune(b *billede) (found []Fund) {
	found = append(heltVaek(b), aldrigSendt(b)...)
	for t := range schemas.TableID(schemas.Tables) {
		for k := range schemas.Kommuner {
			usual, ok := b.saedvanlige(t, k, mindsteHistorie)
			if !ok {
				continue
			}
			for n := b.begyndt(t); n < b.antal; n++ {
				if b.punkter[k][n][tabelTal[t]] > 0 || b.punkter[landet][n][tabelTal[t]] == 0 || afsnit(serie{tabel: t}, b.maaned(n)) == ikkeDoemt {
					continue
				}
				f := b.fund(Fejl, t, k, n, 0, 1, usual)
				f.Besked = fmt.Sprintf("%s: ingen rækker i %s, ellers omkring %d om måneden", b.om(k, n), t, usual)
				found = append(found, f)
			}
		}
	}
	return found
}

// heltVaek finds kommuner that have no row in ydelse in any month, where even the smallest
// of the others has many. A delivery of some kommuner alone is an udsnit, which is said.
func heltVaek(b *billede) (found []Fund) {
	var there []int64
	var gone []int
	for k := range schemas.Kommuner {
		rows := b.raekker(k)
		if rows == 0 {
			gone = append(gone, k)
			continue
		}
		there = append(there, rows)
	}
	if b.antal == 0 || len(there) < landKommunerMindst || smallest(there)/int64(b.antal) < mindsteRaekker {
		return nil
	}
	for _, k := range gone {
		found = append(found, Fund{Alvor: Fejl, Tabel: schemas.YdelseTable, Kommune: k, Fra: 1, Til: smallest(there), Raekkegruppe: -1,
			Besked: fmt.Sprintf("%s: ingen rækker i ydelse i nogen måned", navn(k))})
	}
	return found
}

// aldrigSendt finds kommuner that have no row in one of the other tables in any month, where
// they would have many, had they as many for each row of ydelse as the others.
func aldrigSendt(b *billede) (found []Fund) {
	benefits := b.raekker(landet)
	for t := schemas.SamtalerTable; int(t) < schemas.Tables; t++ {
		rows, months := b.tabelraekker(t, landet), int64(b.antal-b.begyndt(t))
		for k := range schemas.Kommuner {
			own := b.raekker(k)
			if rows == 0 || own == benefits || b.tabelraekker(t, k) > 0 {
				continue
			}
			expected := rows * own / (benefits - own)
			if expected < months*mindsteRaekker*tabelKlynge[t] {
				continue
			}
			found = append(found, Fund{Alvor: Fejl, Tabel: t, Kommune: k, Fra: 1, Til: expected, Raekkegruppe: -1,
				Besked: fmt.Sprintf("%s: ingen rækker i %s i nogen måned, efter de øvrige ventet omkring %d", navn(k), t, expected)})
		}
	}
	return found
}

func smallest(values []int64) int64 {
	least := values[0]
	for _, v := range values {
		least = min(least, v)
	}
	return least
}
