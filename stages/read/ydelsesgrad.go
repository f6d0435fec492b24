package read

import (
	"cmp"
	"fmt"
	"slices"

	"fokusmaal/schemas"
)

// Ydelsesgrader reads the resultatmål of § 4, all years of the file, in order of year
// and kommune, and says what file it was. The file is one of
//
//   - CSV or Parquet with aar, kommune, faktisk and forventet (pct., at most 4 decimals);
//   - Jobindsats' table Y30R21 as its API gives it (v2 or v3 JSON, or CSV) or as CSV of
//     the columns periode, kommune, ydelsesgrupper, faktisk_pct and forventet_pct. Of it
//     are read the rows of »Ydelsesgrupper i alt« whose period ends with the fourth
//     quarter.
//
// A kommune is its code or its name as Jobindsats spells it; the areas that Jobindsats
// has beside the kommuner are passed over (see aggregates). A kommune that is missing is
// no error here.
//
// Every error is an [*Error]: it names line or row, kommune, year and column, never a
// value.
func Ydelsesgrader(path string) ([]schemas.Ydelsesgrad, SmallFile, error) {
	return readSmall(path, true, func(s *sheet) ([]schemas.Ydelsesgrad, error) {
		switch aar, periode := wanted(whole, "aar"), wanted(words, "periode"); {
		case s.has(aar):
			return s.ydelsesgrader()
		case s.has(periode):
			return s.y30r21(4)
		}
		return nil, &Error{Doing: doingHeader, File: s.file.Path, Column: "aar", Expected: "a column aar, or Jobindsats' column Periode", Found: "neither",
			Hint: "give aar, kommune, faktisk and forventet, or Jobindsats' table Y30R21 as it is"}
	})
}

// ydelsesgrader reads the form of our own.
func (s *sheet) ydelsesgrader() ([]schemas.Ydelsesgrad, error) {
	lines, err := s.pick(wanted(whole, "aar"), wanted(whole|words, "kommune"), wanted(whole|fraction|words, "faktisk"), wanted(whole|fraction|words, "forventet"))
	if err != nil {
		return nil, err
	}
	g := gatherer{sheet: s, first: map[[2]int]int{}}
	for _, l := range lines {
		aar, err := s.year(l, l.cells[0], "aar")
		if err != nil {
			return nil, err
		}
		if isAggregate(l.cells[1]) {
			continue
		}
		kommune, err := s.kommune(l, l.cells[1], "kommune")
		if err != nil {
			return nil, err
		}
		if err := g.add(l, aar, kommune, share{l.cells[2], "faktisk"}, share{l.cells[3], "forventet"}); err != nil {
			return nil, err
		}
	}
	return g.finish()
}

// share is a cell and its column.
type share struct{ cell, column string }

// gatherer gathers the shares, one row for each kommune and year.
type gatherer struct {
	sheet *sheet
	first map[[2]int]int // the row that a year and kommune was first in
	found []schemas.Ydelsesgrad
}

func (g *gatherer) add(l line, aar int, kommune schemas.Kommune, faktisk, forventet share) error {
	who := fmt.Sprintf("%s, %d", kommune.Navn(), aar)
	key := [2]int{aar, int(kommune)}
	if first, twice := g.first[key]; twice {
		return g.sheet.repeated(l, first, who)
	}
	g.first[key] = l.number
	y := schemas.Ydelsesgrad{Aar: aar, Kommune: kommune}
	var err error
	if y.Faktisk, err = g.sheet.pct(l, who, faktisk.cell, faktisk.column); err != nil {
		return err
	}
	if y.Forventet, err = g.sheet.pct(l, who, forventet.cell, forventet.column); err != nil {
		return err
	}
	g.found = append(g.found, y)
	return nil
}

// finish puts them in order.
func (g *gatherer) finish() ([]schemas.Ydelsesgrad, error) {
	if len(g.found) == 0 {
		return nil, &Error{Doing: doingRead, File: g.sheet.file.Path, Expected: "rows of kommuner", Found: "none", Hint: "write it or fetch it again"}
	}
	slices.SortFunc(g.found, func(a, b schemas.Ydelsesgrad) int {
		return cmp.Or(cmp.Compare(a.Aar, b.Aar), cmp.Compare(a.Kommune, b.Kommune))
	})
	return g.found, nil
}
