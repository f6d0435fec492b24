package read

import (
	"bytes"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/encoding"

	"fokusmaal/schemas"
)

// testFile is a Parquet file to be written. A cell is nil or int32, int64, float64,
// string or bool; hours are int64 hundredths, or float64 for DOUBLE.
type testFile struct {
	table        schemas.TableID
	ids, hours   string
	encoding     string // dictionary, plain, delta, split or mixed
	codec        compress.Codec
	optional     bool
	version      int
	pageBytes    int
	rowsPerGroup int64
	rows         [][]any
	// nodes replace columns or add more; a nil node leaves the column out.
	nodes map[string]parquet.Node
}

func fileOf(table schemas.TableID, ids, hours string) testFile {
	return testFile{table: table, ids: ids, hours: hours, encoding: "dictionary", codec: &parquet.Uncompressed, version: 1, pageBytes: 256 << 10, rowsPerGroup: 1 << 30}
}

func (f *testFile) columns() []schemas.Column { return schemas.Input(f.table).Columns }

// node is the Parquet node of a column.
func (f *testFile) node(c schemas.Column) parquet.Node {
	var n parquet.Node
	switch c.Type {
	case schemas.ID:
		if n = parquet.String(); f.ids == "INT64" {
			n = parquet.Leaf(parquet.Int64Type)
		}
	case schemas.DATE:
		n = parquet.Date()
	case schemas.STRING:
		n = parquet.String()
	case schemas.INT32:
		n = parquet.Leaf(parquet.Int32Type)
	case schemas.BOOLEAN:
		n = parquet.Leaf(parquet.BooleanType)
	case schemas.Hours:
		n = f.hoursNode()
	}
	if e := f.encodingOf(n.Type().Kind()); e != nil {
		n = parquet.Encoded(n, e)
	}
	if f.optional {
		return parquet.Optional(n)
	}
	return parquet.Required(n)
}

func (f *testFile) hoursNode() parquet.Node {
	switch f.hours {
	case "DOUBLE":
		return parquet.Leaf(parquet.DoubleType)
	case "INT32":
		return parquet.Decimal(2, 9, parquet.Int32Type)
	case "FIXED(5)":
		return parquet.Decimal(2, 11, parquet.FixedLenByteArrayType(5))
	case "FIXED(16)":
		return parquet.Decimal(2, 38, parquet.FixedLenByteArrayType(16))
	case "BYTE_ARRAY":
		return parquet.Decimal(2, 20, parquet.ByteArrayType)
	}
	return parquet.Decimal(2, 18, parquet.Int64Type)
}

// encodingOf is an encoding of the wanted sort that the type can have, nil if none.
func (f *testFile) encodingOf(kind parquet.Kind) encoding.Encoding {
	switch {
	case kind == parquet.Boolean && f.encoding == "delta":
		return &parquet.RLE
	case kind == parquet.Boolean:
		return nil
	case f.encoding == "dictionary", f.encoding == "mixed":
		return &parquet.RLEDictionary
	case f.encoding == "delta" && (kind == parquet.Int32 || kind == parquet.Int64):
		return &parquet.DeltaBinaryPacked
	case f.encoding == "delta" && kind == parquet.ByteArray && f.version == 1:
		return &parquet.DeltaLengthByteArray
	case f.encoding == "delta" && (kind == parquet.ByteArray || kind == parquet.FixedLenByteArray):
		return &parquet.DeltaByteArray
	case f.encoding == "split" && kind != parquet.ByteArray:
		return &parquet.ByteStreamSplit
	}
	return &parquet.Plain
}

// bytes is the whole file.
func (f *testFile) bytes(t testing.TB) []byte {
	group := parquet.Group{}
	for _, c := range f.columns() {
		group[c.Name] = f.node(c)
	}
	for name, node := range f.nodes {
		if group[name] = node; node == nil {
			delete(group, name)
		}
	}
	schema := parquet.NewSchema("delivery", group)
	options := []parquet.WriterOption{schema, parquet.Compression(f.codec), parquet.DataPageVersion(f.version),
		parquet.PageBufferSize(f.pageBytes), parquet.MaxRowsPerRowGroup(f.rowsPerGroup)}
	if f.encoding == "mixed" {
		options = append(options, parquet.DictionaryMaxBytes(100))
	}
	var b bytes.Buffer
	w := parquet.NewGenericWriter[any](&b, options...)
	for _, row := range f.rows {
		if _, err := w.WriteRows([]parquet.Row{f.row(schema, row)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (f *testFile) row(schema *parquet.Schema, cells []any) parquet.Row {
	row := make(parquet.Row, len(schema.Columns()))
	for i := range row {
		row[i] = parquet.NullValue().Level(0, 0, i)
	}
	for i, c := range f.columns() {
		leaf, found := schema.Lookup(c.Name)
		if !found || cells[i] == nil {
			continue
		}
		value := parquet.ValueOf(cells[i])
		if hundredths, ok := cells[i].(int64); ok && c.Type == schemas.Hours {
			value = f.decimal(hundredths)
		}
		level := 0
		if leaf.Node.Optional() {
			level = 1
		}
		row[leaf.ColumnIndex] = value.Level(0, level, leaf.ColumnIndex)
	}
	return row
}

// decimal writes hundredths as the file's hours are written.
func (f *testFile) decimal(hundredths int64) parquet.Value {
	size := 0
	switch f.hours {
	case "INT32":
		return parquet.ValueOf(int32(hundredths))
	case "FIXED(5)":
		size = 5
	case "FIXED(16)":
		size = 16
	case "BYTE_ARRAY":
		size = 1 + big.NewInt(hundredths).BitLen()/8
	default:
		return parquet.ValueOf(hundredths)
	}
	modulus := new(big.Int).Lsh(big.NewInt(1), uint(8*size))
	whole := new(big.Int).Mod(big.NewInt(hundredths), modulus)
	b := whole.FillBytes(make([]byte, size))
	if f.hours == "BYTE_ARRAY" {
		return parquet.ByteArrayValue(b)
	}
	return parquet.FixedLenByteArrayValue(b)
}

func (f *testFile) write(t testing.TB, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, f.bytes(t), 0o600); err != nil {
		t.Fatal(err)
	}
}

// writeSmallDelivery writes all four tables with a row or two each.
func writeSmallDelivery(t testing.TB, dir, ids, hours string) {
	t.Helper()
	for table := range schemas.TableID(schemas.Tables) {
		f := fileOf(table, ids, hours)
		f.rows = testRows(&f, 2, false)
		f.write(t, filepath.Join(dir, table.String()+".parquet"))
	}
}

// testRows makes rows with runs of persons, few values in some columns and many in
// others.
func testRows(f *testFile, n int, nulls bool) [][]any {
	rows := make([][]any, n)
	for i := range rows {
		for c, column := range f.columns() {
			var cell any
			if !nulls || (i*i+3*c+i/5)%7 > 1 {
				cell = testCell(f, column.Type, i, c)
			}
			rows[i] = append(rows[i], cell)
		}
	}
	return rows
}

func testCell(f *testFile, t schemas.Type, i, c int) any {
	many := i * (c + 3) % 401
	switch t {
	case schemas.ID:
		person := (i / 3 * 31) % 257
		if f.ids == "INT64" {
			return int64(person-100) << 33
		}
		return []string{"", "a", "person", "et langt navn med æøå "}[person%4] + big.NewInt(int64(person)).String()
	case schemas.DATE:
		return int32(19000 + many - 200)
	case schemas.STRING:
		return schemas.Ydelse(1 + (i/2+c)%16).String()
	case schemas.INT32:
		return int32(many%60 - 20)
	case schemas.BOOLEAN:
		return i/9%2 == 0 != (i%5 == 0)
	}
	if f.hours == "DOUBLE" {
		return float64(many-200) / 8
	}
	return int64(many-200) * 12345
}
