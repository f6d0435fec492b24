package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

func TestAKeptRowHasTheValuesOfItsCells(t *testing.T) {
	mem := checked(t)
	t.Run("ydelse", func(t *testing.T) {
		b := newBatch(t, mem, schemas.YdelseTable, textIDs, cellsOf(`
			p 2024-02-01 dagpenge       101 2024-02-03 2024-02-29 2023-05-17 2 1 2 3 nej
			p 2024-03-01 kontanthjaelp  860 2024-03-01 2024-03-31 -          - 0 0 0 ja`))
		defer b.Release()
		c := NewYdelse(NewRun(), NewRejects(schemas.YdelseTable, textIDs.ids, mem, 10))
		defer c.Close()
		kept, err := c.Check(b, Position{File: "f", FirstRow: 1})
		must(t, err)
		first := schemas.YdelseRow{ForloebFra: schemas.DateOf(2023, 5, 17), Maalgruppe: 1, Ydelse: schemas.Dagpenge, Kommune: 0,
			Fra: 3, Til: 29, FritagetDage: 1, StandbyDage: 2, BarselDage: 3}
		first.SetMaaned(schemas.MonthOf(2024, 2))
		second := schemas.YdelseRow{ForloebFra: schemas.NoDate, Ydelse: schemas.Kontanthjaelp, Kommune: 97, Fra: 1, Til: 31, Introduktionsprogram: true}
		second.SetMaaned(schemas.MonthOf(2024, 3))
		same(t, []schemas.YdelseRow{first, second}, kept.Rows)
	})
	t.Run("samtaler", func(t *testing.T) {
		b := newBatch(t, mem, schemas.SamtalerTable, textIDs, cellsOf("p 2024-02-01 2024-02-28 sygeopfoelgning telefon"))
		defer b.Release()
		c := NewSamtaler(NewRejects(schemas.SamtalerTable, textIDs.ids, mem, 10))
		defer c.Close()
		kept, err := c.Check(b, Position{File: "f", FirstRow: 1})
		must(t, err)
		same(t, []schemas.Samtale{{Dato: schemas.DateOf(2024, 2, 28), Type: schemas.Sygeopfoelgning, Form: schemas.Telefon}}, kept.Rows)
	})
	t.Run("tilbud", func(t *testing.T) {
		b := newBatch(t, mem, schemas.TilbudTable, textIDs, cellsOf(`
			p 2024-02-01 loentilskud 2023-12-28 2024-03-05 -
			p 2024-02-01 andet       2024-02-28 -          -2147483648`))
		defer b.Release()
		c := NewTilbud(NewRejects(schemas.TilbudTable, textIDs.ids, mem, 10))
		defer c.Close()
		kept, err := c.Check(b, Position{File: "f", FirstRow: 1})
		must(t, err)
		first := schemas.Tilbud{Fra: schemas.DateOf(2023, 12, 28), Til: schemas.DateOf(2024, 3, 5), Maalgruppe: schemas.NoMaalgruppe, Type: schemas.Loentilskud}
		second := schemas.Tilbud{Fra: schemas.DateOf(2024, 2, 28), Til: schemas.NoDate, Maalgruppe: schemas.NoMaalgruppe + 1, Type: schemas.AndetTilbud}
		first.SetMaaned(schemas.MonthOf(2024, 2))
		second.SetMaaned(schemas.MonthOf(2024, 2))
		same(t, []schemas.Tilbud{first, second}, kept.Rows)
	})
	for name, hours := range map[string]arrow.DataType{"decimal": schemas.HoursDecimal, "double": schemas.HoursDouble} {
		t.Run("loentimer "+name, func(t *testing.T) {
			b := newBatch(t, mem, schemas.LoentimerTable, shape{arrow.PrimitiveTypes.Int64, hours}, cellsOf("7 2024-02-01 -12.34 ja"))
			defer b.Release()
			c := NewLoentimer(NewRejects(schemas.LoentimerTable, arrow.PrimitiveTypes.Int64, mem, 10))
			defer c.Close()
			kept, err := c.Check(b, Position{File: "f", FirstRow: 1})
			must(t, err)
			want := schemas.Loentimer{TimerHundreddele: -1234, Ordinaer: true}
			want.SetMaaned(schemas.MonthOf(2024, 2))
			same(t, []schemas.Loentimer{want}, kept.Rows)
		})
	}
}

// same compares rows with their unexported month.
func same[T any](t *testing.T, want, got []T) {
	t.Helper()
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(schemas.YdelseRow{}, schemas.Tilbud{}, schemas.Loentimer{})); diff != "" {
		t.Errorf("kept rows (-want +got):\n%s", diff)
	}
}

// story rows of table samtaler: the type andet is kept, x is rejected, - has no person.
func samtalerOf(persons string) [][]string {
	var rows [][]string
	for _, word := range strings.Fields(persons) {
		person, kind := word, "andet"
		if p, bad := strings.CutSuffix(word, "!"); bad {
			person, kind = p, "x"
		}
		rows = append(rows, []string{person, "2024-02-01", "2024-02-01", kind, "brev"})
	}
	return rows
}

func TestRunsFollowTheKeptRowsOfAPerson(t *testing.T) {
	for name, story := range map[string]struct{ rows, runs string }{
		"each person is a run":               {"a a b c c c", "a:2 b:3 c:6"},
		"a rejected row shortens its run":    {"a a! a b! b", "a:2 b:3"},
		"the first and the last row go":      {"a! a b b!", "a:1 b:2"},
		"a run without kept rows is gone":    {"a b! b! c", "a:1 c:2"},
		"no person, no run":                  {"a - - b", "a:1 b:2"},
		"no person and a bad row":            {"a! -! - b", "b:1"},
		"one person on both sides of a gap":  {"a - a", "a:1 a:2"},
		"one person on both sides of a loss": {"a b! a", "a:1 a:2"},
		"nothing is left":                    {"a! - b!", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := runsText(t, samtalerOf(story.rows), 0, len(strings.Fields(story.rows)))
			if got != story.runs {
				t.Errorf("runs %q, want %q", got, story.runs)
			}
		})
	}
}

// runsText checks the rows i to j of a batch as a slice of it and writes the runs.
func runsText(t *testing.T, rows [][]string, i, j int) string {
	t.Helper()
	mem := checked(t)
	whole := newBatch(t, mem, schemas.SamtalerTable, textIDs, rows)
	defer whole.Release()
	b := whole.NewSlice(int64(i), int64(j))
	defer b.Release()
	rejects := NewRejects(schemas.SamtalerTable, textIDs.ids, mem, 100)
	c := NewSamtaler(rejects)
	defer c.Close()
	kept, err := c.Check(b, Position{File: "f", FirstRow: int64(i) + 1})
	must(t, err)
	if int64(len(kept.Rows))+rejects.Rows() != int64(j-i) {
		t.Fatalf("%d rows became %d kept and %d rejected", j-i, len(kept.Rows), rejects.Rows())
	}
	var words []string
	for _, r := range kept.Runs {
		words = append(words, fmt.Sprintf("%s:%d", kept.IDs.(*array.String).Value(int(r.ID)), r.End))
	}
	return strings.Join(words, " ")
}

func TestASliceOfABatchIsCheckedAsABatchOfItsOwn(t *testing.T) {
	rows := samtalerOf("a a! a - b b! - - c c! a a")
	for i := range rows {
		for j := i + 1; j <= len(rows); j++ {
			if got, want := runsText(t, rows, i, j), runsText(t, rows[i:j], 0, j-i); got != want {
				t.Errorf("rows %d to %d: runs %q, want %q", i, j, got, want)
			}
		}
	}
}

func TestTheFlagsOfASliceAreItsOwn(t *testing.T) {
	mem := checked(t)
	words := strings.Fields("ja nej - ja ja nej nej - - ja nej ja ja ja nej - ja")
	column := newColumn(t, mem, schemas.BOOLEAN, textIDs, words)
	defer column.Release()
	var f flags
	for i := range words {
		slice := array.NewSlice(column, int64(i), int64(len(words)))
		f.take(slice)
		slice.Release()
		for r, got := range f {
			want := map[string]uint8{"ja": 1, "nej": 0, "-": flagNull}[words[i+r]]
			if got != want {
				t.Errorf("row %d of the slice from %d is %d, want %d", r, i, got, want)
			}
		}
	}
}

func TestALookupTableIsMadeOncePerDictionary(t *testing.T) {
	mem := checked(t)
	made := 0
	fill := func(values arrow.Array, table []int32) error { made++; return fillMaalgruppe(values, table) }
	values := newValues(t, mem, arrow.PrimitiveTypes.Int32, []string{"4", "5"})
	place := map[string]int32{"4": 0, "5": 1}
	var l lookup[int32]
	defer l.close()
	takes := func(a arrow.Array) {
		must(t, l.take(a.(*array.Dictionary), fill))
		a.Release()
	}
	takes(overDictionary(mem, values, []string{"5", "-"}, place))
	takes(overDictionary(mem, values, []string{"4"}, place))
	if made != 1 {
		t.Errorf("the table was made %d times for one dictionary", made)
	}
	values.Release()
	takes(newDictionary(t, mem, arrow.PrimitiveTypes.Int32, []string{"9", "-"}))
	if diff := cmp.Diff([]int32{9, schemas.NoMaalgruppe}, l.table); diff != "" || made != 2 {
		t.Errorf("made %d times, want 2; table (-want +got):\n%s", made, diff)
	}
}

func TestANullThatPointsAtAValueIsAnError(t *testing.T) {
	mem := checked(t)
	values := newValues(t, mem, arrow.PrimitiveTypes.Int32, []string{"4"})
	defer values.Release()
	builder := array.NewInt32Builder(mem)
	defer builder.Release()
	builder.AppendValues([]int32{0, 0}, []bool{true, false})
	index := builder.NewInt32Array()
	defer index.Release()
	column := array.NewDictionaryArray(&arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.PrimitiveTypes.Int32}, index, values)
	defer column.Release()
	var l lookup[int32]
	if err := l.take(column, fillMaalgruppe); err != errNulls {
		t.Errorf("error %v, want %v", err, errNulls)
	}
}

func TestABatchOfAnotherShapeIsAnError(t *testing.T) {
	mem := checked(t)
	b := newBatch(t, mem, schemas.SamtalerTable, textIDs, samtalerOf("hemmelig"))
	defer b.Release()
	for id, want := range map[schemas.TableID]string{
		schemas.YdelseTable: "checking table ydelse: f.parquet: expected a batch of 12 columns, found 5; this is a fault of the program, report it",
		schemas.TilbudTable: "checking table tilbud: f.parquet: expected a batch of 6 columns, found 5; this is a fault of the program, report it",
	} {
		_, _, err := newChecker(id, NewRejects(id, textIDs.ids, mem, 1)).check(b, Position{File: "f.parquet", FirstRow: 1})
		if err == nil || err.Error() != want {
			t.Errorf("error %v\nwant  %s", err, want)
		}
	}
	hours := newBatch(t, mem, schemas.LoentimerTable, textIDs, cellsOf("p 2024-02-01 1.00 ja"))
	defer hours.Release()
	swapped := array.NewRecordBatch(arrow.NewSchema([]arrow.Field{hours.Schema().Field(0), hours.Schema().Field(2), hours.Schema().Field(1), hours.Schema().Field(3)}, nil),
		[]arrow.Array{hours.Column(0), hours.Column(2), hours.Column(1), hours.Column(3)}, 1)
	defer swapped.Release()
	_, _, err := newChecker(schemas.LoentimerTable, NewRejects(schemas.LoentimerTable, textIDs.ids, mem, 1)).check(swapped, Position{File: "f.parquet", FirstRow: 1})
	if err == nil || !strings.HasPrefix(err.Error(), "checking table loentimer: f.parquet, rows from 1, column maaned: expected a column maaned of type") {
		t.Errorf("error %v", err)
	}
}

func TestRunsThatDoNotCoverTheBatchAreAnError(t *testing.T) {
	mem := checked(t)
	for name, ends := range map[string][]int32{"too short": {1}, "backwards": {2, 1}} {
		b := newBatch(t, mem, schemas.SamtalerTable, textIDs, samtalerOf("a a a"))
		builder := array.NewInt32Builder(mem)
		builder.AppendValues(ends, nil)
		endArray, values := builder.NewArray(), newDictionary(t, mem, textIDs.ids, []string{"a", "b"}[:len(ends)])
		persons := array.NewRunEndEncodedArray(endArray, values, 3, 0)
		broken, err := b.SetColumn(0, persons)
		must(t, err)
		c := NewSamtaler(NewRejects(schemas.SamtalerTable, textIDs.ids, mem, 1))
		if _, err := c.Check(broken, Position{File: "f.parquet", FirstRow: 1}); err == nil || !strings.Contains(err.Error(), "expected runs that cover every row of the batch") {
			t.Errorf("%s: error %v", name, err)
		}
		c.Close()
		for _, a := range []interface{ Release() }{broken, b, builder, endArray, values, persons} {
			a.Release()
		}
	}
}

func TestMaalgrupperAreToldApartOverAllWorkers(t *testing.T) {
	mem := checked(t)
	shared := NewRun()
	var numbers []uint16
	for _, maalgrupper := range []string{"2 3 -", "3 -7 2", "-"} {
		var rows [][]string
		for _, m := range strings.Fields(maalgrupper) {
			rows = append(rows, cellsOf("p 2024-02-01 su 101 2024-02-01 2024-02-29 - "+m+" 0 0 0 nej")...)
		}
		b := newBatch(t, mem, schemas.YdelseTable, textIDs, rows)
		c := NewYdelse(shared, NewRejects(schemas.YdelseTable, textIDs.ids, mem, 1))
		kept, err := c.Check(b, Position{File: "f", FirstRow: 1})
		must(t, err)
		for _, r := range kept.Rows {
			numbers = append(numbers, r.Maalgruppe)
		}
		c.Close()
		b.Release()
	}
	if diff := cmp.Diff([]uint16{1, 2, 0, 2, 3, 1, 0}, numbers); diff != "" {
		t.Errorf("numbers (-want +got):\n%s", diff)
	}
}

func TestMoreMaalgrupperThanARowHasRoomForAreAnError(t *testing.T) {
	mem := memory.NewGoAllocator()
	var rows [][]string
	for i := range maxMaalgrupper + 1 {
		rows = append(rows, []string{"hemmelig", "2024-02-01", "su", "101", "2024-02-01", "2024-02-29", "-", fmt.Sprint(i), "0", "0", "0", "nej"})
	}
	c := NewYdelse(NewRun(), NewRejects(schemas.YdelseTable, textIDs.ids, mem, 1))
	defer c.Close()
	fits := newBatch(t, mem, schemas.YdelseTable, textIDs, rows[:maxMaalgrupper])
	defer fits.Release()
	_, err := c.Check(fits, Position{File: "f.parquet", FirstRow: 1})
	must(t, err)
	tooMany := newBatch(t, mem, schemas.YdelseTable, textIDs, rows)
	defer tooMany.Release()
	_, err = c.Check(tooMany, Position{File: "f.parquet", FirstRow: 1})
	want := "checking table ydelse: f.parquet, rows from 1, column maalgruppe: " + errMaalgrupper.Error()
	if err == nil || err.Error() != want {
		t.Errorf("error %v\nwant  %s", err, want)
	}
}
