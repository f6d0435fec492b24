package site

import (
	"html/template"
	"strconv"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// How figures are written in Danish: 12.345, 28,7, 30. april 2025.

// antal is a whole number, with a dot between thousands and a real minus.
func antal(n int64) string {
	if n < 0 {
		return "−" + antal(-n)
	}
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// pct is tenths of a pct. with a decimal comma: 287 is 28,7.
func pct(promille int64) string {
	if promille < 0 {
		return "−" + pct(-promille)
	}
	return antal(promille/10) + "," + strconv.FormatInt(promille%10, 10)
}

// aendring is a difference in tenths of a percentage point, always with its sign: +1,2.
func aendring(promille int64) string {
	if promille > 0 {
		return "+" + pct(promille)
	}
	return pct(promille)
}

var maanedsnavne = [...]string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}

// maanedsnavn is that of a month's code on an axis: 2024-07-01 is juli 2024. What is no such
// code stays as it is.
func maanedsnavn(kode string) string {
	d, ok := delt(kode)
	if !ok {
		return kode
	}
	return maanedsnavne[d.maaned-1] + " " + d.aar
}

// datonavn is a day in words: 2025-04-30 is 30. april 2025. What is no day stays as it is.
func datonavn(kode string) string {
	d, ok := delt(kode)
	if !ok {
		return kode
	}
	return strconv.Itoa(d.dag) + ". " + maanedsnavne[d.maaned-1] + " " + d.aar
}

// dag is a calendar day as it is read aloud.
type dag struct {
	aar         string
	maaned, dag int
}

func delt(kode string) (dag, bool) {
	dele := strings.Split(kode, "-")
	if len(dele) != 3 {
		return dag{}, false
	}
	maaned, err := strconv.Atoi(dele[1])
	nr, err2 := strconv.Atoi(dele[2])
	if err != nil || err2 != nil || maaned < 1 || maaned > 12 {
		return dag{}, false
	}
	return dag{dele[0], maaned, nr}, true
}

// The words that a screen reader reads in the place of a mark.
const (
	ordSkjult     = "skjult af hensyn til få personer"
	ordFindesIkke = "findes ikke"
)

// ordFor are the words of a mark.
func ordFor(m offentlig.Maerke) string {
	if m == offentlig.Skjult {
		return ordSkjult
	}
	return ordFindesIkke
}

// maerke is a mark in the place of a figure: its sign for the eye, its words for the ear.
func maerke(m offentlig.Maerke) template.HTML {
	return template.HTML(`<span class="maerke"><span aria-hidden="true">` + m.Tegn() + `</span><span class="vh">` + ordFor(m) + `</span></span>`)
}

// vis is a cell as people read it. A verdict has its sign and its word.
func vis(enhed offentlig.Enhed, c *offentlig.Celle) template.HTML {
	if c.Maerke != offentlig.Vist {
		return maerke(c.Maerke)
	}
	switch enhed {
	case offentlig.Andel:
		return template.HTML(pct(c.Promille))
	case offentlig.JaNej:
		return opfyldt(c.Antal == 1)
	case offentlig.Dato:
		return template.HTML(template.HTMLEscapeString(datonavn(c.Tekst)))
	case offentlig.Tekst:
		return template.HTML(template.HTMLEscapeString(c.Tekst))
	}
	return template.HTML(antal(c.Antal))
}

// opfyldt is a verdict, by sign and word and not by colour alone.
func opfyldt(ja bool) template.HTML {
	if ja {
		return `<span class="dom ja"><span class="tegn" aria-hidden="true">✓</span> Opfyldt</span>`
	}
	return `<span class="dom nej"><span class="tegn" aria-hidden="true">✕</span> Ikke opfyldt</span>`
}

// data is a cell for the machine that reads the page back: the number, or the mark.
func data(enhed offentlig.Enhed, c *offentlig.Celle) string {
	switch {
	case c.Maerke != offentlig.Vist:
		return c.Maerke.String()
	case enhed == offentlig.Andel:
		return strconv.FormatInt(c.Promille, 10)
	case enhed == offentlig.Tekst || enhed == offentlig.Dato:
		return c.Tekst
	}
	return strconv.FormatInt(c.Antal, 10)
}

// statusnavn is a tilsyn status in words; a code that is none of them stays as it is.
func statusnavn(kode string) string {
	switch schemas.TilsynsstatusFraKode(kode) {
	case schemas.IngenTilsyn:
		return "Intet tilsyn"
	case schemas.SkaerpetTilsyn:
		return "Skærpet tilsyn"
	case schemas.Forlaenget:
		return "Forlænget skærpet tilsyn"
	case schemas.Administration:
		return "Under administration"
	case schemas.IkkeAfgjort:
		return "Ikke afgjort"
	}
	return kode
}

// funktioner are those that the templates may use.
func funktioner() template.FuncMap {
	return template.FuncMap{
		"antal": antal, "pct": pct, "aendring": aendring, "maaned": maanedsnavn, "dato": datonavn,
		"vis": vis, "data": data, "opfyldt": opfyldt, "status": statusnavn,
		"lagt": func(a, b int) int { return a + b },
	}
}
