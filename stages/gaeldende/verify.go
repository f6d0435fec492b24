package gaeldende

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"fokusmaal/stages/publish"
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
// [*publish.ReadError], without a value or anything about a person. The end of ctx is an error too.
func VerifyRun(ctx context.Context, folder string) (publish.Run, Verified, error) {
	run, _, v, err := verifyRun(ctx, folder)
	return run, v, err
}

// verifyRun is VerifyRun, and returns the SHA-256 of run.json too.
func verifyRun(ctx context.Context, folder string) (run publish.Run, sum string, v Verified, err error) {
	if run, sum, err = publish.ReadRecord(folder); err != nil {
		return run, sum, v, err
	}
	figures := run.Command == publish.CommandPipeline && run.AarTil == 0
	if figures {
		if err := publish.HasFigures(folder, run); err != nil {
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
		v.Sums, err = publish.Conserved(folder, run)
	}
	return run, sum, v, err
}

// noOthers is an error if there is something in a run folder that its record does not
// have, or the record has something twice.
func noOthers(folder string, run publish.Run) error {
	known := map[string]bool{filepath.Base(publish.RunFile(folder)): true}
	for _, o := range run.Outputs {
		if known[o.Path] {
			return publish.NotRecord(publish.RunFile(folder), "one with an output twice", nil)
		}
		known[o.Path] = true
	}
	return filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(folder, path)
		name = filepath.ToSlash(name)
		switch {
		case errors.Is(err, fs.ErrPermission) && publish.AboutPersons(name+"/"):
			return fs.SkipDir
		case err != nil:
			return publish.Unreadable(path, "a folder of the run", err)
		case entry.IsDir():
			return nil
		case !entry.Type().IsRegular():
			return &publish.ReadError{Path: path, Expected: "files that are in run.json", Found: "something that is no file", Hint: publish.HintAgain}
		case !known[name]:
			return &publish.ReadError{Path: path, Expected: "files that are in run.json", Found: "one that is not", Hint: publish.HintAgain}
		}
		return nil
	})
}

// outputs compares every file with the record, and returns those that could be read.
func (v *Verified) outputs(ctx context.Context, folder string, run publish.Run) (map[string]publish.Output, error) {
	read := map[string]publish.Output{}
	for _, o := range run.Outputs {
		err := publish.SameBytes(ctx, filepath.Join(folder, filepath.FromSlash(o.Path)), o)
		if publish.AboutPersons(o.Path) && errors.Is(err, fs.ErrPermission) {
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
func (v *Verified) formats(ctx context.Context, folder string, run publish.Run, read map[string]publish.Output) error {
	for _, o := range run.Outputs {
		if publish.ForThePublic(o.Path) {
			continue // marks stand beside the cells, and one format is there without another
		}
		name, isCSV := strings.CutSuffix(o.Path, ".csv")
		other := name + ".parquet"
		if !isCSV {
			var isParquet bool
			if name, isParquet = strings.CutSuffix(o.Path, ".parquet"); !isParquet {
				continue
			}
			other = name + ".csv"
		}
		if !publish.AboutPersons(o.Path) && !run.WroteFile(other) {
			return publish.NotRecord(publish.RunFile(folder), "one without "+other+" among its outputs", nil)
		}
		_, both := read[other]
		if _, mine := read[o.Path]; !both || !mine || !isCSV {
			continue
		}
		cells, err := publish.AgreeFormats(ctx, folder, name, o.Rows, run.Fortolkning)
		if err != nil {
			return err
		}
		v.Tables++
		v.Cells += cells
	}
	return nil
}
