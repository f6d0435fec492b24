package lov

import "fokusmaal/schemas"

// Aarsag is why a tilbud, a samtale or hours of work count in a measured month, or why
// they do not. Each event has exactly one in each month.
type Aarsag uint8

// The reasons, in the order in which they are tried for each kind of event.
const (
	// Taeller: it counts.
	Taeller Aarsag = iota
	FoerVinduet
	EfterVinduet
	// SluttetFoerVinduet: a tilbud in the window's first month that ended before its first
	// day.
	SluttetFoerVinduet
	// BegyndtFoerVinduet: R16 alone.
	BegyndtFoerVinduet
	TypenTaellerIkke
	// AndenMaalgruppe: øvrig vejledning og opkvalificering of another målgruppe than those
	// for which it counts.
	AndenMaalgruppe
	// IkkeOrdinaere: hours with wage subsidy or the like.
	IkkeOrdinaere
	FoersteIkkeFremmoede
	// FoerFremmoede: R18 alone.
	FoerFremmoede
	VedBrev
	// SammeDag: R14 alone.
	SammeDag
	// IDoedMaaned: R05 alone.
	IDoedMaaned
	antalAarsager
)

// String returns the reason in plain Danish.
func (a Aarsag) String() string {
	return [antalAarsager]string{
		"tæller", "før vinduet", "efter vinduet", "sluttede før vinduet", "begyndte før vinduet",
		"typen tæller ikke", "§ 91 til anden målgruppe end 4 og 5", "ikke ordinære timer",
		"den første, ikke ved fremmøde", "før den første ved fremmøde", "pr. brev", "samme dag som en talt", "i en død måned",
	}[a]
}

// Laesning returns the reading without which the reason does not exist, or 0.
func (a Aarsag) Laesning() Laesning {
	switch a {
	case BegyndtFoerVinduet:
		return R16
	case FoerFremmoede:
		return R18
	case SammeDag:
		return R14
	case IDoedMaaned:
		return R05
	}
	return 0
}

// udeladt returns the reason as the Grund of fokusmål 2 knows it, for a samtale in the
// window; no reason for one outside of it. What only a reading leaves out (R05, R14) is
// no ground of its own.
func (a Aarsag) udeladt() schemas.Udeladt {
	switch a {
	case VedBrev:
		return schemas.UdeladtBrev
	case FoersteIkkeFremmoede, FoerFremmoede:
		return schemas.UdeladtFoerste
	case TypenTaellerIkke:
		return schemas.UdeladtAndenType
	}
	return 0
}
