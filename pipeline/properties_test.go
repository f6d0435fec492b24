package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// layout is one way to deliver the same rows.
type layout struct {
	name string
	writing
	sorted bool // by person within each part; else in random order
	parts  int  // 0: NAME.parquet; else NAME/, in folders, of unequal sizes
	double bool // hours as DOUBLE
	flags  []string
}

var layouts = []layout{
	{name: "one file, sorted, small row groups", sorted: true, writing: writing{rowsPerGroup: 1000}, flags: []string{"--workers", "3"}},
	{name: "one file, sorted, tiny row groups, so that a person is in several", sorted: true, writing: writing{rowsPerGroup: 200}, flags: []string{"--workers", "2"}},
	{name: "one file, random order", flags: []string{"--workers", "2", "--batch-rows", "1000"}},
	{name: "random order, and a memory that holds a tenth of the rows", flags: []string{"--workers", "3", "--batch-rows", "500", "--room", "10000"}},
	{name: "random order, and a memory that holds a batch", flags: []string{"--workers", "2", "--batch-rows", "900", "--room", "1"}},
	{name: "few sorted parts that overlap in persons, zstd, delta", sorted: true, parts: 5, writing: writing{codec: &parquet.Zstd, encoding: "delta", rowsPerGroup: 3000}},
	{name: "a sorted part for each month or so", sorted: true, parts: 60, writing: writing{codec: &parquet.Snappy}, flags: []string{"--batch-rows", "7"}},
	{name: "hundreds of parts in random order, plain, gzip", parts: 100, writing: writing{codec: &parquet.Gzip, encoding: "plain", optional: true}, flags: []string{"--workers", "7"}},
	{name: "parts in random order, split bytes, new pages", parts: 3, double: true, writing: writing{encoding: "split", pages: 2, optional: true, rowsPerGroup: 5000}},
	{name: "hours as DOUBLE", sorted: true, double: true, writing: writing{codec: &parquet.Brotli, encoding: "delta", pages: 2}, flags: []string{"--workers", "1"}},
}

var populations = []struct{ name, year string }{{"p11", "2023"}, {"p12", "2024"}, {"p13", "2025"}}

func TestTheSameRowsGiveTheSameBytesHoweverTheyAreDelivered(t *testing.T) {
	for i, l := range layouts {
		p := populations[i%len(populations)]
		t.Run(p.name+"/"+l.name, func(t *testing.T) {
			want := figures(t, runOn(t, filepath.Join(casesFolder, p.name, "data"), "--year", p.year))
			folder := filepath.Join(t.TempDir(), "data")
			readCase(t, p.name).deliver(t, folder, l, uint64(i))
			got := figures(t, runOn(t, folder, append([]string{"--year", p.year}, l.flags...)...))
			for name := range want {
				if want[name] != got[name] {
					t.Errorf("%s has other bytes", name)
				}
			}
		})
	}
}

// renamings give the person of a rank another name.
var renamings = []struct {
	name   string
	rename func(rank int) any
}{
	{"text in the same order", func(rank int) any { return fmt.Sprintf("x%05d", rank) }},
	{"numbers in the same order", func(rank int) any { return int64(rank)*1_000_003 - 1<<40 }},
	{"text in another order", func(rank int) any { return strings.Repeat("æ", rank%7) + strconv.Itoa(rank) }},
	{"numbers in another order", func(rank int) any { return int64(rank) * 7_046_029_254_386_353_131 }},
	{"the empty text, and what CSV has to quote", func(rank int) any { return strings.Repeat("\",\n", rank) }},
}

// Whoever a person is called, the figures are the same bytes, and intern/personer the
// same rows.
func TestNoFigureDependsOnWhatThePersonsAreCalled(t *testing.T) {
	for i, r := range renamings {
		p := populations[i%len(populations)]
		t.Run(p.name+"/"+r.name, func(t *testing.T) {
			d := readCase(t, p.name)
			names, back := map[any]any{}, map[string]string{}
			for rank, id := range d.ids() {
				names[id] = r.rename(rank)
				back[fmt.Sprint(r.rename(rank))] = fmt.Sprint(id)
			}
			folder := filepath.Join(t.TempDir(), "data")
			d.called(names).deliver(t, folder, layouts[0], 1)
			want := runOn(t, filepath.Join(casesFolder, p.name, "data"), "--year", p.year)
			got := runOn(t, folder, "--year", p.year)
			compareFigures(t, want, got)
			if diff := gocmp.Diff(personLines(t, want, nil), personLines(t, got, back)); diff != "" {
				t.Errorf("intern/personer differs:\n%.1000s", diff)
			}
		})
	}
}

// compareFigures compares the tables that name no person.
func compareFigures(t *testing.T, want, got string) {
	t.Helper()
	one, other := figures(t, want), figures(t, got)
	for name := range one {
		if !strings.HasPrefix(name, "intern/") && one[name] != other[name] {
			t.Errorf("%s has other bytes", name)
		}
	}
}

// figures reads the files of a result that depend on the rows alone: not afviste/, which
// says where a row stands, nor run.json.
func figures(t *testing.T, result string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, r := range append(schemas.Results(), schemas.Afstand, schemas.AfstandAar, schemas.Stabilitet) {
		for _, ending := range []string{".csv", ".parquet"} {
			text, err := os.ReadFile(filepath.Join(result, r.Path+ending))
			if err != nil {
				t.Fatal(err)
			}
			files[r.Path+ending] = string(text)
		}
	}
	return files
}

// personLines reads intern/personer as lines in order of their text, with the names that
// back gives. A person's months must be in order.
func personLines(t *testing.T, result string, back map[string]string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(result, "intern", "personer.csv"))
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	id := slices.Index(records[0], "person_id")
	var lines []string
	for i, record := range records[1:] {
		if before := records[i]; i > 0 && before[id] == record[id] && before[0] >= record[0] {
			t.Fatalf("row %d is not in order of month", i+1)
		}
		if back != nil {
			record[id] = back[record[id]]
		}
		lines = append(lines, strings.Join(record, ","))
	}
	slices.Sort(lines)
	return lines
}

// delivery is the four tables in memory.
type delivery [schemas.Tables]*sheet

func readCase(t *testing.T, name string) delivery {
	t.Helper()
	var d delivery
	for id := range schemas.TableID(schemas.Tables) {
		s, err := readSheets(filepath.Join(casesFolder, name, "data"), id.String())
		if err != nil {
			t.Fatal(err)
		}
		d[id] = s
	}
	return d
}

// ids returns the persons in order of their ids.
func (d delivery) ids() []any {
	seen := map[any]bool{}
	for _, s := range d {
		for _, cells := range s.rows {
			seen[cells[s.column("person_id")]] = true
		}
	}
	var ids []any
	for id := range seen {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, compareIDs)
	return ids
}

func compareIDs(a, b any) int {
	if isNumber(a) {
		return cmp.Compare(a.(int64), b.(int64))
	}
	return strings.Compare(a.(string), b.(string))
}

// called returns the delivery with other names for the persons.
func (d delivery) called(names map[any]any) delivery {
	for table, s := range d {
		id := s.column("person_id")
		renamed := &sheet{columns: slices.Clone(s.columns)}
		for _, cells := range s.rows {
			cells = slices.Clone(cells)
			cells[id] = names[cells[id]]
			renamed.rows = append(renamed.rows, cells)
			if renamed.columns[id].kind = "STRING"; isNumber(cells[id]) {
				renamed.columns[id].kind = "INT64"
			}
		}
		d[table] = renamed
	}
	return d
}

func isNumber(id any) bool {
	_, ok := id.(int64)
	return ok
}

// deliver writes the delivery in a layout. The seed decides the random order.
func (d delivery) deliver(t *testing.T, folder string, l layout, seed uint64) {
	t.Helper()
	chance := rand.New(rand.NewPCG(seed, 1))
	for table, s := range d {
		name := schemas.TableID(table).String()
		if l.double && name == "loentimer" {
			s = s.inDouble()
		}
		parts := [][][]any{s.rows}
		if l.parts > 0 {
			parts = split(s.rows, l.parts, chance)
		}
		for n, rows := range parts {
			path := name + ".parquet"
			if l.parts > 0 {
				path = fmt.Sprintf("%s/del=%d/nr=%d/data.parquet", name, n%3, n)
			}
			rows = slices.Clone(rows)
			chance.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
			if id := s.column("person_id"); l.sorted {
				slices.SortStableFunc(rows, func(a, b []any) int { return compareIDs(a[id], b[id]) })
			}
			if err := s.with(rows).write(filepath.Join(folder, path), l.writing); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// split deals rows to parts of unequal sizes, some perhaps empty.
func split(rows [][]any, parts int, chance *rand.Rand) [][][]any {
	dealt := make([][][]any, parts)
	for _, cells := range rows {
		n := chance.IntN(1 + chance.IntN(parts))
		dealt[n] = append(dealt[n], cells)
	}
	// An empty part is fine, but two of them would be two files with the same bytes.
	return slices.DeleteFunc(dealt, func(part [][]any) bool { return len(part) == 0 })
}

// inDouble gives table loentimer its hours as DOUBLE.
func (s *sheet) inDouble() *sheet {
	timer := s.column("timer")
	double := &sheet{columns: slices.Clone(s.columns)}
	double.columns[timer].kind = "DOUBLE"
	for _, cells := range s.rows {
		cells = slices.Clone(cells)
		cells[timer] = float64(cells[timer].(int64)) / 100
		double.rows = append(double.rows, cells)
	}
	return double
}
