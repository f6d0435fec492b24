// Package forklar tells how a figure came about, so that a statistician can defend it in
// front of a kommune and a jurist can follow it to the paragraph.
//
// What comes in: the law that the figures were made under, the figures of a year
// ([statement.Opgoerelse]) or one person's [schemas.Historik], and the facts of the run
// ([Koersel]). What goes out: plain Danish text, lines of at most [Bredde] characters. A
// line that begins in the first column is a heading; whoever shows the text may make it
// bold.
//
//	Kommune    the decision in the words of the law, the twelve months, how many persons
//	           the goal was missed by; for a month the steps to the population and the
//	           grounds that add up to it
//	Person     one person's months and spells, and each tilbud, hour and samtale of a
//	           month with the reason why it counts or not
//
// Nothing is computed here that decides a figure: every number is one of the statement's,
// and every reason comes out of the functions of stages/lov that count.
//
// The text is regular enough to be read back: a number of persons stands before what it
// counts, and behind that, in brackets, the code that the result tables have for it.
//
// What it must never do: read or write, look at a clock, decide, or know who a person is.
// A [schemas.Historik] carries no id, and none comes in.
//
// Where to start reading: Kommune in kommune.go, then maaned.go; Person in person.go, then
// haendelser.go. tekst.go breaks the lines.
package forklar
