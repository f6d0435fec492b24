package kontroller

import (
	"fmt"

	"fokusmaal/schemas"
)

// k04: the share of nulls, zeros or a yes in a column is far from the kommune's own.
var k04 = Kontrol{Kode: 4, Alvor: Fejl, Historisk: true, Navn: "null og nul", doem: nullOgNul,
	Beskrivelse: "Andelen af rækker med null, nul eller ja i en kolonne (fx `timer` = 0) er for en kommune (eller Hele landet) og måned mindst " +
		"10 procentpoint fra medianen af kommunens egne måneder: fejl. Mindre, men det tredobbelte eller en tredjedel (af andelen eller af resten): advarsel. " +
		"`maalgruppe` i `ydelse` bruges ikke i noget tal: altid advarsel. En andel, der falder, er lige så mistænkelig som en, der stiger. Altid længere fra, end tilfældet og kommunens egne udsving rækker. " +
		"Også 3 og 12 måneder samlet, hvor månederne hver for sig er inden for tilfældet."}

func nullOgNul(b *billede) (found []Fund) { return b.skaeve(felter()) }

// skaeve finds the months, and the stretches of them, in which a share of rows is off.
func (b *billede) skaeve(series []serie) (found []Fund) {
	var all []tidsserie
	for _, s := range series {
		all = append(all, b.tidsserie(s))
	}
	for k := range schemas.Kommuner + 1 { // one after the other: its counts stay in the cache
		for i := range all {
			s := &all[i]
			if !b.nogen(k, s.serie) {
				continue // a share that is always 0 is never off
			}
			for _, u := range b.udsving(k, s, graense{andelsPromille, skaevtGange}, perioder[:]...) {
				found = append(found, b.skaevt(k, s.serie, u))
			}
		}
	}
	return found
}

// nogen says that any row at all is of the share.
func (b *billede) nogen(kommune int, s serie) bool {
	for n := range b.antal {
		if b.punkter[kommune][n][s.x] > 0 {
			return true
		}
	}
	return false
}

func (b *billede) skaevt(kommune int, s serie, u udsving) Fund {
	alvor := Advarsel
	if u.grov && !s.ubrugt {
		alvor = Fejl
	}
	f := b.fundI(alvor, s.tabel, kommune, u.n, u.maaneder, u.antal, u.fra, u.til)
	f.Kolonne = s.kolonne
	f.Besked = fmt.Sprintf("%s: %s.%s er %s i %d af %d rækker, ventet %d til %d", b.omI(kommune, u.n, u.maaneder), s.tabel, s.kolonne, s.kode, u.antal, u.af, u.fra, u.til)
	return f
}
