package kontroller

import (
	"fmt"
	"testing"

	"fokusmaal/schemas"
)

func TestK14ThreeNumbersThatAreDatesAreAFejlWhereTheyAreMoreThanChance(t *testing.T) {
	for _, c := range []struct{ dates, others, want int }{{2, 0, 0}, {3, 0, 1}, {3, 3, 0}, {4, 3, 1}, {21, 99, 1}, {14, 106, 0}} {
		l := rentLand()
		for i := range c.dates + c.others {
			l.ids[i] = fmt.Sprintf("310187%04d", i)
			if i >= c.dates {
				l.ids[i] = fmt.Sprintf("320187%04d", i)
			}
		}
		finds(t, l, 14, Fejl, c.want)
	}
}

func TestK14TheFormOfACPRNumberIsSeenInTextAndNumbers(t *testing.T) {
	for id, want := range map[any]bool{"2902001234": true, "3002001234": false, "290200-1234": true, "29020012345": false, "290200123": false,
		"0013001234": false, "290200123a": false, int64(101871234): true, int64(2902001234): true, int64(99_999_999): false, int64(29020012345): false, int64(-2902001234): false} {
		var i ider
		switch id := id.(type) {
		case string:
			i.noter([]byte(id), false)
		case int64:
			i.noter([]byte(schemas.PersonIDFromInt64(id)), true)
		}
		if got := i.cpr == 1; got != want {
			t.Errorf("%v: %v", id, got)
		}
	}
}
