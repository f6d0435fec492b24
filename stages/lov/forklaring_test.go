package lov_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

func lovUnder(t testing.TB, f lov.Fortolkning) *lov.Lov {
	t.Helper()
	l, err := lov.Ny(f)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTheExplanationOfAMonthAddsUpToItsVerdict(t *testing.T) {
	hver(t, func(t *rapid.T, d *lov.Dommer, f lov.Fortolkning) {
		h := historik().Draw(t, "history")
		l, err := lov.Ny(f)
		if err != nil {
			t.Fatal(err)
		}
		domme := udfaldene(d, &h)
		i := rapid.IntRange(-1, len(domme)-1).Draw(t, "month")
		if i < 0 {
			return
		}
		forklaring := l.Forklar(&h, domme[i].Maaned)
		if diff := cmp.Diff(domme[i], udfaldAf(forklaring.Dom)); diff != "" {
			t.Fatalf("the explained verdict is another one:\n%s", diff)
		}
		if domme[i].Trin != schemas.Population {
			if n := len(forklaring.Tilbud) + len(forklaring.Timer) + len(forklaring.Samtaler); n != 0 {
				t.Errorf("%d events are judged without a window", n)
			}
			return
		}
		vejHen(t, l, &h, &forklaring)
	})
}

// vejHen adds up the events that count, and asks for the § of every one.
func vejHen(t *rapid.T, l *lov.Lov, h *schemas.Historik, f *lov.Forklaring) {
	if len(f.Tilbud) != len(h.Tilbud) || len(f.Timer) != len(h.Loentimer) || len(f.Samtaler) != len(h.Samtaler) {
		t.Fatal("an event is not explained, or twice")
	}
	var tilbud, samtaler int32
	var timer int64
	for _, v := range f.Tilbud {
		l.Grundlag(v.Regel, v.Dag)
		if v.Aarsag == lov.Taeller {
			tilbud++
		}
	}
	for _, v := range f.Timer {
		l.Grundlag(v.Regel, v.Dag)
		if v.Aarsag == lov.Taeller {
			timer += int64(v.Haendelse.TimerHundreddele)
		}
	}
	for _, v := range f.Samtaler {
		l.Grundlag(v.Regel, v.Dag)
		if v.Aarsag == lov.Taeller {
			samtaler++
		}
		if r := v.Aarsag.Laesning(); r != 0 && !l.Fortolkning().Alternativ(r) {
			t.Errorf("%s is a reason without %s", v.Aarsag, r)
		}
	}
	if tilbud != f.Dom.Maal1.Tilbud || timer != f.Dom.Maal1.TimerHundreddele || samtaler != f.Dom.Maal2.Samtaler {
		t.Errorf("explained %d tilbud, %d, %d samtaler; judged %+v %+v", tilbud, timer, samtaler, f.Dom.Maal1, f.Dom.Maal2)
	}
}

// paaKontanthjaelp is a person on kontanthjælp from 2022 to 2024, whose window in December
// 2024 is that year.
func paaKontanthjaelp() schemas.Historik {
	h := schemas.Historik{}
	for m := schemas.MonthOf(2022, 1); m <= schemas.MonthOf(2024, 12); m++ {
		r := schemas.YdelseRow{Ydelse: schemas.Kontanthjaelp, ForloebFra: schemas.NoDate, Fra: 1, Til: uint8(m.Days())}
		r.SetMaaned(m)
		if m == schemas.MonthOf(2024, 6) {
			r.StandbyDage = 30
		}
		h.Ydelser = append(h.Ydelser, r)
	}
	return h
}

var december2024 = schemas.MonthOf(2024, 12)

func TestEveryTilbudHasItsReason(t *testing.T) {
	dag := schemas.DateOf
	for navn, sag := range map[string]struct {
		maaned      schemas.Month
		type_       schemas.TilbudType
		fra, til    schemas.Date
		maalgruppe  int32
		fortolkning lov.Fortolkning
		aarsag      lov.Aarsag
		hjemmel     string
	}{
		"praktik in the window":           {december2024, schemas.Virksomhedspraktik, dag(2024, 12, 1), schemas.NoDate, 2, 0, lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 2"},
		"the month before the window":     {december2024 - 13, schemas.Virksomhedspraktik, dag(2023, 11, 1), schemas.NoDate, 2, 0, lov.FoerVinduet, "BEK nr. 301 af 20/03/2023, § 5"},
		"the window's first month":        {december2024 - 12, schemas.Virksomhedspraktik, dag(2023, 11, 1), schemas.NoDate, 2, 0, lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 2"},
		"the month after":                 {december2024 + 1, schemas.Virksomhedspraktik, dag(2025, 1, 1), schemas.NoDate, 2, 0, lov.EfterVinduet, "BEK nr. 301 af 20/03/2023, § 5"},
		"mentor":                          {december2024, schemas.Mentor, dag(2024, 12, 1), schemas.NoDate, 2, 0, lov.TypenTaellerIkke, "BEK nr. 301 af 20/03/2023, § 3, stk. 2"},
		"§ 91 of 21 March 2023":           {december2024, schemas.OevrigVejledningOpkvalificering, dag(2023, 3, 21), schemas.NoDate, 2, 0, lov.Taeller, "BEK nr. 1409 af 16/12/2019, § 3, stk. 2"},
		"§ 91 of 22 March 2023":           {december2024, schemas.OevrigVejledningOpkvalificering, dag(2023, 3, 22), schemas.NoDate, 2, 0, lov.AndenMaalgruppe, "BEK nr. 301 af 20/03/2023, § 3, stk. 2"},
		"§ 91 of målgruppe 5":             {december2024, schemas.OevrigVejledningOpkvalificering, dag(2023, 3, 22), schemas.NoDate, 5, 0, lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 2"},
		"§ 91 of 21 March 2023, R10":      {december2024, schemas.OevrigVejledningOpkvalificering, dag(2023, 3, 21), schemas.NoDate, 2, med(lov.R10), lov.AndenMaalgruppe, "BEK nr. 301 af 20/03/2023, § 3, stk. 2"},
		"begun before the window, R16":    {december2024, schemas.Virksomhedspraktik, dag(2023, 11, 30), schemas.NoDate, 2, med(lov.R16), lov.BegyndtFoerVinduet, "BEK nr. 301 af 20/03/2023, § 5"},
		"begun on its first day, R16":     {december2024, schemas.Virksomhedspraktik, dag(2023, 12, 1), schemas.NoDate, 2, med(lov.R16), lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 2"},
		"in the dead month":               {schemas.MonthOf(2024, 6), schemas.Virksomhedspraktik, dag(2024, 6, 1), schemas.NoDate, 2, 0, lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 2"},
		"in the dead month, R05":          {schemas.MonthOf(2024, 6), schemas.Virksomhedspraktik, dag(2024, 6, 1), schemas.NoDate, 2, med(lov.R05), lov.IDoedMaaned, "VEJ nr. 9205 af 21/03/2023, til § 5"},
		"running again after its end day": {december2024 - 12, schemas.Virksomhedspraktik, dag(2023, 11, 1), dag(2023, 11, 30), 2, 0, lov.SluttetFoerVinduet, "BEK nr. 301 af 20/03/2023, § 5"},
	} {
		t.Run(navn, func(t *testing.T) {
			h, l := paaKontanthjaelp(), lovUnder(t, sag.fortolkning)
			tilbud := schemas.Tilbud{Type: sag.type_, Fra: sag.fra, Til: sag.til, Maalgruppe: sag.maalgruppe}
			tilbud.SetMaaned(sag.maaned)
			h.Tilbud = []schemas.Tilbud{tilbud}
			v := l.Forklar(&h, december2024).Tilbud[0]
			if v.Aarsag != sag.aarsag || l.Grundlag(v.Regel, v.Dag).Hjemmel.String() != sag.hjemmel {
				t.Errorf("%s, %s; want %s, %s", v.Aarsag, l.Grundlag(v.Regel, v.Dag).Hjemmel, sag.aarsag, sag.hjemmel)
			}
		})
	}
}

func med(l lov.Laesning) lov.Fortolkning { return lov.Fortolkning(0).Med(l) }

func TestEverySamtaleHasItsReason(t *testing.T) {
	paa := func(aar, maaned, dag int, type_ schemas.SamtaleType, form schemas.Form) schemas.Samtale {
		return schemas.Samtale{Dato: schemas.DateOf(aar, maaned, dag), Type: type_, Form: form}
	}
	foerst := paa(2022, 1, 10, schemas.Jobsamtale, schemas.Telefon)
	for navn, sag := range map[string]struct {
		samtaler    []schemas.Samtale // the last one is asked about
		fortolkning lov.Fortolkning
		aarsag      lov.Aarsag
		hjemmel     string
	}{
		"by telephone":                 {[]schemas.Samtale{foerst, paa(2024, 12, 31, schemas.Jobsamtale, schemas.Telefon)}, 0, lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 1"},
		"the day after":                {[]schemas.Samtale{foerst, paa(2025, 1, 1, schemas.Jobsamtale, schemas.Telefon)}, 0, lov.EfterVinduet, "BEK nr. 301 af 20/03/2023, § 5"},
		"the day before the window":    {[]schemas.Samtale{foerst, paa(2023, 11, 30, schemas.Jobsamtale, schemas.Telefon)}, 0, lov.FoerVinduet, "BEK nr. 301 af 20/03/2023, § 5"},
		"another type":                 {[]schemas.Samtale{foerst, paa(2024, 12, 1, schemas.AndenSamtale, schemas.Fremmoede)}, 0, lov.TypenTaellerIkke, "BEK nr. 301 af 20/03/2023, § 3, stk. 1"},
		"by letter":                    {[]schemas.Samtale{foerst, paa(2024, 12, 1, schemas.Jobsamtale, schemas.Brev)}, 0, lov.VedBrev, "lov nr. 295 af 20/03/2023 (LAB, jf. LBK nr. 280 af 01/03/2024), § 33, stk. 1"},
		"a sygeopfølgning by letter":   {[]schemas.Samtale{foerst, paa(2024, 12, 1, schemas.Sygeopfoelgning, schemas.Brev)}, 0, lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 1"},
		"the first one, by telephone":  {[]schemas.Samtale{paa(2024, 12, 1, schemas.Jobsamtale, schemas.Telefon)}, 0, lov.FoersteIkkeFremmoede, "lov nr. 295 af 20/03/2023 (LAB, jf. LBK nr. 280 af 01/03/2024), § 33, stk. 1"},
		"the first one, in person":     {[]schemas.Samtale{paa(2024, 12, 1, schemas.Jobsamtale, schemas.Fremmoede)}, 0, lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 1"},
		"before one in person, R18":    {[]schemas.Samtale{paa(2024, 12, 1, schemas.Jobsamtale, schemas.Telefon)}, med(lov.R18), lov.FoerFremmoede, "lov nr. 295 af 20/03/2023 (LAB, jf. LBK nr. 280 af 01/03/2024), § 33, stk. 1"},
		"two on a day":                 {[]schemas.Samtale{foerst, paa(2024, 12, 1, schemas.Jobsamtale, schemas.Fremmoede), paa(2024, 12, 1, schemas.Jobsamtale, schemas.Telefon)}, 0, lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 1"},
		"two on a day, R14":            {[]schemas.Samtale{foerst, paa(2024, 12, 1, schemas.Jobsamtale, schemas.Fremmoede), paa(2024, 12, 1, schemas.Jobsamtale, schemas.Telefon)}, med(lov.R14), lov.SammeDag, "BEK nr. 301 af 20/03/2023, § 3, stk. 1"},
		"in the dead month":            {[]schemas.Samtale{foerst, paa(2024, 6, 10, schemas.Jobsamtale, schemas.Fremmoede)}, 0, lov.Taeller, "BEK nr. 301 af 20/03/2023, § 3, stk. 1"},
		"in the dead month, R05":       {[]schemas.Samtale{foerst, paa(2024, 6, 10, schemas.Jobsamtale, schemas.Fremmoede)}, med(lov.R05), lov.IDoedMaaned, "VEJ nr. 9205 af 21/03/2023, til § 5"},
		"from before the law, outside": {[]schemas.Samtale{foerst}, 0, lov.FoerVinduet, "BEK nr. 301 af 20/03/2023, § 5"},
	} {
		t.Run(navn, func(t *testing.T) {
			h, l := paaKontanthjaelp(), lovUnder(t, sag.fortolkning)
			h.Samtaler = sag.samtaler
			alle := l.Forklar(&h, december2024).Samtaler
			v := alle[len(alle)-1]
			if v.Aarsag != sag.aarsag || l.Grundlag(v.Regel, v.Dag).Hjemmel.String() != sag.hjemmel {
				t.Errorf("%s, %s; want %s, %s", v.Aarsag, l.Grundlag(v.Regel, v.Dag).Hjemmel, sag.aarsag, sag.hjemmel)
			}
		})
	}
}

func TestEveryHourHasItsReason(t *testing.T) {
	for navn, sag := range map[string]struct {
		maaned      schemas.Month
		ordinaer    bool
		fortolkning lov.Fortolkning
		aarsag      lov.Aarsag
		regel       lov.RegelID
	}{
		"ordinary":               {december2024, true, 0, lov.Taeller, lov.RegelTimer},
		"with wage subsidy":      {december2024, false, 0, lov.IkkeOrdinaere, lov.RegelTimer},
		"before the window":      {december2024 - 13, true, 0, lov.FoerVinduet, lov.RegelVindue},
		"the first month":        {december2024 - 12, true, 0, lov.Taeller, lov.RegelTimer},
		"after the month":        {december2024 + 1, true, 0, lov.EfterVinduet, lov.RegelVindue},
		"in the dead month, R05": {schemas.MonthOf(2024, 6), true, med(lov.R05), lov.IDoedMaaned, lov.RegelDoedMaaned},
	} {
		t.Run(navn, func(t *testing.T) {
			h, l := paaKontanthjaelp(), lovUnder(t, sag.fortolkning)
			timer := schemas.Loentimer{TimerHundreddele: 100, Ordinaer: sag.ordinaer}
			timer.SetMaaned(sag.maaned)
			h.Loentimer = []schemas.Loentimer{timer}
			v := l.Forklar(&h, december2024).Timer[0]
			if v.Aarsag != sag.aarsag || v.Regel != sag.regel || v.Dag != december2024.First() {
				t.Errorf("%s, %s on %s; want %s, %s", v.Aarsag, v.Regel, v.Dag, sag.aarsag, sag.regel)
			}
		})
	}
}

func TestAMonthWithoutBenefitIsExplainedByTheSpellsBefore(t *testing.T) {
	h := paaKontanthjaelp()
	f := lovUnder(t, 0).Forklar(&h, december2024+1)
	if f.Dom != nil || len(f.Forloeb) != 1 || len(f.Forloeb[0].Maaneder) != 36 {
		t.Errorf("the verdict is %v, and there are %d spells", f.Dom, len(f.Forloeb))
	}
}

func TestTheMeasuredSpellIsOneOfThoseExplained(t *testing.T) {
	h := paaKontanthjaelp()
	f := lovUnder(t, 0).Forklar(&h, december2024)
	if len(f.Forloeb) != 1 || f.Dom.Forloeb != &f.Forloeb[0] {
		t.Errorf("%d spells, and the measured one is not among them", len(f.Forloeb))
	}
}

func TestEveryReasonHasWordsOfItsOwn(t *testing.T) {
	ord := map[string]bool{}
	for a := lov.Taeller; a <= lov.IDoedMaaned; a++ {
		if a.String() == "" || ord[a.String()] {
			t.Errorf("reason %d is called %q", a, a)
		}
		ord[a.String()] = true
	}
}

func TestEveryStepAndGroundRestsOnARule(t *testing.T) {
	for trin, vil := range map[schemas.Trin]lov.RegelID{
		schemas.Introduktionsprogram: lov.RegelIntroduktionsprogram, schemas.DoedMaaned: lov.RegelDoedMaaned,
		schemas.Under12Maaneder: lov.RegelAnciennitet, schemas.Fritaget: lov.RegelFritaget, schemas.Population: lov.RegelAnciennitet,
	} {
		if id := lov.TrinRegel(trin); id != vil {
			t.Errorf("%s rests on %s, want %s", trin, id, vil)
		}
	}
	for grund, vil := range map[schemas.Grund][]lov.RegelID{
		schemas.GrundTilbud:                              {lov.RegelTilbud},
		schemas.GrundKunTimer:                            {lov.RegelTimer},
		schemas.GrundUdenTilbud:                          {lov.RegelTimer, lov.RegelTilbud},
		schemas.GrundMindst4:                             {lov.RegelAntalSamtaler, lov.RegelSamtaler},
		schemas.GrundSamtaler(0, 0):                      {lov.RegelAntalSamtaler, lov.RegelSamtaler},
		schemas.GrundSamtaler(3, schemas.UdeladtBrev):    {lov.RegelAntalSamtaler, lov.RegelSamtaler, lov.RegelForm},
		schemas.GrundSamtaler(3, schemas.UdeladtFoerste): {lov.RegelAntalSamtaler, lov.RegelSamtaler, lov.RegelFoersteSamtale},
		schemas.GrundSamtaler(1, schemas.UdeladtBrev|schemas.UdeladtAndenType): {lov.RegelAntalSamtaler, lov.RegelSamtaler, lov.RegelForm},
	} {
		if diff := cmp.Diff(vil, lov.GrundRegler(grund)); diff != "" {
			t.Errorf("%s: %s", grund, diff)
		}
	}
}

func TestAReasonThatOnlyAReadingGivesNamesIt(t *testing.T) {
	kun := map[lov.Aarsag]lov.Laesning{lov.BegyndtFoerVinduet: lov.R16, lov.FoerFremmoede: lov.R18, lov.SammeDag: lov.R14, lov.IDoedMaaned: lov.R05}
	for a := lov.Taeller; a <= lov.IDoedMaaned; a++ {
		if l := a.Laesning(); l != kun[a] {
			t.Errorf("%s: %s, want %s", a, l, kun[a])
		}
	}
}

func TestOnlyTilbudAndSamtalerDecideByTheirOwnDay(t *testing.T) {
	for a, vil := range map[lov.Afgoerende]bool{
		lov.DenMaalteMaaned: false, lov.DetMaalteAar: false, lov.RaekkensMaaned: false, lov.ForloebetsFoersteMaaned: false,
		lov.TilbuddetsFoersteDag: true, lov.SamtalensDato: true,
	} {
		if a.Haendelse() != vil || a.String() == "" {
			t.Errorf("%s: %t", a, a.Haendelse())
		}
	}
}

// Three exempt months of 36, all of them in the window.
func TestTheExemptionIsWeighedOfTheSpellOrUnderR08OfTheWindow(t *testing.T) {
	h := paaKontanthjaelp()
	for i := 30; i < 33; i++ {
		h.Ydelser[i].FritagetDage = h.Ydelser[i].Til
	}
	for f, vil := range map[lov.Fortolkning][2]int32{0: {31 + 31 + 30, 365 + 365 + 366 - 30}, med(lov.R08): {31 + 31 + 30, 31 + 366 - 30}} {
		l := lovUnder(t, f)
		fritaget, levende := l.Fritagelse(l.Forklar(&h, december2024).Dom)
		if fritaget != vil[0] || levende != vil[1] {
			t.Errorf("%v: %d of %d days, want %d of %d", f.Koder(), fritaget, levende, vil[0], vil[1])
		}
	}
}
