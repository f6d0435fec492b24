package forskel

import (
	"encoding/binary"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/zeebo/xxh3"

	"fokusmaal/schemas"
)

// nullCell is the cell of a null: no day, number or flag, and no hours either, since as a
// DOUBLE it is a NaN and theirs is another.
const nullCell = math.MaxUint64

// cellsOf appends the cell of every value of a dictionary, and at the end that of null:
// the slots under a null hold the length of the dictionary (see schemas.BatchSchema). Days
// and numbers are their own cells; ids and texts are hashed.
func cellsOf(cells []uint64, values arrow.Array) []uint64 {
	switch values := values.(type) {
	case *array.Date32:
		for _, v := range values.Date32Values() {
			cells = append(cells, uint64(uint32(v)))
		}
	case *array.Int32:
		for _, v := range values.Int32Values() {
			cells = append(cells, uint64(uint32(v)))
		}
	case *array.String:
		for i := range values.Len() {
			cells = append(cells, xxh3.HashString(values.Value(i)))
		}
	case *array.Int64:
		var id []byte
		for _, v := range values.Int64Values() {
			id = schemas.AppendInt64ID(id[:0], v)
			cells = append(cells, xxh3.Hash(id))
		}
	case *array.Float64:
		for _, v := range values.Float64Values() {
			cells = append(cells, hoursCell(v))
		}
	case *array.Decimal128:
		for _, v := range values.Values() {
			cells = append(cells, hundredthsCell(v))
		}
	default:
		panic("forskel: a column of a type that schemas.BatchSchema does not have")
	}
	return append(cells, nullCell)
}

// hoursCell is the DOUBLE itself. There is one zero and one that is not a number.
func hoursCell(v float64) uint64 {
	switch {
	case v == 0:
		return 0
	case math.IsNaN(v):
		return math.Float64bits(math.NaN())
	}
	return math.Float64bits(v)
}

// sharpHundredths is how many hundredths have a DOUBLE that no other number of hundredths
// has: up to here its neighbours lie closer than a hundredth.
const sharpHundredths = 1 << 50

// hundredthsCell is that of the DOUBLE nearest to the hours, so that a delivery which turns
// from DECIMAL to DOUBLE has the same rows. Numbers beyond those that have one of their own
// are in no figure; they are compared among themselves.
func hundredthsCell(v decimal128.Num) uint64 {
	high, low := v.HighBits(), int64(v.LowBits())
	if high == low>>63 && -sharpHundredths <= low && low <= sharpHundredths {
		return hoursCell(float64(low) / 100)
	}
	var whole [16]byte
	binary.LittleEndian.PutUint64(whole[:8], v.LowBits())
	binary.LittleEndian.PutUint64(whole[8:], uint64(high))
	return xxh3.Hash(whole[:])
}
