package site

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

// aaret is the made-up publication with annual shares that lie about their limits, verdicts
// that fit them, and a few decisions, as those of a real year do. Its marks are as they came.
func aaret() *offentlig.Publikation {
	p := proeve.Publikation()
	t := p.Tabel(offentlig.Aar)
	for i, f := range maalene {
		for k := range t.Akser[1].Vaerdier {
			andel, dom := t.Celle(t.Maalnr(f.andel), 0, k), t.Celle(t.Maalnr(f.opfyldt), 0, k)
			n := int64(k*7919+i*104729)%101 + int64(k*6151+i*31)%101
			promille := f.Graense - 100 + n
			*dom = offentlig.Celle{}
			if promille < f.Graense {
				dom.Antal = 1
			}
			if andel.Maerke == offentlig.Vist {
				*andel = offentlig.Celle{Promille: promille, Andel: float64(promille) / 1000}
			}
		}
	}
	afgoerelser(p)
	return p
}

// afgoerelser lets few kommuner be under tilsyn.
func afgoerelser(p *offentlig.Publikation) {
	t := p.Tabel(offentlig.Tilsyn)
	for k := range t.Akser[1].Vaerdier {
		foer, nu := schemas.IngenTilsyn, schemas.IngenTilsyn
		switch k % 14 {
		case 3:
			nu = schemas.SkaerpetTilsyn
		case 7:
			foer, nu = schemas.SkaerpetTilsyn, schemas.Forlaenget
		case 11:
			foer = schemas.SkaerpetTilsyn
		}
		if k == 72 {
			foer, nu = schemas.Forlaenget, schemas.Administration
		}
		*t.Celle(t.Maalnr("status_foer"), 0, k) = offentlig.Celle{Tekst: foer.String()}
		*t.Celle(t.Maalnr("status"), 0, k) = offentlig.Celle{Tekst: nu.String()}
	}
}
