package check

import (
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// checkSchema returns an error when the batch is not shaped as schemas.BatchSchema
// says. The batches of a row group share their schema, so it is looked at once.
func (c *bench) checkSchema(b arrow.RecordBatch, at Position) error {
	if b.Schema() == c.schema {
		return nil
	}
	columns := schemas.Input(c.table).Columns
	if got := b.Schema().NumFields(); got != len(columns) {
		return fmt.Errorf("checking table %s: %s: expected a batch of %d columns, found %d; this is a fault of the program, report it",
			c.table, at.File, len(columns), got)
	}
	for i, column := range columns {
		if field := b.Schema().Field(i); field.Name != column.Name || !fits(c.table, i, field.Type) {
			want := schemas.BatchSchema(c.table, arrow.BinaryTypes.String, schemas.HoursDecimal).Field(i)
			return fault(c.table, at, i, "a column "+want.Name+" of type "+want.Type.String(),
				"a column "+field.Name+" of type "+field.Type.String())
		}
	}
	c.schema = b.Schema()
	return nil
}

// fits says whether a column has one of the types that schemas.BatchSchema allows.
func fits(table schemas.TableID, column int, got arrow.DataType) bool {
	for _, ids := range []arrow.DataType{arrow.BinaryTypes.String, arrow.PrimitiveTypes.Int64} {
		for _, hours := range []arrow.DataType{schemas.HoursDecimal, schemas.HoursDouble} {
			if arrow.TypeEqual(got, schemas.BatchSchema(table, ids, hours).Field(column).Type) {
				return true
			}
		}
	}
	return false
}

// fault is the error of a batch that the reader should not have made.
func fault(table schemas.TableID, at Position, column int, expected, found string) error {
	return fmt.Errorf("checking table %s: %s, rows from %d, column %s: expected %s, found %s; this is a fault of the program, report it",
		table, at.File, at.FirstRow, schemas.Input(table).Columns[column].Name, expected, found)
}
