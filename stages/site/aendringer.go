package site

import (
	"cmp"
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// aendringerne say what is different from the publication before this one.
type aendringerne struct {
	// Kommuner are how many have a figure, a verdict or a status that changed.
	Kommuner int
	// SkiftKommuner are how many of them have a verdict or a status that changed: Skift.
	SkiftKommuner int
	Skift         []skift
	// Stoerst are the biggest changes of the shown shares, of the two fokusmål.
	Stoerst [2][]flytning
}

// skift is a verdict or a status of a kommune that changed.
type skift struct {
	Kode                 int32
	Navn, Hvad, Foer, Nu string
}

// flytning is a shown share that changed: now, before, and the difference of the two figures as
// they are shown.
type flytning struct {
	Kode           int32
	Navn           string
	Nu, Foer, Skel int64
}

// visteFlytninger is how many of the biggest changes are shown.
const visteFlytninger = 5

// aendret reads the table of changes; nil where there is none.
func aendret(t *offentlig.Tabel) *aendringerne {
	if t == nil {
		return nil
	}
	ud := &aendringerne{}
	for k := range schemas.Kommune(schemas.Kommuner) {
		skift, flyttet := ud.kommune(t, k)
		if skift || flyttet {
			ud.Kommuner++
		}
		if skift {
			ud.SkiftKommuner++
		}
	}
	for i := range ud.Stoerst {
		slices.SortStableFunc(ud.Stoerst[i], func(a, b flytning) int { return cmp.Compare(max(b.Skel, -b.Skel), max(a.Skel, -a.Skel)) })
		ud.Stoerst[i] = ud.Stoerst[i][:min(visteFlytninger, len(ud.Stoerst[i]))]
	}
	return ud
}

// kommune takes in the changes of a kommune, and says of what kind there were any.
func (a *aendringerne) kommune(t *offentlig.Tabel, k schemas.Kommune) (skiftede, flyttet bool) {
	foer := len(a.Skift)
	for i, f := range maalene {
		nu, da := t.Celle(t.Maalnr(f.opfyldt), 0, omraade(k)), t.Celle(t.Maalnr(f.opfyldt+"_foer"), 0, omraade(k))
		if beggeVist(nu, da) && nu.Antal != da.Antal {
			a.Skift = append(a.Skift, skift{k.Kode(), k.Navn(), "Fokusmål " + antal(int64(f.Nr)), domord(da), domord(nu)})
		}
		nu, da = t.Celle(t.Maalnr(f.andel), 0, omraade(k)), t.Celle(t.Maalnr(f.andel+"_foer"), 0, omraade(k))
		if beggeVist(nu, da) && nu.Promille != da.Promille {
			flyttet = true
			a.Stoerst[i] = append(a.Stoerst[i], flytning{k.Kode(), k.Navn(), nu.Promille, da.Promille, nu.Promille - da.Promille})
		}
	}
	nu, da := t.Celle(t.Maalnr("status"), 0, omraade(k)), t.Celle(t.Maalnr("status_foer"), 0, omraade(k))
	if beggeVist(nu, da) && nu.Tekst != da.Tekst {
		a.Skift = append(a.Skift, skift{k.Kode(), k.Navn(), "Tilsyn", statusnavn(da.Tekst), statusnavn(nu.Tekst)})
	}
	return len(a.Skift) > foer, flyttet
}

func beggeVist(a, b *offentlig.Celle) bool {
	return a.Maerke == offentlig.Vist && b.Maerke == offentlig.Vist
}

func domord(c *offentlig.Celle) string {
	if ja(c) {
		return "Opfyldt"
	}
	return "Ikke opfyldt"
}
