package measure_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/spells"
)

var (
	fra = schemas.MonthOf(2024, 1)
	til = schemas.MonthOf(2024, 3)
)

// dom returns what the law says of a person on kontanthjælp, for 12 counted months, in
// January 2024 in kommune 0.
func dom(trin schemas.Trin, udenTilbud, faerre bool) lov.Dom {
	return lov.Dom{
		Maaned: fra, Trin: trin, Forloeb: &spells.Forloeb{Ydelse: schemas.Kontanthjaelp, Maaneder: []spells.Maaned{{Anciennitet: 12}}},
		Maal1: lov.Maal1{UdenTilbud: udenTilbud}, Maal2: lov.Maal2{FaerreEnd4Samtaler: faerre},
	}
}

func TestAPersonOfThePopulationCountsOnceAndInEachFokusmaalThatHits(t *testing.T) {
	tal := measure.Ny(fra, til)
	for _, d := range []lov.Dom{
		dom(schemas.Population, false, false), dom(schemas.Population, true, false),
		dom(schemas.Population, false, true), dom(schemas.Population, true, true), dom(schemas.Population, true, true),
	} {
		tal.Tael(&d)
	}
	vil := measure.Celle{Personer: 5, UdenTilbud: 3, FaerreEnd4Samtaler: 3}
	if diff := cmp.Diff(vil, tal.Celle(fra, 0, schemas.GruppeKontanthjaelp)); diff != "" {
		t.Error(diff)
	}
	if n := tal.Trin(fra, 0, schemas.Population); n != 5 {
		t.Errorf("%d persons at the step population, want 5", n)
	}
}

func TestAPersonOutsideThePopulationCountsOnlyAtTheStep(t *testing.T) {
	for trin := schemas.Introduktionsprogram; trin < schemas.Population; trin++ {
		tal := measure.Ny(fra, til)
		d := dom(trin, true, true)
		if trin == schemas.Introduktionsprogram {
			d.Forloeb = nil
		}
		tal.Tael(&d)
		for g := schemas.GruppeDagpenge; int(g) <= schemas.Grupper; g++ {
			if c := tal.Celle(fra, 0, g); c != (measure.Celle{}) {
				t.Errorf("%s: %s has %+v", trin, g, c)
			}
		}
		for andet := schemas.Introduktionsprogram; int(andet) <= schemas.AntalTrin; andet++ {
			if n := tal.Trin(fra, 0, andet); n != 0 != (andet == trin) {
				t.Errorf("%s: %d persons at %s", trin, n, andet)
			}
		}
	}
}

func TestAPersonCountsInTheMonthKommuneAndGroupAlone(t *testing.T) {
	tal := measure.Ny(fra, til)
	d := dom(schemas.Population, true, true)
	d.Maaned, d.Kommune, d.Forloeb.Ydelse = til, schemas.Kommuner-1, schemas.Jobafklaring
	tal.Tael(&d)
	for m := fra; m <= til; m++ {
		for k := schemas.Kommune(0); k < schemas.Kommuner; k++ {
			for g := schemas.GruppeDagpenge; int(g) <= schemas.Grupper; g++ {
				var vil measure.Celle
				if m == til && k == schemas.Kommuner-1 && g == schemas.GruppeRessourceforloebsydelse {
					vil = measure.Celle{Personer: 1, UdenTilbud: 1, FaerreEnd4Samtaler: 1}
				}
				if c := tal.Celle(m, k, g); c != vil {
					t.Errorf("%s, %d, %s has %+v", m, k.Kode(), g, c)
				}
			}
		}
	}
}

func TestAPersonOfThePopulationHasOneGroundInEachFokusmaal(t *testing.T) {
	tal := measure.Ny(fra, til)
	d := dom(schemas.Population, false, true)
	d.Maal1.Grund, d.Maal2.Grund = schemas.GrundKunTimer, schemas.GrundSamtaler(2, schemas.UdeladtBrev)
	tal.Tael(&d)
	udenfor := dom(schemas.Fritaget, false, false)
	tal.Tael(&udenfor)
	vil := []linje{
		{Maaned: fra, Gruppe: schemas.GruppeKontanthjaelp, Celle: measure.Celle{Personer: 1, FaerreEnd4Samtaler: 1}},
		{Maaned: fra, Varighed: schemas.Varighed12Til17, Celle: measure.Celle{Personer: 1, FaerreEnd4Samtaler: 1}},
		{Maaned: fra, Trin: schemas.Fritaget, Antal: 1}, {Maaned: fra, Trin: schemas.Population, Antal: 1},
		{Maaned: fra, Grund: d.Maal1.Grund, Antal: 1}, {Maaned: fra, Grund: d.Maal2.Grund, Antal: 1},
	}
	if diff := cmp.Diff(vil, alt(tal)); diff != "" {
		t.Error(diff)
	}
}

func TestAPersonCountsInTheLengthOfTheSpellInThatMonth(t *testing.T) {
	tal := measure.Ny(fra, til)
	maaneder := []spells.Maaned{{Anciennitet: 17}, {Anciennitet: 18}, {Anciennitet: 36}}
	for nr := range maaneder {
		d := dom(schemas.Population, nr > 0, nr > 1)
		d.Maaned, d.Nr, d.Forloeb.Maaneder = fra+schemas.Month(nr), nr, maaneder
		tal.Tael(&d)
		tal.Tael(&d)
	}
	vil := []linje{
		{Maaned: fra, Varighed: schemas.Varighed12Til17, Celle: measure.Celle{Personer: 2}},
		{Maaned: fra + 1, Varighed: schemas.Varighed18Til23, Celle: measure.Celle{Personer: 2, UdenTilbud: 2}},
		{Maaned: fra + 2, Varighed: schemas.VarighedFra36, Celle: measure.Celle{Personer: 2, UdenTilbud: 2, FaerreEnd4Samtaler: 2}},
	}
	var har []linje
	for _, l := range alt(tal) {
		if l.Varighed != schemas.IngenVarighed {
			har = append(har, l)
		}
	}
	if diff := cmp.Diff(vil, har); diff != "" {
		t.Error(diff)
	}
}

// The months of a kommune lie beside those of the next: a month too far must not count there.
func TestAMonthThatIsNotMeasuredIsCountedNowhere(t *testing.T) {
	for _, m := range []schemas.Month{fra - 1, til + 1} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s was counted", m)
				}
			}()
			d := dom(schemas.Population, true, true)
			d.Maaned, d.Kommune = m, 1
			measure.Ny(fra, til).Tael(&d)
		}()
	}
}

func TestCountsOfNoMonthsAreEmpty(t *testing.T) {
	tal := measure.Ny(til, fra)
	tal.LaegTil(measure.Ny(til, fra))
	if tal.Fra != til || tal.Til != fra {
		t.Errorf("the counts reach from %s to %s", tal.Fra, tal.Til)
	}
}

// linje is a cell of the counts with its place.
type linje struct {
	Maaned   schemas.Month
	Kommune  schemas.Kommune
	Gruppe   schemas.Gruppe
	Varighed schemas.Varighed
	Celle    measure.Celle
	Trin     schemas.Trin
	Grund    schemas.Grund
	Antal    int64
}

// alt are all cells of the counts that are not zero.
func alt(tal *measure.Tal) []linje {
	var ud []linje
	for m := tal.Fra; m <= tal.Til; m++ {
		for k := schemas.Kommune(0); k < schemas.Kommuner; k++ {
			for g := schemas.GruppeDagpenge; int(g) <= schemas.Grupper; g++ {
				if c := tal.Celle(m, k, g); c != (measure.Celle{}) {
					ud = append(ud, linje{Maaned: m, Kommune: k, Gruppe: g, Celle: c})
				}
			}
			for v := schemas.IngenVarighed; int(v) <= schemas.AntalVarigheder; v++ {
				if c := tal.Varighed(m, k, v); c != (measure.Celle{}) {
					ud = append(ud, linje{Maaned: m, Kommune: k, Varighed: v, Celle: c})
				}
			}
			for trin := schemas.Introduktionsprogram; int(trin) <= schemas.AntalTrin; trin++ {
				if n := tal.Trin(m, k, trin); n != 0 {
					ud = append(ud, linje{Maaned: m, Kommune: k, Trin: trin, Antal: n})
				}
			}
			for g := schemas.IngenGrund; int(g) <= schemas.AntalGrunde; g++ {
				if n := tal.Grund(m, k, g); n != 0 {
					ud = append(ud, linje{Maaned: m, Kommune: k, Grund: g, Antal: n})
				}
			}
		}
	}
	return ud
}

// However the persons are dealt to workers, and in whatever order these are added, the
// sums are those of one worker.
func TestTheSumsDoNotDependOnTheWorkersOrTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		en := measure.Ny(fra, til)
		workers := []*measure.Tal{measure.Ny(fra, til), measure.Ny(fra, til), measure.Ny(fra, til)}
		for range rapid.IntRange(0, 50).Draw(t, "persons") {
			d := dom(schemas.Trin(rapid.IntRange(1, schemas.AntalTrin).Draw(t, "trin")), rapid.Bool().Draw(t, "1"), rapid.Bool().Draw(t, "2"))
			d.Maaned += schemas.Month(rapid.IntRange(0, 2).Draw(t, "month"))
			d.Kommune = schemas.Kommune(rapid.IntRange(0, 2).Draw(t, "kommune"))
			d.Forloeb.Ydelse = schemas.Ydelse(rapid.IntRange(int(schemas.Dagpenge), int(schemas.Ledighedsydelse)).Draw(t, "ydelse"))
			d.Forloeb.Maaneder[0].Anciennitet = rapid.Int32Range(12, 40).Draw(t, "anciennitet")
			d.Maal1.Grund = rapid.SampledFrom(schemas.Grunde(1)).Draw(t, "grund 1")
			d.Maal2.Grund = rapid.SampledFrom(schemas.Grunde(2)).Draw(t, "grund 2")
			en.Tael(&d)
			workers[rapid.IntRange(0, 2).Draw(t, "worker")].Tael(&d)
		}
		sum := measure.Ny(fra, til)
		for _, w := range rapid.Permutation(workers).Draw(t, "order") {
			sum.LaegTil(w)
		}
		if diff := cmp.Diff(alt(en), alt(sum)); diff != "" {
			t.Errorf("(-one worker +three):\n%s", diff)
		}
	})
}
