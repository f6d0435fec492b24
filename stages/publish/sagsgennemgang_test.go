package publish

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

const sagsgennemgangHead = "aar,kommune,kommunenavn,person_id,ydelse,uden_tilbud,faerre_end_4_samtaler\n"

// reviewed writes the sagsgennemgang of Struer in 2024 and returns its clear text.
func reviewed(t *testing.T, ids arrow.DataType, months []month) (string, Sagstal) {
	t.Helper()
	folder, run := publishedMonths(t, ids, months)
	personer, err := OpenTable(context.Background(), folder, run, schemas.Personer)
	if err != nil {
		t.Fatal(err)
	}
	defer personer.Close()
	struer, _ := schemas.KommuneFraKode(671)
	to, identity := keyPair(t)
	f := newFolder(t, t.TempDir())
	checked := memory.NewCheckedAllocator(memory.NewGoAllocator())
	defer checked.AssertSize(t, 0)
	tal, err := Sagsgennemgang(context.Background(), f, personer, 2024, struer, to, checked)
	if err != nil {
		t.Fatal(err)
	}
	outputs := f.Outputs()
	if len(outputs) != 1 || outputs[0].Path != "sagsgennemgang.csv.age" || outputs[0].Rows != tal.Personer {
		t.Errorf("the files are %+v for %d persons", outputs, tal.Personer)
	}
	return opened(t, filepath.Join(f.temp, "sagsgennemgang.csv.age"), identity), tal
}

func TestTheReviewHasThePersonsOfDecemberInTheKommuneWithAnUnmetMeasure(t *testing.T) {
	december, november := schemas.MonthOf(2024, 12), schemas.MonthOf(2024, 11)
	months := []month{
		{"a", "dagpenge", -7, november, 671, true, true},
		{"a", "dagpenge", -7, december, 671, true, false},
		{"b, \"x\"", "kontanthjaelp", 1, december, 671, false, true},
		{"c", "ledighedsydelse", 2, december, 671, true, true},
		{"d", "dagpenge", 3, december, 671, false, false},
		{"e", "dagpenge", 4, december, 661, true, true},
		{"f", "dagpenge", 5, schemas.MonthOf(2023, 12), 671, true, true},
	}
	for _, c := range []struct {
		ids  arrow.DataType
		want string
	}{
		{bothIDs[0], "2024,671,Struer,a,dagpenge,true,false\n2024,671,Struer,\"b, \"\"x\"\"\",kontanthjaelp,false,true\n2024,671,Struer,c,ledighedsydelse,true,true\n"},
		{bothIDs[1], "2024,671,Struer,-7,dagpenge,true,false\n2024,671,Struer,1,kontanthjaelp,false,true\n2024,671,Struer,2,ledighedsydelse,true,true\n"},
	} {
		got, tal := reviewed(t, c.ids, months)
		if diff := cmp.Diff(sagsgennemgangHead+c.want, got); diff != "" {
			t.Error(diff)
		}
		if want := (Sagstal{Personer: 3, UdenTilbud: 2, FaerreEnd4Samtaler: 2}); tal != want {
			t.Errorf("%+v, not %+v", tal, want)
		}
	}
}

func TestAKommuneWithoutSuchPersonsGetsTheLineOfColumnNames(t *testing.T) {
	for _, months := range [][]month{nil, {{"a", "dagpenge", 1, schemas.MonthOf(2024, 12), 661, true, true}}} {
		if got, tal := reviewed(t, bothIDs[0], months); got != sagsgennemgangHead || tal != (Sagstal{}) {
			t.Errorf("%q, %+v", got, tal)
		}
	}
}

// Over the borders of batches, pages and row groups.
func TestALargeKommuneIsReviewedWholeAndInOrder(t *testing.T) {
	const persons = (rowGroupRows + 40_000) / 2
	var months []month
	var want strings.Builder
	var tal Sagstal
	want.WriteString(sagsgennemgangHead)
	for i := range persons {
		m := month{id: fmt.Sprintf("p%07d", i), ydelse: []string{"dagpenge", "kontanthjaelp", "sygedagpenge"}[i%3], number: int64(i),
			maaned: schemas.MonthOf(2024, 11), kommune: []int32{671, 661}[i/5%2], uden: true}
		december := m
		december.maaned, december.uden, december.faerreEnd4 = schemas.MonthOf(2024, 12), i%2 == 0, i%7 == 0
		months = append(months, m, december)
		if december.kommune != 671 || !december.uden && !december.faerreEnd4 {
			continue
		}
		tal.Personer++
		if december.uden {
			tal.UdenTilbud++
		}
		if december.faerreEnd4 {
			tal.FaerreEnd4Samtaler++
		}
		fmt.Fprintf(&want, "2024,671,Struer,%s,%s,%t,%t\n", m.id, m.ydelse, december.uden, december.faerreEnd4)
	}
	got, counted := reviewed(t, bothIDs[0], months)
	if got != want.String() || counted != tal || tal.Personer <= casesAtOnce {
		t.Errorf("%d bytes and %+v, not %d and %+v", len(got), counted, want.Len(), tal)
	}
}

// decision is a row of table tilsyn, of the columns that differ here.
type decision struct {
	aar, kommune int32
	status       string
	senest       schemas.Date
}

func publishedDecisions(t *testing.T, decisions []decision) *PublishedTable {
	t.Helper()
	r := newRows(schemas.Tilsyn, 1, memory.DefaultAllocator)
	for _, d := range decisions {
		for _, c := range schemas.Tilsyn.Columns {
			switch {
			case c.Name == "aar":
				r.int32(d.aar)
			case c.Name == "kommune":
				r.int32(d.kommune)
			case c.Name == "status":
				r.string(d.status)
			case c.Name == "sagsgennemgang_senest":
				r.dateOrNull(d.senest)
			case c.Null:
				r.null()
			case c.Type == schemas.OutBOOLEAN:
				r.boolean(false)
			default:
				r.string("skaerpet_tilsyn")
			}
		}
	}
	folder, run := publishedTables(t, nil, func(f *Folder) error {
		return ParquetTable(f, schemas.Tilsyn, arrow.BinaryTypes.String, r.batch())
	})
	table, err := OpenTable(context.Background(), folder, run, schemas.Tilsyn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = table.Close() })
	return table
}

func TestTheDecisionOnAKommuneIsThatOfItsRow(t *testing.T) {
	struer, _ := schemas.KommuneFraKode(671)
	senest := schemas.DateOf(2025, 7, 31)
	rows := []decision{{2024, 661, "ingen", schemas.NoDate}, {2024, 671, "administration", senest}, {2024, 860, "forlaenget", schemas.NoDate}}
	got, err := publishedDecisions(t, rows).Afgjort(context.Background(), 2024, struer)
	if want := (Afgjort{schemas.Administration, senest}); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	rows[1] = decision{2024, 671, "ikke_afgjort", schemas.NoDate}
	got, err = publishedDecisions(t, rows).Afgjort(context.Background(), 2024, struer)
	if want := (Afgjort{schemas.IkkeAfgjort, schemas.NoDate}); err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	for name, c := range map[string]struct {
		rows []decision
		want string
	}{
		"none":               {[]decision{rows[0], rows[2]}, "expected one row of kommune 671, found 0; the result was changed"},
		"two":                {[]decision{rows[1], rows[1]}, "expected one row of kommune 671, found 2"},
		"of another year":    {[]decision{{2023, 671, "administration", senest}}, "expected a decision on kommune 671 after 2024, found one of another year"},
		"a status like none": {[]decision{{2024, 671, "under_administration", senest}}, "or with no status that there is"},
	} {
		_, err := publishedDecisions(t, c.rows).Afgjort(context.Background(), 2024, struer)
		var differs *ReadError
		if !errors.As(err, &differs) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}
