package publish

import (
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// writtenTable is the CSV file of a table that was written. What the writer made is
// released, the columns are those of the table, and the Parquet file has the same cells.
func writtenTable(t *testing.T, table schemas.Result, write func(*Folder, memory.Allocator) error) string {
	t.Helper()
	f := newFolder(t, t.TempDir())
	checked := memory.NewCheckedAllocator(memory.NewGoAllocator())
	if err := write(f, checked); err != nil {
		t.Fatal(err)
	}
	checked.AssertSize(t, 0)
	path := filepath.Join(f.temp, table.Path)
	lines := readCSV(t, path+".csv")
	if diff := cmp.Diff(columnNames(table), lines[0]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(lines[1:], asText(table, readParquet(t, path+".parquet")), cmp.Transformer("lines", func(l []string) string { return strings.Join(l, "|") })); diff != "" {
		t.Errorf("the CSV and the Parquet file of %s differ: %s", table.Path, diff)
	}
	text, err := os.ReadFile(path + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// asText writes the cells of a Parquet file as those of a CSV file read back.
func asText(table schemas.Result, rows [][]any) [][]string {
	lines := [][]string{}
	for _, row := range rows {
		var line []string
		for i, value := range row {
			switch v := value.(type) {
			case nil:
				line = append(line, "")
			case float64:
				line = append(line, strconv.FormatFloat(v, 'f', -1, 64))
			case int32:
				if table.Columns[i].Type == schemas.OutDATE {
					line = append(line, schemas.Date(v).String())
					continue
				}
				line = append(line, fmt.Sprint(v))
			default:
				line = append(line, fmt.Sprint(v))
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// firstLines are the header and the lines that begin with the code of one of the first
// four kommuner.
func firstLines(text string) string {
	var own strings.Builder
	for i, line := range strings.SplitAfter(text, "\n") {
		kode, _, _ := strings.Cut(line, ",")
		if i == 0 || slices.Contains([]string{"101", "147", "151", "153"}, kode) {
			own.WriteString(line)
		}
	}
	return own.String()
}

func middel(part, whole int64) statement.Middel {
	return statement.Middel{Taeller: big.NewInt(part), Naevner: big.NewInt(whole), Maaneder: 12}
}

func bedoemt(part, whole int64, opfyldt bool) statement.Bedoemt {
	return statement.Bedoemt{Middel: middel(part, whole), Opfyldt: opfyldt}
}

func ingenFrister() statement.Frister {
	return statement.Frister{MeddelelseSenest: schemas.NoDate, RedegoerelseSenest: schemas.NoDate, GenopretningTil: schemas.NoDate, SagsgennemgangSenest: schemas.NoDate}
}

// fireKommuner are a kommune at ingen with faktisk = forventet, one that is selected
// where no month has persons in fokusmål 1, one under administration, and one of which
// nothing is decided or known.
func fireKommuner() []statement.Tilsynstal {
	april, juli := schemas.DateOf(2024, 4, 30), schemas.DateOf(2024, 7, 31)
	udvalgt := statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: juli, GenopretningTil: schemas.DateOf(2024, 12, 31), SagsgennemgangSenest: schemas.NoDate}
	administreret := statement.Frister{MeddelelseSenest: april, RedegoerelseSenest: schemas.NoDate, GenopretningTil: schemas.NoDate, SagsgennemgangSenest: juli}
	status := func(s schemas.Tilsynsstatus) schemas.TilsynForrige { return schemas.TilsynForrige{Status: s} }
	return []statement.Tilsynstal{
		{Aar: 2023, Kommune: 0, Grad: &schemas.Ydelsesgrad{Faktisk: 184_500, Forventet: 184_500}, Foer: status(schemas.IngenTilsyn), Status: schemas.IngenTilsyn,
			Maal:     [2]statement.Bedoemt{bedoemt(2, 6, false), bedoemt(1, 10, true)},
			Paragraf: "§ 4", Begrundelse: "Opfyldt, fordi de er ens.", Frister: ingenFrister()},
		{Aar: 2023, Kommune: 1, Grad: &schemas.Ydelsesgrad{Faktisk: 103_001, Forventet: 103_000}, Foer: status(schemas.IngenTilsyn), Status: schemas.SkaerpetTilsyn,
			Maal:     [2]statement.Bedoemt{{}, bedoemt(6, 21, false)},
			Paragraf: "§ 6, stk. 1", Begrundelse: "Kommunen udvælges til skærpet tilsyn.", BaselineAar: 2023,
			Baseline: [2]*big.Rat{nil, big.NewRat(6, 21)}, Frister: udvalgt},
		{Aar: 2023, Kommune: 2, Grad: &schemas.Ydelsesgrad{Faktisk: 3, Forventet: 10_000}, Foer: status(schemas.Forlaenget), Status: schemas.Administration,
			Maal:     [2]statement.Bedoemt{bedoemt(3, 3, false), bedoemt(0, 3, true)},
			Paragraf: "§ 12, stk. 1", Begrundelse: "Æ ø å", BaselineAar: 2021, Baseline: [2]*big.Rat{big.NewRat(1, 1), new(big.Rat)}, Frister: administreret},
		{Aar: 2023, Kommune: 3, Foer: status(schemas.IngenTilsyn), Status: schemas.IkkeAfgjort, Begrundelse: "Intet er afgjort.", Frister: ingenFrister()},
	}
}

func TestTheTableOfDecisionsIsWrittenExactlySo(t *testing.T) {
	got := writtenTable(t, schemas.Tilsyn, func(f *Folder, mem memory.Allocator) error {
		return Tilsyn(f, &statement.Tilsyn{Aar: 2023, Raekker: fireKommuner()}, mem)
	})
	want := `aar,kommune,kommunenavn,faktisk,forventet,resultatmaal_opfyldt,maal1_andel,maal1_opfyldt,maal2_andel,maal2_opfyldt,status_foer,status,paragraf,begrundelse,baseline_aar,baseline_maal1,baseline_maal2,meddelelse_senest,redegoerelse_senest,genopretning_til,sagsgennemgang_senest,baseline_maal1_broek,baseline_maal2_broek
2023,101,København,18.45,18.45,true,0.3333333333333333,false,0.1,true,ingen,ingen,§ 4,"Opfyldt, fordi de er ens.",,,,,,,,,
2023,147,Frederiksberg,10.3001,10.3,false,,true,0.2857142857142857,false,ingen,skaerpet_tilsyn,"§ 6, stk. 1",Kommunen udvælges til skærpet tilsyn.,2023,,0.2857142857142857,2024-04-30,2024-07-31,2024-12-31,,,2/7
2023,151,Ballerup,0.0003,1,true,1,false,0,true,forlaenget,administration,"§ 12, stk. 1",Æ ø å,2021,1,0,2024-04-30,,,2024-07-31,1/1,0/1
2023,153,Brøndby,,,,,true,,true,ingen,ikke_afgjort,,Intet er afgjort.,,,,,,,,,
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// toAar are a year after which all kommuner but Frederiksberg stand at ingen, and one
// after which nothing is decided.
func toAar() *statement.Aarraekke {
	year := func(aar int, status, frederiksberg schemas.Tilsynsstatus, paragraf string) *statement.Tilsyn {
		ud := &statement.Tilsyn{Aar: aar}
		for k := range schemas.Kommune(schemas.Kommuner) {
			ud.Raekker = append(ud.Raekker, statement.Tilsynstal{Aar: aar, Kommune: k, Status: status, Paragraf: paragraf})
		}
		ud.Raekker[1].Status = frederiksberg
		return ud
	}
	return &statement.Aarraekke{Aar: []*statement.Tilsyn{
		year(2023, schemas.IngenTilsyn, schemas.SkaerpetTilsyn, "§ 4"), year(2024, schemas.IkkeAfgjort, schemas.IkkeAfgjort, ""),
	}}
}

func TestTheStatusesOfTheYearsStandKommuneByKommune(t *testing.T) {
	got := writtenTable(t, schemas.TilsynAarene, func(f *Folder, mem memory.Allocator) error { return TilsynAarene(f, toAar(), mem) })
	want := `kommune,kommunenavn,aar,status,paragraf
101,København,2023,ingen,§ 4
101,København,2024,ikke_afgjort,
147,Frederiksberg,2023,skaerpet_tilsyn,§ 4
147,Frederiksberg,2024,ikke_afgjort,
151,Ballerup,2023,ingen,§ 4
151,Ballerup,2024,ikke_afgjort,
153,Brøndby,2023,ingen,§ 4
153,Brøndby,2024,ikke_afgjort,
`
	if diff := cmp.Diff(want, firstLines(got)); diff != "" {
		t.Error(diff)
	}
	if n := strings.Count(got, "\n"); n != 1+2*schemas.Kommuner {
		t.Errorf("found %d lines", n)
	}
}

func TestTablesOfTheTilsynWithoutRowsAreWrittenToo(t *testing.T) {
	for name, c := range map[string]struct {
		table schemas.Result
		write func(*Folder, memory.Allocator) error
	}{
		"no recovery":       {schemas.Genopretning, func(f *Folder, mem memory.Allocator) error { return Genopretning(f, 2023, nil, mem) }},
		"no administration": {schemas.Minimumskravene, func(f *Folder, mem memory.Allocator) error { return Minimumskravene(f, 2023, nil, mem) }},
		"no years":          {schemas.TilsynAarene, func(f *Folder, mem memory.Allocator) error { return TilsynAarene(f, &statement.Aarraekke{}, mem) }},
	} {
		if got := writtenTable(t, c.table, c.write); strings.Count(got, "\n") != 1 {
			t.Errorf("%s: %s", name, got)
		}
	}
}
