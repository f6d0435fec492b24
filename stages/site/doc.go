// Package site writes the report site: pages in Danish for people, from what the public may
// see of a year.
//
//	Publikation ──► index.html          the country: map, table, distribution, changes
//	            ──► kommune/671.html    one page for each of the 98 kommuner
//	            ──► metode.html         how it is counted, from REGLER.md
//	            ──► kvalitet.html       the quality of the figures, from the run's own numbers
//
// What comes in: an [offentlig.Publikation], whose cells are shown or marked, and the text of
// the rules. What goes out: files as bytes, the same ones for the same publication.
//
// Every page stands alone: its style and script are in it, its charts are SVG drawn here, and
// it asks no host for anything, so it opens from a folder, offline, without JavaScript and on
// paper.
//
// What it must never do: read or write a file or a clock; decide anything; work out a figure
// from cells that are not shown, or from more digits than the page shows; write a figure for a
// cell with a mark; refer to a resource outside the page.
//
// Start reading at site.go, then side.go (the frame that all pages have).
package site
