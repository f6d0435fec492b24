package publish

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go/format"

	"fokusmaal/schemas"
)

// readingCases are what a run may be asked for, and what its files say of it.
var readingCases = []struct {
	name        string
	fortolkning []string
	column      string
	footer      string
}{
	{"no readings", nil, "", "standard"},
	{"an empty list of readings", []string{}, "", "standard"},
	{"one reading", []string{"R04"}, "R04", "R04"},
	{"two readings", []string{"R04", "R12"}, "R04 R12", "R04 R12"},
}

func stampedFolder(t *testing.T, fortolkning []string) *Folder {
	t.Helper()
	f, err := NewFolder(t.TempDir(), ShelfOf(2025), RunID(start), fortolkning)
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

func resultTables() []schemas.Result {
	tables := schemas.Results()
	for id := range schemas.Tables {
		tables = append(tables, schemas.Afviste(schemas.TableID(id)))
	}
	return tables
}

func columnNames(table schemas.Result) []string {
	var names []string
	for _, c := range table.Columns {
		names = append(names, c.Name)
	}
	return names
}

func readCSV(t *testing.T, path string) [][]string {
	t.Helper()
	opened, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	lines, err := csv.NewReader(opened).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

// The columns are those of schemas, spelled here by the table and not by what was
// written: under the default there is nothing behind them.
func TestEveryTableHasItsOwnColumnsAndTheReadingsBehindThem(t *testing.T) {
	for _, c := range readingCases {
		f := stampedFolder(t, c.fortolkning)
		for _, table := range resultTables() {
			want := columnNames(table)
			if c.column != "" {
				want = append(want, "fortolkning")
			}
			parquet := writeRows(t, bothFormats[0].open(t, f, table, bothIDs[0]), table, bothIDs[0], 3)
			var got []string
			for _, field := range openParquet(t, filepath.Join(f.temp, parquet.Path)).Schema().Fields() {
				got = append(got, field.Name())
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s: %s", c.name, parquet.Path, diff)
			}
			csv := writeRows(t, bothFormats[1].open(t, f, table, bothIDs[0]), table, bothIDs[0], 3)
			if diff := cmp.Diff(want, readCSV(t, filepath.Join(f.temp, csv.Path))[0]); diff != "" {
				t.Errorf("%s, %s: %s", c.name, csv.Path, diff)
			}
		}
	}
}

func TestTheFooterOfEveryParquetFileNamesTheReadingsAndNothingElse(t *testing.T) {
	for _, c := range readingCases {
		f := stampedFolder(t, c.fortolkning)
		for _, table := range resultTables() {
			for _, rows := range []int{0, 20} {
				table.Path = table.Path + "_"
				output := writeRows(t, bothFormats[0].open(t, f, table, bothIDs[0]), table, bothIDs[0], rows)
				want := []format.KeyValue{{Key: "fokusmaal.fortolkning", Value: c.footer}}
				got := []format.KeyValue(openParquet(t, filepath.Join(f.temp, output.Path)).Metadata().KeyValueMetadata)
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s, %s, %d rows: %s", c.name, output.Path, rows, diff)
				}
			}
		}
	}
}

// Batches of unequal length, an empty one among them, around the borders of pieces and
// row groups; the other cells stay what they are.
func TestEveryRowOfEveryBatchCarriesTheReadings(t *testing.T) {
	const rows = rowGroupRows + pieceRows + 3
	table := withoutDoubles()
	for i, ids := range bothIDs {
		f := stampedFolder(t, readingCases[3].fortolkning)
		cuts := []int{1, 1, 4, pieceRows, 3*pieceRows + 7, rowGroupRows - 1, rowGroupRows + 1}
		output := writeRows(t, bothFormats[0].open(t, f, table, ids), table, ids, rows, cuts...)
		got := readParquet(t, filepath.Join(f.temp, output.Path))
		if len(got) != rows || output.Rows != rows {
			t.Fatalf("expected %d rows, found %d and %d in the facts", rows, len(got), output.Rows)
		}
		for row := range got {
			if want := append(made(table, ids, row), "R04 R12"); !slices.Equal(want, got[row]) {
				t.Fatalf("ids %d, row %d: %s", i, row, cmp.Diff(want, got[row]))
			}
		}
		output = writeRows(t, bothFormats[1].open(t, f, table, ids), table, ids, rows, cuts...)
		lines := readCSV(t, filepath.Join(f.temp, output.Path))[1:]
		if len(lines) != rows {
			t.Fatalf("expected %d rows, found %d", rows, len(lines))
		}
		for row, cells := range lines {
			if len(cells) != len(table.Columns)+1 || cells[len(cells)-1] != "R04 R12" {
				t.Fatalf("ids %d, row %d of the CSV file ends otherwise", i, row)
			}
		}
	}
}

func TestTheBytesOfAStampedFileDoNotDependOnHowTheBatchesAreCut(t *testing.T) {
	const rows = 3*pieceRows + 5
	table := withoutDoubles()
	for _, format := range bothFormats {
		hashes := map[string]bool{}
		for _, cuts := range [][]int{nil, {0, 1, 1, 900}, {pieceRows - 1, pieceRows + 1}, {rows}} {
			f := stampedFolder(t, readingCases[3].fortolkning)
			hashes[writeRows(t, format.open(t, f, table, bothIDs[0]), table, bothIDs[0], rows, cuts...).SHA256] = true
		}
		if len(hashes) != 1 {
			t.Errorf("%s: the same rows gave %d different files", format.name, len(hashes))
		}
	}
}

// A default CSV file is a stamped one with the last cell of each line cut off: the stamp
// changes nothing else, and the default has nothing of it.
func TestAStampedCSVFileIsTheDefaultOneWithOneMoreCellInEachLine(t *testing.T) {
	table := schemas.FokusmaalMaaned
	bytes := func(fortolkning []string) string {
		f := stampedFolder(t, fortolkning)
		output := writeRows(t, bothFormats[1].open(t, f, table, bothIDs[0]), table, bothIDs[0], 4)
		text, err := os.ReadFile(filepath.Join(f.temp, output.Path))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	standard, stamped := bytes(nil), bytes([]string{"R04", "R12"})
	if strings.Contains(standard, "fortolkning") || strings.Contains(standard, "standard") {
		t.Error("the default file speaks of readings")
	}
	cut := strings.NewReplacer(",fortolkning\n", "\n", ",R04 R12\n", "\n").Replace(stamped)
	if diff := cmp.Diff(standard, cut); diff != "" {
		t.Error(diff)
	}
}

func TestAStampedTableWithoutRowsHasTheColumn(t *testing.T) {
	table := everyType(false)
	for _, format := range bothFormats {
		for _, cuts := range [][]int{nil, {0, 0}} {
			f := stampedFolder(t, []string{"R18"})
			output := writeRows(t, format.open(t, f, table, bothIDs[0]), table, bothIDs[0], 0, cuts...)
			path := filepath.Join(f.temp, output.Path)
			if format.name == "csv" {
				if diff := cmp.Diff([][]string{append(columnNames(table), "fortolkning")}, readCSV(t, path)); diff != "" {
					t.Error(diff)
				}
				continue
			}
			file := openParquet(t, path)
			if got := file.Schema().Fields(); file.NumRows() != 0 || len(got) != len(table.Columns)+1 || got[len(got)-1].Optional() {
				t.Errorf("expected no rows and one more column, which is required; found %d rows and %s", file.NumRows(), file.Schema())
			}
		}
	}
}

func TestAStampedTableIsWrittenFromBatchesThatDoNotHaveTheColumn(t *testing.T) {
	table := withoutDoubles()
	for _, format := range bothFormats {
		f := stampedFolder(t, []string{"R04"})
		w := format.open(t, f, table, bothIDs[0])
		batch := batchOf(table.MedFortolkning(), bothIDs[0], 0, 3)
		err := w.Write(batch)
		batch.Release()
		if err == nil || !strings.Contains(err.Error(), "expected a batch of 12 columns, found 13") {
			t.Errorf("%s: a batch with a column of readings of its own: %v", format.name, err)
		}
		if _, err := w.Close(); err == nil {
			t.Errorf("%s: the file was closed as if it were whole", format.name)
		}
	}
}

// Whether it is written to the end or not: with the batch, all that was made is released.
func TestAStampNeedsNoMemoryThatMustBeReleased(t *testing.T) {
	table := everyType(false)
	for _, format := range bothFormats {
		for _, whole := range []bool{true, false} {
			checked := memory.NewCheckedAllocator(memory.NewGoAllocator())
			w := format.open(t, stampedFolder(t, []string{"R04", "R12"}), table, bothIDs[0])
			for _, rows := range []int{3, 0, 2000} {
				batch := checkedBatch(checked, table, rows)
				if err := w.Write(batch); err != nil {
					t.Fatal(err)
				}
				batch.Release()
				checked.AssertSize(t, 0)
			}
			if !whole {
				continue
			}
			if _, err := w.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func checkedBatch(mem memory.Allocator, table schemas.Result, rows int) arrow.RecordBatch {
	builder := array.NewRecordBuilder(mem, table.ArrowSchema(bothIDs[0]))
	defer builder.Release()
	for c, column := range table.Columns {
		for i := range rows {
			appendTo(builder.Field(c), column.Type, i)
		}
	}
	return builder.NewRecordBatch()
}

// Tables are shared by all runs, those with room for one more column among them.
func TestAStampLeavesTheTableAsItIs(t *testing.T) {
	table := everyType(false)
	table.Columns = append(make([]schemas.ResultColumn, 0, len(table.Columns)+1), table.Columns...)
	writeSmall(t, stampedFolder(t, []string{"R04"}), table)
	if room := table.Columns[:len(table.Columns)+1]; room[len(room)-1] != (schemas.ResultColumn{}) {
		t.Error("the column of the readings was put into the table itself")
	}
}

func TestAReadingWithoutAProperIDIsRefusedBeforeAnythingIsMade(t *testing.T) {
	for _, id := range []string{"", " ", "R4", "R004", "r04", "R04 R12", "R04,R12", "standard", "R04\n"} {
		out := filepath.Join(t.TempDir(), "ud")
		if _, err := NewFolder(out, ShelfOf(2025), RunID(start), []string{"R01", id}); err == nil {
			t.Errorf("%q was taken as the id of a reading", id)
		}
		if _, err := os.Stat(out); !os.IsNotExist(err) {
			t.Errorf("%q: the folder was made all the same", id)
		}
	}
}
