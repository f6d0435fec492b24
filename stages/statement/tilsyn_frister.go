package statement

import "fokusmaal/schemas"

// Frister are the deadlines that follow from a decision; [schemas.NoDate] where there is
// none. The opgørelse itself is published by 1 April of the year after the measured one.
type Frister struct {
	// MeddelelseSenest is the last day of the notice to the kommune.
	MeddelelseSenest schemas.Date
	// RedegoerelseSenest is the last day of its statement to the minister.
	RedegoerelseSenest schemas.Date
	// GenopretningTil is the last day of its recovery period.
	GenopretningTil schemas.Date
	// SagsgennemgangSenest is the last day of the review of its cases.
	SagsgennemgangSenest schemas.Date
}

func ingenFrister() Frister {
	return Frister{schemas.NoDate, schemas.NoDate, schemas.NoDate, schemas.NoDate}
}

// fristerFor returns the deadlines of a decision on the figures of a year. A kommune that is
// and stays outside tilsyn gets no notice.
//
// Fortolkning: the case review is due 3 months after the notice. The day of the notice is
// not known here; the guidance's own example has the notice at the end of April and the
// review at the end of July, and that is the date. A kommune that stays under administration
// gets a notice and has its cases reviewed anew after each year.
func fristerFor(aar int, foer, nu schemas.Tilsynsstatus) Frister {
	ud := ingenFrister()
	if foer == schemas.IngenTilsyn && nu == schemas.IngenTilsyn {
		return ud
	}
	slutJuli := schemas.DateOf(aar+1, 7, 31)
	ud.MeddelelseSenest = schemas.DateOf(aar+1, 4, 30)
	switch nu {
	case schemas.SkaerpetTilsyn:
		ud.RedegoerelseSenest = slutJuli
		ud.GenopretningTil = schemas.DateOf(aar+1, 12, 31)
	case schemas.Forlaenget:
		ud.GenopretningTil = schemas.DateOf(aar+1, 12, 31)
	case schemas.Administration:
		ud.SagsgennemgangSenest = slutJuli
	}
	return ud
}
