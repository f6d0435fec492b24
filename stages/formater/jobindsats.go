package formater

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// The shapes of Jobindsats: v3 JSON (jobindsats_v3.go), v2 JSON (jobindsats_v2.go), CSV
// (jobindsats_csv.go) and what a table is made of (jobindsats_tabel.go); each with its reader
// (jobindsats_laes.go). All of them write what an [offentlig.Tabel] holds and nothing else.

// The folders of the shapes in a publication, for those who read one back.
const (
	JobindsatsV2Mappe    = "jobindsats/v2/"
	JobindsatsV3Mappe    = "jobindsats/v3/"
	JobindsatsCSVMappe   = "jobindsats/"
	JobindsatsTabelMappe = "jobindsats/v3/table/"
	// JobindsatsTabelliste is the file that lists the tables.
	JobindsatsTabelliste = "jobindsats/v3/tables.json"
)

// MaxTitel is how long the title of a column is at most, in bytes of UTF-8.
const MaxTitel = 63

// bom begins what Excel is to read as UTF-8.
const bom = "\uFEFF"

// Jobindsats writes all tables of a publication in the shapes of Jobindsats, in the order of the
// tables. A title that is too long is an error, and so is a shown text that would be read back
// as a mark: neither can be told from the figures.
func Jobindsats(p *offentlig.Publikation) ([]offentlig.Fil, error) {
	var filer []offentlig.Fil
	var alle []*offentlig.Tabel
	for i := range p.Tabeller {
		t := &p.Tabeller[i]
		if err := jobindsatsEgnet(t); err != nil {
			return nil, err
		}
		tabel, err := JobindsatsTabel(t)
		if err != nil {
			return nil, err
		}
		alle = append(alle, t)
		hele := []JobindsatsUdsnit{{Tabel: t}}
		filer = append(filer,
			offentlig.Fil{Sti: JobindsatsV2Mappe + t.ID + ".json", Data: JobindsatsV2(hele)},
			offentlig.Fil{Sti: JobindsatsV3Mappe + t.ID + ".json", Data: JobindsatsV3(hele)},
			offentlig.Fil{Sti: JobindsatsCSVMappe + t.ID + ".csv", Data: JobindsatsCSV(hele)},
			offentlig.Fil{Sti: JobindsatsTabelMappe + t.ID + ".json", Data: tabel})
	}
	liste, err := JobindsatsTabeller(alle)
	return append(filer, offentlig.Fil{Sti: JobindsatsTabelliste, Data: liste}), err
}

// JobindsatsUdsnit is what is written of a table.
type JobindsatsUdsnit struct {
	Tabel *offentlig.Tabel
	// Valgt are, for each axis, the values to write by their index; nil in the place of an axis,
	// or of all, is all of them.
	Valgt [][]int
}

// jobindsatsEgnet says whether a table can be written so that it is read back as what it is.
func jobindsatsEgnet(t *offentlig.Tabel) error {
	for _, titel := range jobindsatsTitler(t) {
		if titel == "" || len(titel) > MaxTitel || !utf8.ValidString(titel) {
			return fmt.Errorf("writing table %s in the shapes of Jobindsats: expected titles of 1 to %d bytes, found one of %d; give the column a shorter title", t.ID, MaxTitel, len(titel))
		}
	}
	for i := range t.Celler {
		c, m := &t.Celler[i], &t.Maal[i%len(t.Maal)]
		if c.Maerke == offentlig.Vist && jobindsatsErTekst(m.Enhed) && (c.Tekst == "" || jobindsatsMaerke(c.Tekst) != offentlig.Vist || !utf8.ValidString(c.Tekst)) {
			return fmt.Errorf("writing table %s in the shapes of Jobindsats: column %s, place %d: expected a text, found one that reads as a mark or as nothing; mark the cell instead", t.ID, m.Navn, i/len(t.Maal))
		}
	}
	return nil
}

// jobindsatsMaerke is the mark that a text is; Vist is none.
func jobindsatsMaerke(tekst string) offentlig.Maerke {
	for _, m := range []offentlig.Maerke{offentlig.Skjult, offentlig.FindesIkke} {
		if tekst == m.Tegn() {
			return m
		}
	}
	return offentlig.Vist
}

func jobindsatsErTekst(e offentlig.Enhed) bool { return e == offentlig.Tekst || e == offentlig.Dato }

// jobindsatsTitler are the titles of the columns: the axes, then the figures.
func jobindsatsTitler(t *offentlig.Tabel) []string {
	titler := make([]string, 0, len(t.Akser)+len(t.Maal))
	for _, a := range t.Akser {
		titler = append(titler, a.Titel)
	}
	for _, m := range t.Maal {
		titler = append(titler, m.Titel)
	}
	return titler
}

// JobindsatsIAlt is the index of the value of an axis that all others are part of, or -1 where
// there is none.
func JobindsatsIAlt(a *offentlig.Akse) int {
	for i, v := range a.Vaerdier {
		if a.Rolle == offentlig.Sted && v.Kode == strconv.Itoa(int(schemas.HeleLandet)) || a.Rolle == offentlig.Gruppe && v.Kode == schemas.Alle {
			return i
		}
	}
	return -1
}

// jobindsatsForm is how a shape writes a row.
type jobindsatsForm struct {
	// foer, mellem and efter stand around and between the fields of a row.
	foer, mellem, efter string
	// citat stands around a number, komma before its decimal.
	citat string
	komma byte
	// maerker are what stands in the place of a figure, by mark.
	maerker [3]string
	tekst   func(til []byte, s string) []byte
}

// linje writes a row of texts.
func (f *jobindsatsForm) linje(til []byte, felter []string) []byte {
	til = append(til, f.foer...)
	for i, s := range felter {
		if i > 0 {
			til = append(til, f.mellem...)
		}
		til = f.tekst(til, s)
	}
	return append(til, f.efter...)
}

// raekker writes the rows of several tables, one after the other.
func (f *jobindsatsForm) raekker(til []byte, dele []JobindsatsUdsnit) []byte {
	for _, u := range dele {
		til = f.udsnit(til, u)
	}
	return til
}

func (f *jobindsatsForm) udsnit(til []byte, u JobindsatsUdsnit) []byte {
	t := u.Tabel
	valgt := u.indekser()
	for _, v := range valgt {
		if len(v) == 0 {
			return til
		}
	}
	hoved := f.hoved(t)
	taeller := make([]int, len(valgt))
	for flere := true; flere; flere = jobindsatsNaeste(taeller, valgt) {
		nr := 0
		til = append(til, f.foer...)
		for i, n := range taeller {
			v := valgt[i][n]
			til = append(til, hoved[i][v]...)
			nr = nr*len(t.Akser[i].Vaerdier) + v
		}
		for m := range t.Maal {
			if m > 0 {
				til = append(til, f.mellem...)
			}
			til = f.celle(til, &t.Celler[nr*len(t.Maal)+m], t.Maal[m].Enhed)
		}
		til = append(til, f.efter...)
	}
	return til
}

// hoved are the values of the axes as a row begins with them, so that each is written once.
func (f *jobindsatsForm) hoved(t *offentlig.Tabel) [][][]byte {
	hoved := make([][][]byte, len(t.Akser))
	for i, a := range t.Akser {
		hoved[i] = make([][]byte, len(a.Vaerdier))
		for j, v := range a.Vaerdier {
			hoved[i][j] = append(f.tekst(nil, v.Navn), f.mellem...)
		}
	}
	return hoved
}

// indekser are the chosen values of every axis.
func (u JobindsatsUdsnit) indekser() [][]int {
	valgt := make([][]int, len(u.Tabel.Akser))
	for i, a := range u.Tabel.Akser {
		if i < len(u.Valgt) && u.Valgt[i] != nil {
			valgt[i] = u.Valgt[i]
			continue
		}
		valgt[i] = make([]int, len(a.Vaerdier))
		for j := range valgt[i] {
			valgt[i][j] = j
		}
	}
	return valgt
}

// jobindsatsNaeste goes to the next place, the last axis fastest; false is past the last one.
func jobindsatsNaeste(taeller []int, valgt [][]int) bool {
	for i := len(taeller) - 1; i >= 0; i-- {
		if taeller[i]++; taeller[i] < len(valgt[i]) {
			return true
		}
		taeller[i] = 0
	}
	return false
}

func (f *jobindsatsForm) celle(til []byte, c *offentlig.Celle, enhed offentlig.Enhed) []byte {
	if c.Maerke != offentlig.Vist {
		return append(til, f.maerker[c.Maerke]...)
	}
	switch enhed {
	case offentlig.Personer, offentlig.Maaneder:
		til = strconv.AppendInt(append(til, f.citat...), c.Antal, 10)
		return append(til, f.citat...)
	case offentlig.Andel:
		return append(f.promille(append(til, f.citat...), c.Promille), f.citat...)
	case offentlig.JaNej:
		return f.tekst(til, jobindsatsJaNej[c.Antal&1])
	}
	return f.tekst(til, c.Tekst)
}

// jobindsatsJaNej is a verdict in words.
var jobindsatsJaNej = [2]string{"Nej", "Ja"}

// promille writes tenths of a pct. as pct. with one decimal: 287 is 28.7 and 0 is 0.0.
func (f *jobindsatsForm) promille(til []byte, n int64) []byte {
	if n < 0 {
		til, n = append(til, '-'), -n
	}
	til = strconv.AppendInt(til, n/10, 10)
	return append(til, f.komma, byte('0'+n%10))
}
