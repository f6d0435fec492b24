package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// kommunetabel is the table of all kommuner, which a reader can sort and filter.
type kommunetabel struct {
	// Maaned is the code of the month whose persons are shown.
	Maaned  string
	Tilsyn  bool
	Landet  kommunerad
	Raekker []kommunerad
}

// kommunerad is its row of a kommune, or of Hele landet.
type kommunerad struct {
	Kode int32
	Navn string
	// Maal are the share and the verdict of the two fokusmål.
	Maal [2]struct{ Andel, Opfyldt skemacelle }
	// Opfyldt says of each whether it is shown as met.
	Opfyldt [2]bool
	// Status and StatusFoer are the codes of the tilsyn; Tilsyn is the status as it is shown.
	Status, StatusFoer string
	Tilsyn, Personer   skemacelle
	// Begge says that both goals are shown as met.
	Begge bool
}

// kommunerne is the table: Hele landet, then the kommuner in the order of the alphabet.
func kommunerne(p *offentlig.Publikation) kommunetabel {
	maaned, tilsyn := p.Tabel(offentlig.Maaned), p.Tabel(offentlig.Tilsyn)
	sidste := sidsteMaaned(maaned)
	tabel := kommunetabel{Maaned: maaned.Akser[0].Vaerdier[sidste].Kode, Tilsyn: tilsyn != nil, Landet: rad(p, sidste, 0)}
	tabel.Landet.Navn = schemas.HeleLandetNavn
	for k := range schemas.Kommune(schemas.Kommuner) {
		r := rad(p, sidste, omraade(k))
		r.Kode, r.Navn = k.Kode(), k.Navn()
		if tilsyn != nil {
			r.tilsyn(tilsyn, k)
		}
		tabel.Raekker = append(tabel.Raekker, r)
	}
	slices.SortFunc(tabel.Raekker, func(a, b kommunerad) int { return alfabetisk(a.Navn, b.Navn) })
	return tabel
}

func rad(p *offentlig.Publikation, sidste, omraade int) kommunerad {
	aar, maaned := p.Tabel(offentlig.Aar), p.Tabel(offentlig.Maaned)
	r := kommunerad{Begge: true}
	for i, f := range maalene {
		r.Maal[i].Andel, r.Maal[i].Opfyldt = viser(aar, f.andel, 0, omraade), viser(aar, f.opfyldt, 0, omraade)
		r.Opfyldt[i] = ja(aar.Celle(aar.Maalnr(f.opfyldt), 0, omraade))
		r.Begge = r.Begge && r.Opfyldt[i]
	}
	r.Personer = viser(maaned, "personer", sidste, omraade, len(maaned.Akser[2].Vaerdier)-1)
	return r
}

// tilsyn takes in where the kommune stands, and stood before.
func (r *kommunerad) tilsyn(t *offentlig.Tabel, k schemas.Kommune) {
	r.Status = t.Celle(t.Maalnr("status"), 0, int(k)).Tekst
	r.StatusFoer = t.Celle(t.Maalnr("status_foer"), 0, int(k)).Tekst
	r.Tilsyn = viser(t, "status", 0, int(k))
	if r.Status != "" {
		r.Tilsyn.HTML = template.HTML(template.HTMLEscapeString(statusnavn(r.Status)))
	}
}

// UnderTilsyn says that the kommune has a status of tilsyn other than none.
func (r kommunerad) UnderTilsyn() bool {
	s := schemas.TilsynsstatusFraKode(r.Status)
	return s == schemas.SkaerpetTilsyn || s == schemas.Forlaenget || s == schemas.Administration
}

// ja says that a verdict is shown and is ja.
func ja(c *offentlig.Celle) bool { return c.Maerke == offentlig.Vist && c.Antal == 1 }

// sidsteMaaned is the index of the last month in which the table shows a figure of Hele landet.
// Of a table without any it is the last month.
func sidsteMaaned(t *offentlig.Tabel) int {
	maaneder, grupper := len(t.Akser[0].Vaerdier), len(t.Akser[2].Vaerdier)
	for m := maaneder - 1; m >= 0; m-- {
		for g := range grupper {
			for i := range t.Maal {
				if c := t.Celle(i, m, 0, g); c.Maerke == offentlig.Vist && c.Antal+c.Promille > 0 {
					return m
				}
			}
		}
	}
	return maaneder - 1
}

// alfabetisk compares two names in the order of the Danish alphabet, in which Aa is Å.
func alfabetisk(a, b string) int {
	return cmp.Or(slices.Compare(vaegte(a), vaegte(b)), cmp.Compare(a, b))
}

// vaegte are the letters by their place in the alphabet; what is no letter comes first.
func vaegte(navn string) []int {
	var ud []int
	for _, r := range strings.ReplaceAll(strings.ToLower(navn), "aa", "å") {
		ud = append(ud, 1+strings.IndexRune("abcdefghijklmnopqrstuvwxyzæøå", r))
	}
	return ud
}
