package read

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/format"

	"fokusmaal/schemas"
)

func checkMessage(t *testing.T, err error, want string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("expected an Error, found %v", err)
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Error(diff)
	}
}

// required makes required nodes, as the cases below mean them.
func required(n parquet.Node) parquet.Node { return parquet.Required(n) }

func TestAWrongHeaderIsRejectedBeforeAnyRow(t *testing.T) {
	int64s, int32s := parquet.Leaf(parquet.Int64Type), parquet.Leaf(parquet.Int32Type)
	cases := []struct {
		name   string
		table  schemas.TableID
		column string
		node   parquet.Node
		want   string
	}{
		{"a missing column", schemas.YdelseTable, "kommune", nil,
			"checking the header of ydelse.parquet, column kommune: expected INT32, found no such column; add the column and write the file again"},
		{"INT64 for INT32", schemas.YdelseTable, "kommune", required(int64s),
			"checking the header of ydelse.parquet, column kommune: expected INT32, found INT64 as INT(64,true); CAST the column to INTEGER and write the file again"},
		{"a small integer", schemas.YdelseTable, "standby_dage", required(parquet.Int(16)),
			"checking the header of ydelse.parquet, column standby_dage: expected INT32, found INT32 as INT(16,true); CAST the column to INTEGER and write the file again"},
		{"an unsigned integer", schemas.YdelseTable, "barsel_dage", required(parquet.Uint(32)),
			"checking the header of ydelse.parquet, column barsel_dage: expected INT32, found INT32 as INT(32,false); CAST the column to INTEGER and write the file again"},
		{"a TIMESTAMP for a DATE", schemas.YdelseTable, "maaned", required(parquet.Timestamp(parquet.Microsecond)),
			"checking the header of ydelse.parquet, column maaned: expected DATE, found INT64 as TIMESTAMP(isAdjustedToUTC=true,unit=MICROS); CAST the column to DATE and write the file again"},
		{"a STRING for a DATE", schemas.TilbudTable, "til", required(parquet.String()),
			"checking the header of tilbud.parquet, column til: expected DATE, found BYTE_ARRAY as STRING; CAST the column to DATE and write the file again"},
		{"bytes for a STRING", schemas.TilbudTable, "type", required(parquet.Leaf(parquet.ByteArrayType)),
			"checking the header of tilbud.parquet, column type: expected STRING, found BYTE_ARRAY without an annotation; CAST the column to VARCHAR and write the file again"},
		{"an ENUM for a STRING", schemas.SamtalerTable, "form", required(parquet.Enum()),
			"checking the header of samtaler.parquet, column form: expected STRING, found BYTE_ARRAY as ENUM; CAST the column to VARCHAR and write the file again"},
		{"an integer for a BOOLEAN", schemas.LoentimerTable, "ordinaer", required(int32s),
			"checking the header of loentimer.parquet, column ordinaer: expected BOOLEAN, found INT32 as INT(32,true); CAST the column to BOOLEAN and write the file again"},
		{"INT32 ids", schemas.SamtalerTable, "person_id", required(int32s),
			"checking the header of samtaler.parquet, column person_id: expected STRING or INT64, found INT32 as INT(32,true); CAST the column to VARCHAR or BIGINT and write the file again"},
		{"UUID ids", schemas.SamtalerTable, "person_id", required(parquet.UUID()),
			"checking the header of samtaler.parquet, column person_id: expected STRING or INT64, found FIXED_LEN_BYTE_ARRAY(16) as UUID; CAST the column to VARCHAR or BIGINT and write the file again"},
		{"three decimals", schemas.LoentimerTable, "timer", required(parquet.Decimal(3, 18, parquet.Int64Type)),
			"checking the header of loentimer.parquet, column timer: expected DECIMAL(p,2) or DOUBLE, found INT64 as DECIMAL(18,3); CAST the column to DECIMAL(18,2) or DOUBLE and write the file again"},
		{"a FLOAT", schemas.LoentimerTable, "timer", required(parquet.Leaf(parquet.FloatType)),
			"checking the header of loentimer.parquet, column timer: expected DECIMAL(p,2) or DOUBLE, found FLOAT; CAST the column to DECIMAL(18,2) or DOUBLE and write the file again"},
		{"a decimal wider than 16 bytes", schemas.LoentimerTable, "timer", required(parquet.Decimal(2, 38, parquet.FixedLenByteArrayType(17))),
			"checking the header of loentimer.parquet, column timer: expected DECIMAL(p,2) or DOUBLE, found FIXED_LEN_BYTE_ARRAY(17) as DECIMAL(38,2); CAST the column to DECIMAL(18,2) or DOUBLE and write the file again"},
		{"a repeated column", schemas.YdelseTable, "fra", parquet.Repeated(parquet.Date()),
			"checking the header of ydelse.parquet, column fra: expected DATE, found a repeated column; CAST the column to DATE and write the file again"},
		{"a nested column", schemas.YdelseTable, "fra", required(parquet.Group{"fra": parquet.Date()}),
			"checking the header of ydelse.parquet, column fra: expected DATE, found a nested column; CAST the column to DATE and write the file again"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			writeSmallDelivery(t, dir, "STRING", "DOUBLE")
			f := fileOf(c.table, "STRING", "DOUBLE")
			f.nodes = map[string]parquet.Node{c.column: c.node}
			f.write(t, filepath.Join(dir, c.table.String()+".parquet"))
			_, err := Open(dir)
			checkMessage(t, err, c.want)
		})
	}
}

func TestAColumnInCapitalsIsNotTheColumn(t *testing.T) {
	dir := t.TempDir()
	writeSmallDelivery(t, dir, "STRING", "DOUBLE")
	f := fileOf(schemas.TilbudTable, "STRING", "")
	f.nodes = map[string]parquet.Node{"til": nil, "Til": parquet.Date()}
	f.write(t, filepath.Join(dir, "tilbud.parquet"))
	_, err := Open(dir)
	checkMessage(t, err, "checking the header of tilbud.parquet, column til: expected DATE, found no such column; a column's name is written in small letters: rename it and write the file again")
}

func TestTypesAreAcceptedWithNewOldAndNoAnnotations(t *testing.T) {
	leaf := func(physical format.Type, logical format.LogicalTypeValue, old *deprecated.ConvertedType) *format.SchemaElement {
		e := &format.SchemaElement{LogicalType: format.LogicalType{Value: logical}}
		e.Type.Valid, e.Type.V = true, physical
		if old != nil {
			e.ConvertedType.Valid, e.ConvertedType.V = true, *old
		}
		e.Scale.V, e.Precision.V = 2, 9
		return e
	}
	old := func(t deprecated.ConvertedType) *deprecated.ConvertedType { return &t }
	cases := []struct {
		wanted schemas.Type
		e      *format.SchemaElement
		want   arrow.DataType
	}{
		{schemas.ID, leaf(format.Int64, nil, nil), arrow.PrimitiveTypes.Int64},
		{schemas.ID, leaf(format.Int64, nil, old(deprecated.Int64)), arrow.PrimitiveTypes.Int64},
		{schemas.ID, leaf(format.Int64, nil, old(deprecated.Uint64)), nil},
		{schemas.ID, leaf(format.Int64, &format.IntType{BitWidth: 64, IsSigned: false}, old(deprecated.Int64)), nil},
		{schemas.ID, leaf(format.ByteArray, nil, old(deprecated.UTF8)), arrow.BinaryTypes.String},
		{schemas.ID, leaf(format.ByteArray, nil, nil), nil},
		{schemas.STRING, leaf(format.ByteArray, &format.StringType{}, nil), arrow.BinaryTypes.String},
		{schemas.STRING, leaf(format.ByteArray, nil, old(deprecated.Enum)), nil},
		{schemas.DATE, leaf(format.Int32, nil, old(deprecated.Date)), arrow.FixedWidthTypes.Date32},
		{schemas.DATE, leaf(format.Int32, nil, nil), nil},
		{schemas.INT32, leaf(format.Int32, nil, nil), arrow.PrimitiveTypes.Int32},
		{schemas.INT32, leaf(format.Int32, nil, old(deprecated.Int32)), arrow.PrimitiveTypes.Int32},
		{schemas.INT32, leaf(format.Int32, nil, old(deprecated.Int16)), nil},
		{schemas.INT32, leaf(format.Int32, nil, old(deprecated.Date)), nil},
		{schemas.BOOLEAN, leaf(format.Boolean, nil, nil), arrow.FixedWidthTypes.Boolean},
		{schemas.Hours, leaf(format.Double, nil, nil), schemas.HoursDouble},
		{schemas.Hours, leaf(format.Int64, nil, old(deprecated.Decimal)), schemas.HoursDecimal},
		{schemas.Hours, leaf(format.ByteArray, &format.DecimalType{Scale: 2, Precision: 30}, nil), schemas.HoursDecimal},
		{schemas.Hours, leaf(format.Int64, &format.DecimalType{Scale: 0, Precision: 9}, nil), nil},
		{schemas.Hours, leaf(format.Int64, nil, nil), nil},
	}
	for _, c := range cases {
		if got := valueType(c.e, c.wanted); got != c.want {
			t.Errorf("%s as %s: expected %v, found %v", describe(element{SchemaElement: c.e}), c.wanted, c.want, got)
		}
	}
}

func TestAnnotatedIntegersAreAccepted(t *testing.T) {
	f := fileOf(schemas.YdelseTable, "INT64", "")
	f.rows = testRows(&f, 20, false)
	f.nodes = map[string]parquet.Node{"person_id": required(parquet.Int(64)), "kommune": required(parquet.Int(32))}
	checkRead(t, &f)
}

func TestIDsOfTwoTypesAreRejected(t *testing.T) {
	dir := t.TempDir()
	writeSmallDelivery(t, dir, "INT64", "DOUBLE")
	f := fileOf(schemas.TilbudTable, "STRING", "")
	f.write(t, filepath.Join(dir, "tilbud.parquet"))
	_, err := Open(dir)
	checkMessage(t, err, "checking the header of tilbud.parquet, column person_id: expected INT64 as in ydelse.parquet, found STRING; CAST the column to the same type in all files")
}

func TestHoursOfTwoKindsAreRejected(t *testing.T) {
	dir := t.TempDir()
	writeSmallDelivery(t, dir, "INT64", "DOUBLE")
	if err := os.RemoveAll(filepath.Join(dir, "loentimer.parquet")); err != nil {
		t.Fatal(err)
	}
	for name, hours := range map[string]string{"a": "INT32", "b": "INT64", "c": "DOUBLE"} {
		f := fileOf(schemas.LoentimerTable, "INT64", hours)
		f.write(t, filepath.Join(dir, "loentimer", name+".parquet"))
	}
	_, err := Open(dir)
	checkMessage(t, err, "checking the header of loentimer/c.parquet, column timer: expected DECIMAL as in loentimer/a.parquet, found DOUBLE; CAST the column to the same type in all files")
}

func TestACompressionThatCannotBeReadIsRejected(t *testing.T) {
	dir := t.TempDir()
	writeSmallDelivery(t, dir, "STRING", "DOUBLE")
	f := fileOf(schemas.TilbudTable, "STRING", "")
	f.codec, f.rows = &parquet.Lz4Raw, testRows(&f, 3, false)
	f.write(t, filepath.Join(dir, "tilbud.parquet"))
	_, err := Open(dir)
	checkMessage(t, err, "checking the header of tilbud.parquet, row group 1, column person_id: expected no compression, SNAPPY, GZIP, ZSTD or BROTLI, found LZ4_RAW; write the file with ZSTD")
}

func TestTextThatIsNotUTF8IsRejected(t *testing.T) {
	for _, encoding := range []string{"dictionary", "plain"} {
		f := fileOf(schemas.TilbudTable, "STRING", "")
		f.encoding, f.rows = encoding, testRows(&f, 3, false)
		f.rows[1][schemas.TilbudTypeColumn] = "l\xf8ntilskud"
		err := openWith(t, &f).Tables[f.table].RowGroups[0].Read(context.Background(), Options{}, nil)
		checkMessage(t, err, "reading tilbud.parquet, row group 1, column type: expected UTF-8 text, found other bytes; write the column as UTF-8")
	}
}
