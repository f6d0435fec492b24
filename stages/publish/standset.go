package publish

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/kontroller"
)

// stopped is the folder of a year in which table kontrol lies of the latest run that the
// controls stopped, until a run of the year is published. It is part of no run.
const stopped = "standset"

// Standset writes table kontrol of a run that the controls stopped, as CSV, and returns its
// path. The one of the run before is replaced. The caller holds the lock of out.
func Standset(out string, shelf Shelf, found []kontroller.Fund, mem memory.Allocator) (path string, err error) {
	text, err := kontrolCSV(found, mem)
	if err != nil {
		return "", err
	}
	path = standsetPath(out, shelf)
	if err := makeFolders(filepath.Dir(path)); err != nil {
		return "", err
	}
	return path, WriteWhole(path, filepath.Join(shelf.In(out), unfinished+stopped), text)
}

// UdenStandset removes what [Standset] left of an earlier run; it is no error if there is
// nothing. The caller holds the lock of out.
func UdenStandset(out string, shelf Shelf) error {
	path := standsetPath(out, shelf)
	if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err := os.Remove(path); err != nil {
		return fail("remove", path, err)
	}
	if err := os.Remove(filepath.Dir(path)); err != nil {
		return fail("remove", filepath.Dir(path), err)
	}
	return nil
}

func standsetPath(out string, shelf Shelf) string {
	return filepath.Join(shelf.In(out), stopped, schemas.Kontrolfund.Path+".csv")
}

// kontrolCSV is table kontrol as the file of a run has it.
func kontrolCSV(found []kontroller.Fund, mem memory.Allocator) ([]byte, error) {
	var text bytes.Buffer
	c := newCSV(nil, newShape(schemas.Kontrolfund, arrow.BinaryTypes.String, stamp{}))
	c.lines = &text
	batch := findings(found, mem)
	defer batch.Release()
	if err := errors.Join(c.Write(batch), c.flush()); err != nil {
		return nil, err
	}
	return text.Bytes(), nil
}
