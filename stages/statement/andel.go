package statement

import (
	"math/big"
	"math/bits"
)

// Andel is a share: Taeller persons of Naevner persons. Over 0 persons there is none.
type Andel struct{ Taeller, Naevner int64 }

// Findes says that there is a share at all.
func (a Andel) Findes() bool { return a.Naevner > 0 }

// Middel is the mean of shares, as the exact fraction Taeller/Naevner of integers, not
// reduced. The zero value is the mean of nothing.
type Middel struct {
	Taeller, Naevner *big.Int
	// Maaneder is the number of months in the mean.
	Maaneder int
}

// Findes says that there is a mean at all.
func (m Middel) Findes() bool { return m.Maaneder > 0 }

// Under says that the mean is strictly less than a limit in pct. (§ 5).
func (m Middel) Under(pct int64) bool {
	venstre := new(big.Int).Mul(m.Taeller, big.NewInt(100))
	hoejre := new(big.Int).Mul(m.Naevner, big.NewInt(pct))
	return venstre.Cmp(hoejre) < 0
}

// middel returns the mean of the shares that exist: (Σ tᵢ/nᵢ)/k, or with pulje (R13)
// Σ tᵢ / Σ nᵢ.
func middel(andele []Andel, pulje bool) Middel {
	var m Middel
	var del Andel // of the sum, as long as 64 bits hold it: a third of the time of big numbers
	for _, a := range andele {
		if !a.Findes() {
			continue
		}
		m.Maaneder++
		samlet, ok := a, m.Maaneder == 1
		if !ok {
			samlet, ok = del.plus(a, pulje)
		}
		if !ok {
			m.laegTil(del, pulje)
			samlet = a
		}
		del = samlet
	}
	if m.Maaneder == 0 {
		return Middel{}
	}
	m.laegTil(del, pulje)
	if !pulje {
		m.Naevner.Mul(m.Naevner, big.NewInt(int64(m.Maaneder)))
	}
	return m
}

// plus adds two shares as fractions that are not reduced, or with pulje their persons; ok is
// false where that could be more than 64 bits hold.
func (a Andel) plus(b Andel, pulje bool) (sum Andel, ok bool) {
	if bits.Len64(uint64(max(a.Taeller, a.Naevner)))+bits.Len64(uint64(max(b.Taeller, b.Naevner))) > 62 {
		return Andel{}, false
	}
	if pulje {
		return Andel{a.Taeller + b.Taeller, a.Naevner + b.Naevner}, true
	}
	return Andel{a.Taeller*b.Naevner + b.Taeller*a.Naevner, a.Naevner * b.Naevner}, true
}

// laegTil adds a share as [Andel.plus] does, in numbers of any size.
func (m *Middel) laegTil(a Andel, pulje bool) {
	t, n := big.NewInt(a.Taeller), big.NewInt(a.Naevner)
	switch {
	case m.Naevner == nil:
		m.Taeller, m.Naevner = t, n
	case pulje:
		m.Taeller.Add(m.Taeller, t)
		m.Naevner.Add(m.Naevner, n)
	default:
		m.Taeller.Add(m.Taeller.Mul(m.Taeller, n), t.Mul(t, m.Naevner))
		m.Naevner.Mul(m.Naevner, n)
	}
}
