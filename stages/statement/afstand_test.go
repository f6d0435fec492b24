package statement_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

// underLaesninger counts the months of a year under the default and under R13.
func underLaesninger(t require, aar int, fyld func(*measure.Tal, schemas.Month)) ([]*lov.Lov, []*measure.Tal) {
	t.Helper()
	tal := measure.Ny(schemas.MonthOf(aar, 1), schemas.MonthOf(aar, 12))
	for m := tal.Fra; m <= tal.Til; m++ {
		fyld(tal, m)
	}
	r13, err := lov.Ny(lov.Fortolkning(0).Med(lov.R13))
	if err != nil {
		t.Fatal(err)
	}
	return []*lov.Lov{loven(t), r13}, []*measure.Tal{tal, tal}
}

// struers are the figures of Struer month by month from January: persons, uden_tilbud,
// faerre_end_4_samtaler. The data end with the last of them.
func struers(t require, l *lov.Lov, aar int, maaneder ...personer) *statement.Opgoerelse {
	t.Helper()
	_, tal := underLaesninger(t, aar, func(talt *measure.Tal, m schemas.Month) {
		if n := m.Number(); n <= len(maaneder) {
			p := maaneder[n-1]
			tael(talt, m, kommunen(t), schemas.Kontanthjaelp, p[0], p[1], p[2])
		}
	})
	d := statement.Daekning{Sidste: schemas.MonthOf(aar, len(maaneder))}
	return statement.Opgoer(l, tal[0], data(schemas.MonthOf(aar-4, 1), d.Sidste), d, aar)
}

// struersAlene are the same figures of 2024 by month, without the other kommuner.
func struersAlene(t require, maaneder []personer) *statement.Opgoerelse {
	t.Helper()
	o := &statement.Opgoerelse{Aar: 2024, Daekning: statement.Daekning{Sidste: schemas.MonthOf(2024, len(maaneder))}}
	for i, p := range maaneder {
		o.Maanedlig = append(o.Maanedlig, statement.Maanedstal{
			Maaned: schemas.MonthOf(2024, i+1), Omraade: statement.Omraade{Kode: struer}, Ydelse: schemas.Alle,
			Celle: measure.Celle{Personer: int64(p[0]), UdenTilbud: int64(p[1]), FaerreEnd4Samtaler: int64(p[2])},
		})
	}
	return o
}

func gange(n int, p personer) []personer {
	var ud []personer
	for range n {
		ud = append(ud, p)
	}
	return ud
}

// struersAfstand are the two distances of Struer.
func struersAfstand(t require, l *lov.Lov, o *statement.Opgoerelse) []statement.Kommuneafstand {
	t.Helper()
	alle := statement.Afstande(l, o)
	if len(alle) != 2*schemas.Kommuner {
		t.Fatalf("%d rows", len(alle))
	}
	i := 2 * int(kommunen(t))
	for j, a := range alle[i : i+2] {
		if a.Kommune != kommunen(t) || a.Fokusmaal != j+1 || a.Graense != []int64{30, 20}[j] {
			t.Fatalf("%+v", a)
		}
	}
	return alle[i : i+2]
}

func TestAMonthHasAsManyTooManyAsItTakesToGetUnderTheLimit(t *testing.T) {
	maaneder := []personer{{10, 3, 2}, {1000, 300, 200}, {1000, 299, 199}, {10, 10, 10}, {1, 1, 1}, {1, 0, 0}, {0, 0, 0}, {7, 3, 2}, {33, 11, 8}, {1000, 100, 50}}
	vil := [2][]int64{{1, 1, 0, 8, 1, 0, 0, 1, 2, 0}, {1, 1, 0, 9, 1, 0, 0, 1, 2, 0}}
	for j, a := range struersAfstand(t, loven(t), struers(t, loven(t), 2024, append(maaneder, gange(2, personer{10, 0, 0})...)...)) {
		var har []int64
		for i, m := range a.Maaneder[:len(maaneder)] {
			if m.Maaned != schemas.MonthOf(2024, i+1) || m.Naevner != int64(maaneder[i][0]) || m.Taeller != int64(maaneder[i][j+1]) {
				t.Errorf("month %d is %+v", i+1, m)
			}
			har = append(har, m.ForMange)
		}
		if diff := cmp.Diff(vil[j], har); diff != "" {
			t.Errorf("fokusmål %d (-want +got):\n%s", j+1, diff)
		}
		if a.Rest != nil || len(a.Maaneder) != 12 || a.Aaret == nil || a.Aaret.Opfyldt {
			t.Errorf("the year is %+v with rest %+v", a.Aaret, a.Rest)
		}
	}
}

func TestTheYearsDistanceIsThatOfItsMean(t *testing.T) {
	for j, a := range struersAfstand(t, loven(t), struers(t, loven(t), 2024, gange(12, personer{100, 32, 10})...)) {
		vil := []statement.Maalafstand{{Personer: 3}, {Opfyldt: true, Personer: 9}}[j]
		if a.Aaret == nil || *a.Aaret != vil {
			t.Errorf("fokusmål %d: %+v, want %+v", j+1, a.Aaret, vil)
		}
	}
	if a := struersAfstand(t, loven(t), struers(t, loven(t), 2024, gange(12, personer{})...)); a[0].Aaret != nil {
		t.Errorf("nobody has the distance %+v", a[0].Aaret)
	}
}

func TestWhatTheMonthsLeftMustBe(t *testing.T) {
	r13, err := lov.Ny(lov.Fortolkning(0).Med(lov.R13))
	if err != nil {
		t.Fatal(err)
	}
	type rest struct {
		maaneder  int
		under     string
		personer  int64
		sikkert   bool
		umuligt   bool
		befolkede int64
	}
	for navn, sag := range map[string]struct {
		lov      *lov.Lov
		aar      int
		maaneder []personer
		vil      rest // of fokusmål 1, limit 30
	}{
		"half the year at the limit":              {loven(t), 2024, gange(6, personer{10, 3, 0}), rest{6, "3/10", 2, false, false, 10}},
		"half the year over it":                   {loven(t), 2024, gange(6, personer{10, 4, 0}), rest{6, "1/5", 1, false, false, 10}},
		"half the year at twice it":               {loven(t), 2024, gange(6, personer{10, 6, 0}), rest{6, "0", -1, false, true, 10}},
		"one person less than that":               {loven(t), 2024, append(gange(5, personer{10, 6, 0}), personer{10, 5, 0}), rest{6, "1/60", 0, false, false, 10}},
		"one month left, nobody hit so far":       {loven(t), 2024, gange(11, personer{10, 0, 0}), rest{1, "18/5", 10, true, false, 10}},
		"a bound of exactly 1 is not certain":     {loven(t), 2024, append(gange(8, personer{10, 0, 0}), personer{10, 6, 0}), rest{3, "1", 9, false, false, 10}},
		"the population is that of the last":      {loven(t), 2024, append(gange(5, personer{10, 3, 0}), personer{1000, 300, 0}), rest{6, "3/10", 299, false, false, 1000}},
		"months without persons do not weigh":     {loven(t), 2024, append(gange(5, personer{}), personer{10, 6, 0}), rest{6, "1/4", 2, false, false, 10}},
		"nobody so far":                           {loven(t), 2024, gange(6, personer{}), rest{6, "3/10", -1, false, false, 0}},
		"2020: the suspended months are not left": {loven(t), 2020, gange(2, personer{10, 4, 0}), rest{6, "4/15", 2, false, false, 10}},
		"2020: nor are they behind":               {loven(t), 2020, append(gange(2, personer{10, 4, 0}), gange(4, personer{20, 20, 0})...), rest{6, "4/15", 5, false, false, 20}},
		"pooled, R13":                             {r13, 2024, append(gange(5, personer{100, 0, 0}), personer{10, 10, 0}), rest{6, "161/60", 10, true, false, 10}},
		"pooled, R13, over":                       {r13, 2024, append(gange(5, personer{10, 10, 0}), personer{100, 0, 0}), rest{6, "7/24", 29, false, false, 100}},
		"pooled, R13, nobody in the last month":   {r13, 2024, append(gange(5, personer{10, 10, 0}), personer{}), rest{6, "", 0, false, false, 0}},
	} {
		t.Run(navn, func(t *testing.T) {
			r := struersAfstand(t, sag.lov, struers(t, sag.lov, sag.aar, sag.maaneder...))[0].Rest
			if r == nil {
				t.Fatal("no rest")
			}
			har := rest{r.Maaneder, "", r.Personer, r.Sikkert(), r.Umuligt(), r.Population}
			if r.Under != nil {
				har.under = r.Under.RatString()
			}
			if har != sag.vil {
				t.Errorf("%+v, want %+v", har, sag.vil)
			}
		})
	}
}

// With that many persons in each month left the goal is met, and with one more it is not;
// the verdict is asked of the finished year.
func TestTheBoundIsTheVerySharesThatDecideTheFinishedYear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		love, _ := underLaesninger(t, 2024, func(*measure.Tal, schemas.Month) {})
		l := love[rapid.IntRange(0, 1).Draw(t, "law")]
		var hidtil []personer
		for range rapid.IntRange(1, 11).Draw(t, "months") {
			n := rapid.IntRange(1, 30).Draw(t, "persons")
			hidtil = append(hidtil, personer{n, rapid.IntRange(0, n).Draw(t, "uden"), rapid.IntRange(0, n).Draw(t, "faerre")})
		}
		sidste := hidtil[len(hidtil)-1][0]
		for i, a := range struersAfstand(t, l, struersAlene(t, hidtil)) {
			opfyldt := func(k int64) bool {
				var hele []statement.Andel
				for _, p := range hidtil {
					hele = append(hele, statement.Andel{Taeller: int64(p[i+1]), Naevner: int64(p[0])})
				}
				for len(hele) < 12 {
					hele = append(hele, statement.Andel{Taeller: k, Naevner: int64(sidste)})
				}
				afstand, _ := statement.TilMaalet(hele, l.Pulje(), a.Graense)
				return afstand.Opfyldt
			}
			k := a.Rest.Personer
			if k >= 0 && !opfyldt(k) || k < int64(sidste) && opfyldt(k+1) {
				t.Fatalf("fokusmål %d after %v: %d persons, bound %s", i+1, hidtil, k, a.Rest.Under)
			}
			if a.Rest.Sikkert() && k != int64(sidste) || a.Rest.Umuligt() != (k == -1) || a.Rest.Maaneder != 12-len(hidtil) {
				t.Fatalf("%+v", a.Rest)
			}
		}
	})
}

func TestSuspendedMonthsHaveNoDistance(t *testing.T) {
	a := struersAfstand(t, loven(t), struers(t, loven(t), 2020, gange(12, personer{10, 4, 4})...))[0]
	var har []int
	for _, m := range a.Maaneder {
		har = append(har, m.Maaned.Number())
	}
	if diff := cmp.Diff([]int{1, 2, 7, 8, 9, 10, 11, 12}, har); diff != "" {
		t.Error(diff)
	}
}
