package statement

import "math/big"

// Pct returns a share in pct. as pages show it (SPEC 8): with one decimal and a decimal
// point, half away from zero; »-« where there is none.
func (a Andel) Pct() string {
	if !a.Findes() {
		return "-"
	}
	return pct(big.NewInt(a.Taeller), big.NewInt(a.Naevner))
}

// Pct returns a mean in pct., as [Andel.Pct] does a share.
func (m Middel) Pct() string {
	if !m.Findes() {
		return "-"
	}
	return pct(m.Taeller, m.Naevner)
}

func pct(taeller, naevner *big.Int) string {
	andel := new(big.Rat).SetFrac(taeller, naevner)
	return andel.Mul(andel, big.NewRat(100, 1)).FloatString(1)
}
