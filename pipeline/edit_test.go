package main

import (
	"fmt"
	"strconv"
	"strings"
)

// change makes one change to a sheet, as a story writes it:
//
//	drop COLUMN | rename COLUMN NAME | add COLUMN KIND
//	type COLUMN KIND         the cells as text or numbers of that kind, as far as they go;
//	                         hundredths become hours
//	set COLUMN ROW VALUE     null is a null; ROW is a number from 1, or *
//	head N | tail N | repeat N
//	only COLUMN FROM TO      the rows whose cell, as text, lies between the two
func (s *sheet) change(words []string) error {
	if len(words) < 2 {
		return fmt.Errorf("what shall be changed? %q", words)
	}
	switch words[0] {
	case "head", "tail", "repeat":
		return s.cut(words[0], words[1])
	case "add":
		s.columns = append(s.columns, sheetColumn{words[1], words[2]})
		for i := range s.rows {
			s.rows[i] = append(s.rows[i], nil)
		}
		return nil
	}
	c := s.column(words[1])
	if c < 0 {
		return fmt.Errorf("no column %s", words[1])
	}
	switch words[0] {
	case "drop":
		s.columns = append(s.columns[:c], s.columns[c+1:]...)
		for i, cells := range s.rows {
			s.rows[i] = append(cells[:c], cells[c+1:]...)
		}
	case "rename":
		s.columns[c].name = words[2]
	case "type":
		return s.turn(c, words[2])
	case "set":
		return s.set(c, words[2], words[3])
	case "only":
		var kept [][]any
		for _, cells := range s.rows {
			if text := fmt.Sprint(cells[c]); words[2] <= text && text <= words[3] {
				kept = append(kept, cells)
			}
		}
		s.rows = kept
	default:
		return fmt.Errorf("no change of the name %s", words[0])
	}
	return nil
}

func (s *sheet) cut(how, number string) error {
	n, err := strconv.Atoi(number)
	switch {
	case err != nil || how != "repeat" && n > len(s.rows):
		return fmt.Errorf("%s %s of %d rows: %v", how, number, len(s.rows), err)
	case how == "head":
		s.rows = s.rows[:n]
	case how == "tail":
		s.rows = s.rows[len(s.rows)-n:]
	default:
		rows := s.rows
		for range n - 1 {
			s.rows = append(s.rows, rows...)
		}
	}
	return nil
}

// turn gives a column another kind.
func (s *sheet) turn(c int, kind string) error {
	before := s.columns[c].kind
	s.columns[c].kind = kind
	for i := range s.rows {
		if s.rows[i][c] == nil {
			continue
		}
		cell, err := cellOf(kind, numberIn(s.rows[i][c]))
		if err != nil {
			return err
		}
		if hours, ok := cell.(float64); ok && before == "DECIMAL" {
			cell = hours / 100
		}
		s.rows[i][c] = cell
	}
	return nil
}

// numberIn is what a number of another kind is made of: the cell itself, or the length
// of a text.
func numberIn(cell any) string {
	switch cell := cell.(type) {
	case string:
		return strconv.Itoa(len(cell))
	case bool:
		return "1"
	default:
		return fmt.Sprint(cell)
	}
}

func (s *sheet) set(c int, row, value string) error {
	var cell any
	if value != "null" {
		var err error
		if cell, err = cellOf(s.columns[c].kind, value); err != nil {
			return err
		}
	}
	if row == "*" {
		for i := range s.rows {
			s.rows[i][c] = cell
		}
		return nil
	}
	n, err := strconv.Atoi(row)
	if err != nil || n < 1 || n > len(s.rows) {
		return fmt.Errorf("no row %s among %d", row, len(s.rows))
	}
	s.rows[n-1][c] = cell
	return nil
}

func cellOf(kind, value string) (any, error) {
	switch kind {
	case "DATE", "INT32":
		n, err := strconv.ParseInt(value, 10, 32)
		return int32(n), err
	case "INT64", "DECIMAL", "TIMESTAMP":
		return strconv.ParseInt(value, 10, 64)
	case "DOUBLE":
		return strconv.ParseFloat(value, 64)
	case "BOOLEAN":
		return value == "true", nil
	case "STRING", "BYTES":
		return strings.NewReplacer(`\x00`, "\x00", `\n`, "\n", `\xff`, "\xff", `\long`, strings.Repeat("NAVN", 50_000)).Replace(value), nil
	}
	return nil, fmt.Errorf("no cell of kind %s", kind)
}
