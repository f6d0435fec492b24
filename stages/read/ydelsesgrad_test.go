package read

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

const realTable = "testdata/y30r21-2020-2022.csv"

// realRows are the rows of the real table, by column.
func realRows(t *testing.T) []map[string]string {
	t.Helper()
	file, err := os.Open(realTable)
	must(t, err)
	defer func() { must(t, file.Close()) }()
	records, err := csv.NewReader(file).ReadAll()
	must(t, err)
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// realWant is what the real table says of the periods that end with a quarter: two
// decimals, so that without the point they are hundredths.
func realWant(t *testing.T, quarter string) []schemas.Ydelsesgrad {
	t.Helper()
	hundredths := func(cell string) schemas.Pct4 {
		n, err := strconv.Atoi(strings.Replace(cell, ".", "", 1))
		must(t, err)
		if cell[len(cell)-3] != '.' {
			t.Fatal("the real table has two decimals everywhere")
		}
		return schemas.Pct4(100 * n)
	}
	var want []schemas.Ydelsesgrad
	for _, row := range realRows(t) {
		if year, ok := strings.CutSuffix(row["periode"], "QMAT"+quarter); ok {
			aar, err := strconv.Atoi(year)
			must(t, err)
			kode, err := strconv.Atoi(row["kommune"])
			must(t, err)
			kommune, _ := schemas.KommuneFraKode(int32(kode))
			want = append(want, schemas.Ydelsesgrad{Aar: aar, Kommune: kommune, Faktisk: hundredths(row["faktisk_pct"]), Forventet: hundredths(row["forventet_pct"])})
		}
	}
	return want
}

func TestTheRealTableIsReadToItsExactDecimals(t *testing.T) {
	found, _, err := Ydelsesgrader(realTable)
	must(t, err)
	if diff := cmp.Diff(realWant(t, "04"), found); diff != "" || len(found) != 3*schemas.Kommuner {
		t.Errorf("%d rows (-want +read):\n%s", len(found), diff)
	}
	// 2020QMAT04,101,København: 9.60 expected and 9.86 in fact.
	if first := found[0]; first.Aar != 2020 || first.Kommune.Navn() != "København" || first.Faktisk != 98_600 || first.Forventet != 96_000 {
		t.Errorf("the first row is %+v", first)
	}
}

func TestAsManyKommunerMissTheResultatmaalAsInTheRealTable(t *testing.T) {
	type halfYear struct{ aar, quarter int }
	missed, ties := map[halfYear]int{}, map[halfYear][]string{}
	for _, quarter := range []int{2, 4} {
		found, _, err := readSmall(realTable, true, func(s *sheet) ([]schemas.Ydelsesgrad, error) { return s.y30r21(quarter) })
		must(t, err)
		for _, y := range found {
			h := halfYear{y.Aar, quarter}
			if y.Faktisk > y.Forventet {
				missed[h]++
			}
			if y.Faktisk == y.Forventet {
				ties[h] = append(ties[h], y.Kommune.Navn())
			}
		}
	}
	if diff := cmp.Diff(map[halfYear]int{{2020, 2}: 59, {2020, 4}: 52, {2021, 2}: 48, {2021, 4}: 49, {2022, 2}: 40, {2022, 4}: 45}, missed); diff != "" {
		t.Error(diff)
	}
	want := map[halfYear][]string{{2020, 2}: {"Egedal"}, {2020, 4}: {"Sønderborg"}, {2021, 2}: {"Randers", "Viborg"}, {2021, 4}: {"Bornholm", "Hedensted"},
		{2022, 2}: {"Bornholm", "Randers", "Silkeborg"}, {2022, 4}: {"Horsens"}}
	if diff := cmp.Diff(want, ties); diff != "" {
		t.Error(diff)
	}
}

const longLabel = "Forventet og faktisk andel fuldtidspersoner på offentlig forsørgelse: "

// asAPI writes the real table as the API gives it, the other groups, the country and a
// region among its rows; comma turns a number into a text with a decimal comma.
func asAPI(t *testing.T, area string, comma bool) (columns []string, rows [][]any) {
	number := func(text string) any {
		if comma {
			return strings.Replace(text, ".", ",", 1)
		}
		return json.Number(text)
	}
	columns = []string{area, "Periode", "Ydelsesgrupper", strings.Replace(longLabel, "andel", "antal", 1) + "Faktisk antal", longLabel + forventetAndel, longLabel + faktiskAndel,
		longLabel + "Forskel mellem forventet og faktisk andel (pct. point)", "Placering på benchmarkranglisten"}
	for _, row := range realRows(t) {
		rows = append(rows, []any{row["navn"], row["periode"], "Sygedagpenge mv.", nil, nil, "-", nil, nil},
			[]any{row["navn"], row["periode"], gruppeIAlt, row["faktisk_antal"], number(row["forventet_pct"]), number(row["faktisk_pct"]), number("0.20"), 63})
	}
	for _, name := range []string{"Hele landet", "Region Hovedstaden", "Uoplyst område", "Hele landet"} {
		rows = append(rows, []any{name, "2022QMAT04", gruppeIAlt, 1, number("12.5"), number("12.5"), nil, nil})
	}
	return columns, rows
}

func inJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	must(t, err)
	return string(b)
}

func TestEveryFormOfY30R21IsTheSameTable(t *testing.T) {
	areas, texts := asAPI(t, "Area", true)
	columns, numbers := asAPI(t, "Område", false)
	var objects []any
	for _, name := range areas {
		objects = append(objects, map[string]any{"ID": "x", "Label": name})
	}
	var lines strings.Builder
	w := csv.NewWriter(&lines)
	w.Comma, w.UseCRLF = ';', true
	must(t, w.Write(areas))
	for _, row := range texts {
		cells := make([]string, len(row))
		for i, cell := range row {
			if text, ok := cell.(string); ok {
				cells[i] = text
			}
		}
		must(t, w.Write(cells))
	}
	w.Flush()
	want := realWant(t, "04")
	for name, content := range map[string]string{
		"v2 with objects.json": "\uFEFF" + inJSON(t, []any{map[string]any{"Variables": objects, "Data": texts, "TableID": "y30r21"}}),
		"v2 with texts.json":   inJSON(t, []any{map[string]any{"Variables": areas, "Data": texts}}),
		"v2 alone.json":        inJSON(t, map[string]any{"Variables": areas, "Data": texts}),
		"v3 with numbers.json": inJSON(t, map[string]any{"columns": columns, "rows": numbers}),
		"v3 with texts.json":   inJSON(t, map[string]any{"columns": columns, "rows": texts}),
		"semicolons.csv":       "\uFEFF" + lines.String(),
		"any ending":           lines.String(),
	} {
		found, _, err := Ydelsesgrader(smallFile(t, name, content))
		if diff := cmp.Diff(want, found); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +read):\n%s", name, err, diff)
		}
	}
}

// twoRows is what the files of the next two tests say.
var twoRows = []schemas.Ydelsesgrad{{Aar: 2022, Kommune: 0, Faktisk: 91_000, Forventet: 91_001}, {Aar: 2023, Kommune: 61, Faktisk: 0, Forventet: 1_000_000}}

func TestTheFormOfOurOwnIsRead(t *testing.T) {
	for name, content := range map[string]string{
		"commas":             "aar,kommune,faktisk,forventet\n2023,563,0,100\n2022,101,9.1,9.1001\n",
		"semicolons":         "aar;kommune;faktisk;forventet\n2023;563;0,0;100,0000\n2022;101;9,10;9,1001\n",
		"BOM and CRLF":       "\uFEFFaar,kommune,faktisk,forventet\r\n2023,563,0,100\r\n2022,101,9.1,9.1001\r\n",
		"no end of line":     "aar,kommune,faktisk,forventet\n2023,563,0,100\n2022,101,9.1,9.1001",
		"other order":        "forventet,navn,faktisk,aar,kommune,periode\n100,x,0,2023,563,\n9.1001,,9.1,2022,101,y\n",
		"quotes and spaces":  "\"aar\", kommune ,faktisk,forventet\n2023,\"563\",0, 100\n2022,101,9.1 ,9.1001\n",
		"names and capitals": "Aar,Kommune,Faktisk,Forventet\n2023,Fanø,0,100\n2022,København,9.1,9.1001\n",
		"four digits":        "aar,kommune,faktisk,forventet\n2023,0563,0,100\n2022,0101,9.1,9.1001\n",
		"the country too":    "aar,kommune,faktisk,forventet\n2023,563,0,100\n2022,0,x,x\n2022,Hele landet,,\n2022,101,9.1,9.1001\n",
		"as v3 JSON":         `{"columns":["aar","kommune","faktisk","forventet"],"rows":[[2023,563,0,100],[2022,101,9.1,9.1001]]}`,
	} {
		found, _, err := Ydelsesgrader(smallFile(t, "y.csv", content))
		if diff := cmp.Diff(twoRows, found); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +read):\n%s", name, err, diff)
		}
	}
}

func TestEveryTypeOfParquetIsReadExactly(t *testing.T) {
	int32s, int64s, double := parquet.Leaf(parquet.Int32Type), parquet.Leaf(parquet.Int64Type), parquet.Leaf(parquet.DoubleType)
	type cells = [4]any // faktisk and forventet of the one and the other row
	for name, c := range map[string]struct {
		whole, number parquet.Node
		values        cells
	}{
		"INT32 and DOUBLE":         {int32s, double, cells{0.0, 100.0, 9.1, 9.1001}},
		"INT64 and STRING":         {int64s, parquet.String(), cells{"0", "100.0000", "9,10", "9.1001"}},
		"INT(32) and DECIMAL(9,4)": {parquet.Int(32), parquet.Decimal(4, 9, parquet.Int32Type), cells{int32(0), int32(1_000_000), int32(91_000), int32(91_001)}},
		"INT(16) and DECIMAL(18,6)": {parquet.Int(16), parquet.Decimal(6, 18, parquet.Int64Type), cells{int64(0), int64(100_000_000),
			int64(9_100_000), int64(9_100_100)}},
		"optional": {parquet.Optional(int64s), parquet.Optional(double), cells{0.0, 100.0, 9.1, 9.1001}},
	} {
		columns := smallColumns{"aar": c.whole, "kommune": c.whole, "faktisk": c.number, "forventet": c.number, "sand": parquet.Optional(parquet.Leaf(parquet.BooleanType))}
		integer := func(n int) any {
			if c.whole.Type().Kind() == parquet.Int64 {
				return int64(n)
			}
			return int32(n)
		}
		rows := []map[string]any{{"aar": integer(2023), "kommune": integer(563), "faktisk": c.values[0], "forventet": c.values[1]},
			{"aar": integer(2022), "kommune": integer(101), "faktisk": c.values[2], "forventet": c.values[3]}}
		found, _, err := Ydelsesgrader(smallFile(t, "y.parquet", smallParquet(t, columns, rows)))
		if diff := cmp.Diff(twoRows, found); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +read):\n%s", name, err, diff)
		}
	}
}

func TestTheOrderOfRowsDoesNotMatter(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(string(mustRead(t, realTable))), "\n")
	slices.Reverse(lines[1:])
	found, _, err := Ydelsesgrader(smallFile(t, "y.csv", strings.Join(lines, "\n")))
	if diff := cmp.Diff(realWant(t, "04"), found); err != nil || diff != "" {
		t.Errorf("%v (-want +read):\n%s", err, diff)
	}
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return b
}
