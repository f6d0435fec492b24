package kontroller

import "slices"

// median puts values in order and returns the lower median: always one of the values, so
// that a history of two halves does not become something between them.
func median(values []int64) int64 {
	slices.Sort(values)
	return values[(len(values)-1)/2]
}

// midten puts values in order and returns the median and the spread: the lower median of the
// distances to the median.
func midten(values []int64) (middle, spread int64) {
	middle = median(values)
	at, last := (len(values)-1)/2, len(values)-1
	lo, hi := at, at
	for range at { // the nearest that is left, on either side
		if hi == last || lo > 0 && middle-values[lo-1] <= values[hi+1]-middle {
			lo--
			spread = middle - values[lo]
		} else {
			hi++
			spread = values[hi] - middle
		}
	}
	return middle, spread
}

// tilfaeldet is how far a count may be from its mean by chance (Bernstein's bound for sums
// of rare events, whose upper tail is longer than a normal distribution's): variance is
// that of single rows, klynge how many come together.
func tilfaeldet(variance, klynge int64) int64 {
	tail := klynge * tilfaeldigt / 6
	return tail + rod(tail*tail+tilfaeldigt*klynge*variance)
}

// rod returns the largest whole number whose square is not above v; 0 below 1.
func rod(v int64) int64 {
	if v < 1 {
		return 0
	}
	r := v
	for next := (r + 1) / 2; next < r; next = (r + v/r) / 2 {
		r = next
	}
	return r
}
