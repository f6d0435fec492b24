package read

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

const benchRows, benchMonths = 1 << 20, 24

// benchCells makes a row of table ydelse: persons in order, 24 months each.
func benchCells(row int) []any {
	person, month := row/benchMonths, schemas.MonthOf(2022, 1)+schemas.Month(row%benchMonths)
	spread := person * 2654435761 % (1 << 32)
	from, to := month.First(), month.Last()
	if spread%11 == 0 && row%benchMonths == 0 {
		from += schemas.Date(spread >> 4 % 20)
	}
	var group any = int32(1 + spread%13)
	if spread%7 == 0 {
		group = nil
	}
	exempt := int32(0)
	if (row*7919)%29 == 0 {
		exempt = int32(row % 12)
	}
	benefit := schemas.Ydelse(1 + spread%15)
	return []any{fmt.Sprintf("P%012d", person*7), int32(month.First()), benefit.String(), int32(101 + spread%700), int32(from), int32(to),
		int32(from) - int32(spread%900), group, exempt, exempt / 4, exempt / 8, spread%97 == 0}
}

// BenchmarkRead reads a million rows of table ydelse, all columns, on one core.
func BenchmarkRead(b *testing.B) {
	for _, encoding := range []string{"dictionary", "plain"} {
		for _, batchRows := range []int{2048, 4096, 8192, 16384, 65536} {
			b.Run(fmt.Sprintf("%s/%d", encoding, batchRows), func(b *testing.B) { benchmarkRead(b, encoding, batchRows) })
		}
	}
}

func benchFile(b *testing.B, encoding string) (dir string) {
	dir = b.TempDir()
	writeSmallDelivery(b, dir, "STRING", "DOUBLE")
	f := fileOf(schemas.YdelseTable, "STRING", "")
	f.encoding, f.codec, f.optional, f.rowsPerGroup = encoding, &parquet.Zstd, true, 1<<18
	f.pageBytes = 256 << 10
	for row := range benchRows {
		f.rows = append(f.rows, benchCells(row))
	}
	f.write(b, filepath.Join(dir, "ydelse.parquet"))
	return dir
}

func benchmarkRead(b *testing.B, encoding string, batchRows int) {
	d, err := Open(benchFile(b, encoding))
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = d.Close() }()
	o := Options{Allocator: NewPool(), BatchRows: batchRows}
	b.ReportAllocs()
	for b.Loop() {
		rows := int64(0)
		for i := range d.Tables[schemas.YdelseTable].RowGroups {
			err := d.Tables[schemas.YdelseTable].RowGroups[i].Read(b.Context(), o, func(batch arrow.RecordBatch) error {
				rows += batch.NumRows()
				batch.Release()
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		if rows != benchRows {
			b.Fatalf("expected %d rows, read %d", benchRows, rows)
		}
	}
	b.ReportMetric(float64(benchRows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}

// BenchmarkPagesOfParquetGo decodes the same pages with parquet-go's own Data(), and
// makes nothing of them: the mark to be measured against.
func BenchmarkPagesOfParquetGo(b *testing.B) {
	path := filepath.Join(benchFile(b, "dictionary"), "ydelse.parquet")
	handle, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = handle.Close() }()
	info, err := handle.Stat()
	if err != nil {
		b.Fatal(err)
	}
	file, err := parquet.OpenFile(handle, info.Size(), parquet.SkipPageIndex(true), parquet.ReadBufferSize(windowSize))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, group := range file.RowGroups() {
			for _, chunk := range group.ColumnChunks() {
				pages := chunk.Pages()
				for {
					page, err := pages.ReadPage()
					if err != nil {
						break
					}
					_ = page.Data()
					parquet.Release(page)
				}
				_ = pages.Close()
			}
		}
	}
	b.ReportMetric(float64(benchRows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}
