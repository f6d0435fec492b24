package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k01: a table has no row at all for a month between its first one and the last of
// ydelse. Months before a table's first row are its own reach, not a hole.
var k01 = Kontrol{Kode: 1, Alvor: Fejl, Historisk: true, Navn: "manglende måned", doem: manglendeMaaned,
	Beskrivelse: "En tabel har ingen rækker for en måned i hele landet, selv om den har rækker før, og `ydelse` har det i eller efter måneden. " +
		"Kun hvor tabellen ellers har så mange rækker om måneden, at nul ikke er et tilfælde."}

func manglendeMaaned(b *billede) (found []Fund) {
	for t := range schemas.TableID(schemas.Tables) {
		usual, ok := b.saedvanlige(t, landet)
		if !ok {
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

// saedvanlige is the median of a table's rows a month, the months without any left out;
// false where there are too few months or rows for a month without to say anything.
func (b *billede) saedvanlige(t schemas.TableID, kommune int) (int64, bool) {
	var rows []int64
	for n := b.begyndt(t); n < b.antal; n++ {
		if v := b.punkter[kommune][n][tabelTal[t]]; v > 0 {
			rows = append(rows, v)
		}
	}
	if len(rows) < mindsteHistorie {
		return 0, false
	}
	usual := median(rows)
	return usual, usual >= mindsteRaekker*tabelKlynge[t]
}
