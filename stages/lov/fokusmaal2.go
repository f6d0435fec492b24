package lov

import (
	"slices"

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
	// Grund is why: how many counted, and why others in the window were left out.
	Grund schemas.Grund
}

// bedoemtSamtale is a samtale and what is to be said of it in a spell whatever the window.
type bedoemtSamtale struct {
	schemas.Samtale
	art Aarsag
}

// fokusmaal2 is SPEC 7: true »when fewer than 4 samtaler count«, with dato inside the
// window.
func (l *Lov) fokusmaal2(e *haendelser, d *Dom) Maal2 {
	var maal Maal2
	var udeladt schemas.Udeladt
	sidsteTalte := schemas.NoDate
	for i := e.foer; i < len(e.samtaler); i++ {
		s := &e.samtaler[i]
		switch aarsag := l.samtaleIVinduet(s, d, sidsteTalte); aarsag {
		case Taeller:
			sidsteTalte = s.Dato
			maal.Samtaler++
		case FoerVinduet:
			e.foer = i + 1
		case EfterVinduet:
			i = len(e.samtaler) // so are those after it
		default:
			udeladt |= aarsag.udeladt()
		}
	}
	maal.Grund = schemas.GrundSamtaler(maal.Samtaler, udeladt)
	maal.FaerreEnd4Samtaler = maal.Samtaler < mindst4
	return maal
}

// samtaleIVinduet says whether a samtale counts in the window, when the latest one that
// did was on sidsteTalte.
//
// Fortolkning R14: two samtaler on one day are two; in the alternative one.
func (l *Lov) samtaleIVinduet(s *bedoemtSamtale, d *Dom, sidsteTalte schemas.Date) Aarsag {
	switch {
	case s.Dato < d.Vindue.Fra:
		return FoerVinduet
	case s.Dato > d.Vindue.Til:
		return EfterVinduet
	case s.art != Taeller:
		return s.art
	case s.Dato == sidsteTalte && l.alternativ(R14):
		return SammeDag
	}
	return Taeller
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
	if l.alternativ(R11) && !l.vedFremmoede(start) {
		return f
	}
	for i, s := range samtaler {
		if !jobsamtale(s) || s.Dato < start {
			continue
		}
		godtaget := s.Form == schemas.Fremmoede || !l.vedFremmoede(s.Dato)
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

// vedFremmoede says that a first jobsamtale on the day counts only in person.
func (l *Lov) vedFremmoede(dato schemas.Date) bool {
	fremmoede, _ := l.regler.foerste.Paa(dato)
	return bool(fremmoede)
}

// samtalensArt says whether samtale number i counts in a spell if its date is in the window:
// »type jobsamtale, akasse_jobsamtale or sygeopfoelgning«; sygeopfoelgning in every form, the
// others from 22 March 2023 on neither as the first one if not in person nor by brev.
func (l *Lov) samtalensArt(s schemas.Samtale, i int, f foerste, forloeb *spells.Forloeb) Aarsag {
	typer, _ := l.regler.samtaler.Paa(s.Dato)
	if !slices.Contains(typer, s.Type) {
		return TypenTaellerIkke
	}
	if jobsamtale(s) {
		switch {
		case i == f.ikke:
			return FoersteIkkeFremmoede
		case i < f.aabner:
			return FoerFremmoede
		// Fortolkning R18: »that one counts itself (unless brev)«, whatever its date.
		case s.Form == schemas.Brev && (l.ikkeBrev(s.Dato) || l.alternativ(R18) && i == f.aabner):
			return VedBrev
		}
	}
	if l.alternativ(R05) { // asked twice: the month costs more than all the rest
		return l.udenDoede(Taeller, forloeb, s.Dato.Month())
	}
	return Taeller
}

// ikkeBrev says that a jobsamtale by brev on the day does not count.
func (l *Lov) ikkeBrev(dato schemas.Date) bool {
	ikkeBrev, _ := l.regler.form.Paa(dato)
	return bool(ikkeBrev)
}

// jobsamtale says that it is a samtale under LAB §§ 31-32, held by the kommune or by an
// a-kasse.
func jobsamtale(s schemas.Samtale) bool {
	return s.Type == schemas.Jobsamtale || s.Type == schemas.AkasseJobsamtale
}
