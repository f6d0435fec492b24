package formater

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"fokusmaal/stages/offentlig"
)

// linje is a line of a sheet of words: a label and a text, with a link where there is one.
type linje struct{ etiket, tekst, link string }

func overskrift(p *offentlig.Publikation) string {
	if p.Foreloebig {
		return fmt.Sprintf("Fokusmålene %d, foreløbige tal", p.Aar)
	}
	return fmt.Sprintf("Fokusmålene %d", p.Aar)
}

// excelForside is the cover: what this is, by which law, and how small numbers are protected.
func excelForside(bog *excelize.File, s *stile, p *offentlig.Publikation) error {
	linjer := []linje{
		{"Hvad det er", "Tallene for de to fokusmål i bekendtgørelsen om skærpet tilsyn med kommunernes beskæftigelsesindsats, for hele landet og hver af de 98 kommuner, og hvad de betyder for tilsynet.", ""},
		{"År", strconv.Itoa(p.Aar), ""},
		{"Status", endeligForklaring, ""},
		{"Grænser", graenserForklaring, ""},
	}
	if p.Foreloebig {
		linjer[2].tekst = foreloebigForklaring
	}
	if p.Kvalitet.Udsnit {
		linjer = append(linjer, linje{"Udsnit", "Tallene er beregnet på et udsnit af landet og gælder ikke for det hele.", ""})
	}
	for i, k := range retskilder(p.Aar)[:2] {
		linjer = append(linjer, linje{[...]string{"Lovgrundlag", ""}[i], k.Navn + ": " + k.Titel, k.Link})
	}
	for i, tekst := range beskyttelsen(&p.Beskyttelse) {
		etiket := ""
		if i == 0 {
			etiket = "Små tal"
		}
		linjer = append(linjer, linje{etiket, tekst, ""})
	}
	linjer = append(linjer, beregningen(&p.Kvalitet)...)
	l := licensen()
	linjer = append(linjer,
		linje{"Licens", l.titel + " (" + l.navn + ")", l.link},
		linje{"Læs videre", "Indhold", "#" + oversigt}, linje{"", "Noter: tegn, definitioner og kilder", "#" + noteark})
	return excelOrd(bog, s, forside, overskrift(p), linjer)
}

// beregningen says of what program, rules and delivery the figures are.
func beregningen(k *offentlig.Kvalitet) []linje {
	var linjer []linje
	for _, l := range []linje{
		{"Anden beregning", k.AndenBeregning, ""}, {"Program", k.Version, ""},
		{"Regler (SHA-256)", k.Regler, ""}, {"Leverance (SHA-256)", k.Leverance, ""},
	} {
		if l.tekst != "" {
			linjer = append(linjer, l)
		}
	}
	return linjer
}

// excelNoter explains the signs and the words, and has the sources.
func excelNoter(bog *excelize.File, s *stile, aar int) error {
	linjer := []linje{{"Tegn", "", ""}}
	for _, n := range tegnene() {
		linjer = append(linjer, linje{n.ord, n.tekst, ""})
	}
	linjer = append(linjer, linje{"", "", ""}, linje{"Definitioner", "", ""})
	for _, n := range definitioner() {
		linjer = append(linjer, linje{n.ord, n.tekst, ""})
	}
	linjer = append(linjer, linje{"", "", ""}, linje{"Kilder", "", ""})
	for _, k := range retskilder(aar) {
		linjer = append(linjer, linje{k.Navn, k.Titel, k.Link})
	}
	return excelOrd(bog, s, noteark, "Noter", linjer)
}

// excelIndhold is the list of the sheets, each with a link to it.
func excelIndhold(bog *excelize.File, s *stile, p *offentlig.Publikation) error {
	linjer := []linje{{"Noter", "Tegn, definitioner og kilder", "#" + noteark}}
	for i := range p.Tabeller {
		t := &p.Tabeller[i]
		linjer = append(linjer, linje{t.ID, t.Titel, "#" + t.ID}, linje{"", fmt.Sprintf("%s %s rækker.", t.Om, tal(int64(t.Pladser()))), ""})
	}
	return excelOrd(bog, s, oversigt, "Indhold", linjer)
}

// excelOrd writes a sheet of words. A link that begins with # is to a sheet.
func excelOrd(bog *excelize.File, s *stile, ark, titel string, linjer []linje) error {
	if err := indretOrd(bog, ark); err != nil {
		return err
	}
	if err := excelCelle(bog, ark, "A1", titel, s.titel); err != nil {
		return err
	}
	for i, l := range linjer {
		nr := strconv.Itoa(i + 3)
		if linjer := max(brudtI(l.etiket, etiketbredde), brudtI(l.tekst, tekstensBredde)); linjer > 1 {
			if err := bog.SetRowHeight(ark, i+3, raekkehoejde(linjer).Height); err != nil {
				return err
			}
		}
		if err := excelCelle(bog, ark, "A"+nr, l.etiket, s.etiket); err != nil {
			return err
		}
		stil := s.tekst
		if l.link != "" {
			stil = s.link
		}
		if err := excelCelle(bog, ark, "B"+nr, l.tekst, stil); err != nil {
			return err
		}
		if err := excelLink(bog, ark, "B"+nr, l.link); err != nil {
			return err
		}
	}
	return nil
}

// etiketbredde and tekstensBredde are the widths of the columns of a sheet of words.
const etiketbredde, tekstensBredde = 42, 95

// indretOrd sets the columns and the page of a sheet of words.
func indretOrd(bog *excelize.File, ark string) error {
	skjul, tilpas, hoejde, bredde, liggende, a4 := false, true, 0, 1, "landscape", 9
	if err := bog.SetSheetView(ark, 0, &excelize.ViewOptions{ShowGridLines: &skjul}); err != nil {
		return err
	}
	if err := bog.SetColWidth(ark, "A", "A", etiketbredde); err != nil {
		return err
	}
	if err := bog.SetColWidth(ark, "B", "B", tekstensBredde); err != nil {
		return err
	}
	if err := bog.SetSheetProps(ark, &excelize.SheetPropsOptions{FitToPage: &tilpas}); err != nil {
		return err
	}
	return bog.SetPageLayout(ark, &excelize.PageLayoutOptions{Size: &a4, Orientation: &liggende, FitToWidth: &bredde, FitToHeight: &hoejde})
}

// excelCelle writes a text; one that is empty makes no cell.
func excelCelle(bog *excelize.File, ark, celle, tekst string, stil int) error {
	if tekst == "" {
		return nil
	}
	if err := bog.SetCellStr(ark, celle, tekst); err != nil {
		return err
	}
	return bog.SetCellStyle(ark, celle, celle, stil)
}

func excelLink(bog *excelize.File, ark, celle, link string) error {
	switch {
	case link == "":
		return nil
	case link[0] == '#':
		return bog.SetCellHyperLink(ark, celle, "'"+link[1:]+"'!A1", "Location")
	}
	return bog.SetCellHyperLink(ark, celle, link, "External")
}
