package kontroller

import (
	"testing"
)

func TestK01AMonthWithoutARowIsAFejlAndAMonthWithOneIsNone(t *testing.T) {
	for left, want := range []int{1, 0} {
		l := rentLand()
		for _, i := range l.personer(landet, 10_000, alle) {
			if i >= left {
				l.tilbudUden(i, proevet)
			}
		}
		finds(t, l, 1, Fejl, want)
	}
}

func TestK01MonthsBeforeATableBeginsAreNoHole(t *testing.T) {
	l := rentLand()
	for _, i := range l.personer(landet, 10_000, alle) {
		l.tilbudUden(i, 0, 1, 2, 3)
	}
	finds(t, l, 1, Fejl, 0)
	for _, i := range l.personer(landet, 10_000, alle) {
		l.tilbudUden(i, landMaaneder-1)
	}
	finds(t, l, 1, Fejl, 1) // but a table that ends too early has one
}
