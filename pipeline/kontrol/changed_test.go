package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// changes are one changed cell in each table: the column, what is put there, and the row.
var changes = []struct{ table, column, value, where string }{
	{"fokusmaal_maaned", "uden_tilbud", "uden_tilbud + 1", "kommune = 0 AND ydelse = 'alle' AND maaned = DATE '2024-05-01'"},
	{"fokusmaal_maaned", "andel_uden_tilbud", "andel_uden_tilbud + 1e-16", "kommune = 0 AND ydelse = 'alle' AND maaned = DATE '2024-05-01'"},
	{"fokusmaal_maaned", "gns12_faerre_end_4_samtaler", "NULL", "kommune = 0 AND ydelse = 'dagpenge' AND maaned = DATE '2024-05-01'"},
	{"fokusmaal_maaned", "kommunenavn", "'Hele Landet'", "kommune = 0 AND ydelse = 'dagpenge' AND maaned = DATE '2024-05-01'"},
	{"fokusmaal_aar", "maal1_opfyldt", "NOT maal1_opfyldt", "kommune = 0"},
	{"fokusmaal_aar", "foreloebig", "true", "kommune = 0"},
	{"afstemning", "personer", "personer + 1", "kommune = 0 AND trin = 'fritaget' AND maaned = DATE '2024-05-01'"},
	{"grunde", "personer", "personer + 1", "kommune = 0 AND grund = 'tilbud' AND maaned = DATE '2024-05-01'"},
	{"fokusmaal_varighed", "personer", "personer + 1", "kommune = 0 AND varighed = '36+' AND maaned = DATE '2024-05-01'"},
	{"fokusmaal_varighed", "andel_uden_tilbud", "andel_uden_tilbud + 1e-16", "kommune = 0 AND varighed = '12-17' AND maaned = DATE '2024-05-01'"},
	{"afstand", "for_mange", "for_mange + 1", "kommune = 101 AND fokusmaal = 2 AND maaned = DATE '2024-05-01'"},
	{"afstand_aar", "personer_pr_maaned", "7777", "kommune = 101 AND fokusmaal = 2"},
	{"stabilitet", "maal1_opfyldt", "maal1_opfyldt IS NOT TRUE", "kommune = 101 AND pct = 5 AND flere"},
	{"tilsyn", "status", "'forlaenget'", "kommune = 101"},
	{"tilsyn", "baseline_maal1_broek", "'7/7'", "kommune = 101"},
	{"tilsyn", "paragraf", "'§ 12, stk. 1'", "kommune = 101"},
	{"tilsyn", "begrundelse", "replace(begrundelse, '9,00', '9,01')", "kommune = 101"},
	{"genopretning", "halvvejs", "0.123456", "kommune = 147 AND fokusmaal = 1 AND maaned = DATE '2024-05-01'"},
	{"minimumskrav", "samtaler_andel", "0.123456", "kommune = 151"},
	{"intern/personer", "samtaler", "samtaler + 1", "kommune = 240 AND maaned = DATE '2024-05-01'"},
}

func TestOneChangedCellIsFoundInEveryTable(t *testing.T) {
	p := prove(t, filepath.Join(population("p11"), "data"), "2024", smallInputs(t)...)
	if r := p.compare(t, p.run); !r.equal() {
		t.Fatalf("the run itself differs: %v", unequal(r))
	}
	queries, wheres := map[string]string{}, map[string]string{}
	for _, c := range changes {
		cell := fmt.Sprintf("CASE WHEN %s THEN %s ELSE %s END AS %s", c.where, c.value, c.column, c.column)
		if queries[c.table] != "" {
			cell = queries[c.table] + ", " + cell
		}
		queries[c.table], wheres[c.table] = cell, c.where
	}
	for name, cells := range queries {
		queries[name] = "SELECT * REPLACE (" + cells + ") FROM alt"
	}
	r := p.compare(t, p.changed(t, queries, wheres))
	for _, c := range changes {
		names(t, r, c.table, c.column, c.where)
	}
	for _, compared := range r.tallies {
		if queries[compared.Table] == "" && compared.Table != "run.json" {
			t.Errorf("no cell of %s was changed", compared.Table)
		}
	}
	// Nothing else is named: four cells of tilsyn were changed.
	r = p.compare(t, p.changed(t, map[string]string{"tilsyn": queries["tilsyn"]}, wheres))
	if all := r.sorted(); len(all) != 4 {
		t.Errorf("four cells were changed, named are %v", all)
	}
}

func TestARowTooManyOrTooFewIsFound(t *testing.T) {
	p := prove(t, filepath.Join(population("p11"), "data"), "2024")
	const where = "kommune = 0 AND maaned = DATE '2024-05-01'"
	for says, query := range map[string]string{
		"missing":  "SELECT * FROM alt WHERE NOT (" + where + ")",
		"twice":    "SELECT * FROM alt UNION ALL SELECT * FROM alt WHERE " + where,
		"not be":   "SELECT * FROM alt UNION ALL SELECT * REPLACE (DATE '2031-05-01' AS maaned) FROM alt WHERE " + where,
		"personer": "SELECT * REPLACE (personer + (kommune = 0)::INT AS personer) FROM alt",
	} {
		names(t, p.compare(t, p.changedTable(t, "afstemning", query, where)), "afstemning", says, "")
	}
	all := p.changedTable(t, "intern/personer", "SELECT * FROM alt WHERE maaned <> DATE '2024-05-01'", "true")
	names(t, p.compare(t, all), "intern/personer", "missing", "")
	for _, table := range []string{"afstemning", "intern/personer"} {
		rec, err := readRun(p.changedTable(t, table, "SELECT *, 1 AS tal FROM alt", "true"))
		if err != nil {
			t.Fatal(err)
		}
		if err := (&result{run: rec}).compareAll(p.db, p.figures, p.expected); err == nil || !strings.Contains(err.Error(), "the others would not be compared") {
			t.Errorf("a column more in %s: %v", table, err)
		}
	}
}

func TestTheLawsOfConservationNeedNoSecondCalculation(t *testing.T) {
	p := prove(t, filepath.Join(population("p12"), "data"), "2024")
	for _, c := range []struct {
		table, says string
		column      int
	}{{"fokusmaal_maaned", "Σ ydelse = alle", 4}, {"fokusmaal_maaned", "Σ kommuner = Hele landet", 5}, {"fokusmaal_maaned", "numerator ≤ denominator", 6},
		{"afstemning", "Σ kommuner = Hele landet", 3}, {"afstemning", "step population = personer", 3}, {"grunde", "Σ grounds", 4},
		{"fokusmaal_varighed", "Σ kommuner = Hele landet", 4}, {"fokusmaal_varighed", "Σ varighed = alle", 5}, {"fokusmaal_varighed", "numerator ≤ denominator", 6}} {
		published := map[string]*table{"fokusmaal_maaned": p.expected[0], "afstemning": p.figures.expected[0], "grunde": p.figures.expected[1], "fokusmaal_varighed": p.figures.expected[2]}
		r := &result{}
		if r.conserve(p.figures, published); !r.equal() {
			t.Fatalf("the laws do not hold: %v", r.sorted())
		}
		for key, row := range published[c.table].rows {
			if row[1] == int64(101) && (row[2] == "alle" || row[2] == "population" || row[2] == "36+" || row[3] == "tilbud") {
				changed := slices.Clone(row)
				changed[c.column] = whole(row[c.column]) + 1000
				published[c.table] = replaced(published[c.table], key, changed)
				break
			}
		}
		r.conserve(p.figures, published)
		if !slices.ContainsFunc(r.differences, func(d difference) bool { return strings.Contains(d.column, c.says) }) {
			t.Errorf("%s, column %d: no law says %q: %v", c.table, c.column, c.says, r.sorted())
		}
	}
}

// replaced is a table with another row.
func replaced(t *table, key string, row []any) *table {
	other := newTable(t.name, t.keys, t.columns...)
	for k, cells := range t.rows {
		other.rows[k] = cells
	}
	other.rows[key] = row
	return other
}

// proof is a run with the second calculation made, to be compared many times.
type proof struct {
	run      string
	db       *base
	figures  *figures
	expected []*table
}

// prove makes a run and calculates it a second time.
func prove(t *testing.T, data, year string, flags ...string) proof {
	t.Helper()
	p := proof{run: aRun(t, data, year, flags...)}
	rec, err := readRun(p.run)
	if err != nil {
		t.Fatal(err)
	}
	input, err := findInput(data, rec)
	if err != nil {
		t.Fatal(err)
	}
	p.db, err = openBase(context.Background(), options{temp: t.TempDir(), memoryMB: 500})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.db.close)
	if p.figures, err = p.db.calculate(input, rec.Aar); err != nil {
		t.Fatal(err)
	}
	if p.expected, err = p.db.expect(p.figures, rec); err != nil {
		t.Fatal(err)
	}
	return p
}

// compare holds a run's folder against the second calculation.
func (p proof) compare(t *testing.T, run string) *result {
	t.Helper()
	rec, err := readRun(run)
	if err != nil {
		t.Fatal(err)
	}
	r := &result{run: rec}
	if err := r.compareAll(p.db, p.figures, p.expected); err != nil {
		t.Fatal(err)
	}
	return r
}

// changedTable copies the run with one table made anew.
func (p proof) changedTable(t *testing.T, name, query, where string) string {
	t.Helper()
	return p.changed(t, map[string]string{name: query}, map[string]string{name: where})
}

// changed copies the run and makes tables anew, each by a query on the old one, alt. At least
// one row of it must be where the change is.
func (p proof) changed(t *testing.T, queries, wheres map[string]string) string {
	t.Helper()
	run := filepath.Join(t.TempDir(), filepath.Base(p.run))
	if err := os.CopyFS(run, os.DirFS(p.run)); err != nil {
		t.Fatal(err)
	}
	for name, query := range queries {
		path := filepath.Join(run, filepath.FromSlash(name)+".parquet")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		source := "read_parquet(" + quote(filepath.Join(p.run, name+".parquet")) + ")"
		if rows, err := p.db.number(name, "SELECT count(*) FROM "+source+" WHERE "+wheres[name]); err != nil || rows == 0 {
			t.Fatalf("%s: %d rows to change, %v", name, rows, err)
		}
		if err := p.db.exec(name, "COPY (WITH alt AS (FROM "+source+") "+query+") TO "+quote(path)); err != nil {
			t.Fatal(err)
		}
	}
	return run
}

// names says whether a comparison ends with exit code 4, names a place, and shows no value.
func names(t *testing.T, r *result, table, column, where string) {
	t.Helper()
	f := judge(context.Background(), unequal(r))
	if r.equal() || f.code != exitUnequal {
		t.Fatal("the change was not found")
	}
	kommune := regexp.MustCompile(`kommune = (\d+)`).FindStringSubmatch(where)
	if !slices.ContainsFunc(r.differences, func(d difference) bool {
		return d.table == table && strings.Contains(d.column, column) &&
			(!strings.Contains(where, "2024-05-01") || d.period == "2024-05-01") &&
			(kommune == nil || d.kommune == kommune[1])
	}) {
		t.Errorf("%s, %s is not named: %v", table, column, r.sorted())
	}
	if regexp.MustCompile(`0\.123456|7777|7/7|P11|[0-9]{6}`).MatchString(strings.ReplaceAll(f.what, r.run.RunID, "")) {
		t.Errorf("a value or a person is shown: %s", f.what)
	}
}

// smallInputs are the flags of a run with the tilsyn: København begins at ingen,
// Frederiksberg in skaerpet_tilsyn, Ballerup under administration.
func smallInputs(t *testing.T) []string {
	t.Helper()
	folder := t.TempDir()
	grad, before := "aar,kommune,faktisk,forventet\n", "aar,kommune,status,baseline_aar,baseline_maal1,baseline_maal2\n"
	for _, k := range kommuner[heleLandet+1:] {
		grad += fmt.Sprintf("2024,%d,9.00,8.50\n", k.kode)
		standing := map[int64]string{147: "skaerpet_tilsyn,2023,0.9,0.5", 151: "administration,2022,0.9,0.5"}[k.kode]
		if standing == "" {
			standing = "ingen,,,"
		}
		before += fmt.Sprintf("2023,%d,%s\n", k.kode, standing)
	}
	plans := "kommune,maaned,maal1,maal2\n147,2024-05,40,10\n"
	var flags []string
	for flag, text := range map[string]string{"ydelsesgrad": grad, "tilsyn-forrige": before, "milepaele": plans} {
		path := filepath.Join(folder, flag+".csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		flags = append(flags, "--"+flag, path)
	}
	return flags
}
