package formater_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/parquet-go/parquet-go"

	"fokusmaal/stages/formater"
	"fokusmaal/stages/offentlig"
)

func TestTheMachineCSVIsTheseBytes(t *testing.T) {
	p := enTabel()
	p.Tabeller[0].Celler[8].Tekst = "" // refused by Alle; here it must not look like a cell with a mark
	filer, err := formater.MaskinCSV(p)
	if err != nil {
		t.Fatal(err)
	}
	const want = `maaned,kommune,kommunenavn,personer,personer_maerke,andel,andel_maerke,opfyldt,opfyldt_maerke,ord,ord_maerke,dag,dag_maerke
2024-01-01,0,Hele landet,12345,,0.30000000000000004,,true,,"=1+1, ""sagt""",,2025-04-30,
2024-01-01,169,Høje-Taastrup,0,,0,,false,,"",,,findes_ikke
2024-02-01,0,Hele landet,,skjult,,skjult,,findes_ikke,"@SUM(A1)
to linjer",,2024-02-29,
2024-02-01,169,Høje-Taastrup,7,,0.0000001,,true,,-æøå < & >,,,findes_ikke
`
	if diff := cmp.Diff(want, fil(t, filer, "data/proeve.csv")); diff != "" {
		t.Error(diff)
	}
}

func TestTheParquetFileHasTheColumnsOfTheCSVWithTheirTypes(t *testing.T) {
	filer, err := formater.Parquet(enTabel())
	if err != nil {
		t.Fatal(err)
	}
	data := fil(t, filer, "data/proeve.parquet")
	aaben, err := parquet.OpenFile(bytes.NewReader([]byte(data)), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	const want = `message fokusmaal {
	required int32 maaned (DATE);
	required int32 kommune (INT(32,true));
	required binary kommunenavn (STRING);
	optional int64 personer (INT(64,true));
	optional binary personer_maerke (STRING);
	optional double andel;
	optional binary andel_maerke (STRING);
	optional boolean opfyldt;
	optional binary opfyldt_maerke (STRING);
	optional binary ord (STRING);
	optional binary ord_maerke (STRING);
	optional int32 dag (DATE);
	optional binary dag_maerke (STRING);
}`
	if diff := cmp.Diff(want, aaben.Schema().String()); diff != "" {
		t.Error(diff)
	}
	for noegle, want := range map[string]string{"fokusmaal.tabel": "proeve", "fokusmaal.aar": "2024", "fokusmaal.foreloebig": "false"} {
		if got, _ := aaben.Lookup(noegle); got != want {
			t.Errorf("the footer says %s = %q, expected %q", noegle, got, want)
		}
	}
	if got := aaben.Metadata().CreatedBy; got != "fokusmaal" {
		t.Errorf("created by %q", got)
	}
}

func TestTheJSONStatDatasetIsTheseBytes(t *testing.T) {
	p := enTabel()
	p.Foreloebig = true
	filer, err := formater.JSONStat(p)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"version":"2.0","class":"dataset","label":"En prøve, 2024",` +
		`"source":"Egne beregninger på oplysninger om ydelser, samtaler, tilbud og løntimer efter BEK nr. 301 af 20/03/2023 om skærpet tilsyn med kommunernes beskæftigelsesindsats",` +
		`"note":["Om prøven.","Andele er fra 0 til 1 og ikke afrundet. Afgørelser er 1 for ja og 0 for nej.",` +
		`"Tallene er foreløbige: Der er data for færre end 12 af årets måneder, og intet er afgjort.",` +
		`"Tekster og datoer kan ikke være værdier i JSON-stat og står kun i de andre formater: Ord; Dag."],` +
		`"id":["maaned","kommune","maal"],"size":[2,2,3],"role":{"time":["maaned"],"geo":["kommune"],"metric":["maal"]},"dimension":{` +
		`"kommune":{"label":"Område","category":{"index":["0","169"],"label":{"0":"Hele landet","169":"Høje-Taastrup"}}},` +
		`"maal":{"label":"Tal","category":{"index":["personer","andel","opfyldt"],"label":{"andel":"Andel i pct.","opfyldt":"Opfyldt","personer":"Antal personer"},` +
		`"unit":{"andel":{"decimals":3,"label":"andel fra 0 til 1"},"opfyldt":{"decimals":0,"label":"1 = ja, 0 = nej"},"personer":{"decimals":0,"label":"personer"}}}},` +
		`"maaned":{"label":"Periode","category":{"index":["2024-01-01","2024-02-01"],"label":{"2024-01-01":"2024M01","2024-02-01":"2024M02"}}}},` +
		`"value":[12345,0.30000000000000004,1,0,0,0,null,null,null,7,1e-7,1],"status":{"6":"..","7":"..","8":"."},` +
		`"extension":{"status":{"label":{".":"Tallet findes ikke, for eksempel en andel af ingen personer.",` +
		`"..":"Tallet er skjult, fordi det handler om få personer, eller fordi et tal om få personer ellers kunne regnes ud."}},"tabel":"proeve","foreloebig":true}}` + "\n"
	if diff := cmp.Diff(want, fil(t, filer, "data/proeve.json")); diff != "" {
		t.Error(diff)
	}
}

func TestATableOfTextsHasNoJSONStat(t *testing.T) {
	p := enTabel()
	tabel := &p.Tabeller[0]
	tabel.Maal = tabel.Maal[3:]
	tabel.Celler = make([]offentlig.Celle, tabel.Pladser()*2)
	if filer, err := formater.JSONStat(p); err != nil || len(filer) != 0 {
		t.Errorf("expected no file, found %d, error %v", len(filer), err)
	}
	tabel.Maal[0].Enhed = offentlig.Personer
	if filer, err := formater.JSONStat(p); err != nil || len(filer) != 1 {
		t.Errorf("with one kind of numbers: expected a file, found %d, error %v", len(filer), err)
	}
}
