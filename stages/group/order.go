package group

import (
	"slices"

	"fokusmaal/schemas"
)

// Duplicates counts the exact duplicates that were left out (SPEC 3).
type Duplicates struct{ Ydelse, Samtaler int64 }

// Plus returns the sum of two counts.
func (d Duplicates) Plus(other Duplicates) Duplicates {
	return Duplicates{d.Ydelse + other.Ydelse, d.Samtaler + other.Samtaler}
}

// order puts a history in order, without exact duplicates of ydelse and samtaler; those
// of the others are amounts and rows of their own (SPEC 2, 3).
func order(h *schemas.Historik) Duplicates {
	ydelser, samtaler := len(h.Ydelser), len(h.Samtaler)
	if !rising(h.Ydelser) {
		h.Ydelser = inOrder(h.Ydelser, schemas.YdelseRow.Compare)
	}
	if !risingDays(h.Samtaler) {
		h.Samtaler = inOrder(h.Samtaler, schemas.Samtale.Compare)
	}
	return Duplicates{int64(ydelser - len(h.Ydelser)), int64(samtaler - len(h.Samtaler))}
}

// rising says that every row comes after the one before it, so that no two are equal: as in a
// sorted file nearly all do. Mostly the months say so.
func rising(rows []schemas.YdelseRow) bool {
	for i := 1; i < len(rows); i++ {
		if rows[i].Maaned() <= rows[i-1].Maaned() && rows[i-1].Compare(rows[i]) >= 0 {
			return false
		}
	}
	return true
}

// risingDays says that every samtale is on a later day than the one before it.
func risingDays(samtaler []schemas.Samtale) bool {
	for i := 1; i < len(samtaler); i++ {
		if samtaler[i].Dato <= samtaler[i-1].Dato {
			return false
		}
	}
	return true
}

// fewRows is up to how many rows insertion sort is used: a person has about a dozen, and
// in a sorted file they are in order of month already, so that one pass is enough.
const fewRows = 24

// inOrder sorts rows in place and drops equal ones.
func inOrder[T comparable](rows []T, compare func(a, b T) int) []T {
	if len(rows) > fewRows {
		slices.SortFunc(rows, compare)
		return slices.Compact(rows)
	}
	equal := false
	for i := 1; i < len(rows); i++ {
		c := compare(rows[i-1], rows[i])
		if c <= 0 {
			equal = equal || c == 0
			continue
		}
		row, j := rows[i], i
		for j > 0 {
			c = compare(rows[j-1], row)
			if c <= 0 {
				equal = equal || c == 0
				break
			}
			rows[j] = rows[j-1]
			j--
		}
		rows[j] = row
	}
	if equal {
		return slices.Compact(rows)
	}
	return rows
}
