package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// theYears makes 2023 and 2024 together and returns the folder of the results.
func theYears(t *testing.T, data string, flags ...string) string {
	t.Helper()
	program, err := fokusmaal()
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	run := exec.Command(program, append([]string{"pipeline", "--years", "2023-2024", "--data", data, "--out", out}, flags...)...)
	if text, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return out
}

// degrees is the flag of a resultatmål that nobody reaches, in both years.
func degrees(t *testing.T) []string {
	t.Helper()
	text := "aar,kommune,faktisk,forventet\n"
	for _, aar := range []string{"2023", "2024"} {
		for _, k := range kommuner[heleLandet+1:] {
			text += aar + "," + strconv.FormatInt(k.kode, 10) + ",9.00,8.50\n"
		}
	}
	path := filepath.Join(t.TempDir(), "grad.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"--ydelsesgrad", path}
}

// gridChanges are what is done to the grid, and what is said of it; the exit code is 4 where it
// is of a place, 3 where there is nothing to compare.
var gridChanges = []struct{ name, query, record, says string }{
	{"a status", "SELECT * REPLACE (CASE WHEN kommune = 240 AND aar = 2024 THEN 'forlaenget' ELSE status END AS status) FROM alt", "", "tilsyn_aar, status, kommune 240, 2024"},
	{"a paragraf", "SELECT * REPLACE (CASE WHEN kommune = 101 AND aar = 2023 THEN '§ 12' ELSE paragraf END AS paragraf) FROM alt", "", "tilsyn_aar, paragraf, kommune 101, 2023"},
	{"a name", "SELECT * REPLACE (CASE WHEN kommune = 101 AND aar = 2023 THEN 'Hovedstaden' ELSE kommunenavn END AS kommunenavn) FROM alt", "", "tilsyn_aar, kommunenavn, kommune 101, 2023"},
	{"a row fewer", "SELECT * FROM alt WHERE NOT (kommune = 860 AND aar = 2023)", "", "tilsyn_aar, (a row that is missing), kommune 860, 2023"},
	{"a row more", "SELECT * FROM alt UNION ALL SELECT * REPLACE (2025::INT AS aar) FROM alt WHERE kommune = 860 AND aar = 2024", "", "tilsyn_aar, (a row that should not be), kommune 860, 2025"},
	{"a column more", "SELECT *, 1 AS tal FROM alt", "", "expected 5 columns, found 6"},
	{"another run", "", `"started": "2020-`, "found one of another run of 2023"},
	{"other years", "", `"aar_til": 9`, "expected a run of these years"},
	{"a table more", "", `"path": "x.parquet"`, "found one more, x.parquet"},
	{"no grid", "", "-", "expected the grid that the run of the years made, found none"},
}

func TestTheGridOfTheYearsIsThatOfTheirTilsyn(t *testing.T) {
	data := filepath.Join(population("p11"), "data")
	out := theYears(t, data, degrees(t)...)
	code, text := kontrol(t, "--data", data, "--out", out, "--years", "2023-2024")
	if code != exitEqual || !strings.Contains(text, "The second calculation of 2023-2024\n  tilsyn_aar                196 rows          980 cells\n") {
		t.Fatalf("exit code %d: %s", code, text)
	}
	o := options{data: data, temp: t.TempDir(), memoryMB: 500}
	var years []*result
	for _, year := range []string{"2023", "2024"} {
		r, err := run(context.Background(), o, filepath.Join(out, year, "kandidat"))
		if err != nil {
			t.Fatal(err)
		}
		years = append(years, r)
	}
	for _, c := range gridChanges {
		o.grid = changedGrid(t, filepath.Join(out, "2023-2024", "kandidat"), c.query, c.record)
		r, err := runGrid(context.Background(), o, years)
		want := exitInput
		if err == nil && !r.equal() {
			err, want = unequal(r), exitUnequal
		}
		if err == nil {
			t.Errorf("%s is not found", c.name)
			continue
		}
		if f := judge(context.Background(), err); f.code != want || !strings.Contains(f.what, c.says) || strings.Contains(c.says, "kommune ") != (want == exitUnequal) || strings.Contains(f.what, "forlaenget") {
			t.Errorf("%s: exit code %d: %s", c.name, f.code, f.what)
		}
	}
	// The exit code of the program is that of the grid where every year is equal.
	changed := changedGrid(t, filepath.Join(out, "2023-2024", "kandidat"), gridChanges[0].query, "")
	if err := os.Rename(filepath.Join(out, "2023-2024"), filepath.Join(out, "foer")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(out, "2023-2024", "kandidat"), os.DirFS(changed)); err != nil {
		t.Fatal(err)
	}
	code, text = kontrol(t, "--data", data, "--out", out, "--years", "2023-2024")
	if code != exitUnequal || !strings.Contains(text, gridChanges[0].says) || strings.Count(text, "every law of conservation") != 2 {
		t.Errorf("exit code %d: %s", code, text)
	}
}

// changedGrid copies the folder of the grid, with the table made anew by a query or something
// else in run.json, and returns the copy; of the record "-" it is a folder that is not there.
func changedGrid(t *testing.T, folder, query, record string) string {
	t.Helper()
	real, err := filepath.EvalSymlinks(folder)
	if err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(t.TempDir(), filepath.Base(real))
	if record == "-" {
		return other
	}
	if err := os.CopyFS(other, os.DirFS(real)); err != nil {
		t.Fatal(err)
	}
	if query != "" {
		db, err := openBase(context.Background(), options{temp: t.TempDir(), memoryMB: 300})
		if err != nil {
			t.Fatal(err)
		}
		defer db.close()
		path := filepath.Join(other, "tilsyn_aar.parquet")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		from := "read_parquet(" + quote(filepath.Join(real, "tilsyn_aar.parquet")) + ")"
		if err := db.exec("the grid", "COPY (WITH alt AS (FROM "+from+") "+query+") TO "+quote(path)); err != nil {
			t.Fatal(err)
		}
		return other
	}
	text, err := os.ReadFile(filepath.Join(other, "run.json"))
	if err != nil {
		t.Fatal(err)
	}
	was := map[string]string{`"started": "2020-`: `"started": "20`, `"aar_til": 9`: `"aar_til": 2`, `"path": "x.parquet"`: `"path": "tilsyn_aar.csv"`}[record]
	if !strings.Contains(string(text), was) {
		t.Fatalf("nothing of run.json is changed by %s", record)
	}
	if err := os.WriteFile(filepath.Join(other, "run.json"), []byte(strings.Replace(string(text), was, record, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	return other
}

func TestYearsWithoutATilsynOrMadeOneByOneHaveNoGrid(t *testing.T) {
	rec := func(aar int, started string) *runRecord {
		r := &runRecord{Aar: aar, Arguments: []string{"pipeline", "--years=2023-2024"}}
		r.Time.Started = started
		return r
	}
	grid := filepath.Join(t.TempDir(), "2023-2024", "kandidat")
	decided := newTable("tilsyn", 2)
	for says, years := range map[string][]*result{
		"not every one of the years has a tilsyn": {{run: rec(2023, "a"), tilsyn: decided}, {run: rec(2024, "a")}},
		"the years were not made together":        {{run: rec(2023, "a"), tilsyn: decided}, {run: rec(2024, "b"), tilsyn: decided}},
	} {
		r, err := runGrid(context.Background(), options{grid: grid}, years)
		var text strings.Builder
		if err == nil {
			r.show(&text, 0)
		}
		if err != nil || !strings.HasPrefix(text.String(), "The second calculation of 2023-2024\n  tilsyn_aar         not compared: "+says) || strings.Contains(text.String(), "equal") {
			t.Errorf("%v: %s", err, text.String())
		}
	}
}
