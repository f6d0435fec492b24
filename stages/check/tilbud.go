package check

import (
	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// Tilbud checks the batches of table tilbud. It belongs to one goroutine.
type Tilbud struct {
	bench
	kept       output[schemas.Tilbud]
	maaned     lookup[kalender]
	typer      lookup[schemas.TilbudType]
	fra, til   lookup[schemas.Date]
	maalgruppe lookup[int32]
}

// NewTilbud returns a checker whose rejected rows go to rejects.
func NewTilbud(rejects *Rejects) *Tilbud {
	return &Tilbud{bench: newBench(schemas.TilbudTable, rejects, doemTilbud)}
}

// Check returns the rows of the batch that break no rule and adds the others to the
// rejects. An error is a batch that the reader should not have made.
func (c *Tilbud) Check(b arrow.RecordBatch, at Position) (*schemas.KeptRows[schemas.Tilbud], error) {
	return control(&c.bench, b, at, &c.kept, c.take, c.pass)
}

// Into gives room for the kept rows of the batches to come: they are put there one behind the
// other, from its length on, while the capacity is enough for all rows of a batch. Nil is none.
func (c *Tilbud) Into(room []schemas.Tilbud) { c.kept.room = room[len(room):] }

// Close lets go of the dictionaries that the lookup tables were made of.
func (c *Tilbud) Close() {
	c.maaned.close()
	c.typer.close()
	c.fra.close()
	c.til.close()
	c.maalgruppe.close()
}

func (c *Tilbud) take(b arrow.RecordBatch, at Position) error {
	return firstError(
		look(&c.bench, b, at, schemas.TilbudMaaned, &c.maaned, fillMaaned),
		look(&c.bench, b, at, schemas.TilbudTypeColumn, &c.typer, fillKode(schemas.TilbudTypeFraKode)),
		look(&c.bench, b, at, schemas.TilbudFra, &c.fra, fillDato),
		look(&c.bench, b, at, schemas.TilbudTil, &c.til, fillDato),
		look(&c.bench, b, at, schemas.TilbudMaalgruppe, &c.maalgruppe, fillMaalgruppe),
	)
}

// pass computes every row and notes the suspects.
func (c *Tilbud) pass() {
	rows := c.kept.Rows
	n := len(rows)
	maaneder, typer := c.maaned.index[:n], c.typer.index[:n]
	fras, tils, maalgrupper := c.fra.index[:n], c.til.index[:n], c.maalgruppe.index[:n]
	for i := range rows {
		maaned := c.maaned.table[maaneder[i]]
		tilbud := schemas.Tilbud{Fra: c.fra.table[fras[i]], Til: c.til.table[tils[i]],
			Maalgruppe: c.maalgruppe.table[maalgrupper[i]], Type: c.typer.table[typer[i]]}
		tilbud.SetMaaned(maaned.month)
		running := tilbud.Til == schemas.NoDate
		if maaned.days == 0 || tilbud.Type == schemas.UkendtTilbudType ||
			tilbud.Fra == schemas.NoDate || tilbud.Fra > maaned.last() ||
			!running && (tilbud.Til < maaned.first || tilbud.Til < tilbud.Fra) {
			c.suspects = append(c.suspects, int32(i))
		}
		rows[i] = tilbud
	}
}
