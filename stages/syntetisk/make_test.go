package syntetisk

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"
	"go.uber.org/goleak"

	"fokusmaal/schemas"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// bytesOf returns every file of a folder.
func bytesOf(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(folder, path)
		all[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheSameOptionsGiveTheSameBytesForAnyNumberOfWorkers(t *testing.T) {
	for _, order := range []string{Sorted, Shuffled} {
		t.Run(order, func(t *testing.T) {
			var made []map[string][]byte
			for _, workers := range []int{1, 2, 5} {
				folder, _ := makeCountry(t, func(o *Options) {
					o.Order, o.Parts, o.Workers, o.RowGroupRows = order, 3, workers, 20_000
				})
				made = append(made, bytesOf(t, folder))
			}
			for _, other := range made[1:] {
				for name, content := range made[0] {
					if !bytes.Equal(content, other[name]) {
						t.Errorf("%s differs", name)
					}
				}
				if len(other) != 12 {
					t.Errorf("expected 3 parts of 4 tables, got %d files", len(other))
				}
			}
		})
	}
}

func TestAnotherSeedGivesAnotherCountry(t *testing.T) {
	one, _ := makeCountry(t, nil)
	other, _ := makeCountry(t, func(o *Options) { o.Seed = 2 })
	for name, content := range bytesOf(t, one) {
		if bytes.Equal(content, bytesOf(t, other)[name]) {
			t.Errorf("%s is the same for two seeds", name)
		}
	}
}

func TestEveryMonthHasTheScalesShareOf400000Persons(t *testing.T) {
	folder, summary := makeCountry(t, func(o *Options) { o.Scale = 0.02 })
	counted := map[personMonth]bool{}
	perMonth := map[schemas.Month]int64{}
	persons := map[string]bool{}
	for _, r := range readTable[ydelseFile](t, folder, schemas.YdelseTable) {
		persons[r.PersonID] = true
		if r.brokenRule() == schemas.Kept && !counted[personMonth{r.PersonID, r.Maaned}] {
			counted[personMonth{r.PersonID, r.Maaned}] = true
			perMonth[schemas.Date(r.Maaned).Month()]++
		}
	}
	const expected = 8000
	for i, reported := range summary.PersonsAMonth {
		m := summary.From + schemas.Month(i)
		if n := perMonth[m]; n < expected*95/100 || n > expected*105/100 {
			t.Errorf("%v has %d persons, expected %d within 5 pct.", m, n, expected)
		}
		if difference := reported - perMonth[m]; difference < -3 || difference > 3 {
			t.Errorf("%v is reported with %d persons and has %d", m, reported, perMonth[m])
		}
	}
	if len(summary.PersonsAMonth) != 72 || summary.Persons != int64(len(persons)) {
		t.Errorf("reported %d persons in %d months, found %d", summary.Persons, len(summary.PersonsAMonth), len(persons))
	}
}

func TestEveryKommuneHasPersonsAndTheLargestHasMost(t *testing.T) {
	folder, _ := makeCountry(t, func(o *Options) { o.Scale = 0.02 })
	rows := map[int32]int{}
	for _, r := range readTable[ydelseFile](t, folder, schemas.YdelseTable) {
		if r.brokenRule() == schemas.Kept {
			rows[r.Kommune]++
		}
	}
	largest := int32(0)
	for code, n := range rows {
		if n > rows[largest] {
			largest = code
		}
	}
	if len(rows) != schemas.Kommuner || largest != 101 {
		t.Errorf("expected rows of %d kommuner and most in 101, got %d and most in %d", schemas.Kommuner, len(rows), largest)
	}
}

func TestTheTableOfFiguresHasTheKommunerInOrder(t *testing.T) {
	for i, k := range kommunerIDanmark {
		if k.kode != schemas.Kommune(i).Kode() {
			t.Errorf("place %d is kommune %d, expected %d", i, k.kode, schemas.Kommune(i).Kode())
		}
		if parts := k.dagpenge + k.sygedagpenge + k.kontanthjaelp; parts < k.iAlt-30 || parts > k.iAlt+30 {
			t.Errorf("kommune %d: the groups give %d, all groups %d", k.kode, parts, k.iAlt)
		}
	}
}

func TestSortedTablesAreInTheOrderOfTheIDsBytes(t *testing.T) {
	folder, _ := makeCountry(t, func(o *Options) { o.Parts = 3 })
	f := readCountry(t, folder)
	for name, ids := range map[string][]string{
		"ydelse": idsOf(f.ydelse, func(r ydelseFile) string { return r.PersonID }), "samtaler": idsOf(f.samtaler, func(r samtaleFile) string { return r.PersonID }),
		"tilbud": idsOf(f.tilbud, func(r tilbudFile) string { return r.PersonID }), "loentimer": idsOf(f.timer, func(r timerFile) string { return r.PersonID }),
	} {
		if !slices.IsSorted(ids) {
			t.Errorf("%s is not sorted", name)
		}
	}
}

func idsOf[R any](rows []R, id func(R) string) []string {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = id(rows[i])
	}
	return ids
}

func TestNoIDIsWrittenAsACPRNumberIs(t *testing.T) {
	folder, _ := makeCountry(t, nil)
	form := regexp.MustCompile(`^p[0-9a-z]{8}$`)
	for _, r := range readTable[ydelseFile](t, folder, schemas.YdelseTable) {
		if !form.MatchString(r.PersonID) {
			t.Fatal("an id is not a p and eight digits or letters")
		}
	}
	type row struct {
		PersonID int64 `parquet:"person_id"`
	}
	folder, _ = makeCountry(t, func(o *Options) { o.IDs = Int64IDs })
	last := int64(0)
	for _, r := range readTable[row](t, folder, schemas.SamtalerTable) {
		if r.PersonID < 1e15 || r.PersonID < last {
			t.Fatal("an id is not a number of sixteen digits, or not in order")
		}
		last = r.PersonID
	}
}

func TestShuffledTablesHaveTheRowsOfSortedOnesInAnotherOrder(t *testing.T) {
	sorted, _ := makeCountry(t, nil)
	shuffled, summary := makeCountry(t, func(o *Options) { o.Order, o.Parts = Shuffled, 4 })
	a, b := readCountry(t, sorted), readCountry(t, shuffled)
	sameRows(t, "ydelse", a.ydelse, b.ydelse)
	sameRows(t, "samtaler", a.samtaler, b.samtaler)
	sameRows(t, "tilbud", a.tilbud, b.tilbud)
	sameRows(t, "loentimer", a.timer, b.timer)
	if slices.IsSorted(idsOf(b.ydelse, func(r ydelseFile) string { return r.PersonID })) {
		t.Error("the shuffled rows are sorted")
	}
	if summary.Rows[schemas.YdelseTable] != int64(len(b.ydelse)) {
		t.Errorf("reported %d rows of ydelse, found %d", summary.Rows[schemas.YdelseTable], len(b.ydelse))
	}
}

func sameRows[R interface{ text() string }](t *testing.T, name string, a, b []R) {
	t.Helper()
	texts := func(rows []R) []string {
		all := idsOf(rows, R.text)
		sort.Strings(all)
		return all
	}
	if !slices.Equal(texts(a), texts(b)) {
		t.Errorf("%s: the rows are not the same", name)
	}
}

func TestShuffledPassesKeepEveryRowOnce(t *testing.T) {
	const all = 6
	numbers := make([]timerRow, 1000)
	for i := range numbers {
		numbers[i].person = uint32(i)
	}
	var kept []uint32
	for first := 0; first < all; first += 2 {
		var k deck[timerRow]
		k.begin(7, schemas.LoentimerTable, all, first, 2)
		k.deal(numbers)
		for _, bucket := range k.kept {
			for _, r := range bucket {
				kept = append(kept, r.person)
			}
		}
	}
	slices.Sort(kept)
	if len(kept) != len(numbers) || len(slices.Compact(kept)) != len(numbers) {
		t.Errorf("%d rows were kept, %d of them different, expected all %d once", len(kept), len(slices.Compact(kept)), len(numbers))
	}
}

func TestTheFilesAreLaidOutAsTheSchemasSay(t *testing.T) {
	folder, _ := makeCountry(t, func(o *Options) { o.RowGroupRows = 50_000 })
	for id := range schemas.TableID(schemas.Tables) {
		file := openParquet(t, filepath.Join(folder, id.String()+".parquet"))
		columns := schemas.Input(id).Columns
		for i, field := range file.Schema().Fields() {
			if diff := cmp.Diff(columns[i].Name, field.Name()); diff != "" {
				t.Errorf("%v: %s", id, diff)
			}
			if field.Optional() != columns[i].Null {
				t.Errorf("%v.%s: optional is %v, expected %v", id, field.Name(), field.Optional(), columns[i].Null)
			}
		}
		for i, group := range file.Metadata().RowGroups {
			person := group.Columns[0].MetaData
			if len(person.Statistics.MinValue) == 0 || len(person.Statistics.MaxValue) == 0 || person.DictionaryPageOffset == 0 {
				t.Errorf("%v: row group %d has no statistics or no dictionary of person_id", id, i)
			}
			if last := i == len(file.Metadata().RowGroups)-1; !last && group.NumRows != 50_000 {
				t.Errorf("%v: row group %d has %d rows, expected 50 000", id, i, group.NumRows)
			}
		}
	}
}

func openParquet(t *testing.T, path string) *parquet.File {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func TestACountryWithFewerPersonsThanPartsHasAllItsFiles(t *testing.T) {
	for _, order := range []string{Sorted, Shuffled} {
		folder, _ := makeCountry(t, func(o *Options) { o.Order, o.Scale, o.Parts = order, 0.000001, 7 })
		seen := map[string]string{}
		for name, content := range bytesOf(t, folder) {
			if twin, ok := seen[string(content)]; ok {
				t.Errorf("%s and %s have the same bytes", name, twin)
			}
			seen[string(content)] = name
		}
		if len(seen) != 28 {
			t.Errorf("%s: expected 7 parts of 4 tables, got %d", order, len(seen))
		}
	}
}

func TestOptionsThatCannotBeMetAreRefused(t *testing.T) {
	good := Options{Out: "land", Scale: 1, From: schemas.MonthOf(2020, 1), To: schemas.MonthOf(2020, 12)}
	cases := map[string]func(*Options){
		"no output folder":          func(o *Options) { o.Out = "" },
		"a scale above 0":           func(o *Options) { o.Scale = 0 },
		"is after the last month":   func(o *Options) { o.To = o.From - 1 },
		"months from 2007-01":       func(o *Options) { o.From = schemas.MonthOf(1999, 1) },
		`"sorted" or "shuffled"`:    func(o *Options) { o.Order = "by size" },
		`"string" or "int64"`:       func(o *Options) { o.IDs = "cpr" },
		"at most 1000 parts":        func(o *Options) { o.Parts = 1001 },
		"a positive number of rows": func(o *Options) { o.RowGroupRows = -1 },
	}
	for message, change := range cases {
		o := good
		change(&o)
		if _, err := Make(context.Background(), o); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("expected an error with %q, got %v", message, err)
		}
	}
}

func TestAFolderWithSomethingInItIsLeftAlone(t *testing.T) {
	out := t.TempDir()
	if err := os.WriteFile(filepath.Join(out, "mine"), []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	o := Options{Out: out, Scale: 0.001, From: schemas.MonthOf(2020, 1), To: schemas.MonthOf(2020, 2)}
	if _, err := Make(context.Background(), o); err == nil || !strings.Contains(err.Error(), "expected a new or an empty folder") {
		t.Errorf("expected a refusal, got %v", err)
	}
	if content := bytesOf(t, out); len(content) != 1 || string(content["mine"]) != "kept" {
		t.Error("the folder was changed")
	}
}

func TestAnEmptyFolderIsTaken(t *testing.T) {
	out := t.TempDir()
	makeCountry(t, func(o *Options) { o.Out, o.Scale = out, 0.0005 })
	if len(bytesOf(t, out)) != 4 {
		t.Error("the country is not in the folder")
	}
}

func TestACountryThatIsStoppedLeavesNothingBehind(t *testing.T) {
	for _, order := range []string{Sorted, Shuffled} {
		parent := t.TempDir()
		ctx, stop := context.WithCancel(context.Background())
		o := Options{
			Out: filepath.Join(parent, "land"), Scale: 0.05, Seed: 1, Order: order,
			From: schemas.MonthOf(2020, 1), To: schemas.MonthOf(2020, 12), Progress: func(int64) { stop() },
		}
		if order == Shuffled {
			stop()
		}
		if _, err := Make(ctx, o); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: expected that it was stopped, got %v", order, err)
		}
		stop()
		if left, _ := os.ReadDir(parent); len(left) != 0 {
			t.Errorf("%s: %d entries were left behind", order, len(left))
		}
	}
}

func TestProgressGrowsToTheNumberOfRows(t *testing.T) {
	last := int64(0)
	_, summary := makeCountry(t, func(o *Options) {
		o.Progress = func(rows int64) {
			if rows < last {
				t.Errorf("progress went from %d to %d", last, rows)
			}
			last = rows
		}
	})
	total := int64(0)
	for _, n := range summary.Rows {
		total += n
	}
	if last != total {
		t.Errorf("the last progress was %d, the rows are %d", last, total)
	}
}

func BenchmarkMake(b *testing.B) {
	for _, order := range []string{Sorted, Shuffled} {
		b.Run(order, func(b *testing.B) {
			rows := int64(0)
			for b.Loop() {
				summary, err := Make(context.Background(), Options{
					Out: filepath.Join(b.TempDir(), "land"), Scale: 0.05, Seed: 1, Workers: 2, Order: order,
					From: schemas.MonthOf(2022, 1), To: schemas.MonthOf(2024, 12),
				})
				if err != nil {
					b.Fatal(err)
				}
				for _, n := range summary.Rows {
					rows += n
				}
			}
			b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func BenchmarkDrawing(b *testing.B) {
	c := newCountry(Options{Scale: 1, Seed: 1, From: schemas.MonthOf(2022, 1), To: schemas.MonthOf(2024, 12)})
	p := &person{dice: newDice()}
	rows := int64(0)
	for b.Loop() {
		rows += c.rowsOf(p, block{0, personsOfBlock, 0}).len()
	}
	b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
}
