package site

import (
	"fmt"
	"strconv"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// The page of a kommune: what was decided and why, the figures that it rests on, and what a
// kommune needs to hold them up against its own system.

// kommunedata is what the template kommune.html gets.
type kommunedata struct {
	Navn, Aar string
	// Maaned is the last month with data, such as »december 2024«; "" where there is none.
	Maaned string
	// Skjult says that at least one of the year's two shares is hidden.
	Skjult     bool
	Afgoerelse afgoerelse
	Maal       [2]maaledel
	Tragt      *skema
	TragtHel   bool
	Ydelser    *skema
	Varighed   *skema
	Afstande   []afstandslinje
	Naboer     *skema
	Laesninger *laesningsdel
	Aarsager   []aarsag
	Aendringer *skema
	Kommando   string
	Filer      []download
}

// kommunebygger makes the page of one kommune.
type kommunebygger struct {
	opslag
	k schemas.Kommune
	// kode is the kommune's code, aar that of the year, and maaned that of the last month with
	// data, "" where there is none: as the axes have them.
	kode, aar, maaned string
	m                 schemas.Month
	lov               aarslov
	maanedslov        maanedslov
}

// kode is a kommune's code as the axes have it.
func kode(k schemas.Kommune) string { return strconv.Itoa(int(k.Kode())) }

// kommune is the page of a kommune. It leads to those of the publication's other files, by
// their paths, that a kommune has use for.
func (r *ramme) kommune(k schemas.Kommune, stier []string) (offentlig.Fil, error) {
	b := nyKommunebygger(r.p, k)
	s := side{Titel: k.Navn(), Om: fmt.Sprintf("Fokusmålene og tilsynet i %s på tallene for %d.", k.Navn(), r.p.Aar), Sti: "kommune/" + b.kode + ".html", Rod: "../"}
	d := b.data()
	d.Filer = b.filer(stier)
	return r.skriv(s, "kommune", d)
}

func nyKommunebygger(p *offentlig.Publikation, k schemas.Kommune) *kommunebygger {
	b := &kommunebygger{opslag: opslag{p}, k: k, kode: kode(k), aar: strconv.Itoa(p.Aar), lov: aarslovFor(p.Aar)}
	b.m = schemas.MonthOf(p.Aar, 12)
	if t := p.Tabel(offentlig.Maaned); t != nil {
		if nr := sidsteMedData(t); nr >= 0 {
			b.maaned, b.m = t.Akser[0].Vaerdier[nr].Kode, schemas.MonthOf(p.Aar, nr+1)
		}
	}
	b.maanedslov = maanedslovFor(b.m)
	return b
}

// sidsteMedData is the last month, by its index, of which any kommune has a number of persons,
// shown or hidden; -1 where there is none.
func sidsteMedData(t *offentlig.Tabel) int {
	personer, alle := t.Maalnr("personer"), nummer(&t.Akser[2], schemas.Alle)
	for m := len(t.Akser[0].Vaerdier) - 1; m >= 0; m-- {
		for sted := range t.Akser[1].Vaerdier {
			if t.Celle(personer, m, sted, alle).Maerke != offentlig.FindesIkke {
				return m
			}
		}
	}
	return -1
}

// data fills the page in, in the order in which it is read.
func (b *kommunebygger) data() kommunedata {
	d := kommunedata{Navn: b.k.Navn(), Aar: b.aar, Afgoerelse: b.afgoerelse(), Afstande: b.afstande(), Laesninger: b.laesninger(), Aendringer: b.aendringer()}
	for i := range d.Maal {
		d.Maal[i] = b.maaledel(i + 1)
		d.Skjult = d.Skjult || d.Afgoerelse.Maal[i].Skjult
	}
	if b.maaned == "" {
		return d
	}
	d.Maaned = maanedsnavn(b.maaned)
	d.Tragt, d.TragtHel = b.tragt()
	d.Ydelser, d.Varighed = b.ydelser(), b.varighed()
	d.Naboer = b.naboskema()
	d.Aarsager = b.aarsager()
	d.Kommando = fmt.Sprintf("fokusmaal forklar --year %s --kommune %s --maaned %d", b.aar, b.kode, b.m.Number())
	return d
}

// download is a file that a kommune's page leads to.
type download struct{ Navn, Sti string }

// filer are the workbooks, and the tables as CSV; what there is more of stands on index.html.
func (b *kommunebygger) filer(stier []string) []download {
	var ud []download
	h := hent(b.p, stier)
	for _, f := range h.Samlet {
		if strings.HasSuffix(f.Sti, ".xlsx") {
			ud = append(ud, download{f.Ord, "../" + f.Sti})
		}
	}
	for _, t := range h.Tabeller {
		for _, f := range t.Filer {
			if strings.HasPrefix(f.Sti, "data/") && strings.HasSuffix(f.Sti, ".csv") {
				ud = append(ud, download{t.Titel + " (CSV)", "../" + f.Sti})
			}
		}
	}
	return ud
}
