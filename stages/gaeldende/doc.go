// Package gaeldende is about what became of a run after it was made: which one is in force,
// who put it there and why, whether it is as it was, and how a year stands.
//
// What comes in: the folder of the results, as publish and the second calculation left it,
// and what a person says ([Act]). What goes out: a record for each publication, the symbolic
// link gaeldende, and texts for other programs.
//
//	OUT/<year>/gaeldende             → runs/<run id>, the run that a person put in force
//	OUT/<year>/publikationer/0001.json
//	                                 who did so, when and why, and the hash of the record
//	                                 before it (publikation.schema.json); never changed
//	OUT/<year>/kontrol/<run id>.json what the second calculation says of a run; it is made
//	                                 by another program, and only read here (kontrol.go)
//
// A person puts the run that kandidat points to in force: [PutInForce] (publicer.go). The
// record is written first and gaeldende is pointed after it, so that wherever the process
// dies, gaeldende names a whole run that is recorded, and the next call ends what it began.
//
// [VerifyRun] and [VerifyShelf] hold what is there against its own records: bytes, formats
// cell by cell, the laws of conservation, and the chain of publications.
//
// How a year stands ([Stand], [Nightly]) is told as metrics and, of its latest run, as events
// of OpenLineage (status.go, prometheus.go, openlineage.go); the moment is the caller's. The
// record of the second calculation is [Second].
//
// What it must never do: change a run or its tables, publish one of its own accord, or one
// that is not as it was made, look at a clock, start a goroutine, count persons in a metric
// or an event, or name a person or a cell value in an error. What is not as it was made is a
// [*publish.ReadError].
//
// Where to start reading: publikation.go (the chain), then publicer.go.
package gaeldende
