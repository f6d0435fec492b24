package lov

import (
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
}

// haendelser are those of a person's events that can count at all, whatever the window.
type haendelser struct {
	udvalgt  bool
	tilbud   []schemas.Tilbud
	timer    []schemas.Loentimer
	samtaler []schemas.Samtale
	// forloeb is the spell that samtaler were chosen for: which is the first one depends
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
		if l.tilbudstype(&h.Tilbud[i]) {
			e.tilbud = append(e.tilbud, h.Tilbud[i])
		}
	}
	for _, t := range h.Loentimer {
		if t.Ordinaer {
			e.timer = append(e.timer, t)
		}
	}
}

// fokusmaal1 is SPEC 6: uden_tilbud is »true when neither holds: (a) a tilbud row with
// maaned in w..m, a counted type, and til (null = running) not before the window began;
// (b) Σ timer with ordinaer = true and maaned in w..m ≥ 100.00«.
func (l *Lov) fokusmaal1(e *haendelser, d *Dom, timerKrav int64) Maal1 {
	var maal Maal1
	for i := range e.tilbud {
		t := &e.tilbud[i]
		if d.iVinduet(t.Maaned()) && l.tilbudIVinduet(t, d.Vindue) && !l.bortIDoed(d, t.Maaned()) {
			maal.Tilbud++
		}
	}
	for i := range e.timer {
		t := &e.timer[i]
		if d.iVinduet(t.Maaned()) && !l.bortIDoed(d, t.Maaned()) {
			maal.TimerHundreddele += int64(t.TimerHundreddele)
		}
	}
	maal.UdenTilbud = maal.Tilbud == 0 && maal.TimerHundreddele < timerKrav
	return maal
}

// iVinduet says that a month is one of w..m.
func (d *Dom) iVinduet(maaned schemas.Month) bool {
	return maaned >= d.Vindue.Maaned && maaned <= d.Maaned
}

// tilbudIVinduet says that a tilbud row, whose month is in the window, is so itself.
//
// Fortolkning R16: it is enough that the tilbud touches the window; in the alternative
// it began in it.
func (l *Lov) tilbudIVinduet(t *schemas.Tilbud, v Vindue) bool {
	if l.alternativ(R16) {
		return t.Fra >= v.Fra && t.Fra <= v.Til
	}
	return t.Til == schemas.NoDate || t.Til >= v.Fra
}

// tilbudstype says that the type counts (§ 3): LAB chapters 11-14, øvrig vejledning og
// opkvalificering only »if the tilbud began (fra) before 22 March 2023, or its maalgruppe
// is 4 or 5 (§ 3 stk. 2)«.
//
// Fortolkning R10: by the day that the tilbud began; in the alternative by the row's
// month, so that rows from April 2023 on come under the new rule.
func (l *Lov) tilbudstype(t *schemas.Tilbud) bool {
	switch t.Type {
	case schemas.Virksomhedspraktik, schemas.Loentilskud, schemas.Nytteindsats, schemas.OrdinaerUddannelse:
		return true
	case schemas.OevrigVejledningOpkvalificering:
		dag := t.Fra
		if l.alternativ(R10) {
			dag = t.Maaned().First()
		}
		kraever, _ := l.vejledning.Paa(dag)
		return !kraever || t.Maalgruppe == 4 || t.Maalgruppe == 5
	}
	return false
}
