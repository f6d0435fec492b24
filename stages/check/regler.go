package check

import "fokusmaal/schemas"

// The rules of SPEC 3, one function each, in its order. Each says whether the row
// breaks the rule, given that it breaks none before. Their codes are those of
// schemas/kontrol.go.

// mangler: »mangler_<column>«, the first column that must have a value and is null;
// false when there is none.
func mangler(columns []schemas.Column, row []cell) (column int, broken bool) {
	for i, c := range columns {
		if row[i].null && !c.Null {
			return i, true
		}
	}
	return 0, false
}

// maanedIkkeDenFoerste: maaned is the »first day of the month«.
func maanedIkkeDenFoerste(maaned schemas.Date) bool { return maaned.Day() != 1 }

// maanedUdenForKalenderen: a month outside schemas.FirstMonth to schemas.LastMonth, or
// one that does not come back out of a row as it went in: no row may be moved to
// another month because its own has no room.
func maanedUdenForKalenderen(maaned schemas.Date) bool {
	m := maaned.Month()
	var row schemas.YdelseRow
	row.SetMaaned(m)
	return m < schemas.FirstMonth || m > schemas.LastMonth || row.Maaned() != m
}

// ukendtYdelse: a code that SPEC 2 does not name. The known ones that are not measured
// are kept.
func ukendtYdelse(kode string) bool { return schemas.YdelseFraKode(kode) == schemas.UkendtYdelse }

// ukendtSamtaleType: »ukendt_type« in table samtaler.
func ukendtSamtaleType(kode string) bool {
	return schemas.SamtaleTypeFraKode(kode) == schemas.UkendtSamtaleType
}

// ukendtTilbudType: »ukendt_type« in table tilbud.
func ukendtTilbudType(kode string) bool {
	return schemas.TilbudTypeFraKode(kode) == schemas.UkendtTilbudType
}

// ukendtForm: a form that SPEC 2 does not name.
func ukendtForm(kode string) bool { return schemas.FormFraKode(kode) == schemas.UkendtForm }

// ukendtKommune: a code that is not »one of the 98«.
func ukendtKommune(kode int64) bool {
	_, known := schemas.KommuneFraKode(int32(kode))
	return !known
}

// datoUdenForMaaned: »fra, til or dato outside the calendar month of maaned«.
func datoUdenForMaaned(maaned, dato schemas.Date) bool { return dato.Month() != maaned.Month() }

// tilbudUdenForMaaned: »for tilbud: that month has no day in common with [fra,til]«; a
// null til is a tilbud that runs.
//
// Fortolkning: each end is held against the month by itself, so a til before fra that
// still touches the month is named til_foer_fra, which says more.
func tilbudUdenForMaaned(maaned, fra, til schemas.Date, running bool) bool {
	m := maaned.Month()
	return fra > m.Last() || !running && til < m.First()
}

// tilFoerFra: the last day lies before the first.
func tilFoerFra(fra, til schemas.Date) bool { return til < fra }

// harForloeb: forloeb_fra is looked at »only for dagpenge and sygedagpenge; elsewhere
// forloeb_fra is not looked at«.
func harForloeb(ydelse schemas.Ydelse) bool {
	return ydelse == schemas.Dagpenge || ydelse == schemas.Sygedagpenge
}

// forloebFraEfterFra: the spell began after the row's first day.
func forloebFraEfterFra(forloebFra, fra schemas.Date) bool { return forloebFra > fra }

// negativeDage: one of the three numbers of days is negative.
func negativeDage(fritaget, standby, barsel int64) bool {
	return fritaget < 0 || standby < 0 || barsel < 0
}

// dageOverPerioden: »fritaget+standby+barsel > days in [fra,til]«. The numbers are
// INT32, so their sum fits.
func dageOverPerioden(fritaget, standby, barsel int64, fra, til schemas.Date) bool {
	return fritaget+standby+barsel > int64(til)-int64(fra)+1
}

// timerUdenForInterval: »|timer| > 744, or not a number«, DOUBLE or DECIMAL.
func timerUdenForInterval(timer cell) bool {
	if timer.kind == doubleCell {
		return doubleUdenForInterval(timer.hours)
	}
	return decimalUdenForInterval(timer.hundredths)
}
