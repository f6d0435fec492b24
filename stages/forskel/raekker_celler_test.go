package forskel

import (
	"math"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

// decimals returns the cells of a dictionary of DECIMAL.
func decimals(t *testing.T, values ...decimal128.Num) []uint64 {
	t.Helper()
	mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
	defer mem.AssertSize(t, 0)
	b := array.NewDecimal128Builder(mem, schemas.HoursDecimal)
	defer b.Release()
	b.AppendValues(values, nil)
	a := b.NewArray()
	defer a.Release()
	return cellsOf(nil, a)
}

func TestHoursAreTheSameNumberAsDecimalAndAsDouble(t *testing.T) {
	for _, hundredths := range []int64{0, 1, -1, 10, 3750, -3750, 74401, 123456789, 1 << 50, -(1 << 50)} {
		if got, want := decimals(t, decimal128.FromI64(hundredths))[0], hoursCell(float64(hundredths)/100); got != want {
			t.Errorf("%d hundredths are not their own DOUBLE", hundredths)
		}
	}
	if hoursCell(math.Copysign(0, -1)) != hoursCell(0) {
		t.Error("there are two zeros")
	}
	if hoursCell(math.NaN()) != hoursCell(math.Float64frombits(math.Float64bits(math.NaN())|7)) {
		t.Error("there are two that are not a number")
	}
}

func TestNoTwoAmountsOfHoursShareACell(t *testing.T) {
	amounts := []decimal128.Num{decimal128.New(1, 0), decimal128.New(-1, 0), decimal128.New(0, 1<<63), decimal128.FromI64(math.MaxInt64), decimal128.FromI64(math.MinInt64)}
	for _, near := range []int64{0, 3750, 1 << 46, 1 << 50, 1<<53 - 1} {
		for d := range int64(5) {
			amounts = append(amounts, decimal128.FromI64(near+d), decimal128.FromI64(-near-d-1))
		}
	}
	seen := map[uint64]int{}
	for i, cell := range decimals(t, amounts...) {
		if before, twice := seen[cell]; twice {
			t.Errorf("number %d and number %d of the list share a cell", before, i)
		}
		seen[cell] = i
	}
}

func TestANullIsNoValueOfItsColumn(t *testing.T) {
	mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
	defer mem.AssertSize(t, 0)
	numbers := array.NewInt32Builder(mem)
	defer numbers.Release()
	numbers.AppendValues([]int32{0, 1, -1, math.MaxInt32, math.MinInt32}, nil)
	days := array.NewDate32Builder(mem)
	defer days.Release()
	days.AppendValues([]arrow.Date32{0, -1, math.MaxInt32, math.MinInt32}, nil)
	texts := array.NewStringBuilder(mem)
	defer texts.Release()
	texts.AppendValues([]string{"", "x", "null"}, nil)
	hours := array.NewFloat64Builder(mem)
	defer hours.Release()
	hours.AppendValues([]float64{0, math.NaN(), math.Inf(1), math.Inf(-1), math.Float64frombits(math.MaxUint64)}, nil)
	for _, b := range []array.Builder{numbers, days, texts, hours} {
		a := b.NewArray()
		cells := cellsOf(nil, a)
		if len(cells) != a.Len()+1 || cells[a.Len()] != nullCell {
			t.Errorf("%s: the last cell is not that of null", a.DataType())
		}
		for i, cell := range cells[:a.Len()] {
			if cell == nullCell {
				t.Errorf("%s: value %d has the cell of null", a.DataType(), i)
			}
		}
		a.Release()
	}
}

// The hashes of a row are the same in every process and on every machine: which of two rows
// is new must be so as well.
func TestTheHashOfARowIsTheSameForEver(t *testing.T) {
	for name, c := range map[string]struct {
		ids  arrow.DataType
		want Aftryk
	}{
		"text ids":   {arrow.BinaryTypes.String, Aftryk{Noegle: 0xe2de8f8171254af2, Raekke: 0xacc796851f9fbbac}},
		"number ids": {arrow.PrimitiveTypes.Int64, Aftryk{Noegle: 0x6a451d59a0c65d09, Raekke: 0x25c9c89bad1dc2b2}},
	} {
		t.Run(name, func(t *testing.T) {
			mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
			defer mem.AssertSize(t, 0)
			b := samtaler(t, mem, c.ids)
			defer b.Release()
			h := NewAftrykker(schemas.SamtalerTable)
			defer h.Close()
			if got := h.Aftryk(b)[0]; got != c.want {
				t.Errorf("Aftryk{Noegle: %#x, Raekke: %#x}", got.Noegle, got.Raekke)
			}
		})
	}
}

// samtaler is a batch of one row.
func samtaler(t *testing.T, mem memory.Allocator, ids arrow.DataType) arrow.RecordBatch {
	t.Helper()
	schema := schemas.BatchSchema(schemas.SamtalerTable, ids, nil)
	cells := map[string]string{"person_id": "17", "maaned": "2024-02-01", "dato": "2024-02-05", "type": "jobsamtale", "form": "brev"}
	var arrays []arrow.Array
	for _, f := range schema.Fields() {
		dictionary, runs := f.Type.(*arrow.DictionaryType)
		if !runs {
			dictionary = f.Type.(*arrow.RunEndEncodedType).Encoded().(*arrow.DictionaryType)
		}
		values := array.NewBuilder(mem, dictionary.ValueType)
		if err := values.AppendValueFromString(cells[f.Name]); err != nil {
			t.Fatal(err)
		}
		index := array.NewInt32Builder(mem)
		index.Append(0)
		entries, indexes := values.NewArray(), index.NewArray()
		var a arrow.Array = array.NewDictionaryArray(dictionary, indexes, entries)
		if !runs {
			index.Append(1)
			end, run := index.NewArray(), a
			a = array.NewRunEndEncodedArray(end, run, 1, 0)
			end.Release()
			run.Release()
		}
		arrays = append(arrays, a)
		for _, r := range []interface{ Release() }{values, index, entries, indexes} {
			r.Release()
		}
	}
	b := array.NewRecordBatch(schema, arrays, 1)
	for _, a := range arrays {
		a.Release()
	}
	return b
}
