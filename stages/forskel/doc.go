// Package forskel says what became of a delivery: what is different in B from A, and why.
//
// # Rows
//
// What comes in: the record batches of one table of both deliveries, shaped as
// [schemas.BatchSchema] says. What goes out: how many rows are unchanged, corrected, gone
// and new ([Bevaegelse]), and which rows of B are the new ones.
//
//	batch ──► each dictionary entry becomes a cell of eight bytes (raekker_celler.go)
//	      ──► each row becomes two hashes: the whole row, and its key (raekker_aftryk.go)
//	      ──► the hashes of A and B are sorted and held against each other (raekker.go)
//
// Rows are compared as multisets of whole rows, table by table, with all columns of the
// contract and no other; file, row group and order do not matter. A null is a value: it is
// equal to a null. So is every other cell, also one that breaks a rule of SPEC 3: a rejected
// row is a row. Hours are equal when they are the same number, however they are written.
//
// A row of B that is equal to a row of A is unchanged. Of what is left, the rows of B with
// the key of a left row of A are corrected, as many as the fewer of the two; the rest of B
// is new, the rest of A is gone. The key says which fact a row is about:
//
//   - ydelse: person_id and maaned. A correction may touch all else: the benefit, the
//     kommune, the days;
//   - samtaler: person_id and dato. The month lies in the date;
//   - tilbud: person_id, maaned and fra. A tilbud is known by its first day, but it has a
//     row for each month that it ran: by its first day alone a month that is new could pass
//     for the correction of a month before it, and the row that is left out be the wrong one;
//   - loentimer: person_id and maaned. Several rows of a month are several employers, whom
//     the contract does not name.
//
// Where more rows of one key are left in B than in A, nothing says which of them is the
// corrected one. They are taken in order of the hash of the row, so that the answer is the
// same however the files lie.
//
// The hashes have 64 bits (XXH3). Two different keys, or two different persons or texts,
// have the same one in a delivery of n rows with a probability below n²/2^64: for both
// sides of 60 million rows in all, 2 in 10 000. Such a collision moves a row from one part
// to another; the parts still add up to the rows of A and of B. XXH3 is no defence against
// a sender who looks for collisions: he could as well send other rows.
//
// # Figures
//
// What comes in: the values of one figure on a way from A to B, as published, and the reason
// of each step ([schemas.Aarsag]). What goes out: its parts, exact, which add up to the change
// ([Opdel], opdeling.go). No share is a floating-point number here.
//
// What it must never do: read or write files, start a goroutine, use a clock or chance, or
// let a person id, a cell value or a hash of one into an error text or an output.
//
// Start reading at raekker.go.
package forskel
