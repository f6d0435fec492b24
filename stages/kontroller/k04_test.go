package kontroller

import (
	"testing"
)

// Hours are sent as 0 for 16 months. 200 rows are usual; chance reaches 48 of them.
func TestK04HoursThatAreZeroAreAFejlFromWhereChanceEnds(t *testing.T) {
	for _, c := range []struct{ zero, want int }{{48, 0}, {49, 16}, {200, 16}} {
		l := rentLand()
		for _, i := range l.personer(aarhusPlads, c.zero, ulige) {
			for n := 5; n < 21; n++ {
				l.hist[i].Loentimer[n].TimerHundreddele = 0
			}
		}
		zero := 0
		for _, f := range l.doemt(1) {
			if f.Kode == 4 && f.Kommune == aarhusPlads && f.Alvor == Fejl && f.Antal == int64(c.zero) && f.Kolonne == "timer" {
				zero++
			}
		}
		if zero != c.want {
			t.Errorf("%d zeros: %d findings", c.zero, zero)
		}
	}
}

func TestK04AShareMayTripleAndNoMoreWhereItIsSmall(t *testing.T) {
	g := graense{andelsPromille, skaevtGange}
	for _, c := range []struct {
		x    int64
		want Alvor
	}{{3000, 0}, {3001, Advarsel}, {334, 0}, {333, 0}, {332, Advarsel}, {11_000, Advarsel}, {11_001, Fejl}} {
		u, is := holdt(c.x, 100_000, 10_000, 0, 1, g)
		got := Alvor(0)
		if is {
			got = Advarsel
			if u.grov {
				got = Fejl
			}
		}
		if got != c.want {
			t.Errorf("%d of 100 000, where 1000 are usual: %s, not %s", c.x, got, c.want)
		}
	}
}

func TestK04WhatAKommuneUsuallyVariesIsNoFinding(t *testing.T) {
	const usual, spread = 100_000, 50_000 // 10 pct., give or take 5
	if _, is := holdt(40_000, 100_000, usual, spread, 1, graense{andelsPromille, skaevtGange}); is {
		t.Error("six times the usual spread is found")
	}
	if _, is := holdt(40_001, 100_000, usual, spread, 1, graense{andelsPromille, skaevtGange}); !is {
		t.Error("more than six times the usual spread is not found")
	}
}
