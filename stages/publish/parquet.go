package publish

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

const (
	// rowGroupRows is the number of rows of every row group but the last. One row group is
	// what a writer holds in memory.
	rowGroupRows = 128 * 1024
	// pieceRows is the number of rows that are handed over at a time. The library decides
	// after each piece whether a page is full, so pieces of a fixed size are what makes the
	// bytes independent of how the batches were cut. It divides rowGroupRows.
	pieceRows = 1024
	// createdBy stands in every file in place of the library's name and version, which
	// would change the bytes at every upgrade.
	createdBy = "fokusmaal"
)

// ParquetFile writes a result table as Parquet: zstd, page checksums, row groups of a
// fixed number of rows, dictionaries for all but DOUBLE and BOOLEAN. A column that may
// have nulls is OPTIONAL, all others are REQUIRED. The footer names the readings: see
// [schemas.FortolkningKey].
type ParquetFile struct {
	shape
	file    *file
	writer  *parquet.GenericWriter[any]
	targets []*parquet.ColumnWriter
	// piece holds the values of the rows that are not handed over yet, column by column;
	// filled is their number.
	piece  [][]parquet.Value
	filled int
	// kept holds the texts of those rows that came with an earlier batch.
	kept  []byte
	rows  int64
	wrong error
}

// NewParquet makes the file <table>.parquet in the run folder; ids is utf8 or int64, the
// type of person_id in the input.
func NewParquet(f *Folder, t schemas.Result, ids arrow.DataType) (*ParquetFile, error) {
	file, err := f.create(t, ".parquet")
	if err != nil {
		return nil, err
	}
	p := &ParquetFile{shape: newShape(t, ids, f.stamp), file: file}
	p.writer = parquet.NewGenericWriter[any](file, &parquet.WriterConfig{
		CreatedBy:        createdBy,
		Schema:           parquetSchema(&p.shape),
		Compression:      f.zstd,
		WriteBufferSize:  256 * 1024,
		KeyValueMetadata: map[string]string{schemas.FortolkningKey: f.stamp.footer()},
	}, parquet.DataPageStatistics(false)) // the page index has them already
	p.targets = p.writer.ColumnWriters()
	for range p.targets {
		p.piece = append(p.piece, make([]parquet.Value, pieceRows))
	}
	return p, nil
}

// Write implements [Writer].
func (p *ParquetFile) Write(batch arrow.RecordBatch) error {
	if p.wrong == nil {
		p.wrong = p.write(batch)
	}
	return p.wrong
}

func (p *ParquetFile) write(batch arrow.RecordBatch) error {
	if err := p.take(batch); err != nil {
		return err
	}
	defer p.drop()
	rows, before := int(batch.NumRows()), p.filled
	for from := 0; from < rows; {
		to := min(rows, from+pieceRows-p.filled)
		p.fill(from, to)
		from = to
		if p.filled < pieceRows {
			break
		}
		before = 0
		if err := p.handOver(); err != nil {
			return err
		}
	}
	p.keep(before)
	return nil
}

// fill puts rows of the batch behind those that are in the piece already.
func (p *ParquetFile) fill(from, to int) {
	for i := range p.columns {
		values := p.piece[i][p.filled : p.filled+to-from]
		fillValues(values, &p.columns[i], from)
		if p.table.Columns[i].Null {
			setLevels(values, &p.columns[i], from)
		}
	}
	p.filled += to - from
}

// fillValues puts the values of a column from row from on into values, whatever is under
// a null among them.
func fillValues(values []parquet.Value, c *column, from int) {
	switch c.typ {
	case schemas.OutDATE:
		for i, v := range c.days[from : from+len(values)] {
			values[i] = parquet.Int32Value(int32(v))
		}
	case schemas.OutINT32:
		for i, v := range c.int32s[from : from+len(values)] {
			values[i] = parquet.Int32Value(v)
		}
	case schemas.OutINT64:
		for i, v := range c.int64s[from : from+len(values)] {
			values[i] = parquet.Int64Value(v)
		}
	case schemas.OutDOUBLE:
		for i, v := range c.doubles[from : from+len(values)] {
			values[i] = parquet.DoubleValue(v)
		}
	case schemas.OutBOOLEAN:
		for i := range values {
			values[i] = parquet.BooleanValue(c.bools.Value(from + i))
		}
	case schemas.OutSTRING:
		for i := range values {
			values[i] = parquet.ByteArrayValue(c.text(from + i))
		}
	}
}

// setLevels says of each value of an OPTIONAL column whether it is there: definition
// level 1, or a null.
func setLevels(values []parquet.Value, c *column, from int) {
	for i := range values {
		if c.nulls && c.array.IsNull(from+i) {
			values[i] = parquet.NullValue()
			continue
		}
		values[i].SetDefinitionLevel(1)
	}
}

// handOver gives a piece to the library and ends the row group when it is full.
func (p *ParquetFile) handOver() error {
	for i, c := range p.targets {
		if _, err := c.WriteRowValues(p.piece[i][:p.filled]); err != nil {
			return fail("write", p.file.path, err)
		}
	}
	p.rows += int64(p.filled)
	p.filled, p.kept = 0, p.kept[:0]
	if p.rows%rowGroupRows != 0 {
		return nil
	}
	return p.cause(p.writer.Flush())
}

// keep copies the texts of the rows that stay in the piece, from row from of it on:
// their batch may be gone before they are handed over.
func (p *ParquetFile) keep(from int) {
	for i := range p.columns {
		if p.columns[i].typ != schemas.OutSTRING {
			continue
		}
		for row := from; row < p.filled; row++ {
			v := &p.piece[i][row]
			if v.IsNull() {
				continue
			}
			start, level := len(p.kept), v.DefinitionLevel()
			p.kept = append(p.kept, v.ByteArray()...)
			*v = parquet.ByteArrayValue(p.kept[start:])
			v.SetDefinitionLevel(level)
		}
	}
}

// Close implements [Writer].
func (p *ParquetFile) Close() (Output, error) {
	if p.wrong == nil && p.filled > 0 {
		p.wrong = p.handOver()
	}
	if p.wrong == nil {
		p.wrong = p.cause(p.writer.Close())
	}
	return p.file.close(p.rows, p.wrong)
}

// cause returns the error of the file, which says more than what the library makes of it.
func (p *ParquetFile) cause(err error) error {
	if err != nil && p.file.err != nil {
		return p.file.err
	}
	return fail("write", p.file.path, err)
}
