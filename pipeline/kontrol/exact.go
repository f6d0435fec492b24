package main

import (
	"math"
	"math/big"
)

// The limits of § 5 nr. 1 and nr. 2: »strictly less than 30 pct. / 20 pct.«
var limits = map[int]*big.Rat{1: big.NewRat(3, 10), 2: big.NewRat(1, 5)}

// nearest is the DOUBLE nearest to an exact number, ties to even; nil is no number.
func nearest(exact *big.Rat) any {
	if exact == nil {
		return nil
	}
	double, _ := exact.Float64()
	if double == 0 {
		double = 0 // never −0
	}
	return double
}

// mean is the exact mean of shares, nil of none.
func mean(shares []*big.Rat) *big.Rat {
	if len(shares) == 0 {
		return nil
	}
	sum := new(big.Rat)
	for _, share := range shares {
		sum.Add(sum, share)
	}
	return sum.Quo(sum, big.NewRat(int64(len(shares)), 1))
}

// under says whether an exact number is strictly under a limit; nil has no answer.
func under(exact, limit *big.Rat) any {
	if exact == nil {
		return nil
	}
	return exact.Cmp(limit) < 0
}

// largestUnder is the largest whole number that is strictly less than an exact one.
func largestUnder(exact *big.Rat) int64 {
	floor := new(big.Int)
	remainder := new(big.Int)
	floor.DivMod(exact.Num(), exact.Denom(), remainder)
	if remainder.Sign() == 0 {
		floor.Sub(floor, big.NewInt(1))
	}
	return floor.Int64()
}

// sameCell says whether a published cell is the expected one; doubles to the last bit.
func sameCell(expected, found any) bool {
	e, isDouble := expected.(float64)
	f, both := found.(float64)
	if isDouble && both {
		return math.Float64bits(e) == math.Float64bits(f)
	}
	return expected == found
}
