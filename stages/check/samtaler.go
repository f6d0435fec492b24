package check

import (
	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// Samtaler checks the batches of table samtaler. It belongs to one goroutine.
type Samtaler struct {
	bench
	kept   output[schemas.Samtale]
	maaned lookup[kalender]
	dato   lookup[schemas.Date]
	typer  lookup[schemas.SamtaleType]
	form   lookup[schemas.Form]
}

// NewSamtaler returns a checker whose rejected rows go to rejects.
func NewSamtaler(rejects *Rejects) *Samtaler {
	return &Samtaler{bench: newBench(schemas.SamtalerTable, rejects, doemSamtale)}
}

// Check returns the rows of the batch that break no rule and adds the others to the
// rejects. An error is a batch that the reader should not have made.
func (c *Samtaler) Check(b arrow.RecordBatch, at Position) (*schemas.KeptRows[schemas.Samtale], error) {
	return control(&c.bench, b, at, &c.kept, c.take, c.pass)
}

// Into gives room for the kept rows of the batches to come: they are put there one behind the
// other, from its length on, while the capacity is enough for all rows of a batch. Nil is none.
func (c *Samtaler) Into(room []schemas.Samtale) { c.kept.room = room[len(room):] }

// Close lets go of the dictionaries that the lookup tables were made of.
func (c *Samtaler) Close() {
	c.maaned.close()
	c.dato.close()
	c.typer.close()
	c.form.close()
}

func (c *Samtaler) take(b arrow.RecordBatch, at Position) error {
	return firstError(
		look(&c.bench, b, at, schemas.SamtalerMaaned, &c.maaned, fillMaaned),
		look(&c.bench, b, at, schemas.SamtalerDato, &c.dato, fillDato),
		look(&c.bench, b, at, schemas.SamtalerType, &c.typer, fillKode(schemas.SamtaleTypeFraKode)),
		look(&c.bench, b, at, schemas.SamtalerForm, &c.form, fillKode(schemas.FormFraKode)),
	)
}

// pass computes every row and notes the suspects.
func (c *Samtaler) pass() {
	rows := c.kept.Rows
	n := len(rows)
	maaneder, datoer := c.maaned.index[:n], c.dato.index[:n]
	typer, former := c.typer.index[:n], c.form.index[:n]
	maanedTable, datoTable, typeTable, formTable := c.maaned.table, c.dato.table, c.typer.table, c.form.table
	for i := range rows {
		dato := datoTable[datoer[i]]
		samtale := schemas.Samtale{Dato: dato, Type: typeTable[typer[i]], Form: formTable[former[i]]}
		if maaned := maanedTable[maaneder[i]]; maaned.daysInto(dato) >= maaned.days ||
			samtale.Type == schemas.UkendtSamtaleType || samtale.Form == schemas.UkendtForm {
			c.suspects = append(c.suspects, int32(i))
		}
		rows[i] = samtale
	}
}
