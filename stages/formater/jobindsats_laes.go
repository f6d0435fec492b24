package formater

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"fokusmaal/stages/offentlig"
)

// The readers of the shapes. Each takes the table without looking at its cells, holds the columns
// and the values of the axes in every row against it, and returns the cells in the table's order.
// Of a share the shapes hold the Promille alone. Errors never hold a value.

// jobindsatsFelt is a field that was read.
type jobindsatsFelt struct {
	tekst string
	// tal says that it was a JSON number, null that it was null.
	tal, null bool
}

// jobindsatsLaest is what was read of a shape.
type jobindsatsLaest struct {
	kolonner []string
	raekker  [][]jobindsatsFelt
	komma    string
	// typer says that the shape tells numbers from texts, and marks nothing.
	typer bool
}

// LaesJobindsatsV3 reads the cells that [JobindsatsV3] wrote of a table. Null says that a figure is
// not shown and not why: it is read as [offentlig.Skjult].
func LaesJobindsatsV3(t *offentlig.Tabel, data []byte) ([]offentlig.Celle, error) {
	var krop struct {
		Columns []string `json:"columns"`
		Rows    [][]any  `json:"rows"`
	}
	if err := jobindsatsAfkod(data, &krop); err != nil {
		return nil, err
	}
	l := jobindsatsLaest{kolonner: krop.Columns, komma: ".", typer: true}
	for _, r := range krop.Rows {
		felter := make([]jobindsatsFelt, len(r))
		for i, v := range r {
			switch v := v.(type) {
			case nil:
				felter[i].null = true
			case json.Number:
				felter[i] = jobindsatsFelt{tekst: v.String(), tal: true}
			case string:
				felter[i].tekst = v
			default:
				return nil, fmt.Errorf("expected numbers, texts and null in the rows, found something else")
			}
		}
		l.raekker = append(l.raekker, felter)
	}
	return l.celler(t, jobindsatsTitler(t))
}

// LaesJobindsatsV2 reads the cells that [JobindsatsV2] wrote of a table.
func LaesJobindsatsV2(t *offentlig.Tabel, data []byte) ([]offentlig.Celle, error) {
	data, ok := bytes.CutPrefix(data, []byte(bom))
	if !ok {
		return nil, fmt.Errorf("expected a byte order mark, found none")
	}
	var krop []struct {
		Variables []struct{ Name, Label string }
		Data      [][]string
	}
	if err := jobindsatsAfkod(data, &krop); err != nil {
		return nil, err
	}
	if len(krop) != 1 {
		return nil, fmt.Errorf("expected one object, found %d", len(krop))
	}
	l := jobindsatsLaest{komma: ","}
	for i, v := range krop[0].Variables {
		if navne := jobindsatsNavne(t); i >= len(navne) || v.Name != navne[i] {
			return nil, fmt.Errorf("expected the columns of table %s, found others", t.ID)
		}
		l.kolonner = append(l.kolonner, v.Label)
	}
	l.raekker = jobindsatsTekster(krop[0].Data)
	return l.celler(t, jobindsatsMaerkater(t))
}

// LaesJobindsatsCSV reads the cells that [JobindsatsCSV] wrote of a table.
func LaesJobindsatsCSV(t *offentlig.Tabel, data []byte) ([]offentlig.Celle, error) {
	data, ok := bytes.CutPrefix(data, []byte(bom))
	if !ok {
		return nil, fmt.Errorf("expected a byte order mark, found none")
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = ';'
	linjer, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("expected lines of as many fields: %w", err)
	}
	if len(linjer) == 0 {
		return nil, fmt.Errorf("expected a line with the titles, found nothing")
	}
	l := jobindsatsLaest{kolonner: linjer[0], raekker: jobindsatsTekster(linjer[1:]), komma: ","}
	return l.celler(t, jobindsatsTitler(t))
}

// jobindsatsAfkod reads one JSON value and nothing behind it.
func jobindsatsAfkod(data []byte, til any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	d.DisallowUnknownFields()
	if err := d.Decode(til); err != nil {
		return fmt.Errorf("expected JSON of the shape, found something else")
	}
	if _, err := d.Token(); err != io.EOF {
		return fmt.Errorf("expected one JSON value, found more behind it")
	}
	return nil
}

func jobindsatsTekster(linjer [][]string) [][]jobindsatsFelt {
	raekker := make([][]jobindsatsFelt, len(linjer))
	for i, linje := range linjer {
		raekker[i] = make([]jobindsatsFelt, len(linje))
		for j, s := range linje {
			raekker[i][j].tekst = s
		}
	}
	return raekker
}

// celler are the cells of a table whose columns have these titles.
func (l *jobindsatsLaest) celler(t *offentlig.Tabel, titler []string) ([]offentlig.Celle, error) {
	if !slices.Equal(l.kolonner, titler) {
		return nil, fmt.Errorf("expected the columns of table %s, found others", t.ID)
	}
	if len(l.raekker) != t.Pladser() {
		return nil, fmt.Errorf("expected %d rows, found %d", t.Pladser(), len(l.raekker))
	}
	celler := make([]offentlig.Celle, 0, t.Pladser()*len(t.Maal))
	for nr, r := range l.raekker {
		if len(r) != len(titler) {
			return nil, fmt.Errorf("row %d: expected %d fields, found %d", nr+1, len(titler), len(r))
		}
		for i, v := range t.Plads(nr) {
			if r[i].tal || r[i].null || r[i].tekst != t.Akser[i].Vaerdier[v].Navn {
				return nil, fmt.Errorf("row %d, column %s: expected the next value of the axis, found another", nr+1, titler[i])
			}
		}
		for m, f := range r[len(t.Akser):] {
			c, ok := l.celle(t.Maal[m].Enhed, f)
			if !ok {
				return nil, fmt.Errorf("row %d, column %s: expected a figure of its unit, or a mark, found something else", nr+1, t.Maal[m].Titel)
			}
			celler = append(celler, c)
		}
	}
	return celler, nil
}

// celle reads a cell of a unit; false is something else.
func (l *jobindsatsLaest) celle(enhed offentlig.Enhed, f jobindsatsFelt) (offentlig.Celle, bool) {
	if f.null {
		return offentlig.Celle{Maerke: offentlig.Skjult}, true
	}
	if m := jobindsatsMaerke(f.tekst); m != offentlig.Vist && !f.tal {
		return offentlig.Celle{Maerke: m}, !l.typer
	}
	tal := enhed == offentlig.Personer || enhed == offentlig.Maaneder || enhed == offentlig.Andel
	if l.typer && f.tal != tal {
		return offentlig.Celle{}, false
	}
	switch enhed {
	case offentlig.Personer, offentlig.Maaneder:
		n, err := strconv.ParseInt(f.tekst, 10, 64)
		return offentlig.Celle{Antal: n}, err == nil && strconv.FormatInt(n, 10) == f.tekst
	case offentlig.Andel:
		n, ok := l.promille(f.tekst)
		return offentlig.Celle{Promille: n}, ok
	case offentlig.JaNej:
		n := slices.Index(jobindsatsJaNej[:], f.tekst)
		return offentlig.Celle{Antal: int64(n)}, n >= 0
	}
	return offentlig.Celle{Tekst: f.tekst}, f.tekst != ""
}

// promille reads pct. with one decimal, written as [jobindsatsForm.promille] does.
func (l *jobindsatsLaest) promille(tekst string) (int64, bool) {
	hele, decimal, ok := strings.Cut(tekst, l.komma)
	if !ok || len(decimal) != 1 {
		return 0, false
	}
	n, err := strconv.ParseInt(hele+decimal, 10, 64)
	again := (&jobindsatsForm{komma: l.komma[0]}).promille(nil, n)
	return n, err == nil && string(again) == tekst
}
