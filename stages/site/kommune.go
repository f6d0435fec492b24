package site

import (
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// kommune is the page of a kommune.
func (r *ramme) kommune(k schemas.Kommune) (offentlig.Fil, error) {
	return r.skriv(side{Titel: k.Navn(), Sti: fmt.Sprintf("kommune/%d.html", k.Kode()), Rod: "../"}, "kommune", nil)
}
