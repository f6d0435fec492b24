package publish

import (
	"context"

	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// Laesningssvar is whether a fokusmål is met by an area as the rules are read, and with one
// reading in its alternative; nil where no month has persons.
type Laesningssvar struct {
	// Laesning is the reading, R01 to R18; Kode the area, 0 for Hele landet; Fokusmaal 1 or 2.
	Laesning             string
	Kode                 int32
	Fokusmaal            int
	Standard, Alternativ *bool
	Skifter              bool
}

// ReadFoelsomhed reads the verdicts of table foelsomhed from the folder of a run of it. A table
// that is not as the run wrote it is a [*ReadError].
func ReadFoelsomhed(ctx context.Context, folder string, run Run) (all []Laesningssvar, err error) {
	p, err := OpenTable(ctx, folder, run, schemas.Foelsomhed)
	if err != nil {
		return nil, err
	}
	defer p.Close() //nolint:errcheck // it was only read
	columns := []string{"laesning", "kommune", "fokusmaal", "opfyldt_standard", "opfyldt_alternativ", "skifter"}
	err = p.each(ctx, columns, func(row parquet.Row) error {
		all = append(all, Laesningssvar{Laesning: string(row[0].ByteArray()), Kode: row[1].Int32(), Fokusmaal: int(row[2].Int32()),
			Standard: verdictIn(row[3]), Alternativ: verdictIn(row[4]), Skifter: row[5].Boolean()})
		return nil
	})
	return all, err
}

func verdictIn(v parquet.Value) *bool {
	if v.IsNull() {
		return nil
	}
	met := v.Boolean()
	return &met
}
