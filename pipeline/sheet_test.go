package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress"
	"github.com/parquet-go/parquet-go/encoding"
)

// sheet is a Parquet table in memory, to be changed and written again in another way. A
// cell is nil, bool, int32, int64, float64 or string.
type sheet struct {
	columns []sheetColumn
	rows    [][]any
}

// sheetColumn is a column of a sheet. kind is STRING, DATE, INT32, INT64, BOOLEAN, DOUBLE
// or DECIMAL (hundredths), or something that no delivery may have: TIMESTAMP, BYTES, LIST.
type sheetColumn struct{ name, kind string }

// writing is how a sheet becomes a file.
type writing struct {
	codec        compress.Codec // nil: none
	encoding     string         // plain, delta or split; empty: dictionary
	optional     bool           // all columns may be null, not only those with nulls
	pages        int            // version of the data pages, 1 or 2
	rowsPerGroup int            // 0: one row group
	reverse      bool           // the columns in reverse order
}

// readSheets reads the files of a table below a folder as one sheet.
func readSheets(folder, table string) (*sheet, error) {
	whole := &sheet{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		name := filepath.ToSlash(strings.TrimPrefix(path, folder+string(filepath.Separator)))
		if err != nil || d.IsDir() || name != table+".parquet" && !strings.HasPrefix(name, table+"/") {
			return err
		}
		part, err := readSheet(path)
		if err != nil {
			return err
		}
		whole.columns, whole.rows = part.columns, append(whole.rows, part.rows...)
		return nil
	})
	if err == nil && whole.columns == nil {
		err = fmt.Errorf("no table %s in %s", table, folder)
	}
	return whole, err
}

// readSheet reads a Parquet file of plain columns.
func readSheet(path string) (*sheet, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := parquet.NewReader(f)
	defer r.Close()
	s := &sheet{}
	for _, field := range r.Schema().Fields() {
		s.columns = append(s.columns, sheetColumn{field.Name(), kindOf(field)})
	}
	buffer := make([]parquet.Row, 1000)
	for {
		n, err := r.ReadRows(buffer)
		for _, row := range buffer[:n] {
			s.rows = append(s.rows, s.cells(row))
		}
		if n == 0 || err != nil {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return s, err
		}
	}
}

func kindOf(field parquet.Field) string {
	logical := field.Type().String()
	switch {
	case strings.HasPrefix(logical, "DECIMAL"):
		return "DECIMAL"
	case strings.HasPrefix(logical, "INT(64"):
		return "INT64"
	case strings.HasPrefix(logical, "INT"):
		return "INT32"
	}
	return logical
}

func (s *sheet) cells(row parquet.Row) []any {
	cells := make([]any, len(s.columns))
	for _, v := range row {
		if v.IsNull() {
			continue
		}
		switch c := v.Column(); {
		case v.Kind() == parquet.Boolean:
			cells[c] = v.Boolean()
		case s.columns[c].kind == "DECIMAL" && v.Kind() == parquet.Int32:
			cells[c] = int64(v.Int32())
		case v.Kind() == parquet.Int32:
			cells[c] = v.Int32()
		case v.Kind() == parquet.Int64:
			cells[c] = v.Int64()
		case v.Kind() == parquet.Double:
			cells[c] = v.Double()
		default:
			cells[c] = string(v.ByteArray())
		}
	}
	return cells
}

// column is the place of a column.
func (s *sheet) column(name string) int {
	return slices.IndexFunc(s.columns, func(c sheetColumn) bool { return c.name == name })
}

// with returns a sheet of the same columns and other rows.
func (s *sheet) with(rows [][]any) *sheet { return &sheet{columns: s.columns, rows: rows} }

// write writes the sheet as a file, and the folders above it.
func (s *sheet) write(path string, how writing) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	schema := s.schema(how)
	options := []parquet.WriterOption{schema, parquet.DataPageVersion(max(how.pages, 1))}
	if how.codec != nil {
		options = append(options, parquet.Compression(how.codec))
	}
	w := parquet.NewGenericWriter[any](f, options...)
	for i, cells := range s.rows {
		if i > 0 && how.rowsPerGroup > 0 && i%how.rowsPerGroup == 0 {
			if err := w.Flush(); err != nil {
				return err
			}
		}
		if _, err := w.WriteRows([]parquet.Row{s.row(schema, cells)}); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	return f.Close()
}

func (s *sheet) schema(how writing) *parquet.Schema {
	group := parquet.Group{}
	for i, c := range s.columns {
		node := nodes(c.kind)
		if node.Leaf() {
			node = parquet.Encoded(node, encodingOf(how.encoding, node.Type().Kind()))
		}
		hasNull := slices.ContainsFunc(s.rows, func(cells []any) bool { return cells[i] == nil })
		if node.Leaf() && (how.optional || hasNull) {
			node = parquet.Optional(node)
		}
		group[c.name] = node
	}
	if how.reverse {
		return parquet.NewSchema("table", reversed{group})
	}
	return parquet.NewSchema("table", group)
}

// encodingOf is an encoding of the wanted sort that the type can have.
func encodingOf(sort string, kind parquet.Kind) encoding.Encoding {
	switch {
	case kind == parquet.Boolean && sort == "delta":
		return &parquet.RLE
	case kind == parquet.Boolean || sort == "plain":
		return &parquet.Plain
	case sort == "delta" && (kind == parquet.Int32 || kind == parquet.Int64):
		return &parquet.DeltaBinaryPacked
	case sort == "delta" && kind == parquet.ByteArray:
		return &parquet.DeltaByteArray
	case sort == "split" && kind != parquet.ByteArray:
		return &parquet.ByteStreamSplit
	case sort == "":
		return &parquet.RLEDictionary
	}
	return &parquet.Plain
}

func nodes(kind string) parquet.Node {
	switch kind {
	case "STRING":
		return parquet.String()
	case "DATE":
		return parquet.Date()
	case "INT32":
		return parquet.Leaf(parquet.Int32Type)
	case "INT64":
		return parquet.Leaf(parquet.Int64Type)
	case "BOOLEAN":
		return parquet.Leaf(parquet.BooleanType)
	case "DOUBLE":
		return parquet.Leaf(parquet.DoubleType)
	case "DECIMAL":
		return parquet.Decimal(2, 18, parquet.Int64Type)
	case "TIMESTAMP":
		return parquet.Timestamp(parquet.Microsecond)
	case "BYTES":
		return parquet.Leaf(parquet.ByteArrayType)
	case "LIST":
		return parquet.List(parquet.String())
	}
	panic("no such kind of column: " + kind)
}

// row lays cells out as the schema has its leaves.
func (s *sheet) row(schema *parquet.Schema, cells []any) parquet.Row {
	row := make(parquet.Row, len(schema.Columns()))
	for i := range row {
		row[i] = parquet.NullValue().Level(0, 0, i)
	}
	for i, c := range s.columns {
		leaf, found := schema.Lookup(c.name)
		if !found || cells[i] == nil {
			continue
		}
		level := 0
		if leaf.Node.Optional() {
			level = 1
		}
		row[leaf.ColumnIndex] = parquet.ValueOf(cells[i]).Level(0, level, leaf.ColumnIndex)
	}
	return row
}
