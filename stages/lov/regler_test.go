package lov

import (
	"strings"
	"testing"

	"fokusmaal/schemas"
)

// gaeldende counts the versions of a rule that hold on a day.

// gaelder says that a version holds on a day, by both of its ends.
func gaelder[T any](v *Version[T], dag schemas.Date) bool {
	return (v.Fra == schemas.NoDate || dag >= v.Fra) && (v.Til == schemas.NoDate || dag <= v.Til)
}

func gaeldende[T any](r Regel[T], dag schemas.Date) int {
	n := 0
	for i := range r.Versioner {
		if gaelder(&r.Versioner[i], dag) {
			n++
		}
	}
	return n
}

func TestEveryRuleHoldsOnceOnEveryDayOfEveryMeasuredMonth(t *testing.T) {
	for _, f := range []Fortolkning{0, Fortolkning(0).Med(R09)} {
		for dag := GyldigFra.First(); dag <= GyldigTil.Last(); dag++ {
			for navn, n := range map[string]int{
				"timerKrav":                   gaeldende(timerKrav(f), dag),
				"vejledningKraeverMaalgruppe": gaeldende(vejledningKraeverMaalgruppe(), dag),
				"samtaleKrav":                 gaeldende(samtaleKrav(), dag),
				"suspension":                  gaeldende(suspension(), dag),
				"graenser":                    gaeldende(graenser(), dag),
				"viderefoerelser":             gaeldende(viderefoerelser(f), dag),
			} {
				if n != 1 {
					t.Fatalf("%s: %d versions of %s hold", dag, n, navn)
				}
			}
		}
	}
}

func TestTheLawIsSoundUnderEveryReading(t *testing.T) {
	alle := Fortolkning(0)
	for _, l := range Laesninger() {
		alle = alle.Med(l)
		if _, err := Ny(Fortolkning(0).Med(l)); err != nil {
			t.Errorf("%s: %v", l, err)
		}
	}
	for _, f := range []Fortolkning{0, alle} {
		if _, err := Ny(f); err != nil {
			t.Errorf("%v: %v", f.Koder(), err)
		}
	}
}

func TestWhatTheRulesSayOnEachSideOfTheirDates(t *testing.T) {
	dag := func(aar, maaned, dag int) schemas.Date { return schemas.DateOf(aar, maaned, dag) }
	r09 := timerKrav(Fortolkning(0).Med(R09))
	standard, vejledning, samtaler := timerKrav(0), vejledningKraeverMaalgruppe(), samtaleKrav()
	for _, sag := range []struct {
		navn     string
		har, vil any
	}{
		{"hours in March 2023", paa(standard, dag(2023, 3, 1)), int64(100_00)},
		{"hours in April 2023", paa(standard, dag(2023, 4, 1)), int64(100_00)},
		{"hours in March 2023, R09", paa(r09, dag(2023, 3, 1)), int64(225_00)},
		{"hours in April 2023, R09", paa(r09, dag(2023, 4, 1)), int64(100_00)},
		{"§ 91 begun long ago", paa(vejledning, dag(1999, 1, 1)), false},
		{"§ 91 begun 21 March 2023", paa(vejledning, dag(2023, 3, 21)), false},
		{"§ 91 begun 22 March 2023", paa(vejledning, dag(2023, 3, 22)), true},
		{"a samtale long ago", paa(samtaler, dag(1999, 1, 1)), SamtaleKrav{}},
		{"a samtale on 21 March 2023", paa(samtaler, dag(2023, 3, 21)), SamtaleKrav{}},
		{"a samtale on 22 March 2023", paa(samtaler, dag(2023, 3, 22)), SamtaleKrav{FoersteVedFremmoede: true, IkkeBrev: true}},
	} {
		if sag.har != sag.vil {
			t.Errorf("%s: %v, want %v", sag.navn, sag.har, sag.vil)
		}
	}
}

func paa[T any](r Regel[T], dag schemas.Date) any {
	v, _ := r.Paa(dag)
	return v
}

// enRegel is a sound rule of two versions, to be spoilt by the cases below.
func enRegel() Regel[int] {
	skift := schemas.DateOf(2023, 3, 22)
	hjemmel := Hjemmel{Kilde: "BEK nr. 1", Sted: "§ 1", Link: "https://example.org"}
	return Regel[int]{Navn: "prøve", Afgoerende: "dagen", Versioner: []Version[int]{
		{Fra: schemas.NoDate, Til: skift - 1, Hjemmel: hjemmel, Kontrolleret: skift, Vaerdi: 1},
		{Fra: skift, Til: schemas.NoDate, Hjemmel: hjemmel, Kontrolleret: skift, Vaerdi: 2},
	}}
}

func TestARuleWithAGapAnOverlapOrNoSourceIsAnErrorThatNamesIt(t *testing.T) {
	sund := enRegel()
	if err := sund.Kontroller(schemas.NoDate, schemas.NoDate); err != nil {
		t.Fatalf("the sound rule is refused: %v", err)
	}
	for navn, sag := range map[string]struct {
		oedelaeg func(r *Regel[int])
		fejl     string
	}{
		"a day without a version":     {func(r *Regel[int]) { r.Versioner[1].Fra++ }, "gap or overlap"},
		"a day with two":              {func(r *Regel[int]) { r.Versioner[1].Fra-- }, "gap or overlap"},
		"two open ends":               {func(r *Regel[int]) { r.Versioner[0].Til = schemas.NoDate }, "gap or overlap"},
		"two open beginnings":         {func(r *Regel[int]) { r.Versioner[1].Fra = schemas.NoDate }, "gap or overlap"},
		"an end before the beginning": {func(r *Regel[int]) { r.Versioner[0].Fra = r.Versioner[0].Til + 1 }, "ends before it begins"},
		"the wrong order":             {func(r *Regel[int]) { v := r.Versioner; v[0], v[1] = v[1], v[0] }, "gap or overlap"},
		"no source":                   {func(r *Regel[int]) { r.Versioner[1].Hjemmel.Kilde = "" }, "version 2"},
		"no place":                    {func(r *Regel[int]) { r.Versioner[0].Hjemmel.Sted = "" }, "version 1"},
		"no link":                     {func(r *Regel[int]) { r.Versioner[0].Hjemmel.Link = "" }, "version 1"},
		"never checked":               {func(r *Regel[int]) { r.Versioner[1].Kontrolleret = 0 }, "version 2"},
		"no deciding date":            {func(r *Regel[int]) { r.Afgoerende = "" }, "deciding date"},
		"no version":                  {func(r *Regel[int]) { r.Versioner = nil }, "no version"},
		"begins too late":             {func(r *Regel[int]) { r.Versioner = r.Versioner[1:] }, "does not cover"},
		"ends too early":              {func(r *Regel[int]) { r.Versioner = r.Versioner[:1] }, "does not cover"},
	} {
		t.Run(navn, func(t *testing.T) {
			r := enRegel()
			sag.oedelaeg(&r)
			err := r.Kontroller(schemas.DateOf(2020, 1, 1), schemas.DateOf(2025, 12, 31))
			if err == nil || !strings.Contains(err.Error(), sag.fejl) || !strings.Contains(err.Error(), "prøve") {
				t.Errorf("got error %v, want one about %q that names the rule", err, sag.fejl)
			}
		})
	}
}

func TestARuleMustReachToTheEndsOfTimeWhereItIsAskedTo(t *testing.T) {
	fra, til := schemas.DateOf(2020, 1, 1), schemas.DateOf(2025, 12, 31)
	lukket := enRegel()
	lukket.Versioner[0].Fra, lukket.Versioner[1].Til = fra, til
	if err := lukket.Kontroller(fra, til); err != nil {
		t.Errorf("a rule that covers just the days asked about is refused: %v", err)
	}
	for navn, ender := range map[string][2]schemas.Date{
		"from the beginning of time": {schemas.NoDate, til},
		"to the end of time":         {fra, schemas.NoDate},
		"from the day before":        {fra - 1, til},
		"to the day after":           {fra, til + 1},
	} {
		if err := lukket.Kontroller(ender[0], ender[1]); err == nil {
			t.Errorf("%s: accepted", navn)
		}
	}
	if v, ok := lukket.Paa(til + 1); ok || v != 0 {
		t.Errorf("the day after the last version has the value %d", v)
	}
	if v, ok := lukket.Paa(til); !ok || v != 2 {
		t.Errorf("the last day has the value %d, %t", v, ok)
	}
}
