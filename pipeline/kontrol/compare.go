package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// difference is a place where the two calculations differ. It never holds a value.
type difference struct {
	table, column, kommune, period string
}

// tally is what was compared of a table.
type tally struct {
	Table string `json:"table"`
	Rows  int64  `json:"rows"`
	Cells int64  `json:"cells"`
}

// result is what the comparison of a run found.
type result struct {
	run         *runRecord
	tallies     []tally
	differences []difference
	left        []leftOut // what was not compared
	tilsyn      *table    // as it should be; nil where nothing is to be decided
}

// equal says that no cell differs.
func (r *result) equal() bool { return len(r.differences) == 0 }

// differ notes a difference.
func (r *result) differ(table, column string, kommune, period any) {
	r.differences = append(r.differences, difference{table, column, text(kommune), text(period)})
}

// text is a kommune or a period in a message.
func text(cell any) string {
	if cell == nil {
		return ""
	}
	return fmt.Sprint(cell)
}

// expect makes the tables that a run should have published.
func (b *base) expect(f *figures, rec *runRecord) ([]*table, error) {
	small, err := b.readSmall(rec)
	if err != nil {
		return nil, err
	}
	d := &decisions{f, small}
	if err := d.complete(); err != nil {
		return nil, err
	}
	expected := append([]*table{f.monthly(), f.yearly()}, f.expected...)
	expected = append(expected, f.afstand(), f.afstandAar(), f.stabilitet(d))
	if small.anyGrad || small.before != nil {
		expected = append(expected, d.table(), d.genopretning(), d.minimumskrav())
	}
	return expected, nil
}

// compareAll holds everything that a run published against the second calculation.
func (r *result) compareAll(b *base, f *figures, expected []*table) error {
	published := map[string]*table{}
	for _, t := range expected {
		found, err := r.compare(b, t)
		if err != nil {
			return err
		}
		published[t.name] = found
		if t.name == "tilsyn" {
			r.tilsyn = t
		}
	}
	if err := r.comparePersons(b); err != nil {
		return err
	}
	r.compareRecord(f)
	r.conserve(f, published)
	return r.leaveTheRest()
}

// compare holds one published table against what it should be, and returns it.
func (r *result) compare(b *base, expected *table) (*table, error) {
	path := filepath.Join(r.run.folder, expected.name+".parquet")
	if _, err := os.Stat(path); err != nil {
		return nil, wrong("make the run again", "opening %s.parquet: expected the table that every run has, found none that can be opened", expected.name)
	}
	if err := r.columnsOf(b, expected, path); err != nil {
		return nil, err
	}
	found := newTable(expected.name, expected.keys, expected.columns...)
	sum := tally{Table: expected.name}
	query := "SELECT " + strings.Join(expected.columns, ", ") + " FROM read_parquet(" + quote(path) + ")"
	err := b.each(expected.name+".parquet", query, func(cells []any) error {
		sum.Rows++
		sum.Cells += int64(len(cells))
		r.compareRow(expected, found, cells)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for key, cells := range expected.rows {
		if found.rows[key] == nil {
			kommune, period := expected.where(cells)
			r.differ(expected.name, "(a row that is missing)", kommune, period)
		}
	}
	r.tallies = append(r.tallies, sum)
	return found, nil
}

// columnsOf says whether a published table has the columns that it should, no more and no
// fewer.
func (r *result) columnsOf(b *base, expected *table, path string) error {
	var found []string
	err := b.each(expected.name+".parquet", "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet("+quote(path)+"))",
		func(row []any) error { name, _ := row[0].(string); found = append(found, name); return nil })
	if err != nil {
		return err
	}
	for _, column := range expected.columns {
		if !slices.Contains(found, column) {
			return wrong("make the run again", "reading %s.parquet: expected a column %s, found none", expected.name, column)
		}
	}
	if len(found) != len(expected.columns) {
		return wrong("make the run again, or mend this program", "reading %s.parquet: expected %d columns, found %d; the others would not be compared", expected.name, len(expected.columns), len(found))
	}
	return nil
}

// compareRow holds one published row against what it should be.
func (r *result) compareRow(expected, found *table, cells []any) {
	key := found.key(cells)
	kommune, period := found.where(cells)
	should, known := expected.rows[key]
	switch {
	case !known:
		r.differ(found.name, "(a row that should not be)", kommune, period)
		return
	case found.rows[key] != nil:
		r.differ(found.name, "(a row that is there twice)", kommune, period)
		return
	}
	found.rows[key] = cells
	for i, cell := range cells {
		if !sameCell(should[i], cell) {
			r.differ(found.name, found.columns[i], kommune, period)
		}
	}
}

// compareRecord holds the rejects and duplicates of run.json against the second calculation.
func (r *result) compareRecord(f *figures) {
	sum := tally{Table: "run.json"}
	left := maps.Clone(f.rejects)
	for _, reject := range r.run.Rejects {
		key := [2]string{reject.Table, reject.Code}
		sum.Rows, sum.Cells = sum.Rows+1, sum.Cells+1
		if left[key] != reject.Rows {
			r.differ("run.json", "rejects "+reject.Table+" "+reject.Code, nil, nil)
		}
		delete(left, key)
	}
	for _, table := range tables {
		for key := range left {
			if key[0] == table {
				r.differ("run.json", "rejects "+table+" (a code that is missing)", nil, nil)
			}
		}
	}
	for table, rows := range map[string]int64{"ydelse": r.run.Duplicates.Ydelse, "samtaler": r.run.Duplicates.Samtaler} {
		sum.Rows, sum.Cells = sum.Rows+1, sum.Cells+1
		if f.duplicate[table] != rows {
			r.differ("run.json", "duplicates "+table, nil, nil)
		}
	}
	r.tallies = append(r.tallies, sum)
}
