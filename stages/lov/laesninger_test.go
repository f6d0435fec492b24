package lov_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/stages/lov"
)

func TestEveryReadingIsToldInWholeSentences(t *testing.T) {
	set := map[string]lov.Laesning{}
	for _, l := range lov.Laesninger() {
		tekst := l.Beskriv()
		for felt, ord := range map[string]string{"Standard": tekst.Standard, "Alternativ": tekst.Alternativ, "Kilder": tekst.Kilder} {
			if !strings.HasSuffix(ord, ".") && !strings.HasSuffix(ord, ".«") {
				t.Errorf("%s: %s is no sentence: %q", l, felt, ord)
			}
		}
		if !strings.HasSuffix(tekst.Spoergsmaal, "?") {
			t.Errorf("%s: the question is none: %q", l, tekst.Spoergsmaal)
		}
		if tekst.Standard == tekst.Alternativ {
			t.Errorf("%s: the alternative is the default", l)
		}
		if !strings.Contains(tekst.Kilder, "§") && !strings.Contains(tekst.Kilder, "Vejledningens tekst er ikke set.") {
			t.Errorf("%s: no source is named: %q", l, tekst.Kilder)
		}
		if andet, har := set[tekst.Spoergsmaal]; har {
			t.Errorf("%s and %s ask the same", andet, l)
		}
		set[tekst.Spoergsmaal] = l
	}
}

func TestWhatIsNoReadingHasNothingToTell(t *testing.T) {
	for _, l := range []lov.Laesning{0, lov.R16 + 1, lov.R18 + 1} {
		if diff := cmp.Diff(lov.Laesningstekst{}, l.Beskriv()); diff != "" {
			t.Errorf("%s: %s", l, diff)
		}
	}
}
