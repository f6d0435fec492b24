package read

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go/format"

	"fokusmaal/schemas"
)

// mostSmallColumns is fifty times what any of the files has.
const mostSmallColumns = 1000

// mostSmallRows is fifty times what Y30R21 has: a few damaged bytes can else claim rows
// without end.
const mostSmallRows = 1 << 18

// parquetSheet reads the header. The pages are decoded as those of a delivery, so that
// what is damaged is found in the same way.
func (f *File) parquetSheet() (*sheet, error) {
	meta, err := f.footer()
	if err != nil {
		return nil, err
	}
	t, err := flatten(meta.Schema)
	if err != nil {
		return nil, f.wrap(doingHeader, 0, "", err)
	}
	s := &sheet{file: f, unit: "row", marks: ".,"}
	for _, e := range t.top {
		_, k := smallColumn(e)
		s.headers = append(s.headers, header{name: e.Name, kind: k, found: describe(e)})
	}
	s.load = func(columns []int) ([]line, error) { return f.loadSmall(meta, t, columns) }
	return s, nil
}

// smallColumn is a column of a type that a small file may have; the kind is 0 for any
// other, which can be there but not be wanted.
func smallColumn(e element) (column, kind) {
	c := column{name: e.Name, leaf: e.leaf, physical: e.Type.V, length: int(e.TypeLength.V), optional: e.RepetitionType.V == format.Optional}
	if e.leaf < 0 || !e.RepetitionType.Valid || !c.optional && e.RepetitionType.V != format.Required {
		return c, 0
	}
	var k kind
	switch a := annotationOf(e.SchemaElement); {
	case c.physical == format.Int32 && (a.kind == bare || a.kind == integer && (a.signed || a.bits < 32)):
		c.value, k = arrow.PrimitiveTypes.Int32, whole
	case c.physical == format.Int64 && (a.kind == bare || a.kind == integer && a.signed):
		c.value, k = arrow.PrimitiveTypes.Int64, whole
	case c.physical == format.Int32 && a.kind == date:
		c.value, k = arrow.FixedWidthTypes.Date32, day
	case c.physical == format.ByteArray && a.kind == text:
		c.value, k = arrow.BinaryTypes.String, words
	case c.physical == format.Double && a.kind == bare:
		c.value, k = arrow.PrimitiveTypes.Float64, fraction
	case a.kind == decimal && a.scale >= 0 && a.scale <= schemas.HoursDecimal.Precision && holdsDecimal(e.SchemaElement):
		c.value, k = &arrow.Decimal128Type{Precision: schemas.HoursDecimal.Precision, Scale: a.scale}, fraction
	}
	return c, k
}

// notTooMany is an error for what would take much memory and is no table that is meant.
func (f *File) notTooMany(columns, rows int) error {
	if columns <= mostSmallColumns && rows <= mostSmallRows {
		return nil
	}
	return &Error{Doing: doingHeader, File: f.Path, Expected: fmt.Sprintf("at most %d columns and %d rows", mostSmallColumns, mostSmallRows), Found: "more", Hint: "give the file that is meant"}
}

// loadSmall decodes the columns of these places.
func (f *File) loadSmall(meta *format.FileMetaData, t tree, places []int) ([]line, error) {
	f.columns, f.rowGroups, f.Rows = nil, nil, 0
	for _, place := range places {
		if place >= 0 {
			c, _ := smallColumn(t.top[place])
			f.columns = append(f.columns, c)
		}
	}
	if err := f.locate(meta, t.leaves); err != nil {
		return nil, err
	}
	if err := f.notTooMany(len(t.top), int(f.Rows)); err != nil {
		return nil, err
	}
	lines := make([]line, f.Rows)
	for i := range lines {
		lines[i] = line{number: i + 1, cells: make([]string, len(places))}
	}
	for i := range f.rowGroups {
		g := &f.rowGroups[i]
		if err := g.fill(lines[g.FirstRow:g.FirstRow+g.Rows], places); err != nil {
			return nil, err
		}
	}
	return lines, nil
}

// fill decodes the row group into its rows.
func (g *RowGroup) fill(lines []line, places []int) error {
	c := 0
	for k, place := range places {
		if place < 0 {
			continue
		}
		if err := g.fillColumn(lines, c, k); err != nil {
			return err
		}
		c++
	}
	return nil
}

// fillColumn decodes a column into cell k of the rows; an error or a panic says where.
func (g *RowGroup) fillColumn(lines []line, column, k int) (err error) {
	c := g.chunks[column]
	wrap := func(err error) error { return g.File.wrap(doingRead, g.Index+1, c.column.name, err) }
	defer caught(&err, wrap)
	r := &dictionaryReader{dataType: &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: c.column.value}}
	r.open(g.File, c, memory.NewGoAllocator(), false)
	defer r.close()
	for len(lines) > 0 {
		n := min(len(lines), DefaultBatchRows)
		a, err := r.array(n)
		if err != nil {
			return wrap(err)
		}
		putCells(lines[:n], k, a.(*array.Dictionary))
		a.Release()
		lines = lines[n:]
	}
	if err := r.finish(); err != nil {
		return wrap(err)
	}
	return nil
}

func putCells(lines []line, k int, a *array.Dictionary) {
	entries := make([]string, a.Dictionary().Len())
	for i := range entries {
		entries[i] = cellText(a.Dictionary(), i)
	}
	for i := range lines {
		if a.IsValid(i) {
			lines[i].cells[k] = entries[a.GetValueIndex(i)]
		}
	}
}

// cellText writes a value as text: a DOUBLE as its shortest decimal, a DECIMAL exactly
// and without zeros at its end.
func cellText(a arrow.Array, i int) string {
	switch a := a.(type) {
	case *array.String:
		return strings.TrimSpace(strings.Clone(a.Value(i)))
	case *array.Int32:
		return strconv.FormatInt(int64(a.Value(i)), 10)
	case *array.Int64:
		return strconv.FormatInt(a.Value(i), 10)
	case *array.Date32:
		return schemas.Date(a.Value(i)).String()
	case *array.Float64:
		return strconv.FormatFloat(a.Value(i)+0, 'f', -1, 64) // -0 becomes 0
	case *array.Decimal128:
		return decimalText(a.Value(i), int(a.DataType().(*arrow.Decimal128Type).Scale))
	}
	panic("read: a column of a type that smallColumn does not give")
}

func decimalText(v decimal128.Num, scale int) string {
	digits := v.BigInt().String()
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	if scale == 0 {
		return sign + digits
	}
	if missing := scale + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	point := len(digits) - scale
	return sign + strings.TrimSuffix(strings.TrimRight(digits[:point]+"."+digits[point:], "0"), ".")
}
