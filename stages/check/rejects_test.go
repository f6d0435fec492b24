package check

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

// text writes a record batch as lines of cells, "-" for null.
func text(b arrow.RecordBatch) []string {
	lines := make([]string, b.NumRows())
	for i := range lines {
		var words []string
		for _, column := range b.Columns() {
			word := "-"
			if column.IsValid(i) {
				word = column.ValueStr(i)
			}
			words = append(words, word)
		}
		lines[i] = strings.Join(words, " ")
	}
	return lines
}

// rejectsOf checks a table whose file begins at row 1 and returns its rejects.
func rejectsOf(t *testing.T, mem memory.Allocator, id schemas.TableID, s shape, table string) *Rejects {
	t.Helper()
	b := newBatch(t, mem, id, s, cellsOf(table))
	defer b.Release()
	rejects := NewRejects(id, s.ids, mem, 100)
	c := newChecker(id, rejects)
	defer c.close()
	_, _, err := c.check(b, Position{File: "del/a.parquet", FirstRow: 1})
	must(t, err)
	return rejects
}

func TestRejectedRowsAreWrittenWhole(t *testing.T) {
	int64IDs := shape{arrow.PrimitiveTypes.Int64, schemas.HoursDouble}
	for name, story := range map[string]struct {
		id    schemas.TableID
		shape shape
		in    string
		out   []string
	}{
		"ydelse": {schemas.YdelseTable, textIDs, `
			p 2024-02-01 dagpenge 101 2024-02-01 2024-02-29 2023-05-17 2 0 0 0 nej
			q 2024-02-02 hæk 7 1831-02-01 2024-02-29 2023-05-17 -4 -1 99 2147483647 ja
			- - - - - - - - - - - -`, []string{
			"ydelse del/a.parquet 2 maaned_ikke_den_foerste q 2024-02-02 hæk 7 1831-02-01 2024-02-29 2023-05-17 -4 -1 99 2147483647 true",
			"ydelse del/a.parquet 3 mangler_person_id - - - - - - - - - - - -"}},
		"samtaler": {schemas.SamtalerTable, int64IDs, `
			-9223372036854775808 2024-02-01 2024-02-01 andet video
			5 2024-02-01 2024-02-01 andet brev
			9223372036854775807 2024-02-01 - andet video`, []string{
			"samtaler del/a.parquet 1 ukendt_form -9223372036854775808 2024-02-01 2024-02-01 andet video",
			"samtaler del/a.parquet 3 mangler_dato 9223372036854775807 2024-02-01 - andet video"}},
		"tilbud": {schemas.TilbudTable, textIDs, `
			p 2024-02-01 mentor 2024-02-06 2024-02-05 -2147483648
			p 2024-02-01 mentor 2024-03-06 - -`, []string{
			"tilbud del/a.parquet 1 til_foer_fra p 2024-02-01 mentor 2024-02-06 2024-02-05 -2147483648",
			"tilbud del/a.parquet 2 dato_uden_for_maaned p 2024-02-01 mentor 2024-03-06 - -"}},
		"loentimer, decimal": {schemas.LoentimerTable, textIDs, `
			p 2024-02-01 -999999999999999999999999999999999999.99 nej
			p 2024-02-02 0.05 -`, []string{
			"loentimer del/a.parquet 1 timer_uden_for_interval p 2024-02-01 -999999999999999999999999999999999999.99 false",
			"loentimer del/a.parquet 2 mangler_ordinaer p 2024-02-02 0.05 -"}},
		"loentimer, double": {schemas.LoentimerTable, int64IDs, `
			1 2024-02-01 744.0000000000001 nej
			1 2024-02-01 NaN ja
			1 2024-02-01 -Inf ja
			1 2024-02-02 1.115 ja
			1 2024-02-01 1e300 ja`, []string{
			"loentimer del/a.parquet 1 timer_uden_for_interval 1 2024-02-01 744.0000000000001 false",
			"loentimer del/a.parquet 2 timer_uden_for_interval 1 2024-02-01 NaN true",
			"loentimer del/a.parquet 3 timer_uden_for_interval 1 2024-02-01 -Inf true",
			"loentimer del/a.parquet 4 maaned_ikke_den_foerste 1 2024-02-02 1.115 true",
			"loentimer del/a.parquet 5 timer_uden_for_interval 1 2024-02-01 1e+300 true"}},
	} {
		t.Run(name, func(t *testing.T) {
			rejects := rejectsOf(t, checked(t), story.id, story.shape, story.in)
			b := rejects.RecordBatch()
			defer b.Release()
			if diff := cmp.Diff(story.out, text(b)); diff != "" {
				t.Errorf("rejected rows (-want +got):\n%s", diff)
			}
			if want := schemas.Afviste(story.id).ArrowSchema(story.shape.ids); !b.Schema().Equal(want) {
				t.Errorf("schema %s\nwant   %s", b.Schema(), want)
			}
			if rejects.Rows() != int64(len(story.out)) || rejects.Whole() != len(story.out) {
				t.Errorf("%d rows, %d whole, want %d", rejects.Rows(), rejects.Whole(), len(story.out))
			}
		})
	}
}

func TestCountsAreInOrderOfTheCodesText(t *testing.T) {
	rejects := rejectsOf(t, checked(t), schemas.TilbudTable, textIDs, `
		p 2024-02-01 mentor 2024-02-06 2024-02-05 -
		p 2024-02-01 mentor 2024-02-06 - -
		p 2024-02-01 x 2024-02-06 - -
		p 2024-02-01 - 2024-02-06 - -
		p - mentor 2024-02-06 - -
		p 2024-02-01 mentor 2024-02-07 2024-02-05 -`)
	want := []Count{{"mangler_maaned", 1}, {"mangler_type", 1}, {"til_foer_fra", 2}, {"ukendt_type", 1}}
	if diff := cmp.Diff(want, rejects.Counts()); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
}

func TestRejectsWithoutRowsAreAnEmptyBatch(t *testing.T) {
	rejects := NewRejects(schemas.YdelseTable, textIDs.ids, checked(t), 10)
	b := rejects.RecordBatch()
	defer b.Release()
	if b.NumRows() != 0 || b.NumCols() != 16 || len(rejects.Counts()) != 0 {
		t.Errorf("%d rows, %d columns, counts %v", b.NumRows(), b.NumCols(), rejects.Counts())
	}
}

// TestTheRowsKeptWholeDoNotDependOnTheWorkers deals the same rejected rows to different
// numbers of workers in different orders, far beyond the limit.
func TestTheRowsKeptWholeDoNotDependOnTheWorkers(t *testing.T) {
	const rows = 500
	for _, limit := range []int{0, 1, 7, 100, rows} {
		var want []string
		for file := range 2 {
			for row := range rows / 2 {
				want = append(want, fmt.Sprintf("samtaler %d.parquet %d ukendt_form p%d - - - -", file, row+1, row))
			}
		}
		want = want[:limit]
		for _, workers := range []int{1, 2, 5} {
			random := rand.New(rand.NewSource(int64(workers)))
			merged := dealt(random, checked(t), workers, rows, limit)
			if merged.Rows() != rows || merged.Whole() != limit {
				t.Errorf("limit %d, %d workers: %d rows, %d whole", limit, workers, merged.Rows(), merged.Whole())
			}
			b := merged.RecordBatch()
			if diff := cmp.Diff(want, text(b)); diff != "" {
				t.Errorf("limit %d, %d workers (-want +got):\n%s", limit, workers, diff)
			}
			b.Release()
		}
	}
}

// dealt deals rejected rows of two files to workers and merges them, both at random.
func dealt(random *rand.Rand, mem memory.Allocator, workers, rows, limit int) *Rejects {
	parts := make([]*Rejects, workers)
	for i := range parts {
		parts[i] = NewRejects(schemas.SamtalerTable, arrow.BinaryTypes.String, mem, limit)
	}
	for _, n := range random.Perm(rows) {
		file, row := n%2, n/2
		cells := []cell{{kind: textCell, text: fmt.Sprintf("p%d", row)}, {null: true}, {null: true}, {null: true}, {null: true}}
		parts[random.Intn(workers)].add(fmt.Sprintf("%d.parquet", file), int64(row+1), dom{code: schemas.UkendtFormKode}, cells)
	}
	merged := NewRejects(schemas.SamtalerTable, arrow.BinaryTypes.String, mem, limit)
	for _, i := range random.Perm(workers) {
		merged.Merge(parts[i])
	}
	return merged
}

func TestARunawayDeliveryHoldsNoMoreThanTheLimit(t *testing.T) {
	rejects := NewRejects(schemas.SamtalerTable, arrow.BinaryTypes.String, memory.NewGoAllocator(), 100)
	cells := make([]cell, 5)
	for row := int64(10_000); row > 0; row-- { // the worst order: each comes before all others
		rejects.add("f", row, dom{code: schemas.UkendtFormKode}, cells)
		if len(rejects.rows) > 125 {
			t.Fatalf("%d rows are held, the limit is 100 and a quarter", len(rejects.rows))
		}
	}
	if rejects.Rows() != 10_000 || rejects.Whole() != 100 {
		t.Errorf("%d rows, %d whole", rejects.Rows(), rejects.Whole())
	}
}

func TestARejectedRowIsACopy(t *testing.T) {
	rejects := NewRejects(schemas.SamtalerTable, arrow.BinaryTypes.String, checked(t), 10)
	memoryOfBatch := array.NewStringBuilder(memory.NewGoAllocator())
	memoryOfBatch.Append("foer")
	a := memoryOfBatch.NewArray()
	rejects.add("f", 1, dom{code: schemas.UkendtFormKode}, []cell{readCell(a, 0), {null: true}, {null: true}, {null: true}, {null: true}})
	copy(a.Data().Buffers()[2].Bytes(), "efter")
	b := rejects.RecordBatch()
	defer b.Release()
	if got := b.Column(4).ValueStr(0); got != "foer" {
		t.Errorf("the rejected row changed with the batch's memory")
	}
}
