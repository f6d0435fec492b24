package formater_test

import (
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
)

// enTabel is a publication whose one table has a figure of every unit and mark, and texts
// that a careless writer spoils.
func enTabel() *offentlig.Publikation {
	skjult, ingen := offentlig.Celle{Maerke: offentlig.Skjult}, offentlig.Celle{Maerke: offentlig.FindesIkke}
	tekst := func(s string) offentlig.Celle { return offentlig.Celle{Tekst: s} }
	return &offentlig.Publikation{Aar: 2024, Tabeller: []offentlig.Tabel{{
		ID: "proeve", Titel: "En prøve", Om: "Om prøven.",
		Akser: []offentlig.Akse{
			{Navn: "maaned", Titel: "Periode", Rolle: offentlig.Tid, Type: schemas.OutDATE, Vaerdier: []offentlig.Vaerdi{{Kode: "2024-01-01", Navn: "2024M01"}, {Kode: "2024-02-01", Navn: "2024M02"}}},
			{Navn: "kommune", Titel: "Område", Rolle: offentlig.Sted, Type: schemas.OutINT32, Vaerdier: []offentlig.Vaerdi{{Kode: "0", Navn: "Hele landet"}, {Kode: "169", Navn: "Høje-Taastrup"}}},
		},
		Maal: []offentlig.Maal{
			{Navn: "personer", Titel: "Antal personer", Enhed: offentlig.Personer}, {Navn: "andel", Titel: "Andel i pct.", Enhed: offentlig.Andel},
			{Navn: "opfyldt", Titel: "Opfyldt", Enhed: offentlig.JaNej}, {Navn: "ord", Titel: "Ord", Enhed: offentlig.Tekst}, {Navn: "dag", Titel: "Dag", Enhed: offentlig.Dato},
		},
		Celler: []offentlig.Celle{
			{Antal: 12345}, {Andel: 0.30000000000000004, Promille: 300}, {Antal: 1}, tekst(`=1+1, "sagt"`), tekst("2025-04-30"),
			{Antal: 0}, {Andel: 0, Promille: 0}, {Antal: 0}, tekst("NULL"), ingen,
			skjult, skjult, ingen, tekst("@SUM(A1)\nto linjer"), tekst("2024-02-29"),
			{Antal: 7}, {Andel: 1e-7, Promille: 0}, {Antal: 1}, tekst("-æøå < & >"), ingen,
		},
	}}}
}

func fil(t *testing.T, filer []offentlig.Fil, sti string) string {
	t.Helper()
	for _, f := range filer {
		if f.Sti == sti {
			return string(f.Data)
		}
	}
	t.Fatalf("there is no file %s", sti)
	return ""
}

func TestAPublicationThatIsNotWholeIsNotWritten(t *testing.T) {
	cases := []struct {
		navn string
		gor  func(*offentlig.Publikation)
		fejl string
	}{
		{"a cell is missing", func(p *offentlig.Publikation) { p.Tabeller[0].Celler = p.Tabeller[0].Celler[:19] }, "expected 20 cells, found 19"},
		{"a table is there twice", func(p *offentlig.Publikation) { p.Tabeller = append(p.Tabeller, p.Tabeller[0]) }, "expected one table proeve"},
		{"a number is under a mark", func(p *offentlig.Publikation) { p.Tabeller[0].Celler[10].Antal = 2 }, "column personer, place 2: expected a cell with a mark to hold nothing else"},
		{"a share is under a mark", func(p *offentlig.Publikation) { p.Tabeller[0].Celler[11].Promille = 1 }, "column andel, place 2"},
		{"a text is under a mark", func(p *offentlig.Publikation) { p.Tabeller[0].Celler[19].Tekst = "2" }, "column dag, place 3"},
		{"a mark is none", func(p *offentlig.Publikation) { p.Tabeller[0].Celler[10].Maerke = 3 }, "expected one of the marks"},
		{"a count is negative", func(p *offentlig.Publikation) { p.Tabeller[0].Celler[5].Antal = -1 }, "column personer, place 1: expected a count"},
		{"a share is above 1", func(p *offentlig.Publikation) { p.Tabeller[0].Celler[1].Andel = 1.0000001 }, "column andel, place 0: expected a share"},
		{"a verdict is 2", func(p *offentlig.Publikation) { p.Tabeller[0].Celler[2].Antal = 2 }, "column opfyldt, place 0: expected 1 or 0"},
		{"a text is shown and empty", func(p *offentlig.Publikation) { p.Tabeller[0].Celler[8].Tekst = "" }, "column ord, place 1: expected a text"},
		{"a text is shown and reads as a mark", func(p *offentlig.Publikation) { p.Tabeller[0].Celler[8].Tekst = ".." }, "column ord, place 1: expected a text"},
	}
	for _, c := range cases {
		p := enTabel()
		c.gor(p)
		if _, err := formater.Alle(p, offentlig.EfterHinanden); err == nil || !strings.Contains(err.Error(), c.fejl) {
			t.Errorf("%s: expected an error with %q, found %v", c.navn, c.fejl, err)
		}
	}
	if _, err := formater.Alle(enTabel(), offentlig.EfterHinanden); err != nil {
		t.Errorf("a publication that is whole: %v", err)
	}
}

func TestAValueThatIsNoneOfItsTypeIsAnErrorWithoutTheValue(t *testing.T) {
	cases := []struct {
		navn string
		gor  func(*offentlig.Tabel)
		fejl string
	}{
		{"the code of a month is no day", func(t *offentlig.Tabel) { t.Akser[0].Vaerdier[1].Kode = "hemmelig" }, "data/proeve.parquet: column maaned: expected a DATE"},
		{"the code of a kommune is no number", func(t *offentlig.Tabel) { t.Akser[1].Vaerdier[1].Kode = "hemmelig" }, "data/proeve.parquet: column kommune: expected a INT32"},
		{"a day is none", func(t *offentlig.Tabel) { t.Celler[4].Tekst = "hemmelig" }, "data/proeve.parquet: column dag: expected a DATE"},
		{"a text is too long for Excel", func(t *offentlig.Tabel) { t.Celler[3].Tekst = strings.Repeat("æ", 32768) }, `fokusmaal_2024.xlsx: sheet proeve: column "Ord": expected a text of at most 32767 characters`},
	}
	for _, c := range cases {
		p := enTabel()
		c.gor(&p.Tabeller[0])
		_, err := formater.Alle(p, offentlig.EfterHinanden)
		if err == nil || !strings.Contains(err.Error(), c.fejl) || strings.Contains(err.Error(), "hemmelig") {
			t.Errorf("%s: expected an error with %q, found %v", c.navn, c.fejl, err)
		}
	}
	p := enTabel()
	p.Tabeller[0].Celler[3].Tekst = strings.Repeat("æ", 32767)
	if _, err := formater.Excel(p); err != nil {
		t.Errorf("a text that just fits in a cell of Excel: %v", err)
	}
}
