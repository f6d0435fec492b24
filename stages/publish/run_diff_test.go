package publish

import (
	"strings"
	"testing"
)

// exampleDiff is the record of a diff.
func exampleDiff() Run {
	run := exampleRun()
	run.Command, run.Input, run.SmallInput, run.Rejects, run.Stages, run.Fortolkning = CommandDiff, nil, nil, nil, nil, nil
	run.Leverance, run.SecondCalculation = Leverance{}, ""
	side := DiffRun{RunID: "20260401T083000Z-2", RunSHA256: strings.Repeat("0123456789abcdef", 4), Data: true, SmaaFiler: true}
	run.Diff = &Forskelligt{A: side, B: side, Tal: 7, Aendrede: 3, Afgoerelser: 1}
	run.Diff.B.Fortolkning = []string{"R04"}
	return run
}

func TestTheRecordOfADiffIsWhatTheSchemaSaysAndNothingElse(t *testing.T) {
	schema := compileSchema(t)
	whole := exampleDiff()
	if err := schema.Validate(asJSON(t, whole)); err != nil || whole.lacks() != "" {
		t.Errorf("%v, it lacks %s", err, whole.lacks())
	}
	for name, c := range map[string]struct {
		change func(*Run)
		lacks  string // empty: the schema alone refuses it
	}{
		"another command":   {func(r *Run) { r.Command = CommandPipeline }, "diff where that is the command, and there alone"},
		"nothing of it":     {func(r *Run) { r.Diff = nil }, "diff where that is the command, and there alone"},
		"no run":            {func(r *Run) { r.Diff.B.RunID = "" }, "run_id and run_sha256 of both runs of the diff"},
		"no hash":           {func(r *Run) { r.Diff.A.RunSHA256 = "ab" }, "run_id and run_sha256 of both runs of the diff"},
		"no reading":        {func(r *Run) { r.Diff.A.Fortolkning = []string{"4"} }, "readings such as R04 of both runs of the diff"},
		"a negative count":  {func(r *Run) { r.Diff.Afgoerelser = -1 }, "counts of the diff that can be"},
		"too many changes":  {func(r *Run) { r.Diff.Tal = -1 }, "counts of the diff that can be"},
		"no program at all": {func(r *Run) { r.ReglerSHA256 = "" }, ""},
	} {
		run := exampleDiff()
		c.change(&run)
		if schema.Validate(asJSON(t, run)) == nil {
			t.Errorf("%s: the schema allows it", name)
		}
		if run.RunID = RunID(start); run.lacks() != c.lacks {
			t.Errorf("%s: it lacks %q, want %q", name, run.lacks(), c.lacks)
		}
	}
}

func TestAFlagOfARunIsReadAsItWasTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"pipeline --data=a": "a true", "pipeline --data a": "a true", "pipeline --data= --out b": " true", "pipeline --database x": " false", "pipeline --data": " false",
	} {
		run := Run{Arguments: strings.Fields(typed)}
		value, ok := run.Argument("--data")
		if got := value + map[bool]string{true: " true", false: " false"}[ok]; got != want {
			t.Errorf("%s: %q", typed, got)
		}
	}
}
