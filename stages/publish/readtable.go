package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// PublishedTable is a table of a published run, open to be read. Its bytes are those that were
// published.
type PublishedTable struct {
	output Output
	path   string
	file   *os.File
	rows   *parquet.File
	table  schemas.Result
	ids    arrow.DataType
}

// Wrote says whether a run wrote a table, as Parquet.
func (r *Run) Wrote(t schemas.Result) bool {
	return r.WroteFile(t.Path + ".parquet")
}

// WroteFile says whether the record has a file of that path.
func (r *Run) WroteFile(path string) bool {
	return slices.ContainsFunc(r.Outputs, func(o Output) bool { return o.Path == path })
}

// OpenTable opens the Parquet file of a table in the folder of a run that was made with
// every reading at its default, and holds it against the record of the run first: by number
// of bytes and SHA-256, then by columns. A difference is a [*ReadError]; the end of ctx is
// an error too. The caller closes the table.
func OpenTable(ctx context.Context, folder string, run Run, t schemas.Result) (*PublishedTable, error) {
	name := t.Path + ".parquet"
	at := slices.IndexFunc(run.Outputs, func(o Output) bool { return o.Path == name })
	if at < 0 {
		return nil, NotRecord(RunFile(folder), "one without "+name+" among its outputs", nil)
	}
	p := &PublishedTable{output: run.Outputs[at], path: filepath.Join(folder, filepath.FromSlash(name)), table: t}
	var err error
	if p.file, err = openRegular(p.path, expectedOutput); err != nil {
		return nil, err
	}
	if err := p.open(ctx); err != nil {
		_ = p.file.Close() // it was only read
		return nil, err
	}
	return p, nil
}

// open compares the bytes and reads the footer from the same open file.
func (p *PublishedTable) open(ctx context.Context) error {
	if err := sameContent(ctx, p.file, p.path, p.output); err != nil {
		return err
	}
	var err error
	if p.rows, err = parquet.OpenFile(p.file, p.output.Bytes, parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true)); err != nil {
		return p.broken(err)
	}
	if p.rows.NumRows() != p.output.Rows {
		return p.differs("as many rows as run.json says", "another number")
	}
	for _, ids := range []arrow.DataType{arrow.BinaryTypes.String, arrow.PrimitiveTypes.Int64} {
		s := newShape(p.table, ids, stamp{})
		if p.rows.Schema().String() == parquetSchema(&s).String() {
			p.ids = ids
			return nil
		}
	}
	return p.differs("the columns of table "+p.table.Path+", with every reading at its default", "others")
}

// Output returns what the record of the run says of the file.
func (p *PublishedTable) Output() Output { return p.output }

// Close ends the reading.
func (p *PublishedTable) Close() error { return p.file.Close() }

func (p *PublishedTable) differs(expected, found string) error {
	return &ReadError{Path: p.path, Expected: expected, Found: found, Hint: hintDiffers}
}

// broken is an error of the library, whose own text is left out: it may have a value in it.
func (p *PublishedTable) broken(err error) error {
	return &ReadError{Path: p.path, Expected: "a whole Parquet file", Found: "one that cannot be read to its end", Hint: hintDiffers, Cause: err}
}

// rowsAtOnce is how many rows are in memory at a time, beside a page of each column.
const rowsAtOnce = 1024

// each reads some columns of all rows, in order, and hands over a row at a time: a value
// for each column, in the order asked for. A row is valid until the next one.
func (p *PublishedTable) each(ctx context.Context, columns []string, take func(parquet.Row) error) error {
	buffer := make([]parquet.Row, rowsAtOnce)
	for _, group := range p.rows.RowGroups() {
		if err := p.eachOf(ctx, p.chunks(group, columns), buffer, take); err != nil {
			return err
		}
	}
	return nil
}

// chunks are the columns of a row group by name; all of them are there, see open.
func (p *PublishedTable) chunks(group parquet.RowGroup, columns []string) []parquet.ColumnChunk {
	var chunks []parquet.ColumnChunk
	for _, name := range columns {
		i := slices.IndexFunc(p.table.Columns, func(c schemas.ResultColumn) bool { return c.Name == name })
		chunks = append(chunks, group.ColumnChunks()[i])
	}
	return chunks
}

func (p *PublishedTable) eachOf(ctx context.Context, chunks []parquet.ColumnChunk, buffer []parquet.Row, take func(parquet.Row) error) (err error) {
	rows := parquet.NewColumnChunkRowReader(chunks)
	defer func() { err = errors.Join(err, rows.Close()) }()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := rows.ReadRows(buffer)
		for _, row := range buffer[:n] {
			if len(row) != len(chunks) {
				return p.broken(fmt.Errorf("a row of %d columns, not %d", len(row), len(chunks)))
			}
			if err := take(row); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return p.broken(err)
		}
	}
}
