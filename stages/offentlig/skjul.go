package offentlig

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/disclose"
)

// skjul marks every cell that may not be shown: the counts that the network hides, and all
// that would give one back.
func (b *beskytter) skjul() {
	b.grunde()
	b.aar()
	b.gns12()
	for i := range b.p.Tabeller {
		t := &b.p.Tabeller[i]
		for celle, nr := range b.net.numre[t] {
			if nr != ukendt && b.net.State(nr) != disclose.Shown {
				t.Celler[celle] = Celle{Maerke: Skjult}
			}
		}
	}
	if b.grad != alt {
		b.skjulDele()
	}
	andele(b.p.Tabel(Maaned))
	andele(b.p.Tabel(Varighed))
}

// skjulDele hides all that splits up the persons of a kommune and is not in the network, which
// then holds Hele landet's alone.
func (b *beskytter) skjulDele() {
	for _, id := range []string{Maaned, Varighed, Afstemning, Grunde, Udeladt} {
		t := b.p.Tabel(id)
		for celle, nr := range b.net.numre[t] {
			c := &t.Celler[celle]
			plads := t.Plads(celle / len(t.Maal))
			if nr != ukendt || celle%len(t.Maal) >= optalt || c.Maerke != Vist || afledt(id, plads[2]) || b.ingen(t, celle%len(t.Maal), plads) {
				continue
			}
			*c = Celle{Maerke: Skjult}
			b.udenfor++
		}
	}
}

// ingen says that a count has to be 0 since one that it is part of is, and is shown: that of
// all persons of the kommune, or of the same group in Hele landet.
func (b *beskytter) ingen(t *Tabel, maal int, plads []int) bool {
	nul := func(t *Tabel, maal int, plads ...int) bool {
		nr := b.net.nr(t, maal, plads...)
		return nr != ukendt && b.net.State(nr) == disclose.Shown && t.Celler[t.celleNr(maal, plads...)].Antal == 0
	}
	landet := nul(t, maal, plads[0], 0, plads[2])
	return landet || t.ID != Afstemning && (nul(b.p.Tabel(Maaned), 0, plads[0], plads[1], alle) || nul(b.p.Tabel(Maaned), maal, plads[0], plads[1], alle) && t.ID != Grunde && t.ID != Udeladt)
}

// afledt says that a group of a table is not in the network because it is a count of another
// table, or what is left of one: see grunde.
func afledt(id string, gruppe int) bool {
	return id == Grunde && (gruppe == hverken || gruppe == mindst4) || id == Afstemning && gruppe == schemas.AntalTrin-1
}

// andele hides the shares of which one of the two counts is hidden.
func andele(t *Tabel) {
	const foerste = optalt // the shares stand behind the counts
	for nr := range t.Pladser() {
		r := t.Raekke(nr)
		for x := 1; x < optalt; x++ {
			if r[0].Maerke == Skjult || r[x].Maerke == Skjult {
				r[foerste+x-1] = Celle{Maerke: Skjult}
			}
		}
	}
}

// grunde hides the grounds that are a count of another table, or what is left of one, and the
// step population.
func (b *beskytter) grunde() {
	t, maaned, afstemning := b.p.Tabel(Grunde), b.p.Tabel(Maaned), b.p.Tabel(Afstemning)
	for m := range b.maaneder() {
		for o := range omraader {
			uden, faerre, personer := b.vist(maaned, 1, m, o, alle), b.vist(maaned, 2, m, o, alle), b.vist(maaned, 0, m, o, alle)
			skjulHvis(!uden, t.Celle(0, m, o, hverken))
			skjulHvis(!faerre || !personer, t.Celle(0, m, o, mindst4))
			skjulHvis(!personer, afstemning.Celle(0, m, o, schemas.AntalTrin-1))
		}
	}
}

func skjulHvis(skjul bool, c *Celle) {
	if skjul {
		*c = Celle{Maerke: Skjult}
	}
}

// gns12 hides the means over twelve months of which one is hidden. A mean that there is for
// no area lacks its history, which is no secret.
func (b *beskytter) gns12() {
	maaned := b.p.Tabel(Maaned)
	for m := range b.maaneder() {
		for x := 1; x < optalt; x++ {
			gns := gnsAf(x)
			if maaned.Celle(gns, m, 0, alle).Maerke == FindesIkke {
				continue
			}
			for o := range omraader {
				for g := range serier {
					skjulHvis(!b.visesHvor(x, m, o, g), maaned.Celle(gns, m, o, g))
				}
			}
		}
	}
}

// visesHvor says that the counts of a share are shown in the twelve months up to one of the year.
func (b *beskytter) visesHvor(x, m, o, g int) bool {
	foer := len(b.foer.Akser[0].Vaerdier)
	for i := m - 11; i <= m; i++ {
		t, plads := b.p.Tabel(Maaned), i
		if i < 0 {
			if t, plads = b.foer, foer+i; plads < 0 {
				continue // suspended years begin there: the mean has fewer months
			}
		}
		if !b.vist(t, 0, plads, o, g) || !b.vist(t, x, plads, o, g) {
			return false
		}
	}
	return true
}

// aar hides the year's means of which one month is hidden, and what is made of them: how far
// it is to the limit, and the numbers of a decision's reasons. The decision itself is shown.
func (b *beskytter) aar() {
	aar, afstand, tilsyn := b.p.Tabel(Aar), b.p.Tabel(Afstand), b.p.Tabel(Tilsyn)
	for o := range omraader {
		alleVist := true
		for x := 1; x < optalt; x++ {
			vist := b.aaretVist(x, o)
			alleVist = alleVist && vist
			skjulHvis(!vist, aar.Celle(2*x-1, 0, o))
			if o > 0 {
				skjulHvis(!vist, afstand.Celle(1, 0, o-1, x-1))
			}
		}
		skjulHvis(!b.personerVist(o), aar.Celle(0, 0, o))
		if o > 0 && tilsyn != nil && (!alleVist || b.sporFoer(o)) {
			c := tilsyn.Celle(tilsyn.Maalnr("begrundelse"), 0, o-1)
			*c = Celle{Tekst: b.begrundelseUdenTal(o - 1)}
		}
	}
}

// personerVist says that the persons are shown in every month of the year with data: else how
// many months have persons says something of those that are not.
func (b *beskytter) personerVist(o int) bool {
	for m := range b.maaneder() {
		if !b.vist(b.p.Tabel(Maaned), 0, m, o, alle) {
			return false
		}
	}
	return true
}

// aaretVist says that the counts of a share are shown in every month of the year with data.
func (b *beskytter) aaretVist(x, o int) bool {
	for m := range b.maaneder() {
		if !b.vist(b.p.Tabel(Maaned), 0, m, o, alle) || !b.vist(b.p.Tabel(Maaned), x, m, o, alle) {
			return false
		}
	}
	return true
}

// sporFoer says that the reasons of a decision name a share of an earlier year of which no
// publication is known that shows it.
func (b *beskytter) sporFoer(o int) bool {
	r := &b.g.Tilsyn.Raekker[o-1]
	if r.Foer.Status == schemas.IngenTilsyn {
		return false
	}
	for _, foer := range b.g.Tidligere {
		if t := find(foer.Vist, Aar); foer.Aar == r.Foer.BaselineAar && t.Celle(1, 0, o).Maerke == Vist && t.Celle(3, 0, o).Maerke == Vist {
			return false
		}
	}
	return true
}

// begrundelseUdenTal is the decision on a kommune in words alone.
func (b *beskytter) begrundelseUdenTal(k int) string {
	r := &b.g.Tilsyn.Raekker[k]
	const fordi = " Tallene bag er helt eller delvist skjult, fordi de bygger på få personer"
	if r.Status == schemas.IkkeAfgjort {
		return "Intet er afgjort, fordi årets tal er foreløbige." + fordi + "."
	}
	hvad := map[schemas.Tilsynsstatus]string{
		schemas.IngenTilsyn:    "Kommunen er ikke under skærpet tilsyn.",
		schemas.SkaerpetTilsyn: "Kommunen udvælges til skærpet tilsyn.",
		schemas.Forlaenget:     "Kommunens genopretningsperiode forlænges.",
		schemas.Administration: "Kommunen er under administration.",
	}[r.Status]
	// Whether the goals are met is shown of every kommune, so why it is not selected can be said.
	if r.Paragraf == "§ 4" && r.ResultatmaalOpfyldt() {
		hvad = "Resultatmålet er opfyldt, så kommunen kommer ikke under skærpet tilsyn."
	}
	return hvad + fordi + "; afgørelsen er truffet på de fulde tal."
}

// skjulte counts the hidden counts of the tables in a state.
func (b *beskytter) skjulte(s disclose.State) (antal int) {
	for i := range b.p.Tabeller {
		for _, nr := range b.net.numre[&b.p.Tabeller[i]] {
			if nr != ukendt && b.net.State(nr) == s {
				antal++
			}
		}
	}
	return antal
}
