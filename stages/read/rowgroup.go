package read

import (
	"context"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
)

// DefaultBatchRows is the number of rows in a batch unless the options say otherwise:
// enough that the work per batch does not show, few enough that a batch stays in the
// cache until it is checked.
const DefaultBatchRows = 8192

// RowGroup is a part of a file that can be read on its own. Several can be read at once,
// also of one file.
type RowGroup struct {
	Table schemas.TableID
	File  *File
	// Index is the row group's number in the file, from 0.
	Index int
	// FirstRow is the number of its first row in the file, from 0.
	FirstRow int64
	// Rows is the number of its rows.
	Rows int64

	chunks []chunk // in the order of schemas.Input
}

// Options is how to read.
type Options struct {
	// Allocator is where batches and buffers come from; nil is Go's own memory.
	Allocator memory.Allocator
	// BatchRows is the number of rows in every batch but the last; 0 or less is
	// DefaultBatchRows.
	BatchRows int
}

func (o Options) withDefaults() Options {
	if o.Allocator == nil {
		o.Allocator = memory.NewGoAllocator()
	}
	if o.BatchRows <= 0 {
		o.BatchRows = DefaultBatchRows
	}
	return o
}

// Read decodes the row group and gives it to yield in batches, in row order, of the
// shape of schemas.BatchSchema. Whoever yield is must release the batch, also when it
// returns an error. Read stops at the first error of its own, of yield, or of ctx.
func (g *RowGroup) Read(ctx context.Context, o Options, yield func(arrow.RecordBatch) error) error {
	b := g.open(o.withDefaults())
	defer b.close()
	for row := int64(0); row < g.Rows; {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := min(int64(b.rows), g.Rows-row)
		batch, err := b.next(int(n))
		if err != nil {
			return err
		}
		if err := yield(batch); err != nil {
			return err
		}
		row += n
	}
	return b.finish()
}

// batches makes the record batches of one row group.
type batches struct {
	group   *RowGroup
	rows    int
	schema  *arrow.Schema
	readers []reader
	arrays  []arrow.Array
}

func (g *RowGroup) open(o Options) *batches {
	b := &batches{group: g, rows: o.BatchRows, schema: g.File.table.schema, arrays: make([]arrow.Array, len(g.chunks))}
	for i := range g.chunks {
		b.readers = append(b.readers, g.reader(i, o.Allocator))
	}
	return b
}

// reader makes the reader of a column.
func (g *RowGroup) reader(column int, mem memory.Allocator) reader {
	c, dataType := g.chunks[column], g.File.table.schema.Field(column).Type
	switch dataType := dataType.(type) {
	case *arrow.RunEndEncodedType:
		r := &idReader{dataType: dataType, bounds: g.bounds()}
		if key := g.File.table.key; key != nil {
			r.pseudonyms = key.Pseudonyms()
		}
		r.open(g.File, c, mem, true)
		return r
	case *arrow.BooleanType:
		r := &booleanReader{}
		r.pages.open(g.File, c, mem)
		return r
	}
	r := &dictionaryReader{dataType: dataType}
	r.open(g.File, c, mem, false)
	return r
}

// next makes a batch of the next n rows.
func (b *batches) next(n int) (arrow.RecordBatch, error) {
	defer b.drop()
	for i, r := range b.readers {
		var err error
		if b.arrays[i], err = b.array(i, func() (arrow.Array, error) { return r.array(n) }); err != nil {
			return nil, err
		}
	}
	return array.NewRecordBatch(b.schema, b.arrays, int64(n)), nil
}

// finish makes sure that no column has rows left.
func (b *batches) finish() error {
	for i, r := range b.readers {
		if _, err := b.array(i, func() (arrow.Array, error) { return nil, r.finish() }); err != nil {
			return err
		}
	}
	return nil
}

// array calls the reader of a column; an error or a panic of it says where.
func (b *batches) array(column int, read func() (arrow.Array, error)) (a arrow.Array, err error) {
	wrap := func(err error) error {
		return b.group.File.wrap(doingRead, b.group.Index+1, b.group.chunks[column].column.name, err)
	}
	defer caught(&err, wrap)
	if a, err = read(); err != nil {
		return nil, wrap(err)
	}
	return a, nil
}

// drop releases the arrays, which a finished batch has retained.
func (b *batches) drop() {
	for i, a := range b.arrays {
		if a != nil {
			a.Release()
			b.arrays[i] = nil
		}
	}
}

func (b *batches) close() {
	for _, r := range b.readers {
		r.close()
	}
}
