package kontroller

import (
	"testing"

	"fokusmaal/schemas"
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

func TestK04TheRestMayTripleAndNoMoreWhereItIsSmall(t *testing.T) {
	g := graense{andelsPromille, skaevtGange}
	for x, want := range map[int64]bool{97_000: false, 96_999: true, 99_666: false, 99_667: false, 99_668: true} {
		if u, is := holdt(x, 100_000, 990_000, 0, 1, g); is != want || is && u.grov {
			t.Errorf("%d of 100 000, where 99 000 are usual: %v, %+v", x, is, u)
		}
	}
}

// A maalgruppe of ydelse is needed in no figure, one of tilbud is.
func TestK04AColumnThatNoFigureNeedsIsAnAdvarsel(t *testing.T) {
	l := rentLand()
	for _, i := range l.personer(aarhusPlads, landPersoner, alle) {
		l.hist[i].Ydelser[proevet].Maalgruppe = 0 // null
		for n := range l.hist[i].Tilbud {
			if t := &l.hist[i].Tilbud[n]; t.Maaned() == landFra+proevet {
				t.Maalgruppe = schemas.NoMaalgruppe
			}
		}
	}
	seen := 0
	for _, f := range l.doemt(1) {
		if f.Kode != 4 || f.Kolonne != "maalgruppe" {
			continue
		}
		seen++
		if (f.Alvor == Fejl) != (f.Tabel == schemas.TilbudTable) {
			t.Errorf("%+v", f)
		}
	}
	if seen != 4 { // in the kommune and in Hele landet
		t.Errorf("%d findings", seen)
	}
}

func TestK04AShareThatFallsIsAFejlAsOneThatRises(t *testing.T) {
	l := rentLand()
	for i := range l.hist {
		for n := range l.hist[i].Ydelser {
			l.hist[i].Ydelser[n].FritagetDage = 10
		}
	}
	for _, i := range l.personer(aarhusPlads, landPersoner, alle) {
		l.hist[i].Ydelser[proevet].FritagetDage = 0
	}
	if found := finds(t, l, 4, Fejl, 2); found[0].Antal != 0 || found[0].Kolonne != "fritaget_dage" {
		t.Errorf("%+v", found)
	}
}
