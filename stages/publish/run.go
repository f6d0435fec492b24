package publish

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Status says how a run ended.
type Status string

// StatusComplete is how a run ends that leaves a run.json: whole, and a candidate, no more.
const StatusComplete Status = "complete"

// Command is the command that made a result.
type Command string

// The commands that make one.
const (
	CommandPipeline       Command = "pipeline"
	CommandFoelsomhed     Command = "foelsomhed"
	CommandSagsgennemgang Command = "sagsgennemgang"
	CommandDiff           Command = "diff"
)

// Run is run.json: what was read, what became of it, and what was written. Its form is
// run.schema.json. Two runs of the same program on the same files with the same
// arguments differ in RunID and Time alone; those of several years also in the path of a
// tilsyn_forrige that is of the same run, and those of sagsgennemgang in the SHA-256 of the
// sealed file, which is sealed with a new key each time.
type Run struct {
	// RunID begins with the time of the start; [Folder.Publish] sets it.
	RunID string `json:"run_id"`
	// Version is that of the program.
	Version string `json:"version"`
	// ReglerSHA256 is the digest of its rules, in 64 lower-case hexadecimal digits: what tells
	// other rules from another program. Empty in records from before there was one.
	ReglerSHA256 string `json:"regler_sha256"`
	// Command is the command that was run.
	Command Command `json:"command"`
	// Arguments are the arguments of the command line, without the program's name.
	Arguments []string `json:"arguments"`
	// Aar is the measured year; the first one of a folder that is about several.
	Aar int `json:"aar"`
	// AarTil is the last year of a folder that is about several, 0 of any other.
	AarTil int `json:"aar_til,omitempty"`
	// Fortolkning are the ids of the readings that are not the default, R01 to R18 in
	// order; none for foelsomhed, which tries each of them against the default.
	Fortolkning []string `json:"fortolkning"`
	// SecondCalculation says whether a second calculation was to follow when the run was made:
	// of pipeline alone, and not of the folder that is about several years.
	SecondCalculation SecondCalculation `json:"second_calculation,omitempty"`
	Status            Status            `json:"status"`
	// ExitCode is that of the process, 0-255.
	ExitCode int `json:"exit_code"`
	// Input are the tables that were read, in order, each with its files in order of path;
	// none for sagsgennemgang and diff, which read the results of runs.
	Input []InputTable `json:"input"`
	// Leverance says whether they are what was sent.
	Leverance Leverance `json:"leverance"`
	// PersonKey is there where a key made pseudonyms of the ids that were delivered; of a
	// sagsgennemgang it is that of the run that was read.
	PersonKey *PersonKey `json:"person_key,omitempty"`
	// SmallInput are the small files that were read beside the tables, in order of
	// [SmallName]; none where none was given.
	SmallInput []SmallInput `json:"small_input"`
	// Rejects are the counts of rejected rows that are not 0, in order of table and code.
	Rejects    []Reject    `json:"rejects"`
	Duplicates Duplicates  `json:"duplicates"`
	Stages     []StageRows `json:"stages"`
	Outputs    []Output    `json:"outputs"`
	Warnings   []string    `json:"warnings"`
	// Sagsgennemgang is there for that command alone, and so is Diff.
	Sagsgennemgang *Gennemgang  `json:"sagsgennemgang,omitempty"`
	Diff           *Forskelligt `json:"diff,omitempty"`
	Controls       Controls     `json:"controls"`
	// Disclosure is there where the run has a folder publikation/.
	Disclosure *Disclosure `json:"disclosure,omitempty"`
	Time       Time        `json:"time"`
}

// Gennemgang is what the record says of a sagsgennemgang: whose, how many, and from what;
// never which persons.
type Gennemgang struct {
	// Kommune is the code of the kommune.
	Kommune int32 `json:"kommune"`
	Sagstal
	// AfRun is the id of the run whose result was read.
	AfRun string `json:"af_run"`
	// Files are the files of it that were read, in order of path.
	Files []Output `json:"files"`
}

// Sagstal counts the persons whose cases are to be gone through.
type Sagstal struct {
	// Personer are all of them; each is counted in at least one of the two others.
	Personer           int64 `json:"personer"`
	UdenTilbud         int64 `json:"uden_tilbud"`
	FaerreEnd4Samtaler int64 `json:"faerre_end_4_samtaler"`
}

// Leverance says whether the input tables were held against the manifest of the delivery,
// leverance.json.
type Leverance struct {
	// Verificeret says that they were, and are what it states. A run of others leaves no
	// run.json, so false is a delivery without a manifest.
	Verificeret bool `json:"verificeret"`
	// SHA256 is of leverance.json, in 64 lower-case hexadecimal digits; empty without one.
	SHA256 string `json:"sha256,omitempty"`
}

// PersonKey says under which key the ids became pseudonyms. It holds nothing of the key.
type PersonKey struct {
	// Fingerprint is the same for two runs under one key alone, in 16 lower-case hexadecimal
	// digits.
	Fingerprint string `json:"fingerprint"`
}

// InputTable is an input table that was read.
type InputTable struct {
	// Table is the table's name, as in schemas.
	Table string      `json:"table"`
	Files []InputFile `json:"files"`
}

// InputFile is a file that was read.
type InputFile struct {
	// Path is relative to the input folder, with slashes.
	Path  string `json:"path"`
	Bytes int64  `json:"bytes"`
	Rows  int64  `json:"rows"`
	// SHA256 is of the file's bytes, in 64 lower-case hexadecimal digits.
	SHA256 string `json:"sha256"`
}

// SmallName says what a small input file is.
type SmallName string

// The small input files: the resultatmål, the tilsyn of the year before, and the
// milestones of the kommuner's own plans.
const (
	SmallYdelsesgrad   SmallName = "ydelsesgrad"
	SmallTilsynForrige SmallName = "tilsyn_forrige"
	SmallMilepaele     SmallName = "milepaele"
)

// SmallInput is a small file that was read.
type SmallInput struct {
	Name SmallName `json:"name"`
	// Path is the path as it was given, with slashes.
	Path  string `json:"path"`
	Bytes int64  `json:"bytes"`
	// SHA256 is of the file's bytes, in 64 lower-case hexadecimal digits.
	SHA256 string `json:"sha256"`
}

// Reject counts the rejected rows of a table with one code of SPEC 3.
type Reject struct {
	Table string `json:"table"`
	Code  string `json:"code"`
	Rows  int64  `json:"rows"`
}

// Duplicates counts the exact duplicates, which count once (SPEC 3).
type Duplicates struct {
	Ydelse   int64 `json:"ydelse"`
	Samtaler int64 `json:"samtaler"`
}

// StageRows is the number of rows or persons that a stage let through.
type StageRows struct {
	Name string `json:"name"`
	Rows int64  `json:"rows"`
}

// Disclosure says how the small counts of what is for the public are protected, and what an
// attack on it came to.
type Disclosure struct {
	// Fewest is the least number of persons that is shown, 0 apart, and FewestBase the least
	// base of which 0 or all is; Owner decides on them.
	Fewest     int64  `json:"fewest"`
	FewestBase int64  `json:"fewest_base"`
	Owner      string `json:"owner"`
	// Primary and Secondary are the counts that are hidden for what they are about, and those
	// that would give them away.
	Primary   int `json:"hidden_primary"`
	Secondary int `json:"hidden_secondary"`
	// Withheld are hidden without being looked at one by one: where nearly all counts are small,
	// all that splits up the persons of a kommune.
	Withheld int `json:"withheld"`
	// Attacked are the hidden counts that were attacked, and LeastValues the least number of
	// values that was left for any of them; 0 where none is hidden.
	Attacked    int   `json:"attacked"`
	LeastValues int64 `json:"least_values"`
	// Unproven is how many of them are safe from the attack alone: no other whole table is known
	// in which they have other values.
	Unproven int `json:"unproven"`
	// Earlier are the publications that the attack knew of, in order of year and then of
	// their numbers. Another one since then makes the attack one on something else.
	Earlier []EarlierRun `json:"earlier"`
}

// EarlierRun is a run that was published, or is published together with this one.
type EarlierRun struct {
	Aar   int    `json:"aar"`
	RunID string `json:"run_id"`
}

// Time is all that changes from run to run of the same files.
type Time struct {
	// Started is the time of the start, RFC 3339 in UTC.
	Started string `json:"started"`
	// Seconds is how long the run took until it was published.
	Seconds float64      `json:"seconds"`
	Stages  []StageTimes `json:"stages"`
}

// StageTimes is how long a stage was at work.
type StageTimes struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
}

// encode returns the record as indented JSON with a line end behind it. Empty lists are
// written as lists.
func (r Run) encode() ([]byte, error) {
	text, err := EncodeRecord(r.withLists())
	if err != nil {
		return nil, fmt.Errorf("write the run's record as JSON: %w; times must be finite numbers", err)
	}
	return text, nil
}

// EncodeRecord is a record as indented JSON with a line end behind it: equal records are
// equal bytes. A list that is nil becomes null.
func EncodeRecord(record any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(record)
	return text.Bytes(), err
}

// withLists returns the record with empty lists for those that are nil, which JSON would
// call null.
func (r Run) withLists() Run {
	r.Arguments = list(r.Arguments)
	r.Fortolkning = list(r.Fortolkning)
	r.SmallInput = list(r.SmallInput)
	r.Rejects = list(r.Rejects)
	r.Stages = list(r.Stages)
	r.Outputs = list(r.Outputs)
	r.Warnings = list(r.Warnings)
	r.Controls.Accepted = list(r.Controls.Accepted)
	r.Controls.Findings = list(r.Controls.Findings)
	r.Time.Stages = list(r.Time.Stages)
	tables := make([]InputTable, 0, len(r.Input))
	for _, table := range r.Input {
		tables = append(tables, InputTable{Table: table.Table, Files: list(table.Files)})
	}
	r.Input, r.Diff = tables, r.Diff.withLists()
	if r.Disclosure != nil {
		own := *r.Disclosure
		own.Earlier = list(own.Earlier)
		r.Disclosure = &own
	}
	return r
}

func list[T any](values []T) []T {
	if values == nil {
		return []T{}
	}
	return values
}
