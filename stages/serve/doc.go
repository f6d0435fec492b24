// Package serve answers requests over HTTP with what is published: the report site, and the
// figures as Jobindsats' API gives them.
//
//	folder publikation/ ──laes.go──► every byte held against its SHA-256, kept in memory
//	                                  │
//	                                  ├──► the site, file by file (sted.go)
//	                                  └──► tables (tabeller.go) ──forespoergsel.go──► /v2, /v3 (api.go)
//
// What comes in: one or more years, each a folder and what its run recorded of its files. What
// goes out: a [http.Handler], or an error that names the file that is not as it was recorded.
//
// All bytes are kept in memory (some ten MB a year): what was held against its hash at the start
// is what is sent, whatever happens to the folder afterwards, and no request opens a file.
//
// What it must never do: read anything outside of the folders, follow a symbolic link out of one,
// show what a run did not record, show a candidate without saying so, write anything, start a
// goroutine, or tell a client what went wrong inside.
//
// Start reading at ServeHTTP in handler.go.
package serve
