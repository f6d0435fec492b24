package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// The cases have every expected cell from an implementation of its own
// (testdata/cases/README.md): here the first calculation is not asked at all.
func TestTheSecondCalculationAloneMeetsTheExpectedCells(t *testing.T) {
	for _, c := range [][2]string{{"p11", "2023"}, {"p12", "2025"}, {"p13", "2024"}} {
		t.Run(c[0]+"/"+c[1], func(t *testing.T) {
			aar, err := strconv.Atoi(c[1])
			if err != nil {
				t.Fatal(err)
			}
			f, err := second(t, filepath.Join(population(c[0]), "data"), aar)
			if err != nil {
				t.Fatal(err)
			}
			expected := filepath.Join(population(c[0]), "forventet", c[1])
			sameCounts(t, f.monthly(), filepath.Join(expected, "monthly.csv"), []string{"maaned", "kommune", "ydelse"}, []string{"personer", "uden_tilbud", "faerre_end_4_samtaler"})
			sameCounts(t, f.expected[0], filepath.Join(expected, "steps.csv"), []string{"maaned", "kommune", "trin"}, []string{"personer"})
			sameCounts(t, f.yearly(), filepath.Join(expected, "annual.csv"), []string{"kommune"}, []string{"maaneder"})
		})
	}
}

// second makes the second calculation of a folder.
func second(t *testing.T, data string, aar int) (*figures, error) {
	t.Helper()
	db, err := openBase(context.Background(), options{temp: t.TempDir(), memoryMB: 500, threads: 2})
	if err != nil {
		return nil, err
	}
	defer db.close()
	input := map[string][]string{}
	for _, table := range tables {
		found, err := tableFiles(data, table)
		if err != nil {
			return nil, err
		}
		for _, path := range found {
			input[table] = append(input[table], filepath.Join(data, path))
		}
	}
	return db.calculate(input, aar)
}

// sameCounts holds a table against a file of expected cells, which has only cells with
// persons.
func sameCounts(t *testing.T, calculated *table, path string, keys, counted []string) {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil || len(records) < 2 {
		t.Fatalf("%s: %d records, %v", path, len(records), err)
	}
	expected := map[string]string{}
	for _, record := range records[1:] {
		key, cells := "", ""
		for _, column := range keys {
			key += inColumn(records[0], record, column) + "|"
		}
		for _, column := range counted {
			cells += inColumn(records[0], record, column) + "|"
		}
		expected[key] = cells
	}
	for _, row := range calculated.rows {
		texts := make([]string, len(row))
		for i, cell := range row {
			texts[i] = fmt.Sprint(cell)
		}
		key, cells, empty := "", "", ""
		for _, column := range keys {
			key += inColumn(calculated.columns, texts, column) + "|"
		}
		for _, column := range counted {
			cells += inColumn(calculated.columns, texts, column) + "|"
			empty += "0|"
		}
		if want, known := expected[key]; want != cells && (known || cells != empty) {
			t.Errorf("%s, %s: expected %q, found %q", calculated.name, key, want, cells)
		}
		delete(expected, key)
	}
	if len(expected) > 0 {
		t.Errorf("%s: %d cells are not there", calculated.name, len(expected))
	}
}

// inColumn is the cell of a column; a month is its first seven letters.
func inColumn(columns, cells []string, column string) string {
	for i, name := range columns {
		if name == column && column == "maaned" {
			return cells[i][:7]
		}
		if name == column {
			return cells[i]
		}
	}
	return "?"
}
