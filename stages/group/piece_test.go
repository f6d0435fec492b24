package group

import (
	"fmt"
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

func TestARowGroupWhosePersonsAreAllTakenIsLookedAtNoMore(t *testing.T) {
	piece := func(ids ...string) *Piece[schemas.Samtale] {
		var facts []fact
		for _, id := range ids {
			facts = append(facts, fact{id: id})
		}
		kept, release := batch(facts, fact.samtale)
		defer release()
		p := NewPiece[schemas.Samtale]()
		if err := p.Add(kept); err != nil {
			t.Fatal(err)
		}
		return p
	}
	var m Merger
	var seen []string
	p := Pieces{Samtaler: []*Piece[schemas.Samtale]{piece("a", "c"), piece("c", "d", "e")}}
	_, err := m.Merge(Range{From: "b", Last: true}, p, func(id schemas.PersonBytes, _ *schemas.Historik) error {
		seen = append(seen, fmt.Sprint(string(id), len(m.samtaler.cursors)))
		return nil
	})
	if want := []string{"c1", "d1", "e1"}; err != nil || !slices.Equal(seen, want) {
		t.Errorf("persons and row groups after each: %v %v, not %v", seen, err, want)
	}
}
