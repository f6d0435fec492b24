package group

import (
	"slices"
	"testing"

	"fokusmaal/schemas"
)

func TestRowsThatLieInTheRoomOfAPieceAreItsOwnAndOthersAreCopied(t *testing.T) {
	p := NewPiece[schemas.Samtale]()
	p.Reset(3)
	add := func(days ...int) {
		t.Helper()
		var facts []fact
		for _, day := range days {
			facts = append(facts, fact{id: "a", n: day})
		}
		kept, release := batch(facts, fact.samtale)
		defer release()
		if days[0] < 3 {
			room := p.Room()
			kept.Rows = append(room, kept.Rows...)
		}
		if err := p.Add(kept); err != nil {
			t.Fatal(err)
		}
		kept.Rows[0].Dato++
	}
	add(1, 2) // in the room: what becomes of it there is seen
	add(10)   // elsewhere
	add(20)   // elsewhere, and the room is used up
	var got []int
	for _, s := range p.rows {
		got = append(got, int(s.Dato))
	}
	if want := []int{2, 2, 10, 20}; !slices.Equal(got, want) {
		t.Errorf("the days of the piece are %v, not %v", got, want)
	}
}
