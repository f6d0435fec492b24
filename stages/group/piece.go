package group

import (
	"bytes"
	"errors"
	"slices"
	"sort"

	"fokusmaal/schemas"
)

// ErrUnsorted says that rows which were taken to be in order of person are not.
var ErrUnsorted = errors.New("the rows are not in order of person_id")

// Piece is the kept rows of a row group of a file in order of person.
type Piece[T any] struct {
	ids  idList
	ends []int32
	rows []T

	reader idReader
}

// NewPiece returns an empty piece.
func NewPiece[T any]() *Piece[T] {
	p := &Piece[T]{}
	p.ids.bytes = []byte{} // an id may be empty, but never nil: that is »none« in a merge
	return p
}

// Reset empties the piece, keeps its memory, and makes room for the rows of a row group.
func (p *Piece[T]) Reset(rows int64) {
	p.ids.bytes, p.ids.ends, p.ends = p.ids.bytes[:0], p.ids.ends[:0], p.ends[:0]
	p.rows = slices.Grow(p.rows[:0], int(rows))
}

// Room is the memory behind the rows: what lies there already, Add need not copy.
func (p *Piece[T]) Room() []T { return p.rows[len(p.rows):] }

// take adds rows, where they lie or as a copy.
func (p *Piece[T]) take(rows []T) {
	if n := len(p.rows); len(rows) > 0 && n < cap(p.rows) && &rows[0] == &p.rows[:n+1][n] {
		p.rows = p.rows[:n+len(rows)]
		return
	}
	p.rows = append(p.rows, rows...)
}

// Add takes the kept rows of the next batch. It returns ErrUnsorted if a person comes
// before an earlier one.
func (p *Piece[T]) Add(kept *schemas.KeptRows[T]) error {
	p.reader.reset(kept.IDs)
	base := int32(len(p.rows))
	p.take(kept.Rows)
	for _, run := range kept.Runs {
		id := p.reader.at(int(run.ID))
		n := p.ids.len()
		if n == 0 {
			p.ids.add(id)
			p.ends = append(p.ends, base+run.End)
			continue
		}
		switch bytes.Compare(id, p.ids.at(n-1)) {
		case -1:
			return ErrUnsorted
		case 0:
			p.ends[n-1] = base + run.End
		default:
			p.ids.add(id)
			p.ends = append(p.ends, base+run.End)
		}
	}
	return nil
}

// within reports that every id lies in the bounds that the plan was made from.
func (p *Piece[T]) within(lo, hi schemas.PersonID) bool {
	n := p.ids.len()
	return n == 0 || string(p.ids.at(0)) >= string(lo) && string(p.ids.at(n-1)) <= string(hi)
}

// Check returns ErrUnsorted if an id lies outside of the bounds that the file gives for
// the row group: the plan cannot be trusted then.
func (p *Piece[T]) Check(g RowGroup) error {
	if !p.within(g.Lo, g.Hi) {
		return ErrUnsorted
	}
	return nil
}

// cursor goes through persons of a piece.
type cursor[T any] struct {
	piece *Piece[T]
	// head is that of the person at hand; nobody when all are taken.
	head      head
	next, end int
	row       int32 // the person's first
}

// over returns a cursor over the persons of a range, before its first look.
func (p *Piece[T]) over(r Range) cursor[T] {
	c := cursor[T]{piece: p, end: p.ids.len()}
	if !r.First {
		c.next = p.find(string(r.From))
	}
	if !r.Last {
		c.end = p.find(string(r.To))
	}
	if c.next > 0 {
		c.row = p.ends[c.next-1]
	}
	return c
}

// look reads the id of the person at hand.
func (c *cursor[T]) look(skip int) {
	if c.next >= c.end {
		c.head = nobody
		return
	}
	c.head = headOf(c.piece.ids.at(c.next), skip)
}

// find returns the number of the first person that is not before an id.
func (p *Piece[T]) find(id string) int {
	return sort.Search(p.ids.len(), func(i int) bool { return string(p.ids.at(i)) >= id })
}

// take returns the person's rows and goes on to the next person, who is to be looked at.
func (c *cursor[T]) take() []T {
	end := c.piece.ends[c.next]
	rows := c.piece.rows[c.row:end]
	c.row = end
	c.next++
	return rows
}
