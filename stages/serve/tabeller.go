package serve

import (
	"fmt"
	"slices"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
)

// tabel is a table over the years that are served.
type tabel struct {
	// dele are those of the years that have it, oldest first.
	dele []*offentlig.Tabel
	// samlet has the columns, all periods and all values of the axes, and no cells; of a value
	// that several years have, the latest name.
	samlet *offentlig.Tabel
	// koder are, by axis, the codes by code and by name, as any of the years spells it.
	koder []map[string]string
	// beskrivelse is what /v3/table/<id> says.
	beskrivelse ressource
}

// laesTabeller reads the tables of a year back from its files. Of the shapes it is v2 that holds
// the marks; a table is what all others are written from.
func (a *Aar) laesTabeller(filer map[string][]byte) ([]*offentlig.Tabel, error) {
	hent := func(sti string) ([]byte, error) {
		if data, ok := filer[sti]; ok {
			return data, nil
		}
		return nil, a.fejl(sti, "a file of the publication", "none in run.json", "the run was made by another version: run make pipeline again and publish that", nil)
	}
	liste, err := hent(formater.JobindsatsTabelliste)
	if err != nil {
		return nil, err
	}
	ider, err := formater.LaesJobindsatsTabeller(liste)
	if err != nil {
		return nil, a.ulaeselig(formater.JobindsatsTabelliste, err)
	}
	var tabeller []*offentlig.Tabel
	for _, id := range ider {
		om, tal := formater.JobindsatsTabelMappe+id+".json", formater.JobindsatsV2Mappe+id+".json"
		beskrivelse, err := hent(om)
		if err != nil {
			return nil, err
		}
		celler, err := hent(tal)
		if err != nil {
			return nil, err
		}
		t, err := formater.LaesJobindsatsTabel(beskrivelse)
		if err != nil || t.ID != id {
			return nil, a.ulaeselig(om, err)
		}
		if t.Celler, err = formater.LaesJobindsatsV2(t, celler); err != nil {
			return nil, a.ulaeselig(tal, err)
		}
		tabeller = append(tabeller, t)
	}
	return tabeller, nil
}

// ulaeselig is a file that is what the run recorded and that this version cannot read.
func (a *Aar) ulaeselig(sti string, err error) error {
	found := "another one"
	if err != nil {
		found = fmt.Sprintf("another one (%v)", err)
	}
	return a.fejl(sti, "a file of the form that this version writes", found, "the run was made by another version: run make pipeline again and publish that", err)
}

// saml puts the tables of the years together, in the order of the latest year and behind them
// those that only earlier ones have.
func saml(aar []Aar, tabeller [][]*offentlig.Tabel) ([]*tabel, error) {
	var samlede []*tabel
	for i := len(tabeller) - 1; i >= 0; i-- {
		for _, t := range tabeller[i] {
			nr := slices.IndexFunc(samlede, func(s *tabel) bool { return s.samlet.ID == t.ID })
			if nr < 0 {
				samlede = append(samlede, nySamlet(t))
				continue
			}
			if !samlede[nr].foran(t) {
				sti := formater.JobindsatsTabelMappe + t.ID + ".json"
				return nil, aar[i].fejl(sti, "the columns of the later years, and other periods", "others",
					"years that are served together have the same columns: run make pipeline YEAR="+aar[i].Navn+" again and publish that, or serve fewer years (--year)", nil)
			}
		}
	}
	for _, s := range samlede {
		tekst, err := formater.JobindsatsTabel(s.samlet)
		if err != nil {
			return nil, err
		}
		s.beskrivelse = nyRessource("."+formatJSON, tekst)
	}
	return samlede, nil
}

// nySamlet begins with the table of the latest year.
func nySamlet(t *offentlig.Tabel) *tabel {
	samlet := *t
	samlet.Celler, samlet.Akser = nil, slices.Clone(t.Akser)
	s := &tabel{dele: []*offentlig.Tabel{t}, samlet: &samlet}
	for i := range samlet.Akser {
		samlet.Akser[i].Vaerdier = slices.Clone(t.Akser[i].Vaerdier)
		s.koder = append(s.koder, map[string]string{})
	}
	s.kend(t)
	return s
}

// foran puts the table of an earlier year in front; false is one that does not fit.
func (s *tabel) foran(t *offentlig.Tabel) bool {
	if !slices.Equal(t.Maal, s.samlet.Maal) || len(t.Akser) != len(s.samlet.Akser) {
		return false
	}
	for i := range t.Akser {
		a, b := &t.Akser[i], &s.samlet.Akser[i]
		if a.Navn != b.Navn || a.Titel != b.Titel || a.Rolle != b.Rolle || a.Type != b.Type {
			return false
		}
		if a.Rolle == offentlig.Tid {
			if slices.ContainsFunc(a.Vaerdier, func(v offentlig.Vaerdi) bool { return s.koder[i][v.Kode] != "" || s.koder[i][v.Navn] != "" }) {
				return false
			}
			b.Vaerdier = slices.Concat(a.Vaerdier, b.Vaerdier)
			continue
		}
		for _, v := range a.Vaerdier {
			if !slices.ContainsFunc(b.Vaerdier, func(ny offentlig.Vaerdi) bool { return ny.Kode == v.Kode }) {
				b.Vaerdier = append(b.Vaerdier, v)
			}
		}
	}
	s.dele = slices.Insert(s.dele, 0, t)
	s.kend(t)
	return true
}

// kend learns how a table spells its values; what a later year means by a word stays.
func (s *tabel) kend(t *offentlig.Tabel) {
	for i, a := range t.Akser {
		for _, v := range a.Vaerdier {
			for _, ord := range []string{v.Kode, v.Navn} {
				if s.koder[i][ord] == "" {
					s.koder[i][ord] = v.Kode
				}
			}
		}
	}
}

// udsnit is what a choice is of each year. A nil set is all values of an axis.
func (s *tabel) udsnit(valg []map[string]bool) []formater.JobindsatsUdsnit {
	var dele []formater.JobindsatsUdsnit
	for _, t := range s.dele {
		u := formater.JobindsatsUdsnit{Tabel: t, Valgt: make([][]int, len(t.Akser))}
		for i, a := range t.Akser {
			if valg[i] == nil {
				continue
			}
			u.Valgt[i] = []int{}
			for j, v := range a.Vaerdier {
				if valg[i][v.Kode] {
					u.Valgt[i] = append(u.Valgt[i], j)
				}
			}
		}
		dele = append(dele, u)
	}
	return dele
}
