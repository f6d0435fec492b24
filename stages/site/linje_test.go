package site

import (
	"strconv"
	"testing"
)

// diagram is a chart of one line.
func diagram(graense int64, punkter ...linjepunkt) *linjediagram {
	d := &linjediagram{ID: "x", Graense: graense, Serier: []linjeserie{{Navn: "en", Punkter: punkter}}}
	for range punkter {
		d.Maaneder = append(d.Maaneder, "jan")
	}
	return d
}

func TestAValueAtTheLimitLiesOnTheLimitAndOneOffItDoesNot(t *testing.T) {
	for _, graense := range []int64{200, 300} {
		for _, hoejest := range []int64{0, 450, 999} {
			for _, afvigelse := range []int64{-1, 0, 1} {
				paa := diagram(graense, linjepunkt{Promille: graense + afvigelse}, linjepunkt{Promille: hoejest}).tegn()
				if y := paa.Kurver[0].Maerker[0].Y; (y == paa.GraenseY) != (afvigelse == 0) {
					t.Errorf("limit %d, value %d, top of %d: drawn at %s and the limit at %s", graense, graense+afvigelse, hoejest, y, paa.GraenseY)
				}
			}
		}
	}
}

func TestTheAxisBeginsAtZeroAndHoldsEveryValue(t *testing.T) {
	for hoejest, vil := range map[int64]int64{0: 40, 399: 40, 400: 40, 401: 50, 500: 50, 501: 60, 999: 100, 1000: 100} {
		d := diagram(300, linjepunkt{Promille: hoejest}, linjepunkt{Promille: 0}, linjepunkt{Tegn: ".."})
		tegning := d.tegn()
		foerste, sidste := tegning.Vandrette[0], tegning.Vandrette[len(tegning.Vandrette)-1]
		if y := tal(t, sidste.Y); y != feltTop {
			t.Errorf("up to %d: the top of the axis is at %v, want %d", hoejest, y, feltTop)
		}
		if foerste.Pct != 0 || sidste.Pct != vil {
			t.Errorf("up to %d: the axis goes from %d to %d, want 0 to %d", hoejest, foerste.Pct, sidste.Pct, vil)
		}
		if y := tal(t, tegning.Kurver[0].Maerker[0].Y); y < feltTop || y > feltBund {
			t.Errorf("the value %d is drawn outside, at %v", hoejest, y)
		}
		if y := tal(t, tegning.Kurver[0].Maerker[1].Y); y != feltBund {
			t.Errorf("0 is drawn at %v, want the bottom %d", y, feltBund)
		}
	}
}

func tal(t *testing.T, tekst string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(tekst, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAMonthBetweenTwoGapsIsAPointWithoutALine(t *testing.T) {
	k := diagram(300, linjepunkt{Tegn: ".."}, linjepunkt{Promille: 250}, linjepunkt{Tegn: "."}, linjepunkt{Promille: 260}, linjepunkt{Promille: 270}).tegn().Kurver[0]
	if len(k.Stykker) != 1 || len(k.Maerker) != 3 {
		t.Errorf("%d pieces and %d points, want 1 and 3", len(k.Stykker), len(k.Maerker))
	}
}

func TestALineWithoutAnyValueHasNoName(t *testing.T) {
	if n := len(diagram(300, linjepunkt{Tegn: ".."}, linjepunkt{Tegn: "."}).tegn().Navne); n != 1 {
		t.Errorf("%d names, want that of the limit alone", n)
	}
}

func TestTheNamesOfTheLinesDoNotStandOnEachOther(t *testing.T) {
	for _, y := range [][3]int64{{300, 300, 300}, {2500, 2560, 2555}, {1000, 1001, 2000}, {feltTop * 10, feltTop * 10, feltBund * 10}, {feltTop * 10, feltTop * 10, feltTop * 10}} {
		navne := spred([]linjenavn{{y: y[0]}, {y: y[1]}, {y: y[2]}})
		for i := 1; i < len(navne); i++ {
			if d := navne[i].y - navne[i-1].y; d < navnAfstand*10 {
				t.Errorf("%v: two names are %d apart", y, d)
			}
		}
		if navne[2].y > feltBund*10 || navne[0].y < feltTop*10 {
			t.Errorf("%v: a name stands over or under the chart", y)
		}
	}
}
