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
	forloeb     spells.Regler
	timerKrav   Regel[int64]
	vejledning  Regel[bool]
	samtaler    Regel[SamtaleKrav]
	suspension  Regel[bool]
	graenser    Regel[Graenser]
}

// Ny returns the law under a Fortolkning. A rule with a gap or an overlap in time, or
// without its source, is an error that names it.
func Ny(f Fortolkning) (*Lov, error) {
	l := &Lov{
		fortolkning: f,
		timerKrav:   timerKrav(f),
		vejledning:  vejledningKraeverMaalgruppe(),
		samtaler:    samtaleKrav(),
		suspension:  suspension(),
		graenser:    graenser(),
	}
	fortsaetter := viderefoerelser(f)
	l.forloeb = spells.Regler{
		Viderefoerelser:     forSpells(fortsaetter),
		JobafklaringErSkift: f.Alternativ(R01),
		DagpengeAfbrydes:    f.Alternativ(R02),
		StartmaanedKunHel:   f.Alternativ(R03),
		EnDoedDagErNok:      f.Alternativ(R06),
	}
	fra, til := GyldigFra.First(), GyldigTil.Last()
	return l, errors.Join(
		l.timerKrav.Kontroller(fra, til),
		l.suspension.Kontroller(fra, til),
		l.graenser.Kontroller(fra, til),
		// These go by the event's own date, which may lie before every measured month.
		l.vejledning.Kontroller(schemas.NoDate, til),
		l.samtaler.Kontroller(schemas.NoDate, til),
		fortsaetter.Kontroller(schemas.NoDate, til),
	)
}

// Fortolkning returns the readings that the law is taken under.
func (l *Lov) Fortolkning() Fortolkning { return l.fortolkning }

func (l *Lov) alternativ(r Laesning) bool { return l.fortolkning.Alternativ(r) }

// Validity (SPEC 8): the first and last month that a version of the rules covers. The
// scheme measures from January 2020 and is repealed by lov nr. 1750 af 29/12/2025.
var (
	GyldigFra = schemas.MonthOf(2020, 1)
	GyldigTil = schemas.MonthOf(2025, 12)
)

// Gyldig returns an error for a year that no version of the rules covers.
func Gyldig(aar int) error {
	if aar >= GyldigFra.Year() && aar <= GyldigTil.Year() {
		return nil
	}
	return fmt.Errorf("no version of the rules covers %d: the first month covered is %s, the last %s (the scheme is repealed by lov nr. 1750 af 29/12/2025)",
		aar, GyldigFra, GyldigTil)
}
