package publish

import (
	"math/big"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// A month with everything, one without a mean yet, one of a fokusmål that was met at
// selection, and one of a fokusmål that had no share then.
func TestTheRecoveriesAreWrittenExactlySo(t *testing.T) {
	plan := schemas.Pct4(333_333) // 33,3333 pct.
	januar := schemas.MonthOf(2024, 1)
	rows := []statement.Genopretningstal{
		{Kommune: 0, Fokusmaal: 1, Udvaelger: true, Maaned: januar, Gns12: middel(1, 3), Baseline: big.NewRat(1, 2), Halvvejs: big.NewRat(2, 5), Graense: 30,
			NaaetHalvvejs: true, Milepael: &plan},
		{Kommune: 0, Fokusmaal: 1, Udvaelger: true, Maaned: januar + 1, Baseline: big.NewRat(1, 2), Halvvejs: big.NewRat(2, 5), Graense: 30, Milepael: &plan},
		{Kommune: 0, Fokusmaal: 2, Maaned: januar, Gns12: middel(1, 10), Baseline: big.NewRat(1, 7), Graense: 20, Opfyldt: true},
		{Kommune: 1, Fokusmaal: 2, Udvaelger: true, Maaned: januar, Gns12: middel(1, 4), Graense: 20, UdenFremgang: true},
		{Kommune: 2, Fokusmaal: 2, Udvaelger: true, Maaned: januar, Gns12: middel(1, 4), Graense: 20, Milepael: &plan, NaaetMilepael: true},
	}
	got := writtenTable(t, schemas.Genopretning, func(f *Folder, mem memory.Allocator) error { return Genopretning(f, 2024, rows, mem) })
	want := `aar,kommune,kommunenavn,fokusmaal,udvaelger,maaned,gns12,baseline,halvvejs,graense,opfyldt,naaet_halvvejs,uden_fremgang,milepael,naaet_milepael
2024,101,København,1,true,2024-01-01,0.3333333333333333,0.5,0.4,0.3,false,true,false,0.333333,false
2024,101,København,1,true,2024-02-01,,0.5,0.4,0.3,,,,0.333333,
2024,101,København,2,false,2024-01-01,0.1,0.14285714285714285,,0.2,true,,false,,
2024,147,Frederiksberg,2,true,2024-01-01,0.25,,,0.2,false,,true,,
2024,151,Ballerup,2,true,2024-01-01,0.25,,,0.2,false,,false,0.333333,true
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheMinimumskravAreWrittenExactlySo(t *testing.T) {
	rows := []statement.Minimumskrav{
		{Kommune: 0, Tilbud: bedoemt(7, 10, true), Samtaler: bedoemt(2, 3, false)},
		{Kommune: 1},
	}
	got := writtenTable(t, schemas.Minimumskravene, func(f *Folder, mem memory.Allocator) error { return Minimumskravene(f, 2024, rows, mem) })
	want := `aar,kommune,kommunenavn,tilbud_andel,tilbud_opfyldt,samtaler_andel,samtaler_opfyldt
2024,101,København,0.7,true,0.6666666666666666,false
2024,147,Frederiksberg,,,,
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
