package statement

import "math/big"

// Double returns the DOUBLE nearest to the exact share, 0..1 (SPEC 8); 0 where there is none.
func (a Andel) Double() float64 {
	if !a.Findes() {
		return 0
	}
	if max(a.Taeller, a.Naevner) < eksaktDouble {
		return float64(a.Taeller) / float64(a.Naevner) // IEEE 754 rounds a quotient once, to the nearest
	}
	return Naermest(big.NewInt(a.Taeller), big.NewInt(a.Naevner))
}

// eksaktDouble is the first whole number from which on not all are a DOUBLE.
const eksaktDouble = 1 << 53

// Double returns the DOUBLE nearest to the exact mean, as [Andel.Double] does of a share.
func (m Middel) Double() float64 {
	if !m.Findes() {
		return 0
	}
	return Naermest(m.Taeller, m.Naevner)
}

// Naermest returns the DOUBLE nearest to an exact quotient: both numbers are exact in
// big.Float, whose Quo rounds once, to the precision of a DOUBLE.
func Naermest(taeller, naevner *big.Int) float64 {
	var kvotient big.Float
	kvotient.SetPrec(53).Quo(new(big.Float).SetInt(taeller), new(big.Float).SetInt(naevner))
	v, _ := kvotient.Float64()
	return v
}

// Promille returns the share in tenths of a pct., half away from zero as pages show it
// (SPEC 8): 287 is 28.7 pct.; 0 where there is none.
func (a Andel) Promille() int64 {
	if !a.Findes() {
		return 0
	}
	return promille(big.NewInt(a.Taeller), big.NewInt(a.Naevner))
}

// Promille returns the mean in tenths of a pct., as [Andel.Promille] does a share.
func (m Middel) Promille() int64 {
	if !m.Findes() {
		return 0
	}
	return promille(m.Taeller, m.Naevner)
}

// promille is ⌊(2000·taeller + naevner) / (2·naevner)⌋: a share is never negative.
func promille(taeller, naevner *big.Int) int64 {
	t := new(big.Int).Mul(taeller, big.NewInt(2000))
	return t.Add(t, naevner).Quo(t, new(big.Int).Lsh(naevner, 1)).Int64()
}
