package read

import (
	"encoding/binary"
	"errors"
	"fmt"
	"testing"
)

// TestAnIndexOutsideIsFoundInEveryPlaceOfARun: runs that are short, long, and at the end of
// what is asked for are decoded in ways of their own.
func TestAnIndexOutsideIsFoundInEveryPlaceOfARun(t *testing.T) {
	const limit = 100
	for _, width := range []int{7, 8, 12, 15, 16, 20, 31, 32} {
		for _, groups := range []int{1, 2, shortGroups, shortGroups + 1, 20} {
			for place := -1; place < 8*groups; place++ { // -1 is nowhere
				data := binary.AppendUvarint(nil, uint64(groups)<<1|1)
				packed := make([]byte, groups*width)
				for i := range 8 * groups {
					v := uint64(limit - 1)
					if i == place {
						v = limit
					}
					for bit := range width {
						packed[(i*width+bit)/8] |= byte(v>>bit&1) << ((i*width + bit) % 8)
					}
				}
				for _, asked := range []int{8 * groups, 8*groups - 1} {
					name := fmt.Sprintf("width %d, %d groups, %d values, outside at %d", width, groups, asked, place)
					var want error
					if place >= 0 && place < asked {
						want = errIndex
					}
					expectFill(t, name, append(data, packed...), width, limit, asked, want)
				}
			}
		}
	}
}

func TestARepeatedIndexOutsideIsFoundWhateverTheRunsLength(t *testing.T) {
	for _, width := range []int{7, 8, 9, 15, 16, 32} {
		for _, n := range []int{1, 8, 16, 17, 63, 64, 1000} {
			for value, want := range map[uint32]error{99: nil, 100: errIndex} {
				data := binary.AppendUvarint(nil, uint64(n)<<1)
				data = append(data, binary.LittleEndian.AppendUint32(nil, value)[:(width+7)/8]...)
				expectFill(t, fmt.Sprintf("width %d, %d times %d", width, n, value), data, width, 100, n, want)
				expectFill(t, fmt.Sprintf("width %d, %d times %d, one too few", width, n, value), data, width, 100, n+1, errors.Join(want, errFewValues))
			}
		}
	}
}

// What lies behind the page is memory of another use: nothing of it is a value.
func TestARunOfWhichThePageHasNotAllIsNotFilledFromBehindIt(t *testing.T) {
	const width = 2
	whole := []byte{1<<1 | 1, 0, 0}
	expectFill(t, "a whole run", whole, width, 3, 8, nil)
	expectFill(t, "a run cut off", whole[:2], width, 3, 8, errFewValues)
}

// expectFill decodes n values and expects one of the errors, or none where want is nil.
func expectFill(t *testing.T, name string, data []byte, width int, limit uint32, n int, want error) {
	t.Helper()
	var h hybrid
	if err := h.open(slacked(data), width, limit); err != nil {
		t.Fatal(err)
	}
	switch err := h.fill(make([]int32, n)); {
	case want == nil && err != nil:
		t.Errorf("%s: error %v", name, err)
	case want != nil && (err == nil || !errors.Is(want, err)):
		t.Errorf("%s: expected %v, found %v", name, want, err)
	}
}
