package main

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// lateDelivery is a small country as it was delivered twice: in a some rows are wrong, some
// should not be there and others come late; in b all is right. m is b without the late rows.
type lateDelivery struct{ a, m, b delivery }

// newLateDelivery deals with the persons by a hash: of those of 0-2 the rows from March 2024
// on come late, those of 3 have wrong rows in a, and those of 4 rows that should not be there.
func newLateDelivery(t *testing.T) (l lateDelivery) {
	t.Helper()
	land, _ := smallCountry(t)
	for id := range schemas.TableID(schemas.Tables) {
		whole, err := readSheets(land, id.String())
		if err != nil {
			t.Fatal(err)
		}
		person, maaned := whole.column("person_id"), whole.column("maaned")
		l.a[id], l.m[id], l.b[id] = whole.with(nil), whole.with(nil), whole
		for _, cells := range whole.rows {
			lot := fnv.New32a()
			fmt.Fprint(lot, cells[person])
			in2024 := cells[maaned].(int32) >= month(2024, 1) && cells[maaned].(int32) <= month(2024, 12)
			switch n := lot.Sum32() % 10; {
			case n <= 2 && cells[maaned].(int32) >= month(2024, 3):
				continue // late
			case n == 3 && in2024:
				l.a[id].rows = append(l.a[id].rows, wrong(whole, id, cells))
			case n == 4 && in2024 && id == schemas.SamtalerTable:
				l.a[id].rows = append(l.a[id].rows, cells, later(whole, cells))
			default:
				l.a[id].rows = append(l.a[id].rows, cells)
			}
			l.m[id].rows = append(l.m[id].rows, cells)
		}
	}
	return l
}

// wrong is a row with something wrong in it that a correction may touch.
func wrong(s *sheet, id schemas.TableID, cells []any) []any {
	cells = slices.Clone(cells)
	switch id {
	case schemas.YdelseTable:
		cells[s.column("kommune")] = koebenhavn
	case schemas.SamtalerTable:
		cells[s.column("type")] = "andet"
	case schemas.TilbudTable:
		cells[s.column("type")] = "mentor"
	case schemas.LoentimerTable:
		cells[s.column("timer")] = cells[s.column("timer")].(int64) + 4000
	}
	return cells
}

// later is a samtale on another day of the month, one that is in no delivery of the country.
func later(s *sheet, cells []any) []any {
	cells = slices.Clone(cells)
	first := cells[s.column("maaned")].(int32)
	cells[s.column("dato")] = first + (cells[s.column("dato")].(int32)-first+9)%28
	return cells
}

// run runs the pipeline on a delivery, as a, m or b, into a folder of results, and
// returns the folder of the run.
func (l lateDelivery) run(t *testing.T, folder, name string, flags ...string) (result string) {
	t.Helper()
	data := filepath.Join(folder, name)
	if _, err := os.Stat(data); err != nil {
		map[string]delivery{"a": l.a, "m": l.m, "b": l.b}[name].deliver(t, data, layout{sorted: true}, 1)
	}
	return pipelineRun(t, data, filepath.Join(folder, "ud"), flags...)
}

// everyControl are the controls that a delivery with faults may fail.
const everyControl = "K01,K02,K03,K04,K05,K06,K07,K08,K09,K10,K11,K12,K13,K15"

func pipelineRun(t *testing.T, data, out string, flags ...string) (result string) {
	t.Helper()
	if code, _, errout := runCommand(append([]string{"pipeline", "--year", "2024", "--data", data, "--out", out, "--accepter", everyControl}, flags...)...); code != exitDone {
		t.Fatal(errout)
	}
	result, err := filepath.EvalSymlinks(filepath.Join(out, "2024", "kandidat"))
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// diffOf compares two runs and returns the folder of the tables and the screen.
func diffOf(t *testing.T, want int, arguments ...string) (result, screen string) {
	t.Helper()
	out := t.TempDir()
	code, screen, errout := runCommand(append([]string{"diff", "--out", out}, arguments...)...)
	if code != want {
		t.Fatalf("exit code %d: %s", code, errout)
	}
	result = filepath.Join(out, "diff", "2024", "kandidat")
	if code, _, errout := runCommand("verify", result); code != exitDone {
		t.Error(errout)
	}
	return result, screen
}

// figuresOf are the figures of a run, by what names them in table diff.
func figuresOf(t *testing.T, run string) map[string]string {
	t.Helper()
	figures := map[string]string{}
	for table, columns := range map[string][]string{
		"fokusmaal_maaned": {"personer", "uden_tilbud", "faerre_end_4_samtaler", "andel_uden_tilbud", "andel_faerre_end_4_samtaler", "gns12_uden_tilbud", "gns12_faerre_end_4_samtaler"},
		"fokusmaal_aar":    {"maaneder", "andel_uden_tilbud", "andel_faerre_end_4_samtaler"}, "afstemning": {"personer"}, "grunde": {"personer"},
		"fokusmaal_varighed": {"personer", "uden_tilbud", "faerre_end_4_samtaler", "andel_uden_tilbud", "andel_faerre_end_4_samtaler"},
	} {
		for _, row := range readTable(t, filepath.Join(run, table+".csv")) {
			for _, tal := range columns {
				row["tabel"], row["tal"] = table, tal
				figures[figureName(row)] = row[tal]
			}
		}
	}
	return figures
}

func figureName(row map[string]string) string {
	return strings.Join([]string{row["tabel"], row["tal"], row["kommune"], row["maaned"], row["ydelse"], row["trin"], row["fokusmaal"], row["grund"], row["varighed"]}, " ")
}

var partNames = []string{"program", "regler_og_laesninger", "rettede_eller_fjernede_raekker", "nye_raekker", "data", "data_og_program", "ikke_opdelt"}

func rat(t *testing.T, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	if !ok {
		t.Fatalf("%q is no number", text)
	}
	return r
}

// minus is what a part has to be between two figures; empty where one does not exist.
func minus(t *testing.T, efter, foer string) string {
	t.Helper()
	if efter == "" || foer == "" {
		return ""
	}
	forskel := rat(t, efter)
	return forskel.Sub(forskel, rat(t, foer)).RatString()
}

// checkSums sums every row of table diff itself, holds it against the figures of both runs,
// and returns the rows by figure and how many have which part.
func checkSums(t *testing.T, result, a, b string) (rows map[string]map[string]string, parts map[string]int) {
	t.Helper()
	rows, parts = map[string]map[string]string{}, map[string]int{}
	before, after := figuresOf(t, a), figuresOf(t, b)
	for _, row := range readTable(t, filepath.Join(result, "diff.csv")) {
		name := figureName(row)
		rows[name] = row
		if row["foer"] != before[name] || row["efter"] != after[name] || row["aar"] != "2024" {
			t.Errorf("%s: from %s to %s, in the runs from %s to %s", name, row["foer"], row["efter"], before[name], after[name])
		}
		sum := new(big.Rat)
		for _, part := range partNames {
			if row[part] != "" {
				sum.Add(sum, rat(t, row[part]))
			}
			if row[part] != "" && rat(t, row[part]).Sign() != 0 {
				parts[part]++
			}
		}
		change := minus(t, row["efter"], row["foer"])
		if change == "" && (row["aendring"] != "" || sum.Sign() != 0) || change != "" && (sum.RatString() != change || rat(t, row["aendring"]).RatString() != change) {
			t.Errorf("%s: from %q to %q is %s, the parts are %s", name, row["foer"], row["efter"], change, sum.RatString())
		}
	}
	for name, figure := range after {
		if _, told := rows[name]; !told && figure != before[name] {
			t.Errorf("%s is another figure and not in the table", name)
		}
	}
	if len(before) != len(after) || len(after) < 100_000 {
		t.Errorf("%d and %d figures", len(before), len(after))
	}
	return rows, parts
}

// The state in between is made here by hand, as files, so that each part is checked against
// a run of its own.
func TestADiffOfALateDeliveryAddsUpAndItsPartsAreThoseOfRuns(t *testing.T) {
	l, folder := newLateDelivery(t), t.TempDir()
	a, m, b := l.run(t, folder, "a"), l.run(t, folder, "m"), l.run(t, folder, "b")
	result, screen := diffOf(t, exitDone, a, b)
	rows, parts := checkSums(t, result, a, b)
	before, between, after := figuresOf(t, a), figuresOf(t, m), figuresOf(t, b)
	for name := range after {
		row := rows[name]
		if row == nil {
			if before[name] != between[name] || between[name] != after[name] {
				t.Errorf("%s changes on the way and is not in the table", name)
			}
			continue
		}
		if before[name] == "" || between[name] == "" || after[name] == "" {
			continue // a part with nothing at one end is no number
		}
		for part, want := range map[string]string{"rettede_eller_fjernede_raekker": minus(t, between[name], before[name]), "nye_raekker": minus(t, after[name], between[name])} {
			if got := rat(t, row[part]).RatString(); got != want {
				t.Errorf("%s: %s is %s, by the runs it is %s", name, part, got, want)
			}
		}
		if row["program"] != "0" || row["regler_og_laesninger"] != "0" || row["data"] != "" || row["ikke_opdelt"] != "" {
			t.Errorf("%s has other parts: %v", name, row)
		}
	}
	if parts["rettede_eller_fjernede_raekker"] < 100 || parts["nye_raekker"] < 100 {
		t.Errorf("too little was tried: %v", parts)
	}
	checkDecisions(t, result, a, m, b)
	checkMoves(t, result, l)
	if changed := fmt.Sprintf("%s af 123 849 tal er ændret", statement.Antal(int64(changedRows(rows)))); !strings.Contains(screen, changed) {
		t.Errorf("not on the screen: %s\n%s", changed, screen)
	}
}

func changedRows(rows map[string]map[string]string) int {
	n := 0
	for _, row := range rows {
		if row["foer"] != row["efter"] {
			n++
		}
	}
	return n
}

// checkDecisions holds the table of decisions against runs of which the second lies between
// the two others.
func checkDecisions(t *testing.T, result, a, m, b string) {
	t.Helper()
	want, got := map[string]string{}, map[string]string{}
	kinds := map[string]int{}
	for _, goal := range []string{"maal1_opfyldt", "maal2_opfyldt"} {
		decided := func(run string) map[string]string {
			return column(t, filepath.Join(run, "fokusmaal_aar.csv"), goal)
		}
		before, between, after := decided(a), decided(m), decided(b)
		for kommune := range after {
			var because []string
			if before[kommune] != between[kommune] {
				because = append(because, "rettede_eller_fjernede_raekker")
			}
			if between[kommune] != after[kommune] {
				because = append(because, "nye_raekker")
			}
			if len(because) > 0 {
				want[goal+" "+kommune] = fmt.Sprintf("%s %s %t %s", before[kommune], after[kommune], before[kommune] != after[kommune], strings.Join(because, " "))
				kinds[strings.Join(because, " ")]++
			}
		}
	}
	for _, row := range readTable(t, filepath.Join(result, "diff_afgoerelser.csv")) {
		got[row["afgoerelse"]+" "+row["kommune"]] = fmt.Sprintf("%s %s %s %s", row["foer"], row["efter"], row["skifter"], row["aarsager"])
	}
	if diff := cmp.Diff(want, got); diff != "" || len(kinds) < 2 {
		t.Errorf("decisions, %v (-runs +diff):\n%s", kinds, diff)
	}
}

// column is a column of a table by kommune.
func column(t *testing.T, path, name string) map[string]string {
	t.Helper()
	cells := map[string]string{}
	for _, row := range readTable(t, path) {
		cells[row["kommune"]] = row[name]
	}
	return cells
}

// checkMoves holds the moved rows against the two deliveries.
func checkMoves(t *testing.T, result string, l lateDelivery) {
	t.Helper()
	for id, row := range readTable(t, filepath.Join(result, "diff_raekker.csv")) {
		count := map[string]int{}
		for name, text := range row {
			count[name], _ = strconv.Atoi(text)
		}
		late := len(l.b[id].rows) - len(l.m[id].rows)
		if row["tabel"] != schemas.TableID(id).String() || count["nye"] != late || count["rettede"] == 0 ||
			count["uaendrede"]+count["rettede"]+count["nye"] != len(l.b[id].rows) || count["uaendrede"]+count["rettede"]+count["fjernede"] != len(l.a[id].rows) {
			t.Errorf("%v, of %d rows of which %d are late; before %d", row, len(l.b[id].rows), late, len(l.a[id].rows))
		}
	}
}

func TestARunUnderAnotherReadingIsAllInItsPart(t *testing.T) {
	land, _ := smallCountry(t)
	out := t.TempDir()
	a, b := pipelineRun(t, land, out), pipelineRun(t, land, out, "--fortolkning", "R04,R08")
	for name, sides := range map[string][2]string{"to the reading": {a, b}, "back from it": {b, a}} {
		result, _ := diffOf(t, exitDone, sides[0], sides[1])
		_, parts := checkSums(t, result, sides[0], sides[1])
		if len(parts) != 1 || parts["regler_og_laesninger"] < 100 {
			t.Errorf("%s: %v", name, parts)
		}
		for _, row := range readTable(t, filepath.Join(result, "diff_afgoerelser.csv")) {
			if row["aarsager"] != "regler_og_laesninger" {
				t.Errorf("%s: %v", name, row)
			}
		}
	}
}

func TestTheSameRunTwiceHasNothingInIt(t *testing.T) {
	land, _ := smallCountry(t)
	out := t.TempDir()
	a, b := pipelineRun(t, land, out), pipelineRun(t, land, out, "--workers", "1")
	for _, other := range []string{a, b} {
		result, screen := diffOf(t, exitDone, a, other, "--fail-if-decision-changes")
		for _, table := range []string{"diff", "diff_afgoerelser"} {
			if rows := readTable(t, filepath.Join(result, table+".csv")); len(rows) > 0 {
				t.Errorf("%d rows in %s", len(rows), table)
			}
		}
		for _, line := range []string{"  tal         0 af 123 849 tal er ændret\n", "  afgørelser  ingen er en anden\n"} {
			if !strings.Contains(screen, line) {
				t.Errorf("not on the screen: %s%s", line, screen)
			}
		}
	}
}

func TestADecisionThatChangesEndsWithExitCodeSixIfAskedTo(t *testing.T) {
	l, folder := newLateDelivery(t), t.TempDir()
	a, b := l.run(t, folder, "a"), l.run(t, folder, "b")
	for _, sides := range [][]string{{a, b}, {b, a}} {
		result, screen := diffOf(t, exitDecision, append(sides, "--fail-if-decision-changes")...)
		flips := 0
		for _, row := range readTable(t, filepath.Join(result, "diff_afgoerelser.csv")) {
			because := strings.NewReplacer(" ", " + ", "rettede_eller_fjernede_raekker", "rettede eller fjernede rækker", "nye_raekker", "nye rækker").Replace(row["aarsager"])
			name := row["kommunenavn"] + " (" + because + ")"
			if row["skifter"] == "true" {
				flips++
			}
			if !strings.Contains(strings.ReplaceAll(screen, "\n      ", " "), name) && row["skifter"] == "true" {
				t.Errorf("not on the screen: %s\n%s", name, screen)
			}
		}
		if flips == 0 {
			t.Error("no decision is another one")
		}
	}
}

// Whatever the order of the rows, the files and the workers.
func TestADiffHasTheSameBytesHoweverTheRowsAreDelivered(t *testing.T) {
	l, folder := newLateDelivery(t), t.TempDir()
	a, b := l.run(t, folder, "a"), l.run(t, folder, "b")
	result, _ := diffOf(t, exitDone, a, b)
	want := tableBytes(t, result)
	mixed := t.TempDir()
	l.a.deliver(t, filepath.Join(mixed, "a"), layout{parts: 3}, 7)
	l.b.deliver(t, filepath.Join(mixed, "b"), layout{writing: writing{rowsPerGroup: 500}}, 8)
	other, _ := diffOf(t, exitDone, l.run(t, mixed, "a"), l.run(t, mixed, "b"), "--workers", "3", "--batch-rows", "1000")
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(tableBytes(t, other)))); diff != "" || len(want) != 6 {
		t.Errorf("%d files:\n%s", len(want), diff)
	}
	for name, text := range tableBytes(t, other) {
		if want[name] != text {
			t.Errorf("%s has other bytes", name)
		}
	}
}

// tableBytes are the files of a result but run.json.
func tableBytes(t *testing.T, result string) map[string]string {
	t.Helper()
	files, err := runBytes(result)
	if err != nil {
		t.Fatal(err)
	}
	return files
}
