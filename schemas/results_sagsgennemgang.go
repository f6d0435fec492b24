package schemas

// Sagsgennemgang is the table of `fokusmaal sagsgennemgang`: whose cases a kommune under
// administration goes through. It has what that takes and nothing more, and is written
// encrypted alone.
var Sagsgennemgang = Result{Path: "sagsgennemgang", Doc: "the persons of a kommune under administration whose cases it goes through: those of December in whom at least one of the two fokusmål is not met, in order of person_id; as one encrypted file, `sagsgennemgang.csv.age` (`fokusmaal sagsgennemgang`, § 12, stk. 1, nr. 2)", Intern: true, Columns: []ResultColumn{
	tilsynAar, tilsynKode, tilsynNavn,
	{Name: "person_id", Type: OutID, Doc: "as in the input"},
	{Name: "ydelse", Type: OutSTRING, Doc: "group of the measured spell"},
	{Name: "uden_tilbud", Type: OutBOOLEAN, Doc: "§ 5 nr. 1 (SPEC 6)"},
	{Name: "faerre_end_4_samtaler", Type: OutBOOLEAN, Doc: "§ 5 nr. 2 (SPEC 7)"},
}}
