// Package check holds the row controls of SPEC 3: it decides for every row whether it
// counts, and if not, which rule it breaks first.
//
// What comes in: the record batches of one table, shaped as [schemas.BatchSchema] says,
// whole or sliced. What goes out: the kept rows as plain structs ([Kept]) and the
// rejected rows whole, each with its code ([Rejects]).
//
//	batch ──► each dictionary entry is mapped once (lookup.go)
//	      ──► one fast pass: every row is computed, a suspect row is noted (ydelse.go ...)
//	      ──► the judge names the first rule that a suspect breaks (dom.go, regler.go)
//	      ──► kept rows and runs of persons (check.go, output.go) │ rejected rows (rejects.go)
//
// The fast pass only says that a row is suspect; the rules themselves stand in
// regler.go, one function each, and the judge reads the row from the batch again. When
// the two disagree the batch is an error, never a guess.
//
// A checker belongs to one goroutine; [Shared] belongs to all checkers of a run; each
// worker has its own [Rejects] per table, and they are merged at the end.
//
// What it must never do: read or write files, start a goroutine, let a person id or a
// cell value into an error text, or keep anything of a batch after it returns (rejected
// rows are copies; dictionaries that a lookup table was made of are held until they are
// replaced or the checker is closed).
//
// Start reading at regler.go (the rules), then ydelse.go (the fast pass).
package check
