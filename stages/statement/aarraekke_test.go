package statement_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// aaringer are the figures of Struer in years that follow each other, and whether it has
// more on benefits than expected in all of them.
type aaringer struct {
	foerste int
	nu      []andele
	over    bool
}

func (a aaringer) afgoer(t *testing.T, forrige []schemas.TilsynForrige) (*statement.Aarraekke, error) {
	t.Helper()
	var aarene []*statement.Opgoerelse
	var grader []schemas.Ydelsesgrad
	faktisk := pct(1800)
	if a.over {
		faktisk = pct(1801)
	}
	for i, nu := range a.nu {
		aarene = append(aarene, medAndele(t, a.foerste+i, nu))
		grader = append(grader, medGrader(t, a.foerste+i, faktisk, pct(1800))...)
	}
	return statement.AfgoerAarene(loven(t), aarene, grader, forrige)
}

func TestTheHistoryOfAKommuneOverTheYears(t *testing.T) {
	god, daarlig, bedre := andele{"0", "0"}, andele{"1/2", "2/5"}, andele{"2/5", "3/10"}
	for navn, sag := range map[string]struct {
		aar aaringer
		vil string
		// baseline are the years of the baselines, 0 for none.
		baseline []int
	}{
		"through all statuses and out": {aaringer{2021, []andele{daarlig, bedre, daarlig, daarlig, god}, true},
			"skaerpet_tilsyn forlaenget administration administration ingen", []int{2021, 2021, 2021, 2021, 0}},
		"the six years, 2020 selecting nobody": {aaringer{2020, []andele{daarlig, daarlig, bedre, bedre, god, daarlig}, true},
			"ingen skaerpet_tilsyn forlaenget administration ingen skaerpet_tilsyn", []int{0, 2021, 2021, 2021, 0, 2025}},
		"straight under administration": {aaringer{2021, []andele{daarlig, daarlig, god}, true},
			"skaerpet_tilsyn administration ingen", []int{2021, 2021, 0}},
		"out after the extension": {aaringer{2022, []andele{daarlig, bedre, god, god}, true},
			"skaerpet_tilsyn forlaenget ingen ingen", []int{2022, 2022, 0, 0}},
		"out at once and in again with another baseline": {aaringer{2021, []andele{daarlig, god, daarlig, bedre}, true},
			"skaerpet_tilsyn ingen skaerpet_tilsyn forlaenget", []int{2021, 0, 2023, 2023}},
		"fokusmål 1 alone first selects on 2023": {aaringer{2021, []andele{{"1/2", "0"}, {"1/2", "0"}, {"1/2", "0"}, {"2/5", "0"}}, true},
			"ingen ingen skaerpet_tilsyn forlaenget", []int{0, 0, 2023, 2023}},
		"never over": {aaringer{2020, []andele{daarlig, daarlig, daarlig, daarlig, daarlig, daarlig}, false},
			"ingen ingen ingen ingen ingen ingen", []int{0, 0, 0, 0, 0, 0}},
	} {
		t.Run(navn, func(t *testing.T) {
			raekke, err := sag.aar.afgoer(t, nil)
			if err != nil {
				t.Fatal(err)
			}
			var har []string
			var baseline []int
			for i, status := range raekke.Kommune(kommunen(t)) {
				har = append(har, status.String())
				r := raekke.Aar[i].Raekker[kommunen(t)]
				baseline = append(baseline, r.BaselineAar)
				if raekke.Aar[i].Aar != sag.aar.foerste+i || (r.BaselineAar == 0) != (r.Baseline[1] == nil) {
					t.Errorf("%d: baseline %v of %d", raekke.Aar[i].Aar, r.Baseline, r.BaselineAar)
				}
			}
			if strings.Join(har, " ") != sag.vil || !cmp.Equal(baseline, sag.baseline) {
				t.Errorf("%v with baselines of %v, want %s of %v", har, baseline, sag.vil, sag.baseline)
			}
		})
	}
}

// Years decided in one go and one by one are the same.
func TestOneYearAtATimeGivesTheSame(t *testing.T) {
	a := aaringer{2021, []andele{valgt, {"2/5", "3/10"}, valgt}, true}
	samlet, err := a.afgoer(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	var forrige []schemas.TilsynForrige
	for i := range a.nu {
		et, err := aaringer{a.foerste + i, a.nu[i : i+1], true}.afgoer(t, forrige)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(samlet.Aar[i], et.Aar[0], ratter()); diff != "" {
			t.Errorf("%d:\n%s", a.foerste+i, diff)
		}
		forrige = et.Aar[0].Videre()
	}
}

func TestYearsThatCannotFeedEachOtherAreRefused(t *testing.T) {
	o := func(aar int) *statement.Opgoerelse { return medAndele(t, aar, valgt) }
	foreloebig := o(2023)
	foreloebig.Daekning.Sidste--
	var grader []schemas.Ydelsesgrad
	for aar := 2021; aar <= 2024; aar++ {
		grader = append(grader, medGrader(t, aar, pct(1801), pct(1800))...)
	}
	for navn, sag := range map[string]struct {
		aarene []*statement.Opgoerelse
		fejl   string
	}{
		"a year left out":          {[]*statement.Opgoerelse{o(2021), o(2023)}, "deciding the tilsyn of several years: expected 2022 after 2021, found 2023; give years"},
		"the wrong order":          {[]*statement.Opgoerelse{o(2022), o(2021)}, "expected 2023 after 2022, found 2021"},
		"a year after a foreløbig": {[]*statement.Opgoerelse{o(2022), foreloebig, o(2024)}, "Struer (671) is ikke_afgjort: 2023 was not over"},
		"a year without grader":    {[]*statement.Opgoerelse{o(2024), o(2025)}, "found none for 98"},
	} {
		t.Run(navn, func(t *testing.T) {
			raekke, err := statement.AfgoerAarene(loven(t), sag.aarene, grader, nil)
			var fejl *statement.InputError
			if !errors.As(err, &fejl) || raekke != nil || !strings.Contains(err.Error(), sag.fejl) {
				t.Errorf("%v, want one about %q", err, sag.fejl)
			}
		})
	}
	sidst, err := statement.AfgoerAarene(loven(t), []*statement.Opgoerelse{o(2022), foreloebig}, grader, nil)
	if err != nil || sidst.Kommune(kommunen(t))[1] != schemas.IkkeAfgjort {
		t.Errorf("a foreløbig year at the end: %v", err)
	}
}

func TestAYearWithoutAnyYearBeforeItTakesWhatItIsGiven(t *testing.T) {
	raekke, err := aaringer{2024, []andele{{"2/5", "3/10"}}, true}.afgoer(t, medForrige(t, 2023, foerSkaerpet))
	if err != nil || raekke.Kommune(kommunen(t))[0] != schemas.Forlaenget {
		t.Errorf("%v", err)
	}
}
