package site

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fokusmaal/stages/offentlig"
)

var (
	ider       = regexp.MustCompile(` id="([^"]+)"`)
	interne    = regexp.MustCompile(` href="([^"]*)"`)
	hentninger = regexp.MustCompile(`<(script|link|img|iframe|object)[^>]* (src|href|data)=|@import|url\(`)
)

func TestEveryLinkOfThePagesLeadsToAPlaceThatIsThere(t *testing.T) {
	alle, err := Sider(publikation(t), reglerne(t), filstier, offentlig.EfterHinanden)
	if err != nil {
		t.Fatal(err)
	}
	steder := map[string]bool{}
	for _, f := range alle {
		steder[f.Sti] = true
		for _, id := range ider.FindAllSubmatch(f.Data, -1) {
			if sted := f.Sti + "#" + string(id[1]); steder[sted] {
				t.Errorf("two elements are %s", sted)
			}
			steder[f.Sti+"#"+string(id[1])] = true
		}
	}
	for _, f := range alle {
		if f.Sti == "index.html" || strings.HasPrefix(f.Sti, "kommune/") && f.Sti != "kommune/671.html" {
			continue
		}
		if m := hentninger.Find(f.Data); m != nil {
			t.Errorf("%s fetches: %s", f.Sti, m)
		}
		for _, l := range interne.FindAllSubmatch(f.Data, -1) {
			maal := sammen(f.Sti, string(l[1]))
			if !steder[maal] && !strings.HasPrefix(maal, "https://") && !slices.Contains(filstier, maal) && !strings.HasPrefix(maal, "index.html#") {
				t.Errorf("%s leads to %s, which is not there", f.Sti, maal)
			}
		}
	}
}

// sammen is where a link of a page leads to in the publication.
func sammen(side, link string) string {
	switch {
	case strings.HasPrefix(link, "https://"):
		return link
	case strings.HasPrefix(link, "#"):
		return side + link
	case strings.HasPrefix(link, "../"):
		return strings.TrimPrefix(link, "../")
	}
	if mappe, _, inde := strings.Cut(side, "/"); inde {
		return mappe + "/" + link
	}
	return link
}

func TestTheQualityPageShowsNoNumberOfRowsThatCouldBeOnePersons(t *testing.T) {
	p := publikation(t)
	p.Kvalitet.Afvist = []offentlig.Afvist{{Tabel: "ydelse", Kode: "ukendt_kommune", Raekker: 118}, {Tabel: "ydelse", Kode: "negative_dage", Raekker: 2}, {Tabel: "samtaler", Kode: "ukendt_form", Raekker: 3}}
	p.Kvalitet.Tabeller[0].Afvist, p.Kvalitet.Tabeller[1].Afvist = 120, 3
	p.Kvalitet.DubletterYdelse, p.Kvalitet.DubletterSamtaler = 1, 0
	r, err := nyRamme(p)
	if err != nil {
		t.Fatal(err)
	}
	f, err := r.kvalitet()
	if err != nil {
		t.Fatal(err)
	}
	side := string(f.Data)
	siger(t, side, "ydelse: negative_dage under 3", "ydelse: ukendt_kommune 118", "samtaler: ukendt_form 3", "Der var under 3 dubletter blandt ydelserne og 0 blandt samtalerne", "ydelse 4 13.912.345 ..", "samtaler 2 2.103.004 3")
	sigerIkke(t, side, "13.912.345 120")
	for _, overskrift := range []string{"Indhold", "Statistisk behandling", "Relevans", "Præcision og pålidelighed", "Aktualitet og punktlighed", "Sammenlignelighed", "Tilgængelighed"} {
		if !bytes.Contains(f.Data, []byte(">"+overskrift+"</h2>")) {
			t.Errorf("no heading %s", overskrift)
		}
	}
}
