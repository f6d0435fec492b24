package kontroller

import "slices"

// median returns the lower median: always one of the values, so that a history of two
// halves does not become something between them.
func median(values []int64) int64 {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted[(len(sorted)-1)/2]
}

// spredning returns the lower median of the distances to the median.
func spredning(values []int64, middle int64) int64 {
	distances := make([]int64, len(values))
	for i, v := range values {
		distances[i] = max(v-middle, middle-v)
	}
	return median(distances)
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
