package syntetisk

import (
	"fmt"

	"fokusmaal/schemas"
)

// The orders of the rows of a table.
const (
	Sorted   = "sorted"
	Shuffled = "shuffled"
)

// The types of person_id.
const (
	StringIDs = "string"
	Int64IDs  = "int64"
)

// DefaultRowGroupRows is the number of rows of a full row group: large enough for good
// dictionaries, small enough for several workers to share a table.
const DefaultRowGroupRows = 262144

// maxScale keeps the persons' numbers within 32 bits.
const maxScale = 100

// Options say what country to make. The zero value of a field that has a default means
// the default; Out, Scale, From and To must be given.
type Options struct {
	// Out is the folder to make. It may exist only if it is empty.
	Out string
	// Scale 1 is about 400 000 persons on benefit a month; more than 0, at most 100.
	Scale float64
	// Seed chooses the country; any number.
	Seed uint64
	// From and To are the first and last month of the tables.
	From, To schemas.Month
	// Workers is the number of persons' generators at work, default 1. It has no
	// influence on what is written.
	Workers int
	// Order is Sorted (by the bytes of person_id; default) or Shuffled (random order
	// over the whole table).
	Order string
	// Parts is the number of files of a table: 0 or 1 is NAME.parquet, more are
	// NAME/part-000.parquet and so on.
	Parts int
	// IDs is the type of person_id: StringIDs (default) or Int64IDs.
	IDs string
	// RowGroupRows is the number of rows of a full row group, default
	// DefaultRowGroupRows.
	RowGroupRows int
	// Progress is told the number of rows of all tables written so far, from one
	// goroutine at a time; it may be nil.
	Progress func(rows int64)
}

// OptionsError says which option cannot be met, and by which rule.
type OptionsError struct{ rule error }

// Error is the rule's own text.
func (e *OptionsError) Error() string { return e.rule.Error() }

// withDefaults fills in the defaults and refuses what cannot be made.
func (o Options) withDefaults() (Options, error) {
	if o.Order == "" {
		o.Order = Sorted
	}
	if o.IDs == "" {
		o.IDs = StringIDs
	}
	if o.RowGroupRows == 0 {
		o.RowGroupRows = DefaultRowGroupRows
	}
	o.Parts = max(o.Parts, 1)
	o.Workers = max(o.Workers, 1)
	if rule := o.refuse(); rule != nil {
		return o, &OptionsError{rule}
	}
	return o, nil
}

func (o Options) refuse() error {
	switch {
	case o.Out == "":
		return fmt.Errorf("making a synthetic country: no output folder is given; name a new folder")
	case !(o.Scale > 0 && o.Scale <= maxScale):
		return fmt.Errorf("making a synthetic country: expected a scale above 0 and at most %d, got %v; 1 is the whole country", maxScale, o.Scale)
	case o.From < schemas.MonthOf(2007, 1) || o.To > schemas.MonthOf(2099, 12):
		return fmt.Errorf("making a synthetic country: expected months from 2007-01 (when the 98 kommuner began) to 2099-12, got %v to %v", o.From, o.To)
	case o.From > o.To:
		return fmt.Errorf("making a synthetic country: the first month %v is after the last month %v; turn them round", o.From, o.To)
	case o.Order != Sorted && o.Order != Shuffled:
		return fmt.Errorf("making a synthetic country: expected the order %q or %q, got %q", Sorted, Shuffled, o.Order)
	case o.IDs != StringIDs && o.IDs != Int64IDs:
		return fmt.Errorf("making a synthetic country: expected ids %q or %q, got %q", StringIDs, Int64IDs, o.IDs)
	case o.Parts > 1000:
		return fmt.Errorf("making a synthetic country: expected at most 1000 parts of a table, got %d", o.Parts)
	case o.RowGroupRows < 0:
		return fmt.Errorf("making a synthetic country: expected a positive number of rows in a row group, got %d", o.RowGroupRows)
	}
	return nil
}
