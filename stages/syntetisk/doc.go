// Package syntetisk makes a synthetic country: the four input tables of a whole
// Denmark in which no person is real, for demonstrations, tests and measurements.
//
// What comes in: [Options], nothing else. The sizes and rates of the kommuner are
// published aggregates and stand in kommunetal.go with their source; the stock of each
// benefit stands in bestand.go.
//
// What goes out: a folder with ydelse, samtaler, tilbud and loentimer as Parquet files
// that [fokusmaal/schemas] describes. Every row obeys the rules of a row, but for about
// one in 100 000, which breaks one on purpose, so that a run has something to reject;
// about one ydelse and samtale row in 10 000 stands twice.
//
// A person is a pure function of the seed and the person's number: career, kommuner,
// benefits, meetings, offers and hours are drawn from a generator that is seeded with
// the two. So the same options give the same bytes, whatever the number of workers. A
// person's months do not depend on how large the country is either.
//
// What it must never do: read data of real persons, use a clock or the global random
// source, make an id that looks like a CPR number or tells anything about its person,
// or leave half a country under the name that was asked for.
//
// Start reading at make.go (the order of work), then person.go (what a person is) and
// career.go (how spells follow each other); write.go knows Parquet and nothing else.
package syntetisk
