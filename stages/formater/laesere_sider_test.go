package formater_test

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
	"fokusmaal/stages/site"
)

// The pages for people, read back like the files for machines. A page shows a part of the
// figures: whatever it shows is to be that of the model, and what it has to show at least is
// said in krav.

// sidensTal is a figure as a page has it: for people, and for those who read it back.
type sidensTal struct{ tekst, v string }

// laestSide are the figures of a page in their order; those of a place that is shown twice are
// there twice.
type laestSide struct {
	sti string
	tal []site.Laest
	// skjulte is how often the page has a figure for machines that is hidden; tavse how often it
	// has nothing but the sign and the words for it.
	skjulte, tavse int
	// kort are the squares of the two maps of index.html: what stands in each, and what is read
	// aloud of it.
	kort []kortfelt
}

// kortfelt is a kommune's square on the map of a fokusmål, 0 or 1.
type kortfelt struct {
	fokusmaal        int
	kode, ord, tekst string
}

var kortfelter = regexp.MustCompile(`<a class="k\d" href="kommune/(\d+)\.html"><span class="vh">([^<]*)</span>.*?<b>([^<]*)</b>`)

// skjultHTML is all that a page may have in the place of a hidden figure.
const skjultHTML = `data-v="skjult"><span class="maerke"><span aria-hidden="true">..</span><span class="vh">skjult af hensyn til få personer</span></span></`

// proevesider are the pages of the made-up publication as they were read back, made once.
var proevesider = sync.OnceValues(func() ([]laestSide, error) { return laesSider(proeve.Publikation()) })

func laesProevesider(t *testing.T) []laestSide {
	t.Helper()
	sider, err := proevesider()
	if err != nil {
		t.Fatal(err)
	}
	return slices.Clone(sider)
}

// laesSider writes index.html and the pages of the kommuner and reads them back.
func laesSider(p *offentlig.Publikation) ([]laestSide, error) {
	filer, err := site.Sider(p, "# Regler\n", nil, offentlig.EfterHinanden)
	if err != nil {
		return nil, err
	}
	var sider []laestSide
	for _, fil := range filer {
		if fil.Sti != "index.html" && path.Dir(fil.Sti) != "kommune" {
			continue
		}
		tal, err := site.LaesSide(fil.Data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", fil.Sti, err)
		}
		side := laestSide{sti: fil.Sti, tal: tal, skjulte: bytes.Count(fil.Data, []byte(`data-v="skjult"`)), tavse: bytes.Count(fil.Data, []byte(skjultHTML))}
		for nr, felt := range kortfelter.FindAllSubmatch(fil.Data, -1) {
			side.kort = append(side.kort, kortfelt{nr / schemas.Kommuner, string(felt[1]), string(felt[2]), string(felt[3])})
		}
		sider = append(sider, side)
	}
	if len(sider) != schemas.Kommuner+1 {
		return nil, fmt.Errorf("expected index.html and a page for each of %d kommuner, found %d pages", schemas.Kommuner, len(sider))
	}
	return sider, nil
}

// sidetekst is a figure as people read it.
func sidetekst(navn string, c *offentlig.Celle, e offentlig.Enhed) string {
	if c.Maerke != offentlig.Vist {
		return map[offentlig.Maerke]string{offentlig.Skjult: "..", offentlig.FindesIkke: "."}[c.Maerke]
	}
	switch e {
	case offentlig.Personer, offentlig.Maaneder:
		return medPunktum(c.Antal)
	case offentlig.Andel:
		return fmt.Sprintf("%d,%d", c.Promille/10, c.Promille%10)
	case offentlig.JaNej:
		return map[int64]string{0: "Ikke opfyldt", 1: "Opfyldt"}[c.Antal]
	case offentlig.Dato:
		var aar, maaned, dag int
		_, _ = fmt.Sscanf(c.Tekst, "%d-%d-%d", &aar, &maaned, &dag)
		return fmt.Sprintf("%d. %s %d", dag, []string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}[maaned-1], aar)
	}
	if strings.HasPrefix(navn, "status") {
		return map[string]string{"ingen": "Intet tilsyn", "skaerpet_tilsyn": "Skærpet tilsyn", "forlaenget": "Forlænget skærpet tilsyn", "administration": "Under administration", "ikke_afgjort": "Ikke afgjort"}[c.Tekst]
	}
	return c.Tekst
}

func medPunktum(n int64) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return medPunktum(n/1000) + fmt.Sprintf(".%03d", n%1000)
}

// sidenoegle is a figure by table, kind and the codes of its place, as pages name it.
func sidenoegle(tabel, maal string, koder ...string) string {
	return strings.Join(append([]string{tabel, maal}, koder...), " ")
}

// nytSidetal is a figure as pages are to have it.
func nytSidetal(maal *offentlig.Maal, c *offentlig.Celle) sidensTal {
	tal := sidensTal{sidetekst(maal.Navn, c, maal.Enhed), c.Maerke.String()}
	switch {
	case c.Maerke != offentlig.Vist:
	case maal.Enhed == offentlig.Andel:
		tal.v = fmt.Sprint(c.Promille)
	case maal.Enhed == offentlig.Tekst || maal.Enhed == offentlig.Dato:
		tal.v = c.Tekst
	default:
		tal.v = fmt.Sprint(c.Antal)
	}
	return tal
}

// sidernesModel are all figures of a publication as pages are to have them.
func sidernesModel(p *offentlig.Publikation) map[string]sidensTal {
	alle := map[string]sidensTal{}
	for i := range p.Tabeller {
		t := &p.Tabeller[i]
		for nr := range t.Pladser() {
			var koder []string
			for a, plads := range t.Plads(nr) {
				koder = append(koder, t.Akser[a].Vaerdier[plads].Kode)
			}
			for m := range t.Maal {
				alle[sidenoegle(t.ID, t.Maal[m].Navn, koder...)] = nytSidetal(&t.Maal[m], &t.Raekke(nr)[m])
			}
		}
	}
	return alle
}
