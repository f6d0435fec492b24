package read

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
)

// csvSheet reads CSV. Semicolons in the header say that semicolons separate the cells
// and that numbers have a decimal comma; else it is commas and a decimal point.
func (f *File) csvSheet(text []byte) (*sheet, error) {
	s := &sheet{file: f, unit: "line", marks: "."}
	r := csv.NewReader(bytes.NewReader(text))
	first, _, _ := bytes.Cut(bytes.TrimLeft(text, "\r\n"), []byte("\n"))
	if bytes.ContainsRune(first, ';') {
		r.Comma, s.marks = ';', ","
	}
	if err := f.notTooMany(bytes.Count(first, []byte{byte(r.Comma)})+1, bytes.Count(text, []byte("\n"))); err != nil {
		return nil, err
	}
	names, err := r.Read()
	if err != nil {
		return nil, f.notCSV(err)
	}
	for _, name := range names {
		s.headers = append(s.headers, header{name: name, kind: untyped})
	}
	var lines []line
	for {
		cells, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, f.notCSV(err)
		}
		number, _ := r.FieldPos(0)
		lines = append(lines, line{number: number, cells: cells})
	}
	s.load = func(columns []int) ([]line, error) { return project(lines, columns), nil }
	return s, nil
}

// notCSV says what is wrong without the words of the decoder.
func (f *File) notCSV(err error) error {
	e := &Error{Doing: doingRead, File: f.Path, Expected: "CSV", Found: "something else", Hint: "write it or fetch it again"}
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return e
	}
	e.Doing = fmt.Sprintf("reading line %d of", at.Line)
	switch {
	case errors.Is(err, csv.ErrFieldCount):
		e.Expected, e.Found = "as many cells as the header has", "another number"
		e.Hint = "a decimal comma needs semicolons between the cells: correct the line, or write the file again"
	case errors.Is(err, csv.ErrQuote), errors.Is(err, csv.ErrBareQuote):
		e.Expected, e.Found = "quotes around whole cells", "a quote in another place"
		e.Hint = hintCell
	}
	return e
}
