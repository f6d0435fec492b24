package statement

import "math/big"

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
	m := Middel{Taeller: new(big.Int), Naevner: big.NewInt(1)}
	if pulje {
		m.Naevner.SetInt64(0)
	}
	var t, n, led big.Int
	for _, a := range andele {
		if !a.Findes() {
			continue
		}
		m.Maaneder++
		t.SetInt64(a.Taeller)
		n.SetInt64(a.Naevner)
		if pulje {
			m.Taeller.Add(m.Taeller, &t)
			m.Naevner.Add(m.Naevner, &n)
			continue
		}
		m.Taeller.Add(m.Taeller.Mul(m.Taeller, &n), led.Mul(&t, m.Naevner))
		m.Naevner.Mul(m.Naevner, &n)
	}
	if m.Maaneder == 0 {
		return Middel{}
	}
	if !pulje {
		m.Naevner.Mul(m.Naevner, big.NewInt(int64(m.Maaneder)))
	}
	return m
}
