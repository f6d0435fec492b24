package statement

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
)

// AfgoerUnder decides the tilsyn of a year under several laws, tal being the counts under
// each of them as in [Foelsom]: a row that stands differently in two of them depends on a
// reading. grader and forrige are as in [Afgoer] and the same for all: what was decided the
// year before stays decided.
func AfgoerUnder(love []*lov.Lov, tal []*measure.Tal, d Daekning, aar int, grader []schemas.Ydelsesgrad, forrige []schemas.TilsynForrige) ([]*Tilsyn, error) {
	var ud []*Tilsyn
	for i, l := range love {
		o := &Opgoerelse{Aar: aar, Daekning: d, Aarlig: aarlige(l, tal[i], d, aar)}
		t, err := Afgoer(l, o, grader, forrige)
		if err != nil {
			return nil, err
		}
		ud = append(ud, t)
	}
	return ud, nil
}
