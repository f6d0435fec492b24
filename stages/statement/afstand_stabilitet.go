package statement

import (
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Stabilitetstal says what becomes of a kommune if so many of its persons were moved across
// the line in every month of the year's mean, in both fokusmål at once, as late
// registrations may do. To move only one of the fokusmål is never to go further: a lower
// share never gives a graver status.
type Stabilitetstal struct {
	Kommune schemas.Kommune
	// Pct is how many pct. of the month's population are moved: 1, 2 or 5. ⌈Pct·n/100⌉ of n
	// persons, but never more than there are to move.
	Pct int64
	// Flere says that they are moved into the numerator; else out of it.
	Flere bool
	// Opfyldt says whether each fokusmål is then met, and Skifter that it is not so now.
	// Without a month with persons, neither has a meaning, and Skifter is false.
	Opfyldt, Skifter [Fokusmaal]bool
	// Status is the status then, schemas.UkendtStatus where there is no resultatmål to decide
	// on; StatusSkifter says that it is another one now.
	Status        schemas.Tilsynsstatus
	StatusSkifter bool
}

// stabilitetspct are the shares of the population that are moved, in pct.
func stabilitetspct() [3]int64 { return [3]int64{1, 2, 5} }

// Stabilitet returns what becomes of each kommune when persons are moved, in order of code,
// Pct and fewer before more. With no grader at all, only the fokusmål are judged; else
// grader and forrige are as in [Afgoer], and so are the errors.
func Stabilitet(l *lov.Lov, o *Opgoerelse, grader []schemas.Ydelsesgrad, forrige []schemas.TilsynForrige) ([]Stabilitetstal, error) {
	maaneder := aaretsMaaneder(l, o)
	nu, err := afgoerHvis(l, o, grader, forrige)
	if err != nil {
		return nil, err
	}
	const retninger = 2
	pcter := stabilitetspct()
	antal := len(pcter) * retninger
	ud := make([]Stabilitetstal, schemas.Kommuner*antal)
	for i, pct := range pcter {
		for j, flere := range [retninger]bool{false, true} {
			flyttede := flytPersoner(l, o, &maaneder, pct, flere)
			hvis, err := afgoerHvis(l, flyttede, grader, forrige)
			if err != nil {
				return nil, err
			}
			for k := range schemas.Kommune(schemas.Kommuner) {
				r := Stabilitetstal{Kommune: k, Pct: pct, Flere: flere}
				r.sammenlign(bedoemte(&o.Aarlig[int(k)+1]), bedoemte(&flyttede.Aarlig[int(k)+1]))
				if hvis != nil {
					r.Status = hvis.Raekker[k].Status
					r.StatusSkifter = r.Status != nu.Raekker[k].Status
				}
				ud[int(k)*antal+i*retninger+j] = r
			}
		}
	}
	return ud, nil
}

// afgoerHvis decides if there is a resultatmål.
func afgoerHvis(l *lov.Lov, o *Opgoerelse, grader []schemas.Ydelsesgrad, forrige []schemas.TilsynForrige) (*Tilsyn, error) {
	if len(grader) == 0 {
		return nil, nil
	}
	return Afgoer(l, o, grader, forrige)
}

// sammenlign notes what is met then, and whether it is not now.
func (r *Stabilitetstal) sammenlign(nu, hvis [Fokusmaal]Bedoemt) {
	for maal := range hvis {
		r.Opfyldt[maal] = hvis[maal].Opfyldt
		r.Skifter[maal] = hvis[maal].Opfyldt != nu[maal].Opfyldt
	}
}

// flytPersoner are the figures of the year with so many pct. of every month's persons more
// in the numerators, or fewer: only what [Afgoer] looks at.
func flytPersoner(l *lov.Lov, o *Opgoerelse, maaneder *[schemas.Kommuner][]*Maanedstal, pct int64, flere bool) *Opgoerelse {
	ud := &Opgoerelse{Aar: o.Aar, Daekning: o.Daekning, Aarlig: slices.Clone(o.Aarlig)}
	for k := range maaneder {
		a := &ud.Aarlig[k+1]
		a.UdenTilbud = flyttetMiddel(l, andeleAf(maaneder[k], 1), pct, flere)
		a.FaerreEnd4Samtaler = flyttetMiddel(l, andeleAf(maaneder[k], 2), pct, flere)
		a.doem(l)
	}
	return ud
}

func flyttetMiddel(l *lov.Lov, andele []Andel, pct int64, flere bool) Middel {
	for i, a := range andele {
		personer := (pct*a.Naevner + 99) / 100
		if !flere {
			personer = -personer
		}
		andele[i] = flyttet([]Andel{a}, personer)[0]
	}
	return middel(andele, l.Pulje())
}
