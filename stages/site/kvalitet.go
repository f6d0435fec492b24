package site

import (
	"fmt"
	"html/template"

	"fokusmaal/stages/offentlig"
)

// kvalitetsdata is what the template kvalitet.html gets.
type kvalitetsdata struct {
	*offentlig.Publikation
	Indtabeller, Afviste, Kontroller skema
	// Fortrolighed are the numbers of the protection, with what they count.
	Fortrolighed []kvalitetstal
	// MedFund counts the controls that found something.
	MedFund            int
	Ydelse, Samtaler   template.HTML
	Tilsyn, Aendringer bool
}

// kvalitetstal is a number of the run and what it counts.
type kvalitetstal struct{ Hvad, Tal string }

// fortrolighed are the numbers of the protection of small numbers.
func fortrolighed(b *offentlig.Beskyttelse) []kvalitetstal {
	ud := []kvalitetstal{
		{"Tal, der er skjult, fordi de handler om få personer", antal(int64(b.Primaert))},
		{"Tal, der er skjult, fordi de ville røbe andre", antal(int64(b.Sekundaert))},
		{"Skjulte antal, som det er forsøgt at regne ud", antal(int64(b.Angrebne))},
		{"Tidligere offentliggørelser, der indgik i forsøget", antal(int64(b.Tidligere))},
	}
	if b.Angrebne > 0 {
		ud = append(ud, kvalitetstal{"Færreste værdier, et skjult antal kan have", antal(b.MindsteVaerdier)})
	}
	return ud
}

// kvalitet is the page about the quality of the figures, under the headings that Danmarks
// Statistik has for it.
func (r *ramme) kvalitet() (offentlig.Fil, error) {
	q := &r.p.Kvalitet
	d := kvalitetsdata{Publikation: r.p, Indtabeller: indtabeller(r.p), Afviste: afviste(r.p), Kontroller: kontroller(q), Fortrolighed: fortrolighed(&r.p.Beskyttelse),
		Ydelse: faa(r.p, q.DubletterYdelse), Samtaler: faa(r.p, q.DubletterSamtaler),
		Tilsyn: r.p.Tabel(offentlig.Tilsyn) != nil, Aendringer: r.p.Tabel(offentlig.Aendringer) != nil}
	for i := range q.Kontroller {
		if q.Kontroller[i].Fund > 0 {
			d.MedFund++
		}
	}
	return r.skriv(side{Titel: "Kvalitet", Om: fmt.Sprintf("Kvaliteten af tallene for %d: kilder, kontroller, fejl og fortrolighed.", r.p.Aar), Sti: "kvalitet.html"}, "kvalitet", d)
}

// faaRaekker is the limit below which a number of rows is not shown: that of the persons.
func faaRaekker(p *offentlig.Publikation) int64 { return max(3, p.Beskyttelse.Faerrest) }

// erFaa says that a number of rows could be one person's.
func erFaa(p *offentlig.Publikation, n int64) bool { return n > 0 && n < faaRaekker(p) }

// faa is a number of rows; one that could be one person's is shown as under the limit.
func faa(p *offentlig.Publikation, n int64) template.HTML {
	if erFaa(p, n) {
		return template.HTML("under " + antal(faaRaekker(p))) //nolint:gosec // digits
	}
	return template.HTML(antal(n)) //nolint:gosec // digits
}

// indtabeller is the table of what came in. The number of rejected rows of a table is hidden
// where one of its codes is, which it would give back.
func indtabeller(p *offentlig.Publikation) skema {
	s := skema{Titel: "Modtagne rækker", Hoved: "Tabel", Kolonner: []string{"Filer", "Rækker", "Afviste rækker"}}
	for _, t := range p.Kvalitet.Tabeller {
		afvist := faa(p, t.Afvist)
		for _, a := range p.Kvalitet.Afvist {
			if a.Tabel == t.Navn && erFaa(p, a.Raekker) && !erFaa(p, t.Afvist) {
				afvist = maerke(offentlig.Skjult)
			}
		}
		s.Raekker = append(s.Raekker, skemaraekke{Navn: t.Navn, Celler: []skemacelle{{HTML: heltal(int64(t.Filer))}, {HTML: heltal(t.Raekker)}, {HTML: afvist}}})
	}
	return s
}

// heltal is a whole number.
func heltal(n int64) template.HTML { return vis(offentlig.Personer, &offentlig.Celle{Antal: n}) }

// afviste is the table of the rejected rows by code.
func afviste(p *offentlig.Publikation) skema {
	s := skema{Titel: "Afviste rækker efter grund", Hoved: "Tabel og grund", Kolonner: []string{"Rækker"}}
	for _, a := range p.Kvalitet.Afvist {
		s.Raekker = append(s.Raekker, skemaraekke{Navn: a.Tabel + ": " + a.Kode, Celler: []skemacelle{{HTML: faa(p, a.Raekker)}}})
	}
	return s
}

// kontroller is the table of the controls over the whole delivery.
func kontroller(q *offentlig.Kvalitet) skema {
	s := skema{Titel: "Kontroller af hele leverancen", Hoved: "Kontrol", Kolonner: []string{"Fund", "Alvor"}}
	for _, k := range q.Kontroller {
		alvor := "ingen fund"
		if k.Fund > 0 {
			alvor = k.Alvor
		}
		s.Raekker = append(s.Raekker, skemaraekke{Navn: k.Kode + ": " + k.Titel, Celler: []skemacelle{{HTML: heltal(int64(k.Fund))}, {HTML: template.HTML(template.HTMLEscapeString(alvor))}}}) //nolint:gosec // escaped
	}
	return s
}
