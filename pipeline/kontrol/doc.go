// Command kontrol is the second calculation: it computes the figures of a run again, by
// another road, and compares every cell.
//
// What comes in: the folder with the four tables that the run read, and the folder of the
// run (OUT/YEAR/kandidat) with its run.json and tables. What goes out: a closing block with
// the number of cells compared in each table, a record OUT/YEAR/kontrol/RUN_ID.json, and the
// exit code: 0 every cell is equal, 4 one or more are not, 3 there is nothing to compare
// (other input than the run's, no such table, readings in their alternative), 2 usage.
//
// SPEC 3-8 stand here once more, in SQL, one file for each section (sql/), each statement
// under the words of SPEC that it means; DuckDB does the work. Only what needs exact
// fractions is Go: shares, means, limits (figures.go, afstand.go, stabilitet.go) and the
// decisions of tilsyn (tilsyn.go) with their § and their reason, word by word (paragraf.go,
// begrundelse.go). The record is what a publication can ask for: it names the run by its id
// and the SHA-256 of its run.json.
//
// Of several years (--out, --years) each year is compared, and then their grid tilsyn_aar
// (grid.go): it has to be of the very runs that were compared, and holds for every year and
// kommune the status and the § of that year. It gets no record, as nothing puts it in force.
//
// What is not compared is named, on the screen and in the record, with why (left.go): table
// kontrol (what the controls found in the delivery is no figure of SPEC), the rows of afviste/
// (how many under each code is compared, with the duplicates, in run.json; nothing else of
// run.json is), and the .csv. A table or a column that is not known here is refused.
//
// It must never import another room of this module, not even schemas: a mistake that both
// calculations share would be seen by neither. So codes, kommuner and columns are written
// out here a second time. It must never show a person or a value of a cell: a difference is
// a table, a column, a kommune and a month. It never changes anything of the run.
//
// Why a program of its own: DuckDB is C++ and needs cgo. A fault in it may take this
// program down, and never the run.
//
// The way through: files.go finds the input and holds it against run.json; load.go brings it
// into a database in a temporary folder that is removed again; compute.go goes through the
// persons in parts, so that memory does not grow with the country; figures.go makes the
// expected tables; compare.go and personer.go hold the published ones against them;
// conserve.go asks the published tables alone whether they add up. Start reading at run in
// main.go.
package main
