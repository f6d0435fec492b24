package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

// Rejects collects the rejected rows of a table, whole, for the folder afviste/. Each
// worker has its own; they are merged at the end. It belongs to one goroutine.
//
// A delivery whose every row is rejected must not eat all memory, so only the first
// limit rows in order of file and row are kept whole; the others are counted. Which
// rows those are does not depend on the workers. A row takes about half a kilobyte, and
// up to a quarter more than limit rows are held at a time.
type Rejects struct {
	table  schemas.TableID
	ids    arrow.DataType
	mem    memory.Allocator
	limit  int
	counts map[dom]int64
	rows   []rejected
	cut    bool // rows beyond the limit were let go; last is the last one kept then
	last   rejected
	texts  map[string]string // the texts of rows, each held once
}

// rejected is a row that broke a rule.
type rejected struct {
	file   string
	row    int64
	dom    dom
	values []value
}

// value is a cell as it is kept: a copy, with nothing of the batch in it.
type value struct {
	number int64
	text   string
	null   bool
}

// Count is how many rows of a table were rejected with a code.
type Count struct {
	Code string
	Rows int64
}

// NewRejects returns an empty collection for a table. ids is the type of person_id,
// utf8 or int64; mem is what RecordBatch builds with; limit is how many rows are kept
// whole, the same for all that are merged, 0 or less for none.
func NewRejects(id schemas.TableID, ids arrow.DataType, mem memory.Allocator, limit int) *Rejects {
	return &Rejects{table: id, ids: ids, mem: mem, limit: max(limit, 0), counts: map[dom]int64{}, texts: map[string]string{}}
}

// Rows returns how many rows were rejected, whether or not they are kept whole.
func (r *Rejects) Rows() int64 {
	var rows int64
	for _, n := range r.counts {
		rows += n
	}
	return rows
}

// Whole returns how many rejected rows RecordBatch has.
func (r *Rejects) Whole() int { return min(len(r.rows), r.limit) }

// Counts returns the rejected rows by code, in order of the code's text; codes without
// rows are left out.
func (r *Rejects) Counts() []Count {
	byText := map[string]int64{}
	for d, n := range r.counts {
		byText[d.text(r.table)] += n
	}
	counts := make([]Count, 0, len(byText))
	for code, n := range byText {
		counts = append(counts, Count{Code: code, Rows: n})
	}
	slices.SortFunc(counts, func(a, b Count) int { return strings.Compare(a.Code, b.Code) })
	return counts
}

// Merge moves the other's rows, of the same table, into r and leaves the other empty.
// The order in which workers are merged makes no difference.
func (r *Rejects) Merge(other *Rejects) {
	for d, n := range other.counts {
		r.counts[d] += n
	}
	r.rows = append(r.rows, other.rows...)
	r.trim()
	*other = *NewRejects(other.table, other.ids, other.mem, other.limit)
}

// add counts a row and keeps a copy of it if it can be among the first limit rows.
func (r *Rejects) add(file string, row int64, verdict dom, cells []cell) {
	r.counts[verdict]++
	added := rejected{file: file, row: row, dom: verdict}
	if r.limit == 0 || r.cut && byPlace(added, r.last) > 0 {
		return
	}
	added.values = make([]value, len(cells))
	for i, c := range cells {
		added.values[i] = value{number: c.number, text: r.copyOf(c.exactText()), null: c.null}
	}
	r.rows = append(r.rows, added)
	if len(r.rows) > r.limit+r.limit/4 {
		r.trim()
	}
}

// copyOf returns a copy of a text, the same one for equal texts: a long wrong code on
// every row is held once.
func (r *Rejects) copyOf(text string) string {
	held, known := r.texts[text]
	if !known {
		held = strings.Clone(text)
		r.texts[held] = held
	}
	return held
}

// trim sorts the rows and lets those beyond the limit go.
func (r *Rejects) trim() {
	slices.SortFunc(r.rows, byPlace)
	clear(r.texts)
	if len(r.rows) <= r.limit {
		return
	}
	clear(r.rows[r.limit:])
	r.rows = r.rows[:r.limit]
	if r.limit > 0 {
		r.cut, r.last = true, r.rows[r.limit-1]
	}
}

func byPlace(a, b rejected) int {
	return cmp.Or(strings.Compare(a.file, b.file), cmp.Compare(a.row, b.row))
}

// RecordBatch returns the rows that are kept whole, in order of fil and raekke, with
// the schema of schemas.Afviste. Who asks for it releases it.
func (r *Rejects) RecordBatch() arrow.RecordBatch {
	r.trim()
	builder := array.NewRecordBuilder(r.mem, schemas.Afviste(r.table).ArrowSchema(r.ids))
	defer builder.Release()
	builder.Reserve(len(r.rows))
	for _, row := range r.rows {
		builder.Field(0).(*array.StringBuilder).Append(r.table.String())
		builder.Field(1).(*array.StringBuilder).Append(row.file)
		builder.Field(2).(*array.Int64Builder).Append(row.row)
		builder.Field(3).(*array.StringBuilder).Append(row.dom.text(r.table))
		for i, v := range row.values {
			appendValue(builder.Field(firstInputColumn+i), v)
		}
	}
	return builder.NewRecordBatch()
}

// firstInputColumn is the place in schemas.Afviste where the input columns begin.
const firstInputColumn = 4

func appendValue(builder array.Builder, v value) {
	if v.null {
		builder.AppendNull()
		return
	}
	switch b := builder.(type) {
	case *array.StringBuilder:
		b.Append(v.text)
	case *array.Int64Builder:
		b.Append(v.number)
	case *array.Int32Builder:
		b.Append(int32(v.number))
	case *array.Date32Builder:
		b.Append(arrow.Date32(v.number))
	case *array.BooleanBuilder:
		b.Append(v.number != 0)
	default:
		panic("check: a column of schemas.Afviste without a builder")
	}
}
