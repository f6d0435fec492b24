package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/statement"
)

func TestARunThatWasPublishedIsReadBackAsItWas(t *testing.T) {
	out := t.TempDir()
	path := publishOne(t, out)
	folder, err := Candidate(out, 2025)
	if err != nil {
		t.Fatal(err)
	}
	if same, _ := filepath.EvalSymlinks(path); folder != same {
		t.Errorf("the candidate is %s, not %s", folder, path)
	}
	got, err := ReadRun(folder)
	if err != nil {
		t.Fatal(err)
	}
	want := exampleRun().withLists()
	want.RunID, want.Outputs, want.Fortolkning = got.RunID, got.Outputs, []string{} // the folder's own
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWithoutARunTheAdviceIsToMakeOne(t *testing.T) {
	_, err := Candidate(t.TempDir(), 2025)
	var none *ReadError
	if !errors.As(err, &none) || !strings.HasPrefix(none.Advice(), "run make pipeline YEAR=2025 first") {
		t.Errorf("the error is %v", err)
	}
}

func TestARecordThatIsNoneSaysWhatItLacks(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "20260401T083000Z")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	whole, err := exampleRun().encode()
	if err != nil {
		t.Fatal(err)
	}
	whole = []byte(strings.Replace(string(whole), `"run_id": ""`, `"run_id": "20260401T083000Z"`, 1))
	var replacedNothing []string
	replaced := func(from, to string) string {
		if !strings.Contains(string(whole), from) {
			replacedNothing = append(replacedNothing, from)
		}
		return strings.Replace(string(whole), from, to, 1)
	}
	for text, want := range map[string]string{
		"":                                       "found JSON of another form",
		"{}":                                     "found one without run_id",
		string(whole[:200]):                      "found JSON of another form",
		replaced(`"version": "1.0.0"`, `"v": 1`): "found one without version",
		replaced(`"pipeline"`, `"syntetisk"`):    "found one without command",
		replaced(`"pipeline"`, `"diff"`):         "found one without diff where that is the command, and there alone",
		replaced(`"abababab`, `"abab`):           "found one without a regler_sha256 that is one",
		replaced(`"complete"`, `"half"`):         `found one without status "complete"`,
		replaced(`"aar": 2025`, `"aar": 0`):      "found one without aar",
		replaced(`"aar": 2025`, `"aar": 2025, "aar_til": 2025`):                     "found one without an aar_til after aar",
		replaced(`"R04"`, `"4"`):                                                    "found one without readings such as R04",
		replaced(`0123456789abcdef`, `0123`):                                        "found one without path and sha256 of every input file",
		replaced(`"input"`, `"output"`):                                             "found one without input",
		replaced(`20260401T083000Z`, `20260401T083000Z-2`):                          "found that of a run with another run_id than the name of its folder",
		replaced(`20260401T083000Z`, `20260401T083000Z\u001b`):                      "found one without run_id",
		replaced(`"1.0.0"`, `"1.0.0\u001b[2J"`):                                     "found one without version",
		replaced(`less than`, `less\u0007than`):                                     "found one without warnings in plain text",
		replaced(`ydelse/aar=2024/a`, `ydelse/\u009baar`):                           "found one without path and sha256 of every input file",
		replaced(`ydelse/aar=2024/a`, `../../a`):                                    "found one without path and sha256 of every input file",
		replaced(`"rows": 10,`, `"rows": -10,`):                                     "found one without rows and bytes of every input file",
		replaced(`"bytes": 100`, `"bytes": -100`):                                   "found one without rows and bytes of every input file",
		replaced(`"table": "samtaler"`, `"table": "samtale"`):                       "found one without tables by their names",
		replaced("\"code\": \"mangler_kommune\",\n      \"rows\": 1", `"rows": -1`): "found one without table and rows of every reject",
		replaced(`"samtaler": 0`, `"samtaler": -1`):                                 "found one without duplicates",
		replaced(`"intern/personer.csv"`, `"/etc/passwd"`):                          "found one without path and sha256 of every output",
		replaced(`"verificeret": true`, `"verificeret": false`):                     "found one without sha256 of the manifest where leverance is verificeret, and there alone",
		replaced(`"verificeret": true`, `"verified": true`):                         "found one without sha256 of the manifest where leverance is verificeret, and there alone",
		replaced(`"bytes": 7,`, `"bytes": -7,`):                                     "found one without path, bytes and sha256 of every small input file",
		replaced(`"../y30r21.csv"`, `""`):                                           "found one without path, bytes and sha256 of every small input file",
		replaced(`"bytes": 5,`, `"bytes": -5,`):                                     "found one without rows and bytes of every output",
	} {
		if err := os.WriteFile(RunFile(folder), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadRun(folder)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "run make pipeline again") {
			t.Errorf("%.60q: %v, want %q", text, err, want)
		}
	}
	if len(replacedNothing) > 0 {
		t.Errorf("%d replacements found nothing to replace: %q", len(replacedNothing), replacedNothing)
	}
}

func TestWhatIsNoFileOrTooLargeIsNotRead(t *testing.T) {
	for name, c := range map[string]struct {
		make func(path string) error
		want string
	}{
		"nothing":  {func(string) error { return nil }, "found nothing; it is not as it was published: run make pipeline again"},
		"a folder": {func(path string) error { return os.Mkdir(path, 0o700) }, "found a folder;"},
		"a pipe":   {func(path string) error { return syscall.Mkfifo(path, 0o600) }, "found something that is no file;"},
		"a device": {func(path string) error { return os.Symlink("/dev/zero", path) }, "found something that is no file;"},
		"a loop":   {func(path string) error { return os.Symlink(path, path) }, "found a symbolic link that leads back to itself;"},
		"too large": {func(path string) error {
			return errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, maxTable+1))
		}, "MiB, found more;"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, o := publishedFigures(t, nil)
			record, table := RunFile(folder), filepath.Join(folder, "grunde.csv")
			for _, path := range []string{record, table} {
				if err := errors.Join(os.Remove(path), c.make(path)); err != nil {
					t.Fatal(err)
				}
			}
			_, err := ReadRun(folder)
			for path, err := range map[string]error{record: err, table: Agree(folder, Run{}, o, 101, memory.NewGoAllocator())} {
				if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
					t.Errorf("%v, want %q", err, c.want)
				}
			}
		})
	}
}

func TestACandidateThatLeadsNowhereIsSaidPlainly(t *testing.T) {
	out := t.TempDir()
	path := filepath.Join(out, "2025", "kandidat")
	if err := errors.Join(os.Mkdir(filepath.Dir(path), 0o700), os.Symlink("kandidat", path)); err != nil {
		t.Fatal(err)
	}
	_, err := Candidate(out, 2025)
	want := "reading " + path + ": expected a published run, found a symbolic link that leads back to itself; it is not as it was published: run make pipeline again"
	if err == nil || err.Error() != want {
		t.Errorf("the error is %v", err)
	}
	if err := os.WriteFile(filepath.Join(out, "2024"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Candidate(out, 2024); err == nil || !strings.Contains(err.Error(), "found nothing; run make pipeline YEAR=2024 first") {
		t.Errorf("the error is %v", err)
	}
}

// publishedFigures publishes the figures of a year in which two kommuner have persons, and
// returns the folder and the figures.
func publishedFigures(t *testing.T, fortolkning []string) (string, *statement.Opgoerelse) {
	t.Helper()
	l, err := lov.Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	tal := measure.Ny(schemas.MonthOf(2024, 2), schemas.MonthOf(2025, 12))
	for m := tal.Fra; m <= tal.Til; m++ {
		for k := range schemas.Kommune(2) {
			d := lov.Dom{Maaned: m, Kommune: k, Trin: schemas.DoedMaaned}
			tal.Tael(&d)
		}
	}
	o := statement.Opgoer(l, tal, &measure.Raekkevidde{}, statement.Daekning{Sidste: schemas.MonthOf(2025, 12)}, 2025)
	f, err := NewFolder(t.TempDir(), ShelfOf(2025), RunID(start), fortolkning)
	if err != nil {
		t.Fatal(err)
	}
	for _, write := range Figures(f, o, memory.NewGoAllocator()) {
		if err := write(); err != nil {
			t.Fatal(err)
		}
	}
	run := exampleRun()
	run.Fortolkning = fortolkning
	path, err := f.Publish(run)
	if err != nil {
		t.Fatal(err)
	}
	return path, o
}

func TestTheSameFiguresAgreeUnderEveryReading(t *testing.T) {
	for _, fortolkning := range [][]string{nil, {"R04", "R12"}} {
		folder, o := publishedFigures(t, fortolkning)
		for _, kode := range []int32{0, 101, 147, 860} {
			checked := memory.NewCheckedAllocator(memory.NewGoAllocator())
			if err := Agree(folder, Run{Fortolkning: fortolkning}, o, kode, checked); err != nil {
				t.Error(err)
			}
			checked.AssertSize(t, 0)
		}
	}
}

func TestOneCellThatDiffersIsNamedWithoutItsValue(t *testing.T) {
	for name, c := range map[string]struct {
		file, from, to string
		kode           int32
		want           string
	}{
		"a count":         {"afstemning.csv", "2025-05-01,147,doed_maaned,1", "2025-05-01,147,doed_maaned,7", 147, "column personer of kommune 147, maaned 2025-05-01"},
		"a verdict":       {"fokusmaal_aar.csv", "2025,147,Frederiksberg,0,,,,,false", "2025,147,Frederiksberg,0,,true,,,false", 147, "column maal1_opfyldt of kommune 147, aar 2025"},
		"a row less":      {"grunde.csv", "2025-12-01,147,2,4_samtaler_eller_flere,0\n", "", 147, "as many rows of kommune 147 as every run has, found fewer"},
		"a row more":      {"grunde.csv", "2025-12-01,151,", "2025-12-01,147,", 147, "as many rows of kommune 147 as every run has, found more"},
		"another kommune": {"afstemning.csv", "2025-05-01,147,doed_maaned,1", "2025-05-01,147,doed_maaned,7", 101, ""},
		"a column":        {"fokusmaal_maaned.csv", "uden_tilbud", "med_tilbud", 147, "the columns that the run's readings give it, found others"},
	} {
		t.Run(name, func(t *testing.T) {
			folder, o := publishedFigures(t, nil)
			path := filepath.Join(folder, c.file)
			text, err := os.ReadFile(path)
			if err != nil || !strings.Contains(string(text), c.from) {
				t.Fatalf("%v, or there is no %q", err, c.from)
			}
			if err := os.WriteFile(path, []byte(strings.Replace(string(text), c.from, c.to, 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			checked := memory.NewCheckedAllocator(memory.NewGoAllocator())
			err = Agree(folder, Run{}, o, c.kode, checked)
			checked.AssertSize(t, 0)
			if c.want == "" {
				if err != nil {
					t.Error(err)
				}
			} else if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.file) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestAReadingThatTheTablesDoNotHaveIsADifference(t *testing.T) {
	folder, o := publishedFigures(t, nil)
	if err := Agree(folder, Run{Fortolkning: []string{"R04"}}, o, 101, memory.NewGoAllocator()); err == nil {
		t.Error("the tables of a run under the default agree with one under R04")
	}
}
