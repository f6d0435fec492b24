package check

import (
	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// Loentimer checks the batches of table loentimer, whose hours are DECIMAL or DOUBLE.
// It belongs to one goroutine.
type Loentimer struct {
	bench
	kept       output[schemas.Loentimer]
	maaned     lookup[kalender]
	timer      lookup[int32]
	ordinaerer flags
}

// NewLoentimer returns a checker whose rejected rows go to rejects.
func NewLoentimer(rejects *Rejects) *Loentimer {
	return &Loentimer{bench: newBench(schemas.LoentimerTable, rejects, doemLoentimer)}
}

// Check returns the rows of the batch that break no rule and adds the others to the
// rejects. An error is a batch that the reader should not have made.
func (c *Loentimer) Check(b arrow.RecordBatch, at Position) (*schemas.KeptRows[schemas.Loentimer], error) {
	return control(&c.bench, b, at, &c.kept, c.take, c.pass)
}

// Into gives room for the kept rows of the batches to come: they are put there one behind the
// other, from its length on, while the capacity is enough for all rows of a batch. Nil is none.
func (c *Loentimer) Into(room []schemas.Loentimer) { c.kept.room = room[len(room):] }

// Close lets go of the dictionaries that the lookup tables were made of.
func (c *Loentimer) Close() {
	c.maaned.close()
	c.timer.close()
}

func (c *Loentimer) take(b arrow.RecordBatch, at Position) error {
	c.ordinaerer.take(b.Column(schemas.LoentimerOrdinaer))
	return firstError(
		look(&c.bench, b, at, schemas.LoentimerMaaned, &c.maaned, fillMaaned),
		look(&c.bench, b, at, schemas.LoentimerTimer, &c.timer, fillTimer),
	)
}

// pass computes every row and notes the suspects.
func (c *Loentimer) pass() {
	rows := c.kept.Rows
	n := len(rows)
	maaneder, timer, ordinaerer := c.maaned.index[:n], c.timer.index[:n], c.ordinaerer[:n]
	for i := range rows {
		maaned, hundreddele := c.maaned.table[maaneder[i]], c.timer.table[timer[i]]
		if maaned.days == 0 || hundreddele == udenForInterval || ordinaerer[i] == flagNull {
			c.suspects = append(c.suspects, int32(i))
		}
		rows[i] = schemas.Loentimer{TimerHundreddele: hundreddele, Ordinaer: ordinaerer[i] == 1}
		rows[i].SetMaaned(maaned.month)
	}
}
