package publish

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"fokusmaal/schemas"
)

func openParquet(t *testing.T, path string) *parquet.File {
	t.Helper()
	opened, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = opened.Close() })
	info, err := opened.Stat()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(opened, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// readParquet reads a file whole: nil for a null.
func readParquet(t *testing.T, path string) [][]any {
	t.Helper()
	var table [][]any
	buffer := make([]parquet.Row, 500)
	for _, group := range openParquet(t, path).RowGroups() {
		rows := group.Rows()
		for {
			n, err := rows.ReadRows(buffer)
			for _, row := range buffer[:n] {
				table = append(table, plain(row))
			}
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return table
}

func plain(row parquet.Row) []any {
	var values []any
	for _, v := range row {
		switch {
		case v.IsNull():
			values = append(values, nil)
		case v.Kind() == parquet.ByteArray:
			values = append(values, string(v.ByteArray()))
		case v.Kind() == parquet.Int32:
			values = append(values, v.Int32())
		case v.Kind() == parquet.Int64:
			values = append(values, v.Int64())
		case v.Kind() == parquet.Double:
			values = append(values, v.Double())
		case v.Kind() == parquet.Boolean:
			values = append(values, v.Boolean())
		}
	}
	return values
}

// made is row i of the made table, as readParquet gives it.
func made(table schemas.Result, ids arrow.DataType, i int) []any {
	var values []any
	for c, column := range table.Columns {
		switch {
		case column.Null && (i+c)%5 == 0:
			values = append(values, nil)
		case column.Type == schemas.OutID && ids.ID() == arrow.INT64:
			values = append(values, int64(i/12))
		case column.Type == schemas.OutID:
			values = append(values, fmt.Sprintf("p%06d", i/12))
		case column.Type == schemas.OutDATE:
			values = append(values, int32(cells(column.Type, i).(arrow.Date32)))
		default:
			values = append(values, cells(column.Type, i))
		}
	}
	return values
}

func TestEveryTypeComesBackFromParquetWithItsNulls(t *testing.T) {
	const rows = rowGroupRows + 2*pieceRows + 3
	table := everyType(false)
	for _, ids := range bothIDs {
		f := newFolder(t, t.TempDir())
		output := writeRows(t, bothFormats[0].open(t, f, table, ids), table, ids, rows, 7, 2000, rowGroupRows-5)
		got := readParquet(t, filepath.Join(f.temp, output.Path))
		if len(got) != rows || output.Rows != rows {
			t.Fatalf("expected %d rows, found %d and %d in the facts", rows, len(got), output.Rows)
		}
		for i := range got {
			if want := made(table, ids, i); !slices.Equal(want, got[i]) {
				t.Fatalf("row %d: %s", i, cmp.Diff(want, got[i]))
			}
		}
	}
}

func TestTheParquetSchemaIsThatOfTheTable(t *testing.T) {
	table := everyType(false)
	f := newFolder(t, t.TempDir())
	output := writeRows(t, bothFormats[0].open(t, f, table, bothIDs[1]), table, bothIDs[1], 10)
	const want = `message fokusmaal {
	required binary string (STRING);
	required int32 date (DATE);
	required int32 int32 (INT(32,true));
	required int64 int64 (INT(64,true));
	required double double;
	required boolean boolean;
	required int64 id (INT(64,true));
	optional binary string_or_null (STRING);
	optional int32 date_or_null (DATE);
	optional int32 int32_or_null (INT(32,true));
	optional int64 int64_or_null (INT(64,true));
	optional double double_or_null;
	optional boolean boolean_or_null;
	optional int64 id_or_null (INT(64,true));
}`
	file := openParquet(t, filepath.Join(f.temp, output.Path))
	if diff := cmp.Diff(want, file.Schema().String()); diff != "" {
		t.Error(diff)
	}
	if got := file.Metadata().CreatedBy; got != "fokusmaal" {
		t.Errorf("created by %q", got)
	}
}

func TestRowGroupsHaveAFixedNumberOfRowsAndAreCompressed(t *testing.T) {
	table := everyType(false)
	f := newFolder(t, t.TempDir())
	output := writeRows(t, bothFormats[0].open(t, f, table, bothIDs[0]), table, bothIDs[0], 2*rowGroupRows+1, 100_000)
	file := openParquet(t, filepath.Join(f.temp, output.Path))
	var rows []int64
	for _, group := range file.Metadata().RowGroups {
		rows = append(rows, group.NumRows)
		for _, c := range group.Columns {
			if c.MetaData.Codec != format.Zstd {
				t.Errorf("column %v is not compressed with zstd", c.MetaData.PathInSchema)
			}
		}
	}
	if diff := cmp.Diff([]int64{rowGroupRows, rowGroupRows, 1}, rows); diff != "" {
		t.Error(diff)
	}
}

// Page checksums are what finds a byte that the disk has changed.
func TestAChangedByteInAPageIsFound(t *testing.T) {
	table := everyType(false)
	f := newFolder(t, t.TempDir())
	output := writeRows(t, bothFormats[0].open(t, f, table, bothIDs[0]), table, bothIDs[0], 5000)
	path := filepath.Join(f.temp, output.Path)
	bytes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	column := openParquet(t, path).Metadata().RowGroups[0].Columns[3].MetaData
	bytes[column.DataPageOffset+column.TotalCompressedSize/4] ^= 1
	if err := os.WriteFile(path, bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	rows := openParquet(t, path).RowGroups()[0].Rows()
	defer rows.Close()
	if _, err := rows.ReadRows(make([]parquet.Row, 5000)); err == nil || errors.Is(err, io.EOF) {
		t.Errorf("the changed byte was not found, error %v", err)
	}
}

func TestATableWithoutRowsIsAFileOfItsOwn(t *testing.T) {
	table := everyType(false)
	for _, format := range bothFormats {
		f := newFolder(t, t.TempDir())
		output := writeRows(t, format.open(t, f, table, bothIDs[0]), table, bothIDs[0], 0)
		if output.Rows != 0 || output.Bytes == 0 {
			t.Errorf("%s: expected a file with columns and no rows, found %+v", format.name, output)
		}
		if format.name == "parquet" && len(openParquet(t, filepath.Join(f.temp, output.Path)).Schema().Fields()) != len(table.Columns) {
			t.Error("the columns are not there")
		}
	}
}

func TestAllResultTablesCanBeWritten(t *testing.T) {
	tables := schemas.Results()
	for id := range schemas.Tables {
		tables = append(tables, schemas.Afviste(schemas.TableID(id)))
	}
	f := newFolder(t, t.TempDir())
	for _, table := range tables {
		for _, format := range bothFormats {
			writeRows(t, format.open(t, f, table, bothIDs[0]), table, bothIDs[0], 20)
		}
	}
	if got := len(f.Outputs()); got != 2*len(tables) {
		t.Errorf("expected %d files, found %d", 2*len(tables), got)
	}
}
