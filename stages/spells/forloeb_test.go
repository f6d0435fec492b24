package spells_test

import (
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// row returns a row of whole days fra to til.
func row(y schemas.Ydelse, m schemas.Month, fra, til uint8) schemas.YdelseRow {
	r := schemas.YdelseRow{Ydelse: y, ForloebFra: schemas.NoDate, Fra: fra, Til: til}
	r.SetMaaned(m)
	return r
}

func TestAPersonWithoutMeasuredRowsHasNoSpell(t *testing.T) {
	januar := schemas.MonthOf(2024, 1)
	for navn, rows := range map[string][]schemas.YdelseRow{
		"no rows":            nil,
		"only barsel":        {row(schemas.Barselsdagpenge, januar, 1, 31)},
		"only other ones":    {row(schemas.Fleksjob, januar, 1, 31), row(schemas.Su, januar, 1, 31)},
		"only after the end": {row(schemas.Kontanthjaelp, januar+1, 1, 29)},
	} {
		forloeb, program := spells.NewBygger(spells.Regler{}).Byg(rows, januar)
		if len(forloeb) != 0 || len(program) != 0 {
			t.Errorf("%s: %d spells, %d months on the programme", navn, len(forloeb), len(program))
		}
	}
}

func TestASpellIsDeadOnlyInItsOwnDeadMonths(t *testing.T) {
	januar := schemas.MonthOf(2024, 1)
	doed := row(schemas.Kontanthjaelp, januar+1, 1, 29)
	doed.StandbyDage = 29
	forloeb, _ := spells.NewBygger(spells.Regler{}).Byg([]schemas.YdelseRow{
		row(schemas.Kontanthjaelp, januar, 1, 31), doed, row(schemas.Kontanthjaelp, januar+2, 1, 31),
	}, januar+2)
	f := &forloeb[0]
	for m, vil := range map[schemas.Month]bool{januar - 1: false, januar: false, januar + 1: true, januar + 2: false, januar + 3: false} {
		if f.Doed(m) != vil {
			t.Errorf("%s is dead: %t", m, f.Doed(m))
		}
	}
}

func TestSidsteFoerIsTheLastMonthBeforeAnother(t *testing.T) {
	januar := schemas.MonthOf(2024, 1)
	dagpenge := func(m schemas.Month) schemas.YdelseRow {
		r := row(schemas.Dagpenge, m, 1, 28)
		r.ForloebFra = januar.First()
		return r
	}
	forloeb, _ := spells.NewBygger(spells.Regler{}).Byg([]schemas.YdelseRow{dagpenge(januar), dagpenge(januar + 1), dagpenge(januar + 5)}, januar+5)
	for m, vil := range map[schemas.Month]int{januar: -1, januar + 1: 0, januar + 2: 1, januar + 5: 1, januar + 6: 2} {
		if i := forloeb[0].SidsteFoer(m); i != vil {
			t.Errorf("before %s: %d, want %d", m, i, vil)
		}
	}
}

func TestTheProgrammeMonthIsTheRowWithTheLatestTilThenLongestThenLowestCode(t *testing.T) {
	januar := schemas.MonthOf(2024, 1)
	program := func(m schemas.Month, fra, til uint8, k schemas.Kommune) schemas.YdelseRow {
		r := row(schemas.Overgangsydelse, m, fra, til)
		r.Kommune, r.Introduktionsprogram = k, true
		return r
	}
	_, har := spells.NewBygger(spells.Regler{}).Byg([]schemas.YdelseRow{
		program(januar, 1, 30, 1), program(januar, 20, 31, 5), program(januar, 10, 31, 7), program(januar, 10, 31, 9),
		program(januar+2, 1, 10, 4), program(januar+2, 1, 10, 3), program(januar+2, 2, 10, 2),
	}, januar+2)
	vil := []spells.Programmaaned{
		{Maaned: januar, Fra: 10, Til: 31, Kommune: 7},
		{Maaned: januar + 2, Fra: 1, Til: 10, Kommune: 3},
	}
	if diff := gocmp.Diff(vil, har); diff != "" {
		t.Error(diff)
	}
}

func TestJobafklaringIsASpellOfItsOwnOnlyUnderR01(t *testing.T) {
	januar := schemas.MonthOf(2024, 1)
	rows := []schemas.YdelseRow{row(schemas.Ressourceforloeb, januar, 1, 31), row(schemas.Jobafklaring, januar, 1, 31)}
	for _, sag := range []struct {
		regler spells.Regler
		vil    []schemas.Ydelse
	}{
		{spells.Regler{}, []schemas.Ydelse{schemas.Ressourceforloeb}},
		{spells.Regler{JobafklaringErSkift: true}, []schemas.Ydelse{schemas.Ressourceforloeb, schemas.Jobafklaring}},
	} {
		forloeb, _ := spells.NewBygger(sag.regler).Byg(rows, januar)
		var har []schemas.Ydelse
		for i := range forloeb {
			har = append(har, forloeb[i].Ydelse)
			if forloeb[i].Gruppe() != schemas.GruppeRessourceforloebsydelse {
				t.Errorf("%s is in group %s", forloeb[i].Ydelse, forloeb[i].Gruppe())
			}
		}
		if diff := gocmp.Diff(sag.vil, har); diff != "" {
			t.Error(diff)
		}
	}
}

// Overlapping rows can report more exempt days than are alive.
func TestExemptDaysAreNeverMoreThanTheLivingOnes(t *testing.T) {
	januar := schemas.MonthOf(2024, 1)
	a, b := row(schemas.Kontanthjaelp, januar, 1, 31), row(schemas.Kontanthjaelp, januar, 2, 31)
	a.StandbyDage, a.FritagetDage, b.FritagetDage = 20, 11, 11
	forloeb, _ := spells.NewBygger(spells.Regler{}).Byg([]schemas.YdelseRow{a, b}, januar)
	if m := forloeb[0].Maaneder[0]; m.Levende != 11 || m.Fritaget != 11 {
		t.Errorf("%d living days, %d of them exempt; want 11 and 11", m.Levende, m.Fritaget)
	}
}

// The order of the exceptions must not matter: of two predecessors that end in the same
// month it is § 2 stk. 2 that decides.
func TestOfTwoPredecessorsInOneMonthTheFirstOfParagraph2IsTakenOver(t *testing.T) {
	juli := schemas.MonthOf(2025, 7)
	over := spells.Viderefoerelse{Fra: schemas.GruppeOvergangsydelse, Til: schemas.GruppeKontanthjaelp, FraMaaned: schemas.FirstMonth, TilMaaned: schemas.LastMonth}
	udd := over
	udd.Fra = schemas.GruppeUddannelseshjaelp
	rows := []schemas.YdelseRow{
		row(schemas.Uddannelseshjaelp, juli-3, 1, 30), row(schemas.Uddannelseshjaelp, juli-2, 1, 31),
		row(schemas.Overgangsydelse, juli-1, 1, 15), row(schemas.Uddannelseshjaelp, juli-1, 16, 30), row(schemas.Kontanthjaelp, juli, 1, 31),
	}
	for _, regler := range []spells.Regler{
		{Viderefoerelser: []spells.Viderefoerelse{over, udd}}, {Viderefoerelser: []spells.Viderefoerelse{udd, over}},
	} {
		forloeb, _ := spells.NewBygger(regler).Byg(rows, juli)
		nyt := forloeb[len(forloeb)-1]
		if nyt.Ydelse != schemas.Kontanthjaelp || len(nyt.Maaneder) != 2 {
			t.Errorf("%s with %d months; want kontanthjaelp with the month of overgangsydelse and its own", nyt.Ydelse, len(nyt.Maaneder))
		}
	}
}

func TestABenefitIsMeasuredInTheMonthsOfItsListAlone(t *testing.T) {
	januar := schemas.MonthOf(2024, 1)
	foer, efter := spells.Ydelsesliste{TilMaaned: januar}, spells.Ydelsesliste{TilMaaned: januar + 1}
	foer.Maalt[schemas.Kontanthjaelp], efter.Maalt[schemas.Dagpenge] = true, true
	rows := []schemas.YdelseRow{
		row(schemas.Dagpenge, januar, 1, 31), row(schemas.Kontanthjaelp, januar, 1, 31),
		row(schemas.Dagpenge, januar+1, 1, 29), row(schemas.Kontanthjaelp, januar+1, 1, 29),
		row(schemas.Dagpenge, januar+2, 1, 31), row(schemas.Kontanthjaelp, januar+2, 1, 31),
	}
	forloeb, _ := spells.NewBygger(spells.Regler{Ydelser: []spells.Ydelsesliste{foer, efter}}).Byg(rows, januar+2)
	var har []string
	for i := range forloeb {
		for _, m := range forloeb[i].Maaneder {
			har = append(har, forloeb[i].Ydelse.String()+" "+m.Maaned.String())
		}
	}
	if diff := gocmp.Diff([]string{"kontanthjaelp 2024-01", "dagpenge 2024-02"}, har); diff != "" {
		t.Error(diff)
	}
}
