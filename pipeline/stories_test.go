package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/rogpeppe/go-internal/testscript"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/syntetisk"
)

// figuresAlone is how the tests that ask nothing about the publication leave it out: it takes
// longer than all the rest of a run on few persons.
const figuresAlone = "FOKUSMAAL_UDEN_PUBLIKATION"

func TestMain(m *testing.M) {
	if _, given := os.LookupEnv(figuresAlone); !given {
		if err := os.Setenv(figuresAlone, "true"); err != nil {
			panic(err)
		}
	}
	testscript.Main(m, map[string]func(){"fokusmaal": main, measuredProcess: measuredMain})
}

// TestTheStoriesAreTrue plays testdata/stories: the command as its users meet it. Each
// finds the small country in land and Jobindsats' table Y30R21 of 2020-2022 in y30r21.csv.
// Beside the commands of testscript there are those below.
func TestTheStoriesAreTrue(t *testing.T) {
	country, ids := smallCountry(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "../testdata/stories",
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv(figuresAlone, "true")
			y30r21, err := os.ReadFile("../stages/read/testdata/y30r21-2020-2022.csv")
			if err != nil {
				return err
			}
			if err := os.WriteFile(filepath.Join(e.WorkDir, "y30r21.csv"), y30r21, 0o600); err != nil {
				return err
			}
			return os.CopyFS(filepath.Join(e.WorkDir, "land"), os.DirFS(country))
		},
		Condition: func(condition string) (bool, error) {
			if condition == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("no condition %s", condition)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exitcode": func(ts *testscript.TestScript, neg bool, args []string) { exitCode(ts, ids, args) },
			"edit":     edit,
			"nothing":  nothing,
			"hold":     hold,
			"cutfile":  cutFile,
			"samerun":  sameRun,
			"opened":   opened,
		},
	})
}

// smallCountry makes the country that every story finds in the folder land: about 1 400
// persons, January 2020 to December 2025. ids are its persons, whom no message may name.
func smallCountry(t *testing.T) (folder string, ids map[string]bool) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "land")
	_, err := syntetisk.Make(context.Background(), syntetisk.Options{Out: folder, Scale: 0.0005, Seed: 1,
		From: schemas.MonthOf(2020, 1), To: schemas.MonthOf(2025, 12)})
	if err != nil {
		t.Fatal(err)
	}
	ydelse, err := readSheets(folder, "ydelse")
	if err != nil {
		t.Fatal(err)
	}
	ids = map[string]bool{}
	for _, cells := range ydelse.rows {
		ids[cells[ydelse.column("person_id")].(string)] = true
	}
	return folder, ids
}

var (
	words   = regexp.MustCompile(`[0-9A-Za-z]+`)
	panicky = regexp.MustCompile(`panic|goroutine|runtime error|report it|\.go:[0-9]`)
)

// exitCode: exitcode N PROGRAM ARGUMENTS... runs a program that must end with that code.
// An error is shown in the one block that the README promises, and nothing of the program
// or of a person is in it.
func exitCode(ts *testscript.TestScript, ids map[string]bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exited *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exited) {
		got = exited.ExitCode()
	} else {
		ts.Check(err)
	}
	stdout, stderr := ts.ReadFile("stdout"), ts.ReadFile("stderr")
	if got != want {
		ts.Fatalf("exit code %d, not %d:\n%s%s", got, want, stdout, stderr)
	}
	if found := panicky.FindString(stdout + stderr); found != "" {
		ts.Fatalf("the user sees %q:\n%s", found, stderr)
	}
	for _, word := range words.FindAllString(stdout+stderr, -1) {
		if ids[word] {
			ts.Fatalf("a person is named")
		}
	}
	if want == exitDone || want == exitUsage {
		return
	}
	lines := strings.Split(strings.TrimSuffix(stderr, "\n"), "\n")
	if want == exitIO && lines[0] == stageHead {
		lines = lines[len(lines)-4:] // the run was done when it could not be shown
	}
	if want == exitOverdue && strings.HasPrefix(stdout, "Status of ") || want == exitDecision && strings.HasPrefix(stdout, "Forskel ") {
		stdout = "" // what is not in order, or is another decision, is shown too
	}
	// What failed may be a list: each control and kommune has a line, which begins below the first.
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, strings.Repeat(" ", 14)) })
	if stdout != "" || len(lines) != 4 || !beginsFailure(lines[0], args) ||
		!strings.HasPrefix(lines[1], "  what ") || !strings.HasPrefix(lines[2], "  next ") || lines[3] != "  exit code   "+args[0] {
		ts.Fatalf("not the block of a failure:\n%s%s", stdout, stderr)
	}
}

// stageHead is the first of the lines that show the stages of a run.
var stageHead = fmt.Sprintf("%-10s %15s %10s %10s", "stage", "rows", "rejected", "seconds")

// beginsFailure says whether a line is the first one of a failure of the command that the
// arguments name: what is not there because of it.
func beginsFailure(line string, args []string) bool {
	if args[1] != "fokusmaal" {
		return strings.HasPrefix(line, "fokusmaal failed; ") // a shell that runs it
	}
	not := map[string]string{"pipeline": "published", "foelsomhed": "published", "forklar": "explained", "sagsgennemgang": "published", "leverance": "written", "verify": "verified", "syntetisk": "made", "diff": "compared", "serve": "served"}
	if args[0] == strconv.Itoa(exitDecision) {
		return line == "fokusmaal failed; a decision is another one"
	}
	switch args[2] {
	case commandPublicer:
		return line == "fokusmaal failed; nothing new is in force"
	case commandStatus:
		return line == "fokusmaal failed; the results are not in order"
	}
	return line == "fokusmaal failed; nothing was "+not[args[2]]
}

// edit: edit FILE CHANGE... [, CHANGE...] changes a Parquet file; see sheet.change. The
// changes optional, plain and rowgroups N say how it is written.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	s, err := readSheet(path)
	ts.Check(err)
	how := writing{}
	for _, change := range strings.Split(strings.Join(args[1:], "\x1f"), "\x1f,\x1f") {
		switch words := strings.Split(change, "\x1f"); words[0] {
		case "optional":
			how.optional = true
		case "plain":
			how.encoding = "plain"
		case "rowgroups":
			how.rowsPerGroup, err = strconv.Atoi(words[1])
			ts.Check(err)
		default:
			ts.Check(s.change(words))
		}
	}
	ts.Check(s.write(path, how))
}

// nothing: nothing FOLDER... makes sure that there is nothing in the folders that could be
// taken for a result: at most the lock and empty folders.
func nothing(ts *testscript.TestScript, neg bool, args []string) {
	for _, out := range args {
		err := filepath.WalkDir(ts.MkAbs(out), func(path string, d fs.DirEntry, err error) error {
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err == nil && (!d.IsDir() && d.Name() != ".laas" || strings.HasPrefix(d.Name(), ".tmp-")) {
				ts.Fatalf("%s is there", path)
			}
			return err
		})
		ts.Check(err)
	}
}

// hold: hold FOLDER takes the lock of a folder of results until the end of the story.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	held, err := publish.Lock(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { _ = held.Release() })
}

// cutFile: cutfile FILE N leaves the first N bytes of a file, or with -N all but the last
// N.
func cutFile(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	info, err := os.Stat(path)
	ts.Check(err)
	if n < 0 {
		n += info.Size()
	}
	ts.Check(os.Truncate(path, n))
}

// sameRun: samerun ONE OTHER makes sure that two run folders hold the same bytes, run.json
// apart.
func sameRun(ts *testscript.TestScript, neg bool, args []string) {
	one, err := runBytes(ts.MkAbs(args[0]))
	ts.Check(err)
	other, err := runBytes(ts.MkAbs(args[1]))
	ts.Check(err)
	if len(one) < 20 || len(one) != len(other) {
		ts.Fatalf("%d and %d files", len(one), len(other))
	}
	for name, bytes := range one {
		if bytes != other[name] {
			ts.Fatalf("%s differs", name)
		}
	}
}

// opened: opened FILE KEYS opens a file that is encrypted with age with the secret keys in
// another file and writes what is in it to standard output; ! opened makes sure that they
// do not open it.
func opened(ts *testscript.TestScript, neg bool, args []string) {
	keys, err := age.ParseIdentities(strings.NewReader(ts.ReadFile(args[1])))
	ts.Check(err)
	text, err := openSealed(ts.MkAbs(args[0]), keys...)
	if neg && err != nil {
		return
	}
	ts.Check(err)
	if neg {
		ts.Fatalf("%s opens", args[0])
	}
	_, err = io.WriteString(ts.Stdout(), text)
	ts.Check(err)
}

// runBytes reads the files of a run folder, run.json apart.
func runBytes(folder string) (map[string]string, error) {
	files := map[string]string{}
	folder, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return nil, err
	}
	return files, filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "run.json" {
			return err
		}
		text, err := os.ReadFile(path)
		files[strings.TrimPrefix(path, folder)] = string(text)
		return err
	})
}
