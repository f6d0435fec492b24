package check

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

// A table in a test is text: one line a row, one word a cell, in the order of the
// columns, and "-" for null. Hours with a point are DECIMAL unless the shape says
// DOUBLE.

// shape is what may differ between two batches of a table.
type shape struct {
	ids, hours arrow.DataType
}

var textIDs = shape{ids: arrow.BinaryTypes.String, hours: schemas.HoursDecimal}

// cellsOf splits a table into its cells.
func cellsOf(table string) [][]string {
	var rows [][]string
	for line := range strings.Lines(table) {
		if words := strings.Fields(line); len(words) > 0 {
			rows = append(rows, words)
		}
	}
	return rows
}

// newBatch builds the batch of a table as stages/read would.
func newBatch(t testing.TB, mem memory.Allocator, id schemas.TableID, s shape, rows [][]string) arrow.RecordBatch {
	t.Helper()
	columns := schemas.Input(id).Columns
	arrays := make([]arrow.Array, len(columns))
	for i, c := range columns {
		words := make([]string, len(rows))
		for r := range rows {
			if len(rows[r]) != len(columns) {
				t.Fatalf("row %d of the table has %d cells, %s has %d columns", r+1, len(rows[r]), id, len(columns))
			}
			words[r] = rows[r][i]
		}
		arrays[i] = newColumn(t, mem, c.Type, s, words)
	}
	b := array.NewRecordBatch(schemas.BatchSchema(id, s.ids, s.hours), arrays, int64(len(rows)))
	for _, a := range arrays {
		a.Release()
	}
	return b
}

func newColumn(t testing.TB, mem memory.Allocator, kind schemas.Type, s shape, words []string) arrow.Array {
	t.Helper()
	switch kind {
	case schemas.ID:
		return newPersons(t, mem, s.ids, words)
	case schemas.BOOLEAN:
		b := array.NewBooleanBuilder(mem)
		defer b.Release()
		for _, w := range words {
			if w == "-" {
				b.AppendNull()
				continue
			}
			b.Append(w == "ja")
		}
		return b.NewArray()
	}
	valueType := map[schemas.Type]arrow.DataType{schemas.DATE: arrow.FixedWidthTypes.Date32,
		schemas.STRING: arrow.BinaryTypes.String, schemas.INT32: arrow.PrimitiveTypes.Int32, schemas.Hours: s.hours}[kind]
	return newDictionary(t, mem, valueType, words)
}

// newPersons builds person_id: a run for each unbroken sequence of equal words.
func newPersons(t testing.TB, mem memory.Allocator, ids arrow.DataType, words []string) arrow.Array {
	t.Helper()
	ends, runs := array.NewInt32Builder(mem), []string{}
	defer ends.Release()
	for i, w := range words {
		if i+1 == len(words) || words[i+1] != w {
			ends.Append(int32(i + 1))
			runs = append(runs, w)
		}
	}
	endArray, values := ends.NewArray(), newDictionary(t, mem, ids, runs)
	defer endArray.Release()
	defer values.Release()
	return array.NewRunEndEncodedArray(endArray, values, len(words), 0)
}

// newDictionary builds a dictionary array with the length of the dictionary under every
// null.
func newDictionary(t testing.TB, mem memory.Allocator, valueType arrow.DataType, words []string) arrow.Array {
	t.Helper()
	place, distinct := map[string]int32{}, []string{}
	for _, w := range words {
		if _, known := place[w]; !known && w != "-" {
			place[w] = int32(len(distinct))
			distinct = append(distinct, w)
		}
	}
	values := newValues(t, mem, valueType, distinct)
	defer values.Release()
	return overDictionary(mem, values, words, place)
}

func overDictionary(mem memory.Allocator, values arrow.Array, words []string, place map[string]int32) arrow.Array {
	builder := array.NewInt32Builder(mem)
	defer builder.Release()
	index, valid := make([]int32, len(words)), make([]bool, len(words))
	for i, w := range words {
		index[i], valid[i] = int32(values.Len()), w != "-"
		if valid[i] {
			index[i] = place[w]
		}
	}
	builder.AppendValues(index, valid)
	indices := builder.NewInt32Array()
	defer indices.Release()
	return array.NewDictionaryArray(&arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: values.DataType()}, indices, values)
}

func newValues(t testing.TB, mem memory.Allocator, valueType arrow.DataType, words []string) arrow.Array {
	t.Helper()
	builder := array.NewBuilder(mem, valueType)
	defer builder.Release()
	for _, w := range words {
		switch b := builder.(type) {
		case *array.Date32Builder:
			b.Append(arrow.Date32(parseDay(t, w)))
		case *array.StringBuilder:
			b.Append(w)
		case *array.Int32Builder:
			b.Append(int32(parseInt(t, w)))
		case *array.Int64Builder:
			b.Append(parseInt(t, w))
		case *array.Float64Builder:
			b.Append(parseDouble(t, w))
		case *array.Decimal128Builder:
			n, err := decimal128.FromString(w, 38, 2)
			must(t, err)
			b.Append(n)
		}
	}
	return builder.NewArray()
}

// parseDay reads 2024-01-31, or a number of days since 1970 written d123.
func parseDay(t testing.TB, word string) schemas.Date {
	t.Helper()
	if number, ok := strings.CutPrefix(word, "d"); ok {
		return schemas.Date(parseInt(t, number))
	}
	d, err := schemas.ParseDate(word)
	must(t, err)
	return d
}

func parseInt(t testing.TB, word string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(word, 10, 64)
	must(t, err)
	return n
}

func parseDouble(t testing.TB, word string) float64 {
	t.Helper()
	if word == "NaN" {
		return math.NaN()
	}
	v, err := strconv.ParseFloat(word, 64)
	must(t, err)
	return v
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// checked returns an allocator that fails the test when something is not released.
func checked(t *testing.T) memory.Allocator {
	mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
	t.Cleanup(func() { mem.AssertSize(t, 0) })
	return mem
}
