package check

import (
	"testing"

	"fokusmaal/schemas"
)

// days are samtaler of a person, one on each day of February; 30 is none.
func days(numbers ...int) [][]string {
	var rows [][]string
	for _, day := range numbers {
		rows = append(rows, []string{"p", "2024-02-01", (schemas.DateOf(2024, 2, 1) + schemas.Date(day-1)).String(), "jobsamtale", "telefon"})
	}
	return rows
}

func TestKeptRowsAreOneBehindTheOtherInTheRoomThatIsGiven(t *testing.T) {
	mem := checked(t)
	rejects := NewRejects(schemas.SamtalerTable, textIDs.ids, mem, 10)
	c := NewSamtaler(rejects)
	defer c.Close()
	check := func(numbers ...int) []schemas.Samtale {
		t.Helper()
		b := newBatch(t, mem, schemas.SamtalerTable, textIDs, days(numbers...))
		defer b.Release()
		kept, err := c.Check(b, Position{File: "f", FirstRow: 1})
		must(t, err)
		return kept.Rows
	}
	row := func(day int) schemas.Samtale {
		return schemas.Samtale{Dato: schemas.DateOf(2024, 2, day), Type: schemas.Jobsamtale, Form: schemas.Telefon}
	}

	room := make([]schemas.Samtale, 1, 7) // somebody's first row is there already
	c.Into(room)
	same(t, []schemas.Samtale{row(1)}, check(1, 30))
	same(t, nil, append([]schemas.Samtale(nil), check(30)...))
	same(t, []schemas.Samtale{row(3), row(4), row(5), row(6)}, check(3, 4, 5, 6))
	same(t, []schemas.Samtale{{}, row(1), row(3), row(4), row(5), row(6)}, room[:6])
	same(t, []schemas.Samtale{row(7), row(8)}, check(7, 8)) // has room for one
	same(t, []schemas.Samtale{row(9)}, check(9))
	same(t, []schemas.Samtale{{}, row(1), row(3), row(4), row(5), row(6)}, room[:6])
	if rejects.Rows() != 2 {
		t.Errorf("%d rows were rejected, not 2", rejects.Rows())
	}

	c.Into(room[:0])
	c.Into(nil)
	same(t, []schemas.Samtale{row(10)}, check(10))
	same(t, []schemas.Samtale{{}, row(1)}, room[:2])
}
