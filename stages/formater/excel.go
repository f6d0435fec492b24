package formater

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"fokusmaal/stages/offentlig"
)

// The sheets before those of the tables.
const (
	forside  = "Forside"
	oversigt = "Indhold"
	noteark  = "Noter"
)

// Excel writes one workbook for people, fokusmaal_<year>.xlsx: a cover, contents with links,
// notes, and a sheet for every table with filters and a header that stays. Numbers are
// numbers: persons whole, shares in pct. with one decimal, days as days. No cell is a
// formula. It fails where a text is longer than a cell can hold.
func Excel(p *offentlig.Publikation) ([]offentlig.Fil, error) {
	sti := fmt.Sprintf("fokusmaal_%d.xlsx", p.Aar)
	bog := excelize.NewFile()
	defer bog.Close()
	bog.SetZipWriter(ordnetZip)
	if err := excelBog(bog, p); err != nil {
		return nil, fmt.Errorf("write %s: %w", sti, err)
	}
	data, err := bog.WriteToBuffer()
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", sti, err)
	}
	return []offentlig.Fil{{Sti: sti, Data: data.Bytes()}}, nil
}

func excelBog(bog *excelize.File, p *offentlig.Publikation) error {
	if err := excelEgenskaber(bog, p); err != nil {
		return err
	}
	stile, err := nyeStile(bog)
	if err != nil {
		return err
	}
	if err := bog.SetSheetName("Sheet1", forside); err != nil {
		return err
	}
	for _, navn := range arkene(p) {
		if _, err := bog.NewSheet(navn); err != nil {
			return err
		}
	}
	if err := excelForside(bog, stile, p); err != nil {
		return err
	}
	if err := excelIndhold(bog, stile, p); err != nil {
		return err
	}
	if err := excelNoter(bog, stile, p.Aar); err != nil {
		return err
	}
	for i := range p.Tabeller {
		if err := excelArk(bog, stile, &p.Tabeller[i]); err != nil {
			return fmt.Errorf("sheet %s: %w", p.Tabeller[i].ID, err)
		}
	}
	return nil
}

// arkene are the sheets behind the cover.
func arkene(p *offentlig.Publikation) []string {
	navne := []string{oversigt, noteark}
	for i := range p.Tabeller {
		navne = append(navne, p.Tabeller[i].ID)
	}
	return navne
}

// excelEgenskaber fixes what a workbook says of itself. Its days are the last of the year, so
// that the same figures are the same bytes.
func excelEgenskaber(bog *excelize.File, p *offentlig.Publikation) error {
	dag := fmt.Sprintf("%04d-12-31T00:00:00Z", p.Aar)
	if err := bog.SetDocProps(&excelize.DocProperties{
		Title: overskrift(p), Subject: "Skærpet tilsyn med kommunernes beskæftigelsesindsats", Creator: skrevetAf, LastModifiedBy: skrevetAf,
		Created: dag, Modified: dag, Language: "da-DK",
	}); err != nil {
		return err
	}
	return bog.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel"})
}

// stile are the styles of the cells, by their index in the workbook.
type stile struct {
	titel, etiket, tekst, link, hoved int
	antal, pct, kode, dag, maaned     int
	ord, maerke                       int
}

const (
	moerkeblaa = "1F3864"
	lysegraa   = "E7ECF4"
	graa       = "6B6B6B"
)

func nyeStile(bog *excelize.File) (*stile, error) {
	s := &stile{}
	venstre := &excelize.Alignment{Vertical: "top", Horizontal: "left"}
	brudt := &excelize.Alignment{Vertical: "top", WrapText: true}
	hoejre := &excelize.Alignment{Vertical: "top", Horizontal: "right"}
	format := func(kode string) *string { return &kode }
	alle := []struct {
		nr   *int
		stil excelize.Style
	}{
		{&s.titel, excelize.Style{Font: &excelize.Font{Bold: true, Size: 18, Color: moerkeblaa}}},
		{&s.etiket, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: brudt}},
		{&s.tekst, excelize.Style{Alignment: brudt}},
		{&s.link, excelize.Style{Font: &excelize.Font{Color: "0563C1", Underline: "single"}, Alignment: brudt}},
		{&s.hoved, excelize.Style{
			Font: &excelize.Font{Bold: true, Color: moerkeblaa}, Alignment: brudt, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{lysegraa}},
			Border: []excelize.Border{{Type: "bottom", Style: 1, Color: moerkeblaa}},
		}},
		{&s.antal, excelize.Style{CustomNumFmt: format("#,##0"), Alignment: hoejre}},
		{&s.pct, excelize.Style{CustomNumFmt: format("0.0"), Alignment: hoejre}},
		{&s.kode, excelize.Style{CustomNumFmt: format("0"), Alignment: venstre}},
		{&s.dag, excelize.Style{CustomNumFmt: format("dd-mm-yyyy"), Alignment: venstre}},
		{&s.maaned, excelize.Style{CustomNumFmt: format("mmm yyyy"), Alignment: venstre}},
		{&s.ord, excelize.Style{CustomNumFmt: format("@"), Alignment: brudt}},
		{&s.maerke, excelize.Style{Font: &excelize.Font{Color: graa}, Alignment: hoejre}},
	}
	for i := range alle {
		nr, err := bog.NewStyle(&alle[i].stil)
		if err != nil {
			return nil, err
		}
		*alle[i].nr = nr
	}
	return s, nil
}
