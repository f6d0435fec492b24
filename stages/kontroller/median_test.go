package kontroller

import (
	"slices"
	"testing"
)

func TestTheSpreadIsTheLowerMedianOfTheDistancesToTheMedian(t *testing.T) {
	for _, values := range [][]int64{
		{7}, {1, 9}, {9, 1, 5}, {1, 2, 3, 100}, {100, 1, 2, 3, 4}, {1, 90, 95, 99, 100}, {5, 5, 5, 5, 1},
		{0, 0, 0, 10, 10, 10, 10}, {1, 2, 4, 8, 16, 32, 64}, {64, 63, 61, 57, 49, 33, 1, 1},
	} {
		sorted := slices.Sorted(slices.Values(values))
		wantMiddle := sorted[(len(sorted)-1)/2]
		var distances []int64
		for _, v := range values {
			distances = append(distances, max(v-wantMiddle, wantMiddle-v))
		}
		slices.Sort(distances)
		want := distances[(len(distances)-1)/2]
		if middle, spread := midten(slices.Clone(values)); middle != wantMiddle || spread != want {
			t.Errorf("%v: median %d, spread %d, want %d and %d", values, middle, spread, wantMiddle, want)
		}
	}
}
