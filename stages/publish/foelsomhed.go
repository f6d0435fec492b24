package publish

import (
	"math/big"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/statement"
)

// Foelsomhed writes the table of `fokusmaal foelsomhed` in both formats.
func Foelsomhed(f *Folder, fs *statement.Foelsomhed, mem memory.Allocator) error {
	return Table(f, schemas.Foelsomhed, arrow.BinaryTypes.String, readings(fs.Raekker, mem))
}

func readings(rows []statement.Foelsomhedstal, mem memory.Allocator) arrow.RecordBatch {
	r := newRows(schemas.Foelsomhed, mem)
	for i := range rows {
		f := &rows[i]
		r.string(f.Laesning)
		r.int32(f.Kode)
		r.string(f.Navn)
		r.int32(int32(f.Fokusmaal))
		r.mean(f.Standard.Middel)
		r.mean(f.Alternativ.Middel)
		r.points(f.Aendring)
		r.verdict(f.Standard.Opfyldt, f.Standard.Middel)
		r.verdict(f.Alternativ.Opfyldt, f.Alternativ.Middel)
		r.boolean(f.Skifter())
	}
	return r.batch()
}

// points is the DOUBLE nearest to a change in percentage points, null where there is
// none.
func (r *row) points(change *big.Rat) {
	if change == nil {
		r.null()
		return
	}
	nearest, _ := change.Float64()
	r.double(nearest)
}

// Points returns a change in percentage points as Danish text: with its sign, a decimal
// comma and three decimals, half away from zero; »-« where there is none. A change that
// is not zero keeps its sign where it is too small for three decimals.
func Points(change *big.Rat) string {
	if change == nil {
		return "-"
	}
	text := strings.Replace(change.FloatString(pointDecimals), ".", ",", 1)
	if change.Sign() > 0 {
		text = "+" + text
	}
	return text
}

const pointDecimals = 3
