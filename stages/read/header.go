package read

import (
	"fmt"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/format"

	"fokusmaal/schemas"
)

// column is a column of an input table as one file has it.
type column struct {
	name     string
	leaf     int // its place among the file's columns that hold values
	physical format.Type
	length   int // bytes of a FIXED_LEN_BYTE_ARRAY
	optional bool
	// value is the Arrow type of its values; a boolean has no dictionary.
	value arrow.DataType
}

// element is a top-level column of a file, leaf < 0 when it is nested.
type element struct {
	*format.SchemaElement
	leaf int
}

// tree is a file's schema, as far as it is looked at: its top level.
type tree struct {
	top    []element
	leaves int
}

// flatten picks the top level out of the schema, which lies in the file as one list in
// depth-first order.
func flatten(schema []format.SchemaElement) (tree, error) {
	if len(schema) == 0 {
		return tree{}, errSkim
	}
	var t tree
	next := 1
	for range schema[0].NumChildren.V {
		if next >= len(schema) {
			return tree{}, errSkim
		}
		e := element{&schema[next], t.leaves}
		if isGroup(e.SchemaElement) {
			e.leaf = -1
		}
		t.top = append(t.top, e)
		var err error
		if next, err = t.pass(schema, next); err != nil {
			return tree{}, err
		}
	}
	if next != len(schema) {
		return tree{}, errSkim
	}
	return t, nil
}

// pass goes past an element and all below it, and counts the leaves.
func (t *tree) pass(schema []format.SchemaElement, at int) (int, error) {
	for open := 1; open > 0; at++ {
		if at >= len(schema) {
			return 0, errSkim
		}
		e := &schema[at]
		open--
		switch {
		case !isGroup(e):
			t.leaves++
		case e.NumChildren.V < 0 || int(e.NumChildren.V) > len(schema):
			return 0, errSkim
		default:
			open += int(e.NumChildren.V)
		}
	}
	return at, nil
}

func isGroup(e *format.SchemaElement) bool { return !e.Type.Valid }

// match finds the table's columns among those of the file and checks their types.
func (f *File) match(t tree) ([]column, error) {
	wanted := schemas.Input(f.table.ID).Columns
	columns := make([]column, 0, len(wanted))
	for _, w := range wanted {
		e, err := f.lookUp(t, w)
		if err != nil {
			return nil, err
		}
		c, ok := accept(e, w)
		if !ok {
			return nil, &Error{Doing: doingHeader, File: f.Path, Column: w.Name, Expected: w.Type.String(), Found: describe(e), Hint: castHint(w.Type)}
		}
		columns = append(columns, c)
	}
	return columns, nil
}

// lookUp finds a column by its exact name.
func (f *File) lookUp(t tree, w schemas.Column) (element, error) {
	var found []element
	hint := "add the column and write the file again"
	for _, e := range t.top {
		if e.Name == w.Name {
			found = append(found, e)
		} else if strings.EqualFold(e.Name, w.Name) {
			hint = "a column's name is written in small letters: rename it and write the file again"
		}
	}
	fail := &Error{Doing: doingHeader, File: f.Path, Column: w.Name, Expected: w.Type.String(), Hint: hint}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		fail.Found = "no such column"
	default:
		fail.Found = fmt.Sprintf("%d columns of that name", len(found))
		fail.Hint = "keep one of them and write the file again"
	}
	return element{}, fail
}

// accept says whether an element has a type that the column may have, and what it is.
func accept(e element, w schemas.Column) (column, bool) {
	c := column{name: w.Name, leaf: e.leaf, physical: e.Type.V, length: int(e.TypeLength.V)}
	switch e.RepetitionType.V {
	case format.Required:
	case format.Optional:
		c.optional = true
	default:
		return c, false
	}
	if e.leaf < 0 || !e.RepetitionType.Valid {
		return c, false
	}
	c.value = valueType(e.SchemaElement, w.Type)
	return c, c.value != nil
}

// valueType is the Arrow type of an element that a column of type w may have, else nil.
func valueType(e *format.SchemaElement, w schemas.Type) arrow.DataType {
	a := annotationOf(e)
	switch physical := e.Type.V; {
	case w == schemas.ID && physical == format.ByteArray && a.kind == text:
		return arrow.BinaryTypes.String
	case w == schemas.ID && physical == format.Int64 && (a.kind == bare || a.isInt(64)):
		return arrow.PrimitiveTypes.Int64
	case w == schemas.DATE && physical == format.Int32 && a.kind == date:
		return arrow.FixedWidthTypes.Date32
	case w == schemas.STRING && physical == format.ByteArray && a.kind == text:
		return arrow.BinaryTypes.String
	case w == schemas.INT32 && physical == format.Int32 && (a.kind == bare || a.isInt(32)):
		return arrow.PrimitiveTypes.Int32
	case w == schemas.BOOLEAN && physical == format.Boolean && a.kind == bare:
		return arrow.FixedWidthTypes.Boolean
	case w == schemas.Hours && physical == format.Double && a.kind == bare:
		return schemas.HoursDouble
	case w == schemas.Hours && a.kind == decimal && a.scale == schemas.HoursDecimal.Scale && holdsDecimal(e):
		return schemas.HoursDecimal
	}
	return nil
}

func holdsDecimal(e *format.SchemaElement) bool {
	switch e.Type.V {
	case format.Int32, format.Int64, format.ByteArray:
		return true
	case format.FixedLenByteArray:
		return e.TypeLength.V >= 1 && int(e.TypeLength.V) <= arrow.Decimal128SizeBytes
	}
	return false
}

type annotationKind uint8

const (
	bare annotationKind = iota
	text
	date
	decimal
	integer
	other
)

// annotation is what the schema says of a column beyond its physical type.
type annotation struct {
	kind             annotationKind
	name             string
	scale, precision int32
	bits             int8
	signed           bool
}

func (a annotation) isInt(bits int8) bool { return a.kind == integer && a.signed && a.bits == bits }

// annotationOf reads the annotation, from the old field where the new one is not there.
func annotationOf(e *format.SchemaElement) annotation {
	switch t := e.LogicalType.Value.(type) {
	case nil:
		return oldAnnotation(e)
	case *format.StringType:
		return annotation{kind: text, name: "STRING"}
	case *format.DateType:
		return annotation{kind: date, name: "DATE"}
	case *format.DecimalType:
		return annotation{kind: decimal, name: fmt.Sprintf("DECIMAL(%d,%d)", t.Precision, t.Scale), scale: t.Scale, precision: t.Precision}
	case *format.IntType:
		return annotation{kind: integer, name: fmt.Sprintf("INT(%d,%t)", t.BitWidth, t.IsSigned), bits: t.BitWidth, signed: t.IsSigned}
	default:
		return annotation{kind: other, name: e.LogicalType.String()}
	}
}

func oldAnnotation(e *format.SchemaElement) annotation {
	if !e.ConvertedType.Valid {
		return annotation{kind: bare}
	}
	switch t := e.ConvertedType.V; t {
	case deprecated.UTF8:
		return annotation{kind: text, name: "STRING"}
	case deprecated.Date:
		return annotation{kind: date, name: "DATE"}
	case deprecated.Decimal:
		return annotation{kind: decimal, name: fmt.Sprintf("DECIMAL(%d,%d)", e.Precision.V, e.Scale.V), scale: e.Scale.V, precision: e.Precision.V}
	case deprecated.Int32:
		return annotation{kind: integer, name: "INT(32,true)", bits: 32, signed: true}
	case deprecated.Int64:
		return annotation{kind: integer, name: "INT(64,true)", bits: 64, signed: true}
	default:
		return annotation{kind: other, name: oldName(t)}
	}
}

// oldName is the name of an old annotation that no column may have.
func oldName(t deprecated.ConvertedType) string {
	names := [...]string{
		deprecated.Map: "MAP", deprecated.MapKeyValue: "MAP_KEY_VALUE", deprecated.List: "LIST", deprecated.Enum: "ENUM",
		deprecated.TimeMillis: "TIME_MILLIS", deprecated.TimeMicros: "TIME_MICROS",
		deprecated.TimestampMillis: "TIMESTAMP_MILLIS", deprecated.TimestampMicros: "TIMESTAMP_MICROS",
		deprecated.Uint8: "UINT_8", deprecated.Uint16: "UINT_16", deprecated.Uint32: "UINT_32", deprecated.Uint64: "UINT_64",
		deprecated.Int8: "INT_8", deprecated.Int16: "INT_16",
		deprecated.Json: "JSON", deprecated.Bson: "BSON", deprecated.Interval: "INTERVAL",
	}
	if t >= 0 && int(t) < len(names) && names[t] != "" {
		return names[t]
	}
	return "an unknown annotation"
}

// describe says what was found, in the words of the Parquet schema.
func describe(e element) string {
	switch {
	case e.leaf < 0:
		return "a nested column"
	case e.RepetitionType.V == format.Repeated:
		return "a repeated column"
	}
	physical := e.Type.V.String()
	if e.Type.V == format.FixedLenByteArray {
		physical = fmt.Sprintf("%s(%d)", physical, e.TypeLength.V)
	}
	switch a := annotationOf(e.SchemaElement); {
	case a.kind != bare:
		return physical + " as " + a.name
	case e.Type.V == format.ByteArray || e.Type.V == format.FixedLenByteArray:
		return physical + " without an annotation"
	}
	return physical
}

func castHint(t schemas.Type) string {
	to := t.String()
	switch t {
	case schemas.ID:
		to = "VARCHAR or BIGINT"
	case schemas.STRING:
		to = "VARCHAR"
	case schemas.INT32:
		to = "INTEGER"
	case schemas.Hours:
		to = "DECIMAL(18,2) or DOUBLE"
	}
	return "CAST the column to " + to + " and write the file again"
}
