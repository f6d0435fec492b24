package site

import "fokusmaal/stages/offentlig"

// index is the page of the country.
func (r *ramme) index() (offentlig.Fil, error) {
	s := side{Titel: "Lader kommunerne de langvarige ydelsesmodtagere i stikken?", Sti: "index.html", Sorter: true}
	return r.skriv(s, "index", nil)
}
