package statement

import (
	"math/big"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Tilsyn is the tilsyn of §§ 4-13 after a year: how each kommune stands, and why.
type Tilsyn struct {
	Aar int
	// Foreloebig says that the year has fewer than 12 months of data, so that nothing is
	// decided: every status is ikke_afgjort.
	Foreloebig bool
	// Raekker are the 98 kommuner in order of code.
	Raekker []Tilsynstal
}

// Tilsynstal is a row of table tilsyn.
type Tilsynstal struct {
	Aar     int
	Kommune schemas.Kommune
	// Grad is the resultatmål; nil only in a foreløbig year whose resultatmål does not exist
	// yet.
	Grad *schemas.Ydelsesgrad
	// Maal are the annual figures of the two fokusmål.
	Maal [Fokusmaal]Bedoemt
	// Foer is how the kommune stood after the year before: the status before this year's
	// decision, and the baseline that it is held against.
	Foer   schemas.TilsynForrige
	Status schemas.Tilsynsstatus
	// Paragraf is where the decision stands in BEK nr. 301 af 20/03/2023, or, with the name of
	// the order, which fokusmål the year does not select on; empty in a foreløbig year.
	Paragraf string
	// Begrundelse is the decision in one Danish sentence with its numbers.
	Begrundelse string
	// BaselineAar is the year on whose figures the kommune was selected, 0 where the status
	// is ingen; Baseline are the shares of the two fokusmål then, 0..1 and exact, nil where
	// no month had persons. While a case runs they stay as they were.
	BaselineAar int
	Baseline    [Fokusmaal]*big.Rat
	Frister
}

// ResultatmaalOpfyldt says that the kommune has at most as many on benefits as expected
// (§ 4 »højst den samme«): faktisk = forventet is enough. False where there is no Grad.
func (r *Tilsynstal) ResultatmaalOpfyldt() bool {
	return r.Grad != nil && r.Grad.Faktisk <= r.Grad.Forventet
}

// Uafgjort says that faktisk = forventet, which meets the resultatmål and is worth naming.
func (r *Tilsynstal) Uafgjort() bool { return r.Grad != nil && r.Grad.Faktisk == r.Grad.Forventet }

// MaalOpfyldt says that a fokusmål, 1 or 2, counts as met: it is, or no month has persons
// (SPEC 8).
func (r *Tilsynstal) MaalOpfyldt(fokusmaal int) bool {
	b := r.Maal[fokusmaal-1]
	return b.Opfyldt || !b.Findes()
}

// Afgoer decides the tilsyn of every kommune on the figures of a year (SPEC 8).
//
// grader are the resultatmål: one row for each kommune and this year; other years are not
// looked at. A foreløbig year, which decides nothing, may have none at all. forrige is how
// the kommuner stood after the year before, one row each; none at all means that all stood
// at ingen, which the caller is to say. Anything else is a [*InputError], and nothing is
// decided.
func Afgoer(l *lov.Lov, o *Opgoerelse, grader []schemas.Ydelsesgrad, forrige []schemas.TilsynForrige) (*Tilsyn, error) {
	foer, err := stillingFoer(l, o.Aar, forrige)
	if err != nil {
		return nil, err
	}
	aarets, err := aaretsGrader(o, grader)
	if err != nil {
		return nil, err
	}
	ud := &Tilsyn{Aar: o.Aar, Foreloebig: o.Daekning.Foreloebig()}
	aar := aarslovFor(l, o.Aar)
	for k := range schemas.Kommune(schemas.Kommuner) {
		r := Tilsynstal{Aar: o.Aar, Kommune: k, Grad: aarets[k], Maal: bedoemte(&o.Aarlig[int(k)+1]), Foer: foer[k]}
		if ud.Foreloebig {
			aar.udsaet(&r, o.Daekning.Sidste.Number())
		} else {
			aar.afgoer(&r)
		}
		ud.Raekker = append(ud.Raekker, r)
	}
	return ud, nil
}

// Videre returns how the kommuner stand when the next year is decided. After a foreløbig
// year they stand at ikke_afgjort, on which nothing can be decided.
func (t *Tilsyn) Videre() []schemas.TilsynForrige {
	ud := make([]schemas.TilsynForrige, 0, len(t.Raekker))
	for i := range t.Raekker {
		r := &t.Raekker[i]
		ud = append(ud, schemas.TilsynForrige{Aar: t.Aar, Kommune: r.Kommune, Status: r.Status, BaselineAar: r.BaselineAar, Baseline: r.Baseline})
	}
	return ud
}
