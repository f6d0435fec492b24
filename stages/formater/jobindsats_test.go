package formater

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

// jobindsatsFil is a file of the made-up publication.
func jobindsatsFil(t *testing.T, p *offentlig.Publikation, sti string) []byte {
	t.Helper()
	filer, err := Jobindsats(p)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(filer, func(f offentlig.Fil) bool { return f.Sti == sti })
	if i < 0 {
		t.Fatalf("there is no %s", sti)
	}
	return filer[i].Data
}

// jobindsatsLille is a table with one column of each unit: a row that is shown, one that is
// hidden, and one in which nothing exists.
func jobindsatsLille() *offentlig.Tabel {
	t := &offentlig.Tabel{ID: "lille", Titel: "Lille", Om: "Om <lille>.",
		Akser: []offentlig.Akse{
			{Navn: "maaned", Titel: "Periode", Rolle: offentlig.Tid, Vaerdier: []offentlig.Vaerdi{{Kode: "2024-07-01", Navn: "2024M07"}}},
			{Navn: "kommune", Titel: "Område", Rolle: offentlig.Sted, Type: 1, Vaerdier: []offentlig.Vaerdi{{Kode: "0", Navn: "Hele landet"}, {Kode: "480", Navn: "Nordfyns"}, {Kode: "169", Navn: "Høje-Taastrup"}}},
		},
		Maal: []offentlig.Maal{{Navn: "personer", Titel: "Antal", Enhed: offentlig.Personer}, {Navn: "andel", Titel: "I pct.", Enhed: offentlig.Andel},
			{Navn: "opfyldt", Titel: "Opfyldt", Enhed: offentlig.JaNej}, {Navn: "begrundelse", Titel: "Begrundelse", Enhed: offentlig.Tekst},
			{Navn: "senest", Titel: "Senest", Enhed: offentlig.Dato}, {Navn: "maaneder", Titel: "Måneder", Enhed: offentlig.Maaneder}}}
	t.Celler = []offentlig.Celle{{Antal: 1234}, {Andel: 0.2871, Promille: 287}, {Antal: 1}, {Tekst: "»æ«; \"ø\" <å>\n\\"}, {Tekst: "2025-04-30"}, {Antal: 12}}
	for _, m := range []offentlig.Maerke{offentlig.Skjult, offentlig.FindesIkke} {
		t.Celler = append(t.Celler, slices.Repeat([]offentlig.Celle{{Maerke: m}}, len(t.Maal))...)
	}
	return t
}

func TestJobindsatsV3HasNumbersAsNumbersAndNullForWhatIsNotShown(t *testing.T) {
	const want = `{"columns":["Periode","Område","Antal","I pct.","Opfyldt","Begrundelse","Senest","Måneder"],"rows":[
["2024M07","Hele landet",1234,28.7,"Ja","»æ«; \"ø\" <å>\u000a\\","2025-04-30",12],
["2024M07","Nordfyns",null,null,null,null,null,null],
["2024M07","Høje-Taastrup",null,null,null,null,null,null]
]}
`
	if got := string(JobindsatsV3([]JobindsatsUdsnit{{Tabel: jobindsatsLille()}})); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestJobindsatsV2HasTextsWithADecimalCommaAndTheMarks(t *testing.T) {
	const want = "\uFEFF" + `[{"Variables":[{"Name":"maaned","Label":"Periode"},{"Name":"kommune","Label":"Area"},{"Name":"personer","Label":"Antal"},{"Name":"andel","Label":"I pct."},{"Name":"opfyldt","Label":"Opfyldt"},{"Name":"begrundelse","Label":"Begrundelse"},{"Name":"senest","Label":"Senest"},{"Name":"maaneder","Label":"Måneder"}],"Data":[
["2024M07","Hele landet","1234","28,7","Ja","»æ«; \"ø\" <å>\u000a\\","2025-04-30","12"],
["2024M07","Nordfyns","..","..","..","..","..",".."],
["2024M07","Høje-Taastrup",".",".",".",".",".","."]
]}]
`
	if got := string(JobindsatsV2([]JobindsatsUdsnit{{Tabel: jobindsatsLille()}})); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestJobindsatsCSVHasSemicolonsADecimalCommaAndTheMarks(t *testing.T) {
	const want = "\uFEFFPeriode;Område;Antal;I pct.;Opfyldt;Begrundelse;Senest;Måneder\n" +
		"2024M07;Hele landet;1234;28,7;Ja;\"»æ«; \"\"ø\"\" <å>\n\\\";2025-04-30;12\n" +
		"2024M07;Nordfyns;..;..;..;..;..;..\n" +
		"2024M07;Høje-Taastrup;.;.;.;.;.;.\n"
	if got := string(JobindsatsCSV([]JobindsatsUdsnit{{Tabel: jobindsatsLille()}})); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestJobindsatsSharesHaveOneDecimal(t *testing.T) {
	for promille, want := range map[int64]string{0: "0.0", 1: "0.1", 9: "0.9", 10: "1.0", 287: "28.7", 300: "30.0", 999: "99.9", 1000: "100.0", -3: "-0.3", -12: "-1.2"} {
		if got := string(jobindsatsV3().promille(nil, promille)); got != want {
			t.Errorf("%d is %s, not %s", promille, got, want)
		}
	}
}

func TestJobindsatsTitlesAreAtMost63BytesInEveryTable(t *testing.T) {
	p := proeve.Publikation()
	seen := 0
	for i := range p.Tabeller {
		for _, titel := range jobindsatsTitler(&p.Tabeller[i]) {
			if seen++; titel == "" || len(titel) > MaxTitel {
				t.Errorf("%s: %q is %d bytes", p.Tabeller[i].ID, titel, len(titel))
			}
		}
	}
	if seen < 60 {
		t.Errorf("only %d titles were looked at", seen)
	}
}

func TestJobindsatsTitlesOfTheOldestKindsOfColumnsAreThoseOfTheirSamples(t *testing.T) {
	titler := jobindsatsTitler(&proeve.Publikation().Tabeller[0])
	if want := []string{"Periode", "Område", "Ydelsesgrupper"}; !slices.Equal(titler[:3], want) {
		t.Errorf("%q", titler)
	}
}

func TestJobindsatsRefusesWhatItCannotWriteSoThatItIsReadBack(t *testing.T) {
	for name, wrong := range map[string]func(*offentlig.Tabel){
		"a title of 64 bytes":      func(t *offentlig.Tabel) { t.Maal[0].Titel = strings.Repeat("æ", 32) },
		"an axis without title":    func(t *offentlig.Tabel) { t.Akser[1].Titel = "" },
		"an empty text":            func(t *offentlig.Tabel) { t.Celler[3].Tekst = "" },
		"a text that is hidden":    func(t *offentlig.Tabel) { t.Celler[3].Tekst = ".." },
		"a date that is not there": func(t *offentlig.Tabel) { t.Celler[4].Tekst = "." },
		"no UTF-8":                 func(t *offentlig.Tabel) { t.Celler[3].Tekst = "a\xff" },
	} {
		tabel := jobindsatsLille()
		wrong(tabel)
		_, err := Jobindsats(&offentlig.Publikation{Tabeller: []offentlig.Tabel{*tabel}})
		if err == nil || !strings.Contains(err.Error(), "writing table lille") {
			t.Errorf("%s: %v", name, err)
		}
	}
	tabel := jobindsatsLille()
	tabel.Maal[0].Titel = strings.Repeat("æ", 31) + "e"
	if _, err := Jobindsats(&offentlig.Publikation{Tabeller: []offentlig.Tabel{*tabel}}); err != nil {
		t.Errorf("a title of 63 bytes: %v", err)
	}
}

func TestJobindsatsFilesAreTheSameBytesEachTime(t *testing.T) {
	a, err := Jobindsats(proeve.Publikation())
	if err != nil {
		t.Fatal(err)
	}
	b, _ := Jobindsats(proeve.Publikation())
	if want := len(proeve.Publikation().Tabeller)*4 + 1; len(a) != want {
		t.Errorf("%d files, not %d", len(a), want)
	}
	for i := range a {
		if a[i].Sti != b[i].Sti || !bytes.Equal(a[i].Data, b[i].Data) {
			t.Errorf("%s differs", a[i].Sti)
		}
		if strings.HasSuffix(a[i].Sti, ".json") && !json.Valid(bytes.TrimPrefix(a[i].Data, []byte(bom))) {
			t.Errorf("%s is no JSON", a[i].Sti)
		}
	}
}

// Every cell and mark of every table comes back from every shape; v3 does not tell the marks.
func TestJobindsatsShapesAreReadBackCellByCell(t *testing.T) {
	p := proeve.Publikation()
	marks := map[offentlig.Maerke]int{}
	for i := range p.Tabeller {
		tabel := &p.Tabeller[i]
		for _, shape := range []struct {
			sti  string
			laes func(*offentlig.Tabel, []byte) ([]offentlig.Celle, error)
		}{
			{JobindsatsV3Mappe + tabel.ID + ".json", LaesJobindsatsV3},
			{JobindsatsV2Mappe + tabel.ID + ".json", LaesJobindsatsV2},
			{JobindsatsCSVMappe + tabel.ID + ".csv", LaesJobindsatsCSV},
		} {
			celler, err := shape.laes(tabel, jobindsatsFil(t, p, shape.sti))
			if err != nil || len(celler) != len(tabel.Celler) {
				t.Fatalf("%s: %d cells, %v", shape.sti, len(celler), err)
			}
			for j, want := range tabel.Celler {
				marks[want.Maerke]++
				want.Andel = 0
				if want.Maerke != offentlig.Vist && strings.HasPrefix(shape.sti, JobindsatsV3Mappe) {
					want.Maerke = offentlig.Skjult
				}
				if celler[j] != want {
					t.Fatalf("%s: cell %d of place %d is another one", shape.sti, j%len(tabel.Maal), j/len(tabel.Maal))
				}
			}
		}
	}
	if marks[offentlig.Vist] == 0 || marks[offentlig.Skjult] == 0 || marks[offentlig.FindesIkke] == 0 {
		t.Errorf("not every mark was there: %v", marks)
	}
}

func TestJobindsatsDescriptionsAreReadBackWithEveryAxis(t *testing.T) {
	p := proeve.Publikation()
	ider, err := LaesJobindsatsTabeller(jobindsatsFil(t, p, JobindsatsTabelliste))
	if err != nil || len(ider) != len(p.Tabeller) {
		t.Fatal(ider, err)
	}
	for i, id := range ider {
		want := p.Tabeller[i]
		got, err := LaesJobindsatsTabel(jobindsatsFil(t, p, JobindsatsTabelMappe+id+".json"))
		if err != nil {
			t.Fatal(id, err)
		}
		if got.ID != want.ID || got.Titel != want.Titel || got.Om != want.Om || !slices.Equal(got.Maal, want.Maal) || len(got.Akser) != len(want.Akser) {
			t.Errorf("%s is read back as %+v", id, got)
		}
		for j, a := range got.Akser {
			w := want.Akser[j]
			if a.Navn != w.Navn || a.Titel != w.Titel || a.Rolle != w.Rolle || a.Type != w.Type || !slices.Equal(a.Vaerdier, w.Vaerdier) {
				t.Errorf("%s: axis %s is read back as %+v", id, w.Navn, a)
			}
		}
	}
}

// What was read wrong once would be a wrong figure: every reader refuses what its writer does not
// write, and says where without saying what.
func TestJobindsatsReadersRefuseWhatWasNotWrittenSo(t *testing.T) {
	tabel := jobindsatsLille()
	hele := []JobindsatsUdsnit{{Tabel: tabel}}
	v3, v2, csv := string(JobindsatsV3(hele)), string(JobindsatsV2(hele)), string(JobindsatsCSV(hele))
	for _, c := range []struct {
		name, shape, old, new, says string
		laes                        func(*offentlig.Tabel, []byte) ([]offentlig.Celle, error)
	}{
		{"v3: a number as text", v3, `,1234,`, `,"1234",`, "row 1, column Antal", LaesJobindsatsV3},
		{"v3: a text as number", v3, `"Ja"`, `1`, "row 1, column Opfyldt", LaesJobindsatsV3},
		{"v3: a mark", v3, `"2025-04-30"`, `".."`, "row 1, column Senest", LaesJobindsatsV3},
		{"v3: two decimals", v3, `28.7`, `28.71`, "row 1, column I pct.", LaesJobindsatsV3},
		{"v3: no decimal", v3, `28.7`, `28`, "row 1, column I pct.", LaesJobindsatsV3},
		{"v3: an exponent", v3, `,1234,`, `,1e3,`, "row 1, column Antal", LaesJobindsatsV3},
		{"v3: another kommune", v3, `"Nordfyns"`, `"Odense"`, "row 2, column Område", LaesJobindsatsV3},
		{"v3: another column", v3, `"Antal"`, `"Tal"`, "others", LaesJobindsatsV3},
		{"v3: a field more", v3, `,12]`, `,12,13]`, "row 1: expected 8 fields, found 9", LaesJobindsatsV3},
		{"v3: an object", v3, `,1234,`, `,{},`, "something else", LaesJobindsatsV3},
		{"v3: more behind it", v3, "]}\n", "]}[]", "more behind", LaesJobindsatsV3},
		{"v2: a decimal point", v2, `28,7`, `28.7`, "row 1, column I pct.", LaesJobindsatsV2},
		{"v2: a number", v2, `"1234"`, `1234`, "expected JSON", LaesJobindsatsV2},
		{"v2: no byte order mark", v2, "\uFEFF", "", "byte order mark", LaesJobindsatsV2},
		{"v2: a leading zero", v2, `"1234"`, `"01234"`, "row 1, column Antal", LaesJobindsatsV2},
		{"v2: another name", v2, `"Name":"andel"`, `"Name":"pct"`, "others", LaesJobindsatsV2},
		{"csv: no byte order mark", csv, "\uFEFF", "", "byte order mark", LaesJobindsatsCSV},
		{"csv: a row less", csv, "2024M07;Høje-Taastrup;.;.;.;.;.;.\n", "", "expected 3 rows, found 2", LaesJobindsatsCSV},
		{"csv: an empty figure", csv, ";1234;", ";;", "row 1, column Antal", LaesJobindsatsCSV},
		{"csv: another word", csv, ";Ja;", ";ja;", "row 1, column Opfyldt", LaesJobindsatsCSV},
	} {
		changed := strings.Replace(c.shape, c.old, c.new, 1)
		if changed == c.shape {
			t.Fatalf("%s: nothing was changed", c.name)
		}
		_, err := c.laes(tabel, []byte(changed))
		if err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "1234") || strings.Contains(err.Error(), "28") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestJobindsatsWritesWhatIsChosenOfSeveralYearsOldestFirst(t *testing.T) {
	ny := jobindsatsLille()
	ny.Akser = slices.Clone(ny.Akser)
	ny.Akser[0].Vaerdier = []offentlig.Vaerdi{{Kode: "2025-07-01", Navn: "2025M07"}}
	dele := []JobindsatsUdsnit{{Tabel: jobindsatsLille(), Valgt: [][]int{nil, {0, 2}}}, {Tabel: ny, Valgt: [][]int{{0}, {1}}}}
	var body struct{ Rows [][]any }
	if err := json.Unmarshal(JobindsatsV3(dele), &body); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range body.Rows {
		got = append(got, r[0].(string)+" "+r[1].(string))
	}
	if want := []string{"2024M07 Hele landet", "2024M07 Høje-Taastrup", "2025M07 Nordfyns"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	none := []JobindsatsUdsnit{{Tabel: ny, Valgt: [][]int{{}, nil}}}
	if err := json.Unmarshal(JobindsatsV3(none), &body); err != nil || len(body.Rows) != 0 {
		t.Errorf("%v, %d rows", err, len(body.Rows))
	}
}

func BenchmarkJobindsats(b *testing.B) {
	p := proeve.Publikation()
	hele := []JobindsatsUdsnit{{Tabel: p.Tabel(offentlig.Maaned)}}
	for name, write := range map[string]func([]JobindsatsUdsnit) []byte{"v3": JobindsatsV3, "v2": JobindsatsV2, "csv": JobindsatsCSV} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.SetBytes(int64(len(write(hele))))
			}
		})
	}
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			if _, err := Jobindsats(p); err != nil {
				b.Fatal(err)
			}
		}
	})
}
