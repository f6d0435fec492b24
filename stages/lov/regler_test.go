package lov

import (
	"slices"
	"strings"
	"testing"

	"fokusmaal/schemas"
)

// Every reading alone, all of them, and none.
func fortolkninger() map[string]Fortolkning {
	alle := Fortolkning(0)
	ud := map[string]Fortolkning{"the default": 0}
	for _, l := range Laesninger() {
		alle = alle.Med(l)
		ud[l.String()] = Fortolkning(0).Med(l)
	}
	ud["all in their alternative"] = alle
	return ud
}

func TestEveryRuleHoldsOnceOnEveryDayOfEveryMeasuredMonth(t *testing.T) {
	for navn, f := range fortolkninger() {
		for _, regel := range reglerUnder(f).beskrivelser {
			for dag := GyldigFra.First(); dag <= GyldigTil.Last(); dag++ {
				n := 0
				for i := range regel.Versioner {
					if regel.Versioner[i].gaelder(dag) {
						n++
					}
				}
				if n != 1 {
					t.Fatalf("%s, %s: %d versions of %s hold", navn, dag, n, regel.ID)
				}
			}
		}
	}
}

func TestEveryRuleIsTheOneItsIdNames(t *testing.T) {
	set := map[string]bool{}
	for i, regel := range reglerUnder(0).beskrivelser {
		if regel.ID != RegelID(i) || regel.ID.String() == "" || set[regel.ID.String()] || set[regel.Navn] {
			t.Errorf("rule %d is called %s, %s", i, regel.ID, regel.Navn)
		}
		set[regel.ID.String()], set[regel.Navn] = true, true
	}
	if n := len(reglerUnder(0).beskrivelser); n != int(antalRegler) {
		t.Errorf("%d rules of %d", n, antalRegler)
	}
}

func TestNoVersionIsOlderThanItsSourceUnlessTheSourceOnlySpeaksOfIt(t *testing.T) {
	for _, regel := range reglerUnder(0).beskrivelser {
		for i := range regel.Versioner {
			v := &regel.Versioner[i]
			if v.Fra == schemas.NoDate || v.Hjemmel.Kilde.Navn == starCovid().Navn {
				continue // from the beginning, or said afterwards of the months behind
			}
			if regel.Afgoerende != DetMaalteAar && v.Hjemmel.Kilde.Ikraft > v.Fra {
				t.Errorf("version %d of %s begins before its source is in force", i+1, regel.ID)
			}
		}
	}
}

func TestEveryReadingBearsOnARule(t *testing.T) {
	set := map[Laesning]bool{}
	for _, regel := range reglerUnder(0).beskrivelser {
		for _, l := range regel.Laesninger {
			set[l] = true
		}
		for i := range regel.Versioner {
			if l := regel.Versioner[i].Laesning; l != 0 && !slices.Contains(regel.Laesninger, l) {
				t.Errorf("%s rests on %s, which does not bear on it", regel.ID, l)
			}
		}
	}
	for _, l := range Laesninger() {
		if !set[l] {
			t.Errorf("%s bears on no rule", l)
		}
	}
}

func TestTheLawIsSoundUnderEveryReading(t *testing.T) {
	for navn, f := range fortolkninger() {
		if _, err := Ny(f); err != nil {
			t.Errorf("%s: %v", navn, err)
		}
	}
}

func TestTheLawWithAGapStopsWithTheNameOfTheRule(t *testing.T) {
	r := reglerUnder(0)
	r.beskrivelser[RegelTimer].Versioner[1].Fra++
	if _, err := medRegler(0, r); err == nil || !strings.Contains(err.Error(), "ordinær beskæftigelse") {
		t.Errorf("got %v", err)
	}
}

func TestADayWithoutAVersionIsAFaultThatNamesTheRule(t *testing.T) {
	l, err := Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	if g := l.Grundlag(RegelGyldighed, GyldigTil.Last()); g.Hjemmel.String() != "BEK nr. 1409 af 16/12/2019, § 15" {
		t.Errorf("the last day rests on %s", g.Hjemmel)
	}
	defer func() {
		if p := recover(); p != "lov: no version of the rule »gyldighed« holds on 2026-01-01" {
			t.Errorf("it says %v", p)
		}
	}()
	l.Grundlag(RegelGyldighed, GyldigTil.Last()+1)
}

func TestWhatTheRulesSayOnEachSideOfTheirDates(t *testing.T) {
	dag := func(aar, maaned, dag int) schemas.Date { return schemas.DateOf(aar, maaned, dag) }
	r, r09, r15 := reglerUnder(0), reglerUnder(Fortolkning(0).Med(R09)), reglerUnder(Fortolkning(0).Med(R15))
	vejledning := func(d schemas.Date) any { return paa(r.tilbud, d).([]Tilbudskrav)[4].Maalgrupper != nil }
	skift := func(r *regler, d schemas.Date) any { return len(paa(r.ydelsesskift, d).([]skift)) }
	for _, sag := range []struct {
		navn     string
		har, vil any
	}{
		{"hours in March 2023", paa(r.timer, dag(2023, 3, 1)), int64(100_00)},
		{"hours in April 2023", paa(r.timer, dag(2023, 4, 1)), int64(100_00)},
		{"hours in July 2025", paa(r.timer, dag(2025, 7, 1)), int64(100_00)},
		{"hours in March 2023, R09", paa(r09.timer, dag(2023, 3, 1)), int64(225_00)},
		{"hours in April 2023, R09", paa(r09.timer, dag(2023, 4, 1)), int64(100_00)},
		{"§ 91 begun long ago needs a målgruppe", vejledning(dag(1999, 1, 1)), false},
		{"§ 91 begun 21 March 2023", vejledning(dag(2023, 3, 21)), false},
		{"§ 91 begun 22 March 2023", vejledning(dag(2023, 3, 22)), true},
		{"§ 91 begun July 2025", vejledning(dag(2025, 7, 1)), true},
		{"a letter long ago", paa(r.form, dag(1999, 1, 1)), IkkeBrev(false)},
		{"a letter on 21 March 2023", paa(r.form, dag(2023, 3, 21)), IkkeBrev(false)},
		{"a letter on 22 March 2023", paa(r.form, dag(2023, 3, 22)), IkkeBrev(true)},
		{"a first samtale on 21 March 2023", paa(r.foerste, dag(2023, 3, 21)), VedFremmoede(false)},
		{"a first samtale on 22 March 2023", paa(r.foerste, dag(2023, 3, 22)), VedFremmoede(true)},
		{"continuations in June 2025", skift(r, dag(2025, 6, 30)), 2},
		{"continuations in July 2025", skift(r, dag(2025, 7, 1)), 3},
		{"continuations in July 2025, R15", skift(r15, dag(2025, 7, 1)), 2},
		{"the last day of 2020 selects", paa(r.udvaelgelse, dag(2020, 12, 31)), Udvaelgelse{}},
		{"the first day of 2021 selects", paa(r.udvaelgelse, dag(2021, 1, 1)), Udvaelgelse{Maal2: true}},
		{"the last day of 2022 selects", paa(r.udvaelgelse, dag(2022, 12, 31)), Udvaelgelse{Maal2: true}},
		{"the first day of 2023 selects", paa(r.udvaelgelse, dag(2023, 1, 1)), Udvaelgelse{Maal1: true, Maal2: true}},
		{"the last day of 2021 selects", paa(r.udvaelgelse, dag(2021, 12, 31)), Udvaelgelse{Maal2: true}},
		{"the first day of 2025 selects", paa(r.udvaelgelse, dag(2025, 1, 1)), Udvaelgelse{Maal1: true, Maal2: true}},
		{"February 2020 is suspended", paa(r.suspension, dag(2020, 2, 29)), false},
		{"March 2020 is suspended", paa(r.suspension, dag(2020, 3, 1)), true},
		{"June 2020 is suspended", paa(r.suspension, dag(2020, 6, 30)), true},
		{"July 2020 is suspended", paa(r.suspension, dag(2020, 7, 1)), false},
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
func enRegel() Beskrivelse {
	skift := schemas.DateOf(2023, 3, 22)
	g := Grundlag{
		Fra: schemas.NoDate, Til: skift - 1, Ordlyd: "ord", Indhold: "indhold", Kontrolleret: skift,
		Hjemmel: Hjemmel{Kilde: Kilde{Navn: "BEK nr. 1", Titel: "Bekendtgørelse", Link: "https://example.org", Ikraft: skift}, Paragraf: "§ 1"},
	}
	efter := g
	efter.Fra, efter.Til = skift, schemas.NoDate
	return Beskrivelse{Hoved: Hoved{Navn: "prøve", Afgoerende: DenMaalteMaaned}, Versioner: []Grundlag{g, efter}}
}

func TestARuleWithAGapAnOverlapOrNoSourceIsAnErrorThatNamesIt(t *testing.T) {
	sund := enRegel()
	if err := sund.Kontroller(); err != nil {
		t.Fatalf("the sound rule is refused: %v", err)
	}
	for navn, sag := range map[string]struct {
		oedelaeg func(r *Beskrivelse)
		fejl     string
	}{
		"a day without a version":     {func(r *Beskrivelse) { r.Versioner[1].Fra++ }, "gap or overlap"},
		"a day with two":              {func(r *Beskrivelse) { r.Versioner[1].Fra-- }, "gap or overlap"},
		"two open ends":               {func(r *Beskrivelse) { r.Versioner[0].Til = schemas.NoDate }, "gap or overlap"},
		"two open beginnings":         {func(r *Beskrivelse) { r.Versioner[1].Fra = schemas.NoDate }, "gap or overlap"},
		"an end before the beginning": {func(r *Beskrivelse) { r.Versioner[0].Fra = r.Versioner[0].Til + 1 }, "ends before it begins"},
		"the wrong order":             {func(r *Beskrivelse) { v := r.Versioner; v[0], v[1] = v[1], v[0] }, "gap or overlap"},
		"no words":                    {func(r *Beskrivelse) { r.Versioner[1].Ordlyd = "" }, "version 2 of the rule »prøve« lacks its words"},
		"no meaning":                  {func(r *Beskrivelse) { r.Versioner[0].Indhold = "" }, "version 1 of the rule »prøve« lacks its meaning"},
		"no source":                   {func(r *Beskrivelse) { r.Versioner[1].Hjemmel.Kilde.Navn = "" }, "lacks its source"},
		"no title":                    {func(r *Beskrivelse) { r.Versioner[1].Hjemmel.Kilde.Titel = "" }, "lacks its source"},
		"no paragraph":                {func(r *Beskrivelse) { r.Versioner[0].Hjemmel.Paragraf = "" }, "lacks its paragraph"},
		"no link":                     {func(r *Beskrivelse) { r.Versioner[0].Hjemmel.Kilde.Link = "" }, "lacks its link"},
		"never in force":              {func(r *Beskrivelse) { r.Versioner[0].Hjemmel.Kilde.Ikraft = 0 }, "lacks its day in force"},
		"never checked":               {func(r *Beskrivelse) { r.Versioner[1].Kontrolleret = 0 }, "lacks its day of control"},
		"no deciding date":            {func(r *Beskrivelse) { r.Afgoerende = 0 }, "deciding date"},
		"no version":                  {func(r *Beskrivelse) { r.Versioner = nil }, "no version"},
		"begins too late":             {func(r *Beskrivelse) { r.Versioner = r.Versioner[1:] }, "does not cover the whole of 2020-01-01 to 2025-12-31"},
		"ends too early":              {func(r *Beskrivelse) { r.Versioner = r.Versioner[:1] }, "does not cover"},
		"begins a day too late":       {func(r *Beskrivelse) { r.Versioner[0].Fra = GyldigFra.First() + 1 }, "does not cover"},
		"ends a day too early":        {func(r *Beskrivelse) { r.Versioner[1].Til = GyldigTil.Last() - 1 }, "does not cover"},
		"does not reach back":         {func(r *Beskrivelse) { r.Afgoerende, r.Versioner[0].Fra = SamtalensDato, GyldigFra.First() }, "of the beginning of time to 2025-12-31"},
	} {
		t.Run(navn, func(t *testing.T) {
			r := enRegel()
			sag.oedelaeg(&r)
			err := r.Kontroller()
			if err == nil || !strings.Contains(err.Error(), sag.fejl) || !strings.Contains(err.Error(), "prøve") {
				t.Errorf("got error %v, want one about %q that names the rule", err, sag.fejl)
			}
		})
	}
}

func TestAVersionMayHoldForOneDay(t *testing.T) {
	r := enRegel()
	dag := r.Versioner[1].Fra
	midt := r.Versioner[1]
	midt.Til, r.Versioner[1].Fra = dag, dag+1
	r.Versioner = []Grundlag{r.Versioner[0], midt, r.Versioner[1]}
	if err := r.Kontroller(); err != nil {
		t.Error(err)
	}
	r.Versioner[1].Til--
	if err := r.Kontroller(); err == nil || err.Error() != "lov: version 2 of the rule »prøve« ends before it begins" {
		t.Errorf("got %v", err)
	}
	r.Versioner[1].Til++
	r.Versioner[2].Fra++
	if err := r.Kontroller(); err == nil || err.Error() != "lov: versions 2 and 3 of the rule »prøve« leave a gap or overlap in time" {
		t.Errorf("got %v", err)
	}
}

func TestARuleWithoutANameIsNamedByItsId(t *testing.T) {
	r := enRegel()
	r.Navn, r.ID = "", RegelTimer
	if err := r.Kontroller(); err == nil || !strings.Contains(err.Error(), "»timer« lacks its name") {
		t.Errorf("got %v", err)
	}
}

func TestARuleThatCoversJustTheDaysAskedAboutIsSound(t *testing.T) {
	lukket := enRegel()
	lukket.Versioner[0].Fra, lukket.Versioner[1].Til = GyldigFra.First(), GyldigTil.Last()
	if err := lukket.Kontroller(); err != nil {
		t.Error(err)
	}
	fra := lukket.Versioner[1].Fra
	for dag, vil := range map[schemas.Date]int{GyldigFra.First() - 1: -1, GyldigFra.First(): 0, fra - 1: 0, fra: 1, GyldigTil.Last(): 1, GyldigTil.Last() + 1: -1} {
		g, ok := lukket.Paa(dag)
		if ok != (vil >= 0) || ok && g != &lukket.Versioner[vil] {
			t.Errorf("%s: version %v, %t; want number %d", dag, g, ok, vil)
		}
	}
}

func TestARuleSaysNothingBeforeItsFirstVersionAndAfterItsLast(t *testing.T) {
	skift := schemas.DateOf(2023, 3, 22)
	regel := Regel[int]{Versioner: []Version[int]{
		{Grundlag: Grundlag{Fra: GyldigFra.First(), Til: skift - 1}, Vaerdi: 1},
		{Grundlag: Grundlag{Fra: skift, Til: GyldigTil.Last()}, Vaerdi: 2},
	}}
	for dag, vil := range map[schemas.Date]int{GyldigFra.First() - 1: 0, GyldigFra.First(): 1, skift - 1: 1, skift: 2, GyldigTil.Last(): 2, GyldigTil.Last() + 1: 0} {
		if v, ok := regel.Paa(dag); v != vil || ok != (vil > 0) {
			t.Errorf("%s: %d, %t; want %d", dag, v, ok, vil)
		}
	}
}

func TestThePlaceInASourceIsWrittenAsLawyersDo(t *testing.T) {
	for vil, h := range map[string]Hjemmel{
		"§ 5, nr. 1":         {Paragraf: "§ 5", Nr: "1"},
		"§ 2, stk. 2":        {Paragraf: "§ 2", Stk: "2"},
		"§ 2, stk. 2, nr. 7": {Paragraf: "§ 2", Stk: "2", Nr: "7"},
		"om ydelsesforløb":   {Paragraf: "om ydelsesforløb"},
	} {
		if h.Sted() != vil {
			t.Errorf("%s, want %s", h.Sted(), vil)
		}
	}
	h := Hjemmel{Kilde: bek301(), Paragraf: "§ 5", Nr: "1"}
	if h.String() != "BEK nr. 301 af 20/03/2023, § 5, nr. 1" {
		t.Error(h)
	}
}

func TestAVersionBearsOnTheMonthsFromItsFirstDayOn(t *testing.T) {
	for fra, vil := range map[schemas.Date]schemas.Month{
		schemas.NoDate:               GyldigFra,
		schemas.DateOf(2019, 12, 31): GyldigFra,
		schemas.DateOf(2023, 3, 22):  schemas.MonthOf(2023, 3),
		schemas.DateOf(2023, 4, 1):   schemas.MonthOf(2023, 4),
	} {
		if g := (Grundlag{Fra: fra}); g.FoersteMaaned() != vil {
			t.Errorf("from %s: %s, want %s", fra, g.FoersteMaaned(), vil)
		}
	}
}
