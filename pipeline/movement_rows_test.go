package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
	"fokusmaal/stages/forskel"
)

// smallCells are so few that many rows are equal, and more have the same key. Some break a
// rule: the comparison does not ask.
var smallCells = map[schemas.Type][]any{
	schemas.ID:      {"a", "b", "", nil},
	schemas.DATE:    {int32(19000), int32(19001), nil},
	schemas.STRING:  {"dagpenge", "", nil},
	schemas.INT32:   {int32(0), int32(-1), nil},
	schemas.BOOLEAN: {true, false, nil},
	schemas.Hours:   {int64(0), int64(3750), nil},
}

// smallRows draws rows of a table. Of most columns all cells are the same.
func smallRows(t *rapid.T, id schemas.TableID) [][]any {
	rows := make([][]any, rapid.IntRange(0, 12).Draw(t, "rows"))
	for i := range rows {
		for c, column := range schemas.Input(id).Columns {
			cells := smallCells[column.Type]
			if c > 2 && c != schemas.TilbudMaalgruppe {
				cells = cells[:1]
			}
			rows[i] = append(rows[i], rapid.SampledFrom(cells).Draw(t, column.Name))
		}
	}
	return rows
}

// smallFiles writes rows in random order, in several files and row groups, and returns the
// job that reads them, with the rows of each table as text in the order that it has them.
func smallFiles(tb testing.TB, t *rapid.T, tables [schemas.Tables][][]any) (*job, [schemas.Tables][]string) {
	folder, err := os.MkdirTemp(tb.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	var texts [schemas.Tables][]string
	for n, rows := range tables {
		id := schemas.TableID(n)
		s := &sheet{}
		kinds := map[schemas.Type]string{schemas.ID: "STRING", schemas.DATE: "DATE", schemas.STRING: "STRING", schemas.INT32: "INT32", schemas.BOOLEAN: "BOOLEAN", schemas.Hours: "DECIMAL"}
		for _, c := range schemas.Input(id).Columns {
			s.columns = append(s.columns, sheetColumn{c.Name, kinds[c.Type]})
		}
		rows = rapid.Permutation(rows).Draw(t, "order")
		for _, cells := range rows {
			texts[id] = append(texts[id], fmt.Sprintf("%#v", cells))
		}
		for part, parts := 0, rapid.IntRange(1, 2).Draw(t, "files"); part < parts; part++ {
			to := len(rows) * (part + 1) / parts
			path := filepath.Join(folder, id.String(), fmt.Sprintf("%d.parquet", part))
			how := writing{optional: true, rowsPerGroup: rapid.IntRange(0, 4).Draw(t, "row group")}
			if err := s.with(rows[len(rows)*part/parts:to]).write(path, how); err != nil {
				t.Fatal(err)
			}
		}
	}
	j := jobOn(tb, folder)
	j.workers, j.batchRows = rapid.IntRange(1, 3).Draw(t, "workers"), rapid.IntRange(1, 5).Draw(t, "batch")
	return j, texts
}

// ofDefinition is what became of the rows of a table, from their texts and keys alone.
func ofDefinition(id schemas.TableID, a, b [][]any) forskel.Bevaegelse {
	left, keys := map[string]int{}, map[string][2]int{}
	keyOf := func(cells []any) string {
		var key []string
		for c, column := range schemas.Input(id).Columns {
			if slices.Contains(keyNames[id], column.Name) {
				key = append(key, fmt.Sprintf("%#v", cells[c]))
			}
		}
		return strings.Join(key, "|")
	}
	for _, cells := range a {
		left[fmt.Sprintf("%#v", cells)]++
		k := keys[keyOf(cells)]
		keys[keyOf(cells)] = [2]int{k[0] + 1, k[1]}
	}
	var sum forskel.Bevaegelse
	for _, cells := range b {
		k, text := keys[keyOf(cells)], fmt.Sprintf("%#v", cells)
		if left[text] > 0 {
			left[text]--
			sum.Uaendrede++
			keys[keyOf(cells)] = [2]int{k[0] - 1, k[1]}
			continue
		}
		keys[keyOf(cells)] = [2]int{k[0], k[1] + 1}
	}
	for _, k := range keys {
		both := min(k[0], k[1])
		sum.Rettede += int64(both)
		sum.Fjernede += int64(k[0] - both)
		sum.Nye += int64(k[1] - both)
	}
	return sum
}

// newTexts are the new rows themselves, in order of their text.
func newTexts(o omitted, texts [schemas.Tables][]string) [schemas.Tables][]string {
	var fresh [schemas.Tables][]string
	for id, table := range o.tables {
		if table == nil {
			continue
		}
		over := omittedRows{bits: table}
		for _, n := range over.next(nil, int64(len(texts[id]))) {
			fresh[id] = append(fresh[id], texts[id][n])
		}
		slices.Sort(fresh[id])
	}
	return fresh
}

func TestWhatBecameOfTheRowsDependsOnTheRowsAlone(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var a, b [schemas.Tables][][]any
		for id := range schemas.TableID(schemas.Tables) {
			a[id], b[id] = smallRows(rt, id), smallRows(rt, id)
		}
		var first [schemas.Tables][]string
		for n, atATime := range []int64{rowsCompared, 5} {
			ofA, _ := smallFiles(t, rt, a)
			ofB, texts := smallFiles(t, rt, b)
			newRows, got, err := compareRowsBy(context.Background(), ofA, ofB, atATime)
			_, _ = ofA.delivery.Close(), ofB.delivery.Close()
			if err != nil {
				rt.Fatal(err)
			}
			for id, m := range got {
				if want := ofDefinition(schemas.TableID(id), a[id], b[id]); m != want {
					rt.Fatalf("%s, %d at a time: %+v, want %+v", schemas.TableID(id), atATime, m, want)
				}
				if m.Uaendrede+m.Rettede+m.Nye != int64(len(b[id])) || m.Uaendrede+m.Rettede+m.Fjernede != int64(len(a[id])) {
					rt.Fatalf("%s: %d rows of A and %d of B became %+v", schemas.TableID(id), len(a[id]), len(b[id]), m)
				}
			}
			fresh := newTexts(newRows, texts)
			if n == 0 {
				first = fresh
			}
			if diff := gocmp.Diff(first, fresh); diff != "" {
				rt.Fatalf("other rows are new, %d at a time and in other files (-first +now):\n%s", atATime, diff)
			}
			for id, m := range got {
				if int64(len(fresh[id])) != m.Nye {
					rt.Fatalf("%d rows are marked as new, %d are counted", len(fresh[id]), m.Nye)
				}
			}
		}
	})
}
