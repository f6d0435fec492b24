package forskel

import (
	"encoding/binary"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/zeebo/xxh3"

	"fokusmaal/schemas"
)

// keyColumns are the columns of each table that say which fact a row is about; the
// reasons stand in the doc of the package.
var keyColumns = [schemas.Tables][]int{
	schemas.YdelseTable:    {schemas.YdelsePersonID, schemas.YdelseMaaned},
	schemas.SamtalerTable:  {schemas.SamtalerPersonID, schemas.SamtalerDato},
	schemas.TilbudTable:    {schemas.TilbudPersonID, schemas.TilbudMaaned, schemas.TilbudFra},
	schemas.LoentimerTable: {schemas.LoentimerPersonID, schemas.LoentimerMaaned},
}

// cellBytes is what a cell takes in a row that is hashed.
const cellBytes = 8

// Aftrykker makes the hashes of the rows of one table. It belongs to one goroutine.
type Aftrykker struct {
	columns []column
	// order are the columns in the order of the cells in a row: those of the key first.
	order    []int
	keyBytes int
	cells    []byte // the rows of the batch, one after the other
	aftryk   []Aftryk
}

// NewAftrykker returns one for a table.
func NewAftrykker(id schemas.TableID) *Aftrykker {
	n := len(schemas.Input(id).Columns)
	h := &Aftrykker{columns: make([]column, n), order: slices.Clone(keyColumns[id]), keyBytes: cellBytes * len(keyColumns[id])}
	for c := range n {
		if !slices.Contains(h.order, c) {
			h.order = append(h.order, c)
		}
	}
	return h
}

// Aftryk returns the hashes of the rows of a batch, in row order, in memory that is used
// again by the next call.
func (h *Aftrykker) Aftryk(b arrow.RecordBatch) []Aftryk {
	rows, width := int(b.NumRows()), cellBytes*len(h.order)
	h.cells = slices.Grow(h.cells[:0], rows*width)[:rows*width]
	h.aftryk = slices.Grow(h.aftryk[:0], rows)[:rows]
	if rows == 0 {
		return h.aftryk
	}
	for place, c := range h.order {
		h.columns[c].put(b.Column(c), h.cells[place*cellBytes:], width)
	}
	for i := range h.aftryk {
		row := h.cells[i*width : (i+1)*width]
		h.aftryk[i] = Aftryk{Noegle: xxh3.Hash(row[:h.keyBytes]), Raekke: xxh3.Hash(row)}
	}
	return h.aftryk
}

// Close lets go of the dictionaries that the tables of cells were made of.
func (h *Aftrykker) Close() {
	for i := range h.columns {
		h.columns[i].close()
	}
}

// column is a column of the batches: table has the cell of each entry of its dictionary,
// and at the end that of null.
type column struct {
	table []uint64
	// made is the dictionary that the table was made of. It is retained, so that no other
	// dictionary can appear at its address while the table is in use.
	made arrow.ArrayData
}

// put writes the cells of a column, the first at the beginning of to and each width bytes
// after the one before.
func (c *column) put(a arrow.Array, to []byte, width int) {
	switch a := a.(type) {
	case *array.RunEndEncoded:
		c.putRuns(a, to, width)
	case *array.Boolean:
		putBooleans(a, to, width)
	default:
		index := c.take(a.(*array.Dictionary))
		for i, entry := range index {
			binary.LittleEndian.PutUint64(to[i*width:], c.table[entry])
		}
	}
}

// putRuns writes the cells of a column of runs.
func (c *column) putRuns(a *array.RunEndEncoded, to []byte, width int) {
	index := c.take(a.Values().(*array.Dictionary))
	ends := a.RunEndsArr().(*array.Int32).Int32Values()
	row := 0
	for p := a.GetPhysicalOffset(); row < a.Len(); p++ {
		cell := c.table[index[p]]
		for end := min(int(ends[p])-a.Offset(), a.Len()); row < end; row++ {
			binary.LittleEndian.PutUint64(to[row*width:], cell)
		}
	}
}

func putBooleans(a *array.Boolean, to []byte, width int) {
	for i := range a.Len() {
		cell := uint64(0)
		switch {
		case a.IsNull(i):
			cell = nullCell
		case a.Value(i):
			cell = 1
		}
		binary.LittleEndian.PutUint64(to[i*width:], cell)
	}
}

// take makes the table of a dictionary, unless it is that of the last batch, and returns
// the indexes.
func (c *column) take(d *array.Dictionary) []int32 {
	if data := d.Data().Dictionary(); data != c.made {
		c.close()
		c.table = cellsOf(c.table[:0], d.Dictionary())
		data.Retain()
		c.made = data
	}
	return d.Indices().(*array.Int32).Int32Values()
}

func (c *column) close() {
	if c.made != nil {
		c.made.Release()
		c.made = nil
	}
}
