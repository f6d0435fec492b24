package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

// TestMain lets the test binary be the other process that holds a lock.
func TestMain(m *testing.M) {
	if out := os.Getenv(holdEnv); out != "" {
		os.Exit(holdLock(out))
	}
	os.Exit(m.Run())
}

var start = time.Date(2026, 4, 1, 8, 30, 0, 0, time.UTC)

// everyType is a table with a column of every type, once required and once nullable.
func everyType(intern bool) schemas.Result {
	t := schemas.Result{Path: "alle_typer", Intern: intern}
	if intern {
		t.Path = "intern/alle_typer"
	}
	for _, null := range []bool{false, true} {
		for _, typ := range []schemas.ResultType{
			schemas.OutSTRING, schemas.OutDATE, schemas.OutINT32, schemas.OutINT64,
			schemas.OutDOUBLE, schemas.OutBOOLEAN, schemas.OutID,
		} {
			name := strings.ToLower(strings.Fields(typ.String())[0])
			if typ == schemas.OutID {
				name = "id"
			}
			if null {
				name += "_or_null"
			}
			t.Columns = append(t.Columns, schemas.ResultColumn{Name: name, Type: typ, Null: null})
		}
	}
	return t
}

// cells are the values of row i of a made table, by type: deterministic, repeating at
// different lengths, with awkward texts and numbers among them.
func cells(typ schemas.ResultType, i int) any {
	texts := []string{"København", "", `a "quoted" word`, "one,two", "two\nlines", " spaces ", "Ærø\r", "plain"}
	doubles := []float64{0, 1.0 / 3, 0.1, 1e-9, math.MaxFloat64, 5e-324, 1, 0.30000000000000004}
	switch typ {
	case schemas.OutSTRING:
		return texts[i%len(texts)]
	case schemas.OutDATE:
		return arrow.Date32(19000 + 31*(i%40))
	case schemas.OutINT32:
		return int32(i%7 - 3)
	case schemas.OutINT64:
		return int64(i) * 1_000_003
	case schemas.OutDOUBLE:
		return doubles[i%len(doubles)]
	}
	return i%3 == 0
}

// batchOf makes rows [from,to) of a table; every fifth value of a nullable column is a
// null, at another place in each column.
func batchOf(t schemas.Result, ids arrow.DataType, from, to int) arrow.RecordBatch {
	builder := array.NewRecordBuilder(memory.DefaultAllocator, t.ArrowSchema(ids))
	defer builder.Release()
	for c, column := range t.Columns {
		for i := from; i < to; i++ {
			if column.Null && (i+c)%5 == 0 {
				builder.Field(c).AppendNull()
				continue
			}
			appendTo(builder.Field(c), column.Type, i)
		}
	}
	return builder.NewRecordBatch()
}

func appendTo(b array.Builder, typ schemas.ResultType, i int) {
	switch b := b.(type) {
	case *array.StringBuilder:
		if typ == schemas.OutID {
			b.Append(fmt.Sprintf("p%06d", i/12))
			return
		}
		b.Append(cells(typ, i).(string))
	case *array.Date32Builder:
		b.Append(cells(typ, i).(arrow.Date32))
	case *array.Int32Builder:
		b.Append(cells(typ, i).(int32))
	case *array.Int64Builder:
		if typ == schemas.OutID {
			b.Append(int64(i / 12))
			return
		}
		b.Append(cells(typ, i).(int64))
	case *array.Float64Builder:
		b.Append(cells(typ, i).(float64))
	case *array.BooleanBuilder:
		b.Append(cells(typ, i).(bool))
	}
}

func newFolder(t *testing.T, out string) *Folder {
	t.Helper()
	f, err := NewFolder(out, ShelfOf(2025), RunID(start), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Discard(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// writeRows writes rows [0,rows) cut at the given places and returns the file's facts.
func writeRows(t *testing.T, w Writer, table schemas.Result, ids arrow.DataType, rows int, cuts ...int) Output {
	t.Helper()
	from := 0
	for _, to := range append(slices.Clone(cuts), rows) {
		batch := batchOf(table, ids, from, to)
		err := w.Write(batch)
		batch.Release()
		if err != nil {
			t.Fatal(err)
		}
		from = to
	}
	output, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	return output
}

// publishOne publishes a run with one small table and returns its path.
func publishOne(t *testing.T, out string) string {
	t.Helper()
	f := newFolder(t, out)
	writeSmall(t, f, everyType(false))
	path, err := f.Publish(exampleRun())
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func writeSmall(t *testing.T, f *Folder, table schemas.Result) {
	t.Helper()
	w, err := NewCSV(f, table, arrow.BinaryTypes.String)
	if err != nil {
		t.Fatal(err)
	}
	writeRows(t, w, table, arrow.BinaryTypes.String, 10)
}

// tree lists what is under a folder, with modes.
func tree(t *testing.T, root string) []string {
	t.Helper()
	var lines []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		lines = append(lines, fmt.Sprintf("%s %s", info.Mode(), filepath.ToSlash(name)))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func target(t *testing.T, out string) string {
	t.Helper()
	target, err := os.Readlink(filepath.Join(out, "2025", "kandidat"))
	if err != nil {
		t.Fatal(err)
	}
	return target
}

func wantKind(t *testing.T, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("expected an error that is %q, found %v", kind, err)
	}
}

func ready(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}
