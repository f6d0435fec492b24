// Package offentlig makes what the public may see of a year: one set of tables, in which every
// cell is either shown or marked, and from which every format is written.
//
//	Opgoerelse, Tilsyn, Afstande ──udfyld.go──► Tabel: axes and cells, every figure in it
//	      ──netvaerk.go──► the counts and the sums that bind them, as disclose protects them
//	      ──tidligere.go─► what earlier publications say of them
//	      ──beskyt.go────► all of it, or less, so that an attack finds nothing
//	      ──skjul.go─────► a share is shown where its two counts are, a mean where all its
//	                       months are, a decision always
//	                  Publikation ──► site, formater, serve
//
// What comes in: the exact figures of a year and what follows from them, and what earlier
// publications showed. What goes out: a [Publikation], or an error if a hidden count could
// be worked out from it.
//
// What it must never do: decide a fokusmål or a tilsyn, round anything that is decided on, read
// or write a file, or let a hidden number stay in a cell: a [Celle] that is marked holds nothing
// else.
//
// Start reading at tabel.go.
package offentlig
