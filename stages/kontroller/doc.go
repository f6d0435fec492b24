// Package kontroller holds the controls over a whole delivery, numbered for ever K01…:
// does it look like itself, month after month and kommune by kommune? A row that cannot
// be true is the business of package check; here every row is true by itself, and what is
// wrong shows in the numbers alone.
//
//	Historik of each person ──► Maaling of a worker (maaling*.go): counts by kommune and month
//	row groups ────────────────►          │ added up, in any order
//	                                      ▼
//	                billede (billede.go): one number for each series, kommune and month
//	                                      ▼
//	          K01 … K15 (k01*.go …), pure functions with the limits of graenser.go ──► Fund
//
// What comes in: the kept rows of a person ([Maaling.Person]) and, to say in which file a
// month lies, the dictionaries of the batches ([Maaling.Kilde]). Nothing is decoded twice.
// What goes out: findings ([Doem]): which control, table, column, kommune and month, how
// many, and what was to be expected. A fejl stops a run before it has figures, an advarsel
// is shown; [Accepter] lets a fejl that somebody has looked into pass as one.
//
// The history that a month is held against is the kommune's own, in the same delivery:
// the median of its months, with room for chance (so many standard deviations of a
// Poisson count) and for how much the kommune usually varies (so many median deviations).
// Where a kommune has few rows, months are added up too (perioder.go).
// Everything is integers, so the same rows give the same findings whatever the number of
// workers, the batches and the order. Series that the law itself broke are held apart at
// the break (brud.go).
//
// What it must never do: keep or name a person, name a value of a cell other than a code
// of the vocabulary, read or write files, start a goroutine, use a clock or a float.
//
// The controls one by one, in Danish: KONTROLLER.md, written from this code by `make
// generate`. Start reading at kontrol.go (what a control is), then graenser.go and any
// k*.go.
package kontroller
