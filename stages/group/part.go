package group

import "fokusmaal/schemas"

// Part returns part n of a range, counted from 0, where it is cut into so many of about as
// many persons with ydelse each. The pieces are those of the range, whole: whoever asks is
// told the same. Parts can be empty. A count of 260 000 rows by two workers: 40 ms, not 70.
func (r Range) Part(n, parts int, p Pieces) Range {
	part := r
	if n > 0 {
		part.First, part.From = false, r.cut(n, parts, p.Ydelser)
	}
	if n < parts-1 {
		part.Last, part.To = false, r.cut(n+1, parts, p.Ydelser)
	}
	return part
}

// cut returns the id that part n begins with: that of a person in the piece that has the
// most of the range. Without any person it is the lowest id there can be, so that the last
// part is the whole range.
func (r Range) cut(n, parts int, pieces []*Piece[schemas.YdelseRow]) schemas.PersonID {
	id, most := r.From, 0
	for _, p := range pieces {
		c := p.over(r)
		if persons := c.end - c.next; persons > most {
			id, most = schemas.PersonID(p.ids.at(c.next+persons*n/parts)), persons
		}
	}
	return id
}
