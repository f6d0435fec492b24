package read

import (
	"errors"
	"fmt"
	"strings"
)

// Error is anything that is wrong with the files of a delivery. It never holds an id or
// a cell value.
type Error struct {
	// Doing is the step, such as »checking the header of«.
	Doing string
	// File is the path relative to the delivery, with slashes; it can name a folder.
	File string
	// RowGroup is the number of the row group, from 1; 0 when the error is about more.
	RowGroup int
	// Column is the name of the column, if it is about one.
	Column string
	// Expected and Found stand together, or not at all.
	Expected, Found string
	// Hint says what to do about it.
	Hint string
	// Cause is the error below, if there is one.
	Cause error
}

// Error writes all of it as one line.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Doing + " " + e.File)
	if e.RowGroup > 0 {
		fmt.Fprintf(&b, ", row group %d", e.RowGroup)
	}
	if e.Column != "" {
		b.WriteString(", column " + e.Column)
	}
	if e.Found != "" {
		fmt.Fprintf(&b, ": expected %s, found %s", e.Expected, e.Found)
	}
	if e.Cause != nil {
		fmt.Fprintf(&b, ": %s", e.Cause)
	}
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

// Advice returns the hint.
func (e *Error) Advice() string { return e.Hint }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

const (
	doingFind   = "looking for"
	doingOpen   = "opening"
	doingHeader = "checking the header of"
	doingRead   = "reading"
	doingKey    = "reading the person key in"

	hintDamaged = "the file seems damaged: write it or fetch it again"
)

// What a damaged file can look like. None of them says more than which two statements
// of the file disagree.
var (
	errFewBytes    = errors.New("expected more bytes, found the end of the column's data")
	errPageHeader  = errors.New("expected a page header, found something else")
	errPageSizes   = errors.New("expected sizes that fit the column's data, found others in a page header")
	errChecksum    = errors.New("expected the checksum that the page header states, found another")
	errDecompress  = errors.New("expected compressed data, found something else")
	errSize        = errors.New("expected as many bytes as the page header states, found another number after decompression")
	errLevels      = errors.New("expected definition levels 0 and 1, found something else")
	errNulls       = errors.New("expected as many nulls as the page header states, found another number")
	errFewValues   = errors.New("expected as many values as the page header states, found fewer")
	errManyValues  = errors.New("expected as many values as the page header states, found more")
	errIndex       = errors.New("expected indexes into the dictionary, found one that is outside")
	errNoDict      = errors.New("expected a dictionary page before the indexes into it, found none")
	errTwoDicts    = errors.New("expected one dictionary page, found two")
	errLateDict    = errors.New("expected the dictionary page before the rows, found it behind some")
	errDictSize    = errors.New("expected a dictionary that fits the column's data, found another size")
	errBitWidth    = errors.New("expected a bit width that an index can have, found another")
	errFewRows     = errors.New("expected as many rows as the header states, found fewer")
	errManyRows    = errors.New("expected as many rows as the header states, found more")
	errDelta       = errors.New("expected delta-encoded values, found something else")
	errLengths     = errors.New("expected lengths that fit the page, found others")
	errWideDecimal = errors.New("expected a DECIMAL of at most 16 bytes, found a longer one")
	errBounds      = errors.New("expected ids inside the bounds that the file's statistics state, found one outside")
)

// unsupported is a sound file that is written in a way that is not read here.
type unsupported struct{ what, hint string }

func (u unsupported) Error() string { return u.what }

// wrongText is text that is not UTF-8.
type wrongText struct{}

func (wrongText) Error() string { return "expected UTF-8 text, found other bytes" }

// wrap says where in the file an error happened and what to do about it.
func (f *File) wrap(doing string, rowGroup int, column string, err error) error {
	e := &Error{Doing: doing, File: f.Path, RowGroup: rowGroup, Column: column, Cause: err, Hint: hintDamaged}
	var u unsupported
	switch {
	case errors.As(err, &u):
		e.Hint = u.hint
	case errors.Is(err, wrongText{}):
		e.Hint = "write the column as UTF-8"
	case errors.Is(err, errBounds):
		e.Hint = "write the file again, with right statistics or without any"
	}
	return e
}

// caught turns a panic of a decoder into an error. The panic's own text is left out: it
// could hold a piece of the data.
func caught(err *error, wrap func(error) error) {
	if p := recover(); p != nil {
		*err = wrap(errors.New("the data could not be decoded"))
	}
}
