package statement_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

// alle98 is the law and the counts of 2024 of all kommuner: in each month so many persons.
func alle98(t *testing.T, f lov.Fortolkning, hvem map[int32]personer) (*lov.Lov, *measure.Tal) {
	t.Helper()
	l, err := lov.Ny(f)
	if err != nil {
		t.Fatal(err)
	}
	tal := measure.Ny(schemas.MonthOf(2024, 1), schemas.MonthOf(2024, 12))
	for m := tal.Fra; m <= tal.Til; m++ {
		for k := range schemas.Kommune(schemas.Kommuner) {
			p, egne := hvem[k.Kode()]
			if !egne {
				p = personer{10, 1, 1}
			}
			tael(tal, m, k, schemas.Kontanthjaelp, p[0], p[1], p[2])
		}
	}
	return l, tal
}

// Struer stands in skaerpet_tilsyn with 50 and 40 pct. at selection, and has a resultatmål
// that is not met; nor has Ballerup. The others have met theirs.
func laesninger2024(t *testing.T, d statement.Daekning) *statement.Tilsynsfoelsomhed {
	t.Helper()
	var love []*lov.Lov
	var tal []*measure.Tal
	for _, under := range []struct {
		f    lov.Fortolkning
		hvem map[int32]personer
	}{
		{0, map[int32]personer{struer: {10, 4, 3}, 151: {10, 2, 1}}},
		{alternativ(lov.R16), map[int32]personer{struer: {10, 5, 3}, 151: {10, 3, 1}, 101: {10, 9, 9}}},
		{alternativ(lov.R02), map[int32]personer{struer: {10, 2, 1}, 151: {10, 2, 1}}},
		{alternativ(lov.R05), map[int32]personer{struer: {10, 3, 2}, 151: {10, 1, 1}}}, // other figures, the same decisions
	} {
		l, talt := alle98(t, under.f, under.hvem)
		love, tal = append(love, l), append(tal, talt)
	}
	grader := medGrader(t, 2024, 2, 1)
	ballerup, _ := schemas.KommuneFraKode(151)
	grader[ballerup].Faktisk = grader[ballerup].Forventet + 1
	har, err := statement.FoelsomTilsyn(love, tal, d, 2024, grader, medForrige(t, 2023, foerSkaerpet))
	if err != nil {
		t.Fatal(err)
	}
	return har
}

func laesningsraekke(r *statement.Laesningstal) string {
	return fmt.Sprintf("%s %d %d %s: %s, %s %t", r.Laesning, r.Aar, r.Kommune.Kode(), r.Foer, r.Standard, r.Alternativ, r.Skifter())
}

func TestTheDecisionsThatDependOnAReadingStandFirst(t *testing.T) {
	f := laesninger2024(t, statement.Daekning{Sidste: schemas.MonthOf(2024, 12)})
	var har []string
	for i := range f.Raekker[:5] {
		har = append(har, laesningsraekke(&f.Raekker[i]))
	}
	vil := []string{
		"R02 2024 671 skaerpet_tilsyn: forlaenget, ingen true",
		"R16 2024 151 ingen: ingen, skaerpet_tilsyn true",
		"R16 2024 671 skaerpet_tilsyn: forlaenget, administration true",
		"R02 2024 101 ingen: ingen, ingen false",
		"R02 2024 147 ingen: ingen, ingen false",
	}
	if diff := cmp.Diff(vil, har); diff != "" {
		t.Error(diff)
	}
	if status := f.Standard.Raekker[kommunen(t)].Status; status != schemas.Forlaenget || len(f.Raekker) != 3*schemas.Kommuner || len(f.Skift()) != 3 {
		t.Errorf("%s by default, %d rows, %d of them change", status, len(f.Raekker), len(f.Skift()))
	}
	for i := 4; i < len(f.Raekker); i++ {
		a, b := &f.Raekker[i-1], &f.Raekker[i]
		if b.Skifter() || a.Laesning > b.Laesning || a.Laesning == b.Laesning && a.Kommune >= b.Kommune {
			t.Fatalf("%s comes before %s", laesningsraekke(a), laesningsraekke(b))
		}
	}
}

// R16 gives København 90 pct. in both: with a resultatmål that is met, it is not selected.
func TestAFigureThatFlipsIsNotADecisionThatDoes(t *testing.T) {
	f := laesninger2024(t, statement.Daekning{Sidste: schemas.MonthOf(2024, 12)})
	for i := range f.Raekker {
		if r := &f.Raekker[i]; r.Kommune.Kode() == 101 && (r.Skifter() || r.Alternativ != schemas.IngenTilsyn) {
			t.Error(laesningsraekke(r))
		}
	}
}

func TestInAForeloebigYearNoDecisionDependsOnAReading(t *testing.T) {
	f := laesninger2024(t, statement.Daekning{Sidste: schemas.MonthOf(2024, 11)})
	if !f.Standard.Foreloebig || len(f.Raekker) != 3*schemas.Kommuner || len(f.Skift()) != 0 {
		t.Errorf("foreløbig %t, %d rows", f.Standard.Foreloebig, len(f.Raekker))
	}
	for i := range f.Raekker {
		if r := &f.Raekker[i]; r.Skifter() || r.Standard != schemas.IkkeAfgjort {
			t.Fatal(laesningsraekke(r))
		}
	}
}

// Fortolkning R13: the counts are the same, and the law alone makes another decision.
func TestADecisionCanDependOnTheLawAlone(t *testing.T) {
	k := kommunen(t)
	love, tal := underLaesninger(t, 2024, func(talt *measure.Tal, m schemas.Month) {
		if m.Number() == 1 {
			tael(talt, m, k, schemas.Dagpenge, 2, 2, 0)
		} else if m.Number() == 2 {
			tael(talt, m, k, schemas.Dagpenge, 98, 10, 0)
		}
	})
	d := statement.Daekning{Sidste: schemas.MonthOf(2024, 12)}
	har, err := statement.FoelsomTilsyn(love, tal, d, 2024, medGrader(t, 2024, 2, 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	if r := laesningsraekke(&har.Raekker[0]); r != "R13 2024 671 ingen: skaerpet_tilsyn, ingen true" || har.Raekker[1].Skifter() {
		t.Error(r)
	}
	alle := statement.Tilsynsfoelsomhed{Raekker: har.Skift()}
	if len(alle.Skift()) != 1 {
		t.Error("where every row changes, they are not all of them")
	}
	var fejl *statement.InputError
	if har, err := statement.FoelsomTilsyn(love, tal, d, 2024, nil, nil); !errors.As(err, &fejl) || har != nil {
		t.Errorf("decided without a resultatmål: %v", err)
	}
}
