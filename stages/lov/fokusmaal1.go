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

// haendelser are those of a person's events that can count in a spell, whatever the window.
type haendelser struct {
	// forloeb is the spell that they were chosen for.
	forloeb *spells.Forloeb
	tilbud  []schemas.Tilbud
	timer   []schemas.Loentimer
	// samtaler are all of the person's, each with what is to be said of it in any window.
	samtaler []bedoemtSamtale
	// foer is how many of samtaler lie before the latest window asked about, and so before
	// every later one of the spell.
	foer int
}

// udvaelg chooses the tilbud of a counted type and the ordinary hours, and judges the
// samtaler, once for each spell that reaches the population.
func (e *haendelser) udvaelg(l *Lov, h *schemas.Historik, f *spells.Forloeb) {
	e.forloeb, e.foer = f, 0
	e.tilbud, e.timer, e.samtaler = e.tilbud[:0], e.timer[:0], e.samtaler[:0]
	for i := range h.Tilbud {
		if t := &h.Tilbud[i]; l.udenDoede(l.tilbuddetsArt(t), f, t.Maaned()) == Taeller {
			e.tilbud = append(e.tilbud, *t)
		}
	}
	for i := range h.Loentimer {
		if t := &h.Loentimer[i]; l.udenDoede(timernesArt(t), f, t.Maaned()) == Taeller {
			e.timer = append(e.timer, *t)
		}
	}
	foerste := l.foersteJobsamtale(h.Samtaler, f.Start)
	for i, s := range h.Samtaler {
		e.samtaler = append(e.samtaler, bedoemtSamtale{s, l.samtalensArt(s, i, foerste, f)})
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
	for i := range e.timer { // no branch that could be guessed wrong: 4 pct. of all that lov and spells do
		timer := e.timer[i].TimerHundreddele
		if !d.naaet(e.timer[i].Maaned()) {
			timer = 0
		}
		maal.TimerHundreddele += int64(timer)
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

// naaet says that a month is one of w..m, in one comparison (w is never after m). It spares
// the question why, which two in three events need not be asked.
func (d *Dom) naaet(maaned schemas.Month) bool {
	return uint32(maaned-d.Vindue.Maaned) <= uint32(d.Maaned-d.Vindue.Maaned)
}

// iVinduet says whether a month is one of w..m.
func (d *Dom) iVinduet(maaned schemas.Month) Aarsag {
	switch {
	case maaned < d.Vindue.Maaned:
		return FoerVinduet
	case maaned > d.Maaned:
		return EfterVinduet
	}
	return Taeller
}

// tilbudIVinduet says whether a tilbud row of a counted type is in the window.
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
