package forskel

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"fokusmaal/schemas"
)

const (
	program = schemas.AarsagProgram
	regler  = schemas.AarsagReglerOgLaesninger
	rettede = schemas.AarsagRettedeEllerFjernede
	nye     = schemas.AarsagNye
)

var heleVejen = []schemas.Aarsag{program, regler, rettede, nye, program}

func TestAFigureIsSplitInPartsThatAddUp(t *testing.T) {
	for navn, sag := range map[string]struct {
		vaerdier string // with a space between; - does not exist
		vil      string
	}{
		"nothing changes":                    {"7 7 7 7 7 7", "aendring 0 program 0 regler_og_laesninger 0 rettede_eller_fjernede_raekker 0 nye_raekker 0; "},
		"each step has its part":             {"10 11 13 12 17 16", "aendring 6 program 0 regler_og_laesninger 2 rettede_eller_fjernede_raekker -1 nye_raekker 5; program regler_og_laesninger rettede_eller_fjernede_raekker nye_raekker"},
		"what comes back is a change of 0":   {"5 5 5 4 5 5", "aendring 0 program 0 regler_og_laesninger 0 rettede_eller_fjernede_raekker -1 nye_raekker 1; rettede_eller_fjernede_raekker nye_raekker"},
		"shares to the last digit":           {"0.1 0.1 0.3 0.3 0.30000000000000004 0.30000000000000004", "aendring 0.20000000000000004 program 0 regler_og_laesninger 0.2 rettede_eller_fjernede_raekker 0 nye_raekker 0.00000000000000004; regler_og_laesninger nye_raekker"},
		"it begins to exist":                 {"- - - - 0.5 0.5", "; nye_raekker"},
		"it ends":                            {"0.5 0.5 0.5 - - -", "; rettede_eller_fjernede_raekker"},
		"never there":                        {"- - - - - -", "; "},
		"not there in between":               {"0.5 0.5 0.75 - 0.25 0.25", "aendring -0.25 program 0 regler_og_laesninger 0.25 rettede_eller_fjernede_raekker 0 nye_raekker 0 ikke_opdelt -0.5; regler_og_laesninger rettede_eller_fjernede_raekker nye_raekker"},
		"there at the ends alone":            {"1 - - - - 4", "aendring 3 program 0 regler_og_laesninger 0 rettede_eller_fjernede_raekker 0 nye_raekker 0 ikke_opdelt 3; program"},
		"two steps of a reason are one part": {"1 2 2 2 2 5", "aendring 4 program 4 regler_og_laesninger 0 rettede_eller_fjernede_raekker 0 nye_raekker 0; program"},
	} {
		vaerdier := strings.Fields(sag.vaerdier)
		for i := range vaerdier {
			vaerdier[i] = strings.TrimSuffix(vaerdier[i], "-")
		}
		o, err := Opdel(vaerdier, heleVejen)
		if err != nil {
			t.Fatal(err)
		}
		har := ""
		if o.Aendring != "" {
			har = "aendring " + o.Aendring
		}
		for a := range schemas.AntalAarsager {
			if o.Dele[a] != "" {
				har += fmt.Sprintf(" %s %s", schemas.Aarsag(a), o.Dele[a])
			}
		}
		if har += "; " + Koder(o.Aarsager); har != sag.vil {
			t.Errorf("%s:\n%s, want\n%s", navn, har, sag.vil)
		}
	}
}

// Whatever the values, the parts are the change to the last digit.
func TestThePartsAlwaysAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tal := rapid.Custom(func(t *rapid.T) string {
			if rapid.IntRange(0, 3).Draw(t, "exists") == 0 {
				return ""
			}
			return big.NewRat(rapid.Int64Range(-1e18, 1e18).Draw(t, "n"), 1e17).FloatString(17)
		})
		vaerdier := rapid.SliceOfN(tal, 6, 6).Draw(t, "values")
		o, err := Opdel(vaerdier, heleVejen)
		if err != nil {
			t.Fatal(err)
		}
		if (vaerdier[0] == "" || vaerdier[5] == "") != (o.Aendring == "") {
			t.Fatalf("a change of a figure that does not exist: %q", o.Aendring)
		}
		sum := new(big.Rat)
		for _, del := range o.Dele {
			if del == "" {
				continue
			}
			r, _ := new(big.Rat).SetString(del)
			sum.Add(sum, r)
		}
		if o.Aendring == "" {
			return
		}
		vil, _ := new(big.Rat).SetString(o.Aendring)
		foer, _ := new(big.Rat).SetString(vaerdier[0])
		efter, _ := new(big.Rat).SetString(vaerdier[5])
		if sum.Cmp(vil) != 0 || efter.Sub(efter, foer).Cmp(vil) != 0 {
			t.Fatalf("the parts are %s, the change is %s", sum, vil)
		}
	})
}

func TestWhatIsNoDecimalIsRefusedAndNotRepeated(t *testing.T) {
	for _, tekst := range []string{"1e3", "NaN", "1/2", " 1", "1.", ".5", "--1", "+1", "0x1", "1_000", "-"} {
		_, err := Opdel([]string{"1", tekst}, []schemas.Aarsag{program})
		if err == nil || strings.Contains(err.Error(), tekst+" ") && len(tekst) > 2 {
			t.Errorf("%q: %v", tekst, err)
		}
	}
	for _, tekst := range []string{"0", "-0.5", "12345678901234567890", "0.000000100000000000000001"} {
		o, err := Opdel([]string{"0", tekst}, []schemas.Aarsag{program})
		if err != nil || o.Aendring != tekst || o.Dele[program] != tekst {
			t.Errorf("%q: %v, %v", tekst, o, err)
		}
		want, _ := new(big.Rat).SetString(tekst)
		if tal, err := LaesDecimal(tekst); err != nil || tal.Cmp(want) != 0 {
			t.Errorf("%q: %v, %v", tekst, tal, err)
		}
	}
}
