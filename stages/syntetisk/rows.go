package syntetisk

import "fokusmaal/schemas"

// The rows are as small as they can be: in random order a share of the country is in
// memory at once. Codes are places in the tables of columns.go.

type ydelseRow struct {
	person                       uint32
	maaned, fra, til, forloebFra schemas.Date
	kommune                      int16
	ydelse                       uint8
	maalgruppe                   int8
	fritaget, standby, barsel    int8
	introduktionsprogram         bool
}

type samtaleRow struct {
	person       uint32
	maaned, dato schemas.Date
	kind, form   uint8
}

type tilbudRow struct {
	person           uint32
	maaned, fra, til schemas.Date
	kind             uint8
	maalgruppe       int8
}

type timerRow struct {
	person      uint32
	maaned      schemas.Date
	hundreddele int32
	ordinaer    bool
}

// rows are the rows of some persons in the four tables.
type rows struct {
	ydelse   []ydelseRow
	samtaler []samtaleRow
	tilbud   []tilbudRow
	timer    []timerRow
	// persons is how many of them have a row of ydelse, perMonth in each month.
	persons  int64
	perMonth []int64
}

func (r *rows) len() int64 {
	return int64(len(r.ydelse) + len(r.samtaler) + len(r.tilbud) + len(r.timer))
}

// countPersons counts the persons of the ydelse rows, which stand together by person.
func (r *rows) countPersons(c *country) {
	r.perMonth = make([]int64, c.to-c.from+1)
	latest := make([]int64, len(r.perMonth))
	previous := int64(-1)
	for i := range r.ydelse {
		row := &r.ydelse[i]
		if int64(row.person) != previous {
			previous = int64(row.person)
			r.persons++
		}
		m := row.fra.Month() - c.from
		if m < 0 || int(m) >= len(latest) || latest[m] == previous+1 {
			continue
		}
		latest[m] = previous + 1
		r.perMonth[m]++
	}
}
