package site

import (
	"slices"
	"strings"
	"testing"

	"fokusmaal/stages/offentlig"
)

func TestFiguresAreWrittenInDanish(t *testing.T) {
	for _, c := range []struct{ faaet, ventet string }{
		{antal(0), "0"}, {antal(999), "999"}, {antal(1000), "1.000"}, {antal(12345678), "12.345.678"}, {antal(-1234), "−1.234"},
		{pct(0), "0,0"}, {pct(9), "0,9"}, {pct(10), "1,0"}, {pct(287), "28,7"}, {pct(1000), "100,0"}, {pct(-5), "−0,5"},
		{aendring(5), "+0,5"}, {aendring(0), "0,0"}, {aendring(-12), "−1,2"},
		{maanedsnavn("2024-07-01"), "juli 2024"}, {maanedsnavn("2024Y01"), "2024Y01"}, {maanedsnavn("2024-13-01"), "2024-13-01"},
		{datonavn("2025-04-30"), "30. april 2025"}, {datonavn("2025-01-01"), "1. januar 2025"}, {datonavn("snart"), "snart"},
		{statusnavn("skaerpet_tilsyn"), "Skærpet tilsyn"}, {statusnavn("ingen"), "Intet tilsyn"}, {statusnavn("noget nyt"), "noget nyt"},
	} {
		if c.faaet != c.ventet {
			t.Errorf("%q, not %q", c.faaet, c.ventet)
		}
	}
}

func TestACellWithAMarkShowsItsSignAndSaysItInWords(t *testing.T) {
	for enhed := offentlig.Personer; enhed <= offentlig.Maaneder; enhed++ {
		for _, c := range []struct {
			celle       offentlig.Celle
			tegn, ord   string
			forMaskiner string
		}{
			{offentlig.Celle{Maerke: offentlig.Skjult, Antal: 2, Promille: 2, Tekst: "2"}, ">..<", "skjult af hensyn til få personer", "skjult"},
			{offentlig.Celle{Maerke: offentlig.FindesIkke, Antal: 2, Promille: 2, Tekst: "2"}, ">.<", "findes ikke", "findes_ikke"},
		} {
			html := string(vis(enhed, &c.celle))
			if !strings.Contains(html, c.tegn) || !strings.Contains(html, `<span class="vh">`+c.ord) || strings.ContainsAny(html, "0123456789") {
				t.Errorf("unit %d: %s", enhed, html)
			}
			if faaet := data(enhed, &c.celle); faaet != c.forMaskiner {
				t.Errorf("unit %d: %q for a machine", enhed, faaet)
			}
		}
	}
}

func TestWordsAreNoMarkup(t *testing.T) {
	html := vis(offentlig.Tekst, &offentlig.Celle{Tekst: `<b onclick="x">&`})
	if strings.ContainsAny(string(html), `<>"`) {
		t.Error(html)
	}
}

func TestTheAlphabetIsTheDanishOneAndAaIsÅ(t *testing.T) {
	navne := []string{"Aarhus", "Ærø", "Høje-Taastrup", "Hørsholm", "Faaborg-Midtfyn", "Furesø", "Vejle", "Aabenraa", "Holbæk", "Tårnby", "Tønder", "Albertslund"}
	slices.SortFunc(navne, alfabetisk)
	ventet := []string{"Albertslund", "Furesø", "Faaborg-Midtfyn", "Holbæk", "Høje-Taastrup", "Hørsholm", "Tønder", "Tårnby", "Vejle", "Ærø", "Aabenraa", "Aarhus"}
	if !slices.Equal(navne, ventet) {
		t.Error(navne)
	}
}
