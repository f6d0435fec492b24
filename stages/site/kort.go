package site

import (
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// kort is the tile map of a measure, in two halves.
type kort struct {
	Maal     maaltype
	Halvdele [2]halvdel
	// Opfyldt, Ikke and Uden count the kommuner that meet the goal, that do not, and that have
	// no verdict.
	Opfyldt, Ikke, Uden int
}

type halvdel struct {
	Navn   string
	Felter []kortfelt
}

// kortfelt is a kommune's square.
type kortfelt struct {
	Raekke, Soejle  int
	Kode            int32
	Bred, Smal, Ord string
	// Trin is how far from the limit: 1 and 2 met, 3 and 4 not met, 0 no verdict.
	Trin      int
	Tal, Tegn string
}

// langtFra is from how many tenths of a percentage point on a share is far from its limit.
const langtFra = 50

// landkort is the tile map of a measure from the annual table.
func landkort(t *offentlig.Tabel, f maaltype) kort {
	k := kort{Maal: f}
	for i, h := range []struct{ navn, felter string }{{"Jylland og Fyn", vest}, {"Sjælland, Lolland-Falster og Bornholm", oest}} {
		k.Halvdele[i].Navn = h.navn
		for _, fe := range felter(h.felter) {
			kf := kortets(t, f, fe)
			switch kf.Trin {
			case 1, 2:
				k.Opfyldt++
			case 3, 4:
				k.Ikke++
			default:
				k.Uden++
			}
			k.Halvdele[i].Felter = append(k.Halvdele[i].Felter, kf)
		}
	}
	return k
}

func kortets(t *offentlig.Tabel, f maaltype, fe felt) kortfelt {
	andel := t.Celle(t.Maalnr(f.andel), 0, omraade(fe.kommune))
	dom := t.Celle(t.Maalnr(f.opfyldt), 0, omraade(fe.kommune))
	kf := kortfelt{Raekke: fe.raekke, Soejle: fe.soejle, Kode: fe.kommune.Kode(), Tal: andel.Maerke.Tegn()}
	kf.Bred, kf.Smal = kortnavn(fe.kommune)
	tal := ordFor(andel.Maerke)
	if andel.Maerke == offentlig.Vist {
		kf.Tal = pct(andel.Promille)
		tal = kf.Tal + " pct."
	}
	domord := "ingen afgørelse"
	if dom.Maerke == offentlig.Vist {
		kf.Trin, kf.Tegn, domord = trin(andel, dom.Antal == 1, f.Graense)
	}
	kf.Ord = fmt.Sprintf("%s: %s, %s", fe.kommune.Navn(), tal, domord)
	return kf
}

// trin is the colour's step of a verdict, its sign and its words. The share says only how far
// away the limit is, and nothing where it is hidden.
func trin(andel *offentlig.Celle, opfyldt bool, graense int64) (nr int, tegn, ord string) {
	vist := andel.Maerke == offentlig.Vist
	switch {
	case opfyldt && vist && andel.Promille < graense-langtFra:
		return 1, "✓", "opfyldt"
	case opfyldt:
		return 2, "✓", "opfyldt"
	case vist && andel.Promille >= graense+langtFra:
		return 4, "✕", "ikke opfyldt"
	}
	return 3, "✕", "ikke opfyldt"
}

// omraade is the index of a kommune on an axis that has Hele landet first.
func omraade(k schemas.Kommune) int { return int(k) + 1 }
