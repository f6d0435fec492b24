package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

// Every member of the population has one ground in each fokusmål, and those that hit are
// the numerator.
func TestTheGroundsAddUpToThePopulationAndTheNumerator(t *testing.T) {
	for _, p := range populations {
		t.Run(p.name, func(t *testing.T) {
			result := runOn(t, filepath.Join(casesFolder, p.name, "data"), "--year", p.year)
			compareCells(t, numerators(t, result), groundSums(t, result))
			if diff := cmp.Diff(personGrounds(t, result), countryGrounds(t, result)); diff != "" {
				t.Errorf("the grounds are not those of intern/personer (-persons +grounds):\n%s", diff)
			}
		})
	}
}

// numerators are the published counts of each month, kommune and fokusmål.
func numerators(t *testing.T, result string) map[string]string {
	cells := map[string]string{}
	for _, row := range readTable(t, filepath.Join(result, "fokusmaal_maaned.csv")) {
		if row["ydelse"] == schemas.Alle {
			cells[row["maaned"]+" "+row["kommune"]+" 1"] = row["personer"] + " " + row["uden_tilbud"]
			cells[row["maaned"]+" "+row["kommune"]+" 2"] = row["personer"] + " " + row["faerre_end_4_samtaler"]
		}
	}
	return cells
}

// groundSums adds the grounds up to the same counts, by their codes alone.
func groundSums(t *testing.T, result string) map[string]string {
	rows := readTable(t, filepath.Join(result, "grunde.csv"))
	if len(rows) != 12*99*36 {
		t.Errorf("grunde has %d rows, not 12 × 99 × 36", len(rows))
	}
	persons, hit := map[string]int{}, map[string]int{}
	for _, row := range rows {
		key := row["maaned"] + " " + row["kommune"] + " " + row["fokusmaal"]
		n := number(t, row["personer"])
		persons[key] += n
		switch grund := row["grund"]; {
		case grund == "tilbud", grund == "kun_timer", grund == "4_samtaler_eller_flere":
		case grund == "hverken_tilbud_eller_timer", strings.Contains(grund, "_samtaler"):
			hit[key] += n
		default:
			t.Fatalf("a ground is called %s", grund)
		}
	}
	cells := map[string]string{}
	for key, n := range persons {
		cells[key] = strconv.Itoa(n) + " " + strconv.Itoa(hit[key])
	}
	return cells
}

// personGrounds counts, per month, the grounds that intern/personer shows: its counted
// tilbud, hours and samtaler.
func personGrounds(t *testing.T, result string) map[string]int {
	grounds := map[string]int{}
	for _, row := range readTable(t, filepath.Join(result, "intern", "personer.csv")) {
		switch {
		case row["tilbud"] != "0":
			grounds[row["maaned"]+" tilbud"]++
		case number(t, row["timer_hundreddele"]) >= 100_00:
			grounds[row["maaned"]+" kun_timer"]++
		default:
			grounds[row["maaned"]+" hverken_tilbud_eller_timer"]++
		}
		samtaler := min(4, number(t, row["samtaler"]))
		grounds[row["maaned"]+" "+strconv.Itoa(samtaler)]++
	}
	return grounds
}

// countryGrounds are the same counts in grunde, for Hele landet.
func countryGrounds(t *testing.T, result string) map[string]int {
	grounds := map[string]int{}
	for _, row := range readTable(t, filepath.Join(result, "grunde.csv")) {
		if row["kommune"] != "0" || row["personer"] == "0" {
			continue
		}
		grund := row["grund"]
		if row["fokusmaal"] == "2" {
			grund, _, _ = strings.Cut(grund, "_")
		}
		grounds[row["maaned"]+" "+grund] += number(t, row["personer"])
	}
	return grounds
}
