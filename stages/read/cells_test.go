package read

import (
	"context"
	"fmt"
	"math"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

// readTable reads all cells of a table with batches of so many rows, and checks on the
// way what every batch promises and that all memory comes back.
func readTable(t *testing.T, d *Delivery, id schemas.TableID, batchRows int) ([][]any, error) {
	t.Helper()
	mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
	defer mem.AssertSize(t, 0)
	var rows [][]any
	table := d.Tables[id]
	for i := range table.RowGroups {
		g := &table.RowGroups[i]
		before := len(rows)
		err := g.Read(context.Background(), Options{Allocator: mem, BatchRows: batchRows}, func(b arrow.RecordBatch) error {
			defer b.Release()
			if want := schemas.BatchSchema(id, d.IDs, table.Hours); !b.Schema().Equal(want) {
				t.Errorf("expected schema %s, found %s", want, b.Schema())
			}
			if left := int(g.Rows) - len(rows) + before; b.NumRows() != int64(min(left, batchRows)) {
				t.Errorf("expected a batch of %d rows, found %d", min(left, batchRows), b.NumRows())
			}
			rows = append(rows, batchCells(t, b)...)
			return nil
		})
		if err != nil {
			return rows, err
		}
	}
	return rows, nil
}

func batchCells(t *testing.T, b arrow.RecordBatch) [][]any {
	t.Helper()
	rows := make([][]any, b.NumRows())
	for _, column := range b.Columns() {
		for i, cell := range columnCells(t, column) {
			rows[i] = append(rows[i], cell)
		}
	}
	return rows
}

func columnCells(t *testing.T, column arrow.Array) []any {
	t.Helper()
	switch a := column.(type) {
	case *array.Boolean:
		cells := make([]any, a.Len())
		for i := range cells {
			if !a.IsNull(i) {
				cells[i] = a.Value(i)
			}
		}
		return cells
	case *array.Dictionary:
		return dictionaryCells(t, a)
	case *array.RunEndEncoded:
		return runCells(t, a)
	}
	t.Fatalf("a column of type %s", column.DataType())
	return nil
}

func dictionaryCells(t *testing.T, a *array.Dictionary) []any {
	t.Helper()
	values, indexes := a.Dictionary(), a.Indices().(*array.Int32).Int32Values()
	cells := make([]any, a.Len())
	nulls := 0
	for i := range cells {
		switch null := int(indexes[i]) == values.Len(); {
		case null != a.IsNull(i):
			t.Errorf("row %d: null is %t in the bitmap and %t by its index", i, a.IsNull(i), null)
		case null:
			nulls++
		default:
			cells[i] = valueAt(values, int(indexes[i]))
		}
	}
	if nulls != a.NullN() {
		t.Errorf("expected %d nulls stated, found %d", nulls, a.NullN())
	}
	return cells
}

func runCells(t *testing.T, a *array.RunEndEncoded) []any {
	t.Helper()
	if err := a.ValidateFull(); err != nil {
		t.Error(err)
	}
	values := dictionaryCells(t, a.Values().(*array.Dictionary))
	var cells []any
	for run, end := range a.RunEndsArr().(*array.Int32).Int32Values() {
		if run > 0 && values[run] == values[run-1] {
			t.Errorf("run %d has the same id as the one before", run)
		}
		for len(cells) < int(end) {
			cells = append(cells, values[run])
		}
	}
	if len(cells) != a.Len() {
		t.Errorf("expected runs over %d rows, found %d", a.Len(), len(cells))
	}
	return cells
}

func valueAt(values arrow.Array, i int) any {
	switch v := values.(type) {
	case *array.Date32:
		return int32(v.Value(i))
	case *array.Int32:
		return v.Value(i)
	case *array.Int64:
		return v.Value(i)
	case *array.Float64:
		return v.Value(i)
	case *array.String:
		return v.Value(i)
	case *array.Decimal128:
		n := v.Value(i)
		if n.HighBits() != int64(n.LowBits())>>63 {
			return fmt.Sprint(n) // wider than the tests write
		}
		return int64(n.LowBits())
	}
	return math.NaN()
}
