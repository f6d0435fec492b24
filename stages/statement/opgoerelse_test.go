package statement_test

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/spells"
	"fokusmaal/stages/statement"
)

// tael counts persons of the population, each a month longer in it than the one before: the
// first ones are uden_tilbud, the last ones have fewer than 4 samtaler.
func tael(tal *measure.Tal, m schemas.Month, k schemas.Kommune, y schemas.Ydelse, personer, uden, faerre int) {
	for i := range personer {
		tal.Tael(&lov.Dom{
			Maaned: m, Kommune: k, Trin: schemas.Population, Forloeb: &spells.Forloeb{Ydelse: y, Maaneder: []spells.Maaned{{Anciennitet: int32(12 + i)}}},
			Maal1: lov.Maal1{UdenTilbud: i < uden, Grund: schemas.GrundTilbud},
			Maal2: lov.Maal2{FaerreEnd4Samtaler: i >= personer-faerre, Grund: schemas.GrundMindst4},
		})
	}
}

// aaret makes the figures of a year from counts that fyld puts in, over data that reach
// from fra to til.
func aaret(t *testing.T, aar int, fra, til schemas.Month, f lov.Fortolkning, fyld func(*measure.Tal)) *statement.Opgoerelse {
	t.Helper()
	l, err := lov.Ny(f)
	if err != nil {
		t.Fatal(err)
	}
	r := data(fra, til)
	d, err := statement.Daek(r, aar)
	if err != nil {
		t.Fatal(err)
	}
	tal := measure.Ny(statement.Periode(aar))
	fyld(tal)
	return statement.Opgoer(l, tal, r, d, aar)
}

// brudAf writes a mean as a reduced fraction, or »-«.
func brudAf(m statement.Middel) string {
	if !m.Findes() {
		return "-"
	}
	return new(big.Rat).SetFrac(m.Taeller, m.Naevner).RatString()
}

func TestTheRowsAreThoseOfTheResultTablesInTheirOrder(t *testing.T) {
	o := aaret(t, 2024, schemas.MonthOf(2021, 1), schemas.MonthOf(2024, 12), 0, func(*measure.Tal) {})
	if len(o.Maanedlig) != 12*99*9 || len(o.Aarlig) != 99 || len(o.Trin) != 12*99*5 || len(o.Grunde) != 12*99*36 || len(o.Varighed) != 12*99*4 || o.Aar != 2024 {
		t.Fatalf("%d: %d, %d, %d, %d and %d rows", o.Aar, len(o.Maanedlig), len(o.Aarlig), len(o.Trin), len(o.Grunde), len(o.Varighed))
	}
	i, j, n, l := 0, 0, 0, 0
	for m := schemas.MonthOf(2024, 1); m <= schemas.MonthOf(2024, 12); m++ {
		for omr := range 99 {
			vil := statement.Omraade{Kode: 0, Navn: "Hele landet"}
			if omr > 0 {
				k := schemas.Kommune(omr - 1)
				vil = statement.Omraade{Kode: k.Kode(), Navn: k.Navn()}
			}
			for g := 1; g <= 9; g++ {
				ydelse := "alle"
				if g <= schemas.Grupper {
					ydelse = schemas.Gruppe(g).String()
				}
				if r := o.Maanedlig[i]; r.Maaned != m || r.Omraade != vil || r.Ydelse != ydelse {
					t.Fatalf("row %d is %s %v %s, want %s %v %s", i, r.Maaned, r.Omraade, r.Ydelse, m, vil, ydelse)
				}
				i++
			}
			for trin := schemas.Introduktionsprogram; int(trin) <= schemas.AntalTrin; trin++ {
				if r := o.Trin[j]; r.Maaned != m || r.Omraade != vil || r.Trin != trin {
					t.Fatalf("step row %d is %s %v %s", j, r.Maaned, r.Omraade, r.Trin)
				}
				j++
			}
			for _, g := range append(schemas.Grunde(1), schemas.Grunde(2)...) {
				if r := o.Grunde[n]; r.Maaned != m || r.Omraade != vil || r.Grund != g {
					t.Fatalf("ground row %d is %s %v %s", n, r.Maaned, r.Omraade, r.Grund)
				}
				n++
			}
			for v := schemas.Varighed12Til17; v <= schemas.VarighedFra36; v++ {
				if r := o.Varighed[l]; r.Maaned != m || r.Omraade != vil || r.Varighed != v {
					t.Fatalf("length row %d is %s %v %s", l, r.Maaned, r.Omraade, r.Varighed)
				}
				l++
			}
			if o.Aarlig[omr].Omraade != vil || o.Aarlig[omr].Aar != 2024 {
				t.Fatalf("annual row %d is %v", omr, o.Aarlig[omr].Omraade)
			}
		}
	}
}

func TestTheKommunerAddUpToHeleLandetAndTheGroupsToAlle(t *testing.T) {
	o := aaret(t, 2024, schemas.MonthOf(2021, 1), schemas.MonthOf(2024, 12), 0, func(tal *measure.Tal) {
		for m := tal.Fra; m <= tal.Til; m++ {
			for k := schemas.Kommune(0); k < schemas.Kommuner; k++ {
				for y := schemas.Dagpenge; y <= schemas.Ledighedsydelse; y++ {
					n := (int(m)*7 + int(k)*3 + int(y)) % 4
					tael(tal, m, k, y, n, n/2, n/3)
				}
				tal.Tael(&lov.Dom{Maaned: m, Kommune: k, Trin: schemas.Trin(1 + int(k)%4)})
			}
		}
	})
	type noegle struct {
		maaned schemas.Month
		hvad   string
	}
	type sted struct {
		maaned  schemas.Month
		kommune int32
	}
	land, kommuner := map[noegle]measure.Celle{}, map[noegle]measure.Celle{}
	alle, grupper := map[sted]measure.Celle{}, map[sted]measure.Celle{}
	trin := map[noegle]int64{}
	for _, r := range o.Maanedlig {
		n, s := noegle{r.Maaned, r.Ydelse}, sted{r.Maaned, r.Kode}
		if r.Kode == schemas.HeleLandet {
			land[n] = r.Celle
		} else {
			kommuner[n] = kommuner[n].Plus(r.Celle)
		}
		if r.Ydelse == schemas.Alle {
			alle[s] = r.Celle
		} else {
			grupper[s] = grupper[s].Plus(r.Celle)
		}
	}
	for _, r := range o.Grunde {
		n := noegle{r.Maaned, r.Grund.String()}
		if r.Kode == schemas.HeleLandet {
			trin[n] -= r.Personer
		} else {
			trin[n] += r.Personer
		}
		if s := (sted{r.Maaned, r.Kode}); r.Grund == schemas.GrundTilbud && r.Personer != alle[s].Personer {
			t.Errorf("%s, %d: %d with the only ground, %d persons", r.Maaned, r.Kode, r.Personer, alle[s].Personer)
		}
	}
	for _, r := range o.Trin {
		n := noegle{r.Maaned, r.Trin.String()}
		if r.Kode == schemas.HeleLandet {
			trin[n] -= r.Personer
		} else {
			trin[n] += r.Personer
		}
		if s := (sted{r.Maaned, r.Kode}); r.Trin == schemas.Population && r.Personer != alle[s].Personer {
			t.Errorf("%s, %d: %d at the step population, %d persons", r.Maaned, r.Kode, r.Personer, alle[s].Personer)
		}
	}
	if diff := cmp.Diff(kommuner, land, cmp.AllowUnexported(noegle{})); diff != "" {
		t.Errorf("(-kommuner +Hele landet):\n%s", diff)
	}
	if diff := cmp.Diff(grupper, alle, cmp.AllowUnexported(sted{})); diff != "" {
		t.Errorf("(-groups +alle):\n%s", diff)
	}
	for n, rest := range trin {
		if rest != 0 {
			t.Errorf("%s, %s: the kommuner have %d more than Hele landet", n.maaned, n.hvad, rest)
		}
	}
}

func TestTheAnnualFigureIsTheMeanOfTheMonthsWithPersons(t *testing.T) {
	o := aaret(t, 2024, schemas.MonthOf(2021, 1), schemas.MonthOf(2024, 12), 0, func(tal *measure.Tal) {
		januar := schemas.MonthOf(2024, 1)
		tael(tal, januar-1, 0, schemas.Dagpenge, 50, 50, 50) // the year before
		tael(tal, januar, 0, schemas.Dagpenge, 1, 1, 0)
		tael(tal, januar+5, 0, schemas.Revalidering, 9, 0, 3)
		tael(tal, januar+5, 1, schemas.Revalidering, 10, 3, 2) // exactly 30 and 20 pct.
		tael(tal, januar+5, 2, schemas.Revalidering, 1000, 299, 199)
	})
	type aar struct {
		Maaneder     int
		Uden, Faerre string
		Et, To       bool
	}
	var har []aar
	for _, a := range o.Aarlig[:5] {
		har = append(har, aar{a.UdenTilbud.Maaneder, brudAf(a.UdenTilbud), brudAf(a.FaerreEnd4Samtaler), a.Maal1Opfyldt, a.Maal2Opfyldt})
	}
	vil := []aar{
		// Hele landet is the mean of its own shares: (1/1 + 302/1019) / 2.
		{2, "1321/2038", "102/1019", false, true},
		{2, "1/2", "1/6", false, true},
		{1, "3/10", "1/5", false, false},
		{1, "299/1000", "199/1000", true, true},
		{0, "-", "-", false, false},
	}
	if diff := cmp.Diff(vil, har); diff != "" {
		t.Error(diff)
	}
}

func TestPooledPersonsUnderR13(t *testing.T) {
	fyld := func(tal *measure.Tal) {
		tael(tal, schemas.MonthOf(2024, 1), 0, schemas.Dagpenge, 1, 1, 1)
		tael(tal, schemas.MonthOf(2024, 2), 0, schemas.Dagpenge, 9, 0, 0)
	}
	for f, vil := range map[lov.Fortolkning][2]string{0: {"1/2", "false"}, lov.Fortolkning(0).Med(lov.R13): {"1/10", "true"}} {
		a := aaret(t, 2024, schemas.MonthOf(2021, 1), schemas.MonthOf(2024, 12), f, fyld).Aarlig[1]
		opfyldt := map[bool]string{false: "false", true: "true"}[a.Maal1Opfyldt && a.Maal2Opfyldt]
		if har := [2]string{brudAf(a.UdenTilbud), opfyldt}; har != vil {
			t.Errorf("%v: %v, want %v", f.Koder(), har, vil)
		}
	}
}

func TestTheSuspendedMonthsAreLeftOutOfEveryMean(t *testing.T) {
	fyld := func(tal *measure.Tal) {
		for m := tal.Fra; m <= tal.Til; m++ {
			uden := 0
			if m >= schemas.MonthOf(2020, 3) && m <= schemas.MonthOf(2020, 6) {
				uden = 1
			}
			tael(tal, m, 0, schemas.Dagpenge, 1, uden, uden)
		}
	}
	o := aaret(t, 2020, schemas.MonthOf(2017, 1), schemas.MonthOf(2020, 12), 0, fyld)
	if a := o.Aarlig[1]; a.UdenTilbud.Maaneder != 8 || brudAf(a.UdenTilbud) != "0" || brudAf(a.FaerreEnd4Samtaler) != "0" || !a.Maal1Opfyldt {
		t.Errorf("the year has %d months, %s and %s", a.UdenTilbud.Maaneder, brudAf(a.UdenTilbud), brudAf(a.FaerreEnd4Samtaler))
	}
	for _, r := range o.Maanedlig {
		if r.Kode != 101 || r.Ydelse != schemas.Alle {
			continue
		}
		if m := r.Maaned; m.Number() >= 3 && m.Number() <= 6 && r.AndelUdenTilbud() != (statement.Andel{Taeller: 1, Naevner: 1}) {
			t.Errorf("%s: the month's own share is %v", m, r.AndelUdenTilbud())
		}
		if r.AndelFaerreEnd4Samtaler() != r.AndelUdenTilbud() {
			t.Errorf("%s: the two shares are %v and %v", r.Maaned, r.AndelUdenTilbud(), r.AndelFaerreEnd4Samtaler())
		}
		if r.Maaned == schemas.MonthOf(2020, 12) && (r.Gns12UdenTilbud.Maaneder != 8 || brudAf(r.Gns12FaerreEnd4Samtaler) != "0") {
			t.Errorf("the running mean has %d months, %s", r.Gns12UdenTilbud.Maaneder, brudAf(r.Gns12FaerreEnd4Samtaler))
		}
	}
}

// gns12 are the months of a year in which kommune 101 has a running mean.
func gns12(o *statement.Opgoerelse) []string {
	var ud []string
	for _, r := range o.Maanedlig {
		if r.Kode == 101 && r.Ydelse == schemas.Alle && r.Gns12UdenTilbud.Findes() {
			ud = append(ud, r.Maaned.String()+" "+brudAf(r.Gns12UdenTilbud))
		}
	}
	return ud
}

func TestTheRunningMeanIsThereExactlyWhereItsHistoryIs(t *testing.T) {
	m := schemas.MonthOf
	enPerson := func(tal *measure.Tal) {
		for maaned := tal.Fra; maaned <= tal.Til; maaned++ {
			tael(tal, maaned, 0, schemas.Dagpenge, 1, 0, 0)
		}
	}
	ingen := func(*measure.Tal) {}
	for navn, sag := range map[string]struct {
		aar      int
		fra, til schemas.Month
		fyld     func(*measure.Tal)
		foerste  string
		antal    int
	}{
		"history from 22 months before January": {2024, m(2022, 3), m(2024, 12), enPerson, "2024-01 0", 12},
		"one month less":                        {2024, m(2022, 4), m(2024, 12), enPerson, "2024-02 0", 11},
		"only what the year needs":              {2024, m(2023, 2), m(2024, 12), enPerson, "2024-12 0", 1},
		"before December 2020":                  {2020, m(2010, 1), m(2020, 12), enPerson, "2020-12 0", 1},
		"the year after":                        {2021, m(2010, 1), m(2021, 12), enPerson, "2021-01 0", 12},
		"not after the last month of data":      {2024, m(2021, 1), m(2024, 6), enPerson, "2024-01 0", 6},
		"nobody in any month":                   {2024, m(2021, 1), m(2024, 12), ingen, "", 0},
	} {
		t.Run(navn, func(t *testing.T) {
			har := gns12(aaret(t, sag.aar, sag.fra, sag.til, 0, sag.fyld))
			if len(har) != sag.antal || sag.antal > 0 && har[0] != sag.foerste {
				t.Errorf("running means in %v, want %d from %q on", har, sag.antal, sag.foerste)
			}
		})
	}
}

func TestTheRunningMeanIsOverTheTwelveMonthsUpToTheMonth(t *testing.T) {
	o := aaret(t, 2024, schemas.MonthOf(2021, 1), schemas.MonthOf(2024, 12), 0, func(tal *measure.Tal) {
		for m := tal.Fra; m <= tal.Til; m++ {
			uden := 0
			if m == schemas.MonthOf(2023, 2) || m == schemas.MonthOf(2024, 12) {
				uden = 1
			}
			tael(tal, m, 0, schemas.Dagpenge, 1, uden, 0)
		}
	})
	har := gns12(o)
	vil := []string{"2024-01 1/12", "2024-02 0", "2024-11 0", "2024-12 1/12"}
	if diff := cmp.Diff(vil, []string{har[0], har[1], har[10], har[11]}); diff != "" {
		t.Error(diff)
	}
}

func TestAYearWithoutItsLastMonthsIsForeloebig(t *testing.T) {
	fyld := func(tal *measure.Tal) {
		for m := tal.Fra; m <= schemas.MonthOf(2024, 11); m++ {
			tael(tal, m, 0, schemas.Dagpenge, 2, 1, 0)
		}
	}
	o := aaret(t, 2024, schemas.MonthOf(2021, 1), schemas.MonthOf(2024, 11), 0, fyld)
	if a := o.Aarlig[1]; !a.Foreloebig || a.UdenTilbud.Maaneder != 11 || brudAf(a.UdenTilbud) != "1/2" {
		t.Errorf("foreløbig %t, %d months, %s", a.Foreloebig, a.UdenTilbud.Maaneder, brudAf(a.UdenTilbud))
	}
	if a := aaret(t, 2024, schemas.MonthOf(2021, 1), schemas.MonthOf(2024, 12), 0, fyld).Aarlig[1]; a.Foreloebig {
		t.Error("a year with data in every month is foreløbig")
	}
}
