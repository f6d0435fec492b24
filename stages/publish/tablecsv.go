package publish

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"fokusmaal/schemas"
)

// cellTable is a table of a run that is in memory, as its CSV file has it.
type cellTable struct {
	path    string
	columns map[string]int
	rows    [][]string
}

// readCells reads the CSV file of a table of a run, whose bytes have to be those of the
// record.
func readCells(folder string, run Run, t schemas.Result) (*cellTable, error) {
	name := t.Path + ".csv"
	path := filepath.Join(folder, filepath.FromSlash(name))
	at := slices.IndexFunc(run.Outputs, func(o Output) bool { return o.Path == name })
	if at < 0 {
		return nil, NotRecord(RunFile(folder), "one without "+name+" among its outputs", nil)
	}
	text, err := readWhole(path, expectedOutput, maxTable)
	if err != nil {
		return nil, err
	}
	if SHA256Of(text) != run.Outputs[at].SHA256 {
		return nil, otherBytes(path)
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	c := &cellTable{path: path, columns: map[string]int{}}
	if err != nil || len(rows) == 0 {
		return nil, c.differs("a table in CSV", "something else")
	}
	for i, name := range rows[0] {
		c.columns[name] = i
	}
	for _, column := range t.Columns {
		if _, there := c.columns[column.Name]; !there {
			return nil, c.differs("column "+column.Name, "none")
		}
	}
	c.rows = rows[1:]
	return c, nil
}

func (c *cellTable) differs(expected, found string) error {
	return &ReadError{Path: c.path, Expected: expected, Found: found, Hint: hintDiffers}
}

// cell is a cell by the name of its column, which the table has.
func (c *cellTable) cell(row []string, column string) string { return row[c.columns[column]] }

// key is some columns of a table that name a row, or rows, of it.
type key struct {
	names []string
	at    []int
}

func (c *cellTable) key(names ...string) key {
	k := key{names: names}
	for _, name := range names {
		k.at = append(k.at, c.columns[name])
	}
	return k
}

// append writes the cells of a row that are in the key, with their columns, such as
// maaned 2024-01-01, kommune 101.
func (k key) append(text []byte, row []string) []byte {
	for i, name := range k.names {
		if i > 0 {
			text = append(text, ", "...)
		}
		text = append(text, name...)
		text = append(text, ' ')
		text = append(text, row[k.at[i]]...)
	}
	return text
}

// count is a cell that counts persons.
func (c *cellTable) count(row []string, column string) (int64, error) {
	n, err := strconv.ParseInt(c.cell(row, column), 10, 64)
	if err != nil || n < 0 {
		return 0, c.differs("counts of persons in column "+column, "something else")
	}
	return n, nil
}

// keyed is an error if the table has not so many rows, each with a key of its own.
func (c *cellTable) keyed(rows int, k key) error {
	if len(c.rows) != rows {
		return c.differs(fmt.Sprintf("%d rows", rows), fmt.Sprint(len(c.rows)))
	}
	seen := make(map[string]bool, rows)
	var text []byte
	for _, row := range c.rows {
		if text = k.append(text[:0], row); seen[string(text)] {
			return c.differs("one row of "+string(text), "two")
		}
		seen[string(text)] = true
	}
	return nil
}
