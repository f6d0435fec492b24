package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// runRecord is what of a run's run.json the second calculation needs.
type runRecord struct {
	RunID       string   `json:"run_id"`
	Command     string   `json:"command"`
	Aar         int      `json:"aar"`
	AarTil      int      `json:"aar_til"`
	Arguments   []string `json:"arguments"`
	Fortolkning []string `json:"fortolkning"`
	Input       []struct {
		Table string      `json:"table"`
		Files []inputFile `json:"files"`
	} `json:"input"`
	// PersonKey is there where the ids became pseudonyms.
	PersonKey *struct {
		Fingerprint string `json:"fingerprint"`
	} `json:"person_key"`
	SmallInput []smallInput  `json:"small_input"`
	Rejects    []rejectCount `json:"rejects"`
	Duplicates struct {
		Ydelse   int64 `json:"ydelse"`
		Samtaler int64 `json:"samtaler"`
	} `json:"duplicates"`
	Outputs []struct {
		Path string `json:"path"`
	} `json:"outputs"`
	Time struct {
		Started string `json:"started"`
	} `json:"time"`

	folder string // the run's own folder, links resolved
	sha256 string // of run.json
}

// inputFile is one file of a table.
type inputFile struct {
	Path   string `json:"path"` // relative to the input folder, with slashes
	Bytes  int64  `json:"bytes"`
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"`
}

// smallInput is a small file beside the tables.
type smallInput struct {
	Name   string `json:"name"`
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
}

// rejectCount is how many rows of a table were rejected under one code.
type rejectCount struct {
	Table string `json:"table"`
	Code  string `json:"code"`
	Rows  int64  `json:"rows"`
}

// readRun reads run.json of a run's folder, and refuses what is no run of one year under
// the standard readings.
func readRun(folder string) (*runRecord, error) {
	rec, err := openRun(folder)
	if err != nil {
		return nil, err
	}
	return rec, rec.fits()
}

// openRun reads run.json of a run's folder.
func openRun(folder string) (*runRecord, error) {
	real, err := filepath.EvalSymlinks(folder)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return nil, wrong("give the folder of a run, such as ud/2024/kandidat", "opening %s: expected the folder of a run, found nothing that can be opened", folder)
	}
	text, err := readFile(filepath.Join(real, "run.json"))
	if err != nil {
		return nil, wrong("give the folder of a run, such as ud/2024/kandidat", "opening run.json in %s: expected the record of a run, found none that can be read", folder)
	}
	rec := &runRecord{folder: real}
	if err := json.Unmarshal(text, rec); err != nil {
		return nil, wrong("make the run again", "reading run.json in %s: expected the record of a run, found no such JSON", folder)
	}
	sum := sha256.Sum256(text)
	rec.sha256 = hex.EncodeToString(sum[:])
	return rec, nil
}

// years are the year of a run, or the first and the last of several, as a folder is named.
func (r *runRecord) years() string {
	if r.AarTil == 0 {
		return strconv.Itoa(r.Aar)
	}
	return strconv.Itoa(r.Aar) + "-" + strconv.Itoa(r.AarTil)
}

// maxRecord is more bytes than the record of any run has.
const maxRecord = 16 << 20

// readFile reads a file if it is one: a pipe would wait for a writer, and a signal with it,
// and a device has no end.
func readFile(path string) ([]byte, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxRecord {
		return nil, errors.New("no file of that size")
	}
	return io.ReadAll(io.LimitReader(f, maxRecord))
}

// fits says whether the second calculation covers a run.
func (r *runRecord) fits() error {
	switch {
	case r.Command != "pipeline":
		return wrong("give a folder of fokusmaal pipeline", "run.json: expected a run of the command pipeline, found another command; the second calculation covers the figures alone")
	case r.AarTil != 0:
		return wrong("give --out and --years, which compare each year and then the grid", "run.json: expected a run folder of one year, found the folder of several years together")
	case len(r.Fortolkning) > 0:
		return wrong("run the pipeline without FORTOLKNING to have its figures proved", "run.json: the run has readings in their alternative; the second calculation covers the standard readings alone")
	case r.Aar < 2020 || r.Aar > 2025:
		return wrong("give a run of a year that is covered", "run.json: expected a measured year from 2020 to 2025 (SPEC 8, Validity), found another")
	case r.RunID == "" || r.RunID != filepath.Base(r.RunID):
		return wrong("make the run again", "run.json: expected a run id that can be the name of a file, found none")
	}
	return nil
}

// has says whether a run wrote a file.
func (r *runRecord) has(path string) bool {
	for _, o := range r.Outputs {
		if o.Path == path {
			return true
		}
	}
	return false
}
