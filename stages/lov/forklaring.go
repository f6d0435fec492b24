package lov

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// Forklaring is what the law says of one person in one measured month and why: what
// [Dommer.Bedoem] says, with everything that it rests on.
type Forklaring struct {
	// Dom is nil where the person has no measured benefit in the month.
	Dom *Dom
	// Forloeb are the person's spells up to the month, in the order of their first rows.
	Forloeb []spells.Forloeb
	// Tilbud, Timer and Samtaler are all of the person's, each with its reason; for a
	// member of the population alone, since others have no window.
	Tilbud   []Vurderet[schemas.Tilbud]
	Timer    []Vurderet[schemas.Loentimer]
	Samtaler []Vurderet[schemas.Samtale]
}

// Vurderet is an event and why it counts in the month or does not.
type Vurderet[T any] struct {
	Haendelse T
	Aarsag    Aarsag
	// Regel is the rule that the reason stands in, and Dag the day that decides which
	// version of it holds: see [Lov.Grundlag].
	Regel RegelID
	Dag   schemas.Date
}

// Forklar explains the month of a person. It goes the way of Bedoem: the functions that
// count are the ones that are asked for the reason.
func (l *Lov) Forklar(h *schemas.Historik, maaned schemas.Month) Forklaring {
	d := l.NyDommer(maaned, maaned)
	domme := d.Bedoem(h)
	if len(domme) == 0 {
		forloeb, _ := spells.NewBygger(l.forloeb).Byg(h.Ydelser, maaned)
		return Forklaring{Forloeb: forloeb}
	}
	f := Forklaring{Dom: &domme[0], Forloeb: d.forloeb}
	if f.Dom.Trin != schemas.Population {
		return f
	}
	for i := range h.Tilbud {
		f.Tilbud = append(f.Tilbud, l.vurderTilbud(&h.Tilbud[i], f.Dom))
	}
	for i := range h.Loentimer {
		f.Timer = append(f.Timer, l.vurderTimer(&h.Loentimer[i], f.Dom))
	}
	f.Samtaler = l.vurderSamtaler(d.haendelser.samtaler, f.Dom)
	return f
}

func (l *Lov) vurderTilbud(t *schemas.Tilbud, d *Dom) Vurderet[schemas.Tilbud] {
	v := Vurderet[schemas.Tilbud]{Haendelse: *t, Aarsag: l.tilbuddetsArt(t), Regel: RegelTilbud, Dag: l.tilbuddetsDag(t)}
	if v.Aarsag == Taeller {
		v.Aarsag = l.udenDoede(l.tilbudIVinduet(t, d), d.Forloeb, t.Maaned())
		v.iVinduet(d, t.Maaned())
	}
	return v
}

func (l *Lov) vurderTimer(t *schemas.Loentimer, d *Dom) Vurderet[schemas.Loentimer] {
	v := Vurderet[schemas.Loentimer]{Haendelse: *t, Aarsag: timernesArt(t), Regel: RegelTimer, Dag: d.Maaned.First()}
	if v.Aarsag == Taeller {
		v.Aarsag = l.udenDoede(d.iVinduet(t.Maaned()), d.Forloeb, t.Maaned())
		v.iVinduet(d, t.Maaned())
	}
	return v
}

func (l *Lov) vurderSamtaler(samtaler []bedoemtSamtale, d *Dom) []Vurderet[schemas.Samtale] {
	var ud []Vurderet[schemas.Samtale]
	sidsteTalte := schemas.NoDate
	for i := range samtaler {
		s := &samtaler[i]
		v := Vurderet[schemas.Samtale]{Haendelse: s.Samtale, Aarsag: l.samtaleIVinduet(s, d, sidsteTalte), Regel: RegelSamtaler, Dag: s.Dato}
		switch v.Aarsag {
		case Taeller:
			sidsteTalte = s.Dato
		case FoersteIkkeFremmoede, FoerFremmoede:
			v.Regel = RegelFoersteSamtale
		case VedBrev:
			v.Regel = RegelForm
		default:
			v.iVinduet(d, s.Dato.Month())
		}
		ud = append(ud, v)
	}
	return ud
}

// iVinduet lets a reason that lies in the window stand in the rule of the window.
func (v *Vurderet[T]) iVinduet(d *Dom, haendelsens schemas.Month) {
	switch v.Aarsag {
	case FoerVinduet, EfterVinduet, SluttetFoerVinduet, BegyndtFoerVinduet:
		v.Regel, v.Dag = RegelVindue, d.Maaned.First()
	case IDoedMaaned:
		v.Regel, v.Dag = RegelDoedMaaned, d.Maaned.First()
	}
}

// TrinRegel returns the rule that a step rests on.
func TrinRegel(t schemas.Trin) RegelID {
	switch t {
	case schemas.Introduktionsprogram:
		return RegelIntroduktionsprogram
	case schemas.DoedMaaned:
		return RegelDoedMaaned
	case schemas.Fritaget:
		return RegelFritaget
	}
	return RegelAnciennitet // too short, or long enough
}

// GrundRegler returns the rules that a ground rests on, the one that decides first.
func GrundRegler(g schemas.Grund) []RegelID {
	switch g {
	case schemas.GrundTilbud:
		return []RegelID{RegelTilbud}
	case schemas.GrundKunTimer:
		return []RegelID{RegelTimer}
	case schemas.GrundUdenTilbud:
		return []RegelID{RegelTimer, RegelTilbud}
	case schemas.GrundMindst4:
		return []RegelID{RegelAntalSamtaler, RegelSamtaler}
	}
	regler := []RegelID{RegelAntalSamtaler, RegelSamtaler}
	_, udeladt := g.Samtaler()
	if udeladt&schemas.UdeladtBrev != 0 {
		regler = append(regler, RegelForm)
	}
	if udeladt&schemas.UdeladtFoerste != 0 {
		regler = append(regler, RegelFoersteSamtale)
	}
	return regler
}
