package site

import "fokusmaal/stages/offentlig"

// metode is the page about how it is counted, from the text of REGLER.md.
func (r *ramme) metode(regler string) (offentlig.Fil, error) {
	return r.skriv(side{Titel: "Metode", Sti: "metode.html"}, "metode", regler)
}
