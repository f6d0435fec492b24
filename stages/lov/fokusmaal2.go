package lov

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// mindst4 is the number of samtaler that § 5 nr. 2 asks for.
const mindst4 = 4

// Maal2 is what counted for fokusmål 2, § 5 nr. 2.
type Maal2 struct {
	// Samtaler is the number of counted samtaler in the window.
	Samtaler int32
	// FaerreEnd4Samtaler is the verdict.
	FaerreEnd4Samtaler bool
}

// udvaelgSamtaler chooses the samtaler that count in a spell whatever the window, once for
// each spell that reaches the population. The samtaler are in the order of
// schemas.Samtale.Compare.
func (e *haendelser) udvaelgSamtaler(l *Lov, samtaler []schemas.Samtale, f *spells.Forloeb) {
	if e.forloeb == f {
		return
	}
	e.forloeb, e.samtaler = f, e.samtaler[:0]
	foerste := l.foersteJobsamtale(samtaler, f.Start)
	for i, s := range samtaler {
		if l.samtaleTaeller(s, i, foerste) {
			e.samtaler = append(e.samtaler, s)
		}
	}
}

// fokusmaal2 is SPEC 7: true »when fewer than 4 samtaler count«, with dato inside the
// window.
//
// Fortolkning R14: two samtaler on one day are two; in the alternative one.
func (l *Lov) fokusmaal2(e *haendelser, d *Dom) Maal2 {
	var maal Maal2
	sidsteTalte := schemas.NoDate
	for _, s := range e.samtaler {
		if s.Dato < d.Vindue.Fra || s.Dato > d.Vindue.Til {
			continue
		}
		if l.alternativ(R14) && s.Dato == sidsteTalte {
			continue
		}
		if l.alternativ(R05) && l.bortIDoed(d, s.Dato.Month()) { // asked twice: the month costs more than all the rest
			continue
		}
		sidsteTalte = s.Dato
		maal.Samtaler++
	}
	maal.FaerreEnd4Samtaler = maal.Samtaler < mindst4
	return maal
}

// foerste is what the rule of the first jobsamtale in person needs to know of a spell.
type foerste struct {
	// ikke is the number of the samtale that does not count because it is the first and
	// not in person, or -1.
	ikke int
	// aabner, in the alternative of R18, is the number of the jobsamtale before which no
	// jobsamtale counts.
	aabner int
}

// foersteJobsamtale finds »the first jobsamtale or akasse_jobsamtale since the start of
// the spell (not of the window)«, which does not count »if its form is not fremmoede«,
// from 22 March 2023 on by its own date. The samtaler are in the order that decides on
// one date: fremmoede, digital, telefon, brev.
//
// Fortolkning R11: in spells whatever their start; in the alternative only in those
// that started on or after that day.
//
// Fortolkning R18: that one does not count; in the alternative no jobsamtale counts until
// one is in person or dated before that day.
func (l *Lov) foersteJobsamtale(samtaler []schemas.Samtale, start schemas.Date) foerste {
	f := foerste{ikke: -1, aabner: -1}
	if krav, _ := l.samtaler.Paa(start); l.alternativ(R11) && !krav.FoersteVedFremmoede {
		return f
	}
	for i, s := range samtaler {
		if !jobsamtale(s) || s.Dato < start {
			continue
		}
		krav, _ := l.samtaler.Paa(s.Dato)
		godtaget := !krav.FoersteVedFremmoede || s.Form == schemas.Fremmoede
		if !l.alternativ(R18) {
			if !godtaget {
				f.ikke = i
			}
			return f
		}
		if godtaget {
			f.aabner = i
			return f
		}
	}
	f.aabner = len(samtaler)
	return f
}

// samtaleTaeller says that samtale number i counts if its date is in the window: »type
// jobsamtale, akasse_jobsamtale or sygeopfoelgning«; sygeopfoelgning in every form, the
// others from 22 March 2023 on neither by brev nor as the first one if not in person.
func (l *Lov) samtaleTaeller(s schemas.Samtale, i int, f foerste) bool {
	if s.Type == schemas.Sygeopfoelgning {
		return true
	}
	if !jobsamtale(s) || i == f.ikke || i < f.aabner {
		return false
	}
	krav, _ := l.samtaler.Paa(s.Dato)
	// Fortolkning R18: »that one counts itself (unless brev)«, whatever its date.
	ikkeBrev := krav.IkkeBrev || l.alternativ(R18) && i == f.aabner
	return s.Form != schemas.Brev || !ikkeBrev
}

// jobsamtale says that it is a samtale under LAB §§ 31-32, held by the kommune or by an
// a-kasse.
func jobsamtale(s schemas.Samtale) bool {
	return s.Type == schemas.Jobsamtale || s.Type == schemas.AkasseJobsamtale
}
