package read

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// behindLengths writes texts as a dictionary page has them.
func behindLengths(texts ...string) []byte {
	var data []byte
	for _, s := range texts {
		data = append(binary.LittleEndian.AppendUint32(data, uint32(len(s))), s...)
	}
	return data
}

func TestTheTextsOfADictionaryPageAreThoseWritten(t *testing.T) {
	long := strings.Repeat("0123456789", 10)
	for _, want := range [][]string{
		{},
		{""},
		{"a"},
		{"", "", ""},
		{"a", "", "bc", long[:15], long[:16], long[:17], long, "d"},
		{long, long[:3], "æøå", long[:8] + "é", ""},
		{long[:16], long[:16]},
	} {
		checked := memory.NewCheckedAllocator(memory.NewGoAllocator())
		a, err := newVocabulary(arrow.BinaryTypes.String, false).page(nil, slacked(behindLengths(want...)), len(want), checked)
		if err != nil {
			t.Fatalf("%q: %v", want, err)
		}
		got := []string{}
		for i := range a.Len() {
			got = append(got, a.(*array.String).Value(i))
		}
		if !slices.Equal(want, got) {
			t.Errorf("expected %q, found %q", want, got)
		}
		a.Release()
		checked.AssertSize(t, 0)
	}
}

func TestADictionaryPageThatDoesNotAddUpIsAnError(t *testing.T) {
	sound := behindLengths("abc", "de")
	lengthOf := func(first uint32) []byte {
		data := slices.Clone(sound)
		binary.LittleEndian.PutUint32(data, first)
		return data
	}
	for name, c := range map[string]struct {
		data []byte
		n    int
		want error
	}{
		"sound":                         {sound, 2, nil},
		"one too few":                   {sound, 3, errDictSize},
		"one too many":                  {sound, 1, errDictSize},
		"none, and bytes":               {sound, 0, errDictSize},
		"more than can be":              {sound, 1 << 30, errDictSize},
		"cut off in a text":             {sound[:len(sound)-1], 2, errDictSize},
		"cut off in a length":           {sound[:9], 2, errDictSize},
		"a byte too many":               {append(slices.Clone(sound), 0), 2, errDictSize},
		"a length behind the end":       {lengthOf(10), 2, errDictSize},
		"a length up to the next":       {lengthOf(2), 2, errDictSize},
		"the greatest length":           {lengthOf(1<<32 - 1), 2, errDictSize},
		"not UTF-8":                     {behindLengths("abc", "\xff"), 2, wrongText{}},
		"not UTF-8 in the middle":       {behindLengths("abcdefgh\xff", "a"), 2, wrongText{}},
		"a character across two":        {behindLengths("ab\xc3", "\xa6c"), 2, wrongText{}},
		"a character across three":      {behindLengths("\xe2", "\x82", "\xac"), 3, wrongText{}},
		"a character cut off at an end": {behindLengths("abc", "d\xc3"), 2, wrongText{}},
	} {
		checked := memory.NewCheckedAllocator(memory.NewGoAllocator())
		a, err := newVocabulary(arrow.BinaryTypes.String, false).page(nil, slacked(c.data), c.n, checked)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: expected %v, found %v", name, c.want, err)
		}
		if a != nil {
			a.Release()
		}
		checked.AssertSize(t, 0)
	}
}
