// Package lov is the law: who is counted in a month, and what the two fokusmål say of
// them (SPEC 5-7), under the readings of SPEC 9. For the annual figures and the tilsyn (SPEC
// 8), which stages/statement decides, it has the values and the places: limits, years that
// select, deadlines, what an extension takes, minimumskrav.
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
// with time is in regler_forloeb.go, regler_population.go, regler_maal.go, regler_aar.go
// and regler_tilsyn.go (§§ 4-13), rule after rule, version by version with its source;
// hjemmel.go is the form of a version, kilder.go the sources, fortolkning.go and
// laesninger.go the readings. REGLER.md tells all of it to jurists with the scenarios that
// prove it, AENDRINGER.md what changed and when; both are generated.
//
// To amend the law:
//
//  1. kilder.go: add the source, with its link and the day that it came into force.
//  2. regler_*.go: add the version to its rule: its first day (by the date that decides
//     for the rule), the source's words, what they mean, the place in the source, the value,
//     and the day on which you held it against the source. Close the version before it the
//     day before. Do the same in every rule that quotes the changed paragraph: § 5 is quoted
//     by timer, anciennitet, vindue, antal_samtaler and graenser.
//     An order that takes the place of the whole one before it is one more line in
//     bekendtgoerelserne, efterAar and afgjortEfter (by the month, by the year, and by the
//     April in which the tilsyn is decided): read every rule that loops over them, since each
//     quotes the order in its own way. Where a rule of the tilsyn gets another value, its
//     function changes the version that tilsynsregel made or adds one; stages/statement asks
//     for value and place and need not change. A rule of kode is given a value first: a field in
//     regler (of the tilsyn: in tilsynsregler), and a line in export_test.go.
//  3. SPEC.md: say what is computed from that day on. No test can see to this, nor to the
//     sentences elsewhere that name the old value: search for it (laesninger.go, schemas,
//     README.md).
//  4. testdata/scenarier: write a scenario on each side of the day, with »Regel: « and the
//     rule's id in its comment. Of a scenario that fails now, expect what the law now says.
//  5. make generate, and read the version in REGLER.md and AENDRINGER.md as a jurist will.
//  6. make test: testdata/cases hold every figure of some years under the law until now.
//     Where the version bears on one, have it computed anew by whoever made them, who must
//     not be this program; pipeline/grounds_test.go and sums_test.go know the limits too.
//  7. make check and make mutation; CHANGELOG.md.
package lov
