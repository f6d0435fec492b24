package formater

import (
	"fmt"
	"slices"

	"fokusmaal/stages/offentlig"
)

// format writes a publication in one format.
type format func(*offentlig.Publikation) ([]offentlig.Fil, error)

// formaterne are the formats in the order in which they are written.
func formaterne() []format {
	return []format{
		MaskinCSV,
		Parquet,
		JSONStat,
		Excel,
		Jobindsats,
	}
}

// Alle writes the publication in every format of this package, each as a task, and the Data
// Package that describes them, last. It fails where the publication is not whole: see [efterse].
func Alle(p *offentlig.Publikation, samtidig offentlig.Samtidig) ([]offentlig.Fil, error) {
	if err := efterse(p); err != nil {
		return nil, err
	}
	formater := formaterne()
	skrevet := make([][]offentlig.Fil, len(formater))
	var opgaver []func() error
	for i, skriv := range formater {
		opgaver = append(opgaver, func() (err error) {
			skrevet[i], err = skriv(p)
			return err
		})
	}
	if err := samtidig(opgaver...); err != nil {
		return nil, err
	}
	filer := slices.Concat(skrevet...)
	pakke, err := Datapackage(p, filer)
	if err != nil {
		return nil, err
	}
	return append(filer, pakke), nil
}

// efterse looks at every cell before any is written: a table has a figure for each place, a
// marked cell holds nothing beside its mark, and a shown one is what its unit says. What it
// finds is a fault of the program.
func efterse(p *offentlig.Publikation) error {
	set := map[string]bool{}
	for i := range p.Tabeller {
		t := &p.Tabeller[i]
		if set[t.ID] {
			return fmt.Errorf("write the publication of %d: expected one table %s, found two", p.Aar, t.ID)
		}
		set[t.ID] = true
		if want := t.Pladser() * len(t.Maal); len(t.Celler) != want {
			return fmt.Errorf("write the publication of %d: table %s: expected %d cells, found %d", p.Aar, t.ID, want, len(t.Celler))
		}
		for nr := range t.Celler {
			maal := &t.Maal[nr%len(t.Maal)]
			if fejl := celleFejl(&t.Celler[nr], maal.Enhed); fejl != "" {
				return fmt.Errorf("write the publication of %d: table %s, column %s, place %d: %s", p.Aar, t.ID, maal.Navn, nr/len(t.Maal), fejl)
			}
		}
	}
	return nil
}

// celleFejl is what is wrong with a cell, without its value; empty where nothing is.
func celleFejl(c *offentlig.Celle, enhed offentlig.Enhed) string {
	if c.Maerke > offentlig.FindesIkke {
		return "expected one of the marks, found another"
	}
	if c.Maerke != offentlig.Vist {
		if *c != (offentlig.Celle{Maerke: c.Maerke}) {
			return "expected a cell with a mark to hold nothing else, found a figure under it"
		}
		return ""
	}
	switch enhed {
	case offentlig.Personer, offentlig.Maaneder:
		if c.Antal < 0 {
			return "expected a count, found a negative number"
		}
	case offentlig.Andel:
		if !(c.Andel >= 0 && c.Andel <= 1) || c.Promille < 0 || c.Promille > 1000 {
			return "expected a share from 0 to 1, found another number"
		}
	case offentlig.JaNej:
		if c.Antal != 0 && c.Antal != 1 {
			return "expected 1 or 0 for a verdict, found another number"
		}
	case offentlig.Tekst, offentlig.Dato:
		if c.Tekst == "" { // an empty cell says nothing of why it is empty
			return "expected a text, found none; mark the cell instead"
		}
	}
	return ""
}
