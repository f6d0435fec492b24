// Package publish writes the results of a run, makes them visible all at once, and reads
// them again. What becomes of a run after that is room gaeldende.
//
// What comes in: the figures of a year ([Figures]), record batches of the other result
// tables ([schemas.Result]) in order, and the facts of the run ([Run]). What goes out: a
// run folder, and the symbolic link kandidat that names the latest one.
//
//	OUT/.laas                        the lock: one run at a time (lock.go)
//	OUT/<year>/kandidat              → runs/<run id>, the latest published run
//	OUT/<year>/standset/kontrol.csv  what stopped the latest run, if the controls over the
//	                                 delivery did; gone with the next that is published,
//	                                 and part of none (standset.go)
//	OUT/<year>/runs/<run id>/        a published run, never changed again
//	    fokusmaal_maaned.parquet …   the tables, one file per format
//	    intern/, afviste/            rows about single persons: folder 0700, files 0600
//	    run.json                     what was read, what was written (run.schema.json)
//	OUT/<year>/runs/.tmp-…           a run that is not done: not a result
//	OUT/foelsomhed/, OUT/diff/       the same, for the readings and for the differences
//	OUT/sagsgennemgang/<year>-kommune-<code>/runs/<run id>/
//	                                 folder 0700: whose cases a kommune goes through,
//	                                 encrypted to its key (sealed.go); how many, never who
//
// A run takes these steps: [Lock], [Sweep], [NewFolder], then [NewParquet] and [NewCSV]
// for each table, then [Folder.Publish], and [Folder.Discard] in a defer. Everything is
// on the disk before the folder gets its name, and the folder has its name before
// kandidat points to it. Whatever fails, and wherever the process dies, kandidat names a
// whole run.
//
// What is written: the figures ([Figures]), the tilsyn (tilsyn*.go; the exact baselines of a
// decision stand there as fractions, for the year after it), the sensitivity to the readings
// ([Foelsomhed]), and what is different between two runs ([NewDiff], diff*.go): what a run
// says is a [State], cells as they are published, so that the parts of a difference add up
// to the last digit. [Sagsgennemgang] goes from the private table of the run through memory,
// a piece at a time, into the seal: what is in it is never in clear on the disk.
//
// The bytes of a table depend on its rows and the readings alone: not on how they were
// cut into batches, the clock, or the process. What changes from run to run is in run.json.
// The one exception is an encrypted file ([NewSealedCSV]): it is sealed with a new key each
// time, so its bytes and their hash are others, and only what is in it is the same.
//
// What is read again: the record ([Candidate], [ReadRun]), a table row by row ([OpenTable])
// and what is decided ([VerdictsOf]). A run is held against itself by [SameBytes],
// [AgreeFormats] and [Conserved] (the tests of which are those of gaeldende, on whole runs),
// and against figures that are counted anew by [Agree].
// What is not as it was published is a [*ReadError]. Errors of the file system on the way
// out are [ErrCannotWrite] (nothing can be made there) or [ErrIO] (the disk is full or
// fails); the errno stays in the chain.
//
// What it must never do: compute a figure (a share is the nearest DOUBLE, as stages/statement
// has it), decide one, put rows in order, start a goroutine, put a run in force,
// or name a person or a cell value in an error.
//
// Where to start reading: folder.go and publish.go (the life of a run folder), then
// columns.go (a batch as plain slices) and the two formats, parquet.go and csv.go. A new
// format is one new file here that implements [Writer].
package publish
