package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// decisionsOf2024 writes the files that 2024 is decided on, so that the fokusmål decide: no
// resultatmål is met, and after 2023 a quarter of the kommuner stand at each status.
func decisionsOf2024(t *testing.T) (flags []string) {
	t.Helper()
	grader, forrige := "aar,kommune,faktisk,forventet\n", "aar,kommune,status,baseline_aar,baseline_maal1,baseline_maal2\n"
	for k := range schemas.Kommune(schemas.Kommuner) {
		grader += fmt.Sprintf("2024,%d,10,9\n", k.Kode())
		forrige += fmt.Sprintf("2023,%d,%s\n", k.Kode(), [...]string{"ingen,,,", "skaerpet_tilsyn,2023,0.5,0.4", "forlaenget,2022,0.5,0.4", "administration,2021,0.5,0.4"}[k%4])
	}
	for _, file := range []struct{ flag, name, text string }{{"--ydelsesgrad", "grader.csv", grader}, {"--tilsyn-forrige", "forrige.csv", forrige}} {
		path := filepath.Join(t.TempDir(), file.name)
		if err := os.WriteFile(path, []byte(file.text), 0o600); err != nil {
			t.Fatal(err)
		}
		flags = append(flags, file.flag, path)
	}
	return flags
}

// statusesOf are the cells of a column, by kommune.
func statusesOf(t *testing.T, table []map[string]string, column string) map[string]string {
	t.Helper()
	statuses := map[string]string{}
	for _, row := range table {
		statuses[row["kommune"]] = row[column]
	}
	if len(statuses) != schemas.Kommuner || len(table) != schemas.Kommuner {
		t.Errorf("%d rows of %d kommuner", len(table), len(statuses))
	}
	return statuses
}

// What is decided in a reading's alternative is what a run under that reading decides.
func TestEveryDecisionUnderAReadingIsThatOfARunUnderIt(t *testing.T) {
	data, _ := smallCountry(t)
	files := decisionsOf2024(t)
	result, _ := foelsomhedOn(t, data, append([]string{"--year", "2024"}, files...)...)
	under := map[string][]map[string]string{}
	for _, row := range readTable(t, filepath.Join(result, "tilsyn_laesninger.csv")) {
		under[row["laesning"]] = append(under[row["laesning"]], row)
	}
	decided := func(flags ...string) []map[string]string {
		out := t.TempDir()
		if code, _, errout := runCommand(slices.Concat([]string{"pipeline", "--year", "2024", "--data", data, "--out", out}, files, flags)...); code != exitDone {
			t.Fatal(errout)
		}
		return readTable(t, filepath.Join(out, "2024", "kandidat", "tilsyn.csv"))
	}
	standard := decided()
	changes := map[string]bool{}
	for _, l := range lov.Laesninger() {
		rows, run := under[l.String()], decided("--fortolkning", l.String())
		for column, want := range map[string]map[string]string{
			"status_foer": statusesOf(t, standard, "status_foer"), "status": statusesOf(t, standard, "status"), "status_alternativ": statusesOf(t, run, "status"),
		} {
			if diff := cmp.Diff(want, statusesOf(t, rows, column)); diff != "" {
				t.Errorf("%s, %s (-run +foelsomhed):\n%s", l, column, diff)
			}
		}
		for _, row := range rows {
			if row["aar"] != "2024" || row["skifter"] != fmt.Sprint(row["status"] != row["status_alternativ"]) {
				t.Errorf("%v", row)
			}
			if row["skifter"] == "true" {
				changes[row["status_foer"]+": "+row["status"]+" -> "+row["status_alternativ"]] = true
			}
		}
	}
	if len(changes) < 6 {
		t.Errorf("only %v were tried", changes)
	}
}

func TestTheScreenNamesTheDecisionsThatChangeAndNoOthers(t *testing.T) {
	data, _ := smallCountry(t)
	result, screen := foelsomhedOn(t, data, append([]string{"--year", "2024"}, decisionsOf2024(t)...)...)
	want := map[string][]string{}
	for _, row := range readTable(t, filepath.Join(result, "tilsyn_laesninger.csv")) {
		if row["skifter"] == "true" {
			want[row["laesning"]] = append(want[row["laesning"]], fmt.Sprintf("%s (%s → %s)", row["kommunenavn"], row["status"], row["status_alternativ"]))
		}
	}
	got := map[string][]string{}
	for line := range strings.Lines(strings.ReplaceAll(screen, "\n      ", " ")) {
		head, names, found := strings.Cut(strings.TrimSpace(line), ": ")
		reading, what, _ := strings.Cut(head, " ville ændre afgørelsen for ")
		if !found || what == "" {
			continue
		}
		got[reading] = strings.Split(names, ", ")
		if number := fmt.Sprintf("%d kommuner", len(got[reading])); what != number && what != strings.Replace(number, "1 kommuner", "1 kommune", 1) {
			t.Errorf("%s is said to change those of %s, and names %d", reading, what, len(got[reading]))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(want) < 2 {
		t.Errorf("%d readings change any (-table +screen):\n%s", len(want), diff)
	}
}

// Only what is about the tilsyn is more, and nothing else is another.
func TestWithAResultatmaalTheOtherTableIsTheSame(t *testing.T) {
	data, _ := smallCountry(t)
	without, withoutScreen := foelsomhedBytes(t, data)
	with, withScreen := foelsomhedBytes(t, data, decisionsOf2024(t)...)
	if diff := cmp.Diff(without, with); diff != "" {
		t.Error("the table foelsomhed has other bytes")
	}
	if strings.Contains(withoutScreen, "tilsyn") || strings.Contains(withoutScreen, "afgørelse") {
		t.Errorf("without a resultatmål the screen speaks of decisions:\n%s", withoutScreen)
	}
	for line := range strings.Lines(withoutScreen) {
		if !strings.Contains(withScreen, line) {
			t.Errorf("not on the screen any more: %s", line)
		}
	}
}
