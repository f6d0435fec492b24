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
	grad grad
	// udenfor is how many counts are hidden without being in the network.
	udenfor int
	// ubevist is how many hidden counts the attack alone says to be safe.
	ubevist int
	angreb  disclose.Attacked
}

// flestSmaa is the share of the counts above 0 that may be small by themselves, in pct. Where
// more are, as in a part of the country, nearly all that is by kommune and anything else has
// to be hidden for their sake, so it is hidden at once.
const flestSmaa = 33

func nyBeskytter(p *Publikation, g *Grundlag, graense disclose.Limit, g1 grad) *beskytter {
	foer := foertabel(g.Opgoerelse)
	b := &beskytter{p: p, g: g, foer: &foer, net: nytNetvaerk(graense), grad: g1}
	b.byg()
	b.net.Judge()
	return b
}

// beskyttet is the publication with the most in it that can be protected: all, or of the kommuner
// all persons together, or Hele landet alone. But never less than an earlier publication of the
// year showed: what that split up would then be in no network, and be given away by the two.
func beskyttet(p *Publikation, g *Grundlag, graense disclose.Limit) (b *beskytter, err error) {
	if g.KunAfgoerelser {
		b = nyBeskytter(p, g, graense, kunAfgoerelser)
		return b, b.beskyt()
	}
	mindst := visteFoer(g.Tidligere, p.Aar)
	for g1 := alt; g1 <= mindst; g1++ {
		b = nyBeskytter(p, g, graense, g1)
		if g1 == alt && mindst > alt && 100*b.net.Hidden(disclose.Primary) > flestSmaa*b.net.antal {
			continue
		}
		b.afgoerelser()
		b.kendt()
		if err = b.beskyt(); err == nil {
			return b, nil
		}
	}
	return nil, err
}

// visteFoer is how much the publications of a year have shown already of the kommuner; without
// any it is the least.
func visteFoer(tidligere []Tidligere, aar int) grad {
	mindst := landetAlene
	for _, foer := range tidligere {
		if foer.Aar != aar {
			continue
		}
		t := find(foer.Vist, Maaned)
		for nr := range t.Pladser() {
			plads, c := t.Plads(nr), t.Raekke(nr)[0]
			switch {
			case plads[1] == 0 || c.Maerke != Vist || c.Antal == 0:
			case plads[2] != alle:
				return alt
			default:
				mindst = kommunerHele
			}
		}
	}
	return mindst
}

// grad is how much is shown.
type grad uint8

const (
	alt grad = iota
	// kommunerHele: of the kommuner all persons together alone.
	kommunerHele
	// landetAlene: of the kommuner the decisions alone.
	landetAlene
	// kunAfgoerelser: the decisions alone, where a person asks for no more.
	kunAfgoerelser
)

// byg adds all counts to the network.
func (b *beskytter) byg() {
	if b.grad == kunAfgoerelser {
		b.net.ingen(b.p, b.foer)
		return
	}
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
	switch b.grad {
	case alt:
		b.net.maaned(t, m, varighed)
	case kommunerHele:
		b.net.grovMaaned(t, m, varighed, omraader)
	case landetAlene:
		b.net.grovMaaned(t, m, varighed, 1)
	}
}

// omraader are those whose persons are split up: all, or Hele landet alone.
func (b *beskytter) omraader() int {
	if b.grad == alt {
		return omraader
	}
	return 1
}

// maaneder is how many months of the year have data.
func (b *beskytter) maaneder() int { return b.g.Opgoerelse.Daekning.Sidste.Number() }

// afgoerelser adds whether each area meets each fokusmål, which is always shown.
func (b *beskytter) afgoerelser() {
	o, maaned := b.g.Opgoerelse, b.p.Tabel(Maaned)
	graenser := b.g.Lov.Graenser(o.Aar)
	for omr := range omraader {
		if omr > 0 && b.grad == landetAlene {
			break
		}
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

// flestRunder is how often more is hidden for the sake of what an attack found. Each round goes
// one sum further out.
const flestRunder = 12

// beskyt judges, hides and attacks, and hides more where that was not enough.
func (b *beskytter) beskyt() error {
	b.net.Judge() // anew, with what is known
	grund := b.net.Protect()
	var ubevist *disclose.Unproven
	if errors.As(grund, &ubevist) {
		b.ubevist, grund = len(ubevist.Cells), nil // whether a reader finds them is for the attack to say
	}
	b.angreb = b.net.Attack()
	for range flestRunder {
		if b.angreb.Safe() || !b.net.Widen(b.angreb.Found) {
			break
		}
		b.angreb = b.net.Attack()
	}
	if grund != nil || !b.angreb.Safe() {
		return &UsikkerError{b.p.Aar, b.angreb, grund}
	}
	return nil
}

// kendt tells the network what earlier publications showed and hid of the same figures, and
// which of them a mean of the year after was made of.
func (b *beskytter) kendt() {
	egne := []*Tabel{b.foer}
	for i := range b.p.Tabeller {
		if t := &b.p.Tabeller[i]; b.net.numre[t] != nil {
			egne = append(egne, t)
		}
	}
	for i := range b.g.Tidligere {
		foer := &b.g.Tidligere[i]
		b.net.kend(egne, foer)
		if foer.Aar == b.p.Aar+1 {
			b.iAaretEfter(find(foer.Vist, Maaned))
		}
	}
}

// iAaretEfter makes known the months of this year that a mean of twelve months is over which
// the year after has shown: hidden here, they could be worked out from it. A count that is
// small by itself was small then too, or the mean was of another one.
func (b *beskytter) iAaretEfter(t *Tabel) {
	maaned := b.p.Tabel(Maaned)
	for m := range 11 {
		for o := range omraader {
			for g := range serier {
				for x := 1; x < optalt; x++ {
					if t.Celle(gnsAf(x), m, o, g).Maerke != Vist {
						continue
					}
					for i := m + 1; i < b.maaneder(); i++ {
						b.kendUlille(maaned, 0, i, o, g)
						b.kendUlille(maaned, x, i, o, g)
					}
				}
			}
		}
	}
}

func (b *beskytter) kendUlille(t *Tabel, plads ...int) {
	if nr := b.net.nr(t, plads[0], plads[1:]...); nr != ukendt && b.net.State(nr) != disclose.Primary {
		b.net.Know(nr)
	}
}

// gnsAf is which kind of figure of [Maaned] the mean over twelve months of a count is: they
// stand behind the counts and the shares.
func gnsAf(x int) int { return optalt + optalt - 1 + x - 1 }

func find(tabeller []Tabel, id string) *Tabel {
	p := Publikation{Tabeller: tabeller}
	return p.Tabel(id)
}

// vist says that a count of persons is shown. What is not in the network is not.
func (b *beskytter) vist(t *Tabel, maal int, plads ...int) bool {
	nr := b.net.nr(t, maal, plads...)
	return nr != ukendt && b.net.State(nr) == disclose.Shown
}
