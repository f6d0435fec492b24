package main

import "fmt"

// table is a result table as it should be: rows by their keys.
type table struct {
	name    string
	keys    int // so many of the columns, the first ones, make a row's key
	columns []string
	rows    map[string][]any
}

// newTable makes an empty table, whose first columns are its key.
func newTable(name string, keys int, columns ...string) *table {
	return &table{name: name, keys: keys, columns: columns, rows: map[string][]any{}}
}

// add puts a row in.
func (t *table) add(cells ...any) { t.rows[t.key(cells)] = cells }

// key is the text of a row's key.
func (t *table) key(cells []any) string {
	return fmt.Sprint(cells[:t.keys]...) + "|" + fmt.Sprint(len(cells))
}

// where says of which kommune and month (or year) a row is.
func (t *table) where(cells []any) (kommune, period any) {
	for i, column := range t.columns {
		switch column {
		case "kommune":
			kommune = cells[i]
		case "maaned":
			period = cells[i]
		case "aar":
			if period == nil {
				period = cells[i]
			}
		}
	}
	return kommune, period
}
