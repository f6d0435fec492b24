package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// population is the folder of one of the invented populations of testdata/cases.
func population(name string) string {
	return filepath.Join("..", "..", "testdata", "cases", name)
}

// fokusmaal builds the first calculation once and returns the program.
var fokusmaal = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "kontrol-test-")
	if err != nil {
		return "", err
	}
	program := filepath.Join(folder, "fokusmaal")
	build := exec.Command("go", "build", "-o", program, "fokusmaal/pipeline")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building: %w: %s", err, out)
	}
	return program, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if program, err := fokusmaal(); err == nil {
		_ = os.RemoveAll(filepath.Dir(program))
	}
	os.Exit(code)
}

// aRun makes a run of a year and returns its folder. The populations of the cases are no
// country, so the controls that they fail are accepted.
func aRun(t *testing.T, data, year string, flags ...string) string {
	t.Helper()
	program, err := fokusmaal()
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	run := exec.Command(program, append([]string{"pipeline", "--year", year, "--data", data, "--out", out}, flags...)...)
	if text, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	folder, err := filepath.EvalSymlinks(filepath.Join(out, year, "kandidat"))
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// kontrol runs this program and returns its exit code and what it wrote.
func kontrol(t *testing.T, args ...string) (int, string) {
	t.Helper()
	temp := t.TempDir()
	var out bytes.Buffer
	code := command(context.Background(), append([]string{"--temp", temp}, args...), &out, &out)
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("%d temporary folders are left over, %v", len(left), err)
	}
	return code, out.String()
}

func TestARunIsProvedAndItsRecordSaysSo(t *testing.T) {
	data := filepath.Join(population("p13"), "data")
	run := aRun(t, data, "2025")
	code, text := kontrol(t, "--data", data, "--run", run)
	if code != exitEqual || !strings.Contains(text, "every law of conservation") {
		t.Fatalf("exit code %d: %s", code, text)
	}
	for _, left := range []string{"kontrol            not compared: it is what", "afviste/ydelse     not compared: they are rows", "publikation/*      not compared: it is the compared tables once more", "*.csv              not compared: they are the same"} {
		if !strings.Contains(text, "\n  "+left) {
			t.Errorf("it does not say »%s« in %s", left, text)
		}
	}
	rec := readRecord(t, run)
	if len(rec.NotCompared) != 7 {
		t.Errorf("left out are %v", rec.NotCompared)
	}
	if rec.Status != "ens" || rec.RunID != filepath.Base(run) || len(rec.Tables) < 9 || len(rec.SHA256) != 64 {
		t.Errorf("the record is %+v", rec)
	}
}

// A publication names the record by its SHA-256, so it may not change when the same run is
// proved again; a record that is not that of an equal run is made anew.
func TestTheRecordOfAnEqualRunStaysWhenItIsProvedAgain(t *testing.T) {
	const sum = "a4e1b0c2"
	run := filepath.Join(t.TempDir(), "2024", "runs", "20250101T000000Z")
	path := filepath.Join(recordFolder(run), filepath.Base(run)+".json")
	write := func(begun time.Time) []byte {
		t.Helper()
		r := &result{run: &runRecord{RunID: filepath.Base(run), folder: run, sha256: sum}}
		if err := r.write(begun, begun.Add(3*time.Second)); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	begun := time.Date(2025, 1, 1, 3, 30, 0, 0, time.UTC)
	first := write(begun)
	for name, c := range map[string]struct {
		old, now string // what of the record is another
		stays    bool
	}{
		"as it was":       {"", "", true},
		"another program": {`"version": "`, `"version": "0.0.9-`, true},
		"another status":  {`"ens"`, `"ulige"`, false},
		"other figures":   {sum, "00000000", false},
		"no line end":     {"}\n", "}", false},
		"no record":       {"{", "", false},
	} {
		before := bytes.Replace(first, []byte(c.old), []byte(c.now), 1)
		if err := os.WriteFile(path, before, 0o600); err != nil {
			t.Fatal(err)
		}
		if after := write(begun.Add(time.Hour)); bytes.Equal(after, before) != c.stays {
			t.Errorf("%s:\n%s", name, after)
		}
	}
}

// readRecord reads the record of a run.
func readRecord(t *testing.T, run string) record {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(recordFolder(run), filepath.Base(run)+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var rec record
	if err := json.Unmarshal(text, &rec); err != nil {
		t.Fatal(err)
	}
	return rec
}

func TestWhatCannotBeProvedIsRefused(t *testing.T) {
	data := filepath.Join(population("p12"), "data")
	plain, reading := aRun(t, data, "2024"), aRun(t, data, "2024", "--fortolkning", "R04")
	for name, c := range map[string]struct {
		code int
		says string
		args []string
	}{
		"readings":   {exitInput, "covers the standard readings alone", []string{"--data", data, "--run", reading}},
		"other data": {exitInput, "found other bytes", []string{"--data", filepath.Join(population("p11"), "data"), "--run", plain}},
		"no data":    {exitInput, "expected ydelse.parquet or files in ydelse/", []string{"--data", t.TempDir(), "--run", plain}},
		"no run":     {exitInput, "expected the record of a run", []string{"--data", data, "--run", t.TempDir()}},
		"no flags":   {exitUsage, "--data and --run, or --out and --year, are needed", nil},
		"one more":   {exitUsage, "takes flags only", []string{"--data", data, "--run", plain, "2024"}},
	} {
		if code, text := kontrol(t, c.args...); code != c.code || !strings.Contains(text, c.says) {
			t.Errorf("%s: exit code %d: %s", name, code, text)
		}
	}
	if _, err := os.Stat(recordFolder(plain)); err == nil {
		t.Error("there is a record of what was not compared")
	}
}
