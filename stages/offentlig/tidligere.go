package offentlig

import "fokusmaal/stages/disclose"

// What a reader has from an earlier publication. A figure that is the same then and now was shown,
// and is known, or was hidden, and stays so. But where a month of an area was revised, a reader
// sees that, and cannot know what of it is still as it was: of all its figures nothing is taken
// for known that happens to be the same number. Where some of a sum is the same and some is not,
// the sum as it was is one more equation: what was revised alone is the difference of the two.

// sted is a month of an area, by their codes.
type sted struct{ maaned, omraade string }

// faelles is a count that both publications have.
type faelles struct {
	sted
	// nr is its number in the network, and dengang where it was.
	nr      int
	dengang led
	vist    Maerke // how it was shown
	ens     bool   // it is the same number
}

// kend tells the network what an earlier publication says of the counts of some tables.
func (n *netvaerk) kend(tabeller []*Tabel, foer *Tidligere) {
	revideret := map[sted]bool{}
	n.sammen(tabeller, foer, func(f faelles) {
		if f.vist == Vist && !f.ens && n.State(f.nr) != disclose.Primary {
			revideret[f.sted] = true
		}
	})
	d := &dengang{netvaerk: n, foer: foer, samme: map[led]int{}, skjulte: map[led]bool{}, egne: map[led]int{}}
	n.sammen(tabeller, foer, func(f faelles) {
		switch {
		case !f.ens || revideret[f.sted]:
			return
		case f.vist == Vist:
			n.Know(f.nr)
		default:
			n.Hide(f.nr)
			d.skjulte[f.dengang] = true
		}
		d.samme[f.dengang] = f.nr
	})
	for _, m := range maanederI(tabeller, foer) {
		summerne(foer.Fuld, m, d.sum)
	}
}

// dengang adds the sums of an earlier publication to the network.
type dengang struct {
	*netvaerk
	foer *Tidligere
	// samme are the cells of then that are those of now, with their numbers; of them skjulte were
	// hidden. egne are cells of then alone.
	samme, egne map[led]int
	skjulte     map[led]bool
}

// sum adds a sum of then, if some of its cells are those of now and were hidden, and some are not
// those of now.
func (d *dengang) sum(sum []led, faktor []int64) {
	skjulte, samme := 0, 0
	for _, l := range sum {
		if _, er := d.samme[l]; er {
			samme++
		}
		if d.skjulte[l] {
			skjulte++
		}
	}
	if skjulte == 0 || samme == len(sum) {
		return
	}
	var terms []disclose.Term
	for i, l := range sum {
		nr, er := d.samme[l]
		if !er {
			nr = d.egen(l)
		}
		terms = append(terms, disclose.Term{Cell: nr, Factor: faktor[i]})
	}
	d.Equal(terms...)
}

// egen is a cell of then that is not one of now.
func (d *dengang) egen(l led) int {
	if nr, er := d.egne[l]; er {
		return nr
	}
	nr := d.Count(l.tabel.Celler[l.celle].Antal, 1, disclose.Open, disclose.Open)
	if find(d.foer.Vist, l.tabel.ID).Celler[l.celle].Maerke == Vist {
		d.Know(nr)
	} else {
		d.Past(nr)
	}
	d.egne[l] = nr
	return nr
}

// maanederI are the months of an earlier publication that some of the tables have too.
func maanederI(tabeller []*Tabel, foer *Tidligere) (ud []int) {
	maaned := find(foer.Vist, Maaned)
	da := kodesteder(maaned)[0]
	for _, t := range tabeller {
		if t.ID != Maaned {
			continue
		}
		for _, v := range t.Akser[0].Vaerdier {
			if m, er := da[v.Kode]; er && maaned.Celle(0, m, 0, alle).Maerke != FindesIkke {
				ud = append(ud, m)
			}
		}
	}
	return ud
}

// sammen goes through the counts that both have.
func (n *netvaerk) sammen(tabeller []*Tabel, foer *Tidligere, med func(faelles)) {
	for _, t := range tabeller {
		vist, fuld := find(foer.Vist, t.ID), find(foer.Fuld, t.ID)
		if vist == nil || fuld == nil {
			continue
		}
		steder := kodesteder(vist)
		for celle, nr := range n.numre[t] {
			if nr == ukendt {
				continue
			}
			plads, maal := t.Plads(celle/len(t.Maal)), celle%len(t.Maal)
			da2, fandtes := omsat(t, plads, steder)
			if !fandtes {
				continue
			}
			da := vist.celleNr(maal, da2...)
			med(faelles{sted{t.Akser[0].Vaerdier[plads[0]].Kode, t.Akser[1].Vaerdier[plads[1]].Kode}, nr,
				led{fuld, da}, vist.Celler[da].Maerke, fuld.Celler[da].Antal == t.Celler[celle].Antal})
		}
	}
}

// kodesteder are the places of the codes on each axis of a table.
func kodesteder(t *Tabel) []map[string]int {
	steder := make([]map[string]int, len(t.Akser))
	for i := range t.Akser {
		steder[i] = map[string]int{}
		for s, v := range t.Akser[i].Vaerdier {
			steder[i][v.Kode] = s
		}
	}
	return steder
}

// omsat is where the place of a table was in another one; false where it was not in it.
func omsat(t *Tabel, plads []int, steder []map[string]int) (da []int, fandtes bool) {
	da = make([]int, len(plads))
	for i, p := range plads {
		if da[i], fandtes = steder[i][t.Akser[i].Vaerdier[p].Kode]; !fandtes {
			return nil, false
		}
	}
	return da, true
}
