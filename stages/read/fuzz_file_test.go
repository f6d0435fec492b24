package read

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"runtime/metrics"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

// What the fuzz targets give the readers, and what these may take for it.
const (
	fuzzedBytes = 64 << 10
	fuzzedRows  = 4096      // are looked at: a few bytes can state very many equal rows
	fuzzedRoom  = 256 << 20 // bytes allocated, all together
	// pagesRoom is what the pages of all columns may state, for each of two readings.
	pagesRoom = 2 * 12 * largestPage
)

// errEnough ends the reading of a file that states many rows.
var errEnough = errors.New("enough rows")

// FuzzAFileOfADeliveryIsReadOrRejectedWhole reads bytes as a file of each table: it is an
// error that says what and where, or all rows that the header states; two sizes of batches
// give the same; no memory is left, and not much is taken.
func FuzzAFileOfADeliveryIsReadOrRejectedWhole(f *testing.F) {
	folder := f.TempDir()
	f.Fuzz(func(t *testing.T, table uint8, content []byte) {
		id := schemas.TableID(int(table) % schemas.Tables)
		if len(content) > fuzzedBytes {
			return
		}
		must(t, os.WriteFile(filepath.Join(folder, id.String()+ending), content, 0o600))
		before := allocated()
		sum, rows, err := readAlone(t, folder, id, 64)
		again, rowsAgain, errAgain := readAlone(t, folder, id, 1000)
		if taken := allocated() - before; taken > fuzzedRoom+pagesRoom {
			t.Errorf("%d bytes of memory for a file of %d", taken, len(content))
		}
		if (err == nil) != (errAgain == nil) || err == nil && (sum != again || rows != rowsAgain) {
			t.Errorf("read twice it is not the same: %d rows and %v, %d rows and %v", rows, err, rowsAgain, errAgain)
		}
		if e := new(Error); err != nil && (!errors.As(err, &e) || e.Hint == "" || !strings.HasSuffix(e.File, id.String()+ending)) {
			t.Errorf("the error is not whole: %v", err)
		}
	})
}

// allocated is how many bytes the program has allocated so far.
func allocated() uint64 {
	s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// readAlone reads the first rows of one file, without the other three tables, and returns a
// fingerprint of its rows.
func readAlone(t *testing.T, folder string, id schemas.TableID, batchRows int) (sum uint64, rows int64, err error) {
	t.Helper()
	table := &Table{ID: id}
	err = table.add(folder, id.String()+ending)
	defer func() { must(t, table.Files[0].close()) }()
	if err != nil {
		return 0, 0, err
	}
	must(t, table.agreeOnHours())
	table.schema = schemas.BatchSchema(id, table.Files[0].ids(), table.Hours)
	table.collect()
	mem := memory.NewCheckedAllocator(memory.NewGoAllocator())
	defer mem.AssertSize(t, 0)
	print := fnv.New64a()
	for i := range table.RowGroups {
		g := &table.RowGroups[i]
		if g.Rows <= fuzzedRows {
			if _, _, _, err := g.Bounds(); err != nil {
				return 0, rows, err
			}
		}
		err := g.Read(context.Background(), Options{Allocator: mem, BatchRows: batchRows}, func(b arrow.RecordBatch) error {
			defer b.Release()
			for row := range int(b.NumRows()) {
				if rows == fuzzedRows {
					return errEnough
				}
				rows++
				for _, column := range b.Columns() {
					fmt.Fprintf(print, "%s\x00", column.ValueStr(row))
				}
			}
			return nil
		})
		if errors.Is(err, errEnough) {
			return print.Sum64(), rows, nil
		}
		if err != nil {
			return 0, rows, err
		}
	}
	if rows != table.Rows {
		t.Errorf("%d rows, %d in the header, and no error", rows, table.Rows)
	}
	return print.Sum64(), rows, nil
}

// FuzzAManifestIsReadOrRejectedWhole reads bytes as leverance.json: what is read and written
// again is read as the same.
func FuzzAManifestIsReadOrRejectedWhole(f *testing.F) {
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > fuzzedBytes {
			return
		}
		before := allocated()
		m, err := parseManifest(content)
		if taken := allocated() - before; taken > fuzzedRoom {
			t.Errorf("%d bytes of memory for a manifest of %d", taken, len(content))
		}
		if err != nil {
			if e := new(Error); !errors.As(err, &e) || e.Hint == "" || e.File != ManifestName {
				t.Errorf("the error is not whole: %v", err)
			}
			return
		}
		text, err := m.Encode()
		must(t, err)
		same, err := parseManifest(text)
		must(t, err)
		if fmt.Sprint(m) != fmt.Sprint(same) {
			t.Error("written and read again it is another one")
		}
	})
}
