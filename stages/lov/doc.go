// Package lov is the law: who is counted in a month, and what the two fokusmål say of
// them (SPEC 5-7), under the readings of SPEC 9.
//
// What comes in: one person's [schemas.Historik], whose spells stages/spells builds. What
// goes out: one [Dom] for each measured month in which the person has a measured benefit:
// the step (trin), and for the population the window, what counted in it, and the two
// verdicts.
//
//	Historik ──spells──► ydelsesforløb ──§ 2, § 3──► the measured spell and its step
//	                                   ──§ 5──► the window ──nr. 1──► uden_tilbud
//	                                                       ──nr. 2──► faerre_end_4_samtaler
//
// What it must never do: read or write, look at a clock, start a goroutine, use a
// floating-point number, or see who the person is. The functions are scalar and Danish,
// and the words of SPEC stand above them; a choice that the words do not settle is
// marked Fortolkning with its number.
//
// Where to start reading: dommer.go, one person from beginning to end. Then
// population.go (SPEC 5), fokusmaal1.go (SPEC 6), fokusmaal2.go (SPEC 7). What changes
// with time is in regler.go, version by version with its source; hjemmel.go is the form
// of a version, fortolkning.go the readings.
//
// To amend the law: add a version to its rule in regler.go, with the first day, the
// source and the day of control, and close the version before it the day before. Then
// write a scenario in testdata/scenarier on each side of that day.
package lov
