package lov_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

func TestEveryReadingHasItsIdAndIsReadBack(t *testing.T) {
	vil := []string{"R01", "R02", "R03", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11", "R12", "R13", "R14", "R15", "R16", "R18"}
	var har []string
	alle := lov.Fortolkning(0)
	for _, l := range lov.Laesninger() {
		har = append(har, l.String())
		alle = alle.Med(l)
		f, err := lov.ParseFortolkning(l.String())
		if err != nil || f != lov.Fortolkning(0).Med(l) || !f.Alternativ(l) {
			t.Errorf("%s was read as %v, %v", l, f.Koder(), err)
		}
	}
	if diff := cmp.Diff(vil, har); diff != "" {
		t.Error(diff)
	}
	if f, err := lov.ParseFortolkning(strings.Join(vil, ",")); err != nil || f != alle {
		t.Errorf("all readings were read as %v, %v", f.Koder(), err)
	}
}

func TestReadingsAreReadInAnyOrderAndCase(t *testing.T) {
	for tekst, vil := range map[string][]string{
		"":              {},
		" ":             {},
		"R04":           {"R04"},
		"r12, R04 ,":    {"R04", "R12"},
		"R18,R04,R18":   {"R04", "R18"},
		",,R01,\tr02\n": {"R01", "R02"},
	} {
		f, err := lov.ParseFortolkning(tekst)
		if diff := cmp.Diff(vil, f.Koder()); err != nil || diff != "" {
			t.Errorf("%q: %v %s", tekst, err, diff)
		}
	}
}

func TestAnUnknownReadingIsAnErrorThatNamesIt(t *testing.T) {
	for _, tekst := range []string{"R17", "R00", "R19", "R4", "4", "R04;R05", "R04 R05"} {
		f, err := lov.ParseFortolkning(tekst)
		if err == nil || f != 0 || !strings.Contains(err.Error(), tekst) || !strings.Contains(err.Error(), "R17 is withdrawn") {
			t.Errorf("%q gave %v, %v", tekst, f.Koder(), err)
		}
	}
}

func TestAnUnknownReadingNamesTheNearestOne(t *testing.T) {
	for tekst, vil := range map[string]string{
		"R17": "; the nearest is R16 or R18", "R00": "; the nearest is R01", "R19": "; the nearest is R18", "R4": "; the nearest is R04",
		"4": "; the nearest is R04", "R99": "; the nearest is R18", "R100": "(R17 is withdrawn)", "R-1": "(R17 is withdrawn)", "RX": "(R17 is withdrawn)",
	} {
		if _, err := lov.ParseFortolkning(tekst); err == nil || !strings.HasSuffix(err.Error(), vil) {
			t.Errorf("%q: %v", tekst, err)
		}
	}
}

func TestTheLawKnowsTheReadingsItIsTakenUnder(t *testing.T) {
	f := lov.Fortolkning(0).Med(lov.R04).Med(lov.R13)
	l, err := lov.Ny(f)
	if err != nil {
		t.Fatal(err)
	}
	if l.Fortolkning() != f || !l.Pulje() {
		t.Errorf("the law is taken under %v, pulje %t", l.Fortolkning().Koder(), l.Pulje())
	}
	standard, err := lov.Ny(0)
	if err != nil || standard.Pulje() {
		t.Errorf("the default pools persons: %t, %v", standard.Pulje(), err)
	}
}

func TestAYearOutsideTheRulesIsAnError(t *testing.T) {
	for aar := 2020; aar <= 2025; aar++ {
		if err := lov.Gyldig(aar); err != nil {
			t.Errorf("%d: %v", aar, err)
		}
	}
	const vil = "no version of the rules covers 2026: the first month covered is 2020-01, the last 2025-12 (the scheme is repealed by lov nr. 1750 af 29/12/2025)"
	for _, aar := range []int{0, 2019, 2026} {
		err := lov.Gyldig(aar)
		if err == nil {
			t.Errorf("%d was accepted", aar)
		}
		if aar == 2026 && err.Error() != vil {
			t.Error(cmp.Diff(vil, err.Error()))
		}
	}
}

func TestOnlyMarchToJune2020AreSuspended(t *testing.T) {
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	var har []string
	for m := lov.GyldigFra; m <= lov.GyldigTil; m++ {
		if l.Suspenderet(m) {
			har = append(har, m.String())
		}
	}
	if diff := cmp.Diff([]string{"2020-03", "2020-04", "2020-05", "2020-06"}, har); diff != "" {
		t.Error(diff)
	}
}

func TestTheLimitsAre30And20PctInEveryYear(t *testing.T) {
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	for aar := 2020; aar <= 2025; aar++ {
		if g := l.Graenser(aar); g != (lov.Graenser{UdenTilbudPct: 30, FaerreEnd4SamtalerPct: 20}) {
			t.Errorf("%d: %+v", aar, g)
		}
		if g := l.Graenser(aar); g.Pct(1) != 30 || g.Pct(2) != 20 {
			t.Errorf("%d: %d and %d pct.", aar, g.Pct(1), g.Pct(2))
		}
	}
}

func TestNobodyIsJudgedWithoutMonthsOrRows(t *testing.T) {
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	r := schemas.YdelseRow{Ydelse: schemas.Kontanthjaelp, Fra: 1, Til: 31}
	r.SetMaaned(schemas.MonthOf(2024, 1))
	h := schemas.Historik{Ydelser: []schemas.YdelseRow{r}}
	ingenMaaneder := l.NyDommer(schemas.MonthOf(2024, 2), schemas.MonthOf(2024, 1))
	if n := len(ingenMaaneder.Bedoem(&h)); n != 0 {
		t.Errorf("%d months were judged where none is measured", n)
	}
	d := l.NyDommer(schemas.MonthOf(2024, 1), schemas.MonthOf(2024, 12))
	if n := len(d.Bedoem(&h)); n != 1 {
		t.Errorf("%d months were judged of a person with one", n)
	}
	if n := len(d.Bedoem(&schemas.Historik{})); n != 0 {
		t.Errorf("%d months were judged of a person without rows", n)
	}
}
