package publish

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"fokusmaal/schemas"
)

// Writer writes one result table in one format. A table without rows is a file too.
type Writer interface {
	// Write appends a batch in the shape of [schemas.Result.ArrowSchema]. The batch still
	// belongs to the caller, who may release it at once. After an error the file is lost.
	Write(arrow.RecordBatch) error
	// Close puts the file on the disk and returns its facts. It is called once.
	Close() (Output, error)
}

// column is a column of a batch as a plain slice: the one that its type names is set.
type column struct {
	// typ is never OutID, which has become OutSTRING or OutINT64.
	typ     schemas.ResultType
	array   arrow.Array
	days    []arrow.Date32
	written *[64]dayText // texts of days, where CSV is written
	int32s  []int32
	int64s  []int64
	doubles []float64
	bools   *array.Boolean
	// texts are the bytes of all texts; starts says where each begins and the last one
	// ends, counted from starts[0]. See text.
	texts  []byte
	starts []int32
	// plain says that all texts are ASCII without a character that CSV quotes for.
	plain bool
	// every is the text of every row, in a column that is not in the batches: see [stamp].
	every []byte
	// nulls says that the batch has nulls in the column.
	nulls bool
}

// shape is what the batches of a table must look like, and what its file looks like:
// the same, but for the stamp behind it.
type shape struct {
	// table and columns are those of the file, schema is that of the batches.
	table   schemas.Result
	schema  *arrow.Schema
	columns []column
}

func newShape(t schemas.Result, ids arrow.DataType, stamp stamp) shape {
	s := shape{table: stamp.on(t), schema: t.ArrowSchema(ids)}
	s.columns = make([]column, len(s.table.Columns))
	for i := len(t.Columns); i < len(s.columns); i++ {
		s.columns[i] = stamp.column()
	}
	for i, c := range t.Columns {
		s.columns[i].typ = c.Type
		if c.Type == schemas.OutID {
			s.columns[i].typ = idType(ids)
		}
	}
	return s
}

func idType(ids arrow.DataType) schemas.ResultType {
	if ids.ID() == arrow.INT64 {
		return schemas.OutINT64
	}
	return schemas.OutSTRING
}

// take lays the columns of a batch open in s.columns, until the next call. A batch of
// another shape, a null where none may be and a share that is no number are errors: no
// file may ever hold them.
func (s *shape) take(batch arrow.RecordBatch) error {
	if int(batch.NumCols()) != s.schema.NumFields() {
		return fmt.Errorf("write table %s: expected a batch of %d columns, found %d", s.table.Path, s.schema.NumFields(), batch.NumCols())
	}
	for i := range s.schema.NumFields() {
		want, got := s.schema.Field(i), batch.Schema().Field(i)
		if want.Name != got.Name || !arrow.TypeEqual(want.Type, got.Type) {
			return fmt.Errorf("write table %s: expected column %d to be %s %s, found %s %s", s.table.Path, i+1, want.Name, want.Type, got.Name, got.Type)
		}
		if batch.Column(i).NullN() > 0 && !want.Nullable {
			return fmt.Errorf("write table %s: column %s has a null and may have none", s.table.Path, want.Name)
		}
		if !s.columns[i].set(batch.Column(i)) {
			return fmt.Errorf("write table %s: column %s has a value that is not a finite number", s.table.Path, want.Name)
		}
	}
	return nil
}

// set lays an array open and says whether its numbers are numbers. The type has been
// compared already.
func (c *column) set(values arrow.Array) bool {
	c.array, c.nulls = values, values.NullN() > 0
	if values.Len() == 0 {
		return true
	}
	switch values := values.(type) {
	case *array.Date32:
		c.days = values.Date32Values()
	case *array.Int32:
		c.int32s = values.Int32Values()
	case *array.Int64:
		c.int64s = values.Int64Values()
	case *array.Float64:
		c.doubles = values.Float64Values()
		return c.finite()
	case *array.Boolean:
		c.bools = values
	case *array.String:
		c.texts, c.starts = values.ValueBytes(), values.ValueOffsets()
		c.plain = isPlain(c.texts)
	}
	return true
}

func (c *column) finite() bool {
	for i, v := range c.doubles {
		if (math.IsNaN(v) || math.IsInf(v, 0)) && c.array.IsValid(i) {
			return false
		}
	}
	return true
}

// drop forgets the arrays, which the caller may release now.
func (s *shape) drop() {
	for i := range s.schema.NumFields() {
		s.columns[i] = column{typ: s.columns[i].typ, written: s.columns[i].written}
	}
}

// text returns the bytes of a text, as every reader takes them: what is not UTF-8 in a
// rejected row becomes U+FFFD, because it would make the whole file unreadable.
func (c *column) text(row int) []byte {
	if c.every != nil {
		return c.every
	}
	first := c.starts[0]
	text := c.texts[c.starts[row]-first : c.starts[row+1]-first]
	if c.plain || utf8.Valid(text) {
		return text
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD"))
}

// isPlain is asked once per batch, so that a text needs no look at its bytes.
func isPlain(texts []byte) bool {
	for _, quoted := range []byte(",\"\r\n") {
		if bytes.IndexByte(texts, quoted) >= 0 {
			return false
		}
	}
	return isASCII(texts)
}

// isASCII looks at eight bytes at a time.
func isASCII(text []byte) bool {
	for ; len(text) >= 8; text = text[8:] {
		if binary.LittleEndian.Uint64(text)&0x8080808080808080 != 0 {
			return false
		}
	}
	for _, b := range text {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
