package forskel

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// side is rows as pairs of key and row.
type side [][2]uint64

func (s side) a() []Aftryk {
	var rows []Aftryk
	for _, r := range s {
		rows = append(rows, Aftryk{Noegle: r[0], Raekke: r[1]})
	}
	return rows
}

func (s side) b() []Placeret {
	var rows []Placeret
	for i, r := range s {
		rows = append(rows, Placeret{Aftryk{Noegle: r[0], Raekke: r[1]}, int64(i)})
	}
	return rows
}

// newRows compares and returns the movement and the new rows themselves, in order.
func newRows(a, b side) (Bevaegelse, side) {
	var fresh side
	m := Sammenlign(a.a(), b.b(), func(n int64) { fresh = append(fresh, b[n]) })
	slices.SortFunc(fresh, func(x, y [2]uint64) int { return slices.Compare(x[:], y[:]) })
	return m, fresh
}

func TestARowIsUnchangedCorrectedGoneOrNew(t *testing.T) {
	for name, c := range map[string]struct {
		a, b  side
		want  Bevaegelse
		fresh side
	}{
		"nothing at all":                            {},
		"the same row":                              {a: side{{1, 1}}, b: side{{1, 1}}, want: Bevaegelse{Uaendrede: 1}},
		"only in A":                                 {a: side{{1, 1}}, want: Bevaegelse{Fjernede: 1}},
		"only in B":                                 {b: side{{1, 1}}, want: Bevaegelse{Nye: 1}, fresh: side{{1, 1}}},
		"another row of the key":                    {a: side{{1, 1}}, b: side{{1, 2}}, want: Bevaegelse{Rettede: 1}},
		"another key":                               {a: side{{1, 1}}, b: side{{2, 2}}, want: Bevaegelse{Fjernede: 1, Nye: 1}, fresh: side{{2, 2}}},
		"one more of the same":                      {a: side{{1, 1}}, b: side{{1, 1}, {1, 1}}, want: Bevaegelse{Uaendrede: 1, Nye: 1}, fresh: side{{1, 1}}},
		"one less of the same":                      {a: side{{1, 1}, {1, 1}}, b: side{{1, 1}}, want: Bevaegelse{Uaendrede: 1, Fjernede: 1}},
		"unchanged goes before corrected":           {a: side{{1, 5}}, b: side{{1, 2}, {1, 5}}, want: Bevaegelse{Uaendrede: 1, Nye: 1}, fresh: side{{1, 2}}},
		"of two left the lower hash is corrected":   {a: side{{1, 5}}, b: side{{1, 9}, {1, 7}}, want: Bevaegelse{Rettede: 1, Nye: 1}, fresh: side{{1, 9}}},
		"of two left one is corrected and one gone": {a: side{{1, 5}, {1, 6}}, b: side{{1, 7}}, want: Bevaegelse{Rettede: 1, Fjernede: 1}},
		"a row of A between and after those of B":   {a: side{{1, 3}, {1, 9}}, b: side{{1, 2}, {1, 4}}, want: Bevaegelse{Rettede: 2}},
	} {
		t.Run(name, func(t *testing.T) {
			got, fresh := newRows(c.a, c.b)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("movement (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.fresh, fresh); diff != "" {
				t.Errorf("new rows (-want +got):\n%s", diff)
			}
		})
	}
}

// byDefinition counts as the doc of the package says it, with no thought for speed.
func byDefinition(a, b side) (Bevaegelse, side) {
	left := map[[2]uint64]int{} // more in A; below zero: in B
	var sum Bevaegelse
	for _, r := range a {
		left[r]++
	}
	for _, r := range b {
		left[r]--
	}
	sum.Uaendrede = int64(len(b))
	var inA, inB = map[uint64]int{}, map[uint64]side{}
	for r, n := range left {
		inA[r[0]] += max(n, 0)
		for range -n {
			inB[r[0]] = append(inB[r[0]], r)
			sum.Uaendrede--
		}
	}
	var fresh side
	for key := range uint64(256) {
		slices.SortFunc(inB[key], func(x, y [2]uint64) int { return slices.Compare(x[:], y[:]) })
		n := min(inA[key], len(inB[key]))
		sum.Rettede += int64(n)
		sum.Fjernede += int64(inA[key] - n)
		sum.Nye += int64(len(inB[key]) - n)
		fresh = append(fresh, inB[key][n:]...)
	}
	return sum, fresh
}

func TestThePartsAddUpAndAreThoseOfTheDefinition(t *testing.T) {
	pair := rapid.Custom(func(t *rapid.T) [2]uint64 {
		return [2]uint64{rapid.Uint64Range(0, 3).Draw(t, "key"), rapid.Uint64Range(0, 4).Draw(t, "row")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := side(rapid.SliceOfN(pair, 0, 20).Draw(t, "A")), side(rapid.SliceOfN(pair, 0, 20).Draw(t, "B"))
		got, fresh := newRows(a, b)
		if got.Uaendrede+got.Rettede+got.Nye != int64(len(b)) || got.Uaendrede+got.Rettede+got.Fjernede != int64(len(a)) {
			t.Fatalf("%d rows of A and %d of B became %+v", len(a), len(b), got)
		}
		want, wantFresh := byDefinition(a, b)
		if diff := cmp.Diff(want, got) + cmp.Diff(wantFresh, fresh); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
		chance := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		chance.Shuffle(len(a), func(i, j int) { a[i], a[j] = a[j], a[i] })
		chance.Shuffle(len(b), func(i, j int) { b[i], b[j] = b[j], b[i] })
		again, freshAgain := newRows(a, b)
		if diff := cmp.Diff(got, again) + cmp.Diff(fresh, freshAgain); diff != "" {
			t.Fatalf("in another order (-first +second):\n%s", diff)
		}
	})
}

// A file that both sides have may be left out of both: the rows of the files are added to
// both, and only the unchanged ones grow.
func TestRowsThatAreAddedToBothSidesAreUnchangedAndNothingElseChanges(t *testing.T) {
	pair := rapid.Custom(func(t *rapid.T) [2]uint64 {
		return [2]uint64{rapid.Uint64Range(0, 3).Draw(t, "key"), rapid.Uint64Range(0, 4).Draw(t, "row")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := side(rapid.SliceOfN(pair, 0, 20).Draw(t, "A")), side(rapid.SliceOfN(pair, 0, 20).Draw(t, "B"))
		file := side(rapid.SliceOfN(pair, 0, 20).Draw(t, "file"))
		want, fresh := newRows(a, b)
		want.Uaendrede += int64(len(file))
		got, freshWith := newRows(slices.Concat(a, file), slices.Concat(file, b))
		if diff := cmp.Diff(want, got) + cmp.Diff(fresh, freshWith); diff != "" {
			t.Fatalf("(-without +with):\n%s", diff)
		}
	})
}
