package lov

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// Dom is what the law says of one person in one month.
type Dom struct {
	Maaned  schemas.Month
	Trin    schemas.Trin
	Kommune schemas.Kommune

	// Forloeb is the measured spell and Nr the number of the month in its Maaneder; nil
	// at the step introduktionsprogram. It is valid until the next person.
	Forloeb *spells.Forloeb
	Nr      int

	// What follows is set for the population alone.
	Vindue Vindue
	Maal1  Maal1
	Maal2  Maal2
}

// Gruppe returns the group of the measured spell.
func (d *Dom) Gruppe() schemas.Gruppe { return d.Forloeb.Gruppe() }

// Anciennitet returns the counted months of the measured spell up to the month.
func (d *Dom) Anciennitet() int32 { return d.Forloeb.Maaneder[d.Nr].Anciennitet }

// Varighed returns the class of the anciennitet.
func (d *Dom) Varighed() schemas.Varighed { return schemas.VarighedAf(d.Anciennitet()) }

// maaling is a measured month with what the law says of it.
type maaling struct {
	maaned    schemas.Month
	foerste   schemas.Date
	sidste    schemas.Date
	dage      uint8
	timerKrav int64
}

// Dommer applies the law to one person after the other, in memory that it reuses; it
// belongs to one goroutine.
type Dommer struct {
	lov       *Lov
	bygger    *spells.Bygger
	maalinger []maaling
	forloeb   []spells.Forloeb
	valgte    []kandidat
	domme     []Dom

	haendelser haendelser
}

// NyDommer returns a Dommer for the measured months fra to til, which the rules cover.
func (l *Lov) NyDommer(fra, til schemas.Month) *Dommer {
	d := &Dommer{lov: l, bygger: spells.NewBygger(l.forloeb)}
	for m := fra; m <= til; m++ {
		krav, _ := l.regler.timer.Paa(m.First())
		d.maalinger = append(d.maalinger, maaling{
			maaned: m, foerste: m.First(), sidste: m.Last(), dage: uint8(m.Days()), timerKrav: krav,
		})
	}
	d.valgte, d.domme = make([]kandidat, len(d.maalinger)), make([]Dom, 0, len(d.maalinger))
	return d
}

// Bedoem returns one Dom for each measured month in which the person has a row of a
// measured benefit, in order of month. They are valid until the next call.
func (d *Dommer) Bedoem(h *schemas.Historik) []Dom {
	d.domme = d.domme[:0]
	fra, til := d.maaltFraTil(h.Ydelser)
	if fra >= til {
		return d.domme
	}
	forloeb, program := d.bygger.Byg(h.Ydelser, d.maalinger[til-1].maaned)
	d.forloeb = forloeb
	d.vaelg(forloeb, fra, til)
	d.haendelser.forloeb = nil
	for i := fra; i < til; i++ {
		maaling, k := &d.maalinger[i], d.valgte[i]
		if k.forloeb != nil {
			d.bedoem(h, k, maaling)
		} else if p := d.program(program, maaling); p != nil {
			dom := d.ny(maaling)
			dom.Trin, dom.Kommune = schemas.Introduktionsprogram, p.Kommune
		}
	}
	return d.domme
}

// maaltFraTil returns the first of the measured months in which the person can have a row,
// and the one after the last, as numbers in maalinger.
func (d *Dommer) maaltFraTil(rows []schemas.YdelseRow) (fra, til int) {
	if len(d.maalinger) == 0 || len(rows) == 0 {
		return 0, 0
	}
	foerste := d.maalinger[0].maaned
	fra, til = int(rows[0].Maaned()-foerste), int(rows[len(rows)-1].Maaned()-foerste)+1
	return max(0, fra), min(til, len(d.maalinger))
}

// ny appends the Dom of a month, with nothing but the month in it; there is room for every
// measured month. It is filled in where it lies: to copy it whole takes longer than to make it.
func (d *Dommer) ny(m *maaling) *Dom {
	n := len(d.domme)
	d.domme = d.domme[:n+1]
	dom := &d.domme[n]
	*dom = Dom{}
	dom.Maaned = m.maaned
	return dom
}

// bedoem appends the Dom of a month whose measured spell is found.
func (d *Dommer) bedoem(h *schemas.Historik, k kandidat, m *maaling) {
	dom := d.ny(m)
	dom.Trin, dom.Kommune, dom.Forloeb, dom.Nr = d.lov.trin(k), k.maaned().Kommune, k.forloeb, k.nr
	if dom.Trin == schemas.Population {
		dom.Vindue = d.lov.vindue(k, m)
		if d.haendelser.forloeb != k.forloeb {
			d.haendelser.udvaelg(d.lov, h, k.forloeb)
		}
		dom.Maal1 = d.lov.fokusmaal1(&d.haendelser, dom, m.timerKrav)
		dom.Maal2 = d.lov.fokusmaal2(&d.haendelser, dom)
	}
}
