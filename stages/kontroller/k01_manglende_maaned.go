package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k01: a table has no row at all for a month between its first one and the last of
// ydelse. Months before a table's first row are its own reach, not a hole; but a table
// without any row reaches nowhere.
var k01 = Kontrol{Kode: 1, Alvor: Fejl, Historisk: true, Navn: "manglende måned", doem: manglendeMaaned,
	Beskrivelse: "En tabel har ingen rækker for en måned i hele landet, selv om den har rækker før, og `ydelse` har det i eller efter måneden. " +
		"Kun hvor tabellen ellers har så mange rækker om måneden, at nul ikke er et tilfælde. Eller den har ingen rækker i nogen måned, selv om `ydelse` har mange."}

func manglendeMaaned(b *billede) (found []Fund) {
	for t := range schemas.TableID(schemas.Tables) {
		usual, ok := b.saedvanlige(t, landet, 1)
		if !ok {
			found = append(found, b.tom(t)...)
			continue
		}
		for n := b.begyndt(t); n < b.antal; n++ {
			if b.punkter[landet][n][tabelTal[t]] > 0 {
				continue
			}
			f := b.fund(Fejl, t, landet, n, 0, 1, usual)
			f.Besked = fmt.Sprintf("%s: ingen rækker i %s, ellers omkring %d om måneden", b.om(landet, n), t, usual)
			found = append(found, f)
		}
	}
	return found
}

// tom finds a table that has no row in any month, of whomever, where even one row for each
// hundred of ydelse would be many.
func (b *billede) tom(t schemas.TableID) []Fund {
	if b.begyndt(t) < b.antal || t == schemas.YdelseTable {
		return nil
	}
	for n := range b.antal {
		if b.uden[n][tabelTal[t]] > 0 {
			return nil // the ids are not the same: K15
		}
	}
	rows := b.raekker(landet)
	if rows < 100*mindsteRaekker*tabelKlynge[t] {
		return nil
	}
	return []Fund{{Alvor: Fejl, Tabel: t, Kommune: landet, Fra: 1, Til: rows, Raekkegruppe: -1,
		Besked: fmt.Sprintf("%s: ingen rækker i %s i nogen måned", navn(landet), t)}}
}

// saedvanlige is the median of a table's rows a month, the months without any left out;
// false where there are fewer months than so many, or too few rows for a month without to
// say anything.
func (b *billede) saedvanlige(t schemas.TableID, kommune, months int) (int64, bool) {
	var rows []int64
	for n := b.begyndt(t); n < b.antal; n++ {
		if v := b.punkter[kommune][n][tabelTal[t]]; v > 0 {
			rows = append(rows, v)
		}
	}
	if len(rows) < months {
		return 0, false
	}
	usual := median(rows)
	return usual, usual >= mindsteRaekker*tabelKlynge[t]
}
