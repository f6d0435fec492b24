package offentlig

import (
	"errors"

	"fokusmaal/schemas"
	"fokusmaal/stages/disclose"
)

// beskytter hides what may not be shown of a publication.
type beskytter struct {
	p *Publikation
	g *Grundlag
	// foer are the months before the year that its means reach into.
	foer *Tabel
	net  *netvaerk
	// groft says that of the kommuner only all persons together are shown.
	groft bool
	// udenfor is how many counts are hidden without being in the network.
	udenfor int
	// ubevist is how many hidden counts the attack alone says to be safe.
	ubevist int
	angreb  disclose.Attacked
}

// flestSmaa is the share of the counts that may be small by themselves, in pct. Where more are,
// as in a part of the country, nearly all that is by kommune and anything else has to be
// hidden for their sake, so it is hidden at once.
const flestSmaa = 25

func nyBeskytter(p *Publikation, g *Grundlag, graense disclose.Limit) *beskytter {
	foer := foertabel(g.Opgoerelse)
	b := &beskytter{p: p, g: g, foer: &foer}
	for _, b.groft = range []bool{false, true} {
		b.net = nytNetvaerk(graense)
		b.byg()
		b.net.Judge()
		if 100*b.net.Hidden(disclose.Primary) <= flestSmaa*b.net.antal {
			break
		}
	}
	b.afgoerelser()
	b.kendt()
	return b
}

// byg adds all counts to the network.
func (b *beskytter) byg() {
	tabel := b.p.Tabel
	for m := range b.foer.Akser[0].Vaerdier {
		b.maaned(b.foer, m, nil)
	}
	for m := range b.maaneder() {
		b.maaned(tabel(Maaned), m, tabel(Varighed))
		b.net.afstemning(tabel(Afstemning), m, b.omraader())
		b.net.grunde(tabel(Grunde), tabel(Maaned), m, b.omraader())
		b.net.udeladt(tabel(Udeladt), tabel(Maaned), m, b.omraader())
	}
}

func (b *beskytter) maaned(t *Tabel, m int, varighed *Tabel) {
	if b.groft {
		b.net.grovMaaned(t, m, varighed)
	} else {
		b.net.maaned(t, m, varighed)
	}
}

// omraader are those whose persons are split up: all, or Hele landet alone.
func (b *beskytter) omraader() int {
	if b.groft {
		return 1
	}
	return omraader
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
	var ubevist *disclose.Unproven
	if errors.As(grund, &ubevist) {
		b.ubevist, grund = len(ubevist.Cells), nil // whether a reader finds them is for the attack to say
	}
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

// vist says that a count of persons is shown. What is not in the network is not.
func (b *beskytter) vist(t *Tabel, maal int, plads ...int) bool {
	nr := b.net.nr(t, maal, plads...)
	return nr != ukendt && b.net.State(nr) == disclose.Shown
}
