package statement_test

import (
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// The guidance's own examples: selected by 1 April 2024 on the figures of 2023, notice by
// the end of April, statement by the end of July, recovery to the end of 2024; an extension
// runs to the end of 2025.
func TestTheDeadlinesThatFollowFromADecision(t *testing.T) {
	april, juli := schemas.DateOf(2024, 4, 30), schemas.DateOf(2024, 7, 31)
	udgangen24, intet := schemas.DateOf(2024, 12, 31), schemas.NoDate
	valgt22, valgt21 := foer{schemas.SkaerpetTilsyn, 2022, valgt}, foer{schemas.Forlaenget, 2021, valgt}
	adm := foer{schemas.Administration, 2021, valgt}
	for navn, sag := range map[string]struct {
		aar  int
		foer foer
		nu   andele
		vil  statement.Frister
	}{
		"never under tilsyn":              {2023, foerIngen, andele{"0", "0"}, statement.Frister{MeddelelseSenest: intet, RedegoerelseSenest: intet, GenopretningTil: intet, SagsgennemgangSenest: intet}},
		"selected":                        {2023, foerIngen, valgt, statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: juli, GenopretningTil: udgangen24, SagsgennemgangSenest: intet}},
		"skærpet tilsyn ended":            {2023, valgt22, andele{"0", "0"}, statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: intet, GenopretningTil: intet, SagsgennemgangSenest: intet}},
		"extended":                        {2023, valgt22, andele{"3/10", "1/5"}, statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: intet, GenopretningTil: udgangen24, SagsgennemgangSenest: intet}},
		"from skærpet tilsyn under":       {2023, valgt22, valgt, statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: intet, GenopretningTil: intet, SagsgennemgangSenest: juli}},
		"extension ended":                 {2023, valgt21, andele{"0", "0"}, statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: intet, GenopretningTil: intet, SagsgennemgangSenest: intet}},
		"from the extension under":        {2023, valgt21, valgt, statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: intet, GenopretningTil: intet, SagsgennemgangSenest: juli}},
		"administration ended":            {2023, adm, andele{"0", "0"}, statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: intet, GenopretningTil: intet, SagsgennemgangSenest: intet}},
		"administration goes on":          {2023, adm, valgt, statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: intet, GenopretningTil: intet, SagsgennemgangSenest: juli}},
		"an extension decided a year on":  {2024, foerSkaerpet, andele{"3/10", "1/5"}, statement.Frister{MeddelelseSenest: schemas.DateOf(2025, 4, 30), RedegoerelseSenest: intet, GenopretningTil: schemas.DateOf(2025, 12, 31), SagsgennemgangSenest: intet}},
		"2020 selects nobody, no notices": {2020, foerIngen, valgt, statement.Frister{MeddelelseSenest: intet, RedegoerelseSenest: intet, GenopretningTil: intet, SagsgennemgangSenest: intet}},
	} {
		t.Run(navn, func(t *testing.T) {
			if har := afgjort(t, sag.aar, sag.foer, sag.nu, pct(2000), pct(1900)).Frister; har != sag.vil {
				t.Errorf("%v, want %v", har, sag.vil)
			}
		})
	}
}
