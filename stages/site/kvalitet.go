package site

import "fokusmaal/stages/offentlig"

// kvalitet is the page about the quality of the figures.
func (r *ramme) kvalitet() (offentlig.Fil, error) {
	return r.skriv(side{Titel: "Kvalitet", Sti: "kvalitet.html"}, "kvalitet", nil)
}
