// Package formater writes the publication in the formats that machines and Excel read, one
// format per file, all of them from the one model of stages/offentlig:
//
//	                  ┌─► maskincsv.go    data/<table>.csv
//	                  ├─► parquet.go      data/<table>.parquet
//	Publikation ──────┼─► jsonstat.go     data/<table>.json
//	                  ├─► excel.go        fokusmaal_<year>.xlsx
//	                  └─► jobindsats*.go  the shapes of Jobindsats' API
//	   all of those ────► datapackage.go  datapackage.json: what they are, with size and hash
//
// What comes in: a [offentlig.Publikation]. What goes out: files ([offentlig.Fil]) whose
// bytes are the same for the same figures, whenever and wherever they are written.
//
// What it must never do: decide, compute or hide a figure, write a number in the place of a
// cell that has a mark, read a clock, or write to the disk.
//
// Start reading at formater.go; kolonner.go has the columns that CSV and Parquet share.
// TestEveryFormatShowsTheSameFigures reads every format back.
package formater
