package publish

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/kontroller"
)

// Kontrolfund writes table kontrol, what the controls over the delivery found, in both
// formats.
func Kontrolfund(f *Folder, found []kontroller.Fund, mem memory.Allocator) error {
	return Table(f, schemas.Kontrolfund, arrow.BinaryTypes.String, findings(found, mem))
}

func findings(found []kontroller.Fund, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.Kontrolfund, len(found), mem)
	for i := range found {
		f := &found[i]
		r.string(f.Kode.String())
		r.string(f.Alvor.String())
		r.boolean(f.Accepteret)
		r.string(f.Tabel.String())
		r.stringOrNull(f.Kolonne)
		r.int32(f.Kommunekode())
		r.string(f.Navn())
		if f.Maaned == 0 {
			r.null()
		} else {
			r.date(f.Maaned.First())
		}
		r.int64(f.Antal)
		r.int64(f.Fra)
		r.int64(f.Til)
		r.stringOrNull(f.Fil)
		if f.Raekkegruppe < 0 {
			r.null()
		} else {
			r.int32(int32(f.Raekkegruppe))
		}
		r.string(f.Besked)
	}
	return r.batch()
}
