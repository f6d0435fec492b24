// Package offentlig makes what the public may see of a year: one set of tables, in which every
// cell is either shown or marked, and from which every format is written.
//
//	Opgoerelse, Tilsyn, Afstande ──tabeller*.go──► Tabel: axes and cells, everything in it
//	                              ──beskyt*.go───► disclose: which counts may be shown
//	                                              │ a share is shown where its two counts are,
//	                                              ▼ a mean where all its months are
//	                                          Publikation ──► site, formater, serve
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
