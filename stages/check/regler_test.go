package check

import (
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

// checker hides the four types of kept rows from the tests that look at codes alone.
type checker struct {
	check func(arrow.RecordBatch, Position) (keptRows int, runs []schemas.Run, err error)
	close func()
}

func newChecker(id schemas.TableID, rejects *Rejects) checker {
	s := NewRun()
	switch id {
	case schemas.YdelseTable:
		c := NewYdelse(s, rejects)
		return checker{counting(c.Check), c.Close}
	case schemas.SamtalerTable:
		c := NewSamtaler(rejects)
		return checker{counting(c.Check), c.Close}
	case schemas.TilbudTable:
		c := NewTilbud(rejects)
		return checker{counting(c.Check), c.Close}
	}
	c := NewLoentimer(rejects)
	return checker{counting(c.Check), c.Close}
}

func counting[T any](check func(arrow.RecordBatch, Position) (*schemas.KeptRows[T], error)) func(arrow.RecordBatch, Position) (int, []schemas.Run, error) {
	return func(b arrow.RecordBatch, at Position) (int, []schemas.Run, error) {
		kept, err := check(b, at)
		if err != nil {
			return 0, nil, err
		}
		return len(kept.Rows), kept.Runs, nil
	}
}

// codeOf returns the code that a row is rejected with, "" for a kept row.
func codeOf(t *testing.T, id schemas.TableID, s shape, row string) string {
	t.Helper()
	mem := checked(t)
	b := newBatch(t, mem, id, s, cellsOf(row))
	defer b.Release()
	rejects := NewRejects(id, s.ids, mem, 10)
	c := newChecker(id, rejects)
	defer c.close()
	kept, runs, err := c.check(b, Position{File: "f.parquet", FirstRow: 1})
	must(t, err)
	if int64(kept)+rejects.Rows() != 1 || len(runs) != kept {
		t.Fatalf("one row became %d kept in %d runs and %d rejected", kept, len(runs), rejects.Rows())
	}
	if kept == 1 {
		return ""
	}
	return rejects.Counts()[0].Code
}

// story is a row and the code that it is rejected with.
type story struct{ row, code string }

func tell(t *testing.T, id schemas.TableID, s shape, stories map[string]story) {
	t.Helper()
	for name, st := range stories {
		t.Run(name, func(t *testing.T) {
			if got := codeOf(t, id, s, st.row); got != st.code {
				t.Errorf("%s\nrejected with %q, want %q", st.row, got, st.code)
			}
		})
	}
}

func TestEveryRuleOfTableYdelseHasTwoSides(t *testing.T) {
	tell(t, schemas.YdelseTable, textIDs, map[string]story{
		"a whole month": {"p 2024-02-01 dagpenge 101 2024-02-01 2024-02-29 2023-05-01 2 0 0 0 nej", ""},
		"a single day":  {"p 2024-02-01 kontanthjaelp 860 2024-02-29 2024-02-29 - - 1 0 0 ja", ""},

		"no person":               {"- 2024-02-01 su 101 2024-02-01 2024-02-29 - - 0 0 0 nej", "mangler_person_id"},
		"no month":                {"p - su 101 2024-02-01 2024-02-29 - - 0 0 0 nej", "mangler_maaned"},
		"no benefit":              {"p 2024-02-01 - 101 2024-02-01 2024-02-29 - - 0 0 0 nej", "mangler_ydelse"},
		"no kommune":              {"p 2024-02-01 su - 2024-02-01 2024-02-29 - - 0 0 0 nej", "mangler_kommune"},
		"no first day":            {"p 2024-02-01 su 101 - 2024-02-29 - - 0 0 0 nej", "mangler_fra"},
		"no last day":             {"p 2024-02-01 su 101 2024-02-01 - - - 0 0 0 nej", "mangler_til"},
		"no start, not needed":    {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - 2 0 0 0 nej", ""},
		"no maalgruppe":           {"p 2024-02-01 su 101 2024-02-01 2024-02-29 2024-02-01 - 0 0 0 nej", ""},
		"no exempt days":          {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - - 0 0 nej", "mangler_fritaget_dage"},
		"no standby days":         {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 0 - 0 nej", "mangler_standby_dage"},
		"no barsel days":          {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 0 0 - nej", "mangler_barsel_dage"},
		"no introduktionsprogram": {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 0 0 0 -", "mangler_introduktionsprogram"},

		"second of the month":          {"p 2024-02-02 su 101 2024-02-02 2024-02-29 - - 0 0 0 nej", "maaned_ikke_den_foerste"},
		"last of the month":            {"p 2024-01-31 su 101 2024-01-31 2024-01-31 - - 0 0 0 nej", "maaned_ikke_den_foerste"},
		"first month of the calendar":  {"p 0001-01-01 su 101 0001-01-01 0001-01-31 - - 0 0 0 nej", ""},
		"the month before it":          {"p 0000-12-01 su 101 0000-12-01 0000-12-31 - - 0 0 0 nej", "maaned_uden_for_kalenderen"},
		"a month after the calendar":   {"p 5462-01-01 su 101 5462-01-01 5462-01-31 - - 0 0 0 nej", "maaned_uden_for_kalenderen"},
		"unknown benefit":              {"p 2024-02-01 Dagpenge 101 2024-02-01 2024-02-29 2023-05-01 2 0 0 0 nej", "ukendt_ydelse"},
		"kommune between two":          {"p 2024-02-01 su 102 2024-02-01 2024-02-29 - - 0 0 0 nej", "ukendt_kommune"},
		"kommune 0 is no kommune":      {"p 2024-02-01 su 0 2024-02-01 2024-02-29 - - 0 0 0 nej", "ukendt_kommune"},
		"kommune below all":            {"p 2024-02-01 su -2147483648 2024-02-01 2024-02-29 - - 0 0 0 nej", "ukendt_kommune"},
		"first day before the month":   {"p 2024-02-01 su 101 2024-01-31 2024-02-29 - - 0 0 0 nej", "dato_uden_for_maaned"},
		"last day after the month":     {"p 2024-02-01 su 101 2024-02-01 2024-03-01 - - 0 0 0 nej", "dato_uden_for_maaned"},
		"the same month another year":  {"p 2024-02-01 su 101 2023-02-01 2023-02-28 - - 0 0 0 nej", "dato_uden_for_maaned"},
		"first day of all days":        {"p 2024-02-01 su 101 d-2147483648 2024-02-29 - - 0 0 0 nej", "dato_uden_for_maaned"},
		"last day of all days":         {"p 2024-02-01 su 101 2024-02-01 d2147483647 - - 0 0 0 nej", "dato_uden_for_maaned"},
		"last day before first":        {"p 2024-02-01 su 101 2024-02-02 2024-02-01 - - 0 0 0 nej", "til_foer_fra"},
		"dagpenge without start":       {"p 2024-02-01 dagpenge 101 2024-02-01 2024-02-29 - 2 0 0 0 nej", "mangler_forloeb_fra"},
		"sygedagpenge without start":   {"p 2024-02-01 sygedagpenge 101 2024-02-01 2024-02-29 - 5 0 0 0 nej", "mangler_forloeb_fra"},
		"dagpenge started that day":    {"p 2024-02-01 dagpenge 101 2024-02-05 2024-02-29 2024-02-05 2 0 0 0 nej", ""},
		"dagpenge started a day later": {"p 2024-02-01 dagpenge 101 2024-02-05 2024-02-29 2024-02-06 2 0 0 0 nej", "forloeb_fra_efter_fra"},
		"sygedagpenge a day later":     {"p 2024-02-01 sygedagpenge 101 2024-02-05 2024-02-29 2024-02-06 2 0 0 0 nej", "forloeb_fra_efter_fra"},
		"elsewhere it is no matter":    {"p 2024-02-01 kontanthjaelp 101 2024-02-05 2024-02-29 2024-02-06 2 0 0 0 nej", ""},
		"dagpenge since long ago":      {"p 2024-02-01 dagpenge 101 2024-02-05 2024-02-29 d-2147483648 2 0 0 0 nej", ""},

		"exempt days negative":         {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - -1 0 0 nej", "negative_dage"},
		"standby days negative":        {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 0 -1 0 nej", "negative_dage"},
		"barsel days negative":         {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 0 0 -2147483648 nej", "negative_dage"},
		"negative before too many":     {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 2147483647 2147483647 -1 nej", "negative_dage"},
		"days fill the period":         {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 9 10 10 nej", ""},
		"a day more than the period":   {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 10 10 10 nej", "dage_over_perioden"},
		"a 29th day in a year without": {"p 2023-02-01 su 101 2023-02-01 2023-02-28 - - 29 0 0 nej", "dage_over_perioden"},
		"31 days in a month of 31":     {"p 2024-01-01 su 101 2024-01-01 2024-01-31 - - 0 31 0 nej", ""},
		"32 days in a month of 31":     {"p 2024-01-01 su 101 2024-01-01 2024-01-31 - - 0 32 0 nej", "dage_over_perioden"},
		"a sum that would wrap around": {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 2147483647 2147483647 2 nej", "dage_over_perioden"},
		"256 days are not none":        {"p 2024-02-01 su 101 2024-02-01 2024-02-29 - - 256 0 0 nej", "dage_over_perioden"},
	})
}

func TestEveryRuleOfTableSamtalerHasTwoSides(t *testing.T) {
	tell(t, schemas.SamtalerTable, textIDs, map[string]story{
		"first day":      {"p 2024-02-01 2024-02-01 jobsamtale fremmoede", ""},
		"last day":       {"p 2024-02-01 2024-02-29 andet brev", ""},
		"no person":      {"- 2024-02-01 2024-02-01 jobsamtale fremmoede", "mangler_person_id"},
		"no month":       {"p - 2024-02-01 jobsamtale fremmoede", "mangler_maaned"},
		"no day":         {"p 2024-02-01 - jobsamtale fremmoede", "mangler_dato"},
		"no type":        {"p 2024-02-01 2024-02-01 - fremmoede", "mangler_type"},
		"no form":        {"p 2024-02-01 2024-02-01 jobsamtale -", "mangler_form"},
		"second day":     {"p 2024-02-02 2024-02-02 jobsamtale fremmoede", "maaned_ikke_den_foerste"},
		"year 0":         {"p 0000-12-01 0000-12-01 jobsamtale fremmoede", "maaned_uden_for_kalenderen"},
		"unknown type":   {"p 2024-02-01 2024-02-01 samtale fremmoede", "ukendt_type"},
		"unknown form":   {"p 2024-02-01 2024-02-01 jobsamtale video", "ukendt_form"},
		"the day before": {"p 2024-02-01 2024-01-31 jobsamtale fremmoede", "dato_uden_for_maaned"},
		"the day after":  {"p 2024-02-01 2024-03-01 jobsamtale fremmoede", "dato_uden_for_maaned"},
	})
}

func TestEveryRuleOfTableTilbudHasTwoSides(t *testing.T) {
	tell(t, schemas.TilbudTable, textIDs, map[string]story{
		"inside the month":          {"p 2024-02-01 mentor 2024-02-05 2024-02-06 2", ""},
		"around the month":          {"p 2024-02-01 andet 2023-02-05 2025-02-06 -", ""},
		"still running":             {"p 2024-02-01 nytteindsats 2023-02-05 - 2", ""},
		"no person":                 {"- 2024-02-01 mentor 2024-02-05 2024-02-06 2", "mangler_person_id"},
		"no month":                  {"p - mentor 2024-02-05 2024-02-06 2", "mangler_maaned"},
		"no type":                   {"p 2024-02-01 - 2024-02-05 2024-02-06 2", "mangler_type"},
		"no first day":              {"p 2024-02-01 mentor - 2024-02-06 2", "mangler_fra"},
		"second day":                {"p 2024-02-02 mentor 2024-02-05 2024-02-06 2", "maaned_ikke_den_foerste"},
		"year 5462":                 {"p 5462-01-01 mentor 5462-01-01 - 2", "maaned_uden_for_kalenderen"},
		"unknown type":              {"p 2024-02-01 kursus 2024-02-05 2024-02-06 2", "ukendt_type"},
		"begins on the last day":    {"p 2024-02-01 mentor 2024-02-29 - 2", ""},
		"begins after the month":    {"p 2024-02-01 mentor 2024-03-01 - 2", "dato_uden_for_maaned"},
		"ends on the first day":     {"p 2024-02-01 mentor 2023-12-01 2024-02-01 2", ""},
		"ends before the month":     {"p 2024-02-01 mentor 2023-12-01 2024-01-31 2", "dato_uden_for_maaned"},
		"ended long ago":            {"p 2024-02-01 mentor 2023-12-01 d-2147483648 2", "dato_uden_for_maaned"},
		"one day":                   {"p 2024-02-01 mentor 2024-02-05 2024-02-05 2", ""},
		"ends before it begins":     {"p 2024-02-01 mentor 2024-02-06 2024-02-05 2", "til_foer_fra"},
		"ends before, month over":   {"p 2024-02-01 mentor 2024-02-06 2024-01-31 2", "dato_uden_for_maaned"},
		"begins on the last of all": {"p 2024-02-01 mentor d2147483647 - 2", "dato_uden_for_maaned"},
	})
}

func TestEveryRuleOfTableLoentimerHasTwoSides(t *testing.T) {
	common := map[string]story{
		"ordinary hours":      {"p 2024-02-01 37.50 ja", ""},
		"no person":           {"- 2024-02-01 37.50 ja", "mangler_person_id"},
		"no month":            {"p - 37.50 ja", "mangler_maaned"},
		"no hours":            {"p 2024-02-01 - ja", "mangler_timer"},
		"no ordinaer":         {"p 2024-02-01 37.50 -", "mangler_ordinaer"},
		"second day":          {"p 2024-02-02 37.50 ja", "maaned_ikke_den_foerste"},
		"year 0":              {"p 0000-12-01 37.50 ja", "maaned_uden_for_kalenderen"},
		"the most hours":      {"p 2024-02-01 744.00 ja", ""},
		"the least hours":     {"p 2024-02-01 -744.00 nej", ""},
		"more than the most":  {"p 2024-02-01 744.01 ja", "timer_uden_for_interval"},
		"less than the least": {"p 2024-02-01 -744.01 ja", "timer_uden_for_interval"},
	}
	t.Run("decimal", func(t *testing.T) {
		tell(t, schemas.LoentimerTable, textIDs, common)
		tell(t, schemas.LoentimerTable, textIDs, map[string]story{
			"36 digits":       {"p 2024-02-01 999999999999999999999999999999999999.99 ja", "timer_uden_for_interval"},
			"minus 36 digits": {"p 2024-02-01 -999999999999999999999999999999999999.99 ja", "timer_uden_for_interval"},
			"2^64 hundredths": {"p 2024-02-01 184467440737095516.16 ja", "timer_uden_for_interval"},
			"2^32 hundredths": {"p 2024-02-01 42949672.96 ja", "timer_uden_for_interval"},
		})
	})
	t.Run("double", func(t *testing.T) {
		double := shape{ids: arrow.PrimitiveTypes.Int64, hours: schemas.HoursDouble}
		for name, s := range common {
			if s.row[0] == 'p' {
				s.row = "-7" + s.row[1:]
			}
			common[name] = s
		}
		tell(t, schemas.LoentimerTable, double, common)
		tell(t, schemas.LoentimerTable, double, map[string]story{
			"a hair over the most": {"1 2024-02-01 744.0000000000001 ja", "timer_uden_for_interval"},
			"not a number":         {"1 2024-02-01 NaN ja", "timer_uden_for_interval"},
			"infinity":             {"1 2024-02-01 +Inf ja", "timer_uden_for_interval"},
			"minus infinity":       {"1 2024-02-01 -Inf ja", "timer_uden_for_interval"},
			"a number over all":    {"1 2024-02-01 1e300 ja", "timer_uden_for_interval"},
			"minus nothing":        {"1 2024-02-01 -0 ja", ""},
		})
	})
}

// TestNoMonthIsMovedToAnother walks over the end of the calendar: a row is kept in its
// own month or rejected.
func TestNoMonthIsMovedToAnother(t *testing.T) {
	mem := checked(t)
	for m := schemas.MonthOf(5460, 12); m <= schemas.MonthOf(5462, 1); m++ {
		day := m.First().String()
		b := newBatch(t, mem, schemas.LoentimerTable, textIDs, cellsOf("p "+day+" 1.00 ja"))
		rejects := NewRejects(schemas.LoentimerTable, textIDs.ids, mem, 1)
		c := NewLoentimer(rejects)
		kept, err := c.Check(b, Position{File: "f", FirstRow: 1})
		must(t, err)
		moved := len(kept.Rows) == 1 && kept.Rows[0].Maaned() != m
		rejected := len(kept.Rows) == 0 && rejects.Counts()[0].Code == "maaned_uden_for_kalenderen"
		if moved || len(kept.Rows) == 0 && !rejected || m > schemas.LastMonth && !rejected {
			t.Errorf("%s was moved to another month, or kept after the calendar", m)
		}
		c.Close()
		b.Release()
	}
}

func TestTheKnownBenefitsAreKeptWhetherMeasuredOrNot(t *testing.T) {
	for y := schemas.Dagpenge; y <= schemas.AndenYdelse; y++ {
		if got := codeOf(t, schemas.YdelseTable, textIDs, "p 2024-02-01 "+y.String()+" 101 2024-02-01 2024-02-29 2024-02-01 - 0 0 0 nej"); got != "" {
			t.Errorf("%s was rejected with %s", y, got)
		}
	}
}

// TestTheFirstRuleWins breaks every rule of a row at once and then mends them one by
// one, in the order of SPEC 3.
func TestTheFirstRuleWins(t *testing.T) {
	for id, stories := range map[schemas.TableID][]story{
		schemas.YdelseTable: {
			{"- - - - - - - - - - - -", "mangler_person_id"},
			{"p - - - - - - - - - - -", "mangler_maaned"},
			{"p d2147483647 - - - - - - - - - -", "mangler_ydelse"},
			{"p d2147483647 x - - - - - - - - -", "mangler_kommune"},
			{"p d2147483647 x 7 - - - - - - - -", "mangler_fra"},
			{"p d2147483647 x 7 2024-02-09 - - - - - - -", "mangler_til"},
			{"p d2147483647 x 7 2024-02-09 2024-01-08 - - - - - -", "mangler_fritaget_dage"},
			{"p d2147483647 x 7 2024-02-09 2024-01-08 - - -1 - - -", "mangler_standby_dage"},
			{"p d2147483647 x 7 2024-02-09 2024-01-08 - - -1 99 - -", "mangler_barsel_dage"},
			{"p d2147483647 x 7 2024-02-09 2024-01-08 - - -1 99 0 -", "mangler_introduktionsprogram"},
			{"p d2147483647 x 7 2024-02-09 2024-01-08 - - -1 99 0 ja", "maaned_ikke_den_foerste"},
			{"p 5462-01-01 x 7 2024-02-09 2024-01-08 - - -1 99 0 ja", "ukendt_ydelse"},
			{"p 2024-02-01 x 7 2024-02-09 2024-01-08 - - -1 99 0 ja", "ukendt_ydelse"},
			{"p 2024-02-01 dagpenge 7 2024-02-09 2024-01-08 - - -1 99 0 ja", "ukendt_kommune"},
			{"p 2024-02-01 dagpenge 147 2024-02-09 2024-01-08 - - -1 99 0 ja", "dato_uden_for_maaned"},
			{"p 2024-02-01 dagpenge 147 2024-02-09 2024-02-08 - - -1 99 0 ja", "til_foer_fra"},
			{"p 2024-02-01 dagpenge 147 2024-02-09 2024-02-09 - - -1 99 0 ja", "mangler_forloeb_fra"},
			{"p 2024-02-01 dagpenge 147 2024-02-09 2024-02-09 2024-02-10 - -1 99 0 ja", "forloeb_fra_efter_fra"},
			{"p 2024-02-01 dagpenge 147 2024-02-09 2024-02-09 2024-02-09 - -1 99 0 ja", "negative_dage"},
			{"p 2024-02-01 dagpenge 147 2024-02-09 2024-02-09 2024-02-09 - 0 99 0 ja", "dage_over_perioden"},
			{"p 2024-02-01 dagpenge 147 2024-02-09 2024-02-09 2024-02-09 - 0 1 0 ja", ""},
		},
		schemas.SamtalerTable: {
			{"p 2024-02-02 2024-03-01 x -", "mangler_form"},
			{"p 2024-02-02 2024-03-01 x x", "maaned_ikke_den_foerste"},
			{"p 2024-02-01 2024-03-01 x x", "ukendt_type"},
			{"p 2024-02-01 2024-03-01 andet x", "ukendt_form"},
			{"p 2024-02-01 2024-03-01 andet brev", "dato_uden_for_maaned"},
		},
		schemas.TilbudTable: {
			{"p 2024-02-02 x - 2024-01-01 -", "mangler_fra"},
			{"p 2024-02-02 x 2024-02-02 2024-01-01 -", "maaned_ikke_den_foerste"},
			{"p 2024-02-01 x 2024-02-02 2024-01-01 -", "ukendt_type"},
			{"p 2024-02-01 andet 2024-02-02 2024-01-01 -", "dato_uden_for_maaned"},
			{"p 2024-02-01 andet 2024-02-02 2024-02-01 -", "til_foer_fra"},
		},
		schemas.LoentimerTable: {
			{"p 2024-02-02 745.00 -", "mangler_ordinaer"},
			{"p 2024-02-02 745.00 ja", "maaned_ikke_den_foerste"},
			{"p 2024-02-01 745.00 ja", "timer_uden_for_interval"},
		},
	} {
		var got, want []string
		for _, s := range stories {
			got, want = append(got, codeOf(t, id, textIDs, s.row)), append(want, s.code)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", id, diff)
		}
	}
}

func TestAnEmptyBatchKeepsNothing(t *testing.T) {
	for id := range schemas.TableID(schemas.Tables) {
		mem := memory.NewGoAllocator()
		b := newBatch(t, mem, id, textIDs, nil)
		c := newChecker(id, NewRejects(id, textIDs.ids, mem, 10))
		if kept, runs, err := c.check(b, Position{}); kept != 0 || len(runs) != 0 || err != nil {
			t.Errorf("%s: %d rows, %d runs, error %v", id, kept, len(runs), err)
		}
		c.close()
		b.Release()
	}
}
