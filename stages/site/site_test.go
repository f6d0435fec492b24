package site

import (
	"bytes"
	"os"
	"strings"
	"sync"
	"testing"

	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

// stier are made-up files of the publication.
func stier() []string {
	ud := []string{"datapackage.json", "fokusmaal_2024.xlsx", "jobindsats/v3/tables.json"}
	for _, t := range proeve.Publikation().Tabeller {
		ud = append(ud, "data/"+t.ID+".csv", "data/"+t.ID+".json", "data/"+t.ID+".parquet",
			"jobindsats/"+t.ID+".csv", "jobindsats/v2/"+t.ID+".json", "jobindsats/v3/"+t.ID+".json", "jobindsats/v3/table/"+t.ID+".json")
	}
	return ud
}

// alleSider are the pages of the made-up year, made once: most tests only read them.
var alleSider = sync.OnceValues(nyeSider)

func nyeSider() ([]offentlig.Fil, error) {
	regler, err := os.ReadFile("../lov/REGLER.md")
	if err != nil {
		return nil, err
	}
	return Sider(aaret(), string(regler), stier(), offentlig.EfterHinanden)
}

func sider(t *testing.T) []offentlig.Fil {
	t.Helper()
	ud, err := alleSider()
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

func TestThePagesAreTheSameToTheByteEveryTime(t *testing.T) {
	a := sider(t)
	b, err := nyeSider()
	if err != nil {
		t.Fatal(err)
	}
	for i := range a {
		if a[i].Sti != b[i].Sti || !bytes.Equal(a[i].Data, b[i].Data) {
			t.Errorf("%s is different the second time", a[i].Sti)
		}
	}
}

func TestNoPageIsTooLarge(t *testing.T) {
	for _, f := range sider(t) {
		loft := 400_000
		if strings.HasPrefix(f.Sti, "kommune/") {
			loft = 100_000
		}
		if len(f.Data) >= loft {
			t.Errorf("%s has %d bytes, not under %d", f.Sti, len(f.Data), loft)
		}
	}
}

// BenchmarkSider is held against 2 seconds for all pages.
func BenchmarkSider(b *testing.B) {
	p := aaret()
	for b.Loop() {
		if _, err := Sider(p, "# Regler\n", nil, offentlig.EfterHinanden); err != nil {
			b.Fatal(err)
		}
	}
}
