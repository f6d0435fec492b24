package formater_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"fokusmaal/stages/offentlig"
)

// The readers of the shapes of Jobindsats. They share no code with the readers of the package,
// which the server uses. How many columns are axes they take from v3/table/<id>.json, as a
// client has to.

// jobindsatstekst is a figure as v2 and CSV have it.
func jobindsatstekst(c *offentlig.Celle, e offentlig.Enhed) string {
	switch e {
	case offentlig.Personer, offentlig.Maaneder:
		return fmt.Sprint(c.Antal)
	case offentlig.Andel:
		return fmt.Sprintf("%d,%d", c.Promille/10, c.Promille%10)
	case offentlig.JaNej:
		return map[int64]string{0: "Nej", 1: "Ja"}[c.Antal]
	}
	return c.Tekst
}

// jobindsatsV3tekst is a figure as v3 has it: numbers as numbers, the rest in quotes.
func jobindsatsV3tekst(c *offentlig.Celle, e offentlig.Enhed) string {
	switch e {
	case offentlig.Personer, offentlig.Maaneder:
		return fmt.Sprint(c.Antal)
	case offentlig.Andel:
		return fmt.Sprintf("%d.%d", c.Promille/10, c.Promille%10)
	}
	return `"` + jobindsatstekst(c, e) + `"`
}

// jobindsatskolonne is what v3 says of a column.
type jobindsatskolonne struct{ Name, Title, Kind string }

// jobindsatskolonner are the columns of every table by its ID.
func jobindsatskolonner(filer []offentlig.Fil) (map[string][]jobindsatskolonne, error) {
	alle := map[string][]jobindsatskolonne{}
	for _, fil := range filer {
		if path.Dir(fil.Sti) != "jobindsats/v3/table" {
			continue
		}
		var b struct{ Columns []jobindsatskolonne }
		if err := json.Unmarshal(fil.Data, &b); err != nil {
			return nil, err
		}
		alle[tabelID(fil.Sti)] = b.Columns
	}
	return alle, nil
}

// jobindsatsfiler reads the files of a folder with an ending: laes gives the titles and the rows
// of one, in which a figure is what celle says.
func jobindsatsfiler(filer []offentlig.Fil, mappe, ending string, laes func([]byte, []jobindsatskolonne) (titler []string, raekker [][]any, err error), celle func(any) (vist, error)) (laest, error) {
	kolonner, err := jobindsatskolonner(filer)
	if err != nil {
		return nil, err
	}
	l := laest{}
	for _, fil := range filer {
		if path.Dir(fil.Sti) != mappe || path.Ext(fil.Sti) != ending || path.Base(fil.Sti) == "tables.json" {
			continue
		}
		id := tabelID(fil.Sti)
		titler, raekker, err := laes(fil.Data, kolonner[id])
		if err != nil || len(titler) != len(kolonner[id]) {
			return nil, fmt.Errorf("%s: %d of %d columns, %w", fil.Sti, len(titler), len(kolonner[id]), err)
		}
		akser := slices.IndexFunc(kolonner[id], func(k jobindsatskolonne) bool { return !slices.Contains([]string{"tid", "sted", "gruppe"}, k.Kind) })
		for _, r := range raekker {
			if err := jobindsatsraekke(l, id, titler, r, akser, celle); err != nil {
				return nil, fmt.Errorf("%s: %w", fil.Sti, err)
			}
		}
	}
	return l, nil
}

func jobindsatsraekke(l laest, id string, titler []string, r []any, akser int, celle func(any) (vist, error)) error {
	if len(r) != len(titler) {
		return fmt.Errorf("a row has %d fields under %d titles", len(r), len(titler))
	}
	var plads []string
	for i, felt := range r {
		if i < akser {
			plads = append(plads, fmt.Sprint(felt))
			continue
		}
		v, err := celle(felt)
		if err != nil {
			return err
		}
		if err := l.saet(id, noegle(plads, titler[i]), v); err != nil {
			return err
		}
	}
	return nil
}

// maerketTekst is a figure of a shape in which all are texts and the marks are signs.
func maerketTekst(felt any) (vist, error) {
	tekst, ok := felt.(string)
	if !ok || tekst == "" {
		return vist{}, errors.New("a figure is no text, or an empty one, which a client reads as 0")
	}
	if maerke, kendt := maerkeFra(tekst); kendt {
		return vist{maerke: maerke}, nil
	}
	return vist{tekst: tekst}, nil
}

func laesJobindsatsV2(filer []offentlig.Fil) (laest, error) {
	return jobindsatsfiler(filer, "jobindsats/v2", ".json", func(data []byte, kolonner []jobindsatskolonne) (titler []string, raekker [][]any, err error) {
		data, bom := bytes.CutPrefix(data, []byte("\uFEFF"))
		var krop []struct {
			Variables []struct{ Name, Label string }
			Data      [][]any
		}
		if err := json.Unmarshal(data, &krop); err != nil || !bom || len(krop) != 1 {
			return nil, nil, fmt.Errorf("a byte order mark %v, %d objects, %w", bom, len(krop), err)
		}
		for i, v := range krop[0].Variables {
			if i >= len(kolonner) || v.Name != kolonner[i].Name || v.Label != kolonner[i].Title && kolonner[i].Kind != "sted" {
				return nil, nil, errors.New("the columns are not those of v3")
			}
			titler = append(titler, v.Label)
		}
		return titler, krop[0].Data, nil
	}, maerketTekst)
}

func laesJobindsatsV3(filer []offentlig.Fil) (laest, error) {
	return jobindsatsfiler(filer, "jobindsats/v3", ".json", func(data []byte, _ []jobindsatskolonne) (titler []string, raekker [][]any, err error) {
		var krop struct {
			Columns []string
			Rows    [][]any
		}
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		err = d.Decode(&krop)
		return krop.Columns, krop.Rows, err
	}, func(felt any) (vist, error) {
		switch felt := felt.(type) {
		case nil:
			return vist{maerke: offentlig.Skjult}, nil
		case json.Number:
			return vist{tekst: felt.String()}, nil
		case string:
			return vist{tekst: `"` + felt + `"`}, nil
		}
		return vist{}, errors.New("a figure is no number, text or null")
	})
}

func laesJobindsatsCSV(filer []offentlig.Fil) (laest, error) {
	return jobindsatsfiler(filer, "jobindsats", ".csv", func(data []byte, _ []jobindsatskolonne) (titler []string, raekker [][]any, err error) {
		uden, bom := strings.CutPrefix(string(data), "\uFEFF")
		r := csv.NewReader(strings.NewReader(uden))
		r.Comma = ';'
		linjer, err := r.ReadAll()
		if err != nil || !bom || len(linjer) == 0 {
			return nil, nil, fmt.Errorf("a byte order mark %v, %d lines, %w", bom, len(linjer), err)
		}
		for _, linje := range linjer[1:] {
			raekke := make([]any, len(linje))
			for i, felt := range linje {
				raekke[i] = felt
			}
			raekker = append(raekker, raekke)
		}
		return linjer[0], raekker, nil
	}, maerketTekst)
}
