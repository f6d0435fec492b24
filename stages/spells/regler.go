package spells

import (
	"slices"

	"fokusmaal/schemas"
)

// Regler are the choices that SPEC 4 takes from the law and from the readings of SPEC 9.
// The zero value is every reading at its default and no continuation at all.
type Regler struct {
	// Ydelser are the measured benefits, list after list without gap in time; without any
	// list every benefit is measured that belongs to a group of § 2 stk. 2.
	Ydelser []Ydelsesliste
	// Viderefoerelser are the exceptions from »ydelsesskift starts a new spell«.
	Viderefoerelser []Viderefoerelse
	// JobafklaringErSkift: between ressourceforløb and jobafklaring there is a
	// ydelsesskift (R01, alternative).
	JobafklaringErSkift bool
	// DagpengeAfbrydes: dagpenge is interrupted by a whole calendar month without it, as
	// the other groups, and forloeb_fra is not looked at (R02, alternative).
	DagpengeAfbrydes bool
	// StartmaanedKunHel: the month of the spell's start counts only if the start is its
	// first day (R03, alternative).
	StartmaanedKunHel bool
	// EnDoedDagErNok: one dead day makes all days of the spell's month dead (R06,
	// alternative).
	EnDoedDagErNok bool
}

// Ydelsesliste are the benefits that are measured up to and including a month.
type Ydelsesliste struct {
	TilMaaned schemas.Month
	Maalt     [schemas.AntalYdelser]bool
}

// lister are the lists of Ydelser without end in time: nothing is measured after the last.
func (r *Regler) lister() []Ydelsesliste {
	if len(r.Ydelser) > 0 {
		return append(slices.Clone(r.Ydelser), Ydelsesliste{TilMaaned: schemas.LastMonth})
	}
	alle := Ydelsesliste{TilMaaned: schemas.LastMonth}
	for y := range schemas.AntalYdelser {
		alle.Maalt[y] = schemas.Ydelse(y).Gruppe() != schemas.IkkeMaalt
	}
	return []Ydelsesliste{alle}
}

// Viderefoerelse says that a spell of Til that begins in a month from FraMaaned to
// TilMaaned takes over the months of a spell of Fra (SPEC 4 point 4).
type Viderefoerelse struct {
	Fra, Til             schemas.Gruppe
	FraMaaned, TilMaaned schemas.Month
}

// slags is the kind of spell that a row belongs to: its measured group, except that
// jobafklaring is a kind of its own in the alternative of R01.
func (r *Regler) slags(y schemas.Ydelse) slags {
	if y == schemas.Jobafklaring && r.JobafklaringErSkift {
		return jobafklaringForSig
	}
	return slags(y.Gruppe())
}

type slags uint8

const (
	jobafklaringForSig = slags(schemas.Grupper + 1)
	antalSlags         = schemas.Grupper + 2
)

// foelgerForloebFra says that rows with the same forloeb_fra are one spell: dagpenge
// »sammenlagt ledighed« and sygedagpenge »fra start til slutdato« (SPEC 4 points 1, 2).
func (r *Regler) foelgerForloebFra(s slags) bool {
	return s == slags(schemas.GruppeSygedagpenge) ||
		s == slags(schemas.GruppeDagpenge) && !r.DagpengeAfbrydes
}
