package site

import (
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// Sider are all pages of a publication: index.html, those of the kommuner in order of code,
// metode.html and kvalitet.html. The rules are the text of REGLER.md; stier are the paths of the
// publication's other files, to which the pages link. Each page is a task. An error means that
// a template does not fit the data: a fault of this program.
func Sider(p *offentlig.Publikation, regler string, stier []string, samtidig offentlig.Samtidig) ([]offentlig.Fil, error) {
	r, err := nyRamme(p)
	if err != nil {
		return nil, err
	}
	skriv := []func() (offentlig.Fil, error){func() (offentlig.Fil, error) { return r.index(stier) }}
	for k := range schemas.Kommune(schemas.Kommuner) {
		skriv = append(skriv, func() (offentlig.Fil, error) {
			side, err := r.kommune(k, stier)
			if err != nil {
				err = fmt.Errorf("the page of kommune %d: %w", k.Kode(), err)
			}
			return side, err
		})
	}
	skriv = append(skriv, func() (offentlig.Fil, error) { return r.metode(regler) }, r.kvalitet)

	sider := make([]offentlig.Fil, len(skriv))
	var opgaver []func() error
	for i := range skriv {
		opgaver = append(opgaver, func() (err error) {
			sider[i], err = skriv[i]()
			return err
		})
	}
	return sider, samtidig(opgaver...)
}
