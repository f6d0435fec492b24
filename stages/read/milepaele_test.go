package read

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

func pct(tenThousandths schemas.Pct4) *schemas.Pct4 { return &tenThousandths }

func milepaeleWant(t *testing.T) []schemas.Milepael {
	return []schemas.Milepael{
		{Kommune: kommune(t, 101), Maaned: schemas.MonthOf(2024, 1), Maal: [2]*schemas.Pct4{pct(300_000), nil}},
		{Kommune: kommune(t, 101), Maaned: schemas.MonthOf(2024, 6), Maal: [2]*schemas.Pct4{pct(0), pct(199_999)}},
		{Kommune: kommune(t, 563), Maaned: schemas.MonthOf(2023, 12), Maal: [2]*schemas.Pct4{nil, nil}},
		{Kommune: kommune(t, 563), Maaned: schemas.MonthOf(2024, 6), Maal: [2]*schemas.Pct4{nil, pct(1_000_000)}},
	}
}

func TestMilestonesAreReadInOrderOfKommuneAndMonth(t *testing.T) {
	int32s, double := parquet.Leaf(parquet.Int32Type), parquet.Optional(parquet.Leaf(parquet.DoubleType))
	columns := smallColumns{"kommune": int32s, "maaned": parquet.Date(), "maal1": double, "maal2": double}
	first := func(year, month int) int32 { return int32(schemas.MonthOf(year, month).First()) }
	rows := []map[string]any{{"kommune": int32(563), "maaned": first(2024, 6), "maal2": 100.0}, {"kommune": int32(101), "maaned": first(2024, 6), "maal1": 0.0, "maal2": 19.9999},
		{"kommune": int32(101), "maaned": first(2024, 1), "maal1": 30.0}, {"kommune": int32(563), "maaned": first(2023, 12)}}
	for name, content := range map[string]string{
		"a.csv":     "kommune,maaned,maal1,maal2\n563,2024-06,,100\n101,2024-06-01,0,19.9999\n101,2024-01,30,\n563,2023-12,,\n",
		"b.csv":     "\uFEFFmaal2;maal1;maaned;navn;kommune\r\n100,0;;2024-06-01;x;Fanø\r\n19,9999;0;2024-06;;101\r\n;30,00;2024-01-01;;101\r\n;;2023-12;;563\r\n",
		"c.parquet": smallParquet(t, columns, rows),
	} {
		found, small, err := Milepaele(smallFile(t, name, content))
		if diff := cmp.Diff(milepaeleWant(t), found); err != nil || diff != "" || small.Bytes != int64(len(content)) {
			t.Errorf("%s: %v (-want +read):\n%s", name, err, diff)
		}
	}
}

func TestABadMilestoneIsRejected(t *testing.T) {
	const head = "kommune,maaned,maal1,maal2\n"
	for _, r := range []rejected{
		{"a.csv", head + "101,2024-06,30,20\n147,2024-06,30,20\n101,2024-06-01,29,\n", []string{"reading line 4 (København, 2024-06) of", "expected one row, found another one in line 2"}, "29"},
		{"b.csv", head + "101,2024-06-02,30,20\n", []string{"line 2 (København)", "column maaned", "a month such as 2024-06, or its first day, found something else"}, "06-02"},
		{"c.csv", head + "101,2024-13,30,20\n", []string{"column maaned", "found something else"}, "2024-13"},
		{"ca.csv", head + "101,2024-6,30,20\n", []string{"column maaned", "found something else"}, "2024-6"},
		{"d.csv", head + "101,2024-13-01,30,20\n", []string{"column maaned", "found something else"}, "2024-13"},
		{"e.csv", head + "101,,30,20\n", []string{"column maaned", "found none"}, ""},
		{"f.csv", head + "101,-01,30,20\n", []string{"column maaned", "found something else"}, ""},
		{"g.csv", head + "101,2024-06-01-01,30,20\n", []string{"column maaned", "found something else"}, ""},
		{"h.csv", head + "101,juni 2024,30,20\n", []string{"column maaned", "found something else"}, "juni"},
		{"i.csv", head + "101,2024-06,100.0001,20\n", []string{"line 2 (København, 2024-06)", "column maal1", "found a larger number"}, "100.0001"},
		{"j.csv", head + "101,2024-06,30,20.12345\n", []string{"column maal2", "found a number with more decimals"}, "20.1"},
		{"k.csv", head + "101,2024-06,30,-\n", []string{"column maal2", "found something else"}, ""},
		{"l.csv", head + "102,2024-06,30,20\n", []string{"line 2", "column kommune", "found another one"}, "102"},
		{"m.csv", head + "0,2024-06,30,20\n", []string{"column kommune", "found the name or code of a larger area"}, ""},
		{"n.csv", head + "Hele landet,2024-06,30,20\n", []string{"column kommune", "found the name or code of a larger area"}, ""},
		{"o.csv", head, []string{"expected rows below the header, found none"}, ""},
		{"p.csv", "kommune,maaned,maal1\n101,2024-06,30\n", []string{"column maal2", "found none"}, ""},
	} {
		t.Run(r.file, func(t *testing.T) {
			_, _, err := Milepaele(smallFile(t, r.file, r.content))
			checkRejected(t, r, err)
		})
	}
}
