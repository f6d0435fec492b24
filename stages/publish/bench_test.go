package publish

import (
	"fmt"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

const benchRows, benchBatch = 1_000_000, 64 * 1024

// personer makes rows as the table has them: 9 months of each person in a row.
func personer(ids arrow.DataType) []arrow.RecordBatch {
	var batches []arrow.RecordBatch
	b := array.NewRecordBuilder(memory.DefaultAllocator, schemas.Personer.ArrowSchema(ids))
	defer b.Release()
	for i := range benchRows {
		person := i / 9
		b.Field(0).(*array.Date32Builder).Append(arrow.Date32(schemas.MonthOf(2025, 1+i%9).First()))
		if text, ok := b.Field(1).(*array.StringBuilder); ok {
			text.Append(fmt.Sprintf("%08x-4c1b-4e9a-8f00-%012x", uint32(person)*2654435761, person))
		} else {
			b.Field(1).(*array.Int64Builder).Append(int64(person) * 1_000_003)
		}
		b.Field(2).(*array.Int32Builder).Append(schemas.Kommune(person * 7919 % schemas.Kommuner).Kode())
		b.Field(3).(*array.StringBuilder).Append(schemas.Gruppe(1 + person%schemas.Grupper).String())
		b.Field(4).(*array.Date32Builder).Append(arrow.Date32(18000 + person*31%1800))
		b.Field(5).(*array.Int32Builder).Append(int32(12 + person%40 + i%9))
		b.Field(6).(*array.Int32Builder).Append(int32(person % 3))
		b.Field(7).(*array.Int64Builder).Append(int64(person%4/3) * int64(i%20000))
		b.Field(8).(*array.Int32Builder).Append(int32(i % 9))
		b.Field(9).(*array.BooleanBuilder).Append(person%3 == 0)
		b.Field(10).(*array.BooleanBuilder).Append(i%9 < 4)
		if (i+1)%benchBatch == 0 || i+1 == benchRows {
			batches = append(batches, b.NewRecordBatch())
		}
	}
	return batches
}

func BenchmarkPersoner(b *testing.B) {
	for _, ids := range bothIDs {
		batches := personer(ids)
		for _, format := range bothFormats {
			b.Run(fmt.Sprintf("%s/%s", format.name, ids), func(b *testing.B) {
				b.ReportAllocs()
				var output Output
				for b.Loop() {
					output = writePersoner(b, format, batches, ids)
				}
				b.ReportMetric(benchRows*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
				b.ReportMetric(float64(output.Bytes)/benchRows, "bytes/row")
			})
		}
	}
}

func writePersoner(b *testing.B, format formatCase, batches []arrow.RecordBatch, ids arrow.DataType) Output {
	f, err := NewFolder(b.TempDir(), ShelfOf(2025), RunID(start), nil)
	if err != nil {
		b.Fatal(err)
	}
	w := format.open(b, f, schemas.Personer, ids)
	for _, batch := range batches {
		if err := w.Write(batch); err != nil {
			b.Fatal(err)
		}
	}
	output, err := w.Close()
	if err != nil {
		b.Fatal(err)
	}
	if err := f.Discard(); err != nil {
		b.Fatal(err)
	}
	return output
}
