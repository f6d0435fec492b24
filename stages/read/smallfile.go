package read

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// SmallFile names a small input file that was read whole, for the record of the run.
type SmallFile struct {
	// Path is the path as the caller gave it, with slashes.
	Path string
	// Bytes is the file's size.
	Bytes int64
	// SHA256 is the hash of the whole file, in hex.
	SHA256 string
	// Fortolkning are the readings that a tilsyn_forrige was decided under, as its column
	// fortolkning has them: ids with a space between, empty where it has no such column.
	Fortolkning string
}

// largestSmallFile is more than ten times the whole of Y30R21, and small enough that a
// file of another sort cannot take the memory.
const largestSmallFile = 16 << 20

const hintCell = "correct the cell, or write or fetch the file again"

// readSmall reads a small file with a function from its sheet to its rows. Its form is
// seen from its content: Parquet, JSON if withJSON says so, else CSV.
func readSmall[T any](path string, withJSON bool, rows func(*sheet) ([]T, error)) (_ []T, small SmallFile, err error) {
	f := &File{Path: filepath.ToSlash(path), full: path, table: &Table{}}
	defer func() { _ = f.close() }() // nothing was written
	if err := f.openSmall(); err != nil {
		return nil, SmallFile{}, err
	}
	// The decoders of JSON, CSV and Parquet are not ours, and no bytes may end the program.
	defer caught(&err, func(err error) error { return f.wrap(doingRead, 0, "", err) })
	text, err := f.whole()
	if err != nil {
		return nil, SmallFile{}, err
	}
	hash := sha256.Sum256(text)
	s, err := f.sheet(text, withJSON)
	if err != nil {
		return nil, SmallFile{}, err
	}
	found, err := rows(s)
	if err != nil {
		return nil, SmallFile{}, err
	}
	// Parquet was decoded from the file itself: it must be what was hashed.
	if err := f.Unchanged(); err != nil {
		return nil, SmallFile{}, err
	}
	return found, SmallFile{Path: f.Path, Bytes: f.Bytes, SHA256: hex.EncodeToString(hash[:]), Fortolkning: s.fortolkning}, nil
}

func (f *File) openSmall() (err error) {
	// A named pipe would hold the program at os.Open until somebody writes to it.
	if info, err := os.Stat(f.full); err != nil {
		return system(doingOpen, f.Path, err)
	} else if !info.Mode().IsRegular() {
		return &Error{Doing: doingOpen, File: f.Path, Expected: "a file", Found: "something else of that name", Hint: "give the path of the file itself"}
	}
	if f.handle, err = os.Open(f.full); err != nil {
		return system(doingOpen, f.Path, err)
	}
	if f.info, err = f.handle.Stat(); err != nil {
		return system(doingOpen, f.Path, err)
	}
	f.Bytes = f.info.Size()
	switch {
	case f.Bytes == 0:
		return f.empty()
	case f.Bytes > largestSmallFile:
		return &Error{Doing: doingOpen, File: f.Path, Expected: fmt.Sprintf("at most %d MiB", largestSmallFile>>20), Found: "a larger file",
			Hint: "give the file that is meant, without the rows and columns that are not needed"}
	}
	return nil
}

func (f *File) empty() error {
	return &Error{Doing: doingOpen, File: f.Path, Expected: "a table", Found: "an empty file", Hint: "write it or fetch it again"}
}

// whole reads all bytes of the file.
func (f *File) whole() ([]byte, error) {
	text := make([]byte, f.Bytes)
	if n, err := f.handle.ReadAt(text, 0); int64(n) < f.Bytes {
		if err = orFewBytes(err); err == errFewBytes {
			return nil, f.changed("fewer bytes")
		}
		return nil, system(doingRead, f.Path, err)
	}
	return text, nil
}

// sheet opens the file as what its content says that it is.
func (f *File) sheet(text []byte, withJSON bool) (*sheet, error) {
	if bytes.HasPrefix(text, []byte(magic)) || bytes.HasPrefix(text, []byte(magicEncrypted)) || strings.EqualFold(filepath.Ext(f.full), ending) {
		return f.parquetSheet()
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	begin := bytes.TrimSpace(text)
	switch {
	case len(begin) == 0:
		return nil, f.empty()
	case !utf8.Valid(text):
		e := f.wrap(doingRead, 0, "", wrongText{}).(*Error)
		e.Hint = "save the file as UTF-8"
		return nil, e
	case begin[0] != '[' && begin[0] != '{':
		return f.csvSheet(text)
	case !withJSON:
		return nil, &Error{Doing: doingOpen, File: f.Path, Expected: "CSV or Parquet", Found: "JSON", Hint: "write the table as CSV or Parquet"}
	}
	return f.jsonSheet(text)
}
