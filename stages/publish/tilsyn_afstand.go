package publish

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// Afstand writes tables afstand (the months) and afstand_aar (the year) of a year in both
// formats.
func Afstand(f *Folder, aar int, rows []statement.Kommuneafstand, mem memory.Allocator) error {
	if err := Table(f, schemas.Afstand, arrow.BinaryTypes.String, monthDistances(aar, rows, mem)); err != nil {
		return err
	}
	return Table(f, schemas.AfstandAar, arrow.BinaryTypes.String, yearDistances(aar, rows, mem))
}

// Stabilitet writes table stabilitet in both formats; o are the figures that the rows
// depart from.
func Stabilitet(f *Folder, o *statement.Opgoerelse, rows []statement.Stabilitetstal, mem memory.Allocator) error {
	return Table(f, schemas.Stabilitet, arrow.BinaryTypes.String, shifts(o, rows, mem))
}

func monthDistances(aar int, rows []statement.Kommuneafstand, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.Afstand, 12*len(rows), mem)
	for i := range rows {
		a := &rows[i]
		for _, m := range a.Maaneder {
			r.year(aar)
			r.kommune(a.Kommune)
			r.int32(int32(a.Fokusmaal))
			r.date(m.Maaned.First())
			r.int64(m.Naevner)
			r.int64(m.Taeller)
			r.int64(m.ForMange)
			r.boolean(m.Findes())
		}
	}
	return r.batch()
}

func yearDistances(aar int, rows []statement.Kommuneafstand, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.AfstandAar, len(rows), mem)
	for i := range rows {
		a := &rows[i]
		r.year(aar)
		r.kommune(a.Kommune)
		r.int32(int32(a.Fokusmaal))
		if a.Aaret == nil {
			r.null()
			r.null()
		} else {
			r.boolean(a.Aaret.Opfyldt)
			r.int64(a.Aaret.Personer)
		}
		r.rest(a.Rest)
	}
	return r.batch()
}

// rest appends what the months left must be, nil in a year that is over.
func (r *row) rest(left *statement.Rest) {
	if left == nil {
		r.int32(0)
		for range 5 {
			r.null()
		}
		return
	}
	bound := left.Under != nil
	r.int32(int32(left.Maaneder))
	r.rational(left.Under)
	if bound && left.Population > 0 && left.Personer >= 0 {
		r.int64(left.Personer)
	} else {
		r.null()
	}
	r.booleanWhere(bound, left.Umuligt())
	r.booleanWhere(bound, left.Sikkert())
	r.int64(left.Population)
}

func shifts(o *statement.Opgoerelse, rows []statement.Stabilitetstal, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.Stabilitet, len(rows), mem)
	for i := range rows {
		s := &rows[i]
		r.year(o.Aar)
		r.kommune(s.Kommune)
		r.int32(int32(s.Pct))
		r.boolean(s.Flere)
		now := &o.Aarlig[int(s.Kommune)+1] // Hele landet comes first
		for maal := range s.Opfyldt {
			r.verdict(s.Opfyldt[maal], now.Bedoemt(maal+1).Middel)
			r.boolean(s.Skifter[maal])
		}
		if s.Status == schemas.UkendtStatus {
			r.null()
			r.null()
			continue
		}
		r.string(s.Status.String())
		r.boolean(s.StatusSkifter)
	}
	return r.batch()
}
