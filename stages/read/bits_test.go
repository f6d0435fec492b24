package read

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBitsAreCopiedAndTheirNeighboursStay: short runs and long ones are copied in ways of
// their own, from any bit to any bit.
func TestBitsAreCopiedAndTheirNeighboursStay(t *testing.T) {
	bit := func(of []byte, i int) byte { return of[i/8] >> (i % 8) & 1 }
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{1, 7, 8, 9, 64, 127, 128, 200} {
		for first := range 9 {
			for at := range 9 {
				from, to := make([]byte, 32), make([]byte, 32)
				for i := range from {
					from[i], to[i] = byte(r.Uint32()), byte(r.Uint32())
				}
				before := slices.Clone(to)
				var h hybrid
				h.openBits(slacked(from))
				if err := h.bits(make([]byte, 2), 0, first); err != nil {
					t.Fatal(err)
				}
				if err := h.bits(to, at, n); err != nil {
					t.Fatal(err)
				}
				for i := range 8 * len(to) {
					want := bit(before, i)
					if i >= at && i < at+n {
						want = bit(from, first+i-at)
					}
					if bit(to, i) != want {
						t.Fatalf("%d bits from bit %d to bit %d: bit %d is wrong", n, first, at, i)
					}
				}
			}
		}
	}
}
