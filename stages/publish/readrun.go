package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
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
	path := filepath.Join(ShelfOf(year).In(out), CandidateName)
	folder, err := FollowLink(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
		return "", &ReadError{Path: path, Expected: "a published run", Found: "nothing", Cause: err,
			Hint: fmt.Sprintf("run make pipeline YEAR=%d first, or give the folder of its results (--out, make OUT=…)", year)}
	}
	if err != nil {
		return "", Unreadable(path, "a published run", err)
	}
	return folder, nil
}

// FollowLink returns what a link such as kandidat leads to in the end. Where symbolic links
// lead to no end the error is the errno, which package filepath tells in words of its own.
func FollowLink(path string) (string, error) {
	folder, err := filepath.EvalSymlinks(path)
	if err == nil {
		return folder, nil
	}
	if _, errno := os.Stat(path); errors.Is(errno, syscall.ELOOP) {
		return "", errno
	}
	return "", err
}

// HintAgain is the advice about what is missing or not as it was.
const HintAgain = "it is not as it was published: run make pipeline again"

// Unreadable is the [*ReadError] of a file or folder that the file system did not give, with
// the error that it gave instead.
func Unreadable(path, expected string, err error) error {
	e := &ReadError{Path: path, Expected: expected, Found: reason(err), Cause: err, Hint: "check the path and its permissions"}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		e.Found, e.Hint = "nothing", HintAgain
	case errors.Is(err, syscall.ELOOP):
		e.Found, e.Hint = "a symbolic link that leads back to itself", HintAgain
	}
	return e
}

// The sizes that a record and a table of figures stay far below: what is larger is
// something else, and is not read into memory.
const (
	maxRecord = 16 << 20
	maxTable  = 256 << 20
)

// readWhole reads a file of a published run, of at most limit bytes.
func readWhole(path, expected string, limit int64) ([]byte, error) {
	f, err := openRegular(path, expected)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, Unreadable(path, expected, err)
	}
	if int64(len(text)) > limit {
		return nil, &ReadError{Path: path, Expected: fmt.Sprintf("%s, at most %d MiB", expected, limit>>20), Found: "more", Hint: HintAgain}
	}
	return text, nil
}

// ReadRecordFile reads a record that lies beside the runs, of at most as many bytes as a
// run.json may have; expected says what it is.
func ReadRecordFile(path, expected string) ([]byte, error) {
	return readWhole(path, expected, maxRecord)
}

// openRegular opens a file for reading if it is one: a pipe would wait for a writer, and a
// device has no end. It looks before and after, since only the file that is open stays
// what it is.
func openRegular(path, expected string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, Unreadable(path, expected, err)
	}
	if !info.Mode().IsRegular() {
		return nil, notRegular(path, expected, info)
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, Unreadable(path, expected, err)
	}
	if info, err = f.Stat(); err == nil && info.Mode().IsRegular() {
		return f, nil
	}
	_ = f.Close() // nothing was read
	if err != nil {
		return nil, Unreadable(path, expected, err)
	}
	return nil, notRegular(path, expected, info)
}

func notRegular(path, expected string, info fs.FileInfo) error {
	found := "something that is no file"
	if info.IsDir() {
		found = "a folder"
	}
	return &ReadError{Path: path, Expected: expected, Found: found, Hint: HintAgain}
}

// RunFolder is the folder of a run on a shelf.
func RunFolder(shelf, runID string) string { return filepath.Join(shelf, "runs", runID) }

// RunFile returns the path of run.json in the folder of a run.
func RunFile(folder string) string { return filepath.Join(folder, runFile) }

// ReadRun reads run.json from the folder of a published run, which has the name of the
// run. A record that lacks what every run has, or is not of that run, is an error: see
// run.schema.json.
func ReadRun(folder string) (Run, error) {
	run, _, err := readRunSum(folder)
	return run, err
}

// readRunSum reads run.json and returns the SHA-256 of its bytes too, in hex.
func readRunSum(folder string) (Run, string, error) {
	path := RunFile(folder)
	text, err := ReadRecordFile(path, "the record of a run")
	if err != nil {
		return Run{}, "", err
	}
	var run Run
	if err := json.Unmarshal(text, &run); err != nil {
		return Run{}, "", NotRecord(path, "JSON of another form", err)
	}
	if lacks := run.lacks(); lacks != "" {
		return Run{}, "", NotRecord(path, "one without "+lacks, nil)
	}
	if run.RunID != filepath.Base(folder) {
		return Run{}, "", NotRecord(path, "that of a run with another run_id than the name of its folder", nil)
	}
	return run, SHA256Of(text), nil
}

// SHA256Of is the SHA-256 of a text, in hex.
func SHA256Of(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// NotRecord is the [*ReadError] of a run.json that has another form than every one has;
// found says what it is instead, and cause may be nil.
func NotRecord(path, found string, cause error) error {
	return &ReadError{Path: path, Expected: "the record of a run (run.schema.json)", Found: found, Cause: cause, Hint: HintAgain}
}
