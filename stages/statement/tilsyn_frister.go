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

// frister returns the deadlines of a decision. A kommune that is and stays outside tilsyn gets
// no notice; one that stays under administration gets one, and has its cases reviewed anew
// after each year.
func (a *aarslov) frister(r *Tilsynstal) Frister {
	ud := ingenFrister()
	if r.Foer.Status == schemas.IngenTilsyn && r.Status == schemas.IngenTilsyn {
		return ud
	}
	ud.MeddelelseSenest = a.lov.MeddelelseSenest(a.aar)
	switch r.Status {
	case schemas.SkaerpetTilsyn:
		ud.RedegoerelseSenest = a.lov.RedegoerelseSenest(a.aar)
		ud.GenopretningTil = a.lov.GenopretningTil(a.aar)
	case schemas.Forlaenget:
		ud.GenopretningTil = a.lov.ForlaengetTil(r.BaselineAar, a.aar)
	case schemas.Administration:
		ud.SagsgennemgangSenest = a.lov.SagsgennemgangSenest(a.aar)
	}
	return ud
}
