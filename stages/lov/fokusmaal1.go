package lov

import (
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// Maal1 is what counted for fokusmål 1, § 5 nr. 1.
type Maal1 struct {
	// Tilbud is the number of counted tilbud rows in the window.
	Tilbud int32
	// TimerHundreddele are the ordinary hours in the window, in hundredths.
	TimerHundreddele int64
	// UdenTilbud is the verdict: no counted tilbud, and hours under the requirement.
	UdenTilbud bool
	// Grund is why: GrundTilbud, GrundKunTimer or GrundUdenTilbud.
	Grund schemas.Grund
}

// haendelser are those of a person's events that can count at all, whatever the window.
type haendelser struct {
	udvalgt bool
	tilbud  []schemas.Tilbud
	timer   []schemas.Loentimer
	// samtaler are all of the person's, each with what is to be said of it in any window.
	samtaler []bedoemtSamtale
	// forloeb is the spell that samtaler were judged for: which is the first one depends
	// on its start.
	forloeb *spells.Forloeb
}

// udvaelg chooses the tilbud of a counted type and the ordinary hours, once for each
// person who reaches the population.
func (e *haendelser) udvaelg(l *Lov, h *schemas.Historik) {
	if e.udvalgt {
		return
	}
	e.udvalgt, e.tilbud, e.timer = true, e.tilbud[:0], e.timer[:0]
	for i := range h.Tilbud {
		if l.tilbuddetsArt(&h.Tilbud[i]) == Taeller {
			e.tilbud = append(e.tilbud, h.Tilbud[i])
		}
	}
	for i := range h.Loentimer {
		if timernesArt(&h.Loentimer[i]) == Taeller {
			e.timer = append(e.timer, h.Loentimer[i])
		}
	}
}

// fokusmaal1 is SPEC 6: uden_tilbud is »true when neither holds: (a) a tilbud row with
// maaned in w..m, a counted type, and til (null = running) not before the window began;
// (b) Σ timer with ordinaer = true and maaned in w..m ≥ 100.00«.
func (l *Lov) fokusmaal1(e *haendelser, d *Dom, timerKrav int64) Maal1 {
	var maal Maal1
	for i := range e.tilbud {
		if t := &e.tilbud[i]; d.naaet(t.Maaned()) && l.tilbudIVinduet(t, d) == Taeller {
			maal.Tilbud++
		}
	}
	for i := range e.timer {
		if t := &e.timer[i]; d.naaet(t.Maaned()) && l.iVinduet(t.Maaned(), d) == Taeller {
			maal.TimerHundreddele += int64(t.TimerHundreddele)
		}
	}
	switch {
	case maal.Tilbud > 0:
		maal.Grund = schemas.GrundTilbud
	case maal.TimerHundreddele >= timerKrav:
		maal.Grund = schemas.GrundKunTimer
	default:
		maal.Grund, maal.UdenTilbud = schemas.GrundUdenTilbud, true
	}
	return maal
}

// naaet says that a month is one of w..m. It only spares the question why, which two in
// three events need not be asked: with it a person takes half as long.
func (d *Dom) naaet(maaned schemas.Month) bool {
	return maaned >= d.Vindue.Maaned && maaned <= d.Maaned
}

// iVinduet says whether a month is one of w..m, and counts.
func (l *Lov) iVinduet(maaned schemas.Month, d *Dom) Aarsag {
	switch {
	case maaned < d.Vindue.Maaned:
		return FoerVinduet
	case maaned > d.Maaned:
		return EfterVinduet
	case l.bortIDoed(d, maaned):
		return IDoedMaaned
	}
	return Taeller
}

// tilbudIVinduet says whether a tilbud row of a counted type counts in the window.
//
// Fortolkning R16: it is enough that the tilbud touches the window; in the alternative
// it began in it.
func (l *Lov) tilbudIVinduet(t *schemas.Tilbud, d *Dom) Aarsag {
	switch m := t.Maaned(); {
	case m < d.Vindue.Maaned:
		return FoerVinduet
	case m > d.Maaned:
		return EfterVinduet
	case l.alternativ(R16):
		if t.Fra < d.Vindue.Fra { // and not after it: it runs in a month of the window
			return BegyndtFoerVinduet
		}
	case t.Til != schemas.NoDate && t.Til < d.Vindue.Fra:
		return SluttetFoerVinduet
	}
	if l.bortIDoed(d, t.Maaned()) {
		return IDoedMaaned
	}
	return Taeller
}

// tilbuddetsArt says whether the type counts (§ 3 stk. 2): LAB chapters 11-14, øvrig
// vejledning og opkvalificering only »if the tilbud began (fra) before 22 March 2023, or
// its maalgruppe is 4 or 5«.
//
// Fortolkning R10: by the day that the tilbud began; in the alternative by the row's
// month, so that rows from April 2023 on come under the new rule.
func (l *Lov) tilbuddetsArt(t *schemas.Tilbud) Aarsag {
	krav, _ := l.regler.tilbud.Paa(l.tilbuddetsDag(t))
	for i := range krav {
		if krav[i].Type != t.Type {
			continue
		}
		if krav[i].Maalgrupper != nil && !slices.Contains(krav[i].Maalgrupper, t.Maalgruppe) {
			return AndenMaalgruppe
		}
		return Taeller
	}
	return TypenTaellerIkke
}

// tilbuddetsDag is the day that decides which version of the rule of tilbud holds.
func (l *Lov) tilbuddetsDag(t *schemas.Tilbud) schemas.Date {
	if l.alternativ(R10) {
		return t.Maaned().First()
	}
	return t.Fra
}

// timernesArt says whether hours are of ordinary employment.
func timernesArt(t *schemas.Loentimer) Aarsag {
	if t.Ordinaer {
		return Taeller
	}
	return IkkeOrdinaere
}
