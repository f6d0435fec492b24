package check

import (
	"math"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
)

// maxTimer is the most hours that a row may have either way: 31 days of 24 hours.
const maxTimer = 744

// udenForInterval stands for hours that are null or outside the interval.
const udenForInterval int32 = math.MaxInt32

// fillTimer maps hours to hundredths.
func fillTimer(values arrow.Array, table []int32) error {
	switch hours := values.(type) {
	case *array.Decimal128:
		for i, v := range hours.Values() {
			table[i] = udenForInterval
			if !decimalUdenForInterval(v) {
				table[i] = int32(int64(v.LowBits()))
			}
		}
	case *array.Float64:
		for i, v := range hours.Float64Values() {
			table[i] = udenForInterval
			if !doubleUdenForInterval(v) {
				table[i] = hundreddele(v)
			}
		}
	}
	table[values.Len()] = udenForInterval
	return nil
}

// decimalUdenForInterval says whether a number of hundredths is more than 744.00 hours
// either way.
func decimalUdenForInterval(hundredths decimal128.Num) bool {
	return hundredths.Greater(decimal128.FromI64(maxTimer*100)) || hundredths.Less(decimal128.FromI64(-maxTimer*100))
}

// doubleUdenForInterval says whether hours are more than 744 either way or not a
// number. It looks at the hours as they stand, before they are rounded.
func doubleUdenForInterval(hours float64) bool {
	return !(math.Abs(hours) <= maxTimer) // written so that NaN is outside
}

// hundreddele rounds hours of at most 744 either way to hundredths, half away from zero.
//
// What is rounded is the exact value of the double: 1.115 is a little less than 1.115
// and becomes 1.11. The product by 100 is itself rounded, so its error, which FMA gives
// exactly, decides when it lands on a half.
func hundreddele(hours float64) int32 {
	size := math.Abs(hours)
	product := size * 100
	missing := math.FMA(size, 100, -product)
	whole := math.Floor(product)
	rest := product - whole
	if rest > 0.5 || rest == 0.5 && missing >= 0 {
		whole++
	}
	if hours < 0 {
		whole = -whole
	}
	return int32(whole)
}

// decimalText writes hundredths as a decimal with two digits, exactly, whatever their
// size.
func decimalText(hundredths decimal128.Num) string {
	digits, sign := hundredths.BigInt().String(), ""
	if strings.HasPrefix(digits, "-") {
		digits, sign = digits[1:], "-"
	}
	if len(digits) < 3 {
		digits = strings.Repeat("0", 3-len(digits)) + digits
	}
	return sign + digits[:len(digits)-2] + "." + digits[len(digits)-2:]
}
