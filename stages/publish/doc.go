// Package publish writes the results of a run and makes them visible, all at once.
//
// What comes in: the figures of a year ([Figures]), record batches of the other result
// tables ([schemas.Result]) in order, and the facts of the run ([Run]). What goes out: a
// run folder, and the symbolic link kandidat that names the latest one.
//
//	OUT/.laas                        the lock: one run at a time (lock.go)
//	OUT/<year>/kandidat              → runs/<run id>, the latest published run
//	OUT/<year>/gaeldende             → runs/<run id>, the run that a person put in force
//	OUT/<year>/publikationer/0001.json
//	                                 who did so, when and why, and the hash of the record
//	                                 before it (publikation.schema.json); never changed
//	OUT/<year>/kontrol/<run id>.json what the second calculation says of a run; it is made
//	                                 by another program (kontrol.go)
//	OUT/<year>/standset/kontrol.csv  what stopped the latest run, if the controls over the
//	                                 delivery did; gone with the next that is published,
//	                                 and part of none (standset.go)
//	OUT/<year>/runs/<run id>/        a published run, never changed again
//	    fokusmaal_maaned.parquet …   the tables, one file per format
//	    intern/, afviste/            rows about single persons: folder 0700, files 0600
//	    run.json                     what was read, what was written (run.schema.json)
//	OUT/<year>/runs/.tmp-…           a run that is not done: not a result
//	OUT/sagsgennemgang/<year>-kommune-<code>/runs/<run id>/
//	                                 folder 0700: whose cases a kommune goes through
//	    sagsgennemgang.csv.age       encrypted to the kommune's key (sealed.go)
//	    run.json                     how many they are, never who
//
// The tilsyn ([Tilsyn], [TilsynAarene], [Genopretning], [Minimumskravene]) and how far
// from its goals and how stable a kommune is ([Afstand], [Stabilitet]) are written in
// tilsyn*.go. The exact baselines of a decision stand there as fractions, for the year
// after it.
//
// The sensitivity to the readings ([Foelsomhed], and of the tilsyn [TilsynLaesninger]) is
// published in the same way, with OUT/foelsomhed in place of OUT, so that it never takes the
// place of the figures.
//
// What is different between two runs ([NewDiff]) is published with OUT/diff in place of OUT
// (diff*.go). What a run says, and what it would say on the way there, is a [State]: cells as
// they are published, so that the parts of a difference add up to the last digit.
//
// A run takes these steps: [Lock], [Sweep], [NewFolder], then [NewParquet] and [NewCSV]
// for each table, then [Folder.Publish], and [Folder.Discard] in a defer. Everything is
// on the disk before the folder gets its name, and the folder has its name before
// kandidat points to it. Whatever fails, and wherever the process dies, kandidat names a
// whole run.
//
// The bytes of a table depend on its rows and the readings alone: not on how they were
// cut into batches, the clock, or the process. What changes from run to run is in run.json.
// The one exception is an encrypted file ([NewSealedCSV]): it is sealed with a new key each
// time, so its bytes and their hash are others, and only what is in it is the same.
//
// Errors of the file system are [ErrCannotWrite] (nothing can be made there) or [ErrIO]
// (the disk is full or fails); the errno stays in the chain.
//
// A person puts the run that kandidat points to in force: [PutInForce] (publicer.go). The
// record is written first and gaeldende is pointed after it, so that wherever the process
// dies, gaeldende names a whole run that is recorded. [VerifyRun] and [VerifyShelf] hold
// what is there against its own records: bytes, formats cell by cell (agree_formats.go), the
// laws of conservation (laws.go), and the chain of publications.
//
// How a year stands ([Stand], [Nightly]) is told as metrics and, of its latest run, as events
// of OpenLineage (status.go, prometheus.go, openlineage.go); the moment is the caller's.
//
// What was published is read again by [Candidate] and [ReadRun], [Agree] holds its tables
// against figures that are counted anew, and [OpenTable] reads a table row by row.
// [Sagsgennemgang] makes the encrypted file of such tables alone. What is in it is never
// in clear on the disk: it goes from the private table of the run through memory, a piece
// at a time, into the seal.
//
// What it must never do: compute a figure (but a share becomes the nearest DOUBLE here
// and nowhere else), decide one, put rows in order, start a goroutine, or name a person
// or a cell value in an error.
//
// Where to start reading: folder.go and publish.go (the life of a run folder), then
// columns.go (a batch as plain slices) and the two formats, parquet.go and csv.go. A new
// format is one new file here that implements [Writer].
package publish
