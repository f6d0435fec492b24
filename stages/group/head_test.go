package group

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"fokusmaal/schemas"
)

// alike are ids that a key of eight bytes does not tell apart by itself, or only just: they
// differ before it, in it, behind it, in zeros that are not there, and in bits that are all set.
var alike = []string{
	"", "\x00", "\x00\x00", "a", "a\x00", "a\x00\x00\x00\x00\x00\x00\x00", "a\x00\x00\x00\x00\x00\x00\x00\x00", "a\x00b", "ab",
	"abcdefgh", "abcdefgh\x00", "abcdefghi", "abcdefghij", "abcdefghijklmnopq", "abcdefghijklmnopr", "abcdefghijklmnopr\x00",
	"abcdefgi", "b", "\xff", "\xff\xff\xff\xff\xff\xff\xff", "\xff\xff\xff\xff\xff\xff\xff\xff", "\xff\xff\xff\xff\xff\xff\xff\xff\x00",
	"\xff\xff\xff\xff\xff\xff\xff\xff\xff", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
}

func TestHeadsComeInTheOrderOfTheIDsBytes(t *testing.T) {
	for _, common := range []string{"", "p", "DK-2024-00000000-", "\xff\xff\xff\xff\xff\xff\xff\xff"} {
		for from := range alike {
			var s span
			for _, n := range rand.New(rand.NewPCG(7, uint64(from))).Perm(len(alike) - from) {
				id := []byte(common + alike[from+n])
				s.take(id, id)
			}
			skip := s.skip()
			for _, a := range alike[from:] {
				x := headOf([]byte(common+a), skip)
				if x.compare(&nobody, skip) >= 0 || nobody.compare(&x, skip) <= 0 {
					t.Errorf("%q comes after nobody", common+a)
				}
				for _, b := range alike[from:] {
					y := headOf([]byte(common+b), skip)
					if got, want := x.compare(&y, skip), bytes.Compare(x.id, y.id); got != want {
						t.Errorf("%q and %q behind %d bytes: %d, not %d", x.id, y.id, skip, got, want)
					}
				}
			}
		}
	}
	if nobody.compare(&nobody, 0) != 0 {
		t.Error("nobody is not nobody")
	}
}

func TestAKeySkipsWhatAllIDsBeginWithAndReachesNoFurtherThanTheID(t *testing.T) {
	for _, c := range []struct {
		low, high string
		want      int
	}{
		{"", "", 0}, {"", "b", 0}, {"abcdefgh", "abcdefgh", 0}, {"pabcdefgh", "pabcdefgz", 1}, {"pabcdefgh", "qabcdefgh", 0},
		{"0123456789abcdef", "0123456789abcdeg", 8}, {"0123456789abcdef", "0123457", 6},
	} {
		s := span{[]byte(c.low), []byte(c.high)}
		if got := s.skip(); got != c.want {
			t.Errorf("from %q to %q: %d bytes, not %d", c.low, c.high, got, c.want)
		}
	}
}

// TestPersonsWhoseIDsAreAlikeAreMerged gives each table others of them, in one row group and
// in many.
func TestPersonsWhoseIDsAreAlikeAreMerged(t *testing.T) {
	for _, common := range []string{"", "DK-2024-00000000-"} {
		var facts []fact
		for i, id := range alike {
			for table := range schemas.TableID(schemas.Tables) {
				if i%3 == 0 || i%schemas.Tables == int(table) || i%5 == int(table) {
					facts = append(facts, fact{common + id, table, i}, fact{common + id, table, i + 1})
				}
			}
		}
		want, _ := hashed(t, facts, len(facts))
		for _, size := range []int{1, 2, 3, 7, len(facts)} {
			got, _ := sorted(t, facts, size)
			slices.Sort(got)
			if fmt.Sprint(want) != fmt.Sprint(got) {
				t.Errorf("in row groups of %d: %v, not %v", size, got, want)
			}
		}
	}
}
