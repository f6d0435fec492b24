package read

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"

	"fokusmaal/schemas"
)

// openWith opens a delivery of small tables in which f is the table that it says.
func openWith(t *testing.T, f *testFile) *Delivery {
	t.Helper()
	hours := "DOUBLE"
	if f.hours != "" {
		hours = f.hours
	}
	dir := t.TempDir()
	writeSmallDelivery(t, dir, f.ids, hours)
	f.write(t, filepath.Join(dir, f.table.String()+".parquet"))
	return open(t, dir)
}

func open(t *testing.T, dir string) *Delivery {
	t.Helper()
	d, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	return d
}

// checkRead reads the table of the file with several sizes of batches.
func checkRead(t *testing.T, f *testFile, batchRows ...int) {
	t.Helper()
	d := openWith(t, f)
	if len(batchRows) == 0 {
		batchRows = []int{1, 7, 4096}
	}
	for _, n := range batchRows {
		rows, err := readTable(t, d, f.table, n)
		if err != nil {
			t.Fatal(err)
		}
		if !sameRows(f.rows, rows) {
			t.Fatalf("batches of %d rows (-written +read):\n%s", n, cmp.Diff(f.rows, rows))
		}
	}
}

// sameRows is cmp.Equal for rows, in a hundredth of the time.
func sameRows(a, b [][]any) bool { return slices.EqualFunc(a, b, slices.Equal[[]any]) }

func TestEveryValueThatIsWrittenIsRead(t *testing.T) {
	codecs := map[string]compress.Codec{"none": &parquet.Uncompressed, "snappy": &parquet.Snappy, "gzip": &parquet.Gzip, "zstd": &parquet.Zstd, "brotli": &parquet.Brotli}
	for _, encoding := range []string{"dictionary", "plain", "delta", "split", "mixed"} {
		for name, codec := range codecs {
			for version := 1; version <= 2; version++ {
				for _, presence := range []string{"required", "optional", "nulls"} {
					if presence != "nulls" && name != "none" && name != "zstd" {
						continue // the compression knows nothing of nulls
					}
					for _, ids := range []string{"STRING", "INT64"} {
						t.Run(fmt.Sprintf("%s, %s, pages v%d, %s, %s ids", encoding, name, version, presence, ids), func(t *testing.T) {
							f := fileOf(schemas.YdelseTable, ids, "")
							f.encoding, f.codec, f.version, f.optional = encoding, codec, version, presence != "required"
							f.pageBytes, f.rowsPerGroup = 150, 111
							f.rows = testRows(&f, 200, presence == "nulls")
							checkRead(t, &f)
						})
					}
				}
			}
		}
	}
}

func TestHoursAreReadFromEveryTypeThatMayHoldThem(t *testing.T) {
	for _, hours := range []string{"DOUBLE", "INT32", "INT64", "FIXED(5)", "FIXED(16)", "BYTE_ARRAY"} {
		for _, encoding := range []string{"dictionary", "plain", "delta", "split", "mixed"} {
			for version := 1; version <= 2; version++ {
				t.Run(fmt.Sprintf("%s, %s, pages v%d", hours, encoding, version), func(t *testing.T) {
					f := fileOf(schemas.LoentimerTable, "STRING", hours)
					f.encoding, f.version, f.optional, f.pageBytes = encoding, version, true, 200
					f.rows = testRows(&f, 200, true)
					checkRead(t, &f)
				})
			}
		}
	}
}

func TestLongRunsAndLargePagesAreRead(t *testing.T) {
	for _, encoding := range []string{"dictionary", "plain", "delta"} {
		f := fileOf(schemas.YdelseTable, "STRING", "")
		f.encoding, f.codec, f.optional = encoding, &parquet.Zstd, true
		for row := range 12000 {
			f.rows = append(f.rows, benchCells(row))
		}
		checkRead(t, &f, 1000, 8192)
	}
}

func TestANullOnlyColumnIsRead(t *testing.T) {
	for _, encoding := range []string{"dictionary", "plain", "delta"} {
		f := fileOf(schemas.TilbudTable, "STRING", "")
		f.encoding, f.optional, f.codec, f.version = encoding, true, &parquet.Zstd, 2
		f.rows = make([][]any, 100)
		for i := range f.rows {
			f.rows[i] = make([]any, len(f.columns()))
		}
		checkRead(t, &f)
		if _, _, ok, err := openWith(t, &f).Tables[f.table].RowGroups[0].Bounds(); ok || err != nil {
			t.Errorf("%s: bounds: ok %t, error %v", encoding, ok, err)
		}
	}
}

func TestAFileWithoutRowsIsRead(t *testing.T) {
	f := fileOf(schemas.YdelseTable, "INT64", "")
	d := openWith(t, &f)
	if rows, err := readTable(t, d, f.table, 7); len(rows) > 0 || err != nil {
		t.Errorf("%d rows, error %v", len(rows), err)
	}
}

func TestExtraColumnsAreIgnored(t *testing.T) {
	f := fileOf(schemas.TilbudTable, "STRING", "")
	f.rows = testRows(&f, 50, false)
	f.nodes = map[string]parquet.Node{
		"aaa":    parquet.Optional(parquet.Leaf(parquet.Int96Type)),
		"liste":  parquet.Repeated(parquet.String()),
		"nested": parquet.Optional(parquet.Group{"maaned": parquet.Optional(parquet.JSON()), "x": parquet.Repeated(parquet.Group{"y": parquet.Optional(parquet.UUID())})}),
		"zzz":    parquet.Optional(parquet.Timestamp(parquet.Nanosecond)),
	}
	checkRead(t, &f)
}

func TestBatchesOfADictionaryEncodedRowGroupShareTheirDictionaries(t *testing.T) {
	for _, key := range []*PersonKey{nil, testKey(t)} {
		f := fileOf(schemas.YdelseTable, "STRING", "")
		f.optional, f.rows = true, testRows(&f, 300, true)
		d := openWith(t, &f)
		for _, table := range d.Tables {
			table.key = key
		}
		shareTheirDictionaries(t, &f, d)
	}
}

func shareTheirDictionaries(t *testing.T, f *testFile, d *Delivery) {
	t.Helper()
	seen := map[int]arrow.ArrayData{}
	var batches []arrow.RecordBatch
	err := d.Tables[f.table].RowGroups[0].Read(context.Background(), Options{BatchRows: 20}, func(b arrow.RecordBatch) error {
		batches = append(batches, b)
		for i, column := range b.Columns() {
			if runs, ok := column.(*array.RunEndEncoded); ok {
				column = runs.Values()
			}
			dictionary, ok := column.(*array.Dictionary)
			if !ok {
				continue
			}
			if data := dictionary.Data().Dictionary(); seen[i] == nil {
				seen[i] = data
			} else if seen[i] != data {
				t.Errorf("column %d has another dictionary in a later batch", i)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range batches {
		b.Release()
	}
	if len(seen) != len(f.columns())-1 {
		t.Errorf("%d columns have a dictionary", len(seen))
	}
}

func TestAMixedFileHasPagesOfBothKinds(t *testing.T) {
	f := fileOf(schemas.YdelseTable, "STRING", "")
	f.encoding, f.pageBytes, f.rows = "mixed", 200, testRows(&f, 500, false)
	d := openWith(t, &f)
	var p pages
	p.open(d.Tables[f.table].Files[0], d.Tables[f.table].RowGroups[0].chunks[schemas.YdelseFra], memory.NewGoAllocator())
	defer p.close()
	kinds := map[bool]int{}
	for {
		pg, ok, err := p.next()
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			break
		}
		if !pg.dictionary {
			kinds[areIndexes(pg.encoding)]++
		}
	}
	if kinds[true] == 0 || kinds[false] == 0 {
		t.Errorf("%d pages of indexes, %d others: the tests of mixed files test nothing", kinds[true], kinds[false])
	}
}

func TestRowGroupsKnowTheirPlaceInTheirFile(t *testing.T) {
	dir := t.TempDir()
	writeSmallDelivery(t, dir, "STRING", "DOUBLE")
	if err := os.RemoveAll(filepath.Join(dir, "samtaler.parquet")); err != nil {
		t.Fatal(err)
	}
	var written [][]any
	for _, part := range []struct {
		path string
		rows int
	}{{"aar=2023/b.parquet", 3}, {"aar=2024/maaned=1/a.parquet", 5}, {"z.parquet", 4}} {
		f := fileOf(schemas.SamtalerTable, "STRING", "")
		f.rowsPerGroup, f.rows = 3, testRows(&f, part.rows, false)
		f.write(t, filepath.Join(dir, "samtaler", filepath.FromSlash(part.path)))
		written = append(written, f.rows...)
	}
	d := open(t, dir)
	var places []string
	for _, g := range d.Tables[schemas.SamtalerTable].RowGroups {
		places = append(places, fmt.Sprintf("%s %s %d: %d from %d", g.Table, g.File.Path, g.Index, g.Rows, g.FirstRow))
	}
	want := []string{"samtaler samtaler/aar=2023/b.parquet 0: 3 from 0",
		"samtaler samtaler/aar=2024/maaned=1/a.parquet 0: 3 from 0", "samtaler samtaler/aar=2024/maaned=1/a.parquet 1: 2 from 3",
		"samtaler samtaler/z.parquet 0: 3 from 0", "samtaler samtaler/z.parquet 1: 1 from 3"}
	if diff := cmp.Diff(want, places); diff != "" {
		t.Error(diff)
	}
	if rows, err := readTable(t, d, schemas.SamtalerTable, 2); err != nil || !cmp.Equal(written, rows) {
		t.Errorf("error %v, %s", err, cmp.Diff(written, rows))
	}
	if d.Tables[schemas.SamtalerTable].Rows != 12 || d.Tables[schemas.SamtalerTable].Files[1].Rows != 5 {
		t.Error("the numbers of rows are wrong")
	}
}

func TestAnErrorOrACancelledContextStopsTheReadingAndNothingLeaks(t *testing.T) {
	f := fileOf(schemas.YdelseTable, "STRING", "")
	f.encoding, f.optional, f.pageBytes, f.rows = "mixed", true, 200, testRows(&f, 100, true)
	g := &openWith(t, &f).Tables[f.table].RowGroups[0]
	stop := errors.New("stop")
	for after := 1; after < 10; after++ {
		for _, want := range []error{stop, context.Canceled} {
			mem := memory.NewCheckedAllocator(NewPool())
			ctx, cancel := context.WithCancel(context.Background())
			seen := 0
			err := g.Read(ctx, Options{Allocator: mem, BatchRows: 10}, func(b arrow.RecordBatch) error {
				b.Release()
				if seen++; seen < after {
					return nil
				}
				if cancel(); want == stop {
					return stop
				}
				return nil
			})
			if !errors.Is(err, want) || seen != after {
				t.Errorf("after %d of %d batches: expected error %v, found %v", seen, after, want, err)
			}
			mem.AssertSize(t, 0)
		}
	}
}

func TestAPanicOfTheConsumerIsNotSwallowed(t *testing.T) {
	f := fileOf(schemas.TilbudTable, "STRING", "")
	f.rows = testRows(&f, 3, false)
	g := &openWith(t, &f).Tables[f.table].RowGroups[0]
	defer func() {
		if recover() == nil {
			t.Error("the panic is gone")
		}
	}()
	_ = g.Read(context.Background(), Options{}, func(arrow.RecordBatch) error { panic("a fault") })
}

func TestBoundsHoldAllIDs(t *testing.T) {
	for _, ids := range []string{"STRING", "INT64"} {
		f := fileOf(schemas.YdelseTable, ids, "")
		f.optional, f.pageBytes, f.rows = true, 200, testRows(&f, 300, true)
		g := &openWith(t, &f).Tables[f.table].RowGroups[0]
		least, greatest := expectedBounds(f.rows)
		lo, hi, ok, err := g.Bounds()
		if string(lo) > string(least) || string(hi) < string(greatest) || !ok || err != nil {
			t.Errorf("%s, from the statistics: ok %t, error %v", ids, ok, err)
		}
		g.chunks[idColumn].greatest = nil
		lo, hi, ok, err = g.Bounds()
		if lo != least || hi != greatest || !ok || err != nil {
			t.Errorf("%s, without statistics: ok %t, error %v", ids, ok, err)
		}
	}
}

func expectedBounds(rows [][]any) (least, greatest schemas.PersonID) {
	var ids []schemas.PersonID
	for _, row := range rows {
		switch id := row[idColumn].(type) {
		case string:
			ids = append(ids, schemas.PersonID(id))
		case int64:
			ids = append(ids, schemas.PersonIDFromInt64(id))
		}
	}
	return slices.Min(ids), slices.Max(ids)
}

func TestAnIDOutsideTheStatisticsIsAnError(t *testing.T) {
	for _, encoding := range []string{"dictionary", "plain", "mixed"} {
		f := fileOf(schemas.YdelseTable, "STRING", "")
		f.encoding, f.rows = encoding, testRows(&f, 300, false)
		d := openWith(t, &f)
		greatest := &d.Tables[f.table].RowGroups[0].chunks[idColumn].greatest
		*greatest = bytes.Clone(*greatest)
		(*greatest)[0]--
		_, err := readTable(t, d, f.table, 16)
		checkMessage(t, err, "reading ydelse.parquet, row group 1, column person_id: expected ids inside the bounds that the file's statistics state, found one outside; write the file again, with right statistics or without any")
	}
}

func TestADictionaryMayHaveEntriesOutsideTheStatisticsThatNoRowHas(t *testing.T) {
	mem := memory.NewGoAllocator()
	n := &numbers{value: arrow.PrimitiveTypes.Int64, entries: []word{{5, 0}, {9, 0}, {7, 0}}}
	dictionary, err := n.array(mem)
	if err != nil {
		t.Fatal(err)
	}
	defer dictionary.Release()
	r := &idReader{bounds: bounds{stated: true, lowest: 5, highest: 7}}
	r.runs = []int32{0, 2, 3}
	if err := r.checkBounds(dictionary); err != nil {
		t.Error(err)
	}
	r.runs = []int32{0, 1}
	if err := r.checkBounds(dictionary); !errors.Is(err, errBounds) {
		t.Errorf("error %v", err)
	}
}
