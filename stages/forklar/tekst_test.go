package forklar

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

func TestLongTextsAreBrokenAndWhatBelongsTogetherIsNot(t *testing.T) {
	var text tekst
	text.felt("loven", "%s", strings.Repeat("efter § 5, stk. 2, nr. 1, mindre end 30 pct. ", 9))
	for _, linje := range strings.Split(text.String(), "\n") {
		if utf8.RuneCountInString(linje) > Bredde {
			t.Errorf("%d characters: %s", utf8.RuneCountInString(linje), linje)
		}
		for _, ende := range []string{"§", "stk.", "nr.", "30"} {
			if strings.HasSuffix(linje, ende) {
				t.Errorf("a line ends with %s: %s", ende, linje)
			}
		}
		if strings.Contains(linje, haardt) {
			t.Errorf("a hard space is left: %q", linje)
		}
	}
	if !strings.HasPrefix(text.String(), "  loven         efter § 5") || !strings.Contains(text.String(), "\n                ") {
		t.Errorf("the field is\n%s", text.String())
	}
}

func TestAWordLongerThanALineStandsAlone(t *testing.T) {
	var text tekst
	text.afsnit(2, "se %s nu", strings.Repeat("x", 2*Bredde))
	if vil := "  se\n  " + strings.Repeat("x", 2*Bredde) + "\n  nu\n"; text.String() != vil {
		t.Errorf("%q", text.String())
	}
}

func TestEveryGroundAndStepHasItsOwnWords(t *testing.T) {
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	bog, seen := regelbog{l}, map[string]bool{}
	for g := schemas.GrundTilbud; g <= schemas.GrundMindst4; g++ {
		seen[bog.grundTekst(g)] = true
	}
	for s := schemas.Trin(0); int(s) <= schemas.AntalTrin; s++ {
		seen[bog.trinTekst(s)] = true
	}
	if len(seen) != schemas.AntalGrunde+schemas.AntalTrin+1 || seen[""] {
		t.Errorf("%d different texts", len(seen))
	}
}

func TestNumbersAreWrittenAsInDanish(t *testing.T) {
	for har, vil := range map[string]string{
		statement.Antal(0): "0", statement.Antal(999): "999", statement.Antal(1000): "1 000", statement.Antal(1234567): "1 234 567", statement.Antal(-1234): "-1 234",
		timer(0): "0,00", timer(5): "0,05", timer(-250): "-2,50", timer(123456): "1 234,56",
		flertal(1, "person", "personer"): "1 person", flertal(2, "person", "personer"): "2 personer",
		opregning(nil): "", opregning([]string{"marts"}): "marts", opregning([]string{"marts", "april", "maj"}): "marts, april og maj",
		statement.Stort("århundrede"): "Århundrede",
	} {
		if har != vil {
			t.Errorf("%q, want %q", har, vil)
		}
	}
}
