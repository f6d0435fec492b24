package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
)

type formatCase struct {
	name string
	open func(testing.TB, *Folder, schemas.Result, arrow.DataType) Writer
	file func(Writer) *file
}

var bothFormats = []formatCase{
	{"parquet", func(t testing.TB, f *Folder, table schemas.Result, ids arrow.DataType) Writer {
		return must(t)(NewParquet(f, table, ids))
	}, func(w Writer) *file { return w.(*ParquetFile).file }},
	{"csv", func(t testing.TB, f *Folder, table schemas.Result, ids arrow.DataType) Writer {
		w, err := NewCSV(f, table, ids)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}, func(w Writer) *file { return w.(*CSVFile).file }},
}

func must(t testing.TB) func(*ParquetFile, error) Writer {
	return func(w *ParquetFile, err error) Writer {
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
}

var bothIDs = []arrow.DataType{arrow.BinaryTypes.String, arrow.PrimitiveTypes.Int64}

func TestTheFactsOfAFileAreThoseOnTheDisk(t *testing.T) {
	for _, format := range bothFormats {
		f := newFolder(t, t.TempDir())
		table := everyType(true)
		got := writeRows(t, format.open(t, f, table, bothIDs[0]), table, bothIDs[0], 3000)
		bytes, err := os.ReadFile(filepath.Join(f.temp, filepath.FromSlash(got.Path)))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(bytes)
		want := Output{Path: "intern/alle_typer." + format.name, Bytes: int64(len(bytes)), Rows: 3000, SHA256: hex.EncodeToString(sum[:])}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff([]Output{want}, f.Outputs()); diff != "" {
			t.Error(diff)
		}
	}
}

// withoutDoubles is a table that is quick to write: the largest numbers of the made rows
// have 309 digits in CSV.
func withoutDoubles() schemas.Result {
	table := everyType(false)
	table.Columns = slices.DeleteFunc(table.Columns, func(c schemas.ResultColumn) bool { return c.Type == schemas.OutDOUBLE })
	return table
}

// More than one row group, and cuts around the borders of pieces and row groups.
func TestTheBytesDoNotDependOnHowTheBatchesAreCut(t *testing.T) {
	const rows = rowGroupRows + 3*pieceRows + 17
	table := withoutDoubles()
	cuts := map[string][]int{
		"in one batch":         nil,
		"at the borders":       {pieceRows, 2 * pieceRows, rowGroupRows, rowGroupRows + pieceRows},
		"beside the borders":   {1, pieceRows - 1, pieceRows + 1, rowGroupRows - 1, rowGroupRows + 1},
		"with an empty batch":  {0, 5, 5, rowGroupRows},
		"in the last row":      {rows - 1},
		"in a row of the last": {rowGroupRows + 3*pieceRows + 1},
	}
	for i, format := range bothFormats {
		hashes := map[string][]string{}
		for name, cut := range cuts {
			f := newFolder(t, t.TempDir())
			output := writeRows(t, format.open(t, f, table, bothIDs[i]), table, bothIDs[i], rows, cut...)
			hashes[output.SHA256] = append(hashes[output.SHA256], name)
		}
		if len(hashes) != 1 {
			t.Errorf("%s: different bytes: %v", format.name, hashes)
		}
	}
}

func TestBatchesOfAnySizeGiveTheSameBytes(t *testing.T) {
	const rows = 3*pieceRows + 5
	table := withoutDoubles()
	for _, format := range bothFormats {
		want := writeRows(t, format.open(t, newFolder(t, t.TempDir()), table, bothIDs[0]), table, bothIDs[0], rows)
		for _, size := range []int{1, 3, 999, pieceRows - 1, pieceRows, pieceRows + 1, 2*pieceRows + 1} {
			var cuts []int
			for at := size; at < rows; at += size {
				cuts = append(cuts, at)
			}
			f := newFolder(t, t.TempDir())
			got := writeRows(t, format.open(t, f, table, bothIDs[0]), table, bothIDs[0], rows, cuts...)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %d rows at a time: %s", format.name, size, diff)
			}
		}
	}
}

func TestABatchOfAnotherShapeIsRefusedAndTheFileIsLost(t *testing.T) {
	table := schemas.Result{Path: "tabel", Columns: []schemas.ResultColumn{
		{Name: "andel", Type: schemas.OutDOUBLE, Null: true}, {Name: "navn", Type: schemas.OutSTRING},
	}}
	double, str := arrow.PrimitiveTypes.Float64, arrow.BinaryTypes.String
	for name, c := range map[string]struct {
		fields []arrow.Field
		fill   func(*array.RecordBuilder)
		want   string
	}{
		"a column missing": {[]arrow.Field{{Name: "andel", Type: double}}, func(b *array.RecordBuilder) {}, "expected a batch of 2 columns, found 1"},
		"another order":    {[]arrow.Field{{Name: "navn", Type: str}, {Name: "andel", Type: double}}, func(b *array.RecordBuilder) {}, "expected column 1 to be andel float64, found navn utf8"},
		"another type":     {[]arrow.Field{{Name: "andel", Type: str}, {Name: "navn", Type: str}}, func(b *array.RecordBuilder) {}, "expected column 1 to be andel float64, found andel utf8"},
		"a null too many": {[]arrow.Field{{Name: "andel", Type: double, Nullable: true}, {Name: "navn", Type: str, Nullable: true}}, func(b *array.RecordBuilder) {
			b.Field(0).AppendNull()
			b.Field(1).AppendNull()
		}, "column navn has a null and may have none"},
		"not a number": {[]arrow.Field{{Name: "andel", Type: double}, {Name: "navn", Type: str}}, func(b *array.RecordBuilder) {
			b.Field(0).(*array.Float64Builder).Append(math.NaN())
			b.Field(1).(*array.StringBuilder).Append("navn")
		}, "column andel has a value that is not a finite number"},
	} {
		builder := array.NewRecordBuilder(memory.DefaultAllocator, arrow.NewSchema(c.fields, nil))
		c.fill(builder)
		batch := builder.NewRecordBatch()
		for _, format := range bothFormats {
			f := newFolder(t, t.TempDir())
			w := format.open(t, f, table, str)
			if err := w.Write(batch); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "table tabel") {
				t.Errorf("%s, %s: expected an error with %q, found %v", format.name, name, c.want, err)
			}
			if _, err := w.Close(); err == nil || len(f.Outputs()) != 0 {
				t.Errorf("%s, %s: the file was closed as if it were whole", format.name, name)
			}
		}
		batch.Release()
		builder.Release()
	}
}

func TestAWriterIsClosedOnce(t *testing.T) {
	for _, format := range bothFormats {
		f := newFolder(t, t.TempDir())
		w := format.open(t, f, everyType(false), bothIDs[0])
		if _, err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Close(); err == nil {
			t.Errorf("%s: closed twice without an error", format.name)
		}
		if len(f.Outputs()) != 1 {
			t.Errorf("%s: expected one output, found %d", format.name, len(f.Outputs()))
		}
	}
}

func TestWritersReleaseNothingAndKeepNothing(t *testing.T) {
	for _, format := range bothFormats {
		checked := memory.NewCheckedAllocator(memory.NewGoAllocator())
		table := everyType(false)
		w := format.open(t, newFolder(t, t.TempDir()), table, bothIDs[0])
		builder := array.NewRecordBuilder(checked, table.ArrowSchema(bothIDs[0]))
		for c, column := range table.Columns {
			appendTo(builder.Field(c), column.Type, 1)
		}
		batch := builder.NewRecordBatch()
		if err := w.Write(batch); err != nil {
			t.Fatal(err)
		}
		batch.Release()
		builder.Release()
		checked.AssertSize(t, 0)
		if _, err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCSVIsWrittenExactlySo(t *testing.T) {
	table := everyType(false)
	table.Columns = append(table.Columns[:6:6], table.Columns[7:10]...)
	f := newFolder(t, t.TempDir())
	output := writeRows(t, bothFormats[1].open(t, f, table, bothIDs[0]), table, bothIDs[0], 8)
	got, err := os.ReadFile(filepath.Join(f.temp, output.Path))
	if err != nil {
		t.Fatal(err)
	}
	want := `string,date,int32,int64,double,boolean,string_or_null,date_or_null,int32_or_null
København,2022-01-08,-3,0,0,true,København,2022-01-08,-3
"",2022-02-08,-2,1000003,0.3333333333333333,false,"",2022-02-08,-2
"a ""quoted"" word",2022-03-11,-1,2000006,0.1,false,"a ""quoted"" word",2022-03-11,
"one,two",2022-04-11,0,3000009,0.000000001,true,"one,two",,0
"two
lines",2022-05-12,1,4000012,` + strconv.FormatFloat(math.MaxFloat64, 'f', -1, 64) + `,false,,2022-05-12,1
 spaces ,2022-06-12,2,5000015,` + strconv.FormatFloat(5e-324, 'f', -1, 64) + `,false, spaces ,2022-06-12,2
` + "\"Ærø\r\"" + `,2022-07-13,3,6000018,1,true,` + "\"Ærø\r\"" + `,2022-07-13,3
plain,2022-08-13,-3,7000021,0.30000000000000004,false,plain,2022-08-13,
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestCSVReadsBackAsItWas(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.String().Draw(r, "text")
		number := rapid.Float64().Draw(r, "number")
		if strings.Contains(text, "\r\n") {
			return // encoding/csv reads it as \n
		}
		line := appendText(nil, []byte(text))
		line = append(line, ',')
		line = strconv.AppendFloat(line, number, 'f', -1, 64)
		cells, err := csv.NewReader(strings.NewReader(string(line) + "\n")).Read()
		if err != nil {
			r.Fatal(err)
		}
		back, err := strconv.ParseFloat(cells[1], 64)
		if cells[0] != text || back != number || err != nil {
			r.Fatalf("%q and %v became %q and %v, error %v", text, number, cells[0], back, err)
		}
	})
}

func TestADayOfAColumnIsWrittenAsTheDayItIsWhateverWasWrittenBefore(t *testing.T) {
	var c column
	for _, d := range []schemas.Date{0, 0, 19723, 19723 + 64, 19723, -1, 63, -1, math.MaxInt32, math.MaxInt32, 128} {
		if got := string(c.appendDay([]byte("x,"), d)); got != "x,"+d.String() {
			t.Errorf("expected x,%s, found %s", d, got)
		}
	}
}

func TestATextIsPlainUnlessOneOfItsBytesIsNot(t *testing.T) {
	for n := range 20 {
		for _, b := range []byte("a,\"\r\n\x7f\x80\xc3") {
			text := bytes.Repeat([]byte("a"), 20)
			text[n] = b
			if want := b == 'a' || b == 0x7f; isPlain(text) != want {
				t.Errorf("byte %#x at %d: plain is %t", b, n, !want)
			}
		}
	}
}

func TestDatesAreWrittenAsSchemasWritesThem(t *testing.T) {
	for _, text := range []string{"2024-02-29", "1969-12-31", "0001-01-01", "9999-12-31"} {
		d, err := schemas.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(appendDate(nil, d)); got != text {
			t.Errorf("expected %s, found %s", text, got)
		}
	}
	for _, d := range []schemas.Date{math.MaxInt32, math.MinInt32 + 1, -1_000_000} {
		if got := string(appendDate(nil, d)); got != d.String() {
			t.Errorf("expected %s, found %s", d, got)
		}
	}
}

func TestTextThatIsNotUTF8DoesNotSpoilAFile(t *testing.T) {
	table := schemas.Result{Path: "tabel", Columns: []schemas.ResultColumn{{Name: "navn", Type: schemas.OutSTRING}}}
	builder := array.NewRecordBuilder(memory.DefaultAllocator, table.ArrowSchema(bothIDs[0]))
	defer builder.Release()
	builder.Field(0).(*array.StringBuilder).AppendValues([]string{"K\xf8benhavn", "Køge"}, nil)
	batch := builder.NewRecordBatch()
	defer batch.Release()
	for _, format := range bothFormats {
		f := newFolder(t, t.TempDir())
		w := format.open(t, f, table, bothIDs[0])
		if err := errors.Join(w.Write(batch)); err != nil {
			t.Fatal(err)
		}
		output, err := w.Close()
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(f.temp, output.Path)
		got := []string{}
		if format.name == "csv" {
			bytes, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got = strings.Split(strings.TrimSpace(string(bytes)), "\n")[1:]
		} else {
			for _, row := range readParquet(t, path) {
				got = append(got, fmt.Sprint(row[0]))
			}
		}
		if diff := cmp.Diff([]string{"K\uFFFDbenhavn", "Køge"}, got); diff != "" {
			t.Errorf("%s: %s", format.name, diff)
		}
	}
}
