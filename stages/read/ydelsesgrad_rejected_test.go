package read

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// v3 is an answer of Jobindsats' API with these rows.
func v3(rows string) string {
	return `{"columns":["Periode","Område","Ydelsesgrupper","Faktisk andel (pct.)","Forventet andel (pct.)"],"rows":[` + rows + `]}`
}

func TestABadYdelsesgradIsRejected(t *testing.T) {
	const head, sound = "aar,kommune,faktisk,forventet\n", "2022,101,9.1,9.2\n"
	const kept, keptRow = "periode,kommune,ydelsesgrupper,forventet_pct,faktisk_pct\n", "2022QMAT04,101,Ydelsesgrupper i alt,9.1,9.2\n"
	for _, r := range []rejected{
		{"a.csv", head + sound + "2022,147,77.12345,9\n", []string{"reading line 3 (Frederiksberg, 2022) of", "column faktisk", "with at most 4 decimals", "found a number with more decimals"}, "77.1"},
		{"b.csv", head + "2022,101,9,100.0001\n", []string{"line 2 (København, 2022)", "column forventet", "a number from 0 to 100", "found a larger number"}, "100.0001"},
		{"c.csv", head + "2022,101,-0.1,9\n", []string{"column faktisk", "found a negative number"}, "-0.1"},
		{"d.csv", head + "2022,101,,9\n", []string{"column faktisk", "found none"}, ""},
		{"e.csv", head + "2022,101,9.1,..\n", []string{"column forventet", "found something else"}, ""},
		{"f.csv", head + "2022,101,\"77,7\",9\n", []string{"behind a point, as commas separate", "found a number with another decimal mark"}, "77,7"},
		{"g.csv", "aar;kommune;faktisk;forventet\n2022;101;77.7;9,1\n", []string{"behind a comma, as semicolons separate", "found a number with another decimal mark"}, "77.7"},
		{"h.csv", head + "2022,101,77,7,9,1\n", []string{"reading line 2 of", "expected as many cells as the header has", "a decimal comma needs semicolons"}, "77,7"},
		{"i.csv", head + "2022,411,9,9\n", []string{"line 2", "column kommune", "one of the 98 kommuner", "found another one"}, "411"},
		{"j.csv", head + "2022,Nordby,9,9\n", []string{"column kommune", "found another one"}, "Nordby"},
		{"k.csv", head + "2022,,9,9\n", []string{"column kommune", "found none"}, ""},
		{"l.csv", head + "22,101,9,9\n", []string{"column aar", "a year of four digits", "found something else"}, "22"},
		{"m.csv", head + ",101,9,9\n", []string{"column aar", "found none"}, ""},
		{"n.csv", head + sound + "2023,101,9,9\n2022,101,77.7,9\n", []string{"reading line 4 (København, 2022) of", "expected one row, found another one in line 2"}, "77.7"},
		{"o.csv", head + sound + sound, []string{"line 3 (København, 2022)", "found another one in line 2"}, "9.1"},
		{"p.csv", head + sound + "2022,København,9,9\n", []string{"line 3 (København, 2022)", "found another one in line 2"}, ""},
		{"q.csv", head, []string{"expected rows below the header, found none"}, ""},
		{"r.csv", head + "2022,0,9,9\n", []string{"expected rows of kommuner, found none"}, ""},
		{"s.csv", "aar,kommune,faktisk\n2022,101,9\n", []string{"column forventet", "expected one column forventet, found none"}, ""},
		{"t.csv", "aar,kommune,faktisk,forventet,Faktisk\n2022,101,9,9,8\n", []string{"column faktisk", "expected one column faktisk, found 2", "keep one"}, ""},
		{"u.csv", "kommune,faktisk,forventet\n101,9,9\n", []string{"expected a column aar, or Jobindsats' column Periode, found neither"}, ""},
		{"v.csv", head + "2022,101,\"9\"1,9\n", []string{"line 2", "a quote in another place"}, ""},
		{"x.csv", strings.Repeat(",", mostSmallColumns-1) + "\n", []string{"found neither"}, ""},
		{"y.csv", strings.Repeat(";", mostSmallColumns) + "\n", []string{"expected at most 1000 columns and 262144 rows, found more"}, ""},
		{"z.csv", "x" + strings.Repeat("\n", mostSmallRows), []string{"found neither"}, ""},
		{"z1.csv", "x" + strings.Repeat("\n", mostSmallRows+1), []string{"expected at most 1000 columns and 262144 rows, found more"}, ""},
		{"w.csv", "<html>\n<b>\n", []string{"found neither"}, "html"},

		{"ka.csv", kept + "2022QMAT02,101,Ydelsesgrupper i alt,9.1,9.2\n", []string{"column Periode", "end with QMAT04, found none"}, ""},
		{"kb.csv", kept + "2022QMAT04,101,Kontanthjælp mv.,9.1,9.2\n", []string{"column Ydelsesgrupper", "expected rows of Ydelsesgrupper i alt, found none"}, ""},
		{"kc.csv", kept + keptRow + "2022M12,101,Ydelsesgrupper i alt,9.1,9.2\n", []string{"line 3", "column periode", "such as 2022QMAT04, found something else"}, "2022M12"},
		{"kd.csv", kept + keptRow + "2022QMAT05,101,Ydelsesgrupper i alt,9.1,9.2\n", []string{"column periode", "found something else"}, "QMAT05"},
		{"kda.csv", kept + keptRow + "99QMAT04,101,Ydelsesgrupper i alt,9.1,9.2\n", []string{"column periode", "found something else"}, "99QMAT04"},
		{"ke.csv", kept + keptRow + ",101,Ydelsesgrupper i alt,9.1,9.2\n", []string{"column periode", "found none"}, ""},
		{"kf.csv", kept + keptRow + "2021QMAT02,102,Ydelsesgrupper i alt,9.1,9.2\n", []string{"line 3", "column kommune", "found another one"}, "102"},
		{"kg.csv", kept + keptRow + keptRow, []string{"line 3 (København, 2022)", "found another one in line 2"}, ""},
		{"kh.csv", kept + "2022QMAT04,101,Ydelsesgrupper i alt,9.1,\n", []string{"line 2 (København, 2022)", "column faktisk_pct", "found none"}, ""},
		{"ki.csv", "periode,kommune,faktisk_pct,forventet_pct\n2022QMAT04,101,9,9\n", []string{"column Ydelsesgrupper", "found none"}, ""},

		{"a.json", v3(`["2022QMAT04","Fanø","Ydelsesgrupper i alt",9.1,77.12345]`), []string{"reading row 1 (Fanø, 2022) of", "column Forventet andel (pct.)", "more decimals"}, "77.1"},
		{"b.json", v3(`["2022QMAT04","Fanø","Ydelsesgrupper i alt",7.77e0,9]`), []string{"column Faktisk andel (pct.)", "found something else"}, "7.77"},
		{"c.json", v3(`["2022QMAT04","Fanø","Ydelsesgrupper i alt",null,9]`), []string{"column Faktisk andel (pct.)", "found none"}, ""},
		{"d.json", v3(`["2022QMAT04","Fanø","Ydelsesgrupper i alt",true,9]`), []string{"row 1", "column Faktisk andel (pct.)", "expected a text, a number or null"}, "true"},
		{"e.json", v3(`["2022QMAT04","Fanø","Ydelsesgrupper i alt",[9],9]`), []string{"expected a text, a number or null"}, ""},
		{"f.json", v3(`["2022QMAT04","Fanø","Ydelsesgrupper i alt",9]`), []string{"row 1", "expected as many cells as there are columns"}, ""},
		{"g.json", v3(`["2022QMAT04","Atlantis","Ydelsesgrupper i alt",9,9]`), []string{"row 1", "column Område", "found another one"}, "Atlantis"},
		{"h.json", v3(``), []string{"expected rows below the header, found none"}, ""},
		{"i.json", v3(``)[:40], []string{"found JSON that is cut short"}, ""},
		{"j.json", `{"columns":["Periode"}`, []string{"something else at byte"}, "invalid"},
		{"k.json", `{"columns":"Periode","rows":[]}`, []string{"JSON of another form"}, "string"},
		{"l.json", v3(``) + "{}", []string{"found more behind it"}, ""},
		{"m.json", `[]`, []string{"found 0 tables"}, ""},
		{"n.json", `[{"Variables":["Periode"],"Data":[]},{"Variables":[],"Data":[]}]`, []string{"found 2 tables"}, ""},
		{"o.json", `{"code":422,"cause":"Unknown hierarchies","request_id":"cc"}`, []string{"found its answer to a request that failed"}, "hierarchies"},
		{"p.json", `{"Forkert nøgle eller nøglen er udløbet.":""}`, []string{"Variables and Data (v2) or columns and rows (v3), found neither"}, "nøgle"},
		{"q.json", `{"columns":[],"rows":[],"Variables":[],"Data":[]}`, []string{"found both"}, ""},
		{"r.json", `{"columns":[7],"rows":[]}`, []string{"JSON of another form"}, ""},
		{"ra.json", strings.Replace(v3(`["2022QMAT04","Fanø","Ydelsesgrupper i alt",9,9]`), `"rows"`, `"rows":[],"rows"`, 1), []string{"found the same field twice in an object"}, ""},
		{"rb.json", strings.Replace(v3(`["2022QMAT04","Fanø","Ydelsesgrupper i alt",9,9]`), `"rows"`, `"ROWſ":[],"rows"`, 1), []string{"found the same field twice in an object"}, ""},
		{"rc.json", strings.Replace(v3(``), `"columns"`, `"x":[{"a":{"b":1},"b":[2],"b":3}],"columns"`, 1), []string{"found the same field twice in an object"}, ""},
		{"rd.json", strings.Replace(v3(`["2022QMAT04","Fanø","Ydelsesgrupper i alt",9,9]`), `"rows"`, `"Data":[],"rows"`, 1), []string{"found both"}, ""},
		{"re.json", `{"Variables":["Periode"],"Data":[],"rows":[]}`, []string{"found both"}, ""},
		{"s.json", `{"columns":[],"rows":[[` + strings.Repeat("[", 20_000), []string{"something else at byte"}, ""},
	} {
		t.Run(r.file, func(t *testing.T) {
			_, _, err := Ydelsesgrader(smallFile(t, r.file, r.content))
			checkRejected(t, r, err)
		})
	}
}

func TestABadParquetFileOfYdelsesgradIsRejected(t *testing.T) {
	int32s, double := parquet.Leaf(parquet.Int32Type), parquet.Leaf(parquet.DoubleType)
	sound := func() smallColumns {
		return smallColumns{"aar": int32s, "kommune": int32s, "faktisk": parquet.Optional(double), "forventet": double}
	}
	row := func(faktisk any) map[string]any {
		return map[string]any{"aar": int32(2022), "kommune": int32(101), "faktisk": faktisk, "forventet": 9.0}
	}
	with := func(name string, node parquet.Node) smallColumns {
		c := sound()
		c[name] = node
		return c
	}
	decimals := with("faktisk", parquet.Decimal(5, 18, parquet.Int64Type))
	for i, c := range []struct {
		columns smallColumns
		row     map[string]any
		says    string
		hides   string
	}{
		{sound(), row(nil), "reading row 1 (København, 2022) of", ""},
		{sound(), row(nil), "column faktisk: expected a number from 0 to 100 with at most 4 decimals, found none", ""},
		{sound(), row(77.12345), "found a number with more decimals", "77.1"},
		{sound(), row(0.30000000000000004), "found a number with more decimals", "0.3"},
		{sound(), row(100.5), "found a larger number", "100.5"},
		{sound(), row(1e300), "found a larger number", "00000"},
		{sound(), row(-0.5), "found a negative number", "-0.5"},
		{sound(), row(math.NaN()), "found something else", "NaN"},
		{sound(), row(math.Inf(1)), "found something else", "Inf"},
		{decimals, row(int64(912_345)), "found a number with more decimals", "9.1"},
		{with("aar", parquet.String()), map[string]any{"aar": "2022", "kommune": int32(101), "forventet": 9.0}, "column aar: expected INT32 or INT64, found BYTE_ARRAY as STRING", ""},
		{with("faktisk", parquet.Leaf(parquet.FloatType)), row(float32(9)), "column faktisk: expected INT32 or INT64 or DECIMAL or DOUBLE or STRING, found FLOAT", ""},
		{with("faktisk", parquet.Repeated(double)), row(9.0), "found a repeated column", ""},
		{with("kommune", double), map[string]any{"aar": int32(2022), "kommune": 101.0, "forventet": 9.0}, "column kommune: expected INT32 or INT64 or STRING, found DOUBLE", ""},
	} {
		r := rejected{file: fmt.Sprintf("%d.parquet", i), says: []string{c.says}, hides: c.hides}
		r.content = smallParquet(t, c.columns, []map[string]any{c.row})
		_, _, err := Ydelsesgrader(smallFile(t, r.file, r.content))
		checkRejected(t, r, err)
	}
	_, _, err := Ydelsesgrader(smallFile(t, "none.parquet", smallParquet(t, sound(), nil)))
	checkRejected(t, rejected{file: "none.parquet", says: []string{"expected rows below the header, found none"}}, err)
}
