package publish

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"

	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// AgreeFormats compares a table's Parquet file with its CSV file, cell by cell: each row of
// the first is written as a line, which has to be the next one of the second. It returns how
// many cells there are. The first difference is a [*ReadError] that names row and column,
// and in a table of figures kommune and month; never a value. name is the table's path,
// rows what the record says of both, and fortolkning the readings that it says they were made
// under: a record alone that says otherwise would put a run in force that has no legal effect.
func AgreeFormats(ctx context.Context, folder, name string, rows int64, fortolkning []string) (cells int64, err error) {
	stamp, err := newStamp(fortolkning)
	if err != nil {
		return 0, err
	}
	p := &pair{table: name, csvPath: filepath.Join(folder, filepath.FromSlash(name)+".csv"), parquetPath: filepath.Join(folder, filepath.FromSlash(name)+".parquet")}
	// The decoder is not ours, and no bytes may end the program. The panic's own text is left
	// out: it could hold a piece of the data.
	defer func() {
		if recover() != nil {
			err = p.broken(nil)
		}
	}()
	text, err := openRegular(p.csvPath, expectedOutput)
	if err != nil {
		return 0, err
	}
	defer text.Close() //nolint:errcheck // it was only read
	file, err := openRegular(p.parquetPath, expectedOutput)
	if err != nil {
		return 0, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	info, err := file.Stat()
	if err != nil {
		return 0, Unreadable(p.parquetPath, expectedOutput, err)
	}
	opened, err := parquet.OpenFile(file, info.Size(), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true))
	if err != nil {
		return 0, p.broken(err)
	}
	if readings, _ := opened.Lookup(schemas.FortolkningKey); readings != stamp.footer() {
		return 0, &ReadError{Path: p.parquetPath, Expected: "the readings that run.json says the run was made under", Found: "others", Hint: hintDiffers}
	}
	p.csv = bufio.NewReaderSize(text, flushBytes)
	if err := p.compare(ctx, opened); err != nil {
		return 0, err
	}
	if p.row != rows {
		return 0, p.differs("as many rows as run.json says", "another number")
	}
	return rows * int64(len(p.columns)), nil
}

// pair is a table in two formats that are being compared.
type pair struct {
	table, csvPath, parquetPath string
	csv                         *bufio.Reader
	columns                     []parquet.Field
	// row is how many rows are compared; line and ends are the one that is being compared,
	// as CSV, and where each cell ends in it.
	row   int64
	line  []byte
	ends  []int
	found []byte
}

func (p *pair) compare(ctx context.Context, file *parquet.File) error {
	p.columns = file.Schema().Fields()
	for i, c := range p.columns {
		if i > 0 {
			p.line = append(p.line, ',')
		}
		p.line = append(p.line, c.Name()...)
	}
	p.line = append(p.line, '\n')
	if _, err := p.same(); err != nil {
		return err
	} else if !bytes.Equal(p.line, p.found) {
		return p.differs("the columns of the Parquet file", "others")
	}
	for _, group := range file.RowGroups() {
		if err := p.compareGroup(ctx, group.Rows()); err != nil {
			return err
		}
	}
	if _, err := p.csv.ReadByte(); !errors.Is(err, io.EOF) {
		return p.differs("the rows of the Parquet file", "more")
	}
	return nil
}

func (p *pair) compareGroup(ctx context.Context, rows parquet.Rows) (err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	buffer := make([]parquet.Row, 1024)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := rows.ReadRows(buffer)
		for _, row := range buffer[:n] {
			if err := p.compareRow(row); err != nil {
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

// compareRow compares the next line of the CSV file with a row.
func (p *pair) compareRow(row parquet.Row) error {
	if len(row) != len(p.columns) {
		return p.broken(nil)
	}
	p.line, p.ends = p.line[:0], p.ends[:0]
	for i, v := range row {
		p.line = appendValue(p.line, p.columns[i], v)
		p.line = append(p.line, ',')
		p.ends = append(p.ends, len(p.line))
	}
	p.line[len(p.line)-1] = '\n'
	p.row++
	same, err := p.same()
	if err != nil || same == len(p.line) {
		return err
	}
	column := 0
	for p.ends[column] <= same {
		column++
	}
	return p.differs(fmt.Sprintf("in column %s of row %d%s what the Parquet file has", p.columns[column].Name(), p.row, p.where(row)), "something else")
}

// same reads as much of the CSV file as the line is long, and says how much of it is the
// same.
func (p *pair) same() (int, error) {
	p.found = append(p.found[:0], p.line...)
	n, err := io.ReadFull(p.csv, p.found)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, Unreadable(p.csvPath, expectedOutput, err)
	}
	p.found = p.found[:n]
	same := 0
	for same < n && p.found[same] == p.line[same] {
		same++
	}
	return same, nil
}

// where names kommune and month or year of a row of figures; of rows about single persons
// it says nothing.
func (p *pair) where(row parquet.Row) string {
	where := ""
	for i, c := range p.columns {
		if name := c.Name(); (name == "kommune" || name == "maaned" || name == "aar") && !AboutPersons(p.table) {
			where += ", " + name + " " + string(appendValue(nil, c, row[i]))
		}
	}
	if where == "" {
		return ""
	}
	return " (" + where[2:] + ")"
}

// appendValue writes a value as a cell of a CSV file.
func appendValue(line []byte, c parquet.Field, v parquet.Value) []byte {
	if v.IsNull() {
		return line
	}
	switch v.Kind() {
	case parquet.Boolean:
		return strconv.AppendBool(line, v.Boolean())
	case parquet.Int32:
		if logical := c.Type().LogicalType(); logical != nil && logical.String() == "DATE" {
			return appendDate(line, schemas.Date(v.Int32()))
		}
		return strconv.AppendInt(line, int64(v.Int32()), 10)
	case parquet.Int64:
		return strconv.AppendInt(line, v.Int64(), 10)
	case parquet.Double:
		return strconv.AppendFloat(line, v.Double(), 'f', -1, 64)
	}
	return appendText(line, v.ByteArray())
}

func (p *pair) differs(expected, found string) error {
	return &ReadError{Path: p.csvPath, Expected: expected, Found: found, Hint: hintDiffers}
}

// broken is an error of the library, whose own text is left out: it may have a value in it.
func (p *pair) broken(cause error) error {
	return &ReadError{Path: p.parquetPath, Expected: "a whole Parquet file", Found: "one that cannot be read to its end", Hint: hintDiffers, Cause: cause}
}
