package formater_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

func excelData(t *testing.T, p *offentlig.Publikation) []byte {
	t.Helper()
	filer, err := formater.Excel(p)
	if err != nil {
		t.Fatal(err)
	}
	return filer[0].Data
}

func aabnExcel(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	bog, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = bog.Close() })
	return bog
}

// excelDele are the parts of a workbook by their names, in their order.
func excelDele(t *testing.T, data []byte) (navne []string, dele map[string]string) {
	t.Helper()
	arkiv, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	dele = map[string]string{}
	for _, del := range arkiv.File {
		if del.Modified.Year() > 1980 || len(del.Extra) > 0 {
			t.Errorf("%s has a time", del.Name)
		}
		aaben, err := del.Open()
		if err != nil {
			t.Fatal(err)
		}
		indhold, err := io.ReadAll(aaben)
		if err != nil {
			t.Fatal(err)
		}
		navne, dele[del.Name] = append(navne, del.Name), string(indhold)
	}
	return navne, dele
}

func TestASheetShowsNumbersAsPeopleReadThem(t *testing.T) {
	bog := aabnExcel(t, excelData(t, enTabel()))
	linjer, err := bog.GetRows("proeve")
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"Periode", "Måned", "Kommunekode", "Område", "Antal personer", "Andel i pct.", "Opfyldt", "Ord", "Dag"},
		{"2024M01", "Jan 2024", "0", "Hele landet", "12,345", "30.0", "ja", `=1+1, "sagt"`, "30-04-2025"},
		{"2024M01", "Jan 2024", "169", "Høje-Taastrup", "0", "0.0", "nej", "NULL", "."},
		{"2024M02", "Feb 2024", "0", "Hele landet", "..", "..", ".", "@SUM(A1)\nto linjer", "29-02-2024"},
		{"2024M02", "Feb 2024", "169", "Høje-Taastrup", "7", "0.0", "ja", "-æøå < & >", "."},
	}
	if diff := cmp.Diff(want, linjer); diff != "" {
		t.Error(diff)
	}
}

func TestNumbersAreNumbersAndSignsAreTexts(t *testing.T) {
	bog := aabnExcel(t, excelData(t, enTabel()))
	for celle, want := range map[string]excelize.CellType{
		"A2": excelize.CellTypeInlineString, "B2": excelize.CellTypeUnset, "C2": excelize.CellTypeUnset, "E2": excelize.CellTypeUnset, "F2": excelize.CellTypeUnset, "I2": excelize.CellTypeUnset,
		"E4": excelize.CellTypeInlineString, "F4": excelize.CellTypeInlineString, "H2": excelize.CellTypeInlineString,
	} {
		if got, err := bog.GetCellType("proeve", celle); err != nil || got != want {
			t.Errorf("%s: expected a cell of type %v, found %v, error %v", celle, want, got, err)
		}
	}
	tegn, err := bog.GetCellStyle("proeve", "E4")
	if err != nil {
		t.Fatal(err)
	}
	stil, err := bog.GetStyle(tegn)
	if err != nil || stil.Alignment.Horizontal != "right" || stil.Font.Color != "6B6B6B" {
		t.Errorf("a sign does not stand on the right in grey: %+v, error %v", stil, err)
	}
}

// A text that begins with = + - or @ stays a text: no part of the workbook has a formula.
func TestNoCellIsAFormula(t *testing.T) {
	for _, p := range []*offentlig.Publikation{enTabel(), lille()} {
		p.Beskyttelse.Ejer, p.Beskyttelse.Begrundelse = "=HYPERLINK(1)", "+1"
		p.Kvalitet.AndenBeregning = "=cmd|'/c calc'!A1"
		navne, dele := excelDele(t, excelData(t, p))
		for _, navn := range navne {
			if strings.Contains(dele[navn], "<f>") || strings.Contains(dele[navn], "<f ") || strings.Contains(dele[navn], `t="str"`) {
				t.Errorf("%s has a formula", navn)
			}
		}
	}
}

func TestEverySheetOfATableHasAFilterAndAHeaderThatStays(t *testing.T) {
	p := lille()
	navne, dele := excelDele(t, excelData(t, p))
	if !slices.IsSorted(navne) || navne[0] != "[Content_Types].xml" {
		t.Errorf("the parts are not in the order of their names: %v", navne)
	}
	bog := aabnExcel(t, excelData(t, p))
	if diff := cmp.Diff([]string{"Forside", "Indhold", "Noter"}, bog.GetSheetList()[:3]); diff != "" {
		t.Error(diff)
	}
	for i := range p.Tabeller {
		ark := p.Tabeller[i].ID
		ruder, err := bog.GetPanes(ark)
		if err != nil || !ruder.Freeze || ruder.YSplit != 1 || ruder.TopLeftCell != "A2" {
			t.Errorf("%s: the header does not stay: %+v, error %v", ark, ruder, err)
		}
		if !strings.Contains(dele["xl/workbook.xml"], "_FilterDatabase\">&#39;"+ark+"&#39;!$A$1:") {
			t.Errorf("%s has no filter", ark)
		}
	}
	for navn, del := range dele {
		if nr, tabel := strings.CutPrefix(navn, "xl/worksheets/sheet"); tabel && !slices.Contains([]string{"1.xml", "2.xml", "3.xml"}, nr) && strings.Count(del, "<autoFilter ") != 1 {
			t.Errorf("%s: expected one filter", navn)
		}
	}
}

func TestTheContentsLinkToEverySheet(t *testing.T) {
	p := lille()
	bog := aabnExcel(t, excelData(t, p))
	linjer, err := bog.GetRows("Indhold")
	if err != nil {
		t.Fatal(err)
	}
	maal := map[string]bool{}
	for nr := range linjer {
		celle, _ := excelize.CoordinatesToCellName(2, nr+1)
		if findes, link, err := bog.GetCellHyperLink("Indhold", celle); err != nil {
			t.Fatal(err)
		} else if findes {
			maal[link] = true
		}
	}
	for _, ark := range bog.GetSheetList()[2:] {
		if !maal["'"+ark+"'!A1"] {
			t.Errorf("there is no link to %s", ark)
		}
	}
	if len(maal) != len(p.Tabeller)+1 {
		t.Errorf("expected %d links, found %d", len(p.Tabeller)+1, len(maal))
	}
}

func TestTheCoverSaysWhatIsPreliminaryAndHowSmallNumbersAreProtected(t *testing.T) {
	p := proeve.Publikation()
	for _, tekst := range []string{"Der er data for alle årets 12 måneder.", "233 tal er skjult for det, de handler om, og 47 for det, de ville røbe.", "er 280 skjulte antal forsøgt regnet ud", "under 30 pct."} {
		if !strings.Contains(forsideord(t, p), tekst) {
			t.Errorf("expected the words %q on the cover", tekst)
		}
	}
	cases := []struct {
		tekst string
		gor   func(*offentlig.Publikation)
	}{
		{"Fokusmålene 2024, foreløbige tal\n", func(p *offentlig.Publikation) { p.Foreloebig = true }},
		{"Tallene er foreløbige: Der er data for færre end 12 af årets måneder", func(p *offentlig.Publikation) { p.Foreloebig = true }},
		{"Tallene er beregnet på et udsnit", func(p *offentlig.Publikation) { p.Kvalitet.Udsnit = true }},
		{"af tidligere offentliggørelser (antal: 1.234)", func(p *offentlig.Publikation) { p.Beskyttelse.Tidligere = 1234 }},
	}
	for _, c := range cases {
		andet := *p
		c.gor(&andet)
		if strings.Contains(forsideord(t, p), c.tekst) || !strings.Contains(forsideord(t, &andet), c.tekst) {
			t.Errorf("expected the words %q on the cover where they are true, and only there", c.tekst)
		}
	}
}

func forsideord(t *testing.T, p *offentlig.Publikation) string {
	t.Helper()
	p = &offentlig.Publikation{Aar: p.Aar, Foreloebig: p.Foreloebig, Beskyttelse: p.Beskyttelse, Kvalitet: p.Kvalitet}
	linjer, err := aabnExcel(t, excelData(t, p)).GetRows("Forside")
	if err != nil {
		t.Fatal(err)
	}
	var ord []string
	for _, linje := range linjer {
		ord = append(ord, linje...)
	}
	return strings.Join(ord, "\n")
}
