package read

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fokusmaal/schemas"
)

// Milepaele reads the milestones of the kommuner's own plans, in order of kommune and
// month, and says what file it was: CSV or Parquet with kommune, maaned (DATE, or text
// such as 2024-06 or 2024-06-01), maal1 and maal2 (pct., at most 4 decimals; empty or
// null where the plan says nothing).
//
// Every error is an [*Error]: it names line or row, kommune, month and column, never a
// value.
func Milepaele(path string) ([]schemas.Milepael, SmallFile, error) {
	return readSmall(path, false, (*sheet).milepaele)
}

func (s *sheet) milepaele() ([]schemas.Milepael, error) {
	const share = whole | fraction | words
	lines, err := s.pick(wanted(whole|words, "kommune"), wanted(day|words, "maaned"), wanted(share, "maal1"), wanted(share, "maal2"))
	if err != nil {
		return nil, err
	}
	type key struct {
		kommune schemas.Kommune
		maaned  schemas.Month
	}
	first := map[key]int{}
	var found []schemas.Milepael
	for _, l := range lines {
		m, err := s.milepael(l)
		if err != nil {
			return nil, err
		}
		k := key{m.Kommune, m.Maaned}
		if other, twice := first[k]; twice {
			return nil, s.repeated(l, other, fmt.Sprintf("%s, %s", m.Kommune.Navn(), m.Maaned))
		}
		first[k] = l.number
		found = append(found, m)
	}
	slices.SortFunc(found, func(a, b schemas.Milepael) int {
		return cmp.Or(cmp.Compare(a.Kommune, b.Kommune), cmp.Compare(a.Maaned, b.Maaned))
	})
	return found, nil
}

func (s *sheet) milepael(l line) (schemas.Milepael, error) {
	var m schemas.Milepael
	var err error
	if m.Kommune, err = s.kommune(l, l.cells[0], "kommune"); err != nil {
		return m, err
	}
	var ok bool
	if m.Maaned, ok = maanedOf(l.cells[1]); !ok {
		return m, s.fault(l, m.Kommune.Navn(), "maaned", "a month such as 2024-06, or its first day", orNone(l.cells[1], "something else"), hintCell)
	}
	for i := range m.Maal {
		cell := l.cells[2+i]
		if cell == "" {
			continue
		}
		v, err := s.pct(l, fmt.Sprintf("%s, %s", m.Kommune.Navn(), m.Maaned), cell, fmt.Sprintf("maal%d", i+1))
		if err != nil {
			return m, err
		}
		m.Maal[i] = &v
	}
	return m, nil
}

// maanedOf reads 2024-06 and 2024-06-01.
func maanedOf(cell string) (schemas.Month, bool) {
	const month = len("2024-06")
	if len(cell) > month && !strings.HasSuffix(cell, "-01") || len(cell) > month+len("-01") {
		return 0, false
	}
	m, err := schemas.ParseMonth(cell[:min(month, len(cell))])
	return m, err == nil
}
