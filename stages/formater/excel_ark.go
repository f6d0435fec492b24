package formater

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

const (
	// excelDag0 is the number that Excel has for 1 January 1970.
	excelDag0 = 25569
	// laengsteCelle is how many UTF-16 units a cell can hold; excelize cuts what is longer.
	laengsteCelle = 32767
	// linjehoejde is the height of a line of text in points, hoejest that of the highest row.
	linjehoejde, hoejest = 15, 400
	// mindsteBredde and stoersteBredde are those of a column, in characters.
	mindsteBredde, stoersteBredde = 12, 60
)

// arkkolonne is a column of a sheet.
type arkkolonne struct {
	titel  string
	bredde float64
	stil   int
	// vaerdi is the value for a place; nil for the columns of figures, which [maalcelle] has.
	vaerdi func(plads []int) (any, error)
}

// excelArk writes a table: a line of titles that stays, filters, and a line for every place.
func excelArk(bog *excelize.File, s *stile, t *offentlig.Tabel) error {
	kolonner := arkkolonner(s, t)
	nederst, err := excelize.CoordinatesToCellName(len(kolonner), t.Pladser()+1)
	if err != nil {
		return err
	}
	if err := indretArk(bog, t.ID, "A1:"+nederst); err != nil {
		return err
	}
	ark, err := bog.NewStreamWriter(t.ID)
	if err != nil {
		return err
	}
	hoved, linjer := make([]any, len(kolonner)), 1
	for i, k := range kolonner {
		linjer = max(linjer, brudtI(k.titel, k.bredde))
		if err := ark.SetColWidth(i+1, i+1, k.bredde); err != nil {
			return err
		}
		hoved[i] = excelize.Cell{StyleID: s.hoved, Value: k.titel}
	}
	if err := ark.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	// The buttons of the filter have a line of their own, under the titles.
	if err := ark.SetRow("A1", hoved, raekkehoejde(linjer+1)); err != nil {
		return err
	}
	if err := excelRaekker(ark, s, t, kolonner); err != nil {
		return err
	}
	return ark.Flush()
}

// indretArk sets the filter and the page. It comes before the lines, and the page after the
// filter, which resets it.
func indretArk(bog *excelize.File, ark, omraade string) error {
	if err := bog.AutoFilter(ark, omraade, nil); err != nil {
		return err
	}
	tilpas, hoejde, bredde, liggende, a4 := true, 0, 1, "landscape", 9
	if err := bog.SetSheetProps(ark, &excelize.SheetPropsOptions{FitToPage: &tilpas}); err != nil {
		return err
	}
	if err := bog.SetPageLayout(ark, &excelize.PageLayoutOptions{Size: &a4, Orientation: &liggende, FitToWidth: &bredde, FitToHeight: &hoejde}); err != nil {
		return err
	}
	return bog.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'" + ark + "'!$1:$1", Scope: ark})
}

func excelRaekker(ark *excelize.StreamWriter, s *stile, t *offentlig.Tabel, kolonner []arkkolonne) error {
	raekke := make([]any, len(kolonner))
	akser := len(kolonner) - len(t.Maal)
	for nr := range t.Pladser() {
		plads, celler, linjer := t.Plads(nr), t.Raekke(nr), 1
		for i := range kolonner {
			k := &kolonner[i]
			celle, err := excelize.Cell{StyleID: k.stil}, error(nil)
			if i < akser {
				celle.Value, err = k.vaerdi(plads)
			} else {
				celle, err = maalcelle(s, &celler[i-akser], t.Maal[i-akser].Enhed, k.stil)
			}
			if err != nil {
				return fmt.Errorf("column %q: %w", k.titel, err)
			}
			if tekst, ok := celle.Value.(string); ok {
				linjer = max(linjer, brudtI(tekst, k.bredde))
			}
			raekke[i] = celle
		}
		if err := ark.SetRow("A"+strconv.Itoa(nr+2), raekke, raekkehoejde(linjer)); err != nil {
			return err
		}
	}
	return nil
}

// maalcelle is a figure, or its sign on the right in grey.
func maalcelle(s *stile, c *offentlig.Celle, enhed offentlig.Enhed, stil int) (excelize.Cell, error) {
	if c.Maerke != offentlig.Vist {
		return excelize.Cell{StyleID: s.maerke, Value: c.Maerke.Tegn()}, nil
	}
	celle := excelize.Cell{StyleID: stil}
	switch enhed {
	case offentlig.Personer, offentlig.Maaneder:
		celle.Value = c.Antal
	case offentlig.Andel:
		celle.Value = float64(c.Promille) / 10
	case offentlig.JaNej:
		celle.Value = [...]string{"nej", "ja"}[c.Antal&1]
	case offentlig.Dato:
		dag, err := excelDag(c.Tekst)
		celle.Value = dag
		return celle, err
	default:
		if len(utf16.Encode([]rune(c.Tekst))) > laengsteCelle {
			return celle, fmt.Errorf("expected a text of at most %d characters, found a longer one", laengsteCelle)
		}
		celle.Value = c.Tekst
	}
	return celle, nil
}

// raekkehoejde is the height of a row of so many lines. One of a single line is as high as the
// program that shows it makes it; of a higher one not every program finds the height itself.
func raekkehoejde(linjer int) excelize.RowOpts {
	if linjer == 1 {
		return excelize.RowOpts{}
	}
	return excelize.RowOpts{Height: float64(min(hoejest, linjer*linjehoejde))}
}

// brudtI is in how many lines a text is broken between its words in a column of a width, of
// which a tenth is left for fonts that are wider.
func brudtI(tekst string, bredde float64) int {
	linjer, plads := 1, 0.0
	if float64(utf8.RuneCountInString(tekst)+2) <= bredde {
		return linjer
	}
	for ord := range strings.FieldsSeq(tekst) {
		laengde := float64(utf8.RuneCountInString(ord))
		if plads > 0 && plads+1+laengde > 0.9*bredde {
			linjer, plads = linjer+1, 0
		}
		plads += 1 + laengde
	}
	return linjer
}

func laengsteOrd(tekst string) float64 {
	laengst := 0
	for ord := range strings.FieldsSeq(tekst) {
		laengst = max(laengst, utf8.RuneCountInString(ord))
	}
	return float64(laengst)
}

// excelDag is a day as Excel counts them.
func excelDag(tekst string) (int, error) {
	dag, err := schemas.ParseDate(tekst)
	if err != nil {
		return 0, errors.New("expected a day such as 2025-04-30, found something else")
	}
	return int(dag) + excelDag0, nil
}

// arkkolonner are the columns of a sheet: the axes by the names that people read, beside a
// month its first day, beside a kommune its code, then the kinds of figures.
func arkkolonner(s *stile, t *offentlig.Tabel) []arkkolonne {
	var alle []arkkolonne
	for nr := range t.Akser {
		alle = append(alle, aksekolonner(s, &t.Akser[nr], nr)...)
	}
	for nr, m := range t.Maal {
		k := arkkolonne{titel: m.Titel, bredde: max(mindsteBredde+3, laengsteOrd(m.Titel)+3), stil: s.antal}
		switch m.Enhed {
		case offentlig.Andel:
			k.stil = s.pct
		case offentlig.JaNej:
			k.stil = s.ord
		case offentlig.Dato:
			k.stil = s.dag
		case offentlig.Tekst:
			k.stil, k.bredde = s.ord, max(k.bredde, tekstbredde(t, nr))
		}
		alle = append(alle, k)
	}
	return alle
}

func aksekolonner(s *stile, a *offentlig.Akse, nr int) []arkkolonne {
	navn := arkkolonne{titel: a.Titel, bredde: mindsteBredde, stil: s.ord, vaerdi: func(plads []int) (any, error) { return a.Vaerdier[plads[nr]].Navn, nil }}
	for _, v := range a.Vaerdier {
		navn.bredde = max(navn.bredde, min(stoersteBredde, float64(utf8.RuneCountInString(v.Navn)+4)))
	}
	switch {
	case a.Rolle == offentlig.Tid && a.Type == schemas.OutDATE:
		return []arkkolonne{navn, {"Måned", mindsteBredde, s.maaned, func(plads []int) (any, error) { return excelDag(a.Vaerdier[plads[nr]].Kode) }}}
	case a.Rolle == offentlig.Tid && a.Type == schemas.OutINT32:
		return []arkkolonne{navn, {"År", mindsteBredde, s.kode, func(plads []int) (any, error) { return heltal(a.Vaerdier[plads[nr]].Kode) }}}
	case a.Rolle == offentlig.Sted && a.Type == schemas.OutINT32:
		return []arkkolonne{{"Kommunekode", mindsteBredde + 2, s.kode, func(plads []int) (any, error) { return heltal(a.Vaerdier[plads[nr]].Kode) }}, navn}
	}
	return []arkkolonne{navn}
}

func heltal(kode string) (int, error) {
	n, err := strconv.Atoi(kode)
	if err != nil {
		return 0, errors.New("expected a whole number, found something else")
	}
	return n, nil
}

// tekstbredde is a width in which the texts of a column can be read.
func tekstbredde(t *offentlig.Tabel, maal int) float64 {
	bredde := mindsteBredde
	for nr := range t.Pladser() {
		bredde = max(bredde, utf8.RuneCountInString(t.Raekke(nr)[maal].Tekst)+4)
	}
	return float64(min(stoersteBredde, bredde))
}
