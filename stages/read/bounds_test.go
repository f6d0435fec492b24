package read

import (
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

func TestAnIDOutsideTheBoundsIsToldByWhicheverByteItIs(t *testing.T) {
	for _, c := range []struct {
		low, high, id string
		inside        bool
	}{
		{"b", "d", "a", false}, {"b", "d", "b", true}, {"b", "d", "c", true}, {"b", "d", "d", true}, {"b", "d", "e", false},
		{"b", "d", "", false}, {"b", "d", "d\x00", false}, {"b", "d", "b\x00", true}, {"b\x00", "d", "b", false},
		{"aaaaaaab", "aaaaaaad", "aaaaaaaa", false}, {"aaaaaaab", "aaaaaaad", "aaaaaaab", true}, {"aaaaaaab", "aaaaaaad", "aaaaaaae", false},
		{"aaaaaaaab", "aaaaaaaad", "aaaaaaaaa", false}, {"aaaaaaaab", "aaaaaaaad", "aaaaaaaab", true},
		{"aaaaaaaab", "aaaaaaaad", "aaaaaaaad", true}, {"aaaaaaaab", "aaaaaaaad", "aaaaaaaae", false}, {"aaaaaaaab", "aaaaaaaad", "aaaaaaaa", false},
		{"", "d", "", true}, {"a", "å", "z", true}, {"a", "z", "å", false},
	} {
		ids, err := newVocabulary(arrow.BinaryTypes.String, false).page(nil, slacked(behindLengths(c.id)), 1, memory.NewGoAllocator())
		if err != nil {
			t.Fatal(err)
		}
		b := bounds{stated: true, low: c.low, high: c.high}
		if got := b.holdAll(ids); got != c.inside {
			t.Errorf("%q between %q and %q: found %v", c.id, c.low, c.high, got)
		}
		ids.Release()
	}
}
