package kontroller

import (
	"slices"
	"strings"
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

// A kommune with few rows: no month of it can be told from chance, which reaches 48 rows of
// hours that are 0 in a month or three (24 + 24, four at a time), and 144 in a year (12 at a
// time). What a shorter stretch says is not said by a longer one.
func TestK04HoursThatAreZeroWhereRowsAreFewAreFoundInMonthsAddedUp(t *testing.T) {
	for _, c := range []struct {
		rows, from, to  int // a month; the months in which all are 0
		found, months   int
		antal, expected int64
	}{
		{12, 12, 23, 0, 0, 0, 0}, {13, 12, 23, 1, 12, 156, 144}, // 144 and 156 in a year
		{16, 12, 23, 1, 12, 192, 144}, {17, 12, 23, 4, 3, 51, 48}, // 48 and 51 in three months
		{48, 12, 23, 4, 3, 144, 48}, {49, 12, 23, 12, 1, 49, 48}, // and in one
		{20, 5, 20, 5, 3, 60, 48}, // a kommune of 20 rows a month, where the quarters are not those of the fault
	} {
		l := rentLand()
		for p, i := range l.personer(aarhusPlads, landPersoner, ulige) {
			if p >= c.rows {
				l.hist[i].Loentimer = nil
				continue
			}
			for n := c.from; n <= c.to; n++ {
				l.hist[i].Loentimer[n].TimerHundreddele = 0
			}
		}
		found := slices.DeleteFunc(l.doemt(1), func(f Fund) bool {
			return f.Kode != 4 || f.Kommune != aarhusPlads || f.Alvor != Fejl || !strings.Contains(f.Besked, "timer er 0 i ")
		})
		if len(found) != c.found {
			t.Errorf("%+v: %d findings: %+v", c, len(found), found)
			continue
		}
		for _, f := range found {
			if f.Maaneder != c.months || f.Antal != c.antal || f.Til != c.expected || int(f.Maaned-landFra) > c.to || (c.months > 1) != strings.Contains(f.Besked, " 2023 til ") && c.from == 12 {
				t.Errorf("%+v: %+v", c, f)
			}
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
