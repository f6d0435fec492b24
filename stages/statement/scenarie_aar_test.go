package statement_test

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

// aarsscenarier holds the scenarios of the year; README.md in the folder above it is
// their grammar.
const aarsscenarier = "../../testdata/scenarier/aar"

// aarsscenarie is one file: the figures of the months of one kommune, and what the law
// says of the years.
type aarsscenarie struct {
	maaneder      map[schemas.Month]maanedstal
	tilsyn        tilsynsgrundlag
	forventninger []aarsforventning
}

// maanedstal are the persons of a month, those of them without tilbud and with fewer than 4
// samtaler, and those with a tilbud: the others have hours alone.
type maanedstal struct{ personer, uden, faerre, medTilbud int }

// aarsforventning is what a scenario expects under one Fortolkning: its columns, and a row
// for each year.
type aarsforventning struct {
	navn        string
	fortolkning lov.Fortolkning
	kolonner    []string
	raekker     [][]string
}

func TestAarsscenarier(t *testing.T) {
	filer, err := filepath.Glob(filepath.Join(aarsscenarier, "*.txtar"))
	if err != nil || len(filer) == 0 {
		t.Fatalf("no scenarios in %s: %v", aarsscenarier, err)
	}
	for _, fil := range filer {
		t.Run(strings.TrimSuffix(filepath.Base(fil), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(fil)
			if err != nil {
				t.Fatal(err)
			}
			s, err := laesAarsscenarie(data)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range s.forventninger {
				t.Run(v.navn, func(t *testing.T) {
					if diff := cmp.Diff(v.raekker, s.fundne(t, &v)); diff != "" {
						t.Errorf("%s (-expected +found):\n%s", strings.Join(v.kolonner, " "), diff)
					}
				})
			}
		})
	}
}

// fundne are the same years and columns as the law finds them.
func (s *aarsscenarie) fundne(t *testing.T, v *aarsforventning) [][]string {
	t.Helper()
	aarene := map[int]*statement.Opgoerelse{}
	opgjort := func(aar int) *statement.Opgoerelse {
		if aarene[aar] == nil {
			aarene[aar] = s.opgoer(t, aar, v.fortolkning)
		}
		return aarene[aar]
	}
	tilsyn := s.tilsyn.afgoer(t, v.fortolkning, opgjort)
	var ud [][]string
	for _, r := range v.raekker {
		aar, _ := strconv.Atoi(r[slices.Index(v.kolonner, "aar")])
		tal := &opgjort(aar).Aarlig[int(kommunen(t))+1]
		celler := make([]string, len(v.kolonner))
		for i, kolonne := range v.kolonner {
			if slices.Contains(tilsynskolonner(), kolonne) {
				celler[i] = tilsynscelle(tilsyn[aar], kolonne)
			} else {
				celler[i] = aarscelle(tal, kolonne)
			}
		}
		ud = append(ud, celler)
	}
	return ud
}

// opgoer makes the figures of the year: all persons are on kontanthjælp in one kommune, so
// that Hele landet has the same figures, and the data reach far enough back.
func (s *aarsscenarie) opgoer(t *testing.T, aar int, f lov.Fortolkning) *statement.Opgoerelse {
	t.Helper()
	o := aaret(t, aar, schemas.MonthOf(aar-3, 1), schemas.MonthOf(aar, 12), f, func(tal *measure.Tal) {
		for m := tal.Fra; m <= tal.Til; m++ {
			n := s.maaneder[m]
			taelGrunde(t, tal, m, n.personer, n.medTilbud, n.personer-n.uden-n.medTilbud, n.personer-n.faerre)
		}
	})
	landet, egne := &o.Aarlig[0], &o.Aarlig[int(kommunen(t))+1]
	for _, kolonne := range aarskolonner() {
		if l, e := aarscelle(landet, kolonne), aarscelle(egne, kolonne); l != e {
			t.Errorf("%d: %s of Hele landet is %s, of the only kommune %s", aar, kolonne, l, e)
		}
	}
	return o
}

func aarskolonner() []string {
	return []string{"aar", "maaneder", "uden_tilbud", "maal1_opfyldt", "faerre_end_4_samtaler", "maal2_opfyldt"}
}

// aarscelle writes one column as a scenario spells it, fractions reduced; what the year
// does not have is »-«.
func aarscelle(a *statement.Aarstal, kolonne string) string {
	verdikt := func(m statement.Middel, opfyldt bool) string {
		switch {
		case !m.Findes():
			return "-"
		case opfyldt:
			return "ja"
		}
		return "nej"
	}
	switch kolonne {
	case "aar":
		return strconv.Itoa(a.Aar)
	case "maaneder":
		return strconv.Itoa(a.UdenTilbud.Maaneder)
	case "uden_tilbud":
		return brudAf(a.UdenTilbud)
	case "maal1_opfyldt":
		return verdikt(a.UdenTilbud, a.Maal1Opfyldt)
	case "faerre_end_4_samtaler":
		return brudAf(a.FaerreEnd4Samtaler)
	}
	return verdikt(a.FaerreEnd4Samtaler, a.Maal2Opfyldt)
}

// laesAarsscenarie reads a scenario of the year. That its comment names the rules that it
// proves is seen to in stages/lov.
func laesAarsscenarie(data []byte) (*aarsscenarie, error) {
	s := &aarsscenarie{maaneder: map[schemas.Month]maanedstal{}, tilsyn: tilsynsgrundlag{foer: foerIngen}}
	for _, f := range txtar.Parse(data).Files {
		navn, koder, _ := strings.Cut(f.Name, " ")
		kolonner, raekker := aarstabel(f.Data)
		var err error
		switch navn {
		case "maanedstal":
			err = s.laesMaanedstal(kolonner, raekker)
		case "ydelsesgrad":
			err = s.tilsyn.laesYdelsesgrad(kolonner, raekker)
		case "tilsyn_forrige":
			err = s.tilsyn.laesForrige(kolonner, raekker)
		case "forventet":
			err = s.laesForventet(koder, kolonner, raekker)
		default:
			err = fmt.Errorf("unknown section; there are maanedstal, ydelsesgrad, tilsyn_forrige, forventet")
		}
		if err != nil {
			return nil, fmt.Errorf("section %q: %w", f.Name, err)
		}
	}
	if len(s.maaneder) == 0 || len(s.forventninger) == 0 {
		return nil, fmt.Errorf("a scenario of the year has the sections maanedstal and forventet, with rows")
	}
	return s, nil
}

// aarstabel splits a section into its line of column names and its rows.
func aarstabel(data []byte) (kolonner []string, raekker [][]string) {
	for linje := range strings.Lines(string(data)) {
		linje, _, _ = strings.Cut(linje, "#")
		switch celler := strings.Fields(linje); {
		case len(celler) == 0:
		case kolonner == nil:
			kolonner = celler
		default:
			raekker = append(raekker, celler)
		}
	}
	return kolonner, raekker
}

func (s *aarsscenarie) laesMaanedstal(kolonner []string, raekker [][]string) error {
	vil := []string{"maaned", "personer", "uden_tilbud", "faerre_end_4_samtaler", "med_tilbud"}
	if !slices.Equal(kolonner, vil) && !slices.Equal(kolonner, vil[:4]) {
		return fmt.Errorf("the columns are %s", strings.Join(vil, ", "))
	}
	for _, r := range raekker {
		if len(r) != len(kolonner) {
			return fmt.Errorf("a row has %d cells under %d columns", len(r), len(kolonner))
		}
		fra, til, flere := strings.Cut(r[0], "..")
		if !flere {
			til = fra
		}
		foerste, errFra := schemas.ParseMonth(fra)
		sidste, errTil := schemas.ParseMonth(til)
		if errFra != nil || errTil != nil || foerste > sidste {
			return fmt.Errorf("%q is neither a month nor a range of months", r[0])
		}
		tal, err := laesTal(r[1:])
		if err != nil {
			return err
		}
		for m := foerste; m <= sidste; m++ {
			if _, har := s.maaneder[m]; har {
				return fmt.Errorf("two rows for %s", m)
			}
			s.maaneder[m] = tal
		}
	}
	return nil
}

// laesTal reads the figures of a month. Without the last one, nobody has hours alone.
func laesTal(celler []string) (maanedstal, error) {
	var tal [4]int
	for i, celle := range celler {
		var err error
		if tal[i], err = strconv.Atoi(celle); err != nil || tal[i] < 0 || tal[i] > tal[0] {
			return maanedstal{}, fmt.Errorf("%q is no number of the persons", celle)
		}
	}
	ud := maanedstal{tal[0], tal[1], tal[2], tal[0] - tal[1]}
	if len(celler) == len(tal) {
		if tal[3] > ud.medTilbud {
			return ud, fmt.Errorf("%d persons with a tilbud and %d without are more than the persons", tal[3], tal[1])
		}
		ud.medTilbud = tal[3]
	}
	return ud, nil
}

func (s *aarsscenarie) laesForventet(koder string, kolonner []string, raekker [][]string) error {
	v := aarsforventning{navn: strings.TrimSpace("forventet " + koder), kolonner: kolonner}
	var err error
	if v.fortolkning, err = lov.ParseFortolkning(koder); err != nil {
		return err
	}
	for _, k := range kolonner {
		if alle := append(aarskolonner(), tilsynskolonner()...); !slices.Contains(alle, k) {
			return fmt.Errorf("unknown column %q; there are %s", k, strings.Join(alle, ", "))
		}
	}
	iAar := slices.Index(kolonner, "aar")
	for _, r := range raekker {
		if len(r) != len(kolonner) || iAar < 0 {
			return fmt.Errorf("a row has %d cells under %d columns, one of which is aar", len(r), len(kolonner))
		}
		if aar, err := strconv.Atoi(r[iAar]); err != nil || lov.Gyldig(aar) != nil {
			return fmt.Errorf("%q is no measured year", r[iAar])
		}
		v.raekker = append(v.raekker, forkortet(kolonner, r))
	}
	if len(v.raekker) == 0 {
		return fmt.Errorf("no rows")
	}
	s.forventninger = append(s.forventninger, v)
	return nil
}

// forkortet reduces the fractions of a row, so that 30/100 can be written as such.
func forkortet(kolonner, raekke []string) []string {
	ud := slices.Clone(raekke)
	for i, k := range kolonner {
		if r, ok := new(big.Rat).SetString(ud[i]); ok && (k == "uden_tilbud" || k == "faerre_end_4_samtaler") {
			ud[i] = r.RatString()
		}
	}
	return ud
}

func TestAScenarioOfTheYearWithAMistakeIsRefused(t *testing.T) {
	const god = "T. § 5\n-- maanedstal --\nmaaned personer uden_tilbud faerre_end_4_samtaler\n2024-01..2024-02 10 3 2\n2024-03 10 3 2\n" +
		"-- forventet --\naar uden_tilbud\n2024 3/10\n"
	if _, err := laesAarsscenarie([]byte(god)); err != nil {
		t.Fatalf("the sound scenario was refused: %v", err)
	}
	afvises(t, god, map[string]aendring{
		"an unknown section":          {"-- maanedstal --", "-- maanedtal --", "unknown section"},
		"columns in another order":    {"uden_tilbud faerre", "faerre_end_4_samtaler uden", "the columns are"},
		"too few cells":               {"2024-03 10 3 2", "2024-03 10 3", "cells"},
		"a month that is none":        {"2024-03 10", "2024-13 10", "neither a month"},
		"months in the wrong order":   {"2024-01..2024-02", "2024-02..2024-01", "neither a month"},
		"a month twice":               {"2024-03 10", "2024-02 10", "two rows for 2024-02"},
		"more than the persons":       {"2024-03 10 3 2", "2024-03 10 11 2", "no number of the persons"},
		"an unknown column":           {"aar uden_tilbud", "aar uden", "unknown column"},
		"no year":                     {"aar uden_tilbud\n2024", "maaneder uden_tilbud\n3", "aar"},
		"a year that is not measured": {"2024 3/10", "2026 3/10", "no measured year"},
		"an unknown reading":          {"-- forventet --", "-- forventet R17 --", "reading"},
		"more tilbud than persons":    {"samtaler\n2024-01..2024-02 10 3 2\n2024-03 10 3 2", "samtaler med_tilbud\n2024-03 10 3 2 8", "more than the persons"},
		"nothing expected":            {"2024 3/10", "", "no rows"},
		"no section forventet":        {"-- forventet --\naar uden_tilbud\n2024 3/10\n", "", "maanedstal and forventet"},
	})
}

// aendring replaces a part of a sound scenario, and says what the error is then about.
type aendring struct{ foer, efter, fejl string }

// afvises checks that a sound scenario is refused with each of the changes.
func afvises(t *testing.T, god string, aendringer map[string]aendring) {
	t.Helper()
	for navn, sag := range aendringer {
		t.Run(navn, func(t *testing.T) {
			if !strings.Contains(god, sag.foer) {
				t.Fatal("the case does not fit the sound scenario")
			}
			_, err := laesAarsscenarie([]byte(strings.Replace(god, sag.foer, sag.efter, 1)))
			if err == nil || !strings.Contains(err.Error(), sag.fejl) {
				t.Errorf("got error %v, want one about %q", err, sag.fejl)
			}
		})
	}
}
