package formater

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/big"
	"strconv"

	"fokusmaal/stages/offentlig"
)

// LaesMaskinCSV reads a table of an earlier publication from the CSV file for machines: form is
// the table without figures. The error says what in the file is not as this program writes it.
func LaesMaskinCSV(form offentlig.Tabel, data []byte) (offentlig.Tabel, error) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return form, fmt.Errorf("read table %s of an earlier publication: %w", form.ID, err)
	}
	l := &csvlaeser{form: &form, kolonner: map[string]int{}}
	if len(rows) != form.Pladser()+1 {
		return form, l.andet(fmt.Sprintf("%d rows", form.Pladser()), strconv.Itoa(len(rows)-1))
	}
	for i, navn := range rows[0] {
		l.kolonner[navn] = i
	}
	for nr, row := range rows[1:] {
		if err := l.raekke(nr, row); err != nil {
			return form, err
		}
	}
	return form, nil
}

type csvlaeser struct {
	form     *offentlig.Tabel
	kolonner map[string]int
}

func (l *csvlaeser) andet(expected, found string) error {
	return fmt.Errorf("read table %s of an earlier publication: expected %s, found %s", l.form.ID, expected, found)
}

// felt is the text in a column of a row.
func (l *csvlaeser) felt(row []string, navn string) (string, error) {
	i, er := l.kolonner[navn]
	if !er {
		return "", l.andet("a column "+navn, "none")
	}
	return row[i], nil
}

func (l *csvlaeser) raekke(nr int, row []string) error {
	plads := l.form.Plads(nr)
	for i := range l.form.Akser {
		kode, err := l.felt(row, l.form.Akser[i].Navn)
		if err != nil {
			return err
		}
		if kode != l.form.Akser[i].Vaerdier[plads[i]].Kode {
			return l.andet("the places in order", "another one in row "+strconv.Itoa(nr+1))
		}
	}
	for i, maal := range l.form.Maal {
		vaerdi, err := l.felt(row, maal.Navn)
		if err != nil {
			return err
		}
		maerke, err := l.felt(row, maal.Navn+"_maerke")
		if err != nil {
			return err
		}
		celle, ok := celleAf(maal.Enhed, vaerdi, maerke)
		if !ok {
			return l.andet("a figure or a mark in column "+maal.Navn, "something else in row "+strconv.Itoa(nr+1))
		}
		l.form.Raekke(nr)[i] = celle
	}
	return nil
}

// celleAf is the cell that a figure and its mark say.
func celleAf(enhed offentlig.Enhed, vaerdi, maerke string) (c offentlig.Celle, ok bool) {
	for _, m := range []offentlig.Maerke{offentlig.Skjult, offentlig.FindesIkke} {
		if maerke == m.String() {
			return offentlig.Celle{Maerke: m}, vaerdi == ""
		}
	}
	if maerke != "" {
		return c, false
	}
	switch enhed {
	case offentlig.Tekst, offentlig.Dato:
		return offentlig.Celle{Tekst: vaerdi}, true
	case offentlig.JaNej:
		return offentlig.Svar(vaerdi == "true"), vaerdi == "true" || vaerdi == "false"
	case offentlig.Andel:
		return andelAf(vaerdi)
	}
	n, err := strconv.ParseInt(vaerdi, 10, 64)
	return offentlig.Celle{Antal: n}, err == nil
}

// andelAf reads a share. Its pct. are rounded from the decimals that it is written with, which
// are those of the exact share wherever that lies between two tenths.
func andelAf(vaerdi string) (c offentlig.Celle, ok bool) {
	c.Andel, _ = strconv.ParseFloat(vaerdi, 64)
	andel, ok := new(big.Rat).SetString(vaerdi)
	if !ok {
		return c, false
	}
	promille := andel.Mul(andel, big.NewRat(1000, 1)).FloatString(0)
	n, err := strconv.ParseInt(promille, 10, 64)
	c.Promille = n
	return c, err == nil
}
