package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fokusmaal/schemas"
)

// What really happened to this statistic, done to a synthetic country of four years, and
// the controls that must find it.
var incidents = []struct {
	name   string
	happen func(ydelse, loentimer *sheet)
	table  string // that it changes
	codes  []string
}{
	{"nothing", nil, "", nil},
	{"hours are sent as zero for 20 months by one kommune", hoursAreZero, "loentimer", []string{"K04"}},
	{"hours are sent as zero for 20 months by one small kommune", hoursAreZeroInKoege, "loentimer", []string{"K04"}},
	{"hours are not sent for 20 months by one kommune", hoursAreGone, "loentimer", []string{"K02"}},
	{"two codes are swapped for 28 months in one kommune", codesAreSwapped, "ydelse", []string{"K05", "K08"}},
	{"a change of kommune splits the spell", movingSplits, "ydelse", []string{"K09"}},
	{"a change of kommune leaves the person in both", movingDoubles, "ydelse", []string{"K11"}},
}

// Koebenhavn has some 240 rows of hours a month in the synthetic country, Køge 20.
const koebenhavn, koege = int32(101), int32(259)

func month(year, number int) int32 { return int32(schemas.MonthOf(year, number).First()) }

// personsIn are the persons who have a row there.
func personsIn(kommune int32, ydelse *sheet) map[any]bool {
	persons := map[any]bool{}
	for _, cells := range ydelse.rows {
		if cells[ydelse.column("kommune")] == kommune {
			persons[cells[ydelse.column("person_id")]] = true
		}
	}
	return persons
}

func hoursOf(kommune int32, ydelse, loentimer *sheet, do func(cells []any) (gone bool)) {
	persons, maaned := personsIn(kommune, ydelse), loentimer.column("maaned")
	loentimer.rows = slices.DeleteFunc(loentimer.rows, func(cells []any) bool {
		m := cells[maaned].(int32)
		return persons[cells[loentimer.column("person_id")]] && m >= month(2022, 3) && m <= month(2023, 10) && do(cells)
	})
}

func hoursAreZero(ydelse, loentimer *sheet) { hoursAreZeroIn(koebenhavn, ydelse, loentimer) }

func hoursAreZeroInKoege(ydelse, loentimer *sheet) {
	hoursAreZeroIn(koege, ydelse, loentimer)
}

func hoursAreZeroIn(kommune int32, ydelse, loentimer *sheet) {
	timer := loentimer.column("timer")
	hoursOf(kommune, ydelse, loentimer, func(cells []any) bool { cells[timer] = int64(0); return false })
}

func hoursAreGone(ydelse, loentimer *sheet) {
	hoursOf(koebenhavn, ydelse, loentimer, func([]any) bool { return true })
}

func codesAreSwapped(ydelse, _ *sheet) {
	code, maaned, kommune := ydelse.column("ydelse"), ydelse.column("maaned"), ydelse.column("kommune")
	other := map[any]any{"kontanthjaelp": "ressourceforloeb", "ressourceforloeb": "kontanthjaelp"}
	for _, cells := range ydelse.rows {
		m := cells[maaned].(int32)
		if to, is := other[cells[code]]; is && cells[kommune] == koebenhavn && m >= month(2021, 9) && m <= month(2023, 12) {
			cells[code] = to
		}
	}
}

// movers calls do for every row of a person in another kommune than the row before it.
func movers(ydelse *sheet, do func(before, cells []any)) {
	id, kommune := ydelse.column("person_id"), ydelse.column("kommune")
	for i, cells := range ydelse.rows[1:] {
		if before := ydelse.rows[i]; before[id] == cells[id] && before[kommune] != cells[kommune] {
			do(before, cells)
		}
	}
}

func movingSplits(ydelse, _ *sheet) {
	fra, forloeb := ydelse.column("fra"), ydelse.column("forloeb_fra")
	movers(ydelse, func(_, cells []any) { cells[forloeb] = cells[fra] })
}

// movingDoubles leaves those who move in the old kommune too, for their next six rows.
func movingDoubles(ydelse, _ *sheet) {
	id, kommune := ydelse.column("person_id"), ydelse.column("kommune")
	var more [][]any
	left, from := 0, any(nil)
	for i, cells := range ydelse.rows[1:] {
		before := ydelse.rows[i]
		if before[id] != cells[id] {
			left = 0
		} else if before[kommune] != cells[kommune] {
			left, from = 6, before[kommune]
		}
		if left > 0 {
			again := slices.Clone(cells)
			again[kommune] = from
			more = append(more, again)
			left--
		}
	}
	ydelse.rows = append(ydelse.rows, more...)
}

func TestWhatReallyHappenedIsCaughtByAControl(t *testing.T) {
	clean := filepath.Join(t.TempDir(), "clean")
	if code, _, errout := runCommand("syntetisk", "--out", clean, "--scale", "0.015", "--from", "2021-01", "--to", "2024-12"); code != exitDone {
		t.Fatal(errout)
	}
	for _, c := range incidents {
		t.Run(c.name, func(t *testing.T) {
			data := filepath.Join(t.TempDir(), "data")
			if err := os.CopyFS(data, os.DirFS(clean)); err != nil {
				t.Fatal(err)
			}
			if c.table != "" {
				ydelse, loentimer := mustSheet(t, data, "ydelse"), mustSheet(t, data, "loentimer")
				c.happen(ydelse, loentimer)
				changed := map[string]*sheet{"ydelse": ydelse, "loentimer": loentimer}[c.table]
				if err := changed.write(filepath.Join(data, c.table+".parquet"), writing{rowsPerGroup: 100_000}); err != nil {
					t.Fatal(err)
				}
			}
			holdControls(t, data, c.codes)
		})
	}
}

func mustSheet(t *testing.T, folder, table string) *sheet {
	t.Helper()
	s, err := readSheet(filepath.Join(folder, table+".parquet"))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// holdControls makes sure that a run fails the controls, that it leaves nothing, and that
// it runs when they are accepted; without codes, that it finds nothing at all.
func holdControls(t *testing.T, data string, codes []string) {
	t.Helper()
	out := t.TempDir()
	code, stdout, errout := runCommand("pipeline", "--year", "2023", "--data", data, "--out", out)
	if len(codes) == 0 {
		if code != exitDone || !strings.Contains(stdout, "15 controls, no finding") {
			t.Errorf("a clean country: %d\n%s%s", code, stdout, errout)
		}
		return
	}
	if code != exitInput {
		t.Fatalf("exit code %d\n%s", code, stdout)
	}
	for _, want := range codes {
		if !strings.Contains(errout, want) {
			t.Errorf("%s does not find it:\n%s", want, errout)
		}
	}
	list := filepath.Join(out, "2023", "standset", "kontrol.csv")
	if left, _ := filepath.Glob(filepath.Join(out, "2023", "*", "*")); !slices.Equal(left, []string{list}) || !strings.Contains(errout, "all findings: "+list) {
		t.Errorf("there is a result, or not what was found: %v", left)
	}
	every := "K01,K02,K03,K04,K05,K06,K07,K08,K09,K10,K11,K12,K13,K15"
	result := runOn(t, data, "--year", "2023", "--accepter", every)
	text, err := os.ReadFile(filepath.Join(result, "kontrol.csv"))
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records[1:] {
		if (record[1] == "fejl") != (record[2] == "true") {
			t.Errorf("an accepted finding is %s, %s", record[1], record[2])
		}
	}
	t.Logf("%d findings, first %q", len(records)-1, records[1])
}
