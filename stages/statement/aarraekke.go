package statement

import (
	"fmt"
	"strconv"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Aarraekke is the tilsyn of several years in order, each decided on the one before: a grid
// of year × kommune.
type Aarraekke struct {
	// Aar are the years, one after the other.
	Aar []*Tilsyn
}

// Kommune returns how a kommune stands after each of the years.
func (a *Aarraekke) Kommune(k schemas.Kommune) []schemas.Tilsynsstatus {
	ud := make([]schemas.Tilsynsstatus, 0, len(a.Aar))
	for _, t := range a.Aar {
		ud = append(ud, t.Raekker[k].Status)
	}
	return ud
}

// AfgoerAarene decides the tilsyn of several years in order, each feeding the next: aarene
// are the figures of years that follow each other, grader the resultatmål of all of them,
// forrige how the kommuner stood before the first, as in [Afgoer]. Only the last year can be
// foreløbig. Anything else is a [*InputError], and no year is decided.
func AfgoerAarene(l *lov.Lov, aarene []*Opgoerelse, grader []schemas.Ydelsesgrad, forrige []schemas.TilsynForrige) (*Aarraekke, error) {
	ud := &Aarraekke{}
	for i, o := range aarene {
		if i > 0 && o.Aar != aarene[i-1].Aar+1 {
			return nil, &InputError{
				Doing:    "deciding the tilsyn of several years",
				Expected: fmt.Sprintf("%d after %d", aarene[i-1].Aar+1, aarene[i-1].Aar), Found: strconv.Itoa(o.Aar),
				Hint: "give years that follow each other, in order",
			}
		}
		t, err := Afgoer(l, o, grader, forrige)
		if err != nil {
			return nil, err
		}
		ud.Aar = append(ud.Aar, t)
		forrige = t.Videre()
	}
	return ud, nil
}
