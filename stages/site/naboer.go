package site

import (
	"cmp"
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// antalNaboer is how many kommuner of about the same size a page shows.
const antalNaboer = 6

// nabo is a kommune and its persons in the population of a month.
type nabo struct {
	kommune  schemas.Kommune
	personer int64
}

// naboer are the kommuner nearest in size to one, together with it, largest first; of two as
// near, the one with the lower code. Size is the shown number of persons: a kommune whose
// number is not shown is nobody's neighbour, and one that is asked about has none.
func naboer(o opslag, k schemas.Kommune, maaned string) []nabo {
	egen := o.personer(k, maaned)
	if egen.Maerke != offentlig.Vist {
		return nil
	}
	var andre []nabo
	for anden := range schemas.Kommune(schemas.Kommuner) {
		if c := o.personer(anden, maaned); anden != k && c.Maerke == offentlig.Vist {
			andre = append(andre, nabo{anden, c.Antal})
		}
	}
	slices.SortStableFunc(andre, func(a, b nabo) int {
		return cmp.Compare(afstand(a.personer, egen.Antal), afstand(b.personer, egen.Antal))
	})
	ud := append(andre[:min(antalNaboer, len(andre))], nabo{k, egen.Antal})
	slices.SortFunc(ud, func(a, b nabo) int {
		return cmp.Or(cmp.Compare(b.personer, a.personer), cmp.Compare(a.kommune, b.kommune))
	})
	return ud
}

func afstand(a, b int64) int64 { return max(a-b, b-a) }

// personer is the kommune's population of a month.
func (o opslag) personer(k schemas.Kommune, maaned string) *offentlig.Celle {
	return o.celle(offentlig.Maaned, "personer", maaned, kode(k), schemas.Alle)
}

// naboskema is the table of the neighbours; nil where there are none.
func (b *kommunebygger) naboskema() *skema {
	alle := naboer(b.opslag, b.k, b.maaned)
	if len(alle) == 0 {
		return nil
	}
	s := &skema{Titel: "Kommuner med omtrent lige så mange personer i populationen", Hoved: "Kommune",
		Kolonner: []string{"Personer, " + maanedsnavn(b.maaned), "Fokusmål 1, pct. i gns. af året", "Fokusmål 1", "Fokusmål 2, pct. i gns. af året", "Fokusmål 2"}}
	for _, n := range alle {
		kk := kode(n.kommune)
		r := skemaraekke{Navn: n.kommune.Navn(), IAlt: n.kommune == b.k}
		if n.kommune != b.k {
			r.Link = kk + ".html"
		}
		r.Celler = []skemacelle{
			b.vist(offentlig.Maaned, "personer", b.maaned, kk, schemas.Alle),
			b.vist(offentlig.Aar, "andel_uden_tilbud", b.aar, kk), b.vist(offentlig.Aar, "maal1_opfyldt", b.aar, kk),
			b.vist(offentlig.Aar, "andel_faerre_end_4_samtaler", b.aar, kk), b.vist(offentlig.Aar, "maal2_opfyldt", b.aar, kk),
		}
		s.Raekker = append(s.Raekker, r)
	}
	return s
}
