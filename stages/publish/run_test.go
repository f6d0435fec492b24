package publish

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"fokusmaal/schemas"
)

// exampleRun has something in every list.
func exampleRun() Run {
	hash := strings.Repeat("0123456789abcdef", 4)
	return Run{
		RunID: RunID(start), Version: "1.0.0", ReglerSHA256: strings.Repeat("ab", 32), Command: CommandPipeline, Arguments: []string{"beregn", "--aar", "2025"}, Aar: 2025,
		Fortolkning: []string{"R04", "R12"}, SecondCalculation: SecondLeftOutReadings, Status: StatusComplete, ExitCode: 0,
		Input: []InputTable{
			{Table: schemas.Input(schemas.YdelseTable).Name, Files: []InputFile{{Path: "ydelse/aar=2024/a.parquet", Bytes: 100, Rows: 10, SHA256: hash}}},
			{Table: "samtaler", Files: []InputFile{{Path: "samtaler.parquet", Bytes: 1, Rows: 0, SHA256: hash}}},
		},
		Leverance:  Leverance{Verificeret: true, SHA256: hash},
		SmallInput: []SmallInput{{Name: SmallYdelsesgrad, Path: "../y30r21.csv", Bytes: 7, SHA256: hash}, {Name: SmallMilepaele, Path: "/plan.csv", Bytes: 8, SHA256: hash}},
		Rejects:    []Reject{{Table: "ydelse", Code: "mangler_kommune", Rows: 1}},
		Duplicates: Duplicates{Ydelse: 2},
		Stages:     []StageRows{{Name: "read", Rows: 10}, {Name: "check", Rows: 9}},
		Outputs:    []Output{{Path: "intern/personer.csv", Bytes: 5, Rows: 1, SHA256: hash}},
		Warnings:   []string{"less than 36 months of <history> & no more"},
		Controls:   Controls{Accepted: []string{"K03", "K05:671"}, Findings: []Control{{Code: "K03", Severity: "fejl", Accepted: true, Findings: 2}}},
		Time: Time{Started: "2026-04-01T08:30:00Z", Seconds: 1.25, Stages: []StageTimes{
			{Name: "read", Seconds: 1}, {Name: "check", Seconds: 0.25},
		}},
	}
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	opened, err := os.Open("run.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	document, err := jsonschema.UnmarshalJSON(opened)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("run.schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("run.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func asJSON(t *testing.T, run Run) any {
	t.Helper()
	var text bytes.Buffer
	if err := writeRecord(&text, run); err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(&text)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func readRun(t *testing.T, folder string) Run {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder, "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	var run Run
	if err := json.Unmarshal(text, &run); err != nil {
		t.Fatal(err)
	}
	return run
}

func TestARecordIsWhatTheSchemaSays(t *testing.T) {
	schema := compileSchema(t)
	empty := Run{RunID: RunID(start), Version: "dev", ReglerSHA256: strings.Repeat("0", 64), Command: CommandFoelsomhed, Aar: 2025, Status: StatusComplete, ExitCode: 0,
		Input: []InputTable{{Table: "tilbud"}}, Time: Time{Started: "2026-04-01T08:30:00.5Z"}}
	for _, run := range []Run{exampleRun(), empty} {
		if err := schema.Validate(asJSON(t, run)); err != nil {
			t.Error(err)
		}
	}
}

func TestThePublishedRecordIsWhatTheSchemaSays(t *testing.T) {
	out := t.TempDir()
	path := publishOne(t, out)
	run := readRun(t, path)
	if err := compileSchema(t).Validate(asJSON(t, run)); err != nil {
		t.Error(err)
	}
	if len(run.Outputs) != 1 || run.Outputs[0].Path != "alle_typer.csv" {
		t.Errorf("the outputs are not those of the folder: %+v", run.Outputs)
	}
}

// Each object of a whole record loses each of its keys in turn, and gains one.
func TestARecordWithoutAFieldOrWithAnUnknownOneIsRefused(t *testing.T) {
	schema := compileSchema(t)
	changes := 0
	var walk func(root, value any, path string)
	walk = func(root, value any, path string) {
		switch value := value.(type) {
		case map[string]any:
			for _, key := range keys(value) {
				kept := value[key]
				delete(value, key)
				if schema.Validate(root) == nil {
					t.Errorf("%s/%s may be missing", path, key)
				}
				value[key] = kept
				changes++
				walk(root, kept, path+"/"+key)
			}
			value["ukendt"] = "x"
			if schema.Validate(root) == nil {
				t.Errorf("%s may have an unknown field", path)
			}
			delete(value, "ukendt")
		case []any:
			for _, element := range value {
				walk(root, element, path+"[]")
			}
		}
	}
	root := asJSON(t, exampleRun())
	walk(root, root, "")
	if changes < 40 {
		t.Errorf("only %d fields were tried", changes)
	}
	if err := schema.Validate(root); err != nil {
		t.Error(err)
	}
}

func keys(object map[string]any) []string {
	var names []string
	for name := range object {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestValuesThatARecordMayNotHave(t *testing.T) {
	schema := compileSchema(t)
	for name, change := range map[string]func(*Run){
		"a run id without a time":    func(r *Run) { r.RunID = "run-1" },
		"a run id with a path":       func(r *Run) { r.RunID = "20260401T083000Z/x" },
		"no version":                 func(r *Run) { r.Version = "" },
		"no command":                 func(r *Run) { r.Command = "" },
		"an unknown command":         func(r *Run) { r.Command = "syntetisk" },
		"a year 0":                   func(r *Run) { r.Aar = 0 },
		"a reading that is no more":  func(r *Run) { r.Fortolkning = []string{"R17"} },
		"a reading twice":            func(r *Run) { r.Fortolkning = []string{"R04", "R04"} },
		"an unknown reason":          func(r *Run) { r.SecondCalculation = "left_out" },
		"no word of a control":       func(r *Run) { r.SecondCalculation = "" },
		"one of foelsomhed":          func(r *Run) { r.Command = CommandFoelsomhed },
		"one of several years":       func(r *Run) { r.AarTil = 2026 },
		"an unknown status":          func(r *Run) { r.Status = "done" },
		"an exit code over 255":      func(r *Run) { r.ExitCode = 256 },
		"an unknown table":           func(r *Run) { r.Input[0].Table = "loen" },
		"a hash in capitals":         func(r *Run) { r.Input[0].Files[0].SHA256 = strings.ToUpper(r.Input[0].Files[0].SHA256) },
		"a short hash":               func(r *Run) { r.Outputs[0].SHA256 = "ab" },
		"an absolute path":           func(r *Run) { r.Outputs[0].Path = "/etc" },
		"verified, by nothing":       func(r *Run) { r.Leverance.SHA256 = "" },
		"a manifest in vain":         func(r *Run) { r.Leverance.Verificeret = false },
		"an unknown small file":      func(r *Run) { r.SmallInput[0].Name = "ydelse" },
		"a small file without path":  func(r *Run) { r.SmallInput[0].Path = "" },
		"a small file's short hash":  func(r *Run) { r.SmallInput[0].SHA256 = "ab" },
		"no path":                    func(r *Run) { r.Input[0].Files[0].Path = "" },
		"negative rows":              func(r *Run) { r.Outputs[0].Rows = -1 },
		"a count of 0 rejected rows": func(r *Run) { r.Rejects[0].Rows = 0 },
		"a code with a space":        func(r *Run) { r.Rejects[0].Code = "not a code" },
		"a time that is not in UTC":  func(r *Run) { r.Time.Started = "2026-04-01T08:30:00+02:00" },
		"negative time":              func(r *Run) { r.Time.Seconds = -1 },
		"an empty warning":           func(r *Run) { r.Warnings = []string{""} },
	} {
		run := exampleRun()
		change(&run)
		if schema.Validate(asJSON(t, run)) == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

// The schema spells tables and codes once more: it is read by others than Go programs.
func TestTheSchemaKnowsTheTablesAndCodesOfTheHouse(t *testing.T) {
	schema := compileSchema(t)
	run := exampleRun()
	run.Rejects, run.Input = nil, nil
	for id := range schemas.Tables {
		table := schemas.Input(schemas.TableID(id))
		run.Input = append(run.Input, InputTable{Table: table.Name})
		for _, column := range table.Columns {
			run.Rejects = append(run.Rejects, Reject{Table: table.Name, Code: "mangler_" + column.Name, Rows: 1})
		}
	}
	if err := schema.Validate(asJSON(t, run)); err != nil {
		t.Error(err)
	}
}

func TestTheRecordIsWrittenExactlySo(t *testing.T) {
	run := exampleRun()
	run.Input, run.Outputs = run.Input[:1], nil
	var got bytes.Buffer
	if err := writeRecord(&got, run); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
}

func TestATimeThatIsNoNumberIsAnError(t *testing.T) {
	run := exampleRun()
	run.Time.Seconds = math.NaN()
	if err := writeRecord(&bytes.Buffer{}, run); err == nil {
		t.Error("NaN seconds were written")
	}
}

func writeRecord(w io.Writer, run Run) error {
	text, err := run.encode()
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}
