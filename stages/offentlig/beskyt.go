package offentlig

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/disclose"
)

// beskytter hides what may not be shown of a publication.
type beskytter struct {
	p *Publikation
	g *Grundlag
	// foer are the months before the year that its means reach into.
	foer   *Tabel
	net    *netvaerk
	angreb disclose.Attacked
}

func nyBeskytter(p *Publikation, g *Grundlag, graense disclose.Limit) *beskytter {
	foer := foertabel(g.Opgoerelse)
	b := &beskytter{p: p, g: g, foer: &foer, net: nytNetvaerk(graense)}
	maaned := p.Tabel(Maaned)
	for m := range foer.Akser[0].Vaerdier {
		b.net.maaned(b.foer, m, nil)
	}
	for m := range b.maaneder() {
		b.net.maaned(maaned, m, p.Tabel(Varighed))
		b.net.afstemning(p.Tabel(Afstemning), m)
		b.net.grunde(p.Tabel(Grunde), maaned, m)
		b.net.udeladt(p.Tabel(Udeladt), maaned, m)
	}
	b.afgoerelser()
	b.kendt()
	return b
}

// maaneder is how many months of the year have data.
func (b *beskytter) maaneder() int { return b.g.Opgoerelse.Daekning.Sidste.Number() }

// afgoerelser adds whether each area meets each fokusmål, which is always shown.
func (b *beskytter) afgoerelser() {
	o, maaned := b.g.Opgoerelse, b.p.Tabel(Maaned)
	graenser := b.g.Lov.Graenser(o.Aar)
	for omr := range omraader {
		for x := 1; x < optalt; x++ {
			mean := disclose.Mean{Pct: graenser.Pct(x), Under: o.Aarlig[omr].Bedoemt(x).Opfyldt}
			for m := range b.maaneder() {
				if o.IAaretsGennemsnit(b.g.Lov, schemas.MonthOf(o.Aar, 1+m)) {
					mean.Parts = append(mean.Parts, b.net.nr(maaned, x, m, omr, alle))
					mean.Bases = append(mean.Bases, b.net.nr(maaned, 0, m, omr, alle))
				}
			}
			b.net.Mean(mean)
		}
	}
}

// beskyt judges, hides and attacks.
func (b *beskytter) beskyt() error {
	b.net.Judge()
	grund := b.net.Protect()
	b.angreb = b.net.Attack()
	if grund != nil || !b.angreb.Safe() {
		return &UsikkerError{b.p.Aar, b.angreb, grund}
	}
	return nil
}

// kendt tells the network what earlier publications showed and hid of the same figures.
func (b *beskytter) kendt() {
	egne := []*Tabel{b.foer}
	for i := range b.p.Tabeller {
		egne = append(egne, &b.p.Tabeller[i])
	}
	for _, foer := range b.g.Tidligere {
		for _, t := range egne {
			if b.net.numre[t] == nil {
				continue
			}
			vist, fuld := find(foer.Vist, t.ID), find(foer.Fuld, t.ID)
			if vist != nil && fuld != nil {
				b.net.kend(t, vist, fuld)
			}
		}
	}
}

func find(tabeller []Tabel, id string) *Tabel {
	p := Publikation{Tabeller: tabeller}
	return p.Tabel(id)
}

// kend compares a table with the same one of an earlier publication, cell by cell: a figure
// that is the same was shown, and is known, or was hidden, and stays so.
func (n *netvaerk) kend(t, vist, fuld *Tabel) {
	steder := make([]map[string]int, len(vist.Akser))
	for i := range vist.Akser {
		steder[i] = map[string]int{}
		for s, v := range vist.Akser[i].Vaerdier {
			steder[i][v.Kode] = s
		}
	}
	for nr := range t.Pladser() {
		plads, fandtes := t.Plads(nr), true
		for i := range plads {
			if fandtes {
				plads[i], fandtes = stedet(steder[i], t.Akser[i].Vaerdier[plads[i]].Kode)
			}
		}
		if !fandtes {
			continue
		}
		for x := range t.Maal {
			celle := nr*len(t.Maal) + x
			if n.numre[t][celle] == ukendt || fuld.Celle(x, plads...).Antal != t.Celler[celle].Antal {
				continue
			}
			switch vist.Celle(x, plads...).Maerke {
			case Vist:
				n.Know(n.numre[t][celle])
			case Skjult:
				n.Hide(n.numre[t][celle])
			}
		}
	}
}

func stedet(steder map[string]int, kode string) (int, bool) {
	s, er := steder[kode]
	return s, er
}

// vist says that a count of persons is shown.
func (b *beskytter) vist(t *Tabel, maal int, plads ...int) bool {
	return b.net.State(b.net.nr(t, maal, plads...)) == disclose.Shown
}
