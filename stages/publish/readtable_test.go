package publish

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// month is a row of intern/personer, of the columns that differ here.
type month struct {
	id, ydelse       string
	number           int64
	maaned           schemas.Month
	kommune          int32
	uden, faerreEnd4 bool
}

// publishedTables publishes what fill writes, and reads the record again.
func publishedTables(t *testing.T, fortolkning []string, fill func(f *Folder) error) (string, Run) {
	t.Helper()
	f, err := NewFolder(t.TempDir(), ShelfOf(2024), RunID(start), fortolkning)
	if err != nil {
		t.Fatal(err)
	}
	if err := fill(f); err != nil {
		t.Fatal(err)
	}
	return publishedAgain(t, f)
}

// publishedMonths publishes table intern/personer with those rows.
func publishedMonths(t *testing.T, ids arrow.DataType, months []month, fortolkning ...string) (string, Run) {
	t.Helper()
	r := row{builder: array.NewRecordBuilder(memory.DefaultAllocator, schemas.Personer.ArrowSchema(ids))}
	for _, m := range months {
		r.date(m.maaned.First())
		if ids.ID() == arrow.INT64 {
			r.int64(m.number)
		} else {
			r.string(m.id)
		}
		r.int32(m.kommune)
		r.string(m.ydelse)
		r.date(m.maaned.First())
		r.int32(12)
		r.int32(1)
		r.int64(10_000)
		r.int32(3)
		r.boolean(m.uden)
		r.boolean(m.faerreEnd4)
	}
	return publishedTables(t, fortolkning, func(f *Folder) error { return ParquetTable(f, schemas.Personer, ids, r.batch()) })
}

var twoMonths = []month{
	{"p1", "dagpenge", 1, schemas.MonthOf(2024, 11), 671, true, false},
	{"p1", "dagpenge", 1, schemas.MonthOf(2024, 12), 671, true, true},
}

func TestATableThatIsNotAsItWasPublishedIsNotOpened(t *testing.T) {
	for name, c := range map[string]struct {
		change func(path string) error
		want   string
	}{
		"one bit": {func(path string) error {
			text, err := os.ReadFile(path)
			text[len(text)/2] ^= 1
			return errors.Join(err, os.WriteFile(path, text, 0o600))
		}, "found other bytes; the result was changed"},
		"longer":   {func(path string) error { return os.Truncate(path, 1_000_000) }, "found other bytes"},
		"shorter":  {func(path string) error { return os.Truncate(path, 10) }, "found other bytes"},
		"gone":     {os.Remove, "found nothing; it is not as it was published: run make pipeline again"},
		"a folder": {func(path string) error { return errors.Join(os.Remove(path), os.Mkdir(path, 0o700)) }, "found a folder"},
	} {
		folder, run := publishedMonths(t, bothIDs[0], twoMonths)
		path := filepath.Join(folder, "intern", "personer.parquet")
		if err := c.change(path); err != nil {
			t.Fatal(err)
		}
		_, err := OpenTable(context.Background(), folder, run, schemas.Personer)
		var differs *ReadError
		if !errors.As(err, &differs) || differs.Path != path || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// The record was changed with the file, or the program that wrote it was another one.
func TestATableOfAnotherFormIsNotOpened(t *testing.T) {
	for name, c := range map[string]struct {
		publish func() (string, Run)
		want    string
	}{
		"no Parquet": {func() (string, Run) {
			return publishedTables(t, nil, func(f *Folder) error {
				file, err := f.create(schemas.Personer, ".parquet")
				if err != nil {
					return err
				}
				_, err = file.Write([]byte("PAR1 p1 is a person PAR1"))
				_, err = file.close(1, err)
				return err
			})
		}, "expected a whole Parquet file, found one that cannot be read to its end; the result was changed"},
		"other columns": {func() (string, Run) {
			other := withoutDoubles()
			other.Path = schemas.Personer.Path
			return publishedTables(t, nil, func(f *Folder) error {
				return ParquetTable(f, other, bothIDs[0], batchOf(other, bothIDs[0], 0, 3))
			})
		}, "expected the columns of table intern/personer, with every reading at its default, found others"},
		"the column of a reading": {func() (string, Run) { return publishedMonths(t, bothIDs[0], twoMonths, "R04") }, "with every reading at its default, found others"},
	} {
		folder, run := c.publish()
		_, err := OpenTable(context.Background(), folder, run, schemas.Personer)
		var differs *ReadError
		if !errors.As(err, &differs) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "person PAR1") {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func TestATableThatTheRunDidNotWriteIsNotOpened(t *testing.T) {
	folder, run := publishedMonths(t, bothIDs[0], twoMonths)
	if !run.Wrote(schemas.Personer) || run.Wrote(schemas.Tilsyn) {
		t.Errorf("the run wrote personer: %t, tilsyn: %t", run.Wrote(schemas.Personer), run.Wrote(schemas.Tilsyn))
	}
	_, err := OpenTable(context.Background(), folder, run, schemas.Tilsyn)
	if err == nil || !strings.Contains(err.Error(), "run.json: ") || !strings.Contains(err.Error(), "one without tilsyn.parquet among its outputs") {
		t.Errorf("the error is %v", err)
	}
}

// A run folder that another user made private is not passed over as if nobody were in it.
func TestATableThatMayNotBeReadIsAnError(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	folder, run := publishedMonths(t, bothIDs[0], twoMonths)
	if err := os.Chmod(filepath.Join(folder, "intern"), 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Join(folder, "intern"), 0o700) //nolint:errcheck // for the folder to be removed
	if _, err := OpenTable(context.Background(), folder, run, schemas.Personer); err == nil || !strings.Contains(err.Error(), "permission denied; check the path and its permissions") {
		t.Errorf("the error is %v", err)
	}
}

func TestReadingATableEndsWithItsContext(t *testing.T) {
	folder, run := publishedMonths(t, bothIDs[0], twoMonths)
	ended, end := context.WithCancel(context.Background())
	table, err := OpenTable(ended, folder, run, schemas.Personer)
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	end()
	if err := table.each(ended, caseColumns, func(parquet.Row) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if _, err := OpenTable(ended, folder, run, schemas.Personer); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}
