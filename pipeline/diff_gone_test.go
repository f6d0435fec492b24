package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
)

// partsOf are the parts that some figure has, and the reasons of decisions, each once.
func partsOf(t *testing.T, result, a, b string) (parts, reasons []string) {
	t.Helper()
	_, counted := checkSums(t, result, a, b)
	for _, part := range partNames {
		if counted[part] > 0 {
			parts = append(parts, part)
		}
	}
	for _, row := range readTable(t, filepath.Join(result, "diff_afgoerelser.csv")) {
		for reason := range strings.SplitSeq(row["aarsager"], " ") {
			if !slices.Contains(reasons, reason) {
				reasons = append(reasons, reason)
			}
		}
	}
	slices.Sort(reasons)
	return parts, reasons
}

func TestWhereDataAreGoneOnlyWhatCanBeIsSplit(t *testing.T) {
	l, folder := newLateDelivery(t), t.TempDir()
	a, b, read := l.run(t, folder, "a"), l.run(t, folder, "b"), l.run(t, folder, "b", "--fortolkning", "R04,R08")
	away := t.TempDir()
	for _, c := range []struct {
		name  string
		gone  string // of a and b
		b     string
		parts string
		moved int // rows of table diff_raekker
	}{
		{"A's", "a", b, "data", 0},
		{"A's, and other readings", "a", read, "regler_og_laesninger data", 0},
		{"B's", "b", b, "data", 0},
		{"B's, and other readings", "b", read, "regler_og_laesninger data", 0},
		{"both, and one thing is another", "a b", b, "data", 0},
		{"both, and two things are others", "a b", read, "ikke_opdelt", 0},
		{"none", "", read, "regler_og_laesninger rettede_eller_fjernede_raekker nye_raekker", schemas.Tables},
	} {
		t.Run(c.name, func(t *testing.T) {
			for name := range strings.FieldsSeq(c.gone) {
				move(t, filepath.Join(folder, name), filepath.Join(away, name))
				defer move(t, filepath.Join(away, name), filepath.Join(folder, name))
			}
			result, screen := diffOf(t, exitDone, a, c.b)
			parts, reasons := partsOf(t, result, a, c.b)
			if len(parts) > 1 { // a share over so few persons may not exist in between
				parts = slices.DeleteFunc(parts, func(part string) bool { return part == "ikke_opdelt" })
			}
			if strings.Join(parts, " ") != c.parts || len(reasons) == 0 {
				t.Errorf("the parts are %v, of decisions %v", parts, reasons)
			}
			for _, reason := range reasons {
				if !slices.Contains(parts, reason) {
					t.Errorf("a decision changes because of %s, no figure does", reason)
				}
			}
			if rows := readTable(t, filepath.Join(result, "diff_raekker.csv")); len(rows) != c.moved {
				t.Errorf("%d rows of moved rows", len(rows))
			}
			for name, data := range map[string]string{"a": "A's data findes ikke mere", "b": "B's data findes ikke mere"} {
				if strings.Contains(screen, data) != slices.Contains(strings.Fields(c.gone), name) {
					t.Errorf("is it said that %q?\n%s", data, screen)
				}
			}
		})
	}
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// A file is the one that was read if its bytes are, and neither its name, its size nor what
// a manifest says of it makes it so.
func TestDataAreFoundByTheirBytesAlone(t *testing.T) {
	l, folder, kept := newLateDelivery(t), t.TempDir(), t.TempDir()
	a, b := l.run(t, folder, "a"), l.run(t, folder, "b")
	if err := os.WriteFile(filepath.Join(kept, "README"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(data string)
		found  bool
	}{
		"as it was": {func(string) {}, true},
		"with a manifest": {func(data string) {
			if code, _, errout := runCommand("leverance", "--data", data); code != exitDone {
				t.Fatal(errout)
			}
		}, true},
		"one bit is another": {func(data string) { flipBit(t, filepath.Join(data, "tilbud.parquet")) }, false},
		"one bit is another, and a manifest says that it is not": {func(data string) {
			if code, _, errout := runCommand("leverance", "--data", data); code != exitDone {
				t.Fatal(errout)
			}
			flipBit(t, filepath.Join(data, "tilbud.parquet"))
		}, false},
		"a file more": {func(data string) {
			if err := l.a[schemas.TilbudTable].with(l.a[schemas.TilbudTable].rows[:5]).write(filepath.Join(data, "tilbud", "mere.parquet"), writing{}); err != nil {
				t.Fatal(err)
			}
			move(t, filepath.Join(data, "tilbud.parquet"), filepath.Join(data, "tilbud", "tilbud.parquet"))
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			whole := filepath.Join(t.TempDir(), "a")
			move(t, filepath.Join(folder, "a"), whole)
			defer move(t, whole, filepath.Join(folder, "a"))
			data := filepath.Join(kept, "juni")
			if err := os.CopyFS(data, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			defer os.RemoveAll(data)
			c.change(data)
			for _, flags := range [][]string{{"--gemte", kept}, {"--data-a", data}} {
				result, _ := diffOf(t, exitDone, append(flags, a, b)...)
				rows := readTable(t, filepath.Join(result, "diff_raekker.csv"))
				if found := len(rows) > 0; found != c.found {
					t.Errorf("%s: found is %t", flags[0], found)
				}
			}
		})
	}
}

// flipBit changes a bit of a file.
func flipBit(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)/2] ^= 1
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
}

// otherFigures gives a copy of a run, among those of its year, another number of persons in
// a table than any program would count, and a record that agrees with it.
func otherFigures(t *testing.T, run string, change func(record map[string]any)) string {
	t.Helper()
	copied := run + "-andet"
	if err := os.CopyFS(copied, os.DirFS(run)); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(copied, "afstemning.csv")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	line := []byte("2024-12-01,0,population,")
	at := strings.Index(string(text), string(line)) + len(line)
	text = slices.Insert(text, at, '9')
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	recorded, err := os.ReadFile(filepath.Join(copied, "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	var record map[string]any
	if err := json.Unmarshal(recorded, &record); err != nil {
		t.Fatal(err)
	}
	for _, output := range record["outputs"].([]any) {
		if o := output.(map[string]any); o["path"] == "afstemning.csv" {
			sum := sha256.Sum256(text)
			o["bytes"], o["sha256"] = len(text), hex.EncodeToString(sum[:])
		}
	}
	record["run_id"] = filepath.Base(copied)
	change(record)
	if recorded, err = json.Marshal(record); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(copied, "run.json"), recorded, 0o600); err != nil {
		t.Fatal(err)
	}
	return copied
}

func TestWhatAnotherProgramCountedIsToldFromOtherRules(t *testing.T) {
	land, _ := smallCountry(t)
	a := pipelineRun(t, land, t.TempDir())
	for name, c := range map[string]struct {
		change func(map[string]any)
		gone   bool
		part   string
	}{
		"another version":                             {func(r map[string]any) { r["version"] = "0.0.9" }, false, "program"},
		"the same version":                            {func(map[string]any) {}, false, "program"},
		"other rules":                                 {func(r map[string]any) { r["regler_sha256"] = strings.Repeat("0", 64) }, false, "regler_og_laesninger"},
		"a record from before the digest":             {func(r map[string]any) { delete(r, "regler_sha256") }, false, "program"},
		"no data, another version":                    {func(r map[string]any) { r["version"] = "0.0.9" }, true, "program"},
		"no data, other rules":                        {func(r map[string]any) { r["regler_sha256"] = strings.Repeat("0", 64) }, true, "regler_og_laesninger"},
		"no data, nothing is said to be another":      {func(map[string]any) {}, true, "program"},
		"no data, another version and other readings": {func(r map[string]any) { r["version"], r["fortolkning"] = "0.0.9", []string{"R14"} }, true, "ikke_opdelt"},
	} {
		t.Run(name, func(t *testing.T) {
			b := otherFigures(t, a, c.change)
			defer os.RemoveAll(b)
			if c.gone {
				move(t, land, land+".borte")
				defer move(t, land+".borte", land)
			}
			for _, sides := range [][2]string{{a, b}, {b, a}} {
				out := t.TempDir()
				code, _, errout := runCommand("diff", "--out", out, sides[0], sides[1])
				if code != exitDone {
					t.Fatal(errout)
				}
				rows := readTable(t, filepath.Join(out, "diff", "2024", "kandidat", "diff.csv"))
				if len(rows) != 1 || rows[0]["aarsager"] != c.part || rows[0][c.part] != rows[0]["aendring"] || len(rows[0]["aendring"]) < 2 {
					t.Errorf("%d rows: %v", len(rows), rows)
				}
			}
		})
	}
}

func TestWithDataOfOneRunTheOtherProgramIsNotToldFromTheData(t *testing.T) {
	l, folder := newLateDelivery(t), t.TempDir()
	a, b := l.run(t, folder, "a"), l.run(t, folder, "b")
	a = otherFigures(t, a, func(r map[string]any) { r["version"] = "0.0.9" })
	move(t, filepath.Join(folder, "a"), filepath.Join(folder, "borte"))
	for _, sides := range [][2]string{{a, b}, {b, a}} {
		result, _ := diffOf(t, exitDone, sides[0], sides[1])
		if parts, _ := partsOf(t, result, sides[0], sides[1]); fmt.Sprint(parts) != "[data_og_program]" {
			t.Errorf("the parts are %v", parts)
		}
	}
}

func TestADiffThatIsStoppedLeavesTheOldResultAndNothingElse(t *testing.T) {
	data, folder := filepath.Join(casesFolder, "p12", "data"), t.TempDir()
	out := filepath.Join(folder, "ud")
	run := pipelineRun(t, data, out)
	other := pipelineRun(t, data, out, "--fortolkning", "R04")
	arguments := []string{"diff", run, other, "--data-a", data, "--out", out}
	if code, _, errout := runCommand(arguments...); code != exitDone {
		t.Fatal(errout)
	}
	before := namesBelow(t, out)
	for n := int64(1); ; n += 1 + n/2 {
		ctx := newFuse(n, syscall.SIGTERM)
		var stdout, stderr bytes.Buffer
		code := command(ctx, streams{args: arguments, out: &stdout, errout: &stderr})
		if ctx.left.Load() > 0 {
			if n < 30 {
				t.Errorf("only %d points were passed", n-1)
			}
			break // it was over before the nth time
		}
		if code != exitTerminated || stdout.Len() > 0 {
			t.Errorf("point %d: exit code %d, not %d:\n%s%s", n, code, exitTerminated, stdout.String(), stderr.String())
		}
		if after := namesBelow(t, out); after != before {
			t.Errorf("point %d: the folder of results was\n%s and is\n%s", n, before, after)
		}
	}
}

func TestADiffDoesNotShareItsFolder(t *testing.T) {
	data, out := filepath.Join(casesFolder, "p12", "data"), filepath.Join(t.TempDir(), "ud")
	run := pipelineRun(t, data, out)
	for folder, want := range map[string]int{filepath.Join(out, "diff"): exitLocked, out: exitDone} {
		held, err := publish.Lock(folder)
		if err != nil {
			t.Fatal(err)
		}
		if code, _, errout := runCommand("diff", run, run, "--out", out); code != want {
			t.Errorf("%s is held: exit code %d, not %d: %s", folder, code, want, errout)
		}
		if err := held.Release(); err != nil {
			t.Fatal(err)
		}
	}
}
