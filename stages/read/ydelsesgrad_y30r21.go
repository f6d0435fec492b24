package read

import (
	"fmt"
	"slices"
	"strings"

	"fokusmaal/schemas"
)

// gruppeIAlt is the group of Y30R21 that § 4 is about.
const gruppeIAlt = "Ydelsesgrupper i alt"

// The columns of the shares in Y30R21. The API puts »Forventet og faktisk andel
// fuldtidspersoner på offentlig forsørgelse: « in front of them.
const (
	faktiskAndel   = "Faktisk andel (pct.)"
	forventetAndel = "Forventet andel (pct.)"
)

// y30r21 reads Jobindsats' table Y30R21: the rows of all groups together whose period, a
// year's four quarters, ends with this quarter. § 4 is about the calendar year, quarter 4.
func (s *sheet) y30r21(quarter int) ([]schemas.Ydelsesgrad, error) {
	lines, err := s.pick(wanted(words, "Periode"), wanted(whole|words, "Område", "Area", "kommune"), wanted(words, "Ydelsesgrupper"),
		wanted(whole|fraction|words, faktiskAndel, "faktisk_pct"), wanted(whole|fraction|words, forventetAndel, "forventet_pct"))
	if err != nil {
		return nil, err
	}
	g := gatherer{sheet: s, first: map[[2]int]int{}}
	inPeriod := false
	for _, l := range lines {
		aar, ends, ok := periode(l.cells[0])
		if !ok {
			return nil, s.fault(l, "", s.picked[0], "a year and the quarter that it ends with, such as 2022QMAT04", orNone(l.cells[0], "something else"), hintY30R21)
		}
		if isAggregate(l.cells[1]) {
			continue
		}
		kommune, err := s.kommune(l, l.cells[1], s.picked[1])
		if err != nil {
			return nil, err
		}
		inPeriod = inPeriod || ends == quarter
		if ends != quarter || l.cells[2] != gruppeIAlt {
			continue
		}
		if err := g.add(l, aar, kommune, share{l.cells[3], s.picked[3]}, share{l.cells[4], s.picked[4]}); err != nil {
			return nil, err
		}
	}
	if len(g.found) == 0 {
		return nil, s.nothingOf(quarter, inPeriod)
	}
	return g.finish()
}

const hintY30R21 = "fetch Jobindsats' table Y30R21 again, with all kommuner, the periods that end with QMAT04, and the group " + gruppeIAlt

func (s *sheet) nothingOf(quarter int, inPeriod bool) error {
	e := &Error{Doing: doingRead, File: s.file.Path, Column: "Periode", Expected: fmt.Sprintf("periods of kommuner that end with QMAT%02d", quarter), Found: "none", Hint: hintY30R21}
	if inPeriod {
		e.Column, e.Expected = "Ydelsesgrupper", "rows of "+gruppeIAlt
	}
	return e
}

// periode splits a period such as 2022QMAT04: the four quarters that end with the fourth
// of 2022.
func periode(cell string) (aar, quarter int, ok bool) {
	year, last, ok := strings.Cut(cell, "QMAT0")
	if !ok || len(year) != 4 || len(last) != 1 {
		return 0, 0, false
	}
	aar, ok = number(year, 4)
	quarter, isQuarter := number(last, 1)
	return aar, quarter, ok && isQuarter && quarter >= 1 && quarter <= 4
}

// aggregates are the areas that Jobindsats has beside the kommuner: the country, the
// regions, the areas of the Regionale Arbejdsmarkedsråd, and what is of no known kommune.
// The code 0 is ours for the country.
func aggregates() []string {
	return []string{
		schemas.HeleLandetNavn, "Uoplyst område", "0",
		"Region Hovedstaden", "Region Sjælland", "Region Syddanmark", "Region Midtjylland", "Region Nordjylland",
		"RAR Hovedstaden", "RAR Sjælland", "RAR Bornholm", "RAR Fyn", "RAR Sydjylland", "RAR Østjylland", "RAR Vestjylland", "RAR Nordjylland",
	}
}

func isAggregate(cell string) bool { return slices.Contains(aggregates(), cell) }
