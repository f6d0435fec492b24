package check

import (
	"fmt"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

// benchBatch is a batch of table ydelse as a sorted file gives it: persons with 24
// months each, and one bad row in every badEvery (0 = none).
func benchBatch(b *testing.B, rows, monthsEach, badEvery int) arrow.RecordBatch {
	table := make([][]string, rows)
	for i := range table {
		m := schemas.MonthOf(2022, 1) + schemas.Month(i/max(rows/36, 1)%24+i%12)
		kommune := schemas.Kommune(i / 24 % schemas.Kommuner).Kode()
		ydelse := schemas.Dagpenge + schemas.Ydelse(i/24%9)
		forloebFra, maalgruppe := "2020-01-01", "-"
		if i/24%3 == 0 {
			maalgruppe = fmt.Sprint(i % 13)
		}
		if ydelse > schemas.Sygedagpenge {
			forloebFra = "-"
		}
		if badEvery > 0 && i%badEvery == 0 {
			kommune = 7
		}
		table[i] = []string{fmt.Sprint(i / monthsEach), m.First().String(), ydelse.String(), fmt.Sprint(kommune),
			m.First().String(), m.Last().String(), forloebFra, maalgruppe, fmt.Sprint(i % 9), fmt.Sprint(i % 7), fmt.Sprint(i % 5), "nej"}
	}
	return newBatch(b, memory.NewGoAllocator(), schemas.YdelseTable, shape{arrow.PrimitiveTypes.Int64, schemas.HoursDecimal}, table)
}

func BenchmarkYdelse(b *testing.B) {
	for _, c := range []struct {
		name                 string
		monthsEach, badEvery int
	}{
		{"sorted", 24, 0},
		{"a person a row", 1, 0},
		{"sorted, one bad in 1000", 24, 1000},
		{"every row bad", 24, 1},
	} {
		b.Run(c.name, func(b *testing.B) {
			const rows = 16384
			batch := benchBatch(b, rows, c.monthsEach, c.badEvery)
			defer batch.Release()
			rejects := NewRejects(schemas.YdelseTable, arrow.PrimitiveTypes.Int64, memory.NewGoAllocator(), 1000)
			checker := NewYdelse(NewRun(), rejects)
			defer checker.Close()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := checker.Check(batch, Position{File: "f", FirstRow: 1}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
		})
	}
}

// BenchmarkYdelseNewDictionaries is a file without dictionary pages: each batch brings
// its own.
func BenchmarkYdelseNewDictionaries(b *testing.B) {
	const rows = 16384
	batches := []arrow.RecordBatch{benchBatch(b, rows, 24, 0), benchBatch(b, rows, 24, 0)}
	checker := NewYdelse(NewRun(), NewRejects(schemas.YdelseTable, arrow.PrimitiveTypes.Int64, memory.NewGoAllocator(), 1000))
	defer checker.Close()
	n := 0
	for b.Loop() {
		if _, err := checker.Check(batches[n%2], Position{File: "f", FirstRow: 1}); err != nil {
			b.Fatal(err)
		}
		n++
	}
	b.ReportMetric(float64(rows)*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mrows/s")
}
