package read

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

const forrigeHead = "aar,kommune,kommunenavn,status,begrundelse,baseline_aar,baseline_maal1,baseline_maal2,baseline_maal1_broek,baseline_maal2_broek\n"

// tilsynCSV is a sound file of 2022 in which the rows of some kommuner are other ones;
// a row without text is left out.
func tilsynCSV(other map[int32]string) string {
	var b strings.Builder
	b.WriteString(forrigeHead)
	for k := schemas.Kommune(0); k < schemas.Kommuner; k++ {
		row, ok := other[k.Kode()]
		if !ok {
			row = fmt.Sprintf("2022,%d,%s,ingen,\"Faktisk 9,1 pct., forventet 9,2.\",,,,,", k.Kode(), k.Navn())
		}
		if row != "" {
			b.WriteString(row + "\n")
		}
	}
	return b.String()
}

// tilsynWant are the rows of tilsynCSV with other ones.
func tilsynWant(other ...schemas.TilsynForrige) []schemas.TilsynForrige {
	want := make([]schemas.TilsynForrige, schemas.Kommuner)
	for k := range want {
		want[k] = schemas.TilsynForrige{Aar: 2022, Kommune: schemas.Kommune(k), Status: schemas.IngenTilsyn}
	}
	for _, t := range other {
		want[t.Kommune] = t
	}
	return want
}

func kommune(t *testing.T, kode int32) schemas.Kommune {
	t.Helper()
	k, ok := schemas.KommuneFraKode(kode)
	if !ok {
		t.Fatalf("there is no kommune %d", kode)
	}
	return k
}

var compareRats = cmp.Comparer(func(a, b *big.Rat) bool { return a == b || a != nil && b != nil && a.Cmp(b) == 0 })

// threeStatuses are rows of 2022 with every status but ingen.
func threeStatuses(t *testing.T) (map[int32]string, []schemas.TilsynForrige) {
	rows := map[int32]string{
		101: "2022,101,København,skaerpet_tilsyn,,2022,,0.3333333333333333,,1/3",
		563: "2022,563,Fanø,forlaenget,,2021,0.5,1,3/6,12/12",
		860: "2022,860,Hjørring,administration,,2020,0,0.25,0/7,1/4",
	}
	return rows, []schemas.TilsynForrige{
		{Aar: 2022, Kommune: kommune(t, 101), Status: schemas.SkaerpetTilsyn, BaselineAar: 2022, Baseline: [2]*big.Rat{nil, big.NewRat(1, 3)}},
		{Aar: 2022, Kommune: kommune(t, 563), Status: schemas.Forlaenget, BaselineAar: 2021, Baseline: [2]*big.Rat{big.NewRat(1, 2), big.NewRat(1, 1)}},
		{Aar: 2022, Kommune: kommune(t, 860), Status: schemas.Administration, BaselineAar: 2020, Baseline: [2]*big.Rat{new(big.Rat), big.NewRat(1, 4)}},
	}
}

func TestLastYearsTilsynIsReadExactly(t *testing.T) {
	rows, statuses := threeStatuses(t)
	inOrder := tilsynCSV(rows)
	lines := strings.Split(strings.TrimSpace(inOrder), "\n")
	slices.Reverse(lines[1:])
	for _, content := range []string{inOrder, strings.Join(lines, "\n")} {
		found, small, err := TilsynForrige(smallFile(t, "tilsyn.csv", content))
		if diff := cmp.Diff(tilsynWant(statuses...), found, compareRats); err != nil || diff != "" || small.SHA256 == "" {
			t.Errorf("%v (-want +read):\n%s", err, diff)
		}
	}
}

func TestWithoutFractionsTheShortestDecimalIsTheShare(t *testing.T) {
	without := strings.Replace(strings.Replace(tilsynCSV(map[int32]string{101: "2022,101,København,skaerpet_tilsyn,,2022,,0.3333333333333333,,",
		147: "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,0.000000000000000000000001,,,"}), "_maal1_broek", "_x", 1), "_maal2_broek", "_y", 1)
	found, _, err := TilsynForrige(smallFile(t, "tilsyn.csv", without))
	third, _ := new(big.Rat).SetString("3333333333333333/10000000000000000")
	tiny, _ := new(big.Rat).SetString("1/1000000000000000000000000")
	want := tilsynWant(schemas.TilsynForrige{Aar: 2022, Kommune: kommune(t, 101), Status: schemas.SkaerpetTilsyn, BaselineAar: 2022, Baseline: [2]*big.Rat{nil, third}},
		schemas.TilsynForrige{Aar: 2022, Kommune: kommune(t, 147), Status: schemas.SkaerpetTilsyn, BaselineAar: 2022, Baseline: [2]*big.Rat{tiny, nil}})
	if diff := cmp.Diff(want, found, compareRats); err != nil || diff != "" {
		t.Errorf("%v (-want +read):\n%s", err, diff)
	}
}

func TestTheParquetFileOfTilsynIsTheSame(t *testing.T) {
	_, statuses := threeStatuses(t)
	double, text := parquet.Optional(parquet.Leaf(parquet.DoubleType)), parquet.Optional(parquet.String())
	columns := smallColumns{"aar": parquet.Int(32), "kommune": parquet.Int(32), "kommunenavn": parquet.String(), "status": parquet.Encoded(parquet.String(), &parquet.RLEDictionary),
		"baseline_aar": parquet.Optional(parquet.Int(32)), "baseline_maal1": double, "baseline_maal2": double, "baseline_maal1_broek": text, "baseline_maal2_broek": text,
		"maal1_opfyldt": parquet.Optional(parquet.Leaf(parquet.BooleanType)), "meddelelse_senest": parquet.Optional(parquet.Date())}
	want := tilsynWant(statuses...)
	var rows []map[string]any
	for _, w := range want {
		row := map[string]any{"aar": int32(w.Aar), "kommune": w.Kommune.Kode(), "kommunenavn": w.Kommune.Navn(), "status": w.Status.String()}
		if w.BaselineAar > 0 {
			row["baseline_aar"] = int32(w.BaselineAar)
		}
		for i, share := range w.Baseline {
			if share != nil {
				row[fmt.Sprintf("baseline_maal%d", i+1)], _ = share.Float64()
				row[fmt.Sprintf("baseline_maal%d_broek", i+1)] = share.String()
			}
		}
		rows = append(rows, row)
	}
	found, _, err := TilsynForrige(smallFile(t, "tilsyn.parquet", smallParquet(t, columns, rows)))
	if diff := cmp.Diff(want, found, compareRats); err != nil || diff != "" {
		t.Errorf("%v (-want +read):\n%s", err, diff)
	}
}

func TestATilsynFileThatCannotBeIsRejected(t *testing.T) {
	other := func(kode int32, row string) string { return tilsynCSV(map[int32]string{kode: row}) }
	for _, r := range []rejected{
		{"a.csv", other(147, "2022,147,x,ikke_afgjort,,,,,,"), []string{"reading line 3 (Frederiksberg) of", "column status", "found ikke_afgjort", "decides nothing"}, ""},
		{"b.csv", other(147, "2022,147,x,lukket,,,,,,"), []string{"column status", "expected ingen, skaerpet_tilsyn, forlaenget or administration, found something else"}, "lukket"},
		{"c.csv", other(147, "2022,147,x,,,,,,,"), []string{"column status", "found none"}, ""},
		{"d.csv", other(147, "2022,147,x,skaerpet_tilsyn,,,,0.5,,1/2"), []string{"line 3 (Frederiksberg)", "column baseline_aar", "a year beside status skaerpet_tilsyn, found none", "cannot be together"}, ""},
		{"e.csv", other(147, "2022,147,x,forlaenget,,,,0.5,,1/2"), []string{"a year beside status forlaenget, found none"}, ""},
		{"f.csv", other(147, "2022,147,x,administration,,,,0.5,,1/2"), []string{"a year beside status administration, found none"}, ""},
		{"g.csv", other(147, "2022,147,x,ingen,,2021,,,,"), []string{"no year beside status ingen, found one"}, ""},
		{"h.csv", other(147, "2022,147,x,ingen,,,,0.5,,1/2"), []string{"no share beside status ingen, found one"}, "0.5"},
		{"i.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,,,,"), []string{"at least one share beside status skaerpet_tilsyn, found none"}, ""},
		{"j.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2021,,0.5,,1/2"), []string{"column baseline_aar", "the year of the row itself beside status skaerpet_tilsyn"}, ""},
		{"k.csv", other(147, "2022,147,x,forlaenget,,2022,,0.5,,1/2"), []string{"the year before that of the row beside status forlaenget"}, ""},
		{"l.csv", other(147, "2022,147,x,forlaenget,,2020,,0.5,,1/2"), []string{"the year before that of the row beside status forlaenget"}, ""},
		{"m.csv", other(147, "2022,147,x,administration,,2022,,0.5,,1/2"), []string{"a year before that of the row beside status administration"}, ""},
		{"n.csv", other(147, "2023,147,x,ingen,,,,,,"), []string{"line 3 (Frederiksberg)", "column aar", "one year in all rows, 2022, found another"}, ""},
		{"o.csv", other(147, "2022,101,x,ingen,,,,,,"), []string{"line 3 (København)", "expected one row, found another one in line 2"}, ""},
		{"p.csv", other(147, ""), []string{"column kommune", "expected all 98 kommuner, found 97, without Frederiksberg"}, ""},
		{"q.csv", other(147, "2022,0,Hele landet,ingen,,,,,,"), []string{"line 3", "found the name or code of a larger area"}, ""},
		{"r.csv", other(147, "2022,148,x,ingen,,,,,,"), []string{"line 3", "column kommune", "found another one"}, "148"},
		{"s.csv", other(147, "22,147,x,ingen,,,,,,"), []string{"column aar", "a year of four digits"}, ""},
		{"t.csv", other(147, "2022,147,x,skaerpet_tilsyn,,22,,0.5,,1/2"), []string{"column baseline_aar", "a year of four digits"}, ""},
		{"u.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,,0.7071,,1/2"), []string{"column baseline_maal2_broek", "the same share as in the column without _broek"}, "0.7071"},
		{"v.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,,0.5,,"), []string{"column baseline_maal2_broek", "only one of the two"}, ""},
		{"w.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,,,,1/2"), []string{"column baseline_maal2_broek", "only one of the two"}, ""},
		{"x.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,1.0001,,10001/10000,"), []string{"column baseline_maal1", "a share from 0 to 1"}, "1.0001"},
		{"y.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,1,,4/3,"), []string{"column baseline_maal1_broek", "a fraction from 0 to 1"}, "4/3"},
		{"z.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,-0.5,,1/2,"), []string{"column baseline_maal1", "a share from 0 to 1"}, "-0.5"},
		{"za.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,0.5,,1/0,"), []string{"column baseline_maal1_broek", "a fraction"}, "1/0"},
		{"zb.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,0.5,,0.5,"), []string{"column baseline_maal1_broek", "a fraction"}, ""},
		{"zc.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,5e-1,,1/2,"), []string{"column baseline_maal1", "a share from 0 to 1"}, "5e-1"},
		{"zd.csv", other(147, "2022,147,x,skaerpet_tilsyn,,2022,0.5,,1/"+strings.Repeat("9", longestShare)+","), []string{"column baseline_maal1_broek", "a fraction"}, "99"},
		{"ze.csv", strings.Replace(tilsynCSV(nil), "status", "stat", 1), []string{"column status", "found none"}, ""},
		{"zf.csv", strings.Replace(tilsynCSV(nil), "baseline_maal1,", "x,", 1), []string{"column baseline_maal1", "found none"}, ""},
		{"zg.csv", forrigeHead, []string{"expected rows below the header, found none"}, ""},
	} {
		t.Run(r.file, func(t *testing.T) {
			_, _, err := TilsynForrige(smallFile(t, r.file, r.content))
			checkRejected(t, r, err)
		})
	}
}
