package lov

import (
	"errors"
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// Lov is the law under one Fortolkning. It is a value without state: any number of
// goroutines may use it.
type Lov struct {
	fortolkning Fortolkning
	regler      *regler
	forloeb     spells.Regler
}

// Ny returns the law under a Fortolkning. A rule with a gap or an overlap in time, or
// without its words or its source, is an error that names it.
func Ny(f Fortolkning) (*Lov, error) { return medRegler(f, reglerUnder(f)) }

func medRegler(f Fortolkning, r *regler) (*Lov, error) {
	var fejl []error
	for i := range r.beskrivelser {
		fejl = append(fejl, r.beskrivelser[i].Kontroller())
	}
	return &Lov{fortolkning: f, regler: r, forloeb: r.forSpells(f)}, errors.Join(fejl...)
}

// Fortolkning returns the readings that the law is taken under.
func (l *Lov) Fortolkning() Fortolkning { return l.fortolkning }

func (l *Lov) alternativ(r Laesning) bool { return l.fortolkning.Alternativ(r) }

// Regler returns all rules, in the order of their ids, with the words, the sources and
// the days of their versions.
func (l *Lov) Regler() []Beskrivelse { return l.regler.beskrivelser }

// Grundlag returns the version of a rule that holds on a day of its deciding date. Every
// day that a figure is computed from has one; to ask for another is a fault of the
// program.
func (l *Lov) Grundlag(id RegelID, dag schemas.Date) *Grundlag {
	g, ok := l.regler.beskrivelser[id].Paa(dag)
	if !ok {
		panic(fmt.Sprintf("lov: no version of the rule »%s« holds on %s", id, dag))
	}
	return g
}

// GyldigFra and GyldigTil are the first and last month that a version of the rules covers
// (SPEC 8).
var GyldigFra, GyldigTil = gyldige(gyldighed())

// gyldige are the first month of a rule's first version and the last of its last.
func gyldige[T any](r Regel[T]) (fra, til schemas.Month) {
	return r.Versioner[0].Fra.Month(), r.Versioner[len(r.Versioner)-1].Til.Month()
}

// Gyldig returns an error for a year that no version of the rules covers.
func Gyldig(aar int) error {
	if aar >= GyldigFra.Year() && aar <= GyldigTil.Year() {
		return nil
	}
	return fmt.Errorf("no version of the rules covers %d: the first month covered is %s, the last %s (the scheme is repealed by lov nr. 1750 af 29/12/2025)",
		aar, GyldigFra, GyldigTil)
}
