// Package disclose decides which counts of persons may be shown, and proves that those
// which may not cannot be worked out from those which may (small-count protection;
// Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
//
//	counts, the equations that bind them, shares and decisions (table.go, mean.go)
//	     │
//	     ▼
//	Judge (judge.go, limit.go): 1 or 2 persons, or all but 1 or 2 of a base, or none or all of a
//	     │ small one; and what was hidden before
//	     ▼
//	Protect (protect.go): hides more cells until it has, for every hidden one, other whole
//	     │ tables (other.go) that look the same to a reader and have other values there. It
//	     │ finds them by moving persons along chains of cells (search.go, find.go), and, where
//	     │ that would change a decision, in other months too (balance.go)
//	     ▼
//	Attack (attack.go): exact elimination (system.go), bounds (bounds.go) and decisions
//	       (attackmean.go) over what is shown, as a reader would who knows every equation.
//	       What it finds, where Protect had no proof, has more hidden around it (widen.go), to
//	       be attacked again
//
// What comes in: a [Table] of counts, with the sums that bind them, what is a part of what,
// the decisions that are always shown, and what earlier publications have shown or hidden.
// What goes out: for each cell whether it is [Shown], [Primary] or [Secondary], and how close
// an attack comes. Means and shares are no cells: they are shown where all that they are
// made of is.
//
// Protect and Attack judge by different roads. Protect is right whatever it searches: a
// table that it holds in its hands has been looked up in every equation, share and decision,
// so there is nothing an attack could find that would rule it out. Attack is right as far as
// it goes: a value that it rules out is none. So a cell that Attack finds in a table that
// Protect has let pass is a fault in one of the two, and is not published. Of a cell that Protect
// has no proof for ([Unproven]) Attack alone says whether it is safe.
//
// The same table is always protected in the same way. A year of the country (23 months,
// 111 000 counts) takes less than a second; the benchmark says how long.
//
// What it must never do: decide a fokusmål (decisions are taken on the full figures), round
// or change a count, read or write, know what a cell is about, or say a value in an error.
//
// Start reading at table.go; a new limit is a new entry in limit.go.
package disclose
