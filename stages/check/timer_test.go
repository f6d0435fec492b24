package check

import (
	"math"
	"math/big"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"pgregory.net/rapid"
)

// exactHundreddele rounds half away from zero on exact rationals.
func exactHundreddele(hours float64) int32 {
	scaled := new(big.Rat).Mul(new(big.Rat).SetFloat64(math.Abs(hours)), big.NewRat(100, 1))
	scaled.Add(scaled, big.NewRat(1, 2))
	whole := int32(new(big.Int).Quo(scaled.Num(), scaled.Denom()).Int64())
	if hours < 0 {
		return -whole
	}
	return whole
}

func TestHoursAreRoundedHalfAwayFromZeroAsTheyStand(t *testing.T) {
	for hours, want := range map[float64]int32{
		0: 0, 0.125: 13, -0.125: -13, 0.375: 38, 1.115: 111, 1.005: 100, -1.005: -100, 2.675: 267, 0.005: 1, 0.015: 1, 0.045: 4,
		1.125: 113, 743.995: 74400, 744: 74400, -744: -74400, 0.0049999: 0, 5e-324: 0, 0.00499999999999999: 0, 37.5: 3750,
	} {
		if got := hundreddele(hours); got != want {
			t.Errorf("%v hours became %d hundredths, want %d", hours, got, want)
		}
		if exact := exactHundreddele(hours); exact != want {
			t.Errorf("the test is wrong: exactly, %v hours are %d hundredths", hours, exact)
		}
	}
}

func TestRoundingIsExactAroundEveryHalfHundredth(t *testing.T) {
	for half := range 2 * maxTimer * 100 {
		v := float64(half) / 200
		for _, near := range []float64{v, math.Nextafter(v, 0), math.Nextafter(v, math.Inf(1))} {
			if got, want := hundreddele(near), exactHundreddele(near); got != want {
				t.Fatalf("%v hours became %d hundredths, want %d", near, got, want)
			}
		}
	}
}

func TestRoundingIsExactOnAnyHours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := rapid.Float64Range(-maxTimer, maxTimer).Draw(t, "hours")
		if got, want := hundreddele(hours), exactHundreddele(hours); got != want {
			t.Fatalf("%v hours became %d hundredths, want %d", hours, got, want)
		}
	})
}

func TestADecimalIsWrittenWithTwoDigitsWhateverItsSize(t *testing.T) {
	for hundredths, want := range map[string]string{
		"0": "0.00", "5": "0.05", "-5": "-0.05", "50": "0.50", "-150": "-1.50", "74401": "744.01",
		"170141183460469231731687303715884105727":  "1701411834604692317316873037158841057.27",
		"-170141183460469231731687303715884105727": "-1701411834604692317316873037158841057.27",
	} {
		n, _ := new(big.Int).SetString(hundredths, 10)
		if got := decimalText(decimal128.FromBigInt(n)); got != want {
			t.Errorf("%s hundredths became %s, want %s", hundredths, got, want)
		}
	}
	least := decimal128.New(math.MinInt64, 0)
	if got, want := decimalText(least), "-1701411834604692317316873037158841057.28"; got != want || !decimalUdenForInterval(least) {
		t.Errorf("the least decimal became %s, want %s, outside the interval", got, want)
	}
}
