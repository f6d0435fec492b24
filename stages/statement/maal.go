package statement

import (
	"sort"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Maalafstand is how far a mean of shares is from its goal, counted in persons of the
// numerator of every month at once. Exact: nothing in it is rounded.
type Maalafstand struct {
	// Opfyldt says that the mean is strictly under the limit.
	Opfyldt bool
	// Personer, where the goal is not met, is the least number of persons fewer in the
	// numerator of every month, never below 0, with which it is; where it is met, the
	// largest number of persons more in the numerator of every month, never above all,
	// with which it still is.
	Personer int64
}

// TilMaalet returns how far the mean of the shares is from a limit in pct. (1-100), with
// pulje as in [lov.Lov.Pulje]. Shares over 0 persons are left out; ok is false where no
// other is left.
func TilMaalet(andele []Andel, pulje bool, pct int64) (afstand Maalafstand, ok bool) {
	nu := middel(andele, pulje)
	if !nu.Findes() {
		return Maalafstand{}, false
	}
	afstand.Opfyldt = nu.Under(pct)
	// With more persons the mean never falls, with fewer it never rises, so the first
	// number that changes the verdict is found by halving.
	retning := int64(1)
	if !afstand.Opfyldt {
		retning = -1
	}
	foerste := sort.Search(flestPersoner(andele), func(k int) bool {
		return middel(flyttet(andele, retning*int64(k)), pulje).Under(pct) != afstand.Opfyldt
	})
	afstand.Personer = int64(foerste)
	if afstand.Opfyldt {
		afstand.Personer-- // the last one with which it is still met
	}
	return afstand, true
}

// flyttet are the shares with so many persons more in every numerator, negative for
// fewer, between nobody and all.
func flyttet(andele []Andel, flere int64) []Andel {
	ud := make([]Andel, len(andele))
	for i, a := range andele {
		ud[i] = Andel{min(max(a.Taeller+flere, 0), a.Naevner), a.Naevner}
	}
	return ud
}

// flestPersoner is the largest number of persons of a month: so many more or fewer make
// every share 1 or 0.
func flestPersoner(andele []Andel) int {
	flest := int64(0)
	for _, a := range andele {
		flest = max(flest, a.Naevner)
	}
	return int(flest)
}

// Andel returns the share for a fokusmål, 1 or 2.
func (c *Maanedstal) Andel(fokusmaal int) Andel {
	if fokusmaal == 1 {
		return c.AndelUdenTilbud()
	}
	return c.AndelFaerreEnd4Samtaler()
}

// Gns12 returns the mean of the 12 months up to this one for a fokusmål, 1 or 2.
func (c *Maanedstal) Gns12(fokusmaal int) Middel {
	if fokusmaal == 1 {
		return c.Gns12UdenTilbud
	}
	return c.Gns12FaerreEnd4Samtaler
}

// Bedoemt returns the annual figure for a fokusmål, 1 or 2.
func (a *Aarstal) Bedoemt(fokusmaal int) Bedoemt { return bedoemte(a)[fokusmaal-1] }

// IAaretsGennemsnit says whether a month of the year can be in its mean: the data reach
// it, and it is not suspended. It still is not where it has no persons.
func (o *Opgoerelse) IAaretsGennemsnit(l *lov.Lov, m schemas.Month) bool {
	return m <= o.Daekning.Sidste && !l.Suspenderet(m)
}
