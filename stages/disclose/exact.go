package disclose

import "math/bits"

// many is more persons than there are.
const many = int64(1) << 40

// times is a·b, and whether that fits into an int64.
func times(a, b int64) (product int64, fits bool) {
	hi, lo := bits.Mul64(uint64(size(a)), uint64(size(b)))
	if hi != 0 || lo > 1<<63-1 || a == minus || b == minus {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

// minus is the number whose opposite does not fit; nothing here is as small.
const minus = -1 << 63

// addTimes is sum + a·b, and whether all of it fitted so far.
func addTimes(sum int64, fitted bool, a, b int64) (next int64, fits bool) {
	product, fits := times(a, b)
	next = sum + product
	fits = fits && fitted && (product < 0) == (next < sum)
	return next, fits && next != minus
}

func size(a int64) int64 {
	if a < 0 {
		return -a
	}
	return a
}

// common is the greatest common divisor of the sizes.
func common(a, b int64) int64 {
	a, b = size(a), size(b)
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func floor(a, b int64) int64 {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func ceil(a, b int64) int64 { return -floor(-a, b) }
