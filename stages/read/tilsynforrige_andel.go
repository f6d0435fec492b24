package read

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"fokusmaal/schemas"
)

// longestShare is how many digits a number of a share may have: a fraction of twelve
// months' sums, or a DOUBLE near 0, has fewer.
const longestShare = 400

// writtenDecimals is how many decimals a share has at most that somebody wrote.
const writtenDecimals = 6

// baseline reads the baseline of fokusmål i+1, nil where there is none. Where the exact
// fraction stands beside the DOUBLE, the two must be the same share: the DOUBLE is the
// nearest to the fraction.
func (s *sheet) baseline(l line, k schemas.Kommune, i int, exact bool) (*big.Rat, error) {
	column := fmt.Sprintf("baseline_maal%d", i+1)
	cell, broek := l.cells[forrigeMaal+i], l.cells[forrigeBroek+i]
	share, ok := andel(cell, s.marks)
	if !ok {
		return nil, s.fault(l, k.Navn(), column, "a share from 0 to 1", "something else", hintCell)
	}
	if !exact {
		if _, decimals, _ := strings.Cut(strings.Replace(cell, ",", ".", 1), "."); len(decimals) > writtenDecimals {
			return nil, s.fault(l, k.Navn(), column, fmt.Sprintf("the exact fraction in column %s_broek, or a share with at most %d decimals", column, writtenDecimals),
				"a share with more", "give the file as the program wrote it: nothing is decided on a rounded share")
		}
		return share, nil
	}
	column += "_broek"
	precise, ok := andelAfBroek(broek)
	switch {
	case !ok:
		return nil, s.fault(l, k.Navn(), column, "a fraction from 0 to 1, such as 1/3", "something else", hintCell)
	case precise == nil && share == nil:
		return nil, nil
	case precise == nil || !nearest(precise, cell):
		return nil, s.fault(l, k.Navn(), column, "the same share as in the column without _broek", "another, or only one of the two", "give the file as the program wrote it")
	}
	return precise, nil
}

// andel reads a share written as a decimal; nil for an empty cell.
func andel(cell, marks string) (*big.Rat, bool) {
	if cell == "" {
		return nil, true
	}
	if _, _, ok := decimalOf(cell, marks); !ok || len(cell) > longestShare {
		return nil, false
	}
	return share01(strings.Replace(cell, ",", ".", 1))
}

// andelAfBroek reads a share written t/n; nil for an empty cell. That n is not 0 is seen
// to by big.Rat.
func andelAfBroek(cell string) (*big.Rat, bool) {
	if cell == "" {
		return nil, true
	}
	t, n, ok := strings.Cut(cell, "/")
	if !ok || !areDigits(t) || !areDigits(n) || len(cell) > longestShare {
		return nil, false
	}
	return share01(cell)
}

func share01(text string) (*big.Rat, bool) {
	share, ok := new(big.Rat).SetString(text)
	if !ok || share.Cmp(big.NewRat(1, 1)) > 0 {
		return nil, false
	}
	return share, true
}

// nearest says whether the decimal is that of the DOUBLE nearest to the fraction; an
// empty cell is not. It compares two columns and decides nothing else.
func nearest(precise *big.Rat, cell string) bool {
	double, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64)
	want, _ := precise.Float64()
	return err == nil && double == want
}
