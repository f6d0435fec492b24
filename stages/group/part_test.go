package group

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

// inParts merges the middle of three ranges in parts and returns the persons of each.
func inParts(t *testing.T, facts []fact, size, parts int) [][]string {
	t.Helper()
	var groups []RowGroup
	p := Pieces{
		Ydelser:   piecesOf(t, facts, schemas.YdelseTable, size, fact.ydelse, &groups),
		Samtaler:  piecesOf(t, facts, schemas.SamtalerTable, size, fact.samtale, &groups),
		Tilbud:    piecesOf(t, facts, schemas.TilbudTable, size, tilbud, &groups),
		Loentimer: piecesOf(t, facts, schemas.LoentimerTable, size, loentimer, &groups),
	}
	r := Range{From: "2", To: "a5"}
	told := make([][]string, parts)
	var m Merger
	for n := range parts {
		if _, err := m.Merge(r.Part(n, parts, p), p, telling(&told[n])); err != nil {
			t.Fatal(err)
		}
	}
	return told
}

func TestThePartsOfARangeHaveEachOfItsPersonsOnceAndInOrder(t *testing.T) {
	facts := country(200, 5000, 1)
	for name, facts := range map[string][]fact{
		"every table":          facts,
		"nobody with ydelse":   slices.DeleteFunc(slices.Clone(facts), func(f fact) bool { return f.table == schemas.YdelseTable }),
		"one with ydelse":      slices.DeleteFunc(slices.Clone(facts), func(f fact) bool { return f.table == schemas.YdelseTable && f.id != "44" }),
		"nobody":               nil,
		"ydelse outside of it": slices.DeleteFunc(slices.Clone(facts), func(f fact) bool { return f.table == schemas.YdelseTable && f.id < "aa" }),
	} {
		for _, size := range []int{10, 100, 10000} {
			whole := inParts(t, facts, size, 1)[0]
			if name == "every table" && len(whole) < 200 {
				t.Fatalf("the range shows too little: %d persons", len(whole))
			}
			for _, parts := range []int{2, 3, 16, 1000} {
				if diff := cmp.Diff(whole, slices.Concat(inParts(t, facts, size, parts)...)); diff != "" {
					t.Errorf("%s, row groups of %d, %d parts: %s", name, size, parts, diff)
				}
			}
		}
	}
}

func TestThePartsOfARangeHaveAboutAsManyPersonsEach(t *testing.T) {
	var facts []fact
	for n := range 1000 { // two thirds of them in the range
		facts = append(facts, fact{fmt.Sprintf("%d%03d", 1+n%3, n), schemas.YdelseTable, 1})
	}
	for n, told := range inParts(t, facts, len(facts), 4) {
		if len(told) < 140 || len(told) > 180 {
			t.Errorf("part %d of four has %d persons", n+1, len(told))
		}
	}
}
