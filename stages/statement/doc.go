// Package statement makes the figures of SPEC 8 from the counts: the monthly table, the
// annual opgørelse (§ 5 »den gennemsnitlige andel«) and the steps.
//
// What comes in: measure.Tal and measure.Raekkevidde. What goes out: [Opgoerelse], rows in
// the order of the result tables. Shares and means are exact rationals, and whether a
// fokusmål is met is decided on them; nothing here is ever rounded. From the counts under
// several laws it makes [Foelsomhed]: how far the annual figures depend on the readings, and
// [Tilsynsfoelsomhed], the same of the decisions.
//
// From the figures and the resultatmål it decides [Tilsyn] (tilsyn.go; the table of SPEC 8
// is nyStatus in tilsyn_afgoerelse.go), several years with [AfgoerAarene]; afstand*.go says
// how far a kommune is from its goal and how stable that is, genopretning*.go how its
// recovery goes.
//
// What it must never do: use a floating-point number, read or write.
//
// Start reading at Opgoer in opgoerelse.go; historik.go judges whether the data reach
// far enough; andel.go has the rationals; maal.go says how many persons a goal was missed by.
package statement
