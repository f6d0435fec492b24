package group

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

// BenchmarkHashed deals row groups whose rows are in random order, of more persons than a
// cache holds, and gathers them.
func BenchmarkHashed(b *testing.B) {
	const persons, rowsInGroup, groups = 1 << 20, 1 << 18, 16
	random := rand.New(rand.NewPCG(1, 2))
	var batches []*schemas.KeptRows[schemas.YdelseRow]
	for range groups {
		batches = append(batches, randomRows(random, persons, rowsInGroup))
	}
	b.Run("deal", func(b *testing.B) {
		for b.Loop() {
			dealAll(batches, rowsInGroup)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rowsInGroup*groups), "ns/row")
	})
	d := dealAll(batches, rowsInGroup)
	b.Run("gather", func(b *testing.B) {
		g := d.Gatherer()
		for b.Loop() {
			for p := range d.Partitions() {
				if _, err := g.Gather(p, func(schemas.PersonBytes, *schemas.Historik) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*rowsInGroup*groups), "ns/row")
	})
}

func dealAll(batches []*schemas.KeptRows[schemas.YdelseRow], rows int64) *Dealer {
	d := NewDealer(6*rows*int64(len(batches)), Room{}) // as many partitions as a whole country has
	h := d.Hand()
	for _, kept := range batches {
		if err := h.Ydelser(kept); err != nil {
			panic(err)
		}
	}
	h.Close()
	return d
}

// randomRows makes a row group: ids in the order in which they are first seen.
func randomRows(random *rand.Rand, persons, rows int) *schemas.KeptRows[schemas.YdelseRow] {
	ids := array.NewStringBuilder(memory.DefaultAllocator)
	defer ids.Release()
	numbers := make(map[int]int32)
	kept := &schemas.KeptRows[schemas.YdelseRow]{}
	for i := range rows {
		person := random.IntN(persons)
		n, known := numbers[person]
		if !known {
			n = int32(len(numbers))
			numbers[person] = n
			ids.Append("p" + strconv.Itoa(10_000_000+person))
		}
		row := schemas.YdelseRow{Ydelse: schemas.Kontanthjaelp, Fra: 1, Til: 28}
		row.SetMaaned(schemas.MonthOf(2022, 1) + schemas.Month(random.IntN(36)))
		kept.Rows = append(kept.Rows, row)
		kept.Runs = append(kept.Runs, schemas.Run{ID: n, End: int32(i + 1)})
	}
	kept.IDs = arrow.Array(ids.NewArray())
	return kept
}
