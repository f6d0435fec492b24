package statement

import (
	"math/big"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Kommuneafstand is how far a kommune is from a fokusmål in a year.
type Kommuneafstand struct {
	Kommune schemas.Kommune
	// Fokusmaal is 1 or 2.
	Fokusmaal int
	// Graense is the limit in pct.
	Graense int64
	// Maaneder are the months of the year that can be in its mean: those with data that are
	// not suspended.
	Maaneder []Maanedsafstand
	// Aaret is the distance of the year's mean so far; nil where no month has persons.
	Aaret *Maalafstand
	// Rest is what the months left must be; nil in a year that is over.
	Rest *Rest
}

// Maanedsafstand is how far a month on its own is from the limit.
type Maanedsafstand struct {
	Maaned schemas.Month
	Andel
	// ForMange is the least number of persons fewer in the numerator with which the month's
	// own share is under the limit; 0 where it is, or where the month has no persons.
	ForMange int64
}

// Rest is what the months left of a year must be for its mean to be under the limit, if
// each of them has persons.
type Rest struct {
	// Maaneder is the number of months left that can be in the mean: those until the figures of
	// the decision are complete, suspended ones apart. It is made by 1 April.
	Maaneder int
	// Under is the exact bound: the mean of the shares of the months left must be strictly
	// under it. It may lie outside 0..1. Nil where the persons are pooled (R13) and the last
	// month with data has none.
	Under *big.Rat
	// Population are the persons of the last month with data.
	Population int64
	// Personer is the largest number of persons in the numerator of every month left, of
	// that population, with which the goal is met; -1 where there is none. It has no meaning
	// where Population is 0.
	Personer int64
}

// Umuligt says that the goal cannot be met any more: no share is under the bound.
func (r *Rest) Umuligt() bool { return r.Under != nil && r.Under.Sign() <= 0 }

// Sikkert says that the goal is met whatever happens: every share is under the bound. A
// bound of exactly 1 is not enough.
func (r *Rest) Sikkert() bool { return r.Under != nil && r.Under.Cmp(big.NewRat(1, 1)) > 0 }

// Afstande returns the distance of each kommune to each fokusmål, in order of code and
// fokusmål.
func Afstande(l *lov.Lov, o *Opgoerelse) []Kommuneafstand {
	var ud []Kommuneafstand
	medData := maanederMedData(o)
	for k, maaneder := range aaretsMaaneder(l, o) {
		for maal := 1; maal <= Fokusmaal; maal++ {
			a := Kommuneafstand{Kommune: schemas.Kommune(k), Fokusmaal: maal, Graense: l.Graenser(o.Aar).Pct(maal)}
			for _, m := range maaneder {
				andel := m.Andel(maal)
				a.Maaneder = append(a.Maaneder, Maanedsafstand{m.Maaned, andel, forMange(andel, a.Graense)})
			}
			andele := andeleAf(maaneder, maal)
			if afstand, ok := TilMaalet(andele, l.Pulje(), a.Graense); ok {
				a.Aaret = &afstand
			}
			if o.Daekning.Foreloebig() {
				a.Rest = resten(l, o, andele, a.Graense, personerTilSidst(medData[k]))
			}
			ud = append(ud, a)
		}
	}
	return ud
}

// aaretsMaaneder are the rows of ydelse alle that can be in the year's mean, by kommune.
func aaretsMaaneder(l *lov.Lov, o *Opgoerelse) (ud [schemas.Kommuner][]*Maanedstal) {
	for k, maaneder := range maanederMedData(o) {
		for _, m := range maaneder {
			if o.IAaretsGennemsnit(l, m.Maaned) {
				ud[k] = append(ud[k], m)
			}
		}
	}
	return ud
}

// maanederMedData are the rows of ydelse alle in months with data, by kommune: suspended
// ones too.
func maanederMedData(o *Opgoerelse) (ud [schemas.Kommuner][]*Maanedstal) {
	for i := range o.Maanedlig {
		m := &o.Maanedlig[i]
		if k, ok := schemas.KommuneFraKode(m.Kode); ok && m.Ydelse == schemas.Alle && m.Maaned <= o.Daekning.Sidste {
			ud[k] = append(ud[k], m)
		}
	}
	return ud
}

// personerTilSidst are the persons of the last of the months.
func personerTilSidst(maaneder []*Maanedstal) int64 {
	if len(maaneder) == 0 {
		return 0
	}
	return maaneder[len(maaneder)-1].Personer
}

func andeleAf(maaneder []*Maanedstal, maal int) []Andel {
	ud := make([]Andel, len(maaneder))
	for i, m := range maaneder {
		ud[i] = m.Andel(maal)
	}
	return ud
}

// forMange is how many persons too many are in a share's numerator.
func forMange(a Andel, pct int64) int64 {
	if !a.Findes() {
		return 0
	}
	return max(0, a.Taeller-flestUnder(big.NewRat(pct, 100), a.Naevner))
}

// flestUnder is the largest number of so many persons whose share is strictly under a
// bound, or -1.
func flestUnder(under *big.Rat, personer int64) int64 {
	if under.Sign() <= 0 {
		return -1
	}
	graense := new(big.Rat).Mul(under, big.NewRat(personer, 1))
	// The number is the least integer that is not under the bound, minus one: ⌈graense⌉ - 1.
	flest, rest := new(big.Int).QuoRem(graense.Num(), graense.Denom(), new(big.Int))
	if rest.Sign() == 0 {
		flest.Sub(flest, big.NewInt(1))
	}
	if !flest.IsInt64() || flest.Int64() > personer {
		return personer
	}
	return flest.Int64()
}

// resten returns what the months left must be. With the mean of the shares, k months so far
// whose shares add up to s, and r months left whose mean is x, the year is under the limit g
// when (s + r·x)/(k + r) < g. Pooled (R13), with t of n persons so far and p persons in each
// month left, when (t + r·p·x)/(n + r·p) < g.
func resten(l *lov.Lov, o *Opgoerelse, andele []Andel, pct, population int64) *Rest {
	ud := &Rest{Population: population}
	for m := o.Daekning.Sidste + 1; m <= schemas.MonthOf(o.Aar, 12); m++ {
		if !l.Suspenderet(m) {
			ud.Maaneder++
		}
	}
	hidtil, vaegt := new(big.Rat), new(big.Rat)
	nye := big.NewRat(int64(ud.Maaneder), 1)
	if l.Pulje() {
		nye.Mul(nye, big.NewRat(population, 1))
	}
	for _, a := range andele {
		switch {
		case l.Pulje():
			hidtil.Add(hidtil, big.NewRat(a.Taeller, 1))
			vaegt.Add(vaegt, big.NewRat(a.Naevner, 1))
		case a.Findes():
			hidtil.Add(hidtil, big.NewRat(a.Taeller, a.Naevner))
			vaegt.Add(vaegt, big.NewRat(1, 1))
		}
	}
	if nye.Sign() == 0 {
		return ud
	}
	ud.Under = vaegt.Add(vaegt, nye)
	ud.Under.Mul(ud.Under, big.NewRat(pct, 100)).Sub(ud.Under, hidtil).Quo(ud.Under, nye)
	ud.Personer = flestUnder(ud.Under, population)
	return ud
}
