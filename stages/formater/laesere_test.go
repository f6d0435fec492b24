package formater_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// The readers of the formats. They share no code with what writes them.

// maerkeFra is a mark as files for machines, or people's sheets, spell it.
func maerkeFra(tekst string) (offentlig.Maerke, bool) {
	switch tekst {
	case "":
		return offentlig.Vist, true
	case "skjult", "..":
		return offentlig.Skjult, true
	case "findes_ikke", ".":
		return offentlig.FindesIkke, true
	}
	return offentlig.Vist, false
}

// maskintekst is a figure as CSV and Parquet have it.
func maskintekst(c *offentlig.Celle, e offentlig.Enhed) string {
	switch e {
	case offentlig.Personer, offentlig.Maaneder:
		return fmt.Sprint(c.Antal)
	case offentlig.Andel:
		return strconv.FormatFloat(c.Andel, 'f', -1, 64)
	case offentlig.JaNej:
		return fmt.Sprint(c.Antal == 1)
	}
	return c.Tekst
}

func jsonstattekst(c *offentlig.Celle, e offentlig.Enhed) string {
	if e == offentlig.JaNej {
		return fmt.Sprint(c.Antal)
	}
	return maskintekst(c, e)
}

func exceltekst(c *offentlig.Celle, e offentlig.Enhed) string {
	switch e {
	case offentlig.Andel:
		return strings.TrimSuffix(fmt.Sprintf("%d.%d", c.Promille/10, c.Promille%10), ".0")
	case offentlig.JaNej:
		return map[int64]string{0: "nej", 1: "ja"}[c.Antal]
	case offentlig.Dato:
		dag, _ := schemas.ParseDate(c.Tekst)
		return fmt.Sprint(int(dag-schemas.DateOf(1970, 1, 1)) + 25569)
	}
	return maskintekst(c, e)
}

// maskinraekke puts down the figures of a line whose columns have these names.
func maskinraekke(l laest, tabel string, navne, celler []string) error {
	var akser []string
	for i, navn := range navne {
		if strings.HasSuffix(navn, "_maerke") || navn == "kommunenavn" {
			continue
		}
		if i+1 == len(navne) || navne[i+1] != navn+"_maerke" {
			akser = append(akser, celler[i])
			continue
		}
		maerke, kendt := maerkeFra(celler[i+1])
		if !kendt || maerke != offentlig.Vist && celler[i] != "" {
			return fmt.Errorf("table %s, column %s: the mark is unknown, or there is a figure beside it", tabel, navn)
		}
		if err := l.saet(tabel, noegle(akser, navn), vist{maerke, celler[i]}); err != nil {
			return err
		}
	}
	return nil
}

func tabelID(sti string) string { return strings.TrimSuffix(path.Base(sti), path.Ext(sti)) }

func laesMaskinCSV(filer []offentlig.Fil) (laest, error) {
	l := laest{}
	for _, fil := range filer {
		linjer, err := csv.NewReader(bytes.NewReader(fil.Data)).ReadAll()
		if err != nil {
			return nil, err
		}
		for _, linje := range linjer[1:] {
			if err := maskinraekke(l, tabelID(fil.Sti), linjer[0], linje); err != nil {
				return nil, err
			}
		}
	}
	return l, nil
}

func laesParquet(filer []offentlig.Fil) (laest, error) {
	l := laest{}
	for _, fil := range filer {
		aaben, err := parquet.OpenFile(bytes.NewReader(fil.Data), int64(len(fil.Data)))
		if err != nil {
			return nil, err
		}
		var navne []string
		felter := aaben.Schema().Fields()
		for _, f := range felter {
			navne = append(navne, f.Name())
		}
		raekker := parquet.NewReader(aaben)
		buffer := make([]parquet.Row, 500)
		for slut := false; !slut; {
			n, err := raekker.ReadRows(buffer)
			if slut = errors.Is(err, io.EOF); err != nil && !slut {
				return nil, err
			}
			for _, raekke := range buffer[:n] {
				var celler []string
				for i, v := range raekke {
					celler = append(celler, parquettekst(v, felter[i].Type().String() == "DATE"))
				}
				if err := maskinraekke(l, tabelID(fil.Sti), navne, celler); err != nil {
					return nil, err
				}
			}
		}
		if err := raekker.Close(); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func parquettekst(v parquet.Value, dag bool) string {
	switch {
	case v.IsNull():
		return ""
	case dag:
		return schemas.Date(v.Int32()).String()
	case v.Kind() == parquet.Double:
		return strconv.FormatFloat(v.Double(), 'f', -1, 64)
	}
	return v.String()
}

func laesJSONStat(filer []offentlig.Fil) (laest, error) {
	l := laest{}
	for _, fil := range filer {
		var d struct {
			ID        []string
			Size      []int
			Dimension map[string]struct {
				Category struct{ Index []string }
			}
			Value  []*json.Number
			Status map[string]string
		}
		if err := json.Unmarshal(fil.Data, &d); err != nil {
			return nil, err
		}
		for nr, tal := range d.Value {
			akser, rest := make([]string, len(d.ID)), nr
			for i := len(d.ID) - 1; i >= 0; i-- {
				akser[i], rest = d.Dimension[d.ID[i]].Category.Index[rest%d.Size[i]], rest/d.Size[i]
			}
			v, kendt := vist{}, false
			if v.maerke, kendt = maerkeFra(d.Status[strconv.Itoa(nr)]); !kendt || (tal == nil) == (v.maerke == offentlig.Vist) {
				return nil, fmt.Errorf("%s: value %d: the status is unknown, or does not go with the value", fil.Sti, nr)
			}
			if tal != nil {
				f, err := tal.Float64()
				if err != nil {
					return nil, err
				}
				v.tekst = strconv.FormatFloat(f, 'f', -1, 64)
			}
			if err := l.saet(tabelID(fil.Sti), noegle(akser[:len(akser)-1], akser[len(akser)-1]), v); err != nil {
				return nil, err
			}
		}
	}
	return l, nil
}

// forMaskiner are the columns of a sheet that say an axis once more, as a number.
var forMaskiner = []string{"Måned", "År", "Kommunekode"}

func laesExcel(filer []offentlig.Fil) (laest, error) {
	l := laest{}
	bog, err := excelize.OpenReader(bytes.NewReader(filer[0].Data), excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	defer bog.Close()
	for _, ark := range bog.GetSheetList()[3:] {
		linjer, err := bog.GetRows(ark)
		if err != nil {
			return nil, err
		}
		akser, err := antalAkser(bog, ark)
		if err != nil {
			return nil, err
		}
		for _, linje := range linjer[1:] {
			var plads []string
			for i, celle := range linje {
				if i < akser {
					if !slices.Contains(forMaskiner, linjer[0][i]) {
						plads = append(plads, celle)
					}
					continue
				}
				v := vist{}
				if maerke, kendt := maerkeFra(celle); kendt && celle != "" {
					v.maerke = maerke
				} else {
					v.tekst = celle
				}
				if err := l.saet(ark, noegle(plads, linjer[0][i]), v); err != nil {
					return nil, err
				}
			}
		}
	}
	return l, nil
}

// antalAkser is how many columns stand before the figures. The titles say it.
func antalAkser(bog *excelize.File, ark string) (int, error) {
	linjer, err := bog.Rows(ark)
	if err != nil {
		return 0, err
	}
	defer linjer.Close()
	linjer.Next()
	titler, err := linjer.Columns()
	for i, titel := range titler {
		if !slices.Contains([]string{"Periode", "Måned", "År", "Kommunekode", "Område", "Ydelsesgrupper", "Forløbets varighed", "Vej til populationen", "Grund", "Samtaler, der ikke tæller", "Fokusmål", "Læsning"}, titel) {
			return i, err
		}
	}
	return len(titler), err
}
