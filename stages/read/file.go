package read

import (
	"io/fs"
	"os"
	"path/filepath"

	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// idColumn is the place of person_id, the same in all four tables.
const idColumn = schemas.YdelsePersonID

// File is one open Parquet file.
type File struct {
	// Path is relative to the input folder, with slashes.
	Path string
	// Bytes and Rows are the file's size and its number of rows.
	Bytes, Rows int64
	// SHA256 is the hash of the whole file in hex, after [File.Hash].
	SHA256 string

	table     *Table
	full      string
	handle    *os.File
	info      fs.FileInfo // as it was when the file was opened
	columns   []column    // in the order of schemas.Input
	rowGroups []RowGroup
}

// ids is the type of the file's ids.
func (f *File) ids() arrow.DataType { return f.columns[idColumn].value }

// open opens the file and reads its header.
func (f *File) open(dir string) (err error) {
	f.full = filepath.Join(dir, filepath.FromSlash(f.Path))
	// A named pipe would hold the program at os.Open until somebody writes to it.
	if info, err := os.Stat(f.full); err != nil {
		return system(doingOpen, f.Path, err)
	} else if !info.Mode().IsRegular() {
		return &Error{Doing: doingOpen, File: f.Path, Expected: "a file", Found: "something else of that name", Hint: "put the Parquet file itself there"}
	}
	if f.handle, err = os.Open(f.full); err != nil {
		return system(doingOpen, f.Path, err)
	}
	if f.info, err = f.handle.Stat(); err != nil {
		return system(doingOpen, f.Path, err)
	}
	f.Bytes = f.info.Size()
	defer caught(&err, func(err error) error { return f.wrap(doingHeader, 0, "", err) })
	return f.readHeader()
}

func (f *File) readHeader() error {
	meta, err := f.footer()
	if err != nil {
		return err
	}
	tree, err := flatten(meta.Schema)
	if err != nil {
		return f.wrap(doingHeader, 0, "", err)
	}
	if f.columns, err = f.match(tree); err != nil {
		return err
	}
	return f.locate(meta, tree.leaves)
}

func (f *File) close() error {
	if f.handle == nil {
		return nil
	}
	return f.handle.Close()
}
