package lov

import (
	"cmp"
	"math/bits"

	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// kandidat is a spell with own rows in a measured month: month nr of its Maaneder.
type kandidat struct {
	forloeb *spells.Forloeb
	nr      int
}

func (k kandidat) maaned() *spells.Maaned { return &k.forloeb.Maaneder[k.nr] }

// vaelg finds the measured spell of every measured month: »among spells with own rows in
// m, the one with the latest til in m; then most distinct days in m; then highest
// anciennitet; then § 2 order; then earliest forloeb_fra, then (R01) ressourceforloeb
// before jobafklaring« (SPEC 5). The person has no rows but in those with the numbers fra
// to til.
func (d *Dommer) vaelg(forloeb []spells.Forloeb, fra, til int) {
	clear(d.valgte[fra:til])
	foerste := d.maalinger[0].maaned
	for i := range forloeb {
		f := &forloeb[i]
		for nr := len(f.Maaneder) - 1; nr >= 0 && f.Maaneder[nr].Maaned >= foerste; nr-- {
			k := kandidat{f, nr}
			maaling := int(k.maaned().Maaned - foerste)
			if !k.maaned().Egen() || !d.lov.paaYdelse(k.maaned().Til, &d.maalinger[maaling]) {
				continue
			}
			if valgt := &d.valgte[maaling]; valgt.forloeb == nil || d.lov.maalesFoer(k, *valgt, &d.maalinger[maaling]) {
				*valgt = k
			}
		}
	}
}

// paaYdelse says that rows whose latest til is the day can bring the person into the
// month.
//
// Fortolkning R12: any day of the month is enough; the alternative is the last day.
func (l *Lov) paaYdelse(til uint8, m *maaling) bool {
	return !l.alternativ(R12) || til == m.dage
}

// maalesFoer says that spell a is measured rather than spell b.
func (l *Lov) maalesFoer(a, b kandidat, m *maaling) bool {
	if c := cmp.Compare(a.maaned().Til, b.maaned().Til); c != 0 {
		return c > 0
	}
	if c := cmp.Compare(l.dageTilValg(a, m), l.dageTilValg(b, m)); c != 0 {
		return c > 0
	}
	if c := cmp.Compare(a.maaned().Anciennitet, b.maaned().Anciennitet); c != 0 {
		return c > 0
	}
	if c := cmp.Compare(a.forloeb.Gruppe(), b.forloeb.Gruppe()); c != 0 {
		return c < 0
	}
	if c := cmp.Compare(a.forloeb.ForloebFra, b.forloeb.ForloebFra); c != 0 {
		return c < 0
	}
	return a.forloeb.Ydelse < b.forloeb.Ydelse
}

// dageTilValg are the distinct days that decide between two spells. In the alternative
// of R12 they are those of the rows that reach the last day of the month.
func (l *Lov) dageTilValg(k kandidat, m *maaling) int {
	if l.alternativ(R12) {
		return int(m.dage) - int(k.maaned().Fra) + 1
	}
	return bits.OnesCount32(k.maaned().EgneDage)
}

// program returns the month's row on the introduktionsprogram, if there is one.
func (d *Dommer) program(program []spells.Programmaaned, m *maaling) *spells.Programmaaned {
	for i := range program {
		if p := &program[i]; p.Maaned == m.maaned && d.lov.paaYdelse(p.Til, m) {
			return p
		}
	}
	return nil
}

// trin returns »the first that applies« of the steps after introduktionsprogram
// (SPEC 5).
func (l *Lov) trin(k kandidat) schemas.Trin {
	switch m := k.maaned(); {
	// Fortolkning R07: in a dead month the person is outside the population; in the
	// alternative the later steps apply.
	case m.Doed() && !l.alternativ(R07):
		return schemas.DoedMaaned
	// »Personer med et ydelsesforløb på mindst 12 måneder« (§ 5).
	case m.Anciennitet < Maaneder:
		return schemas.Under12Maaneder
	case l.fritaget(k):
		return schemas.Fritaget
	}
	return schemas.Population
}

// fritaget says that the person was exempt for at least half of the time: »2·Σ fritaget
// ≥ Σ levende over the months of the spell up to m; exactly 50 pct. drops out« (SPEC 5).
//
// Fortolkning R08: of the whole spell; the alternative is of the months of the window.
func (l *Lov) fritaget(k kandidat) bool {
	fritaget, levende := l.fritagelse(k)
	return 2*fritaget >= levende
}

// Fritagelse returns the exempt and the living days that the step fritaget weighs.
func (l *Lov) Fritagelse(d *Dom) (fritaget, levende int32) {
	return l.fritagelse(kandidat{d.Forloeb, d.Nr})
}

func (l *Lov) fritagelse(k kandidat) (fritaget, levende int32) {
	m := k.maaned()
	levende, fritaget = m.SumLevende, m.SumFritaget
	if l.alternativ(R08) {
		if foer := k.forloeb.SidsteFoer(l.vinduetsMaaned(k)); foer >= 0 {
			levende -= k.forloeb.Maaneder[foer].SumLevende
			fritaget -= k.forloeb.Maaneder[foer].SumFritaget
		}
	}
	return fritaget, levende
}

// Vindue is the window of a measured month: from the first day of Maaned, but never
// before the start of the spell, to the last day of the measured month. Both days are in
// it.
type Vindue struct {
	Maaned   schemas.Month
	Fra, Til schemas.Date
}

// vindue returns the window of »de seneste 12 måneder« (SPEC 5).
func (l *Lov) vindue(k kandidat, m *maaling) Vindue {
	w := l.vinduetsMaaned(k)
	return Vindue{Maaned: w, Fra: max(w.First(), k.forloeb.Start), Til: m.sidste}
}

// vinduetsMaaned returns the month w that the window begins in.
//
// Fortolkning R04: the 12th-latest counted month of the spell; the alternative is the
// 12th-latest calendar month.
func (l *Lov) vinduetsMaaned(k kandidat) schemas.Month {
	if l.alternativ(R04) {
		return k.maaned().Maaned - (Maaneder - 1)
	}
	return k.forloeb.TaeltMaaned(k.nr, Maaneder)
}

// udenDoede is a reason in a spell: what happened in a month and else counts does not where
// the spell is dead in it, samtaler by the month of dato, the others by maaned.
//
// Fortolkning R05: it counts; in the alternative it does not.
func (l *Lov) udenDoede(a Aarsag, f *spells.Forloeb, maaned schemas.Month) Aarsag {
	if a == Taeller && l.alternativ(R05) && f.Doed(maaned) {
		return IDoedMaaned
	}
	return a
}
