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

// uden is tilsynCSV without the exact fractions.
func uden(other map[int32]string) string {
	return strings.Replace(strings.Replace(tilsynCSV(other), "_maal1_broek", "_x", 1), "_maal2_broek", "_y", 1)
}

func TestWithoutFractionsTheShareIsAsSomebodyWroteIt(t *testing.T) {
	found, _, err := TilsynForrige(smallFile(t, "tilsyn.csv", uden(map[int32]string{101: "2022,101,København,skaerpet_tilsyn,,2022,,0.333333,,",
		147: "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,0.000001,,,"})))
	want := tilsynWant(schemas.TilsynForrige{Aar: 2022, Kommune: kommune(t, 101), Status: schemas.SkaerpetTilsyn, BaselineAar: 2022, Baseline: [2]*big.Rat{nil, big.NewRat(333333, 1_000_000)}},
		schemas.TilsynForrige{Aar: 2022, Kommune: kommune(t, 147), Status: schemas.SkaerpetTilsyn, BaselineAar: 2022, Baseline: [2]*big.Rat{big.NewRat(1, 1_000_000), nil}})
	if diff := cmp.Diff(want, found, compareRats); err != nil || diff != "" {
		t.Errorf("%v (-want +read):\n%s", err, diff)
	}
}

func TestTheParquetFileOfTilsynIsTheSame(t *testing.T) {
	_, statuses := threeStatuses(t)
	double, text := parquet.Optional(parquet.Leaf(parquet.DoubleType)), parquet.Optional(parquet.String())
	columns := smallColumns{"aar": parquet.Int(32), "kommune": parquet.Int(32), "kommunenavn": parquet.String(), "status": parquet.Encoded(parquet.String(), &parquet.RLEDictionary),
		"baseline_aar": parquet.Optional(parquet.Int(32)), "baseline_maal1": double, "baseline_maal2": double, "baseline_maal1_broek": text, "baseline_maal2_broek": text,
		"fortolkning": parquet.String(), "maal1_opfyldt": parquet.Optional(parquet.Leaf(parquet.BooleanType)), "meddelelse_senest": parquet.Optional(parquet.Date())}
	want := tilsynWant(statuses...)
	var rows []map[string]any
	for _, w := range want {
		row := map[string]any{"fortolkning": "R04 R12", "aar": int32(w.Aar), "kommune": w.Kommune.Kode(), "kommunenavn": w.Kommune.Navn(), "status": w.Status.String()}
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
	found, small, err := TilsynForrige(smallFile(t, "tilsyn.parquet", smallParquet(t, columns, rows)))
	if diff := cmp.Diff(want, found, compareRats); err != nil || diff != "" || small.Fortolkning != "R04 R12" {
		t.Errorf("%v, readings %q (-want +read):\n%s", err, small.Fortolkning, diff)
	}
}

// stamped is a CSV file with the column fortolkning behind its own: the cell of the first
// row, and that of all others.
func stamped(content, first, others string) string {
	lines := strings.Split(strings.TrimSpace(content), "\n")
	for i := range lines {
		lines[i] += "," + others
	}
	lines[0] = strings.TrimSuffix(lines[0], others) + schemas.Fortolkning.Name
	lines[1] = strings.TrimSuffix(lines[1], others) + first
	return strings.Join(lines, "\n")
}

func TestTheReadingsThatATilsynWasDecidedUnderAreNamed(t *testing.T) {
	for content, want := range map[string]string{
		tilsynCSV(nil):                                        "",
		stamped(tilsynCSV(nil), "R03", "R03"):                 "R03",
		stamped(tilsynCSV(nil), " R03 ", " R03"):              "R03", // as in any column
		stamped(tilsynCSV(nil), "R04 R12 R18", "R04 R12 R18"): "R04 R12 R18",
	} {
		found, small, err := TilsynForrige(smallFile(t, "tilsyn.csv", content))
		if diff := cmp.Diff(tilsynWant(), found, compareRats); err != nil || diff != "" || small.Fortolkning != want {
			t.Errorf("%v, readings %q, not %q (-want +read):\n%s", err, small.Fortolkning, want, diff)
		}
	}
}

func TestATilsynFileThatCannotBeIsRejected(t *testing.T) {
	other := func(kode int32, row string) string { return tilsynCSV(map[int32]string{kode: row}) }
	for _, r := range []rejected{
		{"a.csv", other(147, "2022,147,Frederiksberg,ikke_afgjort,,,,,,"), []string{"reading line 3 (Frederiksberg) of", "column status", "found ikke_afgjort", "decides nothing"}, ""},
		{"b.csv", other(147, "2022,147,Frederiksberg,lukket,,,,,,"), []string{"column status", "expected ingen, skaerpet_tilsyn, forlaenget or administration, found something else"}, "lukket"},
		{"c.csv", other(147, "2022,147,Frederiksberg,,,,,,,"), []string{"column status", "found none"}, ""},
		{"d.csv", other(147, "2022,147,København,ingen,,,,,,"), []string{"line 3 (Frederiksberg)", "column kommunenavn", "expected the name of the kommune whose code stands in the row, found another"}, ""},
		{"e.csv", strings.Replace(tilsynCSV(nil), "_maal2_broek", "_x", 1), []string{"column baseline_maal1_broek", "expected both this column and baseline_maal2_broek, or neither, found one of them"}, ""},
		{"f.csv", strings.Replace(tilsynCSV(nil), "_maal1_broek", "_x", 1), []string{"found one of them"}, ""},
		{"g.csv", uden(map[int32]string{147: "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,,0.3333333,,"}), []string{"line 3 (Frederiksberg)", "column baseline_maal2", "the exact fraction in column baseline_maal2_broek, or a share with at most 6 decimals, found a share with more"}, "0.333"},
		{"h.csv", other(147, "2022,147,Frederiksberg,administration,,0000,0.5,,1/2,"), []string{"column baseline_aar", "a year of four digits"}, ""},
		{"n.csv", other(147, "2023,147,Frederiksberg,ingen,,,,,,"), []string{"line 3 (Frederiksberg)", "column aar", "one year in all rows, 2022, found another"}, ""},
		{"o.csv", other(147, "2022,101,København,ingen,,,,,,"), []string{"line 3 (København)", "expected one row, found another one in line 2"}, ""},
		{"p.csv", other(147, ""), []string{"column kommune", "expected all 98 kommuner, found 97, without Frederiksberg"}, ""},
		{"q.csv", other(147, "2022,0,Hele landet,ingen,,,,,,"), []string{"line 3", "found the name or code of a larger area"}, ""},
		{"r.csv", other(147, "2022,148,,ingen,,,,,,"), []string{"line 3", "column kommune", "found another one"}, "148"},
		{"s.csv", other(147, "22,147,Frederiksberg,ingen,,,,,,"), []string{"column aar", "a year of four digits"}, ""},
		{"t.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,22,,0.5,,1/2"), []string{"column baseline_aar", "a year of four digits"}, ""},
		{"u.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,,0.7071,,1/2"), []string{"column baseline_maal2_broek", "the same share as in the column without _broek"}, "0.7071"},
		{"v.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,,0.5,,"), []string{"column baseline_maal2_broek", "only one of the two"}, ""},
		{"w.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,,,,1/2"), []string{"column baseline_maal2_broek", "only one of the two"}, ""},
		{"x.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,1.0001,,10001/10000,"), []string{"column baseline_maal1", "a share from 0 to 1"}, "1.0001"},
		{"y.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,1,,4/3,"), []string{"column baseline_maal1_broek", "a fraction from 0 to 1"}, "4/3"},
		{"z.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,-0.5,,1/2,"), []string{"column baseline_maal1", "a share from 0 to 1"}, "-0.5"},
		{"za.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,0.5,,1/0,"), []string{"column baseline_maal1_broek", "a fraction"}, "1/0"},
		{"zb.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,0.5,,0.5,"), []string{"column baseline_maal1_broek", "a fraction"}, ""},
		{"zc.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,5e-1,,1/2,"), []string{"column baseline_maal1", "a share from 0 to 1"}, "5e-1"},
		{"zd.csv", other(147, "2022,147,Frederiksberg,skaerpet_tilsyn,,2022,0.5,,1/"+strings.Repeat("9", longestShare)+","), []string{"column baseline_maal1_broek", "a fraction"}, "99"},
		{"ze.csv", strings.Replace(tilsynCSV(nil), "status", "stat", 1), []string{"column status", "found none"}, ""},
		{"zf.csv", strings.Replace(tilsynCSV(nil), "baseline_maal1,", "x,", 1), []string{"column baseline_maal1", "found none"}, ""},
		{"xa.csv", stamped(tilsynCSV(nil), "R04", "R03"), []string{"reading line 3 (Frederiksberg)", "column fortolkning", "expected the same readings in all rows, R04, found R03"}, ""},
		{"xb.csv", stamped(tilsynCSV(nil), "R03", ""), []string{"line 3 (Frederiksberg)", "column fortolkning", "expected ids of readings, such as R04 R12, found none", "have no such column"}, ""},
		{"xc.csv", stamped(tilsynCSV(nil), "", ""), []string{"line 2 (København)", "column fortolkning", "found none"}, ""},
		{"xd.csv", stamped(tilsynCSV(nil), "standard", "standard"), []string{"column fortolkning", "found something else"}, "standard"},
		{"xe.csv", stamped(tilsynCSV(nil), "R3", "R3"), []string{"column fortolkning", "found something else"}, "R3"},
		{"xk.csv", stamped(tilsynCSV(nil), "03", "03"), []string{"column fortolkning", "found something else"}, ""},
		{"xf.csv", stamped(tilsynCSV(nil), "R0x", "R0x"), []string{"column fortolkning", "found something else"}, "R0x"},
		{"xg.csv", stamped(tilsynCSV(nil), "R03  R04", "R03  R04"), []string{"column fortolkning", "found something else"}, ""},
		{"xh.csv", stamped(tilsynCSV(nil), "R04 R04", "R04 R04"), []string{"column fortolkning", "found something else"}, "R04 R04"},
		{"xi.csv", stamped(tilsynCSV(nil), "R12 R04", "R12 R04"), []string{"column fortolkning", "found something else"}, "R12 R04"},
		{"xj.csv", strings.Replace(stamped(tilsynCSV(nil), "R03", "R03"), "begrundelse", "fortolkning", 1), []string{"column fortolkning", "expected one column fortolkning, found 2"}, ""},
		{"zg.csv", forrigeHead, []string{"expected rows below the header, found none"}, ""},
	} {
		t.Run(r.file, func(t *testing.T) {
			_, _, err := TilsynForrige(smallFile(t, r.file, r.content))
			checkRejected(t, r, err)
		})
	}
}
