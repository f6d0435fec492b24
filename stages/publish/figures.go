package publish

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// figureTable is a result table that is made of a year's opgørelse alone.
type figureTable struct {
	schemas.Result
	batch func(*statement.Opgoerelse, memory.Allocator) arrow.RecordBatch
}

// figureTables are the tables of figures, which [Figures] writes and [Agree] compares.
func figureTables() []figureTable {
	return []figureTable{{schemas.FokusmaalMaaned, monthly}, {schemas.FokusmaalAar, annual}, {schemas.Afstemning, steps}, {schemas.Grundene, grounds},
		{schemas.FokusmaalVarighed, lengths}}
}

// Figures are the tasks of writing the result tables of a year's opgørelse, each in both
// formats; they may be done at the same time.
func Figures(f *Folder, o *statement.Opgoerelse, mem memory.Allocator) (tasks []func() error) {
	for _, t := range figureTables() {
		tasks = append(tasks, func() error { return Table(f, t.Result, arrow.BinaryTypes.String, t.batch(o, mem)) })
	}
	return tasks
}

// ParquetTable writes a whole table as Parquet alone and releases the batch.
func ParquetTable(f *Folder, t schemas.Result, ids arrow.DataType, batch arrow.RecordBatch) error {
	defer batch.Release()
	parquet, err := NewParquet(f, t, ids)
	if err != nil {
		return err
	}
	return writeAll(parquet, batch)
}

// Table writes a whole table in both formats and releases the batch.
func Table(f *Folder, t schemas.Result, ids arrow.DataType, batch arrow.RecordBatch) error {
	batch.Retain()
	if err := ParquetTable(f, t, ids, batch); err != nil {
		batch.Release()
		return err
	}
	defer batch.Release()
	csv, err := NewCSV(f, t, ids)
	if err != nil {
		return err
	}
	return writeAll(csv, batch)
}

func writeAll(w Writer, batch arrow.RecordBatch) error {
	if err := w.Write(batch); err != nil {
		return err
	}
	_, err := w.Close()
	return err
}

// row appends cells to the columns of a batch from left to right.
type row struct {
	builder *array.RecordBuilder
	next    int
}

// newRows begins a batch of about so many rows.
func newRows(t schemas.Result, rows int, mem memory.Allocator) *row {
	r := &row{builder: array.NewRecordBuilder(mem, t.ArrowSchema(arrow.BinaryTypes.String))}
	r.builder.Reserve(rows)
	return r
}

func (r *row) batch() arrow.RecordBatch {
	defer r.builder.Release()
	return r.builder.NewRecordBatch()
}

func (r *row) field() array.Builder {
	f := r.builder.Field(r.next)
	r.next = (r.next + 1) % len(r.builder.Fields())
	return f
}

func (r *row) date(d schemas.Date) { r.field().(*array.Date32Builder).Append(arrow.Date32(d)) }
func (r *row) int32(v int32)       { r.field().(*array.Int32Builder).Append(v) }
func (r *row) int64(v int64)       { r.field().(*array.Int64Builder).Append(v) }
func (r *row) string(v string)     { r.field().(*array.StringBuilder).Append(v) }
func (r *row) boolean(v bool)      { r.field().(*array.BooleanBuilder).Append(v) }
func (r *row) null()               { r.field().AppendNull() }
func (r *row) share(a statement.Andel) {
	if !a.Findes() {
		r.null()
		return
	}
	r.double(a.Double())
}

func (r *row) mean(m statement.Middel) {
	if !m.Findes() {
		r.null()
		return
	}
	r.double(m.Double())
}

func (r *row) double(v float64) { r.field().(*array.Float64Builder).Append(v) }

// verdict is null where there is no mean to judge.
func (r *row) verdict(opfyldt bool, m statement.Middel) {
	if !m.Findes() {
		r.null()
		return
	}
	r.boolean(opfyldt)
}

func monthly(o *statement.Opgoerelse, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.FokusmaalMaaned, len(o.Maanedlig), mem)
	for i := range o.Maanedlig {
		m := &o.Maanedlig[i]
		r.date(m.Maaned.First())
		r.int32(m.Kode)
		r.string(m.Navn)
		r.string(m.Ydelse)
		r.int64(m.Personer)
		r.int64(m.UdenTilbud)
		r.int64(m.FaerreEnd4Samtaler)
		r.share(m.AndelUdenTilbud())
		r.share(m.AndelFaerreEnd4Samtaler())
		r.mean(m.Gns12UdenTilbud)
		r.mean(m.Gns12FaerreEnd4Samtaler)
	}
	return r.batch()
}

func annual(o *statement.Opgoerelse, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.FokusmaalAar, len(o.Aarlig), mem)
	for i := range o.Aarlig {
		a := &o.Aarlig[i]
		r.int32(int32(a.Aar))
		r.int32(a.Kode)
		r.string(a.Navn)
		r.int32(int32(a.UdenTilbud.Maaneder))
		r.mean(a.UdenTilbud)
		r.verdict(a.Maal1Opfyldt, a.UdenTilbud)
		r.mean(a.FaerreEnd4Samtaler)
		r.verdict(a.Maal2Opfyldt, a.FaerreEnd4Samtaler)
		r.boolean(a.Foreloebig)
	}
	return r.batch()
}

func steps(o *statement.Opgoerelse, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.Afstemning, len(o.Trin), mem)
	for i := range o.Trin {
		t := &o.Trin[i]
		r.date(t.Maaned.First())
		r.int32(t.Kode)
		r.string(t.Trin.String())
		r.int64(t.Personer)
	}
	return r.batch()
}

func grounds(o *statement.Opgoerelse, mem memory.Allocator) arrow.RecordBatch {
	var names [schemas.AntalGrunde + 1]string // each is put together from parts
	for g := range names {
		names[g] = schemas.Grund(g).String()
	}
	r := newRows(schemas.Grundene, len(o.Grunde), mem)
	for i := range o.Grunde {
		t := &o.Grunde[i]
		r.date(t.Maaned.First())
		r.int32(t.Kode)
		r.int32(int32(t.Grund.Fokusmaal()))
		r.string(names[t.Grund])
		r.int64(t.Personer)
	}
	return r.batch()
}

func lengths(o *statement.Opgoerelse, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.FokusmaalVarighed, len(o.Varighed), mem)
	for i := range o.Varighed {
		v := &o.Varighed[i]
		r.date(v.Maaned.First())
		r.int32(v.Kode)
		r.string(v.Navn)
		r.string(v.Varighed.String())
		r.int64(v.Personer)
		r.int64(v.UdenTilbud)
		r.int64(v.FaerreEnd4Samtaler)
		r.share(v.AndelUdenTilbud())
		r.share(v.AndelFaerreEnd4Samtaler())
	}
	return r.batch()
}
