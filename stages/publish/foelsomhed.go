package publish

import (
	"math/big"

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
	r := newRows(schemas.Foelsomhed, len(rows), mem)
	for i := range rows {
		f := &rows[i]
		r.string(f.Laesning)
		r.int32(f.Kode)
		r.string(f.Navn)
		r.int32(int32(f.Fokusmaal))
		r.mean(f.Standard.Middel)
		r.mean(f.Alternativ.Middel)
		r.rational(f.Aendring)
		r.verdict(f.Standard.Opfyldt, f.Standard.Middel)
		r.verdict(f.Alternativ.Opfyldt, f.Alternativ.Middel)
		r.boolean(f.Skifter())
	}
	return r.batch()
}

// Points returns a change in percentage points as Danish text: with its sign, a decimal
// comma and three decimals, half away from zero; »-« where there is none. A change that
// is not zero keeps its sign where it is too small for three decimals.
func Points(change *big.Rat) string {
	if change == nil {
		return "-"
	}
	text := statement.Komma(change.FloatString(pointDecimals))
	if change.Sign() > 0 {
		text = "+" + text
	}
	return text
}

const pointDecimals = 3
