package publish

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// Verified counts what was held against what.
type Verified struct {
	// Files are those whose bytes are the ones that their record has; Unread are files about
	// single persons that the user may not read.
	Files, Unread int
	// Tables are those that were compared in both formats, Cells their cells.
	Tables int
	Cells  int64
	// Sums are those of the laws of conservation.
	Sums int64
}

func (v *Verified) add(other Verified) {
	v.Files += other.Files
	v.Unread += other.Unread
	v.Tables += other.Tables
	v.Cells += other.Cells
	v.Sums += other.Sums
}

// VerifyRun holds a run folder against itself: every file has the bytes that run.json has,
// and there are no others; each table is the same in Parquet and CSV, cell by cell; and the
// figures keep the laws of conservation. The first thing that does not hold is a
// [*ReadError], without a value or anything about a person. The end of ctx is an error too.
func VerifyRun(ctx context.Context, folder string) (Run, Verified, error) {
	run, _, v, err := verifyRun(ctx, folder)
	return run, v, err
}

// verifyRun is VerifyRun, and returns the SHA-256 of run.json too.
func verifyRun(ctx context.Context, folder string) (run Run, sum string, v Verified, err error) {
	if run, sum, err = readRunSum(folder); err != nil {
		return run, sum, v, err
	}
	figures := run.Command == CommandPipeline && run.AarTil == 0
	if figures {
		if err := hasFigures(folder, run); err != nil {
			return run, sum, v, err
		}
	}
	if err := noOthers(folder, run); err != nil {
		return run, sum, v, err
	}
	read, err := v.outputs(ctx, folder, run)
	if err != nil {
		return run, sum, v, err
	}
	if err := v.formats(ctx, folder, run, read); err != nil {
		return run, sum, v, err
	}
	if figures {
		v.Sums, err = conserved(folder, run)
	}
	return run, sum, v, err
}

// noOthers is an error if there is something in a run folder that its record does not
// have, or the record has something twice.
func noOthers(folder string, run Run) error {
	known := map[string]bool{runFile: true}
	for _, o := range run.Outputs {
		if known[o.Path] {
			return notRecord(RunFile(folder), "one with an output twice", nil)
		}
		known[o.Path] = true
	}
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(folder, path)
		name = filepath.ToSlash(name)
		switch {
		case errors.Is(err, fs.ErrPermission) && aboutPersons(name+"/"):
			return fs.SkipDir
		case err != nil:
			return unreadable(path, "a folder of the run", err)
		case entry.IsDir():
			return nil
		case !entry.Type().IsRegular():
			return &ReadError{Path: path, Expected: "files that are in run.json", Found: "something that is no file", Hint: hintAgain}
		case !known[name]:
			return &ReadError{Path: path, Expected: "files that are in run.json", Found: "one that is not", Hint: hintAgain}
		}
		return nil
	})
}

// outputs compares every file with the record, and returns those that could be read.
func (v *Verified) outputs(ctx context.Context, folder string, run Run) (map[string]Output, error) {
	read := map[string]Output{}
	for _, o := range run.Outputs {
		err := sameBytes(ctx, filepath.Join(folder, filepath.FromSlash(o.Path)), o)
		if aboutPersons(o.Path) && errors.Is(err, fs.ErrPermission) {
			v.Unread++
			continue
		}
		if err != nil {
			return nil, err
		}
		read[o.Path] = o
		v.Files++
	}
	return read, nil
}

// formats compares the tables that are there in both formats. Those about single persons
// may be in one alone, or not readable; of all others both have to be there.
func (v *Verified) formats(ctx context.Context, folder string, run Run, read map[string]Output) error {
	stamp, err := newStamp(run.Fortolkning)
	if err != nil {
		return err
	}
	for _, o := range run.Outputs {
		name, isCSV := strings.CutSuffix(o.Path, ".csv")
		other := name + ".parquet"
		if !isCSV {
			var isParquet bool
			if name, isParquet = strings.CutSuffix(o.Path, ".parquet"); !isParquet {
				continue
			}
			other = name + ".csv"
		}
		if !aboutPersons(o.Path) && !run.wroteFile(other) {
			return notRecord(RunFile(folder), "one without "+other+" among its outputs", nil)
		}
		_, both := read[other]
		if _, mine := read[o.Path]; !both || !mine || !isCSV {
			continue
		}
		cells, err := agreeFormats(ctx, folder, name, o.Rows, stamp)
		if err != nil {
			return err
		}
		v.Tables++
		v.Cells += cells
	}
	return nil
}

// hasFigures is an error if a run's record does not have all tables of figures, each in
// both formats.
func hasFigures(folder string, run Run) error {
	for _, t := range figureTables() {
		for _, ending := range []string{".csv", ".parquet"} {
			if !run.wroteFile(t.Path + ending) {
				return notRecord(RunFile(folder), "one without "+t.Path+ending+" among its outputs", nil)
			}
		}
	}
	return nil
}
