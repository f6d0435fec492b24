package main

import (
	"context"
	"math/big"
	"testing"
)

func TestADoubleOfHoursIsRoundedByItsExactValue(t *testing.T) {
	db, err := openBase(context.Background(), options{temp: t.TempDir(), memoryMB: 300})
	if err != nil {
		t.Fatal(err)
	}
	defer db.close()
	for _, script := range []string{"00_grundlag", "03_hundreddele"} {
		if err := db.script(script); err != nil {
			t.Fatal(err)
		}
	}
	// 1.115 is a little less than it says, 0.125 is exact, 0.285 is less and 0.015 is less.
	for hours, want := range map[string]int64{"1.115e0": 111, "0.125e0": 13, "-0.125e0": -13, "0.285e0": 28, "1.005e0": 100,
		"2.5e0": 250, "-744e0": -74400, "1e-300": 0, "-0.004e0": 0, "0.005e0": 1, "37.00::DECIMAL(7,2)": 3700, "-0.01::DECIMAL(38,2)": -1} {
		if got, err := db.number(hours, "SELECT hundreddele("+hours+")"); err != nil || got != want {
			t.Errorf("%s hours are %d hundredths, expected %d, %v", hours, got, want, err)
		}
	}
}

func TestALimitIsJudgedOnTheExactNumber(t *testing.T) {
	third := mean([]*big.Rat{big.NewRat(1, 10), big.NewRat(3, 10), big.NewRat(1, 2)}) // 3/10 exactly; as doubles it is less
	if under(third, limits[1]) != false {
		t.Error("exactly 30 pct. is not under 30 pct.")
	}
	if under(nil, limits[1]) != nil || nearest(nil) != nil {
		t.Error("a share over no persons is null")
	}
	for n, want := range map[int64]int64{10: 2, 9: 2, 11: 3, 1: 0} {
		if got := largestUnder(times(limits[1], n)); got != want {
			t.Errorf("the largest number under 30 pct. of %d is %d, expected %d", n, got, want)
		}
	}
}
