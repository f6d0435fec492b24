package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The cases are three invented populations, dense in edge cases, with every expected cell
// from an independent implementation: testdata/cases/README.md.
const casesFolder = "../testdata/cases"

func TestEveryCellOfTheCasesIsEqual(t *testing.T) {
	folders, err := filepath.Glob(casesFolder + "/p*/forventet/*")
	if err != nil || len(folders) < 26 {
		t.Fatalf("%d expected years found, %v", len(folders), err)
	}
	for _, folder := range folders {
		year, reading, _ := strings.Cut(filepath.Base(folder), "-")
		population := filepath.Dir(filepath.Dir(folder))
		t.Run(filepath.Base(population)+"/"+filepath.Base(folder), func(t *testing.T) {
			result := runOn(t, filepath.Join(population, "data"), "--year", year, "--fortolkning", reading)
			compareCells(t, expectedCells(t, folder, "monthly"), monthlyCells(t, result))
			compareCells(t, expectedCells(t, folder, "steps"), stepCells(t, result))
			compareCells(t, annualExpected(t, folder), annualCells(t, result))
		})
	}
}

// runOn runs the pipeline and returns the folder of its result.
func runOn(t *testing.T, data string, flags ...string) string {
	t.Helper()
	out := t.TempDir()
	arguments := append([]string{"pipeline", "--data", data, "--out", out}, flags...)
	if code, _, errout := runCommand(arguments...); code != exitDone {
		t.Fatalf("exit code %d: %s", code, errout)
	}
	candidates, err := filepath.Glob(filepath.Join(out, "*", "kandidat"))
	if err != nil || len(candidates) != 1 {
		t.Fatalf("%d candidates, %v", len(candidates), err)
	}
	return candidates[0]
}

func runCommand(arguments ...string) (code int, out, errout string) {
	var stdout, stderr bytes.Buffer
	code = command(context.Background(), streams{args: arguments, out: &stdout, errout: &stderr})
	return code, stdout.String(), stderr.String()
}

// readTable reads a CSV file as rows of column → text.
func readTable(t *testing.T, path string) []map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil || len(records) == 0 {
		t.Fatalf("%s: %d records, %v", path, len(records), err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func expectedCells(t *testing.T, folder, name string) map[string]string {
	cells := map[string]string{}
	for _, row := range readTable(t, filepath.Join(folder, name+".csv")) {
		if name == "monthly" {
			cells[row["maaned"]+" "+row["kommune"]+" "+row["ydelse"]] = row["personer"] + " " + row["uden_tilbud"] + " " + row["faerre_end_4_samtaler"]
		} else {
			cells[row["maaned"]+" "+row["kommune"]+" "+row["trin"]] = row["personer"]
		}
	}
	return cells
}

func monthlyCells(t *testing.T, result string) map[string]string {
	rows := readTable(t, filepath.Join(result, "fokusmaal_maaned.csv"))
	if len(rows) != 12*99*9 {
		t.Errorf("fokusmaal_maaned has %d rows, not 12 × 99 × 9", len(rows))
	}
	cells := map[string]string{}
	for _, row := range rows {
		checkShare(t, row["andel_uden_tilbud"], row["uden_tilbud"], row["personer"])
		checkShare(t, row["andel_faerre_end_4_samtaler"], row["faerre_end_4_samtaler"], row["personer"])
		if row["personer"] != "0" {
			cells[row["maaned"]+" "+row["kommune"]+" "+row["ydelse"]] = row["personer"] + " " + row["uden_tilbud"] + " " + row["faerre_end_4_samtaler"]
		}
	}
	return cells
}

// checkShare checks that a share is the DOUBLE nearest to the quotient, null over 0.
func checkShare(t *testing.T, share, part, whole string) {
	t.Helper()
	if whole == "0" {
		if share != "" {
			t.Errorf("a share over 0 persons is %q", share)
		}
		return
	}
	exact, _ := new(big.Rat).SetString(part + "/" + whole)
	nearest, _ := exact.Float64()
	if got, err := strconv.ParseFloat(share, 64); err != nil || got != nearest {
		t.Errorf("%s of %s is %s", part, whole, share)
	}
}

func stepCells(t *testing.T, result string) map[string]string {
	rows := readTable(t, filepath.Join(result, "afstemning.csv"))
	if len(rows) != 12*99*5 {
		t.Errorf("afstemning has %d rows, not 12 × 99 × 5", len(rows))
	}
	cells := map[string]string{}
	for _, row := range rows {
		if row["personer"] != "0" {
			cells[row["maaned"]+" "+row["kommune"]+" "+row["trin"]] = row["personer"]
		}
	}
	return cells
}

func annualExpected(t *testing.T, folder string) map[string]string {
	cells := map[string]string{}
	for _, row := range readTable(t, filepath.Join(folder, "annual.csv")) {
		cells[row["kommune"]] = strings.ToLower(fmt.Sprint(row["maaneder"], " ", row["andel_uden_tilbud"], " ", row["opfyldt_tilbud"],
			" ", row["andel_faerre_end_4_samtaler"], " ", row["opfyldt_samtaler"]))
	}
	return cells
}

func annualCells(t *testing.T, result string) map[string]string {
	rows := readTable(t, filepath.Join(result, "fokusmaal_aar.csv"))
	if len(rows) != 99 {
		t.Errorf("fokusmaal_aar has %d rows, not 99", len(rows))
	}
	cells := map[string]string{}
	for _, row := range rows {
		if row["maaneder"] == "0" {
			if row["andel_uden_tilbud"]+row["maal1_opfyldt"]+row["andel_faerre_end_4_samtaler"]+row["maal2_opfyldt"] != "" {
				t.Errorf("kommune %s has figures and no persons", row["kommune"])
			}
			continue
		}
		cells[row["kommune"]] = fmt.Sprint(row["maaneder"], " ", twelve(t, row["andel_uden_tilbud"]), " ", row["maal1_opfyldt"],
			" ", twelve(t, row["andel_faerre_end_4_samtaler"]), " ", row["maal2_opfyldt"])
	}
	return cells
}

// twelve writes a share with twelve decimals, as the expected tables do.
func twelve(t *testing.T, share string) string {
	t.Helper()
	v, err := strconv.ParseFloat(share, 64)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.FormatFloat(v, 'f', 12, 64)
}

func compareCells(t *testing.T, want, got map[string]string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells differ (-expected +found):\n%.2000s", diff)
	}
}
