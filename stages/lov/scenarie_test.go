package lov_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// scenarieMappe holds the scenarios; its README.md is their grammar.
const scenarieMappe = "../../testdata/scenarier"

// TestScenarier judges every scenario. One of them: go test -run TestScenarier/<file>.
func TestScenarier(t *testing.T) {
	for _, fil := range scenarieFiler(t) {
		t.Run(scenarieNavn(fil), func(t *testing.T) {
			s := laesScenarieFil(t, fil)
			for _, v := range s.forventninger {
				t.Run(v.navn, func(t *testing.T) {
					fundet := v.fundne(lovUnder(t, v.fortolkning), &s.historik)
					if diff := cmp.Diff(v.tekst(v.oenskede()), v.tekst(fundet)); diff != "" {
						t.Errorf("%s (-expected +found):\n%s", s.titel, diff)
					}
				})
			}
		})
	}
}

// R13 is about the annual figure, which no single person has: stages/statement proves it.
func TestEveryReadingHasAScenarioInWhichItDiffersFromItsDefault(t *testing.T) {
	vist := map[lov.Laesning]bool{lov.R13: true}
	for _, fil := range scenarieFiler(t) {
		s := laesScenarieFil(t, fil)
		for _, l := range lov.Laesninger() {
			v := s.forventning(s.fortolkning.Med(l))
			standard := s.forventning(s.fortolkning)
			if v == nil || standard == nil {
				continue
			}
			if !v.holder(lovUnder(t, s.fortolkning), &s.historik) {
				vist[l] = true
			}
		}
	}
	for _, l := range lov.Laesninger() {
		if !vist[l] {
			t.Errorf("no scenario shows %s beside its default", l)
		}
	}
}

func TestAScenarioWithAMistakeIsRefused(t *testing.T) {
	const god = "T. § 5\nSaetning.\nRegel: anciennitet\n-- ydelse --\nmaaned ydelse\n2024-01 kontanthjaelp\n-- forventet --\nmaaned trin\n2024-01 under_12_maaneder\n"
	if _, err := laesScenarie([]byte(god)); err != nil {
		t.Fatalf("the sound scenario was refused: %v", err)
	}
	for navn, sag := range map[string]struct{ foer, efter, fejl string }{
		"no source in the comment":     {"T. § 5", "T.", "§ or SPEC"},
		"no rule in the comment":       {"Regel: anciennitet\n", "", "names no rule"},
		"an empty list of rules":       {"Regel: anciennitet", "Regel:", "there is no rule \"\"; there are gyldighed, ydelser, "},
		"an unknown rule":              {"Regel: anciennitet", "Regel: anciennitet, tilbuds", "there is no rule \"tilbuds\"; there are gyldighed, ydelser, "},
		"a rule named twice":           {"Regel: anciennitet", "Regel: timer, timer", "twice"},
		"no sentence":                  {"Saetning.\n", "", "sentence"},
		"an unknown section":           {"-- ydelse --", "-- ydelser --", "unknown section"},
		"an unknown column":            {"maaned ydelse", "maaned ydlese", "unknown column"},
		"an unknown benefit":           {"2024-01 kontanthjaelp", "2024-01 kontanthjælp", "ydelse"},
		"too few cells":                {"2024-01 kontanthjaelp", "2024-01", "cells"},
		"no measured month":            {"2024-01 under_12_maaneder", "# none", "no rows"},
		"a row that check would drop":  {"2024-01 kontanthjaelp", "2024-01 dagpenge", "forloeb_fra"},
		"months in the wrong order":    {"2024-01 kontanthjaelp", "2024-02..2024-01 kontanthjaelp", "after"},
		"a month that is not measured": {"2024-01 under_12_maaneder", "2026-01 -", "not a measured month"},
		"a trin that does not exist":   {"under_12_maaneder", "under_12", "trin"},
		"an unknown reading":           {"-- forventet --", "-- forventet R17 --", "reading"},
	} {
		t.Run(navn, func(t *testing.T) {
			if !strings.Contains(god, sag.foer) {
				t.Fatal("the case does not fit the sound scenario")
			}
			_, err := laesScenarie([]byte(strings.Replace(god, sag.foer, sag.efter, 1)))
			if err == nil || !strings.Contains(err.Error(), sag.fejl) {
				t.Errorf("got error %v, want one about %q", err, sag.fejl)
			}
		})
	}
}

func TestTheGrammarOfScenariosNamesEveryRule(t *testing.T) {
	grammatik, err := os.ReadFile(filepath.Join(scenarieMappe, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	ord := strings.FieldsFunc(string(grammatik), func(r rune) bool { return strings.ContainsRune(" `\n", r) })
	if linje := strings.ReplaceAll(reglernesNavne(), ",", ""); !strings.Contains(strings.Join(ord, " "), linje) {
		t.Errorf("README.md of %s does not name the rules in their order: %s", scenarieMappe, linje)
	}
}

func scenarieFiler(t *testing.T) []string {
	t.Helper()
	filer, err := filepath.Glob(filepath.Join(scenarieMappe, "*.txtar"))
	if err != nil || len(filer) == 0 {
		t.Fatalf("no scenarios in %s: %v", scenarieMappe, err)
	}
	return filer
}

func scenarieNavn(fil string) string { return strings.TrimSuffix(filepath.Base(fil), ".txtar") }

func laesScenarieFil(t *testing.T, fil string) *scenarie {
	t.Helper()
	data, err := os.ReadFile(fil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := laesScenarie(data)
	if err != nil {
		t.Fatalf("%s: %v", scenarieNavn(fil), err)
	}
	return s
}

// forventning is what a scenario expects of its person under one Fortolkning.
type forventning struct {
	navn        string
	fortolkning lov.Fortolkning
	kolonner    []string
	raekker     []forventetRaekke
}

// forventetRaekke is one measured month: its cells in the order of the columns.
type forventetRaekke struct {
	maaned schemas.Month
	celler []string
}

func (s *scenarie) forventning(f lov.Fortolkning) *forventning {
	for i := range s.forventninger {
		if s.forventninger[i].fortolkning == f {
			return &s.forventninger[i]
		}
	}
	return nil
}

func (v *forventning) oenskede() [][]string {
	var ud [][]string
	for _, r := range v.raekker {
		ud = append(ud, r.celler)
	}
	return ud
}

// fundne are the same months and columns as the law judges them.
func (v *forventning) fundne(l *lov.Lov, h *schemas.Historik) [][]string {
	domme := map[schemas.Month]udfald{}
	for _, u := range udfaldene(l.NyDommer(lov.GyldigFra, lov.GyldigTil), h) {
		domme[u.Maaned] = u
	}
	var ud [][]string
	for _, r := range v.raekker {
		celler := make([]string, len(v.kolonner))
		for i, kolonne := range v.kolonner {
			u, ok := domme[r.maaned]
			switch kolonne {
			case "maaned":
				celler[i] = r.maaned.String()
			case "medregnes", "udvaelger":
				celler[i] = aaretsCelle(l, kolonne, r.maaned)
			default:
				celler[i] = u.celle(kolonne, ok)
			}
		}
		ud = append(ud, celler)
	}
	return ud
}

// holder says that the law judges as the scenario expects.
func (v *forventning) holder(l *lov.Lov, h *schemas.Historik) bool {
	return v.tekst(v.fundne(l, h)) == v.tekst(v.oenskede())
}

// tekst lays the rows out as a table with the columns' names.
func (v *forventning) tekst(raekker [][]string) string {
	bredder := make([]int, len(v.kolonner))
	for i, k := range v.kolonner {
		bredder[i] = len(k)
		for _, r := range raekker {
			bredder[i] = max(bredder[i], len(r[i]), len("introduktionsprogram"))
		}
	}
	var b strings.Builder
	for _, r := range append([][]string{v.kolonner}, raekker...) {
		for i, celle := range r {
			fmt.Fprintf(&b, "%-*s ", bredder[i], celle)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
