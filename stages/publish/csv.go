package publish

import (
	"io"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// flushBytes is how much of a CSV file is gathered before it is written.
const flushBytes = 256 * 1024

// CSVFile writes a result table as CSV (RFC 4180, but with LF): UTF-8 without byte order
// mark, commas, a line of column names. A null is an empty cell and an empty text is "",
// a BOOLEAN is true or false, a DATE is 2006-01-02, and a DOUBLE is the shortest decimal
// that reads back as the same number, never with an exponent.
type CSVFile struct {
	shape
	file *file
	// lines is where the lines go: the file, or the seal that lies over it, which is closed
	// before the file is. See sealed.go.
	lines  io.Writer
	seal   io.Closer
	buffer []byte
	rows   int64
	wrong  error
}

// NewCSV makes the file <table>.csv in the run folder; ids is utf8 or int64, the type of
// person_id in the input.
func NewCSV(f *Folder, t schemas.Result, ids arrow.DataType) (*CSVFile, error) {
	file, err := f.create(t, ".csv")
	if err != nil {
		return nil, err
	}
	return newCSV(file, newShape(t, ids, f.stamp)), nil
}

// newCSV begins the text of a file with the line of column names.
func newCSV(file *file, s shape) *CSVFile {
	c := &CSVFile{shape: s, file: file, lines: file, buffer: make([]byte, 0, flushBytes+4096)}
	for i, column := range c.table.Columns {
		if i > 0 {
			c.buffer = append(c.buffer, ',')
		}
		c.buffer = append(c.buffer, column.Name...)
	}
	c.buffer = append(c.buffer, '\n')
	return c
}

// Write implements [Writer].
func (c *CSVFile) Write(batch arrow.RecordBatch) error {
	if c.wrong == nil {
		c.wrong = c.write(batch)
	}
	return c.wrong
}

func (c *CSVFile) write(batch arrow.RecordBatch) error {
	if err := c.take(batch); err != nil {
		return err
	}
	defer c.drop()
	for row := range int(batch.NumRows()) {
		c.buffer = appendRow(c.buffer, c.columns, row)
		if len(c.buffer) < flushBytes {
			continue
		}
		if err := c.flush(); err != nil {
			return err
		}
	}
	c.rows += batch.NumRows()
	return nil
}

func (c *CSVFile) flush() error {
	_, err := c.lines.Write(c.buffer)
	c.buffer = c.buffer[:0]
	return err
}

// Close implements [Writer].
func (c *CSVFile) Close() (Output, error) {
	if c.wrong == nil {
		c.wrong = c.flush()
	}
	if c.wrong == nil && c.seal != nil {
		c.wrong = c.seal.Close()
	}
	return c.file.close(c.rows, c.wrong)
}

func appendRow(line []byte, columns []column, row int) []byte {
	for i := range columns {
		if i > 0 {
			line = append(line, ',')
		}
		c := &columns[i]
		if c.nulls && c.array.IsNull(row) {
			continue
		}
		line = appendCell(line, c, row)
	}
	return append(line, '\n')
}

func appendCell(line []byte, c *column, row int) []byte {
	switch c.typ {
	case schemas.OutDATE:
		return c.appendDay(line, schemas.Date(c.days[row]))
	case schemas.OutINT32:
		return strconv.AppendInt(line, int64(c.int32s[row]), 10)
	case schemas.OutINT64:
		return strconv.AppendInt(line, c.int64s[row], 10)
	case schemas.OutDOUBLE:
		return strconv.AppendFloat(line, c.doubles[row], 'f', -1, 64)
	case schemas.OutBOOLEAN:
		return strconv.AppendBool(line, c.bools.Value(row))
	}
	text := c.text(row)
	if c.plain && len(text) > 0 {
		return append(line, text...)
	}
	return appendText(line, text)
}

// dayText is a day as it was written.
type dayText struct {
	day  schemas.Date
	text [len("2006-01-02")]byte
}

// appendDay writes a day of the column. Most are among the few that were written before it:
// the months of a year, and the day on which a spell of several rows began.
func (c *column) appendDay(line []byte, d schemas.Date) []byte {
	if c.written == nil {
		c.written = new([64]dayText)
	}
	w := &c.written[uint32(d)%uint32(len(c.written))]
	if w.day == d && w.text[0] != 0 {
		return append(line, w.text[:]...)
	}
	start := len(line)
	line = appendDate(line, d)
	if len(line)-start == len(w.text) {
		w.day = d
		copy(w.text[:], line[start:])
	}
	return line
}

// appendDate writes 2006-01-02. Only a rejected row can be of a year without four
// digits, and that one may take its time.
func appendDate(line []byte, d schemas.Date) []byte {
	year, number, day := d.Civil()
	if year < 0 || year > 9999 {
		return append(line, d.String()...)
	}
	return append(line,
		'0'+byte(year/1000), '0'+byte(year/100%10), '0'+byte(year/10%10), '0'+byte(year%10), '-',
		'0'+byte(number/10), '0'+byte(number%10), '-',
		'0'+byte(day/10), '0'+byte(day%10))
}

// appendText writes a text, in quotes only if it would be read as something else
// without: more cells, more lines, or a null.
func appendText(line, s []byte) []byte {
	if !needsQuotes(s) {
		return append(line, s...)
	}
	line = append(line, '"')
	for i := range len(s) {
		if s[i] == '"' {
			line = append(line, '"')
		}
		line = append(line, s[i])
	}
	return append(line, '"')
}

func needsQuotes(s []byte) bool {
	for _, b := range s {
		if b == ',' || b == '"' || b == '\r' || b == '\n' {
			return true
		}
	}
	return len(s) == 0
}
