package read

import (
	"fmt"
	"strings"

	"fokusmaal/schemas"
)

// sheet is a small table whose cells are text, whatever form its file has: a number is
// never a float on its way.
type sheet struct {
	file    *File
	headers []header
	// unit is what the file counts its rows in: line (with the header) or row (without).
	unit string
	// marks are the decimal marks that a number may have.
	marks string
	// picked are the names that the wanted columns have in the file.
	picked []string
	// fortolkning is what the column of that name says of all rows.
	fortolkning string
	// load gives the rows with the columns of these places, -1 for one that is not there.
	load func(columns []int) ([]line, error)
}

// header is a column of a sheet.
type header struct {
	name string
	kind kind
	// found describes the type, where the file has types.
	found string
}

// line is a row of a sheet. A cell is empty where there is no value.
type line struct {
	number int
	cells  []string
}

// kind is a set of types that a column may have. Text files have no types.
type kind uint8

const (
	whole kind = 1 << iota
	fraction
	words
	day
	untyped = whole | fraction | words | day
)

func (k kind) String() string {
	var names []string
	for i, name := range [...]string{"INT32 or INT64", "DECIMAL or DOUBLE", "STRING", "DATE"} {
		if k>>i&1 == 1 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " or ")
}

// want is a column that is looked for.
type want struct {
	// names are what it can be called, in small or capital letters; the first is for
	// messages. Jobindsats puts the name of a group of measures and ": " in front.
	names    []string
	kind     kind
	optional bool
}

func wanted(k kind, names ...string) want { return want{names: names, kind: k} }

func (w want) is(name string) bool {
	if i := strings.LastIndex(name, ": "); i >= 0 {
		name = name[i+2:]
	}
	for _, n := range w.names {
		if strings.EqualFold(n, strings.TrimSpace(name)) {
			return true
		}
	}
	return false
}

// pick reads the rows with the wanted columns, in their order.
func (s *sheet) pick(wants ...want) ([]line, error) {
	columns := make([]int, len(wants))
	for i, w := range wants {
		var err error
		if columns[i], err = s.find(w); err != nil {
			return nil, err
		}
		s.picked = append(s.picked, s.name(columns[i]))
	}
	lines, err := s.load(columns)
	if err != nil {
		return nil, err
	}
	if len(lines) == 0 {
		return nil, &Error{Doing: doingRead, File: s.file.Path, Expected: "rows below the header", Found: "none", Hint: "write it or fetch it again"}
	}
	return lines, nil
}

// name is the name of a column in the file, empty for one that is not there.
func (s *sheet) name(column int) string {
	if column < 0 {
		return ""
	}
	return strings.TrimSpace(s.headers[column].name)
}

// has says whether there is a column of the name.
func (s *sheet) has(w want) bool {
	for _, h := range s.headers {
		if w.is(h.name) {
			return true
		}
	}
	return false
}

// find returns the place of a column, -1 for an optional one that is not there.
func (s *sheet) find(w want) (int, error) {
	place, n := -1, 0
	for i, h := range s.headers {
		if w.is(h.name) {
			place, n = i, n+1
		}
	}
	fail := &Error{Doing: doingHeader, File: s.file.Path, Column: w.names[0], Expected: "one column " + strings.Join(w.names, " or ")}
	switch {
	case n > 1:
		fail.Found, fail.Hint = fmt.Sprintf("%d", n), "keep one of them"
	case n == 0 && !w.optional:
		fail.Found, fail.Hint = "none", "add the column, or correct its name"
	case n == 1 && s.headers[place].kind&w.kind == 0:
		fail.Expected, fail.Found, fail.Hint = w.kind.String(), s.headers[place].found, "CAST the column and write the file again"
	default:
		return place, nil
	}
	return -1, fail
}

// project gives the rows of a sheet that is in memory, with the columns of these places.
func project(lines []line, columns []int) []line {
	picked := make([]line, len(lines))
	for i, l := range lines {
		cells := make([]string, len(columns))
		for k, c := range columns {
			if c >= 0 {
				cells[k] = strings.TrimSpace(l.cells[c])
			}
		}
		picked[i] = line{number: l.number, cells: cells}
	}
	return picked
}

// fault is an error in a row. who says whose row it is, as far as that is known: a
// kommune, a year or both, never a value.
func (s *sheet) fault(l line, who, column, expected, found, hint string) error {
	if who != "" {
		who = " (" + who + ")"
	}
	return &Error{Doing: fmt.Sprintf("reading %s %d%s of", s.unit, l.number, who), File: s.file.Path, Column: column,
		Expected: expected, Found: found, Hint: hint}
}

// repeated is the error of a second row where there may be one.
func (s *sheet) repeated(l line, first int, who string) error {
	return s.fault(l, who, "", "one row", fmt.Sprintf("another one in %s %d", s.unit, first), "keep the row that holds, and take the other away")
}

// kommune finds a kommune by its code, or by its name as Jobindsats spells it.
func (s *sheet) kommune(l line, cell, column string) (schemas.Kommune, error) {
	if k, ok := kommuneOf(cell); ok {
		return k, nil
	}
	found := "another one"
	switch {
	case cell == "":
		found = "none"
	case isAggregate(cell):
		found = "the name or code of a larger area"
	}
	return 0, s.fault(l, "", column, "the code of one of the 98 kommuner, or its name as Jobindsats spells it", found, hintCell)
}

func kommuneOf(cell string) (schemas.Kommune, bool) {
	if kode, ok := number(cell, 4); ok {
		return schemas.KommuneFraKode(int32(kode))
	}
	for k := schemas.Kommune(0); k < schemas.Kommuner; k++ {
		if k.Navn() == cell {
			return k, true
		}
	}
	return 0, false
}

// year reads a year of four digits.
func (s *sheet) year(l line, cell, column string) (int, error) {
	if y, ok := number(cell, 4); ok && len(cell) == 4 && y > 0 {
		return y, nil
	}
	return 0, s.fault(l, "", column, "a year of four digits", orNone(cell, "something else"), hintCell)
}

func orNone(cell, other string) string {
	if cell == "" {
		return "none"
	}
	return other
}
