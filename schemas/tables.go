package schemas

import "github.com/apache/arrow-go/v18/arrow"

// Type is the type of an input column, as SPEC 2 names it.
type Type uint8

// The input types. ID is STRING or INT64, the same in all four tables; Hours is
// DECIMAL(p,2) or DOUBLE, the same in all parts of the table.
const (
	ID Type = iota
	DATE
	STRING
	INT32
	BOOLEAN
	Hours
)

// String returns the type as it is spelled in messages.
func (t Type) String() string {
	return [...]string{"STRING or INT64", "DATE", "STRING", "INT32", "BOOLEAN", "DECIMAL(p,2) or DOUBLE"}[t]
}

// Column is one column of an input table.
type Column struct {
	Name string
	Type Type
	// Null says that a null is a value of its own; elsewhere a null rejects the row.
	Null bool
	// Doc is the column's meaning, for SCHEMAS.md.
	Doc string
}

// Table is one of the four input tables.
type Table struct {
	Name    string
	Columns []Column
}

// TableID numbers the four input tables.
type TableID uint8

// The four input tables.
const (
	YdelseTable TableID = iota
	SamtalerTable
	TilbudTable
	LoentimerTable
	antalTables
)

// Tables is the number of input tables.
const Tables = int(antalTables)

// String returns the table's name.
func (id TableID) String() string { return Input(id).Name }

// Columns of table ydelse, in order.
const (
	YdelsePersonID = iota
	YdelseMaaned
	YdelseYdelse
	YdelseKommune
	YdelseFra
	YdelseTil
	YdelseForloebFra
	YdelseMaalgruppe
	YdelseFritagetDage
	YdelseStandbyDage
	YdelseBarselDage
	YdelseIntroduktionsprogram
)

// Columns of table samtaler, in order.
const (
	SamtalerPersonID = iota
	SamtalerMaaned
	SamtalerDato
	SamtalerType
	SamtalerForm
)

// Columns of table tilbud, in order.
const (
	TilbudPersonID = iota
	TilbudMaaned
	TilbudTypeColumn
	TilbudFra
	TilbudTil
	TilbudMaalgruppe
)

// Columns of table loentimer, in order.
const (
	LoentimerPersonID = iota
	LoentimerMaaned
	LoentimerTimer
	LoentimerOrdinaer
)

var input = [antalTables]Table{
	YdelseTable: {Name: "ydelse", Columns: []Column{
		{Name: "person_id", Type: ID, Doc: "pseudonym of the person, never a CPR number"},
		{Name: "maaned", Type: DATE, Doc: "first day of the month"},
		{Name: "ydelse", Type: STRING, Doc: "the benefit"},
		{Name: "kommune", Type: INT32, Doc: "code of the responsible kommune, one of the 98"},
		{Name: "fra", Type: DATE, Doc: "first day with the benefit inside the month"},
		{Name: "til", Type: DATE, Doc: "last day with the benefit inside the month"},
		{Name: "forloeb_fra", Type: DATE, Null: true, Doc: "dagpenge: start of the dagpengeperiode; sygedagpenge: first day of the sickness case; required for these two, not looked at elsewhere"},
		{Name: "maalgruppe", Type: INT32, Null: true, Doc: "LAB § 6 nr."},
		{Name: "fritaget_dage", Type: INT32, Doc: "days in [fra,til] exempt from samtaler and tilbud"},
		{Name: "standby_dage", Type: INT32, Doc: "days on »Opfølgning uden kontakt«"},
		{Name: "barsel_dage", Type: INT32, Doc: "days on barsel"},
		{Name: "introduktionsprogram", Type: BOOLEAN, Doc: "under integrationsloven's introduktionsprogram"},
	}},
	SamtalerTable: {Name: "samtaler", Columns: []Column{
		{Name: "person_id", Type: ID, Doc: "as in ydelse"},
		{Name: "maaned", Type: DATE, Doc: "first day of the month"},
		{Name: "dato", Type: DATE, Doc: "the day of the meeting"},
		{Name: "type", Type: STRING, Doc: "the type of the meeting"},
		{Name: "form", Type: STRING, Doc: "how it was held"},
	}},
	TilbudTable: {Name: "tilbud", Columns: []Column{
		{Name: "person_id", Type: ID, Doc: "as in ydelse"},
		{Name: "maaned", Type: DATE, Doc: "first day of a month in which it ran"},
		{Name: "type", Type: STRING, Doc: "the type of the tilbud"},
		{Name: "fra", Type: DATE, Doc: "the day the tilbud began"},
		{Name: "til", Type: DATE, Null: true, Doc: "its last day; null = running"},
		{Name: "maalgruppe", Type: INT32, Null: true, Doc: "LAB § 6 nr. when it was given"},
	}},
	LoentimerTable: {Name: "loentimer", Columns: []Column{
		{Name: "person_id", Type: ID, Doc: "as in ydelse"},
		{Name: "maaned", Type: DATE, Doc: "first day of the month"},
		{Name: "timer", Type: Hours, Doc: "hours; negative = a correction; DOUBLE is rounded to hundredths, half away from zero"},
		{Name: "ordinaer", Type: BOOLEAN, Doc: "ordinary employment, without wage subsidy"},
	}},
}

// Input returns an input table.
func Input(id TableID) Table { return input[id] }

// Hours in an Arrow batch: hundredths as DECIMAL, or the DOUBLE as it stands.
var (
	HoursDecimal = &arrow.Decimal128Type{Precision: 38, Scale: 2}
	HoursDouble  = arrow.PrimitiveTypes.Float64
)

// BatchSchema returns the Arrow schema of the record batches of a table: what read
// gives and check takes.
//
//   - person_id: run-end-encoded<int32, dictionary<int32, id>>, id = utf8 or int64:
//     one run for each unbroken sequence of rows of a person;
//   - BOOLEAN: boolean;
//   - timer: dictionary<int32, hours>, hours = HoursDecimal or HoursDouble;
//   - the others: dictionary<int32, date32 | utf8 | int32>.
//
// A Parquet dictionary page is the Arrow dictionary as it stands, so every batch of a
// row group shares it and whoever maps codes does so once per dictionary entry.
// The slots under a null hold the length of the dictionary: a lookup table with one
// more entry needs no validity bitmap.
func BatchSchema(id TableID, ids, hours arrow.DataType) *arrow.Schema {
	fields := make([]arrow.Field, 0, len(input[id].Columns))
	for _, c := range input[id].Columns {
		fields = append(fields, arrow.Field{Name: c.Name, Type: batchType(c.Type, ids, hours), Nullable: true})
	}
	return arrow.NewSchema(fields, nil)
}

func batchType(t Type, ids, hours arrow.DataType) arrow.DataType {
	dictionary := func(value arrow.DataType) arrow.DataType {
		return &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: value}
	}
	switch t {
	case ID:
		return arrow.RunEndEncodedOf(arrow.PrimitiveTypes.Int32, dictionary(ids))
	case DATE:
		return dictionary(arrow.FixedWidthTypes.Date32)
	case STRING:
		return dictionary(arrow.BinaryTypes.String)
	case INT32:
		return dictionary(arrow.PrimitiveTypes.Int32)
	case BOOLEAN:
		return arrow.FixedWidthTypes.Boolean
	case Hours:
		return dictionary(hours)
	}
	panic("schemas: a column type without an Arrow type")
}
