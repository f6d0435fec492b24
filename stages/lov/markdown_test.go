package lov_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// frisk compares a generated file with what it should say; with UPDATE=1 it is written.
func frisk(t *testing.T, fil, vil string) {
	t.Helper()
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(fil, []byte(vil), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	har, err := os.ReadFile(fil)
	if err != nil {
		t.Fatalf("%v: run `make generate`", err)
	}
	if string(har) != vil {
		t.Fatalf("%s is stale: run `make generate`", fil)
	}
}

func danskMaaned(m schemas.Month) string { return fmt.Sprintf("%s %d", m.Navn(), m.Year()) }

func danskDag(d schemas.Date) string {
	return fmt.Sprintf("%d. %s", d.Day(), danskMaaned(d.Month()))
}

// erHaendelse says that an event decides by its own day, and not a month.
func erHaendelse(a lov.Afgoerende) bool {
	return a == lov.TilbuddetsFoersteDag || a == lov.SamtalensDato
}

// gaelder says from when to when a version holds, in the days or the months that decide.
func gaelder(a lov.Afgoerende, g *lov.Grundlag) string {
	tid := danskDag
	switch {
	case a == lov.DetMaalteAar:
		tid = func(d schemas.Date) string { return strconv.Itoa(d.Month().Year()) }
	case !erHaendelse(a):
		tid = func(d schemas.Date) string { return danskMaaned(d.Month()) }
	}
	switch {
	case g.Fra == schemas.NoDate && g.Til == schemas.NoDate:
		return "Hele tiden"
	case g.Fra == schemas.NoDate:
		return "Til og med " + tid(g.Til)
	case g.Til == schemas.NoDate:
		return "Fra og med " + tid(g.Fra)
	}
	return "Fra " + tid(g.Fra) + " til " + tid(g.Til)
}

// regelLink and proeveLink lead to a rule and to a scenario in REGLER.md; fil is empty in
// that file itself.
func regelLink(fil string, b *lov.Beskrivelse) string {
	return fmt.Sprintf("[%s](%s#%s)", b.Navn, fil, b.ID)
}

func proeveLink(fil string, p *proeve) string {
	return fmt.Sprintf("[%s](%s#%s)", strings.TrimSuffix(p.titel, "."), fil, p.navn)
}

// anker is a place that a link can lead to, before the text of a heading.
func anker(id, tekst string) string { return fmt.Sprintf("<a id=%q></a>%s", id, tekst) }

func kildeLink(k *lov.Kilde, tekst string) string { return fmt.Sprintf("[%s](%s)", tekst, k.Link) }

// tabellerne are the sections of a scenario as they stand in its file.
func tabellerne(p *proeve) string {
	var b strings.Builder
	b.WriteString("```\n")
	for _, f := range p.sektioner {
		fmt.Fprintf(&b, "-- %s --\n%s", f.Name, f.Data)
	}
	b.WriteString("```\n")
	return b.String()
}

func filLink(p *proeve) string {
	return fmt.Sprintf("[%s](%s)", filepath.Base(p.fil), filepath.ToSlash(p.fil))
}

var (
	ankre = regexp.MustCompile(`<a id="([^"]+)">`)
	links = regexp.MustCompile(`\]\(([^)#]*)(?:#([^)]+))?\)`)
)

func TestEveryLinkOfThePagesLeadsSomewhere(t *testing.T) {
	regler, alle := lovUnder(t, 0).Regler(), proeverne(t)
	sider := map[string]string{"REGLER.md": reglerMd(regler, alle), "AENDRINGER.md": aendringerMd(regler, alle)}
	steder := map[string]bool{}
	for navn, side := range sider {
		for _, a := range ankre.FindAllStringSubmatch(side, -1) {
			if sted := navn + "#" + a[1]; steder[sted] {
				t.Errorf("two places are called %s", sted)
			}
			steder[navn+"#"+a[1]] = true
		}
	}
	for navn, side := range sider {
		for _, l := range links.FindAllStringSubmatch(side, -1) {
			fil, sted := l[1], l[2]
			switch {
			case strings.HasPrefix(fil, "https://"):
			case sted == "":
				if _, err := os.Stat(fil); err != nil {
					t.Errorf("%s leads to a file that is not there: %v", navn, err)
				}
			case !steder[cmp.Or(fil, navn)+"#"+sted]:
				t.Errorf("%s leads to %s#%s, which is not there", navn, fil, sted)
			}
		}
	}
}
