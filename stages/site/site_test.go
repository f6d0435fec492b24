package site

import (
	"testing"

	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

// stier are made-up files of the publication.
func stier() []string {
	ud := []string{"datapackage.json", "fokusmaal_2024.xlsx"}
	for _, t := range proeve.Publikation().Tabeller {
		ud = append(ud, "data/"+t.ID+".csv", "data/"+t.ID+".json", "data/"+t.ID+".parquet", "jobindsats/v3/"+t.ID+".json")
	}
	return ud
}

func sider(t *testing.T) []offentlig.Fil {
	t.Helper()
	ud, err := Sider(proeve.Publikation(), "# Regler\n", stier())
	if err != nil {
		t.Fatal(err)
	}
	return ud
}

func TestThereIsAPageForTheCountryEveryKommuneTheMethodAndTheQuality(t *testing.T) {
	if n := len(sider(t)); n != 101 {
		t.Errorf("%d pages, not 101", n)
	}
}
