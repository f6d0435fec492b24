package group

import (
	"slices"

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
	// heads are those of the tables.
	heads [schemas.Tables]head
	skip  int // of the keys in the range
}

// side is one table in the merge.
type side[T any] struct {
	cursors []cursor[T]
	scratch []T
}

// Merge gives the persons of a range in order of id. It sorts rows in place: a person's
// rows in the pieces belong to the range that the person lies in.
func (m *Merger) Merge(r Range, p Pieces, person Person) (Duplicates, error) {
	m.begin(r, p)
	var duplicates Duplicates
	var h schemas.Historik
	for {
		first, has := m.first()
		if first.id == nil {
			return duplicates, nil
		}
		h = schemas.Historik{}
		if has.has(schemas.YdelseTable) {
			h.Ydelser = m.ydelser.take(&m.heads[schemas.YdelseTable], m.skip)
		}
		if has.has(schemas.SamtalerTable) {
			h.Samtaler = m.samtaler.take(&m.heads[schemas.SamtalerTable], m.skip)
		}
		if has.has(schemas.TilbudTable) {
			h.Tilbud = m.tilbud.take(&m.heads[schemas.TilbudTable], m.skip)
		}
		if has.has(schemas.LoentimerTable) {
			h.Loentimer = m.loentimer.take(&m.heads[schemas.LoentimerTable], m.skip)
		}
		duplicates = duplicates.Plus(order(&h))
		if err := person(first.id, &h); err != nil {
			return duplicates, err
		}
	}
}

func (m *Merger) begin(r Range, p Pieces) {
	var s span
	m.ydelser.begin(r, p.Ydelser, &s)
	m.samtaler.begin(r, p.Samtaler, &s)
	m.tilbud.begin(r, p.Tilbud, &s)
	m.loentimer.begin(r, p.Loentimer, &s)
	m.skip = s.skip()
	m.heads[schemas.YdelseTable] = m.ydelser.look(m.skip)
	m.heads[schemas.SamtalerTable] = m.samtaler.look(m.skip)
	m.heads[schemas.TilbudTable] = m.tilbud.look(m.skip)
	m.heads[schemas.LoentimerTable] = m.loentimer.look(m.skip)
}

// first returns the next person, nobody at the end, and which tables have rows of the person.
func (m *Merger) first() (first head, has tableSet) {
	lowest := &m.heads[0]
	has = 1
	for t := 1; t < len(m.heads); t++ {
		switch c := m.heads[t].compare(lowest, m.skip); {
		case c < 0:
			lowest, has = &m.heads[t], 1<<t
		case c == 0:
			has |= 1 << t
		}
	}
	return *lowest, has
}

// tableSet is a set of tables, a bit for each.
type tableSet uint8

func (s tableSet) has(t schemas.TableID) bool { return s>>t&1 != 0 }

func (s *side[T]) begin(r Range, pieces []*Piece[T], ids *span) {
	s.cursors = s.cursors[:0]
	for _, p := range pieces {
		if c := p.over(r); c.next < c.end {
			s.cursors = append(s.cursors, c)
			ids.take(p.ids.at(c.next), p.ids.at(c.end-1))
		}
	}
}

// look reads the ids at which the cursors stand and returns the lowest.
func (s *side[T]) look(skip int) head {
	lowest := nobody
	for i := range s.cursors {
		c := &s.cursors[i]
		if c.look(skip); c.head.compare(&lowest, skip) < 0 {
			lowest = c.head
		}
	}
	return lowest
}

// take returns the rows of the person whose head is that of the table, and goes on to the
// next person. Mostly a range has one row group of each table.
func (s *side[T]) take(h *head, skip int) []T {
	if len(s.cursors) > 1 {
		return s.takeOfMany(h, skip)
	}
	c := &s.cursors[0]
	rows := c.take()
	c.look(skip)
	*h = c.head
	return rows
}

// takeOfMany returns the person's rows: those of the one piece that has them, or a copy
// where several have some, as at the border of two row groups. Most ranges begin with the last
// person of a row group, after whom one row group of the table is left.
func (s *side[T]) takeOfMany(h *head, skip int) []T {
	var rows []T
	copied, ended := false, false
	next := nobody
	for i := range s.cursors {
		c := &s.cursors[i]
		if c.head.compare(h, skip) == 0 {
			more := c.take()
			c.look(skip)
			ended = ended || c.next == c.end
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
		if c.head.compare(&next, skip) < 0 {
			next = c.head
		}
	}
	*h = next
	if ended {
		s.cursors = slices.DeleteFunc(s.cursors, func(c cursor[T]) bool { return c.next == c.end })
	}
	return rows
}
