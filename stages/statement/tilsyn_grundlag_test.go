package statement_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// grundlaget is what the tilsyn on 2024 is decided on, sound until a case spoils it.
type grundlaget struct {
	grader  []schemas.Ydelsesgrad
	forrige []schemas.TilsynForrige
	o       *statement.Opgoerelse
}

func TestWithoutASoundBasisNothingIsDecided(t *testing.T) {
	k := kommunen(t)
	under2024 := func(f foer) func(*grundlaget) {
		return func(g *grundlaget) { g.forrige = medForrige(t, 2023, f) }
	}
	tal := func(aar int, f foer) func(*grundlaget) {
		return func(g *grundlaget) {
			g.o, g.grader, g.forrige = medAndele(t, aar, valgt), medGrader(t, aar, pct(2000), pct(1900)), medForrige(t, aar-1, f)
		}
	}
	for navn, sag := range map[string]struct {
		spoleret func(*grundlaget)
		fejl     string
	}{
		"no resultatmål of the year":                  {func(g *grundlaget) { g.grader = medGrader(t, 2023, 1, 1) }, "deciding the tilsyn on 2024 with ydelsesgrad, column kommune: expected one row for each kommune and 2024, found none for 98: all of them"},
		"no resultatmål at all":                       {func(g *grundlaget) { g.grader = nil }, "found none for 98"},
		"two kommuner missing":                        {func(g *grundlaget) { g.grader = append(g.grader[1:k:k], g.grader[k+1:]...) }, "found none for 2: København (101), Struer (671); "},
		"two equal rows for a kommune":                {func(g *grundlaget) { g.grader = append(g.grader, g.grader[k]) }, "found several for 1: Struer (671); "},
		"three rows for a kommune name it once":       {func(g *grundlaget) { g.grader = append(g.grader, g.grader[k], g.grader[k]) }, "found several for 1: Struer (671); "},
		"some of a foreløbig year":                    {func(g *grundlaget) { g.grader = g.grader[:97]; g.o.Daekning.Sidste-- }, "found none for 1: Hjørring (860); "},
		"tilsyn_forrige of the year itself":           {func(g *grundlaget) { g.forrige = medForrige(t, 2024, foerIngen) }, "deciding the tilsyn on 2024 with tilsyn_forrige, column aar: expected 2023 in every row, found a row of 2024; "},
		"tilsyn_forrige two years back":               {func(g *grundlaget) { g.forrige = medForrige(t, 2022, foerIngen) }, "expected 2023 in every row, found a row of 2022; give the table tilsyn of 2023"},
		"one row of tilsyn_forrige of another year":   {func(g *grundlaget) { g.forrige[97].Aar = 2022 }, "found a row of 2022"},
		"tilsyn_forrige without a kommune":            {func(g *grundlaget) { g.forrige = g.forrige[1:] }, "with tilsyn_forrige, column kommune: expected one row for each kommune and 2023, found none for 1: København (101); "},
		"tilsyn_forrige with a kommune twice":         {func(g *grundlaget) { g.forrige = append(g.forrige, g.forrige[k]) }, "found several for 1: Struer (671); "},
		"a year before that was foreløbig":            {under2024(foer{schemas.IkkeAfgjort, 0, andele{}}), "deciding the tilsyn on 2024 with tilsyn_forrige, column status: expected what a kommune can have after 2023, found something else: Struer (671) is ikke_afgjort: 2023 was not over; "},
		"no status":                                   {under2024(foer{}), "Struer (671) has no status"},
		"ingen with a baseline_aar":                   {under2024(foer{schemas.IngenTilsyn, 2023, andele{}}), "Struer (671) has a baseline with status ingen"},
		"ingen with a baseline":                       {under2024(foer{schemas.IngenTilsyn, 0, andele{"", "1/2"}}), "has a baseline with status ingen"},
		"skaerpet_tilsyn for a second year":           {under2024(foer{schemas.SkaerpetTilsyn, 2022, valgt}), "has status skaerpet_tilsyn without baseline_aar 2023"},
		"skaerpet_tilsyn without a baseline_aar":      {under2024(foer{schemas.SkaerpetTilsyn, 0, valgt}), "has status skaerpet_tilsyn without baseline_aar 2023"},
		"forlaenget in the year of selection":         {under2024(foer{schemas.Forlaenget, 2023, valgt}), "has status forlaenget without baseline_aar 2022"},
		"forlaenget for a second year":                {under2024(foer{schemas.Forlaenget, 2021, valgt}), "has status forlaenget without baseline_aar 2022"},
		"administration in the year of selection":     {under2024(foer{schemas.Administration, 2023, valgt}), "has status administration without a baseline_aar of 2022 or before"},
		"selected on 2020":                            {under2024(foer{schemas.Administration, 2020, valgt}), "has the baseline of a year that selects nobody"},
		"selected before the scheme":                  {under2024(foer{schemas.Administration, 2019, valgt}), "has a baseline_aar before 2020"},
		"administration without a baseline_aar":       {under2024(foer{schemas.Administration, 0, valgt}), "has a baseline_aar before 2020"},
		"selected with both met":                      {under2024(foer{schemas.SkaerpetTilsyn, 2023, andele{"29/100", "19/100"}}), "has a baseline that did not select in 2023"},
		"selected without figures":                    {under2024(foer{schemas.SkaerpetTilsyn, 2023, andele{}}), "has a baseline that did not select in 2023"},
		"selected on fokusmål 1 in 2022":              {under2024(foer{schemas.Forlaenget, 2022, andele{"1/2", "19/100"}}), "has a baseline that did not select in 2022"},
		"a share above 1":                             {under2024(foer{schemas.SkaerpetTilsyn, 2023, andele{"1/2", "101/100"}}), "has a baseline_maal2 outside 0..1"},
		"a share below 0":                             {under2024(foer{schemas.SkaerpetTilsyn, 2023, andele{"-1/100", "1/2"}}), "has a baseline_maal1 outside 0..1"},
		"skaerpet_tilsyn before 2020":                 {tal(2020, foer{schemas.SkaerpetTilsyn, 2019, valgt}), "has a baseline_aar before 2020"},
		"skaerpet_tilsyn on 2020, which selects none": {tal(2021, foer{schemas.SkaerpetTilsyn, 2020, valgt}), "has the baseline of a year that selects nobody"},
	} {
		t.Run(navn, func(t *testing.T) {
			g := &grundlaget{medGrader(t, 2024, pct(2000), pct(1900)), medForrige(t, 2023, foerSkaerpet), medAndele(t, 2024, valgt)}
			if _, err := statement.Afgoer(loven(t), g.o, g.grader, g.forrige); err != nil {
				t.Fatalf("the sound basis is refused: %v", err)
			}
			sag.spoleret(g)
			tilsyn, err := statement.Afgoer(loven(t), g.o, g.grader, g.forrige)
			var fejl *statement.InputError
			if !errors.As(err, &fejl) || tilsyn != nil || !strings.Contains(err.Error(), sag.fejl) {
				t.Fatalf("got %v, want an error about %q", err, sag.fejl)
			}
			if hel := fmt.Sprintf("deciding the tilsyn on %d with %s, column %s: expected %s, found %s; %s", g.o.Aar, fejl.Input, fejl.Column, fejl.Expected, fejl.Found, fejl.Hint); err.Error() != hel {
				t.Errorf("the message is %s, not %s", err, hel)
			}
			if fejl.Advice() == "" || !strings.HasSuffix(err.Error(), "; "+fejl.Advice()) || strings.Contains(err.Error(), "101/100") {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestEveryStatusThatCanBeIsAccepted(t *testing.T) {
	paaGraensen := andele{"3/10", "1/10"}
	for navn, sag := range map[string]struct {
		aar  int
		foer foer
	}{
		"all at ingen before 2020":                  {2020, foerIngen},
		"skaerpet_tilsyn, on one limit":             {2024, foer{schemas.SkaerpetTilsyn, 2023, paaGraensen}},
		"skaerpet_tilsyn of 2021":                   {2022, foer{schemas.SkaerpetTilsyn, 2021, andele{"0", "1/5"}}},
		"a share of 1":                              {2024, foer{schemas.SkaerpetTilsyn, 2023, andele{"1", "0"}}},
		"one of them without a share":               {2024, foer{schemas.SkaerpetTilsyn, 2023, andele{"3/10", ""}}},
		"forlaenget":                                {2024, foer{schemas.Forlaenget, 2022, valgt}},
		"administration right after the selection":  {2024, foer{schemas.Administration, 2022, valgt}},
		"administration since the first that could": {2025, foer{schemas.Administration, 2021, valgt}},
	} {
		t.Run(navn, func(t *testing.T) {
			if r := afgjort(t, sag.aar, sag.foer, valgt, pct(1), pct(1)); r.Foer.Status != sag.foer.status {
				t.Errorf("stood at %s", r.Foer.Status)
			}
		})
	}
}

// What goes in is not changed, and neither is a baseline by what is decided on it.
func TestTheBaselineOfTheYearBeforeIsLeftAsItWas(t *testing.T) {
	forrige := medForrige(t, 2023, foerSkaerpet)
	if _, err := statement.Afgoer(loven(t), medAndele(t, 2024, andele{"2/5", "3/10"}), medGrader(t, 2024, 1, 1), forrige); err != nil {
		t.Fatal(err)
	}
	if b := forrige[kommunen(t)].Baseline; b[0].Cmp(big.NewRat(1, 2)) != 0 || b[1].Cmp(big.NewRat(2, 5)) != 0 {
		t.Errorf("%v", b)
	}
}

// The order of the rows in the files does not matter.
func TestTheOrderOfTheInputDoesNotMatter(t *testing.T) {
	grader, forrige := medGrader(t, 2024, pct(2000), pct(1900)), medForrige(t, 2023, foerSkaerpet)
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	a, err := statement.Afgoer(l, medAndele(t, 2024, valgt), grader, forrige)
	if err != nil {
		t.Fatal(err)
	}
	for i, j := 0, len(grader)-1; i < j; i, j = i+1, j-1 {
		grader[i], grader[j] = grader[j], grader[i]
		forrige[i], forrige[j] = forrige[j], forrige[i]
	}
	b, err := statement.Afgoer(l, medAndele(t, 2024, valgt), grader, forrige)
	if err != nil {
		t.Fatal(err)
	}
	for k := range a.Raekker {
		if a.Raekker[k].Kommune != b.Raekker[k].Kommune || a.Raekker[k].Begrundelse != b.Raekker[k].Begrundelse {
			t.Errorf("row %d: %s and %s", k, a.Raekker[k].Begrundelse, b.Raekker[k].Begrundelse)
		}
	}
}
