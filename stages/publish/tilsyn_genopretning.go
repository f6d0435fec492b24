package publish

import (
	"math/big"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// Genopretning writes table genopretning of a year in both formats.
func Genopretning(f *Folder, aar int, rows []statement.Genopretningstal, mem memory.Allocator) error {
	return Table(f, schemas.Genopretning, arrow.BinaryTypes.String, recoveries(aar, rows, mem))
}

// Minimumskravene writes table minimumskrav of a year in both formats.
func Minimumskravene(f *Folder, aar int, rows []statement.Minimumskrav, mem memory.Allocator) error {
	return Table(f, schemas.Minimumskravene, arrow.BinaryTypes.String, minima(aar, rows, mem))
}

// hundred is how many pct. a whole is.
const hundred = 100

func recoveries(aar int, rows []statement.Genopretningstal, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.Genopretning, len(rows), mem)
	for i := range rows {
		g := &rows[i]
		there := g.Gns12.Findes()
		r.year(aar)
		r.kommune(g.Kommune)
		r.int32(int32(g.Fokusmaal))
		r.boolean(g.Udvaelger)
		r.date(g.Maaned.First())
		r.mean(g.Gns12)
		r.rational(g.Baseline)
		r.rational(g.Halvvejs)
		r.rational(big.NewRat(g.Graense, hundred))
		r.booleanWhere(there, g.Opfyldt)
		r.booleanWhere(there && g.Halvvejs != nil, g.NaaetHalvvejs)
		r.booleanWhere(there, g.UdenFremgang)
		if g.Milepael == nil {
			r.null()
		} else {
			// As a share, to stand beside gns12: the plan is written in pct.
			r.rational(g.Milepael.Andel())
		}
		r.booleanWhere(there && g.Milepael != nil, g.NaaetMilepael)
	}
	return r.batch()
}

func minima(aar int, rows []statement.Minimumskrav, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.Minimumskravene, len(rows), mem)
	for i := range rows {
		m := &rows[i]
		r.year(aar)
		r.kommune(m.Kommune)
		for _, krav := range []*statement.Bedoemt{&m.Tilbud, &m.Samtaler} {
			r.mean(krav.Middel)
			r.verdict(krav.Opfyldt, krav.Middel)
		}
	}
	return r.batch()
}
