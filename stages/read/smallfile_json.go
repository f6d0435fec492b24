package read

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// body is an answer of Jobindsats' API: v2 has Variables and Data, v3 columns and rows.
// Names of fields are compared without regard to capital letters.
type body struct {
	Variables, Columns []label
	Data, Rows         [][]any
	// Code and Cause stand in the answer to a request that failed.
	Code, Cause any
}

// label is the name of a column: v3 gives a text, v2 an object with the text as Label.
type label string

// UnmarshalJSON takes both forms.
func (l *label) UnmarshalJSON(text []byte) error {
	if err := json.Unmarshal(text, (*string)(l)); err == nil {
		return nil
	}
	var object struct{ Label, Name string }
	if err := json.Unmarshal(text, &object); err != nil {
		return err
	}
	if *l = label(object.Label); *l == "" {
		*l = label(object.Name)
	}
	return nil
}

// jsonSheet reads the answer of Jobindsats' API, v2 or v3. Numbers stay the text that
// they are.
func (f *File) jsonSheet(text []byte) (*sheet, error) {
	b, err := f.body(text)
	if err != nil {
		return nil, err
	}
	names, rows := b.Columns, b.Rows
	if b.Variables != nil {
		names, rows = b.Variables, b.Data
	}
	if err := f.notTooMany(len(names), len(rows)); err != nil {
		return nil, err
	}
	s := &sheet{file: f, unit: "row", marks: ".,"}
	for _, name := range names {
		s.headers = append(s.headers, header{name: string(name), kind: untyped})
	}
	lines := make([]line, len(rows))
	for i, row := range rows {
		if lines[i], err = s.jsonLine(i+1, row); err != nil {
			return nil, err
		}
	}
	s.load = func(columns []int) ([]line, error) { return project(lines, columns), nil }
	return s, nil
}

func (s *sheet) jsonLine(number int, row []any) (line, error) {
	l := line{number: number, cells: make([]string, len(row))}
	if len(row) != len(s.headers) {
		return l, s.fault(l, "", "", "as many cells as there are columns", "another number", "fetch it again")
	}
	for i, cell := range row {
		switch cell := cell.(type) {
		case nil:
		case string:
			l.cells[i] = cell
		case json.Number:
			l.cells[i] = cell.String()
		default:
			return l, s.fault(l, "", s.headers[i].name, "a text, a number or null", "something else", "fetch it again")
		}
	}
	return l, nil
}

// body decodes the one table of the file.
func (f *File) body(text []byte) (body, error) {
	var bodies []body
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var err error
	if bytes.HasPrefix(bytes.TrimSpace(text), []byte("[")) {
		err = decoder.Decode(&bodies)
	} else {
		bodies = make([]body, 1)
		err = decoder.Decode(&bodies[0])
	}
	if err != nil {
		return body{}, f.notJSON(err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return body{}, f.noBody("more behind it")
	}
	if len(bodies) != 1 {
		return body{}, f.noBody(fmt.Sprintf("%d tables", len(bodies)))
	}
	if hasTwice(text) {
		return body{}, f.noBody("the same field twice in an object")
	}
	b := bodies[0]
	switch v2, v3 := b.Variables != nil || b.Data != nil, b.Columns != nil || b.Rows != nil; {
	case v2 && v3:
		return body{}, f.noBody("both")
	case v2 || v3:
		return b, nil
	case b.Code != nil && b.Cause != nil:
		return body{}, f.noBody("its answer to a request that failed")
	}
	return body{}, f.noBody("neither")
}

// hasTwice says that an object of a JSON text has a field twice, in whatever capital
// letters: the decoder would take the last one and drop the others silently.
func hasTwice(text []byte) bool {
	type open struct {
		fields map[string]bool // nil in a list
		named  bool            // the value of a field comes next
	}
	var path []open
	decoder := json.NewDecoder(bytes.NewReader(text))
	for {
		token, err := decoder.Token()
		if err != nil {
			return false // the end: the text is JSON as a whole
		}
		top := len(path) - 1
		if token == json.Delim('}') || token == json.Delim(']') {
			path = path[:top]
			continue
		}
		if field, ok := token.(string); ok && top >= 0 && path[top].fields != nil && !path[top].named {
			field = strings.ToLower(strings.ToUpper(field))
			if path[top].fields[field] {
				return true
			}
			path[top].fields[field], path[top].named = true, true
			continue
		}
		if top >= 0 {
			path[top].named = false
		}
		switch token {
		case json.Delim('{'):
			path = append(path, open{fields: map[string]bool{}})
		case json.Delim('['):
			path = append(path, open{})
		}
	}
}

func (f *File) noBody(found string) error {
	return &Error{Doing: doingRead, File: f.Path, Expected: "one table of Jobindsats' API, with Variables and Data (v2) or columns and rows (v3)",
		Found: found, Hint: "fetch it again"}
}

// notJSON says where the JSON ends to be one, without the words of the decoder, which
// hold pieces of the text.
func (f *File) notJSON(err error) error {
	e := &Error{Doing: doingRead, File: f.Path, Expected: "JSON as Jobindsats' API gives it", Found: "something else", Hint: "fetch it again"}
	var syntax *json.SyntaxError
	var form *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		e.Found = "JSON that is cut short"
	case errors.As(err, &syntax):
		e.Found = fmt.Sprintf("something else at byte %d", syntax.Offset)
	case errors.As(err, &form):
		e.Found = fmt.Sprintf("JSON of another form at byte %d", form.Offset)
	}
	return e
}
