package publish

import (
	"math/big"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// afstande are the distances of a year that has data to March: one that is not met and
// can be, one that is met whatever happens, one that cannot be met any more, one without
// persons at all, one without a bound, one of a year that is over, and one whose months
// left are all suspended.
func afstande() []statement.Kommuneafstand {
	maaned := func(nummer int, taeller, naevner, forMange int64) statement.Maanedsafstand {
		return statement.Maanedsafstand{Maaned: schemas.MonthOf(2023, nummer), Andel: statement.Andel{Taeller: taeller, Naevner: naevner}, ForMange: forMange}
	}
	return []statement.Kommuneafstand{
		{Kommune: 0, Fokusmaal: 1, Graense: 30, Maaneder: []statement.Maanedsafstand{maaned(1, 4, 10, 2), maaned(2, 2, 10, 0)},
			Aaret: &statement.Maalafstand{Personer: 1}, Rest: &statement.Rest{Maaneder: 9, Under: big.NewRat(1, 3), Population: 10, Personer: 3}},
		{Kommune: 0, Fokusmaal: 2, Graense: 20,
			Aaret: &statement.Maalafstand{Opfyldt: true, Personer: 7}, Rest: &statement.Rest{Maaneder: 1, Under: big.NewRat(9, 8), Population: 10, Personer: 10}},
		{Kommune: 1, Fokusmaal: 1, Graense: 30,
			Aaret: &statement.Maalafstand{Personer: 5}, Rest: &statement.Rest{Maaneder: 1, Under: new(big.Rat), Population: 10, Personer: -1}},
		{Kommune: 1, Fokusmaal: 2, Graense: 20, Maaneder: []statement.Maanedsafstand{maaned(3, 0, 0, 0)},
			Rest: &statement.Rest{Maaneder: 9, Under: big.NewRat(1, 5), Population: 0, Personer: 0}},
		{Kommune: 2, Fokusmaal: 1, Graense: 30,
			Aaret: &statement.Maalafstand{Opfyldt: true}, Rest: &statement.Rest{Maaneder: 9}},
		{Kommune: 2, Fokusmaal: 2, Graense: 20, Aaret: &statement.Maalafstand{Personer: 3}},
		{Kommune: 3, Fokusmaal: 1, Graense: 30, Aaret: &statement.Maalafstand{Personer: 3}, Rest: &statement.Rest{Population: 10}},
	}
}

func TestTheDistancesOfTheMonthsAreWrittenExactlySo(t *testing.T) {
	got := writtenTable(t, schemas.Afstand, func(f *Folder, mem memory.Allocator) error { return Afstand(f, 2023, afstande(), mem) })
	want := `aar,kommune,kommunenavn,fokusmaal,maaned,personer,taeller,for_mange,i_gennemsnittet
2023,101,København,1,2023-01-01,10,4,2,true
2023,101,København,1,2023-02-01,10,2,0,true
2023,147,Frederiksberg,2,2023-03-01,0,0,0,false
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheDistancesOfTheYearAreWrittenExactlySo(t *testing.T) {
	got := writtenTable(t, schemas.AfstandAar, func(f *Folder, mem memory.Allocator) error { return Afstand(f, 2023, afstande(), mem) })
	want := `aar,kommune,kommunenavn,fokusmaal,opfyldt,personer_pr_maaned,maaneder_tilbage,resten_under,resten_personer,umuligt,sikkert,resten_population
2023,101,København,1,false,1,9,0.3333333333333333,3,false,false,10
2023,101,København,2,true,7,1,1.125,10,false,true,10
2023,147,Frederiksberg,1,false,5,1,0,,true,false,10
2023,147,Frederiksberg,2,,,9,0.2,,false,false,0
2023,151,Ballerup,1,true,0,9,,,,,0
2023,151,Ballerup,2,false,3,0,,,,,
2023,153,Brøndby,1,false,3,0,,,,,10
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// The figures now are those that say whether a fokusmål has a share at all: Frederiksberg
// has none in fokusmål 1.
func TestTheStabilityIsWrittenExactlySo(t *testing.T) {
	o := &statement.Opgoerelse{Aar: 2023, Aarlig: []statement.Aarstal{
		{UdenTilbud: middel(1, 2), FaerreEnd4Samtaler: middel(1, 2)},
		{UdenTilbud: middel(1, 2), FaerreEnd4Samtaler: middel(1, 2)},
		{FaerreEnd4Samtaler: middel(1, 2)},
	}}
	rows := []statement.Stabilitetstal{
		{Kommune: 0, Pct: 1, Opfyldt: [2]bool{true, false}, Skifter: [2]bool{true, false}, Status: schemas.SkaerpetTilsyn, StatusSkifter: true},
		{Kommune: 0, Pct: 1, Flere: true, Opfyldt: [2]bool{false, true}, Skifter: [2]bool{false, true}, Status: schemas.IngenTilsyn},
		{Kommune: 1, Pct: 5, Opfyldt: [2]bool{false, true}},
	}
	got := writtenTable(t, schemas.Stabilitet, func(f *Folder, mem memory.Allocator) error { return Stabilitet(f, o, rows, mem) })
	want := `aar,kommune,kommunenavn,pct,flere,maal1_opfyldt,maal1_skifter,maal2_opfyldt,maal2_skifter,status,status_skifter
2023,101,København,1,false,true,true,false,false,skaerpet_tilsyn,true
2023,101,København,1,true,false,false,true,true,ingen,false
2023,147,Frederiksberg,5,false,,false,true,false,,
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
