package site

import (
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// noegletal is one of the three numbers of the year: how many kommuner, of what, and which.
type noegletal struct {
	Tal  int
	Ord  string
	Note string
	// Hvem are the kommuner, where it is worth naming them.
	Hvem []kommunelink
}

// kommunelink is a kommune that a page leads to.
type kommunelink struct {
	Kode int32
	Navn string
}

// noegletallene are the decisions of the year in three numbers. A year that has decided
// something says whom it put under tilsyn and who is left there; another one only who meets
// which goal.
func noegletallene(p *offentlig.Publikation, raekker []kommunerad) [3]noegletal {
	maal := [3]int{}
	for _, r := range raekker {
		for i, holder := range [3]bool{r.Opfyldt[0], r.Opfyldt[1], r.Begge} {
			if holder {
				maal[i]++
			}
		}
	}
	if p.Tabel(offentlig.Tilsyn) == nil || p.Foreloebig {
		return udenAfgoerelser(p.Foreloebig, maal)
	}
	var nye, under []kommunelink
	administration := 0
	for _, r := range raekker {
		switch schemas.TilsynsstatusFraKode(r.Status) {
		case schemas.SkaerpetTilsyn:
			if r.StatusFoer != r.Status {
				nye = append(nye, kommunelink{r.Kode, r.Navn})
			}
		case schemas.Administration:
			administration++
			under = append(under, kommunelink{r.Kode, r.Navn})
		case schemas.Forlaenget:
			under = append(under, kommunelink{r.Kode, r.Navn})
		}
	}
	return [3]noegletal{
		{len(nye), "udvalgt til skærpet tilsyn", "Nye på grund af årets tal (§ 6).", nye},
		{len(under), "med forlænget tilsyn eller under administration", fmt.Sprintf("%d med forlænget tilsyn (§ 11) og %d under administration (§ 12).", len(under)-administration, administration), under},
		{maal[2], "opfylder begge fokusmål", fmt.Sprintf("Fokusmål 1 opfyldes af %d og fokusmål 2 af %d af de %d kommuner.", maal[0], maal[1], schemas.Kommuner), nil},
	}
}

func udenAfgoerelser(foreloebig bool, maal [3]int) [3]noegletal {
	ord := [3]string{"opfylder fokusmål 1", "opfylder fokusmål 2", "opfylder begge fokusmål"}
	note := fmt.Sprintf("Ud af %d kommuner.", schemas.Kommuner)
	if foreloebig {
		ord = [3]string{"er indtil nu under grænsen i fokusmål 1", "er indtil nu under grænsen i fokusmål 2", "er indtil nu under begge grænser"}
		note += " Intet er afgjort."
	}
	var ud [3]noegletal
	for i := range ud {
		ud[i] = noegletal{Tal: maal[i], Ord: ord[i], Note: note}
	}
	return ud
}
