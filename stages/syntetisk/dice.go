package syntetisk

import "math/rand/v2"

// dice is a person's source of chance. All it gives are integers: they are the same on
// every machine, which sums and logarithms of floats are not quite.
type dice struct {
	pcg rand.PCG
	*rand.Rand
}

func newDice() *dice {
	d := &dice{}
	d.Rand = rand.New(&d.pcg)
	return d
}

// seed makes the dice those of one number under one seed.
func (d *dice) seed(seed, number uint64) {
	d.pcg.Seed(mix(seed), mix(number^mix(seed+1)))
}

// mix spreads a number over 64 bits, so that neighbours have nothing in common (the
// finalizer of SplitMix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// perMille is true in n of 1000 cases.
func (d *dice) perMille(n int) bool { return d.IntN(1000) < n }

// between returns a number from low to high, both included; low where high is less.
func (d *dice) between(low, high int) int {
	if high <= low {
		return low
	}
	return low + d.IntN(high-low+1)
}

// mostlyLow returns a number from low to high whose square root is evenly spread: the
// mean lies a third of the way up, as with spells, most of which are short.
func (d *dice) mostlyLow(low, high int) int {
	u := uint64(d.Uint32())
	return low + int(uint64(high-low)*(u*u>>32)>>32)
}

// pick returns the place of the running total of weights that a throw falls under.
func (d *dice) pick(totals []int) int {
	throw := d.IntN(totals[len(totals)-1])
	low, high := 0, len(totals)-1
	for low < high {
		middle := (low + high) / 2
		if throw < totals[middle] {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}

// weighted is one outcome of a table of outcomes.
type weighted[T any] struct {
	weight int
	value  T
}

// choose throws the dice over a table of outcomes.
func choose[T any](d *dice, table []weighted[T]) T {
	total := 0
	for i := range table {
		total += table[i].weight
	}
	throw := d.IntN(total)
	for i := range table {
		if throw -= table[i].weight; throw < 0 {
			return table[i].value
		}
	}
	return table[len(table)-1].value
}
