package lov

import (
	"regexp"
	"testing"

	"fokusmaal/schemas"
)

func sumAf(b Beskrivelse) string {
	tekst := regeltekst{citeret: map[string]string{}}
	tekst.regel(&b)
	return tekst.String()
}

func TestTheDigestOfTheRulesIsAnotherWhenARuleIs(t *testing.T) {
	if sum := ReglerSHA256(); !regexp.MustCompile(`^[0-9a-f]{64}$`).MatchString(sum) || sum != ReglerSHA256() {
		t.Errorf("%q is no digest, or another one each time", sum)
	}
	regel := func() *Regel[Graenser] { r := graenser(); return &r }
	foer := regel().beskriv()
	for navn, sag := range map[string]struct {
		ret   func(*Regel[Graenser])
		anden bool
	}{
		"the value":              {func(r *Regel[Graenser]) { r.Versioner[0].Vaerdi.UdenTilbudPct++ }, true},
		"the first day":          {func(r *Regel[Graenser]) { r.Versioner[0].Fra++ }, true},
		"the last day":           {func(r *Regel[Graenser]) { r.Versioner[0].Til-- }, true},
		"what it means":          {func(r *Regel[Graenser]) { r.Versioner[0].Indhold += "!" }, true},
		"where it stands":        {func(r *Regel[Graenser]) { r.Versioner[0].Hjemmel.Nr = "7" }, true},
		"the reading":            {func(r *Regel[Graenser]) { r.Versioner[0].Laesning = R13 }, true},
		"the deciding date":      {func(r *Regel[Graenser]) { r.Afgoerende = SamtalensDato }, true},
		"one version fewer":      {func(r *Regel[Graenser]) { r.Versioner = r.Versioner[1:] }, true},
		"the quoted words":       {func(r *Regel[Graenser]) { r.Versioner[0].Ordlyd += "!" }, false},
		"the day of the control": {func(r *Regel[Graenser]) { r.Versioner[0].Kontrolleret = schemas.DateOf(2030, 1, 1) }, false},
		"nothing":                {func(*Regel[Graenser]) {}, false},
	} {
		r := regel()
		sag.ret(r)
		if anden := sumAf(r.beskriv()) != sumAf(foer); anden != sag.anden {
			t.Errorf("%s: another digest: %t", navn, anden)
		}
	}
}
