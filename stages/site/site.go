package site

import (
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// Sider are all pages of a publication: index.html, those of the kommuner in order of code,
// metode.html and kvalitet.html. The rules are the text of REGLER.md; stier are the paths of the
// publication's other files, to which the pages link. An error means that a template does not
// fit the data: a fault of this program.
func Sider(p *offentlig.Publikation, regler string, stier []string) ([]offentlig.Fil, error) {
	r, err := nyRamme(p)
	if err != nil {
		return nil, err
	}
	sider := make([]offentlig.Fil, 0, schemas.Kommuner+3)
	tilfoej := func(f offentlig.Fil, err error) error {
		sider = append(sider, f)
		return err
	}
	if err := tilfoej(r.index(stier)); err != nil {
		return nil, err
	}
	for k := range schemas.Kommune(schemas.Kommuner) {
		if err := tilfoej(r.kommune(k, stier)); err != nil {
			return nil, fmt.Errorf("the page of kommune %d: %w", k.Kode(), err)
		}
	}
	if err := tilfoej(r.metode(regler)); err != nil {
		return nil, err
	}
	if err := tilfoej(r.kvalitet()); err != nil {
		return nil, err
	}
	return sider, nil
}
