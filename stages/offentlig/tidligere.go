package offentlig

import "fokusmaal/stages/disclose"

// What a reader has from an earlier publication. A figure that is the same then and now was shown,
// and is known, or was hidden, and stays so. But where a month of an area was revised, a reader
// sees that, and cannot know what of it is still as it was: of all its figures nothing is taken
// for known that happens to be the same number.

// sted is a month of an area, by their codes.
type sted struct{ maaned, omraade string }

// kend tells the network what an earlier publication says of the counts of some tables.
func (n *netvaerk) kend(tabeller []*Tabel, foer *Tidligere) {
	revideret := map[sted]bool{}
	n.sammen(tabeller, foer, func(s sted, nr int, vist Maerke, ens bool) {
		if vist == Vist && !ens && n.State(nr) != disclose.Primary {
			revideret[s] = true
		}
	})
	n.sammen(tabeller, foer, func(s sted, nr int, vist Maerke, ens bool) {
		switch {
		case !ens || revideret[s]:
		case vist == Vist:
			n.Know(nr)
		case vist == Skjult:
			n.Hide(nr)
		}
	})
}

// sammen goes through the counts that both have: where they are, their number in the network,
// how they were shown, and whether they are the same.
func (n *netvaerk) sammen(tabeller []*Tabel, foer *Tidligere, med func(s sted, nr int, vist Maerke, ens bool)) {
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
			s := sted{t.Akser[0].Vaerdier[plads[0]].Kode, t.Akser[1].Vaerdier[plads[1]].Kode}
			if da, fandtes := omsat(t, plads, steder); fandtes {
				med(s, nr, vist.Celle(maal, da...).Maerke, fuld.Celle(maal, da...).Antal == t.Celler[celle].Antal)
			}
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
