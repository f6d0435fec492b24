// Package spells builds the ydelsesforløb of one person (SPEC 4).
//
// What comes in: the person's rows of table ydelse in order of month, without
// duplicates, and [Regler], the choices that the law and the readings leave open. What
// goes out: the spells, each a list of months with its days, dead days, exempt days and
// the anciennitet reached.
//
//	rows in order of month ──► each row continues an open spell or begins a new one
//	                           a new one may take over the months of another
//	                      ──► each spell: days, dead months, anciennitet, month by month
//
// The rows are taken in order of month and nothing looks ahead, so nothing that happens
// after a month can change it.
//
// What it must never do: read or write, look at a clock, start a goroutine, or know a
// date of law; what changes with time comes in as Regler from stages/lov. A [Bygger]
// reuses its memory from person to person and belongs to one goroutine.
//
// Start reading at Byg in byg.go; forloeb.go says what a spell is.
package spells
