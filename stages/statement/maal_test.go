package statement_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

func TestTheDistanceToAGoalIsExactAtItsEdge(t *testing.T) {
	type andele = []statement.Andel
	for navn, sag := range map[string]struct {
		andele andele
		pulje  bool
		pct    int64
		vil    statement.Maalafstand
	}{
		"exactly 30 pct. needs one fewer":             {andele{{300, 1000}}, false, 30, statement.Maalafstand{Personer: 1}},
		"one under 30 pct. has room for none":         {andele{{299, 1000}}, false, 30, statement.Maalafstand{Opfyldt: true}},
		"two under 30 pct. has room for one":          {andele{{298, 1000}}, false, 30, statement.Maalafstand{Opfyldt: true, Personer: 1}},
		"exactly 20 pct. needs one fewer":             {andele{{2, 10}}, false, 20, statement.Maalafstand{Personer: 1}},
		"everybody hit":                               {andele{{10, 10}}, false, 30, statement.Maalafstand{Personer: 8}},
		"nobody hit":                                  {andele{{0, 10}}, false, 30, statement.Maalafstand{Opfyldt: true, Personer: 2}},
		"one person alone, hit":                       {andele{{1, 1}}, false, 30, statement.Maalafstand{Personer: 1}},
		"one person alone, not hit":                   {andele{{0, 1}}, false, 30, statement.Maalafstand{Opfyldt: true}},
		"a month of nobody is left out":               {andele{{3, 10}, {0, 0}}, false, 30, statement.Maalafstand{Personer: 1}},
		"a numerator is never below zero":             {andele{{0, 1000}, {10, 10}}, false, 30, statement.Maalafstand{Personer: 5}},
		"a numerator is never above all":              {andele{{0, 1000}, {0, 1}}, false, 60, statement.Maalafstand{Opfyldt: true, Personer: 199}},
		"the mean of the shares, not of the persons":  {andele{{9, 10}, {1, 1000}}, false, 30, statement.Maalafstand{Personer: 4}},
		"pooled, the small month weighs little (R13)": {andele{{9, 10}, {1, 1000}}, true, 30, statement.Maalafstand{Opfyldt: true, Personer: 291}},
	} {
		t.Run(navn, func(t *testing.T) {
			har, ok := statement.TilMaalet(sag.andele, sag.pulje, sag.pct)
			if !ok || har != sag.vil {
				t.Errorf("%+v, %v; want %+v", har, ok, sag.vil)
			}
		})
	}
}

func TestWhereNobodyIsThereIsNoDistance(t *testing.T) {
	if afstand, ok := statement.TilMaalet([]statement.Andel{{}, {}}, false, 30); ok {
		t.Errorf("it is %+v", afstand)
	}
}

// Counting up from 0, person by person, finds the same number as halving.
func TestTheDistanceIsTheFirstThatChangesTheVerdict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var andele []statement.Andel
		for range rapid.IntRange(1, 12).Draw(t, "months") {
			n := rapid.Int64Range(0, 40).Draw(t, "persons")
			andele = append(andele, statement.Andel{Taeller: rapid.Int64Range(0, n).Draw(t, "hit"), Naevner: n})
		}
		pulje, pct := rapid.Bool().Draw(t, "pulje"), rapid.Int64Range(1, 100).Draw(t, "pct")
		afstand, ok := statement.TilMaalet(andele, pulje, pct)
		if !ok {
			return
		}
		under := func(k int64) bool {
			flyttet := make([]statement.Andel, len(andele))
			for i, a := range andele {
				flyttet[i] = statement.Andel{Taeller: min(max(a.Taeller+k, 0), a.Naevner), Naevner: a.Naevner}
			}
			opfyldt, _ := statement.TilMaalet(flyttet, pulje, pct)
			return opfyldt.Opfyldt
		}
		k, retning := int64(0), int64(1)
		if !under(0) {
			retning = -1
		}
		for under(retning*k) == under(0) {
			k++
		}
		if under(0) {
			k--
		}
		if afstand.Opfyldt != under(0) || afstand.Personer != k {
			t.Errorf("%+v, want %d", afstand, k)
		}
	})
}

// The months that can be in the mean are those that the annual figure is made of: its mean
// and its verdict follow from them in every kommune, suspended months and all.
func TestTheDistanceAgreesWithTheAnnualFigure(t *testing.T) {
	for _, aar := range []int{2020, 2024} {
		for _, f := range []lov.Fortolkning{0, lov.Fortolkning(0).Med(lov.R13)} {
			l, err := lov.Ny(f)
			if err != nil {
				t.Fatal(err)
			}
			tal := measure.Ny(schemas.MonthOf(aar, 1), schemas.MonthOf(aar, 12))
			for m := tal.Fra; m <= tal.Til; m++ {
				for k := range schemas.Kommune(20) {
					n := 5 + int(k)
					tael(tal, m, k, schemas.Kontanthjaelp, n, (m.Number()*int(k))%n, (m.Number()+int(k))%n)
				}
			}
			d := statement.Daekning{Sidste: schemas.MonthOf(aar, 11)}
			o := statement.Opgoer(l, tal, &measure.Raekkevidde{}, d, aar)
			for i := range o.Aarlig {
				for maal := 1; maal <= statement.Fokusmaal; maal++ {
					tjekAfstand(t, l, o, &o.Aarlig[i], maal)
				}
			}
		}
	}
}

func tjekAfstand(t *testing.T, l *lov.Lov, o *statement.Opgoerelse, a *statement.Aarstal, maal int) {
	t.Helper()
	var andele []statement.Andel
	for i := range o.Maanedlig {
		m := &o.Maanedlig[i]
		if m.Kode == a.Kode && m.Ydelse == schemas.Alle && o.IAaretsGennemsnit(l, m.Maaned) {
			andele = append(andele, m.Andel(maal))
		}
	}
	vil := a.Bedoemt(maal)
	afstand, ok := statement.TilMaalet(andele, l.Pulje(), l.Graenser(a.Aar).Pct(maal))
	if ok != vil.Findes() || afstand.Opfyldt != vil.Opfyldt {
		t.Errorf("%d, %s, fokusmål %d: %+v, %v; the annual figure says %v", a.Aar, a.Navn, maal, afstand, ok, vil.Opfyldt)
	}
	if ok && new(big.Rat).SetFrac(vil.Taeller, vil.Naevner).Cmp(middelAf(andele, l.Pulje())) != 0 {
		t.Errorf("%d, %s, fokusmål %d: the months named have another mean than the annual figure", a.Aar, a.Navn, maal)
	}
}

// middelAf is the mean of the shares, or with pulje that of their persons.
func middelAf(andele []statement.Andel, pulje bool) *big.Rat {
	sum, hvem, rammer, maaneder := new(big.Rat), int64(0), int64(0), int64(0)
	for _, a := range andele {
		if a.Findes() {
			sum.Add(sum, big.NewRat(a.Taeller, a.Naevner))
			hvem, rammer, maaneder = hvem+a.Naevner, rammer+a.Taeller, maaneder+1
		}
	}
	if pulje {
		return big.NewRat(rammer, hvem)
	}
	return sum.Quo(sum, big.NewRat(maaneder, 1))
}
