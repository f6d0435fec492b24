package kontroller

import (
	"testing"
)

// 400 samtaler are usual: chance with a cluster of two reaches 182, so the latest month has
// fewer than 218, and the two before it more and more.
func TestK13AFallOverTheLatestMonthsIsAnAdvarsel(t *testing.T) {
	for _, c := range []struct {
		left [3]int
		want int
	}{{[3]int{380, 300, 217}, 1}, {[3]int{380, 300, 218}, 0}, {[3]int{300, 300, 217}, 0}, {[3]int{380, 217, 217}, 0}, {[3]int{400, 400, 217}, 0}} {
		l := rentLand()
		for n, i := range l.personer(aarhusPlads, landPersoner, alle) {
			for back, left := range c.left {
				if n >= left {
					l.samtalerUden(i, landMaaneder-3+back)
				}
			}
		}
		if found := finds(t, l, 13, Advarsel, c.want); c.want == 1 && (found[0].Kommune != aarhusPlads || found[0].Antal != 217) {
			t.Errorf("%+v", found)
		}
	}
}

func TestK13AFallOverNineMonthsIsAnAdvarsel(t *testing.T) {
	l := rentLand()
	for n, i := range l.personer(aarhusPlads, landPersoner, alle) {
		for back, left := range []int{380, 370, 390, 330, 340, 320, 240, 250, 245} {
			if n >= left {
				l.samtalerUden(i, landMaaneder-9+back)
			}
		}
	}
	finds(t, l, 13, Advarsel, 1)
}
