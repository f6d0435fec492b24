package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exampleGennemgang is the record of a sagsgennemgang.
func exampleGennemgang() Run {
	run := exampleRun()
	run.Command, run.Input, run.SmallInput, run.Rejects, run.Stages, run.Fortolkning = CommandSagsgennemgang, nil, nil, nil, nil, nil
	run.SecondCalculation = ""
	hash := strings.Repeat("0123456789abcdef", 4)
	run.Sagsgennemgang = &Gennemgang{Kommune: 671, Sagstal: Sagstal{Personer: 12, UdenTilbud: 9, FaerreEnd4Samtaler: 7}, AfRun: "20260401T083000Z-2",
		Files: []Output{{Path: "intern/personer.parquet", Bytes: 5, Rows: 1, SHA256: hash}, {Path: "tilsyn.parquet", Bytes: 7, Rows: 98, SHA256: hash}}}
	return run
}

func TestTheRecordOfASagsgennemgangIsWhatTheSchemaSays(t *testing.T) {
	schema := compileSchema(t)
	if err := schema.Validate(asJSON(t, exampleGennemgang())); err != nil {
		t.Error(err)
	}
	root := asJSON(t, exampleGennemgang()).(map[string]any)
	object := root["sagsgennemgang"].(map[string]any)
	for _, key := range keys(object) {
		kept := object[key]
		delete(object, key)
		if schema.Validate(root) == nil {
			t.Errorf("%s may be missing", key)
		}
		object[key] = kept
	}
	object["person_id"] = "x"
	if schema.Validate(root) == nil {
		t.Error("it may have more than that")
	}
}

func TestWhatTheRecordOfASagsgennemgangMayNotHave(t *testing.T) {
	schema := compileSchema(t)
	for name, c := range map[string]struct {
		change func(*Run)
		lacks  string // empty: the schema alone refuses it
	}{
		"another command":     {func(r *Run) { r.Command = CommandPipeline }, "sagsgennemgang where that is the command, and there alone"},
		"nothing of it":       {func(r *Run) { r.Sagsgennemgang = nil }, "sagsgennemgang where that is the command, and there alone"},
		"Hele landet":         {func(r *Run) { r.Sagsgennemgang.Kommune = 0 }, "the kommune of the sagsgennemgang"},
		"a negative count":    {func(r *Run) { r.Sagsgennemgang.UdenTilbud = -1 }, "counts of the sagsgennemgang that can be"},
		"no run":              {func(r *Run) { r.Sagsgennemgang.AfRun = "" }, "the run that the sagsgennemgang was made of"},
		"a run that is none":  {func(r *Run) { r.Sagsgennemgang.AfRun = "20260401T083000Z/../x" }, "the run that the sagsgennemgang was made of"},
		"no files":            {func(r *Run) { r.Sagsgennemgang.Files = []Output{} }, ""},
		"a file without hash": {func(r *Run) { r.Sagsgennemgang.Files[0].SHA256 = "ab" }, "path and sha256 of every file of the sagsgennemgang"},
		"negative rows":       {func(r *Run) { r.Sagsgennemgang.Files[0].Rows = -1 }, "rows and bytes of every file of the sagsgennemgang"},
	} {
		run := exampleGennemgang()
		c.change(&run)
		if schema.Validate(asJSON(t, run)) == nil {
			t.Errorf("the schema takes %s", name)
		}
		if got := run.with("20260401T083000Z").lacks(); got != c.lacks {
			t.Errorf("%s: it lacks %q, not %q", name, got, c.lacks)
		}
	}
	// What only the reader knows.
	for name, c := range map[string]struct {
		change func(*Run)
		lacks  string
	}{
		"a code of no kommune":       {func(r *Run) { r.Sagsgennemgang.Kommune = 411 }, "the kommune of the sagsgennemgang"},
		"more than all":              {func(r *Run) { r.Sagsgennemgang.UdenTilbud = 13 }, "counts of the sagsgennemgang that can be"},
		"a person in neither count":  {func(r *Run) { r.Sagsgennemgang.Personer = 17 }, "counts of the sagsgennemgang that can be"},
		"what can be":                {func(r *Run) { r.Sagsgennemgang.Personer = 16 }, ""},
		"a pipeline without a table": {func(r *Run) { r.Command, r.Sagsgennemgang = CommandPipeline, nil }, "input"},
	} {
		run := exampleGennemgang()
		c.change(&run)
		if got := run.with("20260401T083000Z").lacks(); got != c.lacks {
			t.Errorf("%s: it lacks %q, not %q", name, got, c.lacks)
		}
	}
}

// with is the record of a run of that id.
func (r Run) with(id string) *Run {
	r.RunID = id
	return &r
}

func TestTheRecordOfASagsgennemgangIsReadAgain(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "20260401T083000Z")
	text, err := exampleGennemgang().with("20260401T083000Z").encode()
	if err := errors.Join(err, os.Mkdir(folder, 0o700), os.WriteFile(RunFile(folder), text, 0o600)); err != nil {
		t.Fatal(err)
	}
	run, err := ReadRun(folder)
	if err != nil || run.Sagsgennemgang.Personer != 12 || run.Sagsgennemgang.AfRun != "20260401T083000Z-2" {
		t.Errorf("%+v, %v", run.Sagsgennemgang, err)
	}
}
