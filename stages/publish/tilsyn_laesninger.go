package publish

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// TilsynLaesninger writes the decisions under each reading, of `fokusmaal foelsomhed`, in
// both formats.
func TilsynLaesninger(f *Folder, t *statement.Tilsynsfoelsomhed, mem memory.Allocator) error {
	return Table(f, schemas.TilsynLaesninger, arrow.BinaryTypes.String, decisionsUnder(t.Raekker, mem))
}

func decisionsUnder(rows []statement.Laesningstal, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.TilsynLaesninger, len(rows), mem)
	for i := range rows {
		t := &rows[i]
		r.string(t.Laesning)
		r.year(t.Aar)
		r.kommune(t.Kommune)
		r.string(t.Foer.String())
		r.string(t.Standard.String())
		r.string(t.Alternativ.String())
		r.boolean(t.Skifter())
	}
	return r.batch()
}
