package schemas

import "github.com/apache/arrow-go/v18/arrow"

// KeptRows holds the rows of one record batch that broke no rule, in row order: what check
// gives and group takes. It is reused from batch to batch; its Rows may lie where group wants
// to have them.
type KeptRows[T any] struct {
	// IDs is the dictionary of the batch's person_id, String or Int64, borrowed from the
	// batch. Batches of one row group share it where the file has one.
	IDs  arrow.Array
	Rows []T
	// Runs say whose the rows are, in order; the last one ends at len(Rows).
	Runs []Run
}

// Run is an unbroken sequence of rows of one person. Neighbours may be of the same one.
type Run struct {
	// ID is the person's number in IDs.
	ID int32
	// End is the number of the row after the last.
	End int32
}
