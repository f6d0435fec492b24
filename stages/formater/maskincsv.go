package formater

import (
	"strconv"
	"strings"

	"fokusmaal/stages/offentlig"
)

// MaskinCSV writes every table as CSV for machines: UTF-8 without byte order mark, commas, LF,
// decimal points, a line of column names. A figure that is not shown is an empty cell with
// its mark in the next column; a text that is shown and empty is "". A share is 0..1, the
// shortest decimal that reads back as the same DOUBLE; a verdict is true or false.
func MaskinCSV(p *offentlig.Publikation) ([]offentlig.Fil, error) {
	var filer []offentlig.Fil
	for i := range p.Tabeller {
		t := &p.Tabeller[i]
		filer = append(filer, offentlig.Fil{Sti: datafil(t, ".csv"), Data: maskinCSV(t)})
	}
	return filer, nil
}

func maskinCSV(t *offentlig.Tabel) []byte {
	var linjer []byte
	alle := kolonner(t)
	for i := range alle {
		linjer = medKomma(linjer, i)
		linjer = append(linjer, alle[i].navn...)
	}
	linjer = append(linjer, '\n')
	for nr := range t.Pladser() {
		plads, raekke := t.Plads(nr), t.Raekke(nr)
		for i := range alle {
			linjer = csvCelle(medKomma(linjer, i), t, &alle[i], plads, raekke)
		}
		linjer = append(linjer, '\n')
	}
	return linjer
}

// medKomma puts a comma before all columns but the first.
func medKomma(linje []byte, kolonne int) []byte {
	if kolonne == 0 {
		return linje
	}
	return append(linje, ',')
}

func csvCelle(linje []byte, t *offentlig.Tabel, k *kolonne, plads []int, raekke []offentlig.Celle) []byte {
	switch k.indhold {
	case kode:
		return csvTekst(linje, t.Akser[k.nr].Vaerdier[plads[k.nr]].Kode)
	case stednavn:
		return csvTekst(linje, t.Akser[k.nr].Vaerdier[plads[k.nr]].Navn)
	case maerke:
		return append(linje, raekke[k.nr].Maerke.String()...)
	}
	c := &raekke[k.nr]
	if c.Maerke != offentlig.Vist {
		return linje
	}
	switch t.Maal[k.nr].Enhed {
	case offentlig.Personer, offentlig.Maaneder:
		return strconv.AppendInt(linje, c.Antal, 10)
	case offentlig.Andel:
		return strconv.AppendFloat(linje, c.Andel, 'f', -1, 64)
	case offentlig.JaNej:
		return strconv.AppendBool(linje, c.Antal == 1)
	}
	return csvTekst(linje, c.Tekst)
}

// csvTekst writes a text, in quotes only if it would be read as something else without: more
// cells, more lines, or none.
func csvTekst(linje []byte, s string) []byte {
	if s != "" && !strings.ContainsAny(s, ",\"\r\n") {
		return append(linje, s...)
	}
	linje = append(linje, '"')
	linje = append(linje, strings.ReplaceAll(s, `"`, `""`)...)
	return append(linje, '"')
}
