package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k13: the latest months have fewer and fewer events for each benefit month: what comes
// late is not there yet, or a system sends less and less.
var k13 = Kontrol{Kode: 13, Alvor: Advarsel, Navn: "faldende udfyldning", doem: faldende,
	Beskrivelse: "Antallet af samtaler, tilbud eller loentimer for hver række i `ydelse` er i kommunens (eller landets) seneste måned (eller seneste tre måneder) " +
		"under 80 pct. af medianen af de ældre, det var højere i perioden før og endnu højere i den før den, og faldet er større, end tilfældet rækker."}

func faldende(b *billede) (found []Fund) {
	for t := schemas.SamtalerTable; int(t) < schemas.Tables; t++ {
		s := serie{tabel: t, x: tabelTal[t], n: talYdelse, klynge: tabelKlynge[t]}
		for k := range schemas.Kommuner + 1 {
			for _, w := range []int{1, 3} {
				if f, is := b.fald(k, s, w); is {
					found = append(found, f)
					break
				}
			}
		}
	}
	return found
}

// fald holds the latest three stretches of w months against each other and the older ones.
func (b *billede) fald(kommune int, s serie, w int) (Fund, bool) {
	const latest = 3
	blocks := b.blokke(kommune, s, w, b.begyndt(s.tabel))
	at := len(blocks) - latest
	var rates []int64
	for i := range max(at, 0) {
		if blocks[i].n > 0 {
			rates = append(rates, blocks[i].x*million/blocks[i].n)
		}
	}
	if len(rates) < faldHistorie {
		return Fund{}, false
	}
	for _, v := range blocks[at:] {
		if v.n == 0 {
			return Fund{}, false
		}
	}
	last, before, first := blocks[at+2], blocks[at+1], blocks[at]
	usual := median(rates)
	expected := last.n * usual / million
	low := expected - max(tilfaeldet(expected, s.klynge), expected*(100-faldProcent)/100)
	if last.x >= low || last.x*before.n >= before.x*last.n || before.x*first.n >= first.x*before.n {
		return Fund{}, false
	}
	f := b.fundI(Advarsel, s.tabel, kommune, b.antal-1, w, last.x, low, expected)
	f.Besked = fmt.Sprintf("%s: %s falder: %d rækker i de seneste %d måned(er), ventet mindst %d", b.om(kommune, b.antal-1), s.tabel, last.x, w, low)
	return f, true
}
