package schemas

import "github.com/apache/arrow-go/v18/arrow"

// ResultType is the type of a result column.
type ResultType uint8

// The result types.
const (
	OutDATE ResultType = iota
	OutINT32
	OutINT64
	OutDOUBLE
	OutBOOLEAN
	OutSTRING
	// OutID is STRING or INT64, as the person_id of the input.
	OutID
)

// String returns the type as SCHEMAS.md spells it.
func (t ResultType) String() string {
	return [...]string{"DATE", "INT32", "INT64", "DOUBLE", "BOOLEAN", "STRING", "STRING or INT64"}[t]
}

// ResultColumn is one column of a result table.
type ResultColumn struct {
	Name string
	Type ResultType
	Null bool
	Doc  string
}

// Result is a result table; Path is its place in the run folder, without the ending.
type Result struct {
	Path    string
	Doc     string
	Columns []ResultColumn
	// Intern says that its rows are about single persons: folder 0700, files 0600.
	Intern bool
}

// FokusmaalMaaned is the table of monthly figures: 12 months × 99 × 9 rows, in this order of columns.
var FokusmaalMaaned = Result{Path: "fokusmaal_maaned", Doc: "the monthly figures, 12 × 99 × 9 rows (SPEC 8)", Columns: []ResultColumn{
	{Name: "maaned", Type: OutDATE, Doc: "first day of the month"},
	{Name: "kommune", Type: OutINT32, Doc: "code of the kommune; 0 = Hele landet"},
	{Name: "kommunenavn", Type: OutSTRING, Doc: "name as Jobindsats spells it"},
	{Name: "ydelse", Type: OutSTRING, Doc: "group of § 2 stk. 2, or alle"},
	{Name: "personer", Type: OutINT64, Doc: "persons in the population"},
	{Name: "uden_tilbud", Type: OutINT64, Doc: "of them without tilbud and under 100 ordinary hours (§ 5 nr. 1)"},
	{Name: "faerre_end_4_samtaler", Type: OutINT64, Doc: "of them with fewer than 4 samtaler (§ 5 nr. 2)"},
	{Name: "andel_uden_tilbud", Type: OutDOUBLE, Null: true, Doc: "share 0..1; null over 0 persons"},
	{Name: "andel_faerre_end_4_samtaler", Type: OutDOUBLE, Null: true, Doc: "share 0..1; null over 0 persons"},
	{Name: "gns12_uden_tilbud", Type: OutDOUBLE, Null: true, Doc: "mean of the shares of the 12 months up to this one; null when their history is not there or no month has persons"},
	{Name: "gns12_faerre_end_4_samtaler", Type: OutDOUBLE, Null: true, Doc: "the same for fewer than 4 samtaler"},
}}

// FokusmaalAar is the table of annual figures: 99 rows.
var FokusmaalAar = Result{Path: "fokusmaal_aar", Doc: "the annual figures and whether each fokusmål is met, 99 rows (SPEC 8)", Columns: []ResultColumn{
	{Name: "aar", Type: OutINT32, Doc: "the year"},
	{Name: "kommune", Type: OutINT32, Doc: "code of the kommune; 0 = Hele landet"},
	{Name: "kommunenavn", Type: OutSTRING, Doc: "name as Jobindsats spells it"},
	{Name: "maaneder", Type: OutINT32, Doc: "months with persons in the mean, 0-12"},
	{Name: "andel_uden_tilbud", Type: OutDOUBLE, Null: true, Doc: "mean of the monthly shares, 0..1; null where no month has persons"},
	{Name: "maal1_opfyldt", Type: OutBOOLEAN, Null: true, Doc: "strictly under 30 pct. (§ 5 nr. 1); null where no month has persons"},
	{Name: "andel_faerre_end_4_samtaler", Type: OutDOUBLE, Null: true, Doc: "mean of the monthly shares, 0..1; null where no month has persons"},
	{Name: "maal2_opfyldt", Type: OutBOOLEAN, Null: true, Doc: "strictly under 20 pct. (§ 5 nr. 2); null where no month has persons"},
	{Name: "foreloebig", Type: OutBOOLEAN, Doc: "the year has fewer than 12 months of data"},
}}

// Afstemning is the table of steps: 12 months × 99 × 5 rows.
var Afstemning = Result{Path: "afstemning", Doc: "from persons on benefit to the population, 12 × 99 × 5 rows (SPEC 5)", Columns: []ResultColumn{
	{Name: "maaned", Type: OutDATE, Doc: "first day of the month"},
	{Name: "kommune", Type: OutINT32, Doc: "code of the kommune; 0 = Hele landet"},
	{Name: "trin", Type: OutSTRING, Doc: "the step at which the person leaves, or population"},
	{Name: "personer", Type: OutINT64, Doc: "persons; the steps add up to the persons with a measured row"},
}}

// Grundene is the table of grounds: 12 months × 99 × 36 rows.
var Grundene = Result{Path: "grunde", Doc: "why the population counts as it does in each fokusmål, 12 × 99 × 36 rows (SPEC 6-7)", Columns: []ResultColumn{
	{Name: "maaned", Type: OutDATE, Doc: "first day of the month"},
	{Name: "kommune", Type: OutINT32, Doc: "code of the kommune; 0 = Hele landet"},
	{Name: "fokusmaal", Type: OutINT32, Doc: "1 or 2 (§ 5 nr. 1, nr. 2)"},
	{Name: "grund", Type: OutSTRING, Doc: "the ground: see the codes below"},
	{Name: "personer", Type: OutINT64, Doc: "persons; the grounds of each fokusmål add up to the population"},
}}

// FokusmaalVarighed is the table of the monthly figures by length of the spell: 12 months × 99 × 4 rows.
var FokusmaalVarighed = Result{Path: "fokusmaal_varighed", Doc: "the monthly figures by length of the measured spell, 12 × 99 × 4 rows (SPEC 8)", Columns: []ResultColumn{
	{Name: "maaned", Type: OutDATE, Doc: "first day of the month"},
	{Name: "kommune", Type: OutINT32, Doc: "code of the kommune; 0 = Hele landet"},
	{Name: "kommunenavn", Type: OutSTRING, Doc: "name as Jobindsats spells it"},
	{Name: "varighed", Type: OutSTRING, Doc: "anciennitet of the measured spell, in counted months: 12-17, 18-23, 24-35 or 36+"},
	{Name: "personer", Type: OutINT64, Doc: "persons in the population; the four classes add up to ydelse alle of fokusmaal_maaned"},
	{Name: "uden_tilbud", Type: OutINT64, Doc: "of them without tilbud and under 100 ordinary hours (§ 5 nr. 1)"},
	{Name: "faerre_end_4_samtaler", Type: OutINT64, Doc: "of them with fewer than 4 samtaler (§ 5 nr. 2)"},
	{Name: "andel_uden_tilbud", Type: OutDOUBLE, Null: true, Doc: "share 0..1; null over 0 persons"},
	{Name: "andel_faerre_end_4_samtaler", Type: OutDOUBLE, Null: true, Doc: "share 0..1; null over 0 persons"},
}}

// Personer is the table of persons in the population, for the statistician alone.
var Personer = Result{Path: "intern/personer", Doc: "one row per person-month in the population, in order of person_id and maaned", Intern: true, Columns: []ResultColumn{
	{Name: "maaned", Type: OutDATE, Doc: "first day of the month"},
	{Name: "person_id", Type: OutID, Doc: "as in the input"},
	{Name: "kommune", Type: OutINT32, Doc: "the kommune that the person counts in"},
	{Name: "ydelse", Type: OutSTRING, Doc: "group of the measured spell"},
	{Name: "start", Type: OutDATE, Doc: "start of the spell (SPEC 4)"},
	{Name: "anciennitet", Type: OutINT32, Doc: "counted months of the spell up to and including the month"},
	{Name: "tilbud", Type: OutINT32, Doc: "counted tilbud rows in the window"},
	{Name: "timer_hundreddele", Type: OutINT64, Doc: "ordinary hours in the window, in hundredths"},
	{Name: "samtaler", Type: OutINT32, Doc: "counted samtaler in the window"},
	{Name: "uden_tilbud", Type: OutBOOLEAN, Doc: "§ 5 nr. 1 (SPEC 6)"},
	{Name: "faerre_end_4_samtaler", Type: OutBOOLEAN, Doc: "§ 5 nr. 2 (SPEC 7)"},
}}

// Foelsomhed is the table of `fokusmaal foelsomhed`: 17 readings × 99 × 2 rows.
var Foelsomhed = Result{Path: "foelsomhed", Doc: "the annual figures with each reading of SPEC 9 in its alternative, compared with the default, 17 × 99 × 2 rows: largest change first, then by laesning, kommune and fokusmaal; rows without a change last (`fokusmaal foelsomhed`)", Columns: []ResultColumn{
	{Name: "laesning", Type: OutSTRING, Doc: "the reading that is in its alternative, all others at their default"},
	{Name: "kommune", Type: OutINT32, Doc: "code of the kommune; 0 = Hele landet"},
	{Name: "kommunenavn", Type: OutSTRING, Doc: "name as Jobindsats spells it"},
	{Name: "fokusmaal", Type: OutINT32, Doc: "1 = uden tilbud (§ 5 nr. 1), 2 = færre end 4 samtaler (§ 5 nr. 2)"},
	{Name: "andel_standard", Type: OutDOUBLE, Null: true, Doc: "the annual share with every reading at its default, 0..1; null where no month has persons"},
	{Name: "andel_alternativ", Type: OutDOUBLE, Null: true, Doc: "the annual share in the alternative, 0..1; null where no month has persons"},
	{Name: "aendring_pp", Type: OutDOUBLE, Null: true, Doc: "the alternative minus the default, in percentage points: nearest to the exact difference; null where one of the two shares is"},
	{Name: "opfyldt_standard", Type: OutBOOLEAN, Null: true, Doc: "the fokusmål is met at the default; null where andel_standard is"},
	{Name: "opfyldt_alternativ", Type: OutBOOLEAN, Null: true, Doc: "the fokusmål is met in the alternative; null where andel_alternativ is"},
	{Name: "skifter", Type: OutBOOLEAN, Doc: "met in one of them and not in the other; false where one of the two is null"},
}}

// Results are all result tables of `fokusmaal pipeline`.
func Results() []Result {
	return []Result{FokusmaalMaaned, FokusmaalAar, Afstemning, Grundene, FokusmaalVarighed, Personer}
}

// Afviste returns the table of the rejected rows of an input table: fil, raekke and
// kode, then the input columns whole. Hours stand as text, so that nothing is rounded.
func Afviste(id TableID) Result {
	r := Result{Path: "afviste/" + Input(id).Name, Doc: "the rejected rows of " + Input(id).Name + ", in order of fil and raekke (SPEC 3)", Intern: true, Columns: []ResultColumn{
		{Name: "tabel", Type: OutSTRING, Doc: "the input table"},
		{Name: "fil", Type: OutSTRING, Doc: "the file, relative to the input folder"},
		{Name: "raekke", Type: OutINT64, Doc: "the row's number in the file, from 1"},
		{Name: "kode", Type: OutSTRING, Doc: "the first rule of SPEC 3 that it breaks"},
	}}
	outTypes := map[Type]ResultType{ID: OutID, DATE: OutDATE, STRING: OutSTRING, INT32: OutINT32, BOOLEAN: OutBOOLEAN, Hours: OutSTRING}
	for _, c := range Input(id).Columns {
		r.Columns = append(r.Columns, ResultColumn{Name: c.Name, Type: outTypes[c.Type], Null: true, Doc: c.Doc})
	}
	return r
}

// Fortolkning is the column that every result table of a run has behind its own when at
// least one reading of SPEC 9 is in its alternative. A run with every reading at its
// default has no such column.
var Fortolkning = ResultColumn{Name: "fortolkning", Type: OutSTRING, Doc: "the readings in their alternative, with a space between, such as R04 R12; the same in every row"}

// FortolkningKey is the key in the footer of every Parquet file whose value is the text
// of the column [Fortolkning], or [FortolkningStandard] where there is no such column.
const FortolkningKey = "fokusmaal.fortolkning"

// FortolkningStandard says in the footer that every reading is at its default.
const FortolkningStandard = "standard"

// MedFortolkning returns the table with the column [Fortolkning] behind its own.
func (r Result) MedFortolkning() Result {
	r.Columns = append(r.Columns[:len(r.Columns):len(r.Columns)], Fortolkning)
	return r
}

// ArrowType returns the Arrow type of a result column; ids is utf8 or int64.
func (c ResultColumn) ArrowType(ids arrow.DataType) arrow.DataType {
	switch c.Type {
	case OutDATE:
		return arrow.FixedWidthTypes.Date32
	case OutINT32:
		return arrow.PrimitiveTypes.Int32
	case OutINT64:
		return arrow.PrimitiveTypes.Int64
	case OutDOUBLE:
		return arrow.PrimitiveTypes.Float64
	case OutBOOLEAN:
		return arrow.FixedWidthTypes.Boolean
	case OutSTRING:
		return arrow.BinaryTypes.String
	case OutID:
		return ids
	}
	panic("schemas: a result type without an Arrow type")
}

// ArrowSchema returns the Arrow schema of a result table; ids is utf8 or int64.
func (r Result) ArrowSchema(ids arrow.DataType) *arrow.Schema {
	fields := make([]arrow.Field, 0, len(r.Columns))
	for _, c := range r.Columns {
		fields = append(fields, arrow.Field{Name: c.Name, Type: c.ArrowType(ids), Nullable: c.Null})
	}
	return arrow.NewSchema(fields, nil)
}
