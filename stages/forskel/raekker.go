package forskel

import (
	"cmp"
	"slices"
)

// Bevaegelse counts what became of the rows of a table from A to B: the rows of A are
// Uaendrede + Rettede + Fjernede, the rows of B Uaendrede + Rettede + Nye.
type Bevaegelse struct {
	Uaendrede, Rettede, Fjernede, Nye int64
}

// Aftryk is a row as it is compared.
type Aftryk struct {
	// Noegle is the hash of the cells that say which fact the row is about.
	Noegle uint64
	// Raekke is the hash of all cells.
	Raekke uint64
}

// Placeret is a row of B, with the row's number in its table so that it can be found again.
type Placeret struct {
	Aftryk
	Nummer int64
}

func (a Aftryk) compare(b Aftryk) int {
	return cmp.Or(cmp.Compare(a.Noegle, b.Noegle), cmp.Compare(a.Raekke, b.Raekke))
}

// Sammenlign holds the rows of B against those of A and calls ny with the number of each
// new row of B. Both must hold all rows of every key that they hold rows of. It sorts a and
// overwrites b.
func Sammenlign(a []Aftryk, b []Placeret, ny func(nummer int64)) Bevaegelse {
	slices.SortFunc(a, Aftryk.compare)
	slices.SortFunc(b, func(x, y Placeret) int {
		return cmp.Or(x.compare(y.Aftryk), cmp.Compare(x.Nummer, y.Nummer))
	})
	var sum Bevaegelse
	for len(a) > 0 || len(b) > 0 {
		noegle := lowestKey(a, b)
		na, nb := 0, 0
		for na < len(a) && a[na].Noegle == noegle {
			na++
		}
		for nb < len(b) && b[nb].Noegle == noegle {
			nb++
		}
		gone, left := difference(a[:na], b[:nb])
		corrected := min(gone, len(left))
		for _, row := range left[corrected:] {
			ny(row.Nummer)
		}
		sum.Uaendrede += int64(nb - len(left))
		sum.Rettede += int64(corrected)
		sum.Fjernede += int64(gone - corrected)
		sum.Nye += int64(len(left) - corrected)
		a, b = a[na:], b[nb:]
	}
	return sum
}

// lowestKey is the lowest key of two sorted sides, of which one may be empty.
func lowestKey(a []Aftryk, b []Placeret) uint64 {
	switch {
	case len(a) == 0:
		return b[0].Noegle
	case len(b) == 0:
		return a[0].Noegle
	}
	return min(a[0].Noegle, b[0].Noegle)
}

// difference takes the rows that both sides have off the sorted rows of one key. It returns
// how many of A are left, and those of B in the memory of b, still in order.
func difference(a []Aftryk, b []Placeret) (gone int, left []Placeret) {
	left = b[:0]
	for _, row := range b {
		for len(a) > 0 && a[0].Raekke < row.Raekke {
			gone++
			a = a[1:]
		}
		if len(a) > 0 && a[0].Raekke == row.Raekke {
			a = a[1:]
			continue
		}
		left = append(left, row)
	}
	return gone + len(a), left
}
