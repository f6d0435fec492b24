package statement_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

// personer are those of one kommune in every month: all, uden_tilbud, faerre_end_4.
type personer [3]int

// under is what one law counts, kommune by kommune in order of code.
type under struct {
	lov  lov.Fortolkning
	hvem []personer
}

// foelsom compares the figures of 2024 under the laws with those under the first.
func foelsom(t *testing.T, love ...under) *statement.Foelsomhed {
	t.Helper()
	var ls []*lov.Lov
	var tal []*measure.Tal
	for _, u := range love {
		l, err := lov.Ny(u.lov)
		if err != nil {
			t.Fatal(err)
		}
		talt := measure.Ny(schemas.MonthOf(2024, 1), schemas.MonthOf(2024, 12))
		for m := talt.Fra; m <= talt.Til; m++ {
			for k, p := range u.hvem {
				tael(talt, m, schemas.Kommune(k), schemas.Kontanthjaelp, p[0], p[1], p[2])
			}
		}
		ls, tal = append(ls, l), append(tal, talt)
	}
	return statement.Foelsom(ls, tal, statement.Daekning{Sidste: schemas.MonthOf(2024, 12)}, 2024)
}

// alternativ is a law with one reading in its alternative.
func alternativ(l lov.Laesning) lov.Fortolkning { return lov.Fortolkning(0).Med(l) }

// raekke finds a row.
func raekke(t *testing.T, f *statement.Foelsomhed, laesning string, kode int32, maal int) *statement.Foelsomhedstal {
	t.Helper()
	for i := range f.Raekker {
		if r := &f.Raekker[i]; r.Laesning == laesning && r.Kode == kode && r.Fokusmaal == maal {
			return r
		}
	}
	t.Fatalf("no row of %s, %d, fokusmål %d", laesning, kode, maal)
	return nil
}

const foerste, anden int32 = 101, 147 // the codes of the first two kommuner

func TestAFigureFlipsWhereTheLimitLiesBetweenTheReadings(t *testing.T) {
	for navn, sag := range map[string]struct {
		standard, alternativ personer
		skifter              [2]bool
		opfyldt              [2]bool // in the alternative
	}{
		"from just under both limits to exactly both": {personer{1000, 299, 199}, personer{1000, 300, 200}, [2]bool{true, true}, [2]bool{false, false}},
		"from exactly both limits to just under both": {personer{1000, 300, 200}, personer{1000, 299, 199}, [2]bool{true, true}, [2]bool{true, true}},
		"from exactly both limits to just over both":  {personer{1000, 300, 200}, personer{1000, 301, 201}, [2]bool{false, false}, [2]bool{false, false}},
		"from one side of both limits to far away":    {personer{1000, 299, 199}, personer{1000, 0, 0}, [2]bool{false, false}, [2]bool{true, true}},
		"one fokusmål alone":                          {personer{1000, 299, 199}, personer{1000, 299, 200}, [2]bool{false, true}, [2]bool{true, false}},
		"the same share of other persons":             {personer{10, 3, 2}, personer{1000, 300, 200}, [2]bool{false, false}, [2]bool{false, false}},
		"nobody at the default":                       {personer{}, personer{1000, 300, 200}, [2]bool{false, false}, [2]bool{false, false}},
		"nobody in the alternative":                   {personer{1000, 299, 199}, personer{}, [2]bool{false, false}, [2]bool{false, false}},
		"nobody at all":                               {personer{}, personer{}, [2]bool{false, false}, [2]bool{false, false}},
	} {
		t.Run(navn, func(t *testing.T) {
			f := foelsom(t, under{0, []personer{sag.standard}}, under{alternativ(lov.R08), []personer{sag.alternativ}})
			for _, kode := range []int32{schemas.HeleLandet, foerste} {
				for maal := range 2 {
					r := raekke(t, f, "R08", kode, maal+1)
					if r.Skifter() != sag.skifter[maal] {
						t.Errorf("%d, fokusmål %d flips: %t", kode, maal+1, r.Skifter())
					}
					if sag.alternativ[0] > 0 && r.Alternativ.Opfyldt != sag.opfyldt[maal] {
						t.Errorf("%d, fokusmål %d is met in the alternative: %t", kode, maal+1, r.Alternativ.Opfyldt)
					}
				}
			}
		})
	}
}

func TestTheChangeIsTheExactDifferenceInPercentagePoints(t *testing.T) {
	f := foelsom(t, under{0, []personer{{3, 1, 2}, {7, 7, 0}, {5, 1, 1}}},
		under{alternativ(lov.R04), []personer{{7, 1, 2}, {7, 0, 7}}}, under{alternativ(lov.R16), []personer{{3, 1, 1}, {7, 7, 0}, {5, 1, 1}}})
	for _, sag := range []struct {
		laesning string
		kode     int32
		maal     int
		vil      *big.Rat
		virker   bool
	}{
		{"R04", foerste, 1, big.NewRat(100*(3-7), 21), true},
		{"R04", foerste, 2, big.NewRat(100*(6-14), 21), true},
		{"R04", anden, 1, big.NewRat(-100, 1), true},
		{"R04", anden, 2, big.NewRat(100, 1), true},
		{"R04", 151, 1, nil, true},
		{"R04", 153, 1, nil, false},
		{"R04", schemas.HeleLandet, 1, big.NewRat(100*(1*15-9*14), 14*15), true},
		{"R16", foerste, 1, new(big.Rat), false},
		{"R16", foerste, 2, big.NewRat(-100, 3), true},
	} {
		r := raekke(t, f, sag.laesning, sag.kode, sag.maal)
		if har := fmt.Sprint(r.Aendring, r.Virker()); har != fmt.Sprint(sag.vil, sag.virker) {
			t.Errorf("%s, %d, fokusmål %d: %s, want %s %t", sag.laesning, sag.kode, sag.maal, har, sag.vil, sag.virker)
		}
	}
	if len(f.Raekker) != 2*99*2 {
		t.Errorf("%d rows, not 2 × 99 × 2", len(f.Raekker))
	}
}

// Fortolkning R13: the counts are the same, and the law alone makes another figure.
func TestAReadingOfTheMeanAloneIsSeen(t *testing.T) {
	l0, _ := lov.Ny(0)
	l13, err := lov.Ny(alternativ(lov.R13))
	if err != nil {
		t.Fatal(err)
	}
	tal := measure.Ny(schemas.MonthOf(2024, 1), schemas.MonthOf(2024, 12))
	tael(tal, schemas.MonthOf(2024, 1), 0, schemas.Dagpenge, 2, 2, 2)
	tael(tal, schemas.MonthOf(2024, 2), 0, schemas.Dagpenge, 98, 10, 10)
	f := statement.Foelsom([]*lov.Lov{l0, l13}, []*measure.Tal{tal, tal}, statement.Daekning{Sidste: schemas.MonthOf(2024, 12)}, 2024)
	for maal := 1; maal <= 2; maal++ {
		if r := raekke(t, f, "R13", foerste, maal); !r.Skifter() || !r.Alternativ.Opfyldt || brudAf(r.Alternativ.Middel) != "3/25" {
			t.Errorf("fokusmål %d: %s becomes %s", maal, brudAf(r.Standard.Middel), brudAf(r.Alternativ.Middel))
		}
	}
}

func TestTheLargestChangeComesFirstAndNoneLast(t *testing.T) {
	standard := []personer{{10, 5, 5}, {10, 5, 5}, {10, 5, 5}, {}}
	f := foelsom(t, under{0, standard},
		under{alternativ(lov.R07), []personer{{10, 3, 5}, {10, 5, 9}, {}, {10, 1, 1}}},
		under{alternativ(lov.R03), []personer{{10, 7, 1}, {10, 5, 5}, {10, 5, 5}, {}}})
	type noegle struct {
		laesning  string
		kode      int32
		fokusmaal int
	}
	var har []noegle
	for _, r := range f.Raekker[:9] {
		har = append(har, noegle{r.Laesning, r.Kode, r.Fokusmaal})
	}
	vil := []noegle{
		{"R03", foerste, 2}, {"R07", anden, 2}, // 40
		{"R03", foerste, 1}, {"R07", 0, 1}, {"R07", foerste, 1}, // 20; the country 9/30 after 15/30
		{"R03", 0, 2},                        // 11/30 after 15/30
		{"R03", 0, 1},                        // 17/30 after 15/30
		{"R03", anden, 1}, {"R03", anden, 2}, // 0
	}
	if diff := cmp.Diff(vil, har, cmp.AllowUnexported(noegle{})); diff != "" {
		t.Error(diff)
	}
	sete := false
	for i, r := range f.Raekker {
		if sete && r.Aendring != nil {
			t.Fatalf("row %d has a change and stands behind one that has none", i)
		}
		sete = sete || r.Aendring == nil
	}
	if sidste := f.Raekker[len(f.Raekker)-1]; sidste.Laesning != "R07" || sidste.Kode != 860 || sidste.Fokusmaal != 2 {
		t.Errorf("the last row is %s, %d, fokusmål %d", sidste.Laesning, sidste.Kode, sidste.Fokusmaal)
	}
}

func TestTheReadingThatMovesTheCountryMostComesFirst(t *testing.T) {
	standard := []personer{{100, 29, 19}, {100, 29, 19}, {100, 29, 19}, {}}
	f := foelsom(t, under{0, standard},
		under{alternativ(lov.R01), standard},                                                         // nothing
		under{alternativ(lov.R02), []personer{{100, 30, 19}, {100, 28, 19}, {100, 29, 19}, {}}},      // the country stays, one flips
		under{alternativ(lov.R04), []personer{{100, 28, 19}, {100, 30, 20}, {100, 29, 18}, {}}},      // the country stays, two flip
		under{alternativ(lov.R05), []personer{{100, 29, 25}, {100, 29, 19}, {100, 29, 19}, {}}},      // it moves
		under{alternativ(lov.R06), []personer{{100, 29, 19}, {100, 29, 19}, {100, 59, 19}, {}}},      // it moves more
		under{alternativ(lov.R07), []personer{{100, 29, 19}, {100, 29, 19}, {100, 29, 19}, {0}, {}}}, // nothing
		under{alternativ(lov.R08), []personer{{100, 29, 19}, {100, 29, 19}, {}, {100, 29, 19}}},      // persons come and go
	)
	var har []string
	for _, v := range f.Virkninger() {
		har = append(har, fmt.Sprintf("%s virker %t, skift %d %d, kommuner %d %d, bortfald %d", v.Laesning, v.Virker,
			len(v.Skift[0]), len(v.Skift[1]), v.Kommuner(1), v.Kommuner(2), len(v.Bortfald)))
		if v.Land[0].Kode != 0 || v.Land[1].Kode != 0 || v.Land[0].Fokusmaal != 1 || v.Land[1].Fokusmaal != 2 || v.Stoerst.Kode == 0 {
			t.Errorf("%s: %v, %v, %v", v.Laesning, v.Land[0], v.Land[1], v.Stoerst)
		}
	}
	vil := []string{
		"R06 virker true, skift 2 0, kommuner 1 0, bortfald 0",
		"R05 virker true, skift 0 2, kommuner 0 1, bortfald 0",
		"R04 virker true, skift 1 1, kommuner 1 1, bortfald 0",
		"R02 virker true, skift 1 0, kommuner 1 0, bortfald 0",
		"R01 virker false, skift 0 0, kommuner 0 0, bortfald 0",
		"R07 virker false, skift 0 0, kommuner 0 0, bortfald 0",
		"R08 virker true, skift 0 0, kommuner 0 0, bortfald 2",
	}
	if diff := cmp.Diff(vil, har); diff != "" {
		t.Error(diff)
	}
	if v := f.Virkninger()[0]; v.Stoerst.Kode != 151 || v.Stoerst.Aendring.Cmp(big.NewRat(30, 1)) != 0 {
		t.Errorf("the largest change of R06 is %s in %d", v.Stoerst.Aendring, v.Stoerst.Kode)
	}
}

func TestACountryWithoutPersonsHasNoChange(t *testing.T) {
	f := foelsom(t, under{0, nil}, under{alternativ(lov.R08), nil})
	for _, r := range f.Raekker {
		if r.Aendring != nil || r.Skifter() || r.Virker() {
			t.Fatalf("%d, fokusmål %d has a change", r.Kode, r.Fokusmaal)
		}
	}
	if v := f.Virkninger(); len(v) != 1 || v[0].Stoerst != nil || v[0].Virker {
		t.Errorf("%v", v)
	}
}
