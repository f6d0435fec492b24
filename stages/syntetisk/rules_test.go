package syntetisk

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

// brokenRule returns the first rule of a row that does not hold, Kept where all do.
func (r ydelseFile) brokenRule() schemas.Code {
	maaned, fra, til := schemas.Date(r.Maaned), schemas.Date(r.Fra), schemas.Date(r.Til)
	ydelse := schemas.YdelseFraKode(r.Ydelse)
	_, known := schemas.KommuneFraKode(r.Kommune)
	harForloeb := ydelse == schemas.Dagpenge || ydelse == schemas.Sygedagpenge
	switch {
	case maaned.Day() != 1:
		return schemas.MaanedIkkeDenFoerste
	case maaned.Month() > schemas.LastMonth:
		return schemas.MaanedUdenForKalenderen
	case ydelse == schemas.UkendtYdelse:
		return schemas.UkendtYdelseKode
	case !known:
		return schemas.UkendtKommuneKode
	case fra.Month() != maaned.Month() || til.Month() != maaned.Month():
		return schemas.DatoUdenForMaaned
	case til < fra:
		return schemas.TilFoerFra
	case harForloeb && r.ForloebFra == nil:
		return schemas.ManglerForloebFra
	case harForloeb && *r.ForloebFra > r.Fra:
		return schemas.ForloebFraEfterFra
	case r.FritagetDage < 0 || r.StandbyDage < 0 || r.BarselDage < 0:
		return schemas.NegativeDage
	case r.FritagetDage+r.StandbyDage+r.BarselDage > r.Til-r.Fra+1:
		return schemas.DageOverPerioden
	}
	return schemas.Kept
}

func (r samtaleFile) brokenRule() schemas.Code {
	maaned := schemas.Date(r.Maaned)
	switch {
	case maaned.Day() != 1:
		return schemas.MaanedIkkeDenFoerste
	case maaned.Month() > schemas.LastMonth:
		return schemas.MaanedUdenForKalenderen
	case schemas.SamtaleTypeFraKode(r.Type) == schemas.UkendtSamtaleType:
		return schemas.UkendtTypeKode
	case schemas.FormFraKode(r.Form) == schemas.UkendtForm:
		return schemas.UkendtFormKode
	case schemas.Date(r.Dato).Month() != maaned.Month():
		return schemas.DatoUdenForMaaned
	}
	return schemas.Kept
}

func (r tilbudFile) brokenRule() schemas.Code {
	maaned := schemas.Date(r.Maaned)
	switch {
	case maaned.Day() != 1:
		return schemas.MaanedIkkeDenFoerste
	case maaned.Month() > schemas.LastMonth:
		return schemas.MaanedUdenForKalenderen
	case schemas.TilbudTypeFraKode(r.Type) == schemas.UkendtTilbudType:
		return schemas.UkendtTypeKode
	case schemas.Date(r.Fra) > maaned.Month().Last() || r.Til != nil && schemas.Date(*r.Til) < maaned:
		return schemas.DatoUdenForMaaned
	case r.Til != nil && *r.Til < r.Fra:
		return schemas.TilFoerFra
	}
	return schemas.Kept
}

func (r timerFile) brokenRule() schemas.Code {
	maaned := schemas.Date(r.Maaned)
	switch {
	case maaned.Day() != 1:
		return schemas.MaanedIkkeDenFoerste
	case maaned.Month() > schemas.LastMonth:
		return schemas.MaanedUdenForKalenderen
	case r.Timer > 74400 || r.Timer < -74400:
		return schemas.TimerUdenForInterval
	}
	return schemas.Kept
}

func brokenShare[R interface{ brokenRule() schemas.Code }](rows []R) (broken, all int) {
	for _, r := range rows {
		if r.brokenRule() != schemas.Kept {
			broken++
		}
	}
	return broken, len(rows)
}

func TestAboutOneRowInAHundredThousandBreaksARuleAndTheOthersNone(t *testing.T) {
	folder, _ := makeCountry(t, func(o *Options) { o.Scale = 0.02 })
	f := readCountry(t, folder)
	total, rows := 0, 0
	for _, count := range []func() (int, int){
		func() (int, int) { return brokenShare(f.ydelse) },
		func() (int, int) { return brokenShare(f.samtaler) },
		func() (int, int) { return brokenShare(f.tilbud) },
		func() (int, int) { return brokenShare(f.timer) },
	} {
		broken, all := count()
		if broken*5000 > all {
			t.Errorf("%d of %d rows of a table break a rule: too near to the limit of 1 in 1000", broken, all)
		}
		total, rows = total+broken, rows+all
	}
	if total == 0 || total*30_000 > rows {
		t.Errorf("%d of %d rows break a rule, expected about one in 100 000", total, rows)
	}
}

func (r *ydelseRow) file() ydelseFile {
	f := ydelseFile{
		Maaned: int32(r.maaned), Kommune: int32(r.kommune), Fra: int32(r.fra), Til: int32(r.til),
		FritagetDage: int32(r.fritaget), StandbyDage: int32(r.standby), BarselDage: int32(r.barsel),
	}
	if r.ydelse != unknownYdelse {
		f.Ydelse = schemas.Ydelse(r.ydelse).String()
	}
	if r.forloebFra != schemas.NoDate {
		forloebFra := int32(r.forloebFra)
		f.ForloebFra = &forloebFra
	}
	return f
}

func (r *samtaleRow) file() samtaleFile {
	f := samtaleFile{Maaned: int32(r.maaned), Dato: int32(r.dato)}
	if r.kind != unknownSamtaleType {
		f.Type = schemas.SamtaleType(r.kind).String()
	}
	if r.form != unknownForm {
		f.Form = schemas.Form(r.form).String()
	}
	return f
}

func (r *tilbudRow) file() tilbudFile {
	f := tilbudFile{Maaned: int32(r.maaned), Fra: int32(r.fra)}
	if r.kind != unknownTilbudType {
		f.Type = schemas.TilbudType(r.kind).String()
	}
	if r.til != schemas.NoDate {
		til := int32(r.til)
		f.Til = &til
	}
	return f
}

func (r *timerRow) file() timerFile {
	return timerFile{Maaned: int32(r.maaned), Timer: r.hundreddele, Ordinaer: r.ordinaer}
}

// rulesBroken spoils a good row in every way and returns the rules that are broken.
func rulesBroken[R any](good R, faults []func(*R), rule func(*R) schemas.Code) []schemas.Code {
	var codes []schemas.Code
	for _, fault := range faults {
		row := good
		fault(&row)
		codes = append(codes, rule(&row))
	}
	return codes
}

func TestEveryFaultBreaksTheRuleThatItIsMeantToBreak(t *testing.T) {
	january := schemas.MonthOf(2024, 1).First()
	ydelse := ydelseRow{maaned: january, fra: january, til: january + 30, forloebFra: january - 40, kommune: 101, ydelse: uint8(schemas.Dagpenge)}
	samtale := samtaleRow{maaned: january, dato: january + 9, kind: uint8(schemas.Jobsamtale), form: uint8(schemas.Digital)}
	tilbud := tilbudRow{maaned: january, fra: january - 60, til: january + 9, kind: uint8(schemas.Mentor)}
	timer := timerRow{maaned: january, hundreddele: 1250}

	got := [][]schemas.Code{
		rulesBroken(ydelse, ydelseFaults, func(r *ydelseRow) schemas.Code { return r.file().brokenRule() }),
		rulesBroken(samtale, samtaleFaults, func(r *samtaleRow) schemas.Code { return r.file().brokenRule() }),
		rulesBroken(tilbud, tilbudFaults, func(r *tilbudRow) schemas.Code { return r.file().brokenRule() }),
		rulesBroken(timer, timerFaults, func(r *timerRow) schemas.Code { return r.file().brokenRule() }),
	}
	want := [][]schemas.Code{
		{schemas.MaanedIkkeDenFoerste, schemas.MaanedUdenForKalenderen, schemas.UkendtYdelseKode, schemas.UkendtKommuneKode, schemas.DatoUdenForMaaned,
			schemas.TilFoerFra, schemas.ManglerForloebFra, schemas.ForloebFraEfterFra, schemas.NegativeDage, schemas.DageOverPerioden},
		{schemas.MaanedIkkeDenFoerste, schemas.MaanedUdenForKalenderen, schemas.UkendtTypeKode, schemas.UkendtFormKode, schemas.DatoUdenForMaaned},
		{schemas.MaanedIkkeDenFoerste, schemas.MaanedUdenForKalenderen, schemas.UkendtTypeKode, schemas.DatoUdenForMaaned, schemas.TilFoerFra},
		{schemas.MaanedIkkeDenFoerste, schemas.MaanedUdenForKalenderen, schemas.TimerUdenForInterval, schemas.TimerUdenForInterval},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
