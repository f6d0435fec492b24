package spells_test

import (
	"flag"
	"math/bits"
	"os"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// TestMain makes the property tests draw the same histories in every run. Other ones:
// -rapid.seed=N -rapid.checks=N.
func TestMain(m *testing.M) {
	flag.Parse()
	givet := map[string]bool{}
	flag.Visit(func(f *flag.Flag) { givet[f.Name] = true })
	for navn, vaerdi := range map[string]string{"rapid.seed": "301", "rapid.checks": "200", "rapid.nofailfile": "true"} {
		if givet[navn] {
			continue
		}
		if err := flag.Set(navn, vaerdi); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// regelsaet are the default and each reading of SPEC 9 that SPEC 4 takes.
func regelsaet() map[string]spells.Regler {
	standard := []spells.Viderefoerelse{
		{Fra: schemas.GruppeOvergangsydelse, Til: schemas.GruppeUddannelseshjaelp, FraMaaned: schemas.FirstMonth, TilMaaned: schemas.LastMonth},
		{Fra: schemas.GruppeOvergangsydelse, Til: schemas.GruppeKontanthjaelp, FraMaaned: schemas.FirstMonth, TilMaaned: schemas.LastMonth},
		{Fra: schemas.GruppeUddannelseshjaelp, Til: schemas.GruppeKontanthjaelp, FraMaaned: schemas.MonthOf(2025, 7), TilMaaned: schemas.LastMonth},
	}
	return map[string]spells.Regler{
		"default": {Viderefoerelser: standard},
		"R01":     {Viderefoerelser: standard, JobafklaringErSkift: true},
		"R02":     {Viderefoerelser: standard, DagpengeAfbrydes: true},
		"R03":     {Viderefoerelser: standard, StartmaanedKunHel: true},
		"R06":     {Viderefoerelser: standard, EnDoedDagErNok: true},
		"R15":     {Viderefoerelser: standard[:2]},
		"all":     {Viderefoerelser: standard[:2], JobafklaringErSkift: true, DagpengeAfbrydes: true, StartmaanedKunHel: true, EnDoedDagErNok: true},
	}
}

// The oracle is asked anew at every month for the rows up to that month, so that a spell
// that looks ahead is caught too.
func TestTheSpellsOfEveryMonthAreThoseOfTheNaiveOracle(t *testing.T) {
	for navn, regler := range regelsaet() {
		t.Run(navn, func(t *testing.T) {
			bygger := spells.NewBygger(regler)
			rapid.Check(t, func(t *rapid.T) {
				rows := raekker().Draw(t, "rows")
				if len(rows) == 0 {
					return
				}
				for m := foersteMaaned(rows); m <= sidsteMaaned(rows); m++ {
					kendt := slices.DeleteFunc(slices.Clone(rows), func(r schemas.YdelseRow) bool { return r.Maaned() > m })
					vil := (&orakel{kendt, regler}).set()
					alle, _ := bygger.Byg(rows, m)
					if diff := gocmp.Diff(vil, somSet(alle)); diff != "" {
						t.Fatalf("up to %s (-oracle +Byg):\n%s", m, diff)
					}
				}
			})
		})
	}
}

// The drawn histories seldom have two predecessors that are equally late, or a change in
// July 2025 itself.
func TestTheOracleAgreesOnTwoPredecessors(t *testing.T) {
	juli := schemas.MonthOf(2025, 7)
	for navn, sidste := range map[string]struct{ overgang, uddannelse, kontant schemas.Month }{
		"equally late":         {juli - 1, juli - 1, juli},
		"overgangsydelse last": {juli, juli - 1, juli},
		"uddannelse last":      {juli - 1, juli, juli},
		"June":                 {juli - 3, juli - 2, juli - 1},
		"June, equally late":   {juli - 2, juli - 2, juli - 1},
		"July":                 {juli - 3, juli - 1, juli},
		"August":               {juli - 2, juli, juli + 1},
		"too late for both":    {juli - 2, juli - 2, juli},
	} {
		var rows []schemas.YdelseRow
		for m := juli - 9; m <= sidste.overgang; m++ {
			rows = append(rows, row(schemas.Overgangsydelse, m, 1, 20))
		}
		for m := juli - 12; m <= sidste.uddannelse; m++ {
			rows = append(rows, row(schemas.Uddannelseshjaelp, m, 2, 21))
		}
		for m := sidste.kontant; m <= juli+3; m++ {
			rows = append(rows, row(schemas.Kontanthjaelp, m, 3, 28))
		}
		slices.SortFunc(rows, schemas.YdelseRow.Compare)
		for regelnavn, regler := range regelsaet() {
			alle, _ := spells.NewBygger(regler).Byg(rows, schemas.LastMonth)
			if diff := gocmp.Diff((&orakel{rows, regler}).set(), somSet(alle)); diff != "" {
				t.Errorf("%s, %s (-oracle +Byg):\n%s", navn, regelnavn, diff)
			}
		}
	}
}

func TestAMonthIsTheSameWhateverComesAfterIt(t *testing.T) {
	for navn, regler := range regelsaet() {
		t.Run(navn, func(t *testing.T) {
			kort, lang := spells.NewBygger(regler), spells.NewBygger(regler)
			rapid.Check(t, func(t *rapid.T) {
				rows := raekker().Draw(t, "rows")
				if len(rows) == 0 {
					return
				}
				m := rapid.SampledFrom(maanederMed(rows)).Draw(t, "month")
				foer, _ := kort.Byg(rows, m)
				alle, _ := lang.Byg(rows, schemas.LastMonth)
				var afkortet []set
				for _, s := range somSet(alle) {
					s.Maaneder = slices.DeleteFunc(s.Maaneder, func(sm setMaaned) bool { return sm.Maaned > m })
					if s.foersteEgen() != 0 {
						afkortet = append(afkortet, s)
					}
				}
				if diff := gocmp.Diff(somSet(foer), sorteret(afkortet)); diff != "" {
					t.Fatalf("up to %s (-without +with what follows):\n%s", m, diff)
				}
			})
		})
	}
}

func TestThePersonBeforeLeavesNothingInABygger(t *testing.T) {
	regler := regelsaet()["default"]
	brugt := spells.NewBygger(regler)
	rapid.Check(t, func(t *rapid.T) {
		rows := raekker().Draw(t, "rows")
		igen, program := brugt.Byg(rows, schemas.LastMonth)
		nye, nytProgram := spells.NewBygger(regler).Byg(rows, schemas.LastMonth)
		if diff := gocmp.Diff(somSet(nye), somSet(igen)); diff != "" {
			t.Fatalf("(-new +used):\n%s", diff)
		}
		if diff := gocmp.Diff(append([]spells.Programmaaned{}, nytProgram...), append([]spells.Programmaaned{}, program...)); diff != "" {
			t.Fatalf("program (-new +used):\n%s", diff)
		}
	})
}

// somSet turns the package's spells into the oracle's form.
func somSet(alle []spells.Forloeb) []set {
	var ud []set
	for i := range alle {
		f := &alle[i]
		s := set{Gruppe: f.Gruppe(), ForloebFra: f.ForloebFra, Start: f.Start}
		for j := range f.Maaneder {
			m := &f.Maaneder[j]
			sm := setMaaned{
				Maaned: m.Maaned, Egen: m.Egen(), Taeller: m.Taeller, Doed: f.Doed(m.Maaned),
				Fra: m.Fra, Til: m.Til, Kommune: m.Kommune, EgneDage: bits.OnesCount32(m.EgneDage),
				Levende: int(m.Levende), Fritaget: int(m.Fritaget), Anciennitet: int(m.Anciennitet),
				SumLev: int(m.SumLevende), SumFritaget: int(m.SumFritaget),
			}
			if m.Anciennitet >= 12 {
				sm.Vindue = f.TaeltMaaned(j, 12)
			}
			s.Maaneder = append(s.Maaneder, sm)
		}
		ud = append(ud, s)
	}
	return sorteret(ud)
}
