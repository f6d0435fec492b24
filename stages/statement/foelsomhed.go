package statement

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
)

// Fokusmaal is the number of fokusmål: § 5 nr. 1 and nr. 2.
const Fokusmaal = 2

// Foelsomhed says how far the annual figures of a year depend on the readings of SPEC 9.
type Foelsomhed struct {
	Aar      int
	Daekning Daekning
	// Raekker is in the order of the table foelsomhed: the largest change first, then by
	// Laesning, Kode and Fokusmaal; those without a change last.
	Raekker []Foelsomhedstal
}

// Foelsomhedstal is a row of table foelsomhed: one annual figure with one reading in its
// alternative beside the same figure with every reading at its default.
type Foelsomhedstal struct {
	// Laesning is the reading in its alternative, R01 to R18.
	Laesning string
	Omraade
	// Fokusmaal is 1 or 2.
	Fokusmaal            int
	Standard, Alternativ Bedoemt
	// Aendring is the exact change from default to alternative in percentage points; nil
	// where one of the two does not exist.
	Aendring *big.Rat
}

// Bedoemt is an annual figure and whether it meets its goal, which has no meaning where
// the figure does not exist.
type Bedoemt struct {
	Middel
	Opfyldt bool
}

// Skifter says that the fokusmål is met in one of the two and not in the other. A figure
// that does not exist, because no month has persons, is neither.
func (f *Foelsomhedstal) Skifter() bool {
	return f.Aendring != nil && f.Standard.Opfyldt != f.Alternativ.Opfyldt
}

// Virker says that the reading makes any difference to the figure, be it that the figure
// exists in one of the two alone.
func (f *Foelsomhedstal) Virker() bool {
	if f.Aendring == nil {
		return f.Standard.Findes() != f.Alternativ.Findes()
	}
	return f.Aendring.Sign() != 0
}

// Foelsom compares the figures under several laws with those under the first one, which
// has every reading at its default. The others have one reading each in its alternative,
// and tal are the counts under each of them.
func Foelsom(love []*lov.Lov, tal []*measure.Tal, d Daekning, aar int) *Foelsomhed {
	ud := &Foelsomhed{Aar: aar, Daekning: d}
	standard := aarlige(love[0], tal[0], d, aar)
	for i := 1; i < len(love); i++ {
		laesning := strings.Join(love[i].Fortolkning().Koder(), ",")
		ud.Raekker = append(ud.Raekker, sammenlign(laesning, standard, aarlige(love[i], tal[i], d, aar))...)
	}
	slices.SortFunc(ud.Raekker, stoersteFoerst)
	return ud
}

// aarlige are the annual figures alone.
func aarlige(l *lov.Lov, tal *measure.Tal, d Daekning, aar int) []Aarstal {
	o := &opgoerer{lov: l, tal: sumTal(tal), sidste: d.Sidste}
	var ud []Aarstal
	for omr := range o.tal.omraader {
		ud = append(ud, o.aarstal(aar, omr))
	}
	return ud
}

// sammenlign sets the figures of a reading's alternative beside those of the default.
func sammenlign(laesning string, standard, alternativ []Aarstal) []Foelsomhedstal {
	var ud []Foelsomhedstal
	for i := range standard {
		s, a := bedoemte(&standard[i]), bedoemte(&alternativ[i])
		for maal := range Fokusmaal {
			ud = append(ud, Foelsomhedstal{
				Laesning: laesning, Omraade: standard[i].Omraade, Fokusmaal: maal + 1,
				Standard: s[maal], Alternativ: a[maal], Aendring: aendring(s[maal].Middel, a[maal].Middel),
			})
		}
	}
	return ud
}

func bedoemte(a *Aarstal) [Fokusmaal]Bedoemt {
	return [Fokusmaal]Bedoemt{{a.UdenTilbud, a.Maal1Opfyldt}, {a.FaerreEnd4Samtaler, a.Maal2Opfyldt}}
}

// aendring is the exact difference in percentage points, or nil.
func aendring(fra, til Middel) *big.Rat {
	if !fra.Findes() || !til.Findes() {
		return nil
	}
	forskel := new(big.Rat).SetFrac(til.Taeller, til.Naevner)
	forskel.Sub(forskel, new(big.Rat).SetFrac(fra.Taeller, fra.Naevner))
	return forskel.Mul(forskel, big.NewRat(100, 1))
}

// stoersteFoerst is the order of the table.
func stoersteFoerst(a, b Foelsomhedstal) int {
	return cmp.Or(
		-efterStoerrelse(a.Aendring, b.Aendring),
		cmp.Compare(a.Laesning, b.Laesning),
		cmp.Compare(a.Kode, b.Kode),
		cmp.Compare(a.Fokusmaal, b.Fokusmaal),
	)
}

// efterStoerrelse compares two changes without their signs; none is the smallest.
func efterStoerrelse(a, b *big.Rat) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return new(big.Rat).Abs(a).Cmp(new(big.Rat).Abs(b))
}

// Virkning is what one reading changes: a row of the table on the screen.
type Virkning struct {
	Laesning string
	// Land are the rows of Hele landet, Stoerst is that of the kommune whose figure
	// changes most, nil where none exists in both.
	Land    [Fokusmaal]*Foelsomhedstal
	Stoerst *Foelsomhedstal
	// Skift are the rows that are met in one and not in the other, largest change first.
	Skift [Fokusmaal][]*Foelsomhedstal
	// Bortfald are those that have persons in one of the two alone, which is so for both
	// fokusmål: here stand the rows of the first.
	Bortfald []*Foelsomhedstal
	// Virker says that any figure is another.
	Virker bool
}

// Kommuner is the number of kommuner whose fokusmål (1 or 2) is met in one and not in
// the other.
func (v *Virkning) Kommuner(fokusmaal int) int {
	n := 0
	for _, r := range v.Skift[fokusmaal-1] {
		if r.Kode != schemas.HeleLandet {
			n++
		}
	}
	return n
}

// Virkninger are the readings with what each changes: first the one that moves Hele
// landet most in either fokusmål, then by the number of figures that change sides, then
// by id.
func (f *Foelsomhed) Virkninger() []Virkning {
	var ud []Virkning
	plads := map[string]int{}
	for i := range f.Raekker {
		r := &f.Raekker[i]
		if _, set := plads[r.Laesning]; !set {
			plads[r.Laesning] = len(ud)
			ud = append(ud, Virkning{Laesning: r.Laesning})
		}
		ud[plads[r.Laesning]].noter(r)
	}
	slices.SortFunc(ud, func(a, b Virkning) int {
		return cmp.Or(-efterStoerrelse(a.landet(), b.landet()), -cmp.Compare(a.skift(), b.skift()), cmp.Compare(a.Laesning, b.Laesning))
	})
	return ud
}

// noter takes a row, of which the largest change comes first.
func (v *Virkning) noter(r *Foelsomhedstal) {
	maal := r.Fokusmaal - 1
	if r.Kode == schemas.HeleLandet {
		v.Land[maal] = r
	} else if v.Stoerst == nil && r.Aendring != nil {
		v.Stoerst = r
	}
	if r.Skifter() {
		v.Skift[maal] = append(v.Skift[maal], r)
	}
	if r.Fokusmaal == 1 && r.Standard.Findes() != r.Alternativ.Findes() {
		v.Bortfald = append(v.Bortfald, r)
	}
	v.Virker = v.Virker || r.Virker()
}

// landet is the change of Hele landet that is the larger of the two.
func (v *Virkning) landet() *big.Rat {
	a, b := v.Land[0].Aendring, v.Land[1].Aendring
	if efterStoerrelse(a, b) < 0 {
		return b
	}
	return a
}

func (v *Virkning) skift() int { return len(v.Skift[0]) + len(v.Skift[1]) }
