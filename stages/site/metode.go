package site

import (
	"html/template"

	"fokusmaal/stages/offentlig"
)

// metodedata is what the template metode.html gets.
type metodedata struct {
	offentlig.Beskyttelse
	Regler template.HTML
}

// metode is the page about how it is counted, from the text of REGLER.md. An error says which
// line of it cannot be shown.
func (r *ramme) metode(regler string) (offentlig.Fil, error) {
	tekst, err := tilHTML(regler)
	if err != nil {
		return offentlig.Fil{}, err
	}
	return r.skriv(side{Titel: "Metode", Om: "Hvordan fokusmålene er talt: tegn, små tal og reglerne én for én med lovens ord.", Sti: "metode.html"}, "metode", metodedata{r.p.Beskyttelse, tekst})
}
