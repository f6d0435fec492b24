package main

import (
	"math/bits"

	"fokusmaal/schemas"
	"fokusmaal/stages/read"
)

// omitted are rows of a delivery that a job passes over, as if they had not been sent. The
// zero value is none.
type omitted struct {
	// tables have a bit for each row of a table, in the order of the files; nil is none. A
	// bit for each row is little whether ten rows are new or ten million.
	tables [schemas.Tables][]uint64
	// first is the number in its table of a row group's first row.
	first map[rowGroupName]int64
}

// rowGroupName is a row group in whatever job reads the delivery.
type rowGroupName struct {
	table schemas.TableID
	file  string // its path in the delivery
	index int    // its number in the file
}

func nameOf(g *read.RowGroup) rowGroupName { return rowGroupName{g.Table, g.File.Path, g.Index} }

// of returns the rows of a row group that are passed over.
func (o *omitted) of(g *read.RowGroup) omittedRows {
	table := o.tables[g.Table]
	if table == nil {
		return omittedRows{}
	}
	at, known := o.first[nameOf(g)]
	if !known {
		panic("pipeline: rows are passed over in a delivery that has not this row group")
	}
	return omittedRows{table, at}
}

// omittedRows goes through the rows of a row group.
type omittedRows struct {
	bits []uint64
	at   int64 // the number in the table of the next row
}

// next appends the rows among the next n that are passed over, by number from 0.
func (o *omittedRows) next(rows []int32, n int64) []int32 {
	if o.bits == nil {
		return rows
	}
	from, to := o.at, o.at+n
	o.at = to
	for word := from / 64; word*64 < to; word++ {
		for left := o.bits[word]; left != 0; left &= left - 1 {
			if row := word*64 + int64(bits.TrailingZeros64(left)); from <= row && row < to {
				rows = append(rows, int32(row-from))
			}
		}
	}
	return rows
}
