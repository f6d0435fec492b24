// Package schemas is the vocabulary of the house: the only place where a table, a
// column, a code or a kommune is spelled.
//
// What lives here:
//
//   - [Date] and [Month]: calendar days and months as small integers.
//   - [Kommune]: the 98 kommuner, as an index that tables of counts can use.
//   - [Ydelse], [Gruppe], [SamtaleType], [Form], [TilbudType], [Trin],
//     [Varighed]: the codes.
//   - [Table], [Column]: the four tables that come in, and the Arrow shape of their
//     record batches; [Result]: the tables that go out.
//   - [YdelseRow], [Samtale], [Tilbud], [Loentimer], [Historik]: the kept rows of one
//     person, which is what the law is applied to.
//   - [Code]: why a row was rejected.
//
// What it must never do: read or write anything, decide anything in law, or import
// another room of the house.
//
// Start reading at tables.go (what comes in), then historik.go (what it becomes) and
// results.go (what goes out). SCHEMAS.md is generated from them.
package schemas
