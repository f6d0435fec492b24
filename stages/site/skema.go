package site

import (
	"html/template"
	"strings"

	"fokusmaal/stages/offentlig"
)

// The tables of a kommune's page, all drawn by one template. Every cell that is one of the
// publication says which, so that the page can be read back and compared.

// skema is a table of a page.
type skema struct {
	Titel, Hoved string
	Kolonner     []string
	Raekker      []skemaraekke
	// Klasse is that of the table element.
	Klasse string
}

// skemaraekke is a row. Link leads from its name to a page; IAlt says that it is a sum, a mean,
// or the kommune itself.
type skemaraekke struct {
	Navn, Link string
	Sted       *lovsted
	IAlt       bool
	Celler     []skemacelle
}

// Ordkolonne says that a column holds words, and not numbers.
func (s skema) Ordkolonne(nr int) bool {
	return len(s.Raekker) > 0 && nr < len(s.Raekker[0].Celler) && s.Raekker[0].Celler[nr].Ord
}

// skemacelle is a cell as it is shown.
type skemacelle struct {
	// HTML is the figure or its mark.
	HTML template.HTML
	// Kilde says which figure of the publication it is: table, kind of figure and the codes of
	// its place, with spaces between; V is what it holds, as [data] writes it.
	Kilde, V string
	// Ord says that it is words, which stand to the left.
	Ord bool
	// Stribe is a bar of the share, nil without.
	Stribe *stribe
}

// TD is the cell as an element of a table. It is written here, and not by a template, because a
// page has some hundred of them.
func (c skemacelle) TD() template.HTML {
	var ud strings.Builder
	ud.WriteString("<td")
	if c.Ord {
		ud.WriteString(` class="ord"`)
	}
	if c.Kilde != "" {
		ud.WriteString(` data-c="` + template.HTMLEscapeString(c.Kilde) + `" data-v="` + template.HTMLEscapeString(c.V) + `"`)
	}
	ud.WriteString(">" + string(c.HTML))
	if c.Stribe != nil {
		ud.WriteString(string(c.Stribe.SVG()))
	}
	ud.WriteString("</td>")
	return template.HTML(ud.String()) //nolint:gosec // every text in it is escaped
}

// viser is the cell of a kind of figure at the indices of a place of a table.
func viser(t *offentlig.Tabel, navn string, plads ...int) skemacelle {
	nr := t.Maalnr(navn)
	kilde := t.ID + " " + navn
	for i, p := range plads {
		kilde += " " + t.Akser[i].Vaerdier[p].Kode
	}
	c, enhed := t.Celle(nr, plads...), t.Maal[nr].Enhed
	ord := enhed == offentlig.JaNej || enhed == offentlig.Tekst || enhed == offentlig.Dato
	return skemacelle{HTML: vis(enhed, c), Kilde: kilde, V: data(enhed, c), Ord: ord}
}

// stribe is a bar beside a figure, in pct. of its width: from Fra, so Lang, with a mark at
// Graense where that is not empty.
type stribe struct {
	Fra, Lang, Graense string
}

// SVG draws the bar. It says nothing that does not stand beside it as a number.
func (s *stribe) SVG() template.HTML {
	graense := ""
	if s.Graense != "" {
		graense = `<path d="M` + s.Graense + ` 0V8"/>`
	}
	return template.HTML(`<svg class="stribe" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect x="` + s.Fra + `" y="2" width="` + s.Lang + `" height="4"/>` + graense + "</svg>") //nolint:gosec // digits
}

// opslag looks figures up by their codes.
type opslag struct{ p *offentlig.Publikation }

// celle is the figure of a kind at the codes of a place, one for each axis. Where the
// publication has no such place there is none.
func (o opslag) celle(tabel, maal string, koder ...string) *offentlig.Celle {
	t := o.p.Tabel(tabel)
	if t == nil || len(koder) != len(t.Akser) {
		return &offentlig.Celle{Maerke: offentlig.FindesIkke}
	}
	plads := make([]int, len(koder))
	for i, kode := range koder {
		if plads[i] = nummer(&t.Akser[i], kode); plads[i] < 0 {
			return &offentlig.Celle{Maerke: offentlig.FindesIkke}
		}
	}
	return t.Celle(t.Maalnr(maal), plads...)
}

// nummer is the index of a code on an axis, -1 where it is not there.
func nummer(a *offentlig.Akse, kode string) int {
	for i := range a.Vaerdier {
		if a.Vaerdier[i].Kode == kode {
			return i
		}
	}
	return -1
}

// vist is a figure as a cell of a page.
func (o opslag) vist(tabel, maal string, koder ...string) skemacelle {
	c := o.celle(tabel, maal, koder...)
	t := o.p.Tabel(tabel)
	if t == nil {
		return skemacelle{HTML: maerke(offentlig.FindesIkke)}
	}
	enhed := t.Maal[t.Maalnr(maal)].Enhed
	s := skemacelle{HTML: vis(enhed, c), Kilde: strings.Join(append([]string{tabel, maal}, koder...), " "), V: data(enhed, c)}
	s.Ord = enhed == offentlig.JaNej || enhed == offentlig.Tekst || enhed == offentlig.Dato
	if strings.HasPrefix(maal, "status") && c.Maerke == offentlig.Vist {
		s.HTML = template.HTML(template.HTMLEscapeString(statusnavn(c.Tekst))) //nolint:gosec // escaped
	}
	return s
}

// medStribe is a share with its bar and the limit.
func (o opslag) medStribe(graense int64, tabel, maal string, koder ...string) skemacelle {
	s := o.vist(tabel, maal, koder...)
	if c := o.celle(tabel, maal, koder...); c.Maerke == offentlig.Vist {
		s.Stribe = &stribe{Fra: "0", Lang: procent(c.Promille), Graense: procent(graense)}
	}
	return s
}

// procent writes tenths of a pct. for an attribute of SVG: 287 is 28.7.
func procent(promille int64) string { return strings.Replace(pct(promille), ",", ".", 1) }
