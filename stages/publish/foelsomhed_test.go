package publish

import (
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

func TestAChangeIsWrittenInDanishWithItsSign(t *testing.T) {
	for _, c := range []struct {
		change *big.Rat
		want   string
	}{
		{nil, "-"},
		{new(big.Rat), "0,000"},
		{big.NewRat(1, 3), "+0,333"},
		{big.NewRat(-2, 3), "-0,667"},
		{big.NewRat(5, 10000), "+0,001"}, // half away from zero
		{big.NewRat(-5, 10000), "-0,001"},
		{big.NewRat(4, 10000), "+0,000"}, // too small to see, and not zero
		{big.NewRat(-4, 10000), "-0,000"},
		{big.NewRat(100, 1), "+100,000"},
		{big.NewRat(-1234567, 1000), "-1234,567"},
	} {
		if got := Points(c.change); got != c.want {
			t.Errorf("%v is written %s, want %s", c.change, got, c.want)
		}
	}
}

func TestTheTableOfReadingsIsWrittenExactlySo(t *testing.T) {
	mean := func(part, whole int64) statement.Middel {
		return statement.Middel{Taeller: big.NewInt(part), Naevner: big.NewInt(whole), Maaneder: 12}
	}
	land := statement.Omraade{Kode: schemas.HeleLandet, Navn: schemas.HeleLandetNavn}
	rows := []statement.Foelsomhedstal{
		{Laesning: "R04", Omraade: land, Fokusmaal: 2, Standard: statement.Bedoemt{Middel: mean(1, 7), Opfyldt: true},
			Alternativ: statement.Bedoemt{Middel: mean(1, 3)}, Aendring: big.NewRat(400, 21)},
		{Laesning: "R08", Omraade: land, Fokusmaal: 1, Alternativ: statement.Bedoemt{Middel: mean(0, 3), Opfyldt: true}},
		{Laesning: "R08", Omraade: land, Fokusmaal: 2, Standard: statement.Bedoemt{Middel: mean(3, 3)}},
	}
	f := newFolder(t, t.TempDir())
	checked := memory.NewCheckedAllocator(memory.NewGoAllocator())
	if err := Foelsomhed(f, &statement.Foelsomhed{Raekker: rows}, checked); err != nil {
		t.Fatal(err)
	}
	checked.AssertSize(t, 0)
	got, err := os.ReadFile(filepath.Join(f.temp, "foelsomhed.csv"))
	if err != nil {
		t.Fatal(err)
	}
	want := `laesning,kommune,kommunenavn,fokusmaal,andel_standard,andel_alternativ,aendring_pp,opfyldt_standard,opfyldt_alternativ,skifter
R04,0,Hele landet,2,0.14285714285714285,0.3333333333333333,19.047619047619047,true,false,true
R08,0,Hele landet,1,,0,,,true,false
R08,0,Hele landet,2,1,,,false,,false
`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
	if outputs := f.Outputs(); len(outputs) != 2 || outputs[1].Path != "foelsomhed.parquet" || outputs[1].Rows != 3 {
		t.Errorf("the files are %+v", outputs)
	}
}
