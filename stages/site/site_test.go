package site

import (
	"testing"

	"fokusmaal/stages/offentlig/proeve"
)

func TestThereIsAPageForTheCountryEveryKommuneTheMethodAndTheQuality(t *testing.T) {
	sider, err := Sider(proeve.Publikation(), "# Regler\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(sider) != 101 {
		t.Errorf("%d pages, not 101", len(sider))
	}
}
