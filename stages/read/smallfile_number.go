package read

import (
	"strings"

	"fokusmaal/schemas"
)

const (
	// pct4Decimals is how many decimals a [schemas.Pct4] has room for.
	pct4Decimals = 4
	pct4Hundred  = 100 * 10_000
)

// number reads a number of at most so many digits, without a sign.
func number(cell string, digits int) (int, bool) {
	if !areDigits(cell) || len(cell) > digits {
		return 0, false
	}
	n := 0
	for i := range len(cell) {
		n = 10*n + int(cell[i]-'0')
	}
	return n, true
}

func areDigits(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// decimalOf splits a number without a sign at its decimal mark, which is one of marks and
// stands at most once. There is no mark for thousands and no exponent.
func decimalOf(cell, marks string) (integer, decimals string, ok bool) {
	i := strings.IndexAny(cell, marks)
	if i < 0 {
		return cell, "", areDigits(cell)
	}
	integer, decimals = cell[:i], cell[i+1:]
	return integer, decimals, areDigits(integer) && areDigits(decimals)
}

// pct4 reads a number of pct., or says what was found instead. The number is exact: it
// goes from text to ten-thousandths.
func pct4(cell, marks string) (value schemas.Pct4, found string) {
	integer, decimals, ok := decimalOf(cell, marks)
	switch {
	case cell == "":
		return 0, "none"
	case !ok && isNumber(strings.TrimPrefix(cell, "-")):
		if cell[0] == '-' {
			return 0, "a negative number"
		}
		return 0, "a number with another decimal mark"
	case !ok:
		return 0, "something else"
	case len(decimals) > pct4Decimals:
		return 0, "a number with more decimals"
	}
	n, ok := number(strings.TrimLeft(integer, "0")+(decimals + "0000")[:pct4Decimals], len("100")+pct4Decimals)
	if !ok || n > pct4Hundred {
		return 0, "a larger number"
	}
	return schemas.Pct4(n), ""
}

func isNumber(cell string) bool {
	_, _, ok := decimalOf(cell, ".,")
	return ok
}

// pct reads the pct. of a cell, with an error that says where it stands.
func (s *sheet) pct(l line, who, cell, column string) (schemas.Pct4, error) {
	value, found := pct4(cell, s.marks)
	if found == "" {
		return value, nil
	}
	expected := "a number from 0 to 100 with at most 4 decimals"
	switch s.marks {
	case ",":
		expected += " behind a comma, as semicolons separate the cells"
	case ".":
		expected += " behind a point, as commas separate the cells"
	}
	return 0, s.fault(l, who, column, expected, found, hintCell)
}
