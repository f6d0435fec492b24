package site

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestThePagesInARealBrowser writes the pages of the made-up year into a folder, with what every
// figure on them should read, and lets browser/proev.mjs open them. It needs chromium, node and
// what npm ci puts into browser/: make browser.
func TestThePagesInARealBrowser(t *testing.T) {
	if os.Getenv("PROEV") != "browser" {
		t.Skip("make browser")
	}
	mappe := t.TempDir()
	for _, f := range sider(t) {
		skrivFil(t, filepath.Join(mappe, filepath.FromSlash(f.Sti)), f.Data)
	}
	skrivFil(t, filepath.Join(mappe, "facit.json"), facit(t))
	billeder, err := os.MkdirTemp("", "fokusmaal-sider-") // kept: somebody looks at them
	if err != nil {
		t.Fatal(err)
	}
	ud, err := exec.Command("node", "browser/proev.mjs", mappe, billeder).CombinedOutput()
	t.Logf("%sscreenshots: %s", ud, billeder)
	if err != nil {
		t.Errorf("the browser found faults: %v", err)
	}
}

// facit is every figure of the publication by its place, as the pages should have it: for
// machines and for people.
func facit(t *testing.T) []byte {
	t.Helper()
	ud := map[string][2]string{}
	p := aaret()
	for i := range p.Tabeller {
		tabel := &p.Tabeller[i]
		for nr := range tabel.Pladser() {
			var koder []string
			for a, v := range tabel.Plads(nr) {
				koder = append(koder, tabel.Akser[a].Vaerdier[v].Kode)
			}
			for m, c := range tabel.Raekke(nr) {
				ord := laestVaerdi(tabel.Maal[m].Enhed, &c)
				if strings.HasPrefix(tabel.Maal[m].Navn, "status") {
					ord = statusnavn(ord)
				}
				ud[tabel.ID+" "+tabel.Maal[m].Navn+" "+strings.Join(koder, " ")] = [2]string{data(tabel.Maal[m].Enhed, &c), ord}
			}
		}
	}
	b, err := json.Marshal(ud)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func skrivFil(t *testing.T, sti string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(sti), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(sti, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
