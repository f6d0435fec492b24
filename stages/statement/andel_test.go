package statement

import (
	"math"
	"math/big"
	"testing"
)

// tolv returns the same share twelve times, with others in place of the first ones.
func tolv(andel Andel, andre ...Andel) []Andel {
	ud := append([]Andel{}, andre...)
	for len(ud) < 12 {
		ud = append(ud, andel)
	}
	return ud
}

func TestALimitIsMetOnlyStrictlyBelowIt(t *testing.T) {
	const stor = math.MaxInt64 / 10 // the persons of no country
	for navn, sag := range map[string]struct {
		andele []Andel
		pct    int64
		vil    bool
	}{
		"exactly 30 pct. in every month":            {tolv(Andel{3, 10}), 30, false},
		"exactly 20 pct. in every month":            {tolv(Andel{1, 5}), 20, false},
		"30 pct. as the mean of 1/3 and 4/15":       {[]Andel{{1, 3}, {4, 15}}, 30, false},
		"20 pct. as the mean of 1/7, 1/5 and 9/35":  {[]Andel{{1, 7}, {1, 5}, {9, 35}}, 20, false},
		"one person fewer in one month":             {tolv(Andel{3, 10}, Andel{2, 10}), 30, true},
		"one person more in one month":              {tolv(Andel{3, 10}, Andel{4, 10}), 30, false},
		"a hair under, far below what a float sees": {tolv(Andel{3, 10}, Andel{3*stor - 1, 10 * stor}), 30, true},
		"a hair over":                         {tolv(Andel{3, 10}, Andel{3*stor + 1, 10 * stor}), 30, false},
		"a hair under 20 pct.":                {tolv(Andel{2, 10}, Andel{2*stor - 1, 10 * stor}), 20, true},
		"a hair over and a hair under":        {tolv(Andel{3, 10}, Andel{3*stor + 1, 10 * stor}, Andel{3*stor - 1, 10 * stor}), 30, false},
		"nobody hit":                          {tolv(Andel{0, 10}), 20, true},
		"everybody hit":                       {tolv(Andel{10, 10}), 30, false},
		"months without persons are left out": {tolv(Andel{0, 0}, Andel{3, 10}), 30, false},
	} {
		t.Run(navn, func(t *testing.T) {
			if m := middel(sag.andele, false); m.Under(sag.pct) != sag.vil {
				t.Errorf("%s/%s is under %d pct.: %t", m.Taeller, m.Naevner, sag.pct, !sag.vil)
			}
		})
	}
}

// Fortolkning R13.
func TestTheMeanIsOfTheSharesAndThePoolOfThePersons(t *testing.T) {
	andele := []Andel{{1, 1}, {0, 9}, {0, 0}}
	for _, sag := range []struct {
		pulje bool
		vil   *big.Rat
	}{{false, big.NewRat(1, 2)}, {true, big.NewRat(1, 10)}} {
		m := middel(andele, sag.pulje)
		if har := new(big.Rat).SetFrac(m.Taeller, m.Naevner); har.Cmp(sag.vil) != 0 || m.Maaneder != 2 {
			t.Errorf("pooled %t: %s over %d months, want %s over 2", sag.pulje, har, m.Maaneder, sag.vil)
		}
	}
}

func TestThePoolIsOnTheOtherSideOfTheLimitThanTheMean(t *testing.T) {
	andele := []Andel{{2, 2}, {10, 98}}
	if middel(andele, false).Under(20) || !middel(andele, true).Under(20) {
		t.Error("the mean of 2/2 and 10/98 is over 20 pct., 12 of 100 are under")
	}
}

func TestThereIsNoMeanOverNobody(t *testing.T) {
	for _, pulje := range []bool{false, true} {
		for _, andele := range [][]Andel{nil, {{0, 0}}, tolv(Andel{0, 0})} {
			if m := middel(andele, pulje); m.Findes() || m.Taeller != nil || m.Naevner != nil {
				t.Errorf("pooled %t: %d months give %v", pulje, len(andele), m)
			}
		}
	}
	if (Andel{0, 0}).Findes() || !(Andel{0, 1}).Findes() {
		t.Error("a share exists over one person and not over none")
	}
}

func TestTheMeanDoesNotDependOnTheOrderOfTheMonths(t *testing.T) {
	a := middel([]Andel{{1, 3}, {2, 7}, {5, 11}}, false)
	b := middel([]Andel{{5, 11}, {1, 3}, {2, 7}}, false)
	if new(big.Rat).SetFrac(a.Taeller, a.Naevner).Cmp(new(big.Rat).SetFrac(b.Taeller, b.Naevner)) != 0 {
		t.Errorf("%v and %v", a, b)
	}
}

// The part of a sum that 64 bits hold ends before they do not.
func TestAMeanIsExactOnBothSidesOf64Bits(t *testing.T) {
	for bit := range 62 {
		for _, antal := range []int{2, 3, 7, 12} {
			stor := int64(1)<<bit + 1
			andele := tolv(Andel{stor - 1, stor}, Andel{0, 3}, Andel{stor / 3, stor + 2})[:antal]
			sum, taeller, naevner := new(big.Rat), new(big.Int), new(big.Int)
			for _, a := range andele {
				sum.Add(sum, big.NewRat(a.Taeller, a.Naevner))
				taeller.Add(taeller, big.NewInt(a.Taeller))
				naevner.Add(naevner, big.NewInt(a.Naevner))
			}
			for _, sag := range []struct {
				pulje bool
				vil   *big.Rat
			}{{false, sum.Quo(sum, big.NewRat(int64(antal), 1))}, {true, new(big.Rat).SetFrac(taeller, naevner)}} {
				m := middel(andele, sag.pulje)
				if har := new(big.Rat).SetFrac(m.Taeller, m.Naevner); har.Cmp(sag.vil) != 0 || m.Maaneder != antal {
					t.Errorf("pooled %t, %d shares of %d: %s, want %s", sag.pulje, antal, stor, har, sag.vil)
				}
			}
		}
	}
}

func TestADoubleOfAShareIsTheNearestOnBothSidesOf53Bits(t *testing.T) {
	for _, n := range []int64{3, 7, 1<<53 - 1, 1 << 53, 1<<53 + 1, 1<<62 + 1} {
		for _, taeller := range []int64{1, n / 3, n - 1, n} {
			vil, _ := big.NewRat(taeller, n).Float64()
			if har := (Andel{taeller, n}).Double(); har != vil {
				t.Errorf("%d/%d: %v, want %v", taeller, n, har, vil)
			}
		}
	}
}
