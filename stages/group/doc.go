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
//	          of the row groups in hand. Few ranges are cut into parts (part.go).
//	hashed    any other order: deal the rows to partitions by a hash of the person, each
//	          small enough for the processor's cache; when all rows are dealt, each
//	          partition is gathered (Dealer, Hand, Gatherer). Memory is that of all rows, or
//	          what the caller gives room for.
//
// The hashed way, with room for a part of the rows:
//
//	row group ─ ids ──► placer: partition and number of each person ──► persons of the partition
//	          └ rows ─► packed ─► Hand: 128 Ki rows of a table at hand ──► a batch in order of partition
//
//	no room:  all hands wait; what is dealt, ids and batches, goes to the Store as a layer,
//	          partition by partition; dealing begins anew in the same memory
//
//	          partition   0      1      2     …
//	          layer 1   ┌──────┬──────┬──────┬──          a part: ids, then of each table the
//	          layer 2   ├──────┼──────┼──────┼──                  persons' numbers and the rows
//	          layer 3   └──────┴──────┴──────┴──
//	                       │
//	                       └─► Gatherer: a column at a time; persons numbered anew, rows in order
//	                           of month and then of person by counting, unpacked ──► Historik
//
// A person is never told from another by a hash: ids are compared whole, in every layer and
// where the layers come together. What the Store gives back is held against a sum.
//
// The plan may be wrong about a file whose rows are not in the order that its bounds
// suggest; a Piece finds out and returns [ErrUnsorted], and the caller starts again,
// hashed. Both ways give the same histories.
//
// What it must never do: let an id out in a message, open a file (the Store is the
// caller's), depend on the order of goroutines in anything but the order of persons, or
// know the law.
//
// Start reading at plan.go, then piece.go, merge.go and head.go, or dealer.go, hand.go, places.go
// and gather.go; packed.go is how rows wait, layer.go what goes to the Store.
package group
