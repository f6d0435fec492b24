package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

// ReadError is a published run that is not there, or not what a run is. It never holds
// anything about a person.
type ReadError struct {
	// Path is the file or folder.
	Path string
	// Expected and Found say what is wrong with it.
	Expected, Found string
	// Hint says what to do about it.
	Hint string
	// Cause is the error below, if there is one.
	Cause error
}

// Error writes all of it as one line, the advice after a semicolon.
func (e *ReadError) Error() string {
	return fmt.Sprintf("reading %s: expected %s, found %s; %s", e.Path, e.Expected, e.Found, e.Hint)
}

// Advice returns the hint.
func (e *ReadError) Advice() string { return e.Hint }

// Unwrap returns the cause.
func (e *ReadError) Unwrap() error { return e.Cause }

// Candidate returns the folder of the latest published run of a year: what kandidat
// points to now. A later run does not change what is in it.
func Candidate(out string, year int) (string, error) {
	path := filepath.Join(yearFolder(out, year), candidate)
	folder, err := filepath.EvalSymlinks(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", &ReadError{Path: path, Expected: "a published run", Found: "nothing", Cause: err,
			Hint: fmt.Sprintf("run make pipeline YEAR=%d first, or give the folder of its results (--out, make OUT=…)", year)}
	}
	if err != nil {
		return "", unreadable(path, "a published run", err)
	}
	return folder, nil
}

func unreadable(path, expected string, err error) error {
	return &ReadError{Path: path, Expected: expected, Found: reason(err), Cause: err, Hint: "check the path and its permissions"}
}

// RunFile returns the path of run.json in the folder of a run.
func RunFile(folder string) string { return filepath.Join(folder, runFile) }

// ReadRun reads run.json from the folder of a published run. A record that lacks what
// every run has is an error: see run.schema.json.
func ReadRun(folder string) (Run, error) {
	path := RunFile(folder)
	text, err := os.ReadFile(path)
	if err != nil {
		return Run{}, unreadable(path, "the record of a run", err)
	}
	var run Run
	if err := json.Unmarshal(text, &run); err != nil {
		return Run{}, notRecord(path, "JSON of another form", err)
	}
	if lacks := run.lacks(); lacks != "" {
		return Run{}, notRecord(path, "one without "+lacks, nil)
	}
	return run, nil
}

func notRecord(path, found string, cause error) error {
	return &ReadError{Path: path, Expected: "the record of a run (run.schema.json)", Found: found, Cause: cause,
		Hint: "it is not as it was published: run make pipeline again"}
}

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// lacks names the first thing that every run has and this record has not, or nothing.
func (r *Run) lacks() string {
	switch {
	case !runIDForm.MatchString(r.RunID):
		return "run_id"
	case r.Version == "":
		return "version"
	case r.Command != CommandPipeline && r.Command != CommandFoelsomhed:
		return "command"
	case r.Aar < 1:
		return "aar"
	case r.Status != StatusPublished:
		return "status " + strconv.Quote(string(StatusPublished))
	case len(r.Input) == 0:
		return "input"
	}
	if _, err := newStamp(r.Fortolkning); err != nil {
		return "readings such as R04"
	}
	for _, table := range r.Input {
		for _, f := range table.Files {
			if f.Path == "" || !hashForm.MatchString(f.SHA256) {
				return "path and sha256 of every input file"
			}
		}
	}
	return ""
}
