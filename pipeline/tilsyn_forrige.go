package main

import (
	"errors"
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// forrige reads the tilsyn of the year before, if the command can go on from it: a file that
// says under which readings it was decided is of use under the same alone. One that does not
// say so is of use under any: decisions that were taken are nobody's reading.
func (c config) forrige(path string) ([]schemas.TilsynForrige, read.SmallFile, error) {
	rows, file, err := read.TilsynForrige(path)
	own := strings.Join(c.fortolkning.Koder(), " ")
	if err != nil || file.Fortolkning == "" || file.Fortolkning == own {
		return rows, file, err
	}
	wrong := &read.Error{Doing: "reading", File: file.Path, Column: schemas.Fortolkning.Name, Found: file.Fortolkning}
	switch {
	case c.command == publish.CommandFoelsomhed:
		wrong.Expected = "no such column, because foelsomhed holds each reading against the default"
		wrong.Hint = "give the tilsyn of the year before that was decided without --fortolkning"
	case own == "":
		wrong.Expected = "no such column, because every reading of this run is at its default"
		wrong.Hint = "give the tilsyn of the year before that was decided without --fortolkning, or take the readings of the file"
	default:
		wrong.Expected = own + ", the readings of this run, or no such column"
		wrong.Hint = "give the tilsyn of the year before that was decided under the readings of this run, or take those of the file"
	}
	return nil, read.SmallFile{}, wrong
}

// named puts the path of the file to an error about what it says.
func (in *tilsynInput) named(err error) error {
	var about *statement.InputError
	if !errors.As(err, &about) {
		return err
	}
	for _, f := range in.files {
		if string(f.Name) == about.Input {
			named := *about
			named.Input += " " + f.Path
			return &named
		}
	}
	return err
}
