package formater

import (
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// The columns of the files for machines: CSV, Parquet and their description in the Data
// Package all follow this one list.

const (
	// navnEfter is behind the name of the axis of places in the column of their names.
	navnEfter = "navn"
	// maerkeEfter is behind the name of a kind of figure in the column of its marks.
	maerkeEfter = "_maerke"
)

// indhold says what stands in a column.
type indhold uint8

const (
	// kode is the code of an axis, stednavn the name of a place.
	kode indhold = iota
	stednavn
	// figur is a figure, maerke the mark that stands in its place; one of the two is there.
	figur
	maerke
)

// kolonne is a column of the files for machines.
type kolonne struct {
	navn, titel string
	type_       schemas.ResultType
	indhold     indhold
	// nr is the index of the axis or of the kind of figure.
	nr int
}

// kolonner are the columns of a table: the axes, beside the places their names, then each
// kind of figure with its mark directly behind it.
func kolonner(t *offentlig.Tabel) []kolonne {
	var alle []kolonne
	for nr, a := range t.Akser {
		alle = append(alle, kolonne{a.Navn, a.Titel, a.Type, kode, nr})
		if a.Rolle == offentlig.Sted {
			alle = append(alle, kolonne{a.Navn + navnEfter, a.Titel + ", navn", schemas.OutSTRING, stednavn, nr})
		}
	}
	for nr, m := range t.Maal {
		alle = append(alle,
			kolonne{m.Navn, m.Titel, maskintype(m.Enhed), figur, nr},
			kolonne{m.Navn + maerkeEfter, m.Titel + ", mærke", schemas.OutSTRING, maerke, nr})
	}
	return alle
}

// maskintype is the type of a unit in the files for machines.
func maskintype(e offentlig.Enhed) schemas.ResultType {
	switch e {
	case offentlig.Personer:
		return schemas.OutINT64
	case offentlig.Maaneder:
		return schemas.OutINT32
	case offentlig.Andel:
		return schemas.OutDOUBLE
	case offentlig.JaNej:
		return schemas.OutBOOLEAN
	case offentlig.Dato:
		return schemas.OutDATE
	}
	return schemas.OutSTRING
}

// datafil is the path of a table in a format for machines.
func datafil(t *offentlig.Tabel, ending string) string { return "data/" + t.ID + ending }

// fejlI says in which file and column a value could not be written; what was found is not
// repeated.
func fejlI(sti, kolonne, ventet string) error {
	return fmt.Errorf("write %s: column %s: expected %s, found something else", sti, kolonne, ventet)
}
