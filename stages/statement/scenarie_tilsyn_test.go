package statement_test

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// tilsynsgrundlag is what the tilsyn is decided on in a scenario of the year, besides the
// figures: the resultatmål of the years, and how the kommune stood before the first of them.
type tilsynsgrundlag struct {
	grader []schemas.Ydelsesgrad
	foer   foer
}

// tilsynsaar is what is decided on a year.
type tilsynsaar struct {
	tal statement.Tilsynstal
	// krav is nil where the kommune is not under administration.
	krav *statement.Minimumskrav
}

func tilsynskolonner() []string {
	return []string{"status", "paragraf", "meddelelse_senest", "redegoerelse_senest", "genopretning_til", "sagsgennemgang_senest", "minimum_tilbud", "minimum_samtaler"}
}

// afgoer decides the tilsyn of the years that have a resultatmål, in order, on their figures;
// the other kommuner meet theirs.
func (b *tilsynsgrundlag) afgoer(t *testing.T, f lov.Fortolkning, opgjort func(aar int) *statement.Opgoerelse) map[int]*tilsynsaar {
	t.Helper()
	if len(b.grader) == 0 {
		return nil
	}
	l, err := lov.Ny(f)
	if err != nil {
		t.Fatal(err)
	}
	var aarene []*statement.Opgoerelse
	var grader []schemas.Ydelsesgrad
	for _, g := range b.grader {
		aarene = append(aarene, opgjort(g.Aar))
		grader = append(grader, medGrader(t, g.Aar, g.Faktisk, g.Forventet)...)
	}
	raekke, err := statement.AfgoerAarene(l, aarene, grader, medForrige(t, b.grader[0].Aar-1, b.foer))
	if err != nil {
		t.Fatal(err)
	}
	ud := map[int]*tilsynsaar{}
	for i, tilsyn := range raekke.Aar {
		ud[tilsyn.Aar] = &tilsynsaar{tal: tilsyn.Raekker[kommunen(t)]}
		if krav := statement.Minimumskravene(l, aarene[i], tilsyn); len(krav) > 0 {
			ud[tilsyn.Aar].krav = &krav[0]
		}
	}
	return ud
}

// tilsynscelle writes one column as a scenario spells it; what the year does not have is
// »-«.
func tilsynscelle(a *tilsynsaar, kolonne string) string {
	if a == nil {
		return "-"
	}
	switch kolonne {
	case "status":
		return a.tal.Status.String()
	case "paragraf":
		return strings.ReplaceAll(a.tal.Paragraf, " ", "")
	case "meddelelse_senest":
		return dagEllerIntet(a.tal.MeddelelseSenest)
	case "redegoerelse_senest":
		return dagEllerIntet(a.tal.RedegoerelseSenest)
	case "genopretning_til":
		return dagEllerIntet(a.tal.GenopretningTil)
	case "sagsgennemgang_senest":
		return dagEllerIntet(a.tal.SagsgennemgangSenest)
	}
	switch {
	case a.krav == nil:
		return "-"
	case kolonne == "minimum_tilbud" && a.krav.Tilbud.Opfyldt, kolonne == "minimum_samtaler" && a.krav.Samtaler.Opfyldt:
		return "ja"
	}
	return "nej"
}

func dagEllerIntet(d schemas.Date) string {
	if d == schemas.NoDate {
		return "-"
	}
	return d.String()
}

// laesYdelsesgrad reads the resultatmål, a row for each year, the years in order.
func (b *tilsynsgrundlag) laesYdelsesgrad(kolonner []string, raekker [][]string) error {
	if vil := []string{"aar", "faktisk", "forventet"}; !slices.Equal(kolonner, vil) {
		return fmt.Errorf("the columns are %s", strings.Join(vil, ", "))
	}
	for _, r := range raekker {
		if len(r) != len(kolonner) {
			return fmt.Errorf("a row has %d cells under %d columns", len(r), len(kolonner))
		}
		aar, err := strconv.Atoi(r[0])
		if err != nil || lov.Gyldig(aar) != nil {
			return fmt.Errorf("%q is no measured year", r[0])
		}
		if n := len(b.grader); n > 0 && aar != b.grader[n-1].Aar+1 {
			return fmt.Errorf("%d does not follow %d", aar, b.grader[n-1].Aar)
		}
		faktisk, okFaktisk := iPct4(r[1])
		forventet, okForventet := iPct4(r[2])
		if !okFaktisk || !okForventet {
			return fmt.Errorf("the resultatmål of %d is not two numbers with up to 4 decimals", aar)
		}
		b.grader = append(b.grader, schemas.Ydelsesgrad{Aar: aar, Faktisk: faktisk, Forventet: forventet})
	}
	return nil
}

// iPct4 reads a number of pct. with up to four decimals.
func iPct4(celle string) (schemas.Pct4, bool) {
	r, ok := new(big.Rat).SetString(celle)
	if !ok {
		return 0, false
	}
	r.Mul(r, big.NewRat(10_000, 1))
	return schemas.Pct4(r.Num().Int64()), r.IsInt()
}

// laesForrige reads how the kommune stood before the first year: one row.
func (b *tilsynsgrundlag) laesForrige(kolonner []string, raekker [][]string) error {
	if vil := []string{"status", "baseline_aar", "baseline_maal1", "baseline_maal2"}; !slices.Equal(kolonner, vil) || len(raekker) != 1 || len(raekker[0]) != len(vil) {
		return fmt.Errorf("one row with the columns %s", strings.Join(vil, ", "))
	}
	r := raekker[0]
	status := schemas.TilsynsstatusFraKode(r[0])
	aar, err := strconv.Atoi(r[1])
	if status == schemas.UkendtStatus || err != nil {
		return fmt.Errorf("%q of %q is no status with its year", r[0], r[1])
	}
	for _, celle := range r[2:] {
		if _, ok := new(big.Rat).SetString(celle); !ok && celle != "-" {
			return fmt.Errorf("%q is no share", celle)
		}
	}
	b.foer = foer{status, aar, andele{strings.Trim(r[2], "-"), strings.Trim(r[3], "-")}}
	return nil
}

func TestAScenarioOfTheTilsynWithAMistakeIsRefused(t *testing.T) {
	const god = "T. § 5\n-- maanedstal --\nmaaned personer uden_tilbud faerre_end_4_samtaler\n2024-01..2024-12 10 3 2\n" +
		"-- ydelsesgrad --\naar faktisk forventet\n2024 18.5 18.4999\n2025 18 18\n" +
		"-- tilsyn_forrige --\nstatus baseline_aar baseline_maal1 baseline_maal2\nskaerpet_tilsyn 2023 1/2 -\n" +
		"-- forventet --\naar status\n2024 forlaenget\n"
	s, err := laesAarsscenarie([]byte(god))
	if err != nil {
		t.Fatalf("the sound scenario was refused: %v", err)
	}
	if g := s.tilsyn.grader[0]; g.Faktisk != 185000 || g.Forventet != 184999 || s.tilsyn.foer != (foer{schemas.SkaerpetTilsyn, 2023, andele{"1/2", ""}}) {
		t.Errorf("%+v", s.tilsyn)
	}
	afvises(t, god, map[string]aendring{
		"columns in another order":    {"aar faktisk forventet", "aar forventet faktisk", "the columns are"},
		"too few cells":               {"2025 18 18", "2025 18", "cells"},
		"a year that is not measured": {"2024 18.5", "2019 18.5", "no measured year"},
		"a year left out":             {"2024 18.5", "2023 18.5", "does not follow"},
		"five decimals":               {"18.4999", "18.49999", "up to 4 decimals"},
		"no number":                   {"18.4999", "18,4999", "up to 4 decimals"},
		"an unknown status":           {"skaerpet_tilsyn", "skaerpet", "no status"},
		"a share that is none":        {"1/2 -", "x -", "no share"},
		"no row":                      {"skaerpet_tilsyn 2023 1/2 -\n", "", "one row"},
	})
}
