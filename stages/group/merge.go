package group

import (
	"bytes"

	"fokusmaal/schemas"
)

// Pieces are the row groups that a range of persons needs, by table.
type Pieces struct {
	Ydelser   []*Piece[schemas.YdelseRow]
	Samtaler  []*Piece[schemas.Samtale]
	Tilbud    []*Piece[schemas.Tilbud]
	Loentimer []*Piece[schemas.Loentimer]
}

// Person takes each person in turn. The id and the history are valid until it returns.
type Person func(id schemas.PersonBytes, h *schemas.Historik) error

// Merger merges the pieces of one range after the other; it belongs to one goroutine.
type Merger struct {
	ydelser   side[schemas.YdelseRow]
	samtaler  side[schemas.Samtale]
	tilbud    side[schemas.Tilbud]
	loentimer side[schemas.Loentimer]
}

// side is one table in the merge.
type side[T any] struct {
	cursors []cursor[T]
	scratch []T
}

// Merge gives the persons of a range in order of id. It sorts rows in place: a person's
// rows in the pieces belong to the range that the person lies in.
func (m *Merger) Merge(r Range, p Pieces, person Person) (Duplicates, error) {
	m.ydelser.begin(r, p.Ydelser)
	m.samtaler.begin(r, p.Samtaler)
	m.tilbud.begin(r, p.Tilbud)
	m.loentimer.begin(r, p.Loentimer)
	var duplicates Duplicates
	var h schemas.Historik
	for {
		id := m.loentimer.lowest(m.tilbud.lowest(m.samtaler.lowest(m.ydelser.lowest(nil))))
		if id == nil {
			return duplicates, nil
		}
		h.Ydelser = m.ydelser.take(id)
		h.Samtaler = m.samtaler.take(id)
		h.Tilbud = m.tilbud.take(id)
		h.Loentimer = m.loentimer.take(id)
		duplicates = duplicates.Plus(order(&h))
		if err := person(id, &h); err != nil {
			return duplicates, err
		}
	}
}

func (s *side[T]) begin(r Range, pieces []*Piece[T]) {
	s.cursors = s.cursors[:0]
	for _, p := range pieces {
		if c := p.over(r); c.id != nil {
			s.cursors = append(s.cursors, c)
		}
	}
}

// lowest returns the lower of an id and the table's next one; nil is none.
func (s *side[T]) lowest(id []byte) []byte {
	for i := range s.cursors {
		c := &s.cursors[i]
		if c.id != nil && (id == nil || bytes.Compare(c.id, id) < 0) {
			id = c.id
		}
	}
	return id
}

// take returns the person's rows of the table: those of the one piece that has them, or
// a copy where several have some, as at the border of two row groups.
func (s *side[T]) take(id []byte) []T {
	var rows []T
	copied := false
	for i := range s.cursors {
		c := &s.cursors[i]
		if c.id == nil || !bytes.Equal(c.id, id) {
			continue
		}
		more := c.take()
		switch {
		case rows == nil:
			rows = more
		case !copied:
			s.scratch = append(append(s.scratch[:0], rows...), more...)
			rows, copied = s.scratch, true
		default:
			s.scratch = append(s.scratch, more...)
			rows = s.scratch
		}
	}
	return rows
}
