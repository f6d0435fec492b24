package statement

import (
	"cmp"
	"slices"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
)

// Tilsynsfoelsomhed says how far the decisions on a year depend on the readings of SPEC 9.
type Tilsynsfoelsomhed struct {
	// Standard is the tilsyn with every reading at its default.
	Standard *Tilsyn
	// Raekker is in the order of the table tilsyn_laesninger: those that change first, then
	// the others, each in order of Laesning and Kommune.
	Raekker []Laesningstal
}

// Skift are the rows that change.
func (t *Tilsynsfoelsomhed) Skift() []Laesningstal {
	n := 0
	for n < len(t.Raekker) && t.Raekker[n].Skifter() {
		n++
	}
	return t.Raekker[:n]
}

// Laesningstal is a row of table tilsyn_laesninger: the decision on a kommune with one
// reading in its alternative beside the one with every reading at its default.
type Laesningstal struct {
	// Laesning is the reading in its alternative, R01 to R18.
	Laesning string
	Aar      int
	Kommune  schemas.Kommune
	// Foer is the status after the year before, Standard and Alternativ those after the year:
	// schemas.IkkeAfgjort in a foreløbig one.
	Foer, Standard, Alternativ schemas.Tilsynsstatus
}

// Skifter says that the reading makes it another decision.
func (r *Laesningstal) Skifter() bool { return r.Standard != r.Alternativ }

// FoelsomTilsyn decides the tilsyn of a year under several laws, of which the first has
// every reading at its default and the others one reading each in its alternative; tal are
// the counts under each of them, as in [Foelsom]. grader, forrige and the error are as in
// [Afgoer], and the same for all: what was decided the year before stays decided.
func FoelsomTilsyn(love []*lov.Lov, tal []*measure.Tal, d Daekning, aar int, grader []schemas.Ydelsesgrad, forrige []schemas.TilsynForrige) (*Tilsynsfoelsomhed, error) {
	afgjort, err := afgoerUnder(love, tal, d, aar, grader, forrige)
	if err != nil {
		return nil, err
	}
	ud := &Tilsynsfoelsomhed{Standard: afgjort[0]}
	for i := 1; i < len(love); i++ {
		laesning := strings.Join(love[i].Fortolkning().Koder(), ",")
		for k := range ud.Standard.Raekker {
			s, a := &ud.Standard.Raekker[k], &afgjort[i].Raekker[k]
			ud.Raekker = append(ud.Raekker, Laesningstal{
				Laesning: laesning, Aar: aar, Kommune: s.Kommune, Foer: s.Foer.Status, Standard: s.Status, Alternativ: a.Status,
			})
		}
	}
	slices.SortFunc(ud.Raekker, skiftFoerst)
	return ud, nil
}

// afgoerUnder decides the tilsyn under each of the laws.
func afgoerUnder(love []*lov.Lov, tal []*measure.Tal, d Daekning, aar int, grader []schemas.Ydelsesgrad, forrige []schemas.TilsynForrige) ([]*Tilsyn, error) {
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

// skiftFoerst is the order of the table.
func skiftFoerst(a, b Laesningstal) int {
	switch {
	case a.Skifter() && !b.Skifter():
		return -1
	case b.Skifter() && !a.Skifter():
		return 1
	}
	return cmp.Or(cmp.Compare(a.Laesning, b.Laesning), cmp.Compare(a.Kommune, b.Kommune))
}
