package main

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/forskel"
	"fokusmaal/stages/group"
)

// rowFate is what the tests do to a row between two deliveries.
type rowFate int

const (
	unchanged rowFate = iota
	corrected
	removed
	late
)

// keyNames are the columns of each table's key.
var keyNames = [schemas.Tables][]string{{"person_id", "maaned"}, {"person_id", "dato"}, {"person_id", "maaned", "fra"}, {"person_id", "maaned"}}

// fateOf decides on all rows of a key alike, by chance that is the same every time: so
// nothing but the key says which rows are late.
func (s *sheet) fateOf(id schemas.TableID, cells []any) rowFate {
	h := fnv.New32a()
	for _, name := range keyNames[id] {
		fmt.Fprint(h, cells[s.column(name)], "|")
	}
	switch h.Sum32() / 7 % 20 {
	case 0, 1:
		return late
	case 2:
		return corrected
	case 3:
		return removed
	}
	return unchanged
}

// somePersons are a quarter of a population.
func somePersons(t *testing.T) delivery {
	t.Helper()
	d := readCase(t, "p12")
	chosen := map[any]bool{}
	for rank, id := range d.ids() {
		chosen[id] = rank%4 == 0
	}
	for _, s := range d {
		id := s.column("person_id")
		s.rows = slices.DeleteFunc(s.rows, func(cells []any) bool { return !chosen[cells[id]] })
	}
	return d
}

// corrections change one cell of a row; what they write may break a rule of SPEC 3.
var corrections = [schemas.Tables]struct {
	column string
	to     any
}{{"kommune", int32(101)}, {"form", "telefon"}, {"maalgruppe", int32(4)}, {"timer", int64(9900)}}

// spoil gives every fiftieth row a value that is rejected, before anything else is done.
func (d delivery) spoil() {
	wrong := [schemas.Tables]struct {
		column string
		to     any
	}{{"kommune", int32(999)}, {"type", "ukendt"}, {"type", nil}, {"timer", int64(7_777_700)}}
	for id, s := range d {
		for i := range s.rows {
			if i%50 == 0 {
				s.rows[i][s.column(wrong[id].column)] = wrong[id].to
			}
		}
	}
}

// moved are two deliveries, and the second without its new rows; want is what became of the
// rows.
type moved struct {
	a, b, known delivery
	want        [schemas.Tables]forskel.Bevaegelse
}

func moveRows(d delivery) moved {
	var m moved
	for id, s := range d {
		m.a[id], m.b[id], m.known[id] = s.with(nil), s.with(nil), s.with(nil)
		for _, cells := range s.rows {
			f := s.fateOf(schemas.TableID(id), cells)
			now := slices.Clone(cells)
			if c := corrections[id]; f == corrected {
				now[s.column(c.column)] = c.to
			}
			if f != late {
				m.a[id].rows = append(m.a[id].rows, cells)
			}
			if f != removed {
				m.b[id].rows = append(m.b[id].rows, now)
			}
			if f != late && f != removed {
				m.known[id].rows = append(m.known[id].rows, now)
			}
			switch w := &m.want[id]; {
			case f == late:
				w.Nye++
			case f == removed:
				w.Fjernede++
			case f == corrected && now[s.column(corrections[id].column)] != cells[s.column(corrections[id].column)]:
				w.Rettede++
			default:
				w.Uaendrede++
			}
		}
	}
	return m
}

// jobFor opens a delivery for three workers.
func jobFor(t *testing.T, folder string) *job {
	t.Helper()
	j := jobOn(t, folder)
	j.workers, j.batchRows = 3, 100
	if err := j.hash(context.Background()); err != nil {
		t.Fatal(err)
	}
	return j
}

func delivered(t *testing.T, d delivery, l layout, seed uint64) *job {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	d.deliver(t, folder, l, seed)
	return jobFor(t, folder)
}

// countedBy counts a job the way that the test says.
func countedBy(t *testing.T, j *job, sorted bool) counts {
	t.Helper()
	plan, err := j.plan()
	if err != nil {
		t.Fatal(err)
	}
	if sorted && !plan.Sorted {
		t.Fatal("the delivery is not in order of person")
	}
	if !sorted {
		plan = group.Plan{Groups: plan.Groups}
	}
	c, err := j.count(context.Background(), plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// judged is what the controls judge, but for the row groups that they name and what a worker
// has used for the latest person.
func judged(c counts) map[string]string {
	fields, m := map[string]string{}, reflect.ValueOf(c.maaling).Elem()
	for n := range m.NumField() {
		if name := m.Type().Field(n).Name; name != "kilder" && name != "hjem" {
			fields[name] = fmt.Sprint(m.Field(n))
		}
	}
	return fields
}

// sameCounts compares all that depends on the rows, and not on where they lie.
func sameCounts(t *testing.T, want, got counts) {
	t.Helper()
	for what, pair := range map[string][2]any{
		"figures": {want.tal, got.tal}, "reach": {want.raekkevidde, got.raekkevidde}, "duplicates": {want.duplicates, got.duplicates},
		"persons": {want.persons, got.persons}, "what the controls judge": {judged(want), judged(got)},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s differ", what)
		}
	}
	for id := range want.rejects {
		if diff := gocmp.Diff(want.rejects[id].Counts(), got.rejects[id].Counts()); diff != "" {
			t.Errorf("rejected rows of %s (-want +got):\n%s", schemas.TableID(id), diff)
		}
	}
}

func TestADeliveryWithoutItsNewRowsCountsAsOneThatNeverHadThem(t *testing.T) {
	p12 := somePersons(t)
	p12.spoil()
	m := moveRows(p12)
	inOrder := layout{sorted: true, writing: writing{rowsPerGroup: 200}}
	for name, c := range map[string]struct {
		a, b   layout
		sorted bool
	}{
		"in order of person":                 {inOrder, inOrder, true},
		"in order, in parts that overlap":    {layout{}, layout{sorted: true, parts: 4, writing: writing{rowsPerGroup: 500}}, true},
		"by hash":                            {inOrder, layout{writing: writing{rowsPerGroup: 300}}, false},
		"by hash, in parts, hours as DOUBLE": {layout{sorted: true}, layout{parts: 7, double: true, writing: writing{encoding: "plain", optional: true}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			b := delivered(t, m.b, c.b, 2)
			newRows, movement, err := compareRows(context.Background(), delivered(t, m.a, c.a, 1), b)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(m.want, movement); diff != "" {
				t.Fatalf("movement (-want +got):\n%s", diff)
			}
			b.omit = newRows
			known := delivered(t, m.known, layout{sorted: true, double: c.b.double}, 3)
			sameCounts(t, countedBy(t, known, true), countedBy(t, b, c.sorted))
		})
	}
}

func TestABatchWhoseRowsAreAllPassedOverTellsTheControlsNothing(t *testing.T) {
	p12 := somePersons(t)
	nothing := delivery{}
	for id, s := range p12 {
		nothing[id] = s.with(nil)
	}
	for name, sorted := range map[string]bool{"in order of person": true, "by hash": false} {
		t.Run(name, func(t *testing.T) {
			b := delivered(t, p12, layout{sorted: true, writing: writing{rowsPerGroup: 200}}, 2)
			var err error
			if b.omit, _, err = compareRows(context.Background(), delivered(t, nothing, layout{}, 1), b); err != nil {
				t.Fatal(err)
			}
			empty := newCounts(b)
			got := countedBy(t, b, sorted)
			if !reflect.DeepEqual(empty.maaling, got.maaling) {
				t.Error("the controls have seen something")
			}
			sameCounts(t, empty, got)
		})
	}
}

func TestARowGroupWithoutRowsToPassOverPassesOverNone(t *testing.T) {
	for name, c := range map[string]struct {
		rows    []int64 // of the table that are passed over
		at      int64   // where the row group begins
		batches []int64
		want    [][]int32
	}{
		"none":                             {nil, 0, []int64{3}, [][]int32{nil}},
		"those of the row group alone":     {[]int64{9, 10, 12, 13}, 10, []int64{3}, [][]int32{{0, 2}}},
		"batch by batch":                   {[]int64{10, 12, 13}, 10, []int64{2, 1, 2}, [][]int32{{0}, {0}, {0}}},
		"over the border of a word":        {[]int64{63, 64, 127, 128}, 60, []int64{4, 64, 2}, [][]int32{{3}, {0, 63}, {0}}},
		"a batch that ends with the words": {[]int64{0, 191}, 0, []int64{192}, [][]int32{{0, 191}}},
	} {
		t.Run(name, func(t *testing.T) {
			over := omittedRows{at: c.at}
			if c.rows != nil {
				over.bits = make([]uint64, 3)
			}
			for _, row := range c.rows {
				over.bits[row/64] |= 1 << (row % 64)
			}
			for i, n := range c.batches {
				if diff := gocmp.Diff(c.want[i], over.next(nil, n)); diff != "" {
					t.Errorf("batch %d (-want +got):\n%s", i, diff)
				}
			}
		})
	}
}

func TestFilesThatBothDeliveriesHaveNeedNotBeRead(t *testing.T) {
	m := moveRows(somePersons(t))
	folders := [2]string{t.TempDir(), t.TempDir()}
	for id := range m.a {
		// In both: the first half of what both have. The rest is of each its own.
		half := m.a[id].rows[:len(m.a[id].rows)/2]
		for n, side := range []delivery{m.a, m.b} {
			table := filepath.Join(folders[n], schemas.TableID(id).String())
			for name, rows := range map[string][][]any{
				fmt.Sprintf("faelles-%d.parquet", 5*n): half, fmt.Sprintf("egen-%d.parquet", n): side[id].rows,
			} {
				if err := side[id].with(rows).write(filepath.Join(table, name), writing{rowsPerGroup: 500}); err != nil {
					t.Fatal(err)
				}
			}
		}
		m.want[id].Uaendrede += int64(len(half))
	}
	a, b := jobFor(t, folders[0]), jobFor(t, folders[1])
	rows := int64(0)
	for id := range schemas.TableID(schemas.Tables) {
		rows += newMovement(a, b, id, map[rowGroupName]int64{}).rows
	}
	newRows, movement, err := compareRows(context.Background(), a, b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(m.want, movement); diff != "" {
		t.Errorf("movement (-want +got):\n%s", diff)
	}
	for _, table := range append(a.delivery.Tables[:], b.delivery.Tables[:]...) {
		for _, f := range table.Files {
			f.SHA256 = "" // now nobody knows that they are the same
		}
	}
	readAll, movementOfAll, err := compareRows(context.Background(), a, b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(movement, movementOfAll); diff != "" {
		t.Errorf("movement (-without +with the same files):\n%s", diff)
	}
	b.omit = newRows
	without := countedBy(t, b, true)
	b.omit = readAll
	sameCounts(t, countedBy(t, b, true), without)
	if all := a.rows() + b.rows(); rows >= all {
		t.Errorf("%d of %d rows were read", rows, all)
	}
}

func TestRowsOfPersonsWhoAreCalledOtherwiseCannotBeCompared(t *testing.T) {
	p12 := somePersons(t)
	names := map[any]any{}
	for rank, id := range p12.ids() {
		names[id] = fmt.Sprintf("person%05d", rank)
	}
	b := somePersons(t)
	texts := b.called(names)
	_, _, err := compareRows(context.Background(), delivered(t, p12, layout{}, 1), delivered(t, texts, layout{}, 1))
	if _, number := p12.ids()[0].(int64); number != errors.Is(err, errOtherIDs) {
		t.Errorf("error %v", err)
	}
}

func TestWhatGoesWrongWithAFileStopsTheComparison(t *testing.T) {
	p12 := somePersons(t)
	for name, harm := range map[string]struct {
		do   func(t *testing.T, folder string) context.Context
		want string
	}{
		"a file of A changes": {func(t *testing.T, folder string) context.Context {
			if err := os.Chtimes(filepath.Join(folder, "tilbud.parquet"), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
				t.Fatal(err)
			}
			return context.Background()
		}, "tilbud.parquet"},
		"a signal comes": {func(*testing.T, string) context.Context {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			return ctx
		}, context.Canceled.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "data")
			p12.deliver(t, folder, layout{}, 1)
			a, b := jobFor(t, folder), delivered(t, p12, layout{}, 2)
			ctx := harm.do(t, folder)
			if newRows, _, err := compareRows(ctx, a, b); err == nil || !strings.Contains(err.Error(), harm.want) || newRows.first != nil {
				t.Errorf("error %v, want one with %q", err, harm.want)
			}
		})
	}
}
