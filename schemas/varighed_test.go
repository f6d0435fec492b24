package schemas_test

import (
	"math"
	"testing"

	"fokusmaal/schemas"
)

func TestTheClassesOfAnciennitetBeginAndEndWhereTheirCodesSay(t *testing.T) {
	for _, c := range []struct {
		fra, til int32
		kode     string
	}{
		{0, 11, ""}, {12, 17, "12-17"}, {18, 23, "18-23"}, {24, 35, "24-35"}, {36, math.MaxInt32, "36+"},
	} {
		for _, anciennitet := range []int32{c.fra, c.til} {
			if v := schemas.VarighedAf(anciennitet); v.String() != c.kode {
				t.Errorf("%d counted months are %q, want %q", anciennitet, v, c.kode)
			}
		}
	}
}

func TestTheClassesAreInTheOrderOfTheirLength(t *testing.T) {
	last := schemas.IngenVarighed
	for anciennitet := range int32(100) {
		v := schemas.VarighedAf(anciennitet)
		if v < last || v > last+1 {
			t.Errorf("at %d counted months %q follows %q", anciennitet, v, last)
		}
		last = v
	}
	if int(last) != schemas.AntalVarigheder || schemas.AntalVarigheder != 4 {
		t.Errorf("%d classes, the last is number %d", schemas.AntalVarigheder, last)
	}
}
