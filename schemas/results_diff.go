package schemas

import "slices"

// Aarsag is why a figure or a decision of one run is another in a later one: the names of
// the parts that the difference is made of.
type Aarsag uint8

// The reasons, in the order of the table's columns. AarsagProgram to AarsagNye are the four
// parts where the data of both runs are there; the next two take their place where data are
// gone; AarsagSmaaFiler is of decisions alone.
const (
	IngenAarsag Aarsag = iota
	// AarsagProgram is what the program makes another of the same data, rules and readings.
	AarsagProgram
	// AarsagReglerOgLaesninger is what the readings do, and a program with other rules.
	AarsagReglerOgLaesninger
	// AarsagRettedeEllerFjernede is what the corrected and the removed rows do, and
	// AarsagNye what the new (late) ones do.
	AarsagRettedeEllerFjernede
	AarsagNye
	// AarsagData is all rows together, AarsagDataOgProgram these and the program.
	AarsagData
	AarsagDataOgProgram
	// AarsagSmaaFiler is the resultatmål and the tilsyn of the year before.
	AarsagSmaaFiler
	// AarsagIkkeOpdelt is what cannot be told apart.
	AarsagIkkeOpdelt
	antalAarsager
)

// AntalAarsager is the number of reasons, IngenAarsag among them.
const AntalAarsager = int(antalAarsager)

var aarsager = [antalAarsager]string{
	"", "program", "regler_og_laesninger", "rettede_eller_fjernede_raekker", "nye_raekker", "data", "data_og_program", "smaa_filer", "ikke_opdelt",
}

// String returns the code as the tables spell it.
func (a Aarsag) String() string { return aarsager[a] }

// Talaarsager are the reasons that a figure can have a part of, in the order of the columns
// of table diff.
func Talaarsager() []Aarsag {
	return []Aarsag{AarsagProgram, AarsagReglerOgLaesninger, AarsagRettedeEllerFjernede, AarsagNye, AarsagData, AarsagDataOgProgram, AarsagIkkeOpdelt}
}

const partDoc = "; null where the difference was not split so"

// The columns of the diff's tables that are spelled in several places.
var (
	diffFoer     = ResultColumn{Name: "foer", Type: OutSTRING, Null: true, Doc: "the figure in A as it is published, an exact decimal; null where A has none, as a share over 0 persons"}
	diffEfter    = ResultColumn{Name: "efter", Type: OutSTRING, Null: true, Doc: "the same in B"}
	diffAarsager = ResultColumn{Name: "aarsager", Type: OutSTRING, Doc: "the parts in which it changes, with a space between: codes below"}
)

// Diff is the table of figures that are others in one run than in another of its year.
var Diff = Result{Path: "diff", Doc: "each figure that is another in run B than in run A, and why, in parts that add up exactly: aendring is the sum of the parts that are not null, to the last digit. " +
	"Numbers are exact decimals as text (`CAST … AS DECIMAL(38,24)`). A figure that changes on the way and comes back to what it was is there too, with aendring 0. In order of the tables and their rows (`fokusmaal diff`)",
	Columns: slices.Concat([]ResultColumn{
		{Name: "aar", Type: OutINT32, Doc: "the year"},
		{Name: "tabel", Type: OutSTRING, Doc: "the table that the figure stands in"},
		{Name: "tal", Type: OutSTRING, Doc: "its column there"},
		{Name: "kommune", Type: OutINT32, Doc: "code of the kommune; 0 = Hele landet"},
		{Name: "kommunenavn", Type: OutSTRING, Doc: "name as Jobindsats spells it"},
		{Name: "maaned", Type: OutDATE, Null: true, Doc: "first day of the month; null in fokusmaal_aar"},
		{Name: "ydelse", Type: OutSTRING, Null: true, Doc: "as in fokusmaal_maaned; null elsewhere"},
		{Name: "trin", Type: OutSTRING, Null: true, Doc: "as in afstemning; null elsewhere"},
		{Name: "fokusmaal", Type: OutINT32, Null: true, Doc: "as in grunde; null elsewhere"},
		{Name: "grund", Type: OutSTRING, Null: true, Doc: "as in grunde; null elsewhere"},
		{Name: "varighed", Type: OutSTRING, Null: true, Doc: "as in fokusmaal_varighed; null elsewhere"},
		diffFoer, diffEfter,
		{Name: "aendring", Type: OutSTRING, Null: true, Doc: "efter − foer; null, as all parts, where one of the two is"},
	}, partColumns(), []ResultColumn{diffAarsager}),
}

// partColumns has a column for each reason that a figure can have.
func partColumns() []ResultColumn {
	docs := map[Aarsag]string{
		AarsagProgram:              "of it, what another program makes of the same data under the same readings: this one beside that of A, and that of B beside this one",
		AarsagReglerOgLaesninger:   "of it, what the readings of B do to the data of A, and a program with other rules (regler_sha256 in run.json)",
		AarsagRettedeEllerFjernede: "of it, the rows of A that are corrected or removed in B",
		AarsagNye:                  "of it, the rows that B has and A had not",
		AarsagData:                 "of it, all rows that are others, where the data of one run are gone, or B without its new rows makes no year",
		AarsagDataOgProgram:        "of it, these and another program or other rules together, where the data of one run are gone",
		AarsagIkkeOpdelt:           "of it, what cannot be told apart: more than one thing is another and the data of both runs are gone, or the figure does not exist in between",
	}
	var columns []ResultColumn
	for _, a := range Talaarsager() {
		columns = append(columns, ResultColumn{Name: a.String(), Type: OutSTRING, Null: true, Doc: docs[a] + partDoc})
	}
	return columns
}

// DiffAfgoerelser is the table of decisions that are others in one run than in another.
var DiffAfgoerelser = Result{Path: "diff_afgoerelser", Doc: "each decision that is another in run B than in run A, or on the way, and what makes it so, in order of afgoerelse and kommune (`fokusmaal diff`)", Columns: []ResultColumn{
	{Name: "aar", Type: OutINT32, Doc: "the year"},
	{Name: "kommune", Type: OutINT32, Doc: "code of the kommune; 0 = Hele landet"},
	{Name: "kommunenavn", Type: OutSTRING, Doc: "name as Jobindsats spells it"},
	{Name: "afgoerelse", Type: OutSTRING, Doc: "maal1_opfyldt or maal2_opfyldt of fokusmaal_aar, or status of tilsyn"},
	{Name: "foer", Type: OutSTRING, Null: true, Doc: "what A decides; null where it decides nothing"},
	{Name: "efter", Type: OutSTRING, Null: true, Doc: "what B decides"},
	{Name: "skifter", Type: OutBOOLEAN, Doc: "B decides something else; false where it only was so on the way"},
	{Name: "aarsager", Type: OutSTRING, Doc: "the steps from A to B at which it changes, in order, with a space between: codes below"},
}}

// DiffRaekker is the table of the input's rows from one run to another: 4 rows.
var DiffRaekker = Result{Path: "diff_raekker", Doc: "what became of the rows of each input table from A to B; without rows where the data of one of them are gone (`fokusmaal diff`)", Columns: []ResultColumn{
	{Name: "tabel", Type: OutSTRING, Doc: "the input table"},
	{Name: "uaendrede", Type: OutINT64, Doc: "rows that are in both"},
	{Name: "rettede", Type: OutINT64, Doc: "rows of A that stand corrected in B"},
	{Name: "fjernede", Type: OutINT64, Doc: "rows of A that are not in B"},
	{Name: "nye", Type: OutINT64, Doc: "rows of B that are not in A"},
}}

// DiffResults are the tables of `fokusmaal diff`.
func DiffResults() []Result { return []Result{Diff, DiffAfgoerelser, DiffRaekker} }
