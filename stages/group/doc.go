// Package group brings the rows of the four tables together: one schemas.Historik per
// person, whatever order the rows come in.
//
// What comes in: the kept rows of row groups (schemas.KeptRows). What goes out: each person
// once, with the id as bytes and the history in order and without exact duplicates.
//
// There are two ways, and [MakePlan] chooses from the bounds of the ids in each row group:
//
//	sorted    files in order of person: cut the ids into ranges; a range needs the few row
//	          groups that overlap it and is merged from them (Piece, Merge). Memory is that
//	          of the row groups in hand.
//	hashed    any other order: deal the rows to partitions by a hash of the person, each
//	          small enough for the processor's cache; when all rows are dealt, each
//	          partition is put in order of person (Dealer). Memory is that of all rows.
//
// The plan may be wrong about a file whose rows are not in the order that its bounds
// suggest; a Piece finds out and returns [ErrUnsorted], and the caller starts again,
// hashed. Both ways give the same histories.
//
// What it must never do: let an id out in a message, depend on the order of goroutines in
// anything but the order of persons, or know the law.
//
// Start reading at plan.go, then piece.go and merge.go, or dealer.go and gather.go.
package group
