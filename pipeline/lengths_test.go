package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// The table is counted again from intern/personer, which has the anciennitet of each person,
// in every year of the cases and under every reading that they have.
func TestEveryCellOfTheLengthsIsCountedAgainFromThePersons(t *testing.T) {
	folders, err := filepath.Glob(casesFolder + "/p*/forventet/*")
	if err != nil || len(folders) < 26 {
		t.Fatalf("%d expected years found, %v", len(folders), err)
	}
	for _, folder := range folders {
		year, reading, _ := strings.Cut(filepath.Base(folder), "-")
		population := filepath.Dir(filepath.Dir(folder))
		t.Run(filepath.Base(population)+"/"+filepath.Base(folder), func(t *testing.T) {
			result := runOn(t, filepath.Join(population, "data"), "--year", year, "--fortolkning", reading)
			compareCells(t, personLengths(t, result), lengthCells(t, result))
		})
	}
}

// personLengths are the cells that are not zero, counted from the persons.
func personLengths(t *testing.T, result string) map[string]string {
	t.Helper()
	counts := map[string][3]int{}
	for _, row := range readTable(t, filepath.Join(result, "intern", "personer.csv")) {
		length := ""
		switch months := number(t, row["anciennitet"]); {
		case months >= 36:
			length = "36+"
		case months >= 24:
			length = "24-35"
		case months >= 18:
			length = "18-23"
		case months >= 12:
			length = "12-17"
		}
		for _, kommune := range []string{row["kommune"], "0"} {
			at := row["maaned"] + " " + kommune + " " + length
			n := counts[at]
			n[0]++
			if row["uden_tilbud"] == "true" {
				n[1]++
			}
			if row["faerre_end_4_samtaler"] == "true" {
				n[2]++
			}
			counts[at] = n
		}
	}
	cells := map[string]string{}
	for at, n := range counts {
		cells[at] = fmt.Sprint(n[0], " ", n[1], " ", n[2])
	}
	return cells
}

// lengthCells are the published cells that are not zero.
func lengthCells(t *testing.T, result string) map[string]string {
	t.Helper()
	rows := readTable(t, filepath.Join(result, "fokusmaal_varighed.csv"))
	if len(rows) != 12*99*4 {
		t.Errorf("fokusmaal_varighed has %d rows, not 12 × 99 × 4", len(rows))
	}
	cells := map[string]string{}
	for _, row := range rows {
		checkShare(t, row["andel_uden_tilbud"], row["uden_tilbud"], row["personer"])
		checkShare(t, row["andel_faerre_end_4_samtaler"], row["faerre_end_4_samtaler"], row["personer"])
		if row["personer"] != "0" {
			cells[row["maaned"]+" "+row["kommune"]+" "+row["varighed"]] = row["personer"] + " " + row["uden_tilbud"] + " " + row["faerre_end_4_samtaler"]
		}
	}
	return cells
}
