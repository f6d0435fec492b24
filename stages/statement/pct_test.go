package statement

import (
	"math/big"
	"testing"
)

func TestAShareIsShownInPctWithOneDecimalHalfAwayFromZero(t *testing.T) {
	for andel, vil := range map[Andel]string{
		{0, 0}: "-", {0, 7}: "0.0", {7, 7}: "100.0", {1, 3}: "33.3", {2, 3}: "66.7",
		{1, 2000}: "0.1", {1, 2001}: "0.0", {2999, 10000}: "30.0", {29949, 100000}: "29.9", {5990, 20000}: "30.0", {5989, 20000}: "29.9",
	} {
		if har := andel.Pct(); har != vil {
			t.Errorf("%d/%d is shown as %s, want %s", andel.Taeller, andel.Naevner, har, vil)
		}
		m := Middel{}
		if andel.Findes() {
			m = Middel{big.NewInt(andel.Taeller), big.NewInt(andel.Naevner), 1}
		}
		if har := m.Pct(); har != vil {
			t.Errorf("as a mean %d/%d is shown as %s, want %s", andel.Taeller, andel.Naevner, har, vil)
		}
	}
}
