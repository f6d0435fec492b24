package site

import (
	"slices"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

func TestTheNeighboursAreTheNearestInShownPersons(t *testing.T) {
	p := publikation(t)
	for k := range schemas.Kommune(schemas.Kommuner) {
		saet(t, p, offentlig.Celle{Antal: 10_000 + int64(k)*10}, offentlig.Maaned, "personer", maanedskode(12), kode(k), schemas.Alle)
	}
	o := opslag{p}
	koder := func(k schemas.Kommune) (ud []int) {
		for _, n := range naboer(o, k, maanedskode(12)) {
			ud = append(ud, int(n.kommune))
		}
		return ud
	}
	for k, vil := range map[schemas.Kommune][]int{
		50: {53, 52, 51, 50, 49, 48, 47}, // three on each side
		0:  {6, 5, 4, 3, 2, 1, 0},        // all on one
		97: {97, 96, 95, 94, 93, 92, 91},
	} {
		if har := koder(k); !slices.Equal(har, vil) {
			t.Errorf("the neighbours of %d are %v, want %v", k, har, vil)
		}
	}
	for k := range schemas.Kommune(schemas.Kommuner) { // as near to none as to each other
		saet(t, p, offentlig.Celle{Antal: 20 + int64(k)*10}, offentlig.Maaned, "personer", maanedskode(12), kode(k), schemas.Alle)
	}
	saet(t, p, skjult, offentlig.Maaned, "personer", maanedskode(12), kode(51), schemas.Alle)
	if har, vil := koder(0), []int{6, 5, 4, 3, 2, 1, 0}; !slices.Equal(har, vil) {
		t.Errorf("the smallest has the neighbours %v, want %v: one that is hidden is nobody's", har, vil)
	}
	if har, vil := koder(50), []int{53, 52, 50, 49, 48, 47, 46}; !slices.Equal(har, vil) {
		t.Errorf("beside one that is hidden they are %v, want %v", har, vil)
	}
	if har := koder(51); har != nil {
		t.Errorf("one that is hidden has the neighbours %v", har)
	}
	siger(t, sidenAf(t, p, schemas.Kommune(51).Kode()), "vises ikke. Derfor kan der ikke findes kommuner på samme størrelse.")
}
