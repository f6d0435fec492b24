package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/parquet-go/parquet-go/compress/zstd"

	"fokusmaal/schemas"
)

// unfinished begins the name of everything that is not a result yet.
const unfinished = ".tmp-"

// runIDForm is what a run id looks like: it begins with a time, and it is a plain name.
var runIDForm = regexp.MustCompile(`^[0-9]{8}T[0-9]{6}Z(-[0-9A-Za-z]+)*$`)

// IsRunID says whether a name can be that of a run.
func IsRunID(name string) bool { return runIDForm.MatchString(name) }

// Shelf is a folder under OUT where the results of one question stand, the runs of it, with
// kandidat for the latest: 2024 holds the figures of that year.
type Shelf string

// ShelfOf is the shelf of a year (1-9999).
func ShelfOf(year int) Shelf { return Shelf(fmt.Sprintf("%04d", year)) }

// ShelfOfYears is the shelf of what is about several years at once, from first to last.
func ShelfOfYears(first, last int) Shelf { return ShelfOf(first) + "-" + ShelfOf(last) }

// ShelfOfKommune is the shelf of what is about one kommune in a year.
func ShelfOfKommune(year int, kode int32) Shelf {
	return ShelfOf(year) + Shelf(fmt.Sprintf("-kommune-%03d", kode))
}

// In is the path of the shelf in a folder of results.
func (s Shelf) In(out string) string { return filepath.Join(out, string(s)) }

// RunID returns the id of a run that started then, to the second, in UTC.
func RunID(start time.Time) string { return start.UTC().Format("20060102T150405Z") }

// Folder is the folder of one run: under a temporary name while it is written, then
// either published or discarded. Several tables may be written at the same time, each by
// one goroutine.
type Folder struct {
	// shelf is such as OUT/2024, runs is runs in it, and temp the run's folder in that until
	// it is published as runs/<runID>.
	shelf, runs, temp string
	runID             string
	// stamp is what is put on every file of the folder.
	stamp stamp
	// zstd compresses the pages of every Parquet file: what it works with is used again.
	zstd *zstd.Codec

	mu      sync.Mutex
	open    []*file
	outputs []Output
	closed  bool
}

// NewFolder makes an empty folder for a run on a shelf of out. The caller
// holds the lock of out. Where a run of that id has been published already, the new one
// is called <run id>-2, -3 and so on: see [Folder.RunID].
//
// fortolkning are the ids of the readings in their alternative, in order, such as R04 and
// R12; nil or empty is every reading at its default. With any, every table of the folder
// has one more column at the end ([schemas.Result.MedFortolkning]), which the batches do
// not have. A text that is no id is an error.
func NewFolder(out string, shelf Shelf, runID string, fortolkning []string) (*Folder, error) {
	if !runIDForm.MatchString(runID) {
		return nil, fmt.Errorf("make a run folder: a run id is such as 20260401T083000Z, not %q", runID)
	}
	stamp, err := newStamp(fortolkning)
	if err != nil {
		return nil, err
	}
	f := &Folder{shelf: shelf.In(out), stamp: stamp, zstd: &zstd.Codec{Level: zstd.SpeedFastest}}
	f.runs = filepath.Join(f.shelf, "runs")
	if err := makeFolders(f.runs); err != nil {
		return nil, err
	}
	if f.runID, err = freeID(f.runs, runID); err != nil {
		return nil, err
	}
	f.temp = filepath.Join(f.runs, unfinished+f.runID+"-"+strconv.Itoa(os.Getpid()))
	if err := os.Mkdir(f.temp, publicFolder); err != nil {
		return nil, fail("create", f.temp, err)
	}
	return f, nil
}

// freeID returns the run id, with a number from 2 behind it if it is taken.
func freeID(runs, runID string) (string, error) {
	for id, n := runID, 2; ; id, n = fmt.Sprintf("%s-%d", runID, n), n+1 {
		taken, err := exists(filepath.Join(runs, id))
		if err != nil || !taken {
			return id, err
		}
	}
}

// RunID returns the id that the run is published under.
func (f *Folder) RunID() string { return f.runID }

// Publikationsmappe is the folder in a run's folder that holds what is for the public.
const Publikationsmappe = "publikation"

// ForThePublic says whether a file of a run is in [Publikationsmappe].
func ForThePublic(path string) bool { return strings.HasPrefix(path, Publikationsmappe+"/") }

// Outputs returns the files that are written to the end, in order of path.
func (f *Folder) Outputs() []Output {
	f.mu.Lock()
	defer f.mu.Unlock()
	outputs := slices.Clone(f.outputs)
	slices.SortFunc(outputs, func(a, b Output) int { return strings.Compare(a.Path, b.Path) })
	return outputs
}

// create opens a new file for a table; the ending is such as ».csv«.
func (f *Folder) create(t schemas.Result, ending string) (*file, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return nil, fmt.Errorf("create %s%s: the run folder is published or discarded already", t.Path, ending)
	}
	if err := f.makeFolderOf(t); err != nil {
		return nil, err
	}
	mode := publicFile
	if t.Intern {
		mode = privateFile
	}
	file, err := createFile(f, t.Path+ending, mode)
	if err != nil {
		return nil, err
	}
	f.open = append(f.open, file)
	return file, nil
}

// makeFolderOf makes the folder that a table's path names, if it names one, and those above it. Where it names
// none, a table about single persons makes the run folder itself private.
func (f *Folder) makeFolderOf(t schemas.Result) error {
	path := filepath.Dir(filepath.Join(f.temp, filepath.FromSlash(t.Path)))
	mode := publicFolder
	if t.Intern {
		mode = privateFolder
	}
	if err := f.makeBelow(path, mode); err != nil || !t.Intern {
		return err
	}
	return fail("make private", path, os.Chmod(path, mode))
}

// makeBelow makes a folder of the run folder, and those above it that are missing.
func (f *Folder) makeBelow(path string, mode fs.FileMode) error {
	if path == f.temp {
		return nil
	}
	err := os.Mkdir(path, mode)
	if errors.Is(err, fs.ErrNotExist) {
		if err := f.makeBelow(filepath.Dir(path), mode); err != nil {
			return err
		}
		err = os.Mkdir(path, mode)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return fail("create", path, err)
}

// done takes note that a file is closed, and of its facts if it is whole.
func (f *Folder) done(closed *file, output Output, whole bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.open = slices.DeleteFunc(f.open, func(o *file) bool { return o == closed })
	if whole {
		f.outputs = append(f.outputs, output)
	}
}

// Discard removes the folder and whatever is in it. After [Folder.Publish] has
// succeeded it does nothing, so it may stand in a defer. No writer may be at work.
func (f *Folder) Discard() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, file := range f.open {
		file.abandon()
	}
	f.open = nil
	if f.temp == "" {
		return nil
	}
	if err := os.RemoveAll(f.temp); err != nil {
		return fail("remove", f.temp, err)
	}
	f.temp, f.closed = "", true
	return nil
}

// shelfForm is what the name of a shelf looks like.
var shelfForm = regexp.MustCompile(`^[0-9]{4}(-[0-9]{4}|-kommune-[0-9]{3})?$`)

// Sweep ends what a run was publishing when it died, and removes what others left on the
// shelves of out, be it on others than those of this run. The caller holds the lock of out, so nothing of it belongs to a run that
// is alive.
func Sweep(out string) error {
	if err := endIntent(out); err != nil {
		return err
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		return fail("list", out, err)
	}
	for _, entry := range entries {
		if !entry.IsDir() || !shelfForm.MatchString(entry.Name()) {
			continue
		}
		shelf := filepath.Join(out, entry.Name())
		for _, path := range []string{shelf, filepath.Join(shelf, "runs")} {
			if err := sweep(path); err != nil {
				return err
			}
		}
	}
	return nil
}

func sweep(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fail("list", folder, err)
	}
	for _, entry := range entries {
		if !strings.HasPrefix(entry.Name(), unfinished) {
			continue
		}
		path := filepath.Join(folder, entry.Name())
		if err := os.RemoveAll(path); err != nil {
			return fail("remove", path, err)
		}
	}
	return nil
}
