package publish

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/forskel"
)

// exampleState is a state with two rows in each table, whose figures are n and n+1, and a
// decision on two kommuner.
func exampleState(n int, met string) *State {
	s := &State{verdicts: Verdicts{of: map[verdict]string{{maal1Opfyldt, 101}: met, {maal2Opfyldt, 101}: "true", {status, 671}: "ingen"}}}
	for _, t := range diffTables() {
		c := &cellTable{path: t.Path, columns: map[string]int{}}
		for i, column := range t.Columns {
			c.columns[column.Name] = i
		}
		for kommune, kode := range []string{"0", "671"} {
			row := make([]string, len(t.Columns))
			for _, name := range t.figures {
				row[c.columns[name]] = strconv.Itoa(n + kommune)
			}
			for name, cell := range map[string]string{"maaned": "2024-12-01", "aar": "2024", "kommune": kode, "ydelse": schemas.Alle, "trin": "population", "fokusmaal": "1", "grund": "tilbud", "varighed": "36+"} {
				if at, there := c.columns[name]; there {
					row[at] = cell
				}
			}
			c.rows = append(c.rows, row)
		}
		s.tables = append(s.tables, c)
	}
	return s
}

func TestTheRowsOfTwoRunsAreFoundByTheirKeyWhateverTheirOrder(t *testing.T) {
	a, b := exampleState(5, "true"), exampleState(5, "true")
	for _, c := range a.tables {
		slices.Reverse(c.rows)
	}
	d, err := NewDiff(2024, a, []Step{{schemas.AarsagProgram, b}}, []Step{{schemas.AarsagProgram, b}})
	if err != nil || len(d.Rows) > 0 || len(d.Decisions) > 0 || d.Figures != 34 {
		t.Errorf("%v, %+v", err, d)
	}
}

func TestRunsThatHaveNotTheSameRowsOrNoNumbersAreRefused(t *testing.T) {
	for name, change := range map[string]func(*cellTable){
		"a row fewer":   func(c *cellTable) { c.rows = c.rows[:1] },
		"another row":   func(c *cellTable) { c.rows[1][c.columns["kommune"]] = "101" },
		"not a decimal": func(c *cellTable) { c.rows[0][c.columns["personer"]] = "1e3" },
	} {
		a, b := exampleState(5, "true"), exampleState(6, "true")
		change(a.tables[2])
		_, err := NewDiff(2024, a, []Step{{schemas.AarsagProgram, b}}, []Step{{schemas.AarsagProgram, b}})
		var told *ReadError
		if !errors.As(err, &told) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestEachDecisionHasItsOwnWay(t *testing.T) {
	a, b := exampleState(5, "true"), exampleState(5, "")
	b.verdicts.of[verdict{status, 671}] = "administration"
	b.verdicts.of[verdict{status, 101}] = "ingen"
	there := exampleState(5, "false")
	d, err := NewDiff(2024, a, []Step{{schemas.AarsagNye, there}, {schemas.AarsagProgram, b}}, []Step{{schemas.AarsagSmaaFiler, b}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range d.Decisions {
		v := &d.Decisions[i]
		got = append(got, v.Afgoerelse+" "+strconv.Itoa(int(v.Kode))+" "+v.Foer+">"+v.Efter+" "+forskel.Koder(v.Aarsager))
	}
	want := []string{"maal1_opfyldt 101 true> nye_raekker program", "status 101 >ingen smaa_filer", "status 671 ingen>administration smaa_filer"}
	if !slices.Equal(got, want) || len(d.Flips()) != 3 {
		t.Errorf("%q, want %q", got, want)
	}
	if codes := b.verdicts.Changed(a.verdicts); !slices.Equal(codes, []int32{101, 671}) {
		t.Errorf("publicer says %v", codes)
	}
}

func TestTheTablesOfADiffAreThoseOfTheContract(t *testing.T) {
	a, b := exampleState(5, "true"), exampleState(7, "false")
	d, err := NewDiff(2024, a, []Step{{schemas.AarsagRettedeEllerFjernede, exampleState(6, "true")}, {schemas.AarsagNye, b}}, []Step{{schemas.AarsagIkkeOpdelt, b}})
	if err != nil {
		t.Fatal(err)
	}
	d.Moves = []forskel.Bevaegelse{{Uaendrede: 1, Rettede: 2, Fjernede: 3, Nye: 4}}
	for table, want := range map[string]string{
		"diff":             "2024,grunde,personer,671,Struer,2024-12-01,,,1,tilbud,,6,8,2,,,1,1,,,,rettede_eller_fjernede_raekker nye_raekker",
		"diff_afgoerelser": "2024,101,København,maal1_opfyldt,true,false,true,nye_raekker",
		"diff_raekker":     "ydelse,1,2,3,4",
	} {
		var result schemas.Result
		for _, r := range schemas.DiffResults() {
			if r.Path == table {
				result = r
			}
		}
		text := writtenTable(t, result, func(f *Folder, mem memory.Allocator) error { _, err := d.Write(f, mem); return err })
		if !strings.Contains(text, "\n"+want+"\n") {
			t.Errorf("%s has no line %s:\n%s", table, want, text)
		}
	}
}

func TestASharesChangeIsShownInPointsWithItsSign(t *testing.T) {
	for _, c := range []struct {
		share  string
		signed bool
		want   string
	}{
		{"0.3", false, "30,000"}, {"0.00001", true, "+0,001"}, {"-0.25", true, "-25,000"}, {"0", true, "0,000"}, {"", true, "-"}, {"0.000004", true, "+0,000"},
	} {
		if got := SharePct(c.share, c.signed); got != c.want {
			t.Errorf("%q: %s, want %s", c.share, got, c.want)
		}
	}
}
