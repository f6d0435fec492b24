package formater

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"fokusmaal/stages/offentlig"
)

// maalDimension is the dimension whose categories are the kinds of figures.
const maalDimension = "maal"

// jsonstat is a dataset of JSON-stat 2.0 (https://json-stat.org/full/).
type jsonstat struct {
	Version   string                  `json:"version"`
	Class     string                  `json:"class"`
	Label     string                  `json:"label"`
	Source    string                  `json:"source"`
	Note      []string                `json:"note"`
	ID        []string                `json:"id"`
	Size      []int                   `json:"size"`
	Role      jsonstatRoller          `json:"role"`
	Dimension map[string]jsonstatAkse `json:"dimension"`
	// Value has null where a figure is not shown, and Status says why, by its index.
	Value     []any             `json:"value"`
	Status    map[string]string `json:"status,omitempty"`
	Extension jsonstatTegn      `json:"extension"`
}

type jsonstatRoller struct {
	Time   []string `json:"time,omitempty"`
	Geo    []string `json:"geo,omitempty"`
	Metric []string `json:"metric"`
}

type jsonstatAkse struct {
	Label    string           `json:"label"`
	Category jsonstatKategori `json:"category"`
}

type jsonstatKategori struct {
	Index []string                 `json:"index"`
	Label map[string]string        `json:"label"`
	Unit  map[string]jsonstatEnhed `json:"unit,omitempty"`
}

type jsonstatEnhed struct {
	Decimals int    `json:"decimals"`
	Label    string `json:"label"`
}

// jsonstatTegn explains the signs of the status.
type jsonstatTegn struct {
	Status struct {
		Label map[string]string `json:"label"`
	} `json:"status"`
	TabelID    string `json:"tabel"`
	Foreloebig bool   `json:"foreloebig"`
}

// JSONStat writes every table as a dataset of JSON-stat 2.0. The kinds of figures are a
// dimension of their own, the last. Shares are 0..1 and unrounded, verdicts 1 or 0; texts
// and days cannot be values there, so those kinds of figures are left out, which the note
// says, and a table with nothing else has no file.
func JSONStat(p *offentlig.Publikation) ([]offentlig.Fil, error) {
	var filer []offentlig.Fil
	for i := range p.Tabeller {
		t := &p.Tabeller[i]
		tal, uden := talmaal(t)
		if len(tal) == 0 {
			continue
		}
		fil, err := jsonstatFil(p, t, tal, uden)
		if err != nil {
			return nil, err
		}
		filer = append(filer, fil)
	}
	return filer, nil
}

// talmaal are the kinds of figures that are numbers, by their index, and the titles of those
// that are not.
func talmaal(t *offentlig.Tabel) (tal []int, uden []string) {
	for nr, m := range t.Maal {
		if m.Enhed == offentlig.Tekst || m.Enhed == offentlig.Dato {
			uden = append(uden, m.Titel)
			continue
		}
		tal = append(tal, nr)
	}
	return tal, uden
}

func jsonstatFil(p *offentlig.Publikation, t *offentlig.Tabel, tal []int, uden []string) (offentlig.Fil, error) {
	d := jsonstat{
		Version: "2.0", Class: "dataset", Label: fmt.Sprintf("%s, %d", t.Titel, p.Aar), Source: kilde(p.Aar),
		Note: jsonstatNoter(p, t, uden), Role: jsonstatRoller{Metric: []string{maalDimension}},
		Dimension: map[string]jsonstatAkse{}, Status: map[string]string{},
	}
	d.Extension.TabelID, d.Extension.Foreloebig = t.ID, p.Foreloebig
	d.Extension.Status.Label = map[string]string{offentlig.Skjult.Tegn(): skjultForklaring, offentlig.FindesIkke.Tegn(): findesIkkeForklaring}
	jsonstatAkser(&d, t, tal)
	for nr := range t.Pladser() {
		raekke := t.Raekke(nr)
		for _, m := range tal {
			c := &raekke[m]
			if c.Maerke != offentlig.Vist {
				d.Status[strconv.Itoa(len(d.Value))] = c.Maerke.Tegn()
			}
			d.Value = append(d.Value, jsonstatVaerdi(c, t.Maal[m].Enhed))
		}
	}
	var data bytes.Buffer
	skriver := json.NewEncoder(&data)
	skriver.SetEscapeHTML(false)
	if err := skriver.Encode(d); err != nil {
		return offentlig.Fil{}, fmt.Errorf("write %s: %w", datafil(t, ".json"), err)
	}
	return offentlig.Fil{Sti: datafil(t, ".json"), Data: data.Bytes()}, nil
}

func jsonstatNoter(p *offentlig.Publikation, t *offentlig.Tabel, uden []string) []string {
	noter := []string{t.Om, "Andele er fra 0 til 1 og ikke afrundet. Afgørelser er 1 for ja og 0 for nej."}
	if p.Foreloebig {
		noter = append(noter, foreloebigForklaring)
	}
	if len(uden) > 0 {
		noter = append(noter, "Tekster og datoer kan ikke være værdier i JSON-stat og står kun i de andre formater: "+strings.Join(uden, "; ")+".")
	}
	return noter
}

// jsonstatAkser gives a dataset its dimensions with their roles; the kinds of figures come
// last, so that the values stand in the order of the model.
func jsonstatAkser(d *jsonstat, t *offentlig.Tabel, tal []int) {
	for _, a := range t.Akser {
		k := jsonstatKategori{Label: map[string]string{}}
		for _, v := range a.Vaerdier {
			k.Index = append(k.Index, v.Kode)
			k.Label[v.Kode] = v.Navn
		}
		d.ID, d.Size = append(d.ID, a.Navn), append(d.Size, len(k.Index))
		d.Dimension[a.Navn] = jsonstatAkse{Label: a.Titel, Category: k}
		switch a.Rolle {
		case offentlig.Tid:
			d.Role.Time = append(d.Role.Time, a.Navn)
		case offentlig.Sted:
			d.Role.Geo = append(d.Role.Geo, a.Navn)
		}
	}
	k := jsonstatKategori{Label: map[string]string{}, Unit: map[string]jsonstatEnhed{}}
	for _, nr := range tal {
		m := &t.Maal[nr]
		k.Index = append(k.Index, m.Navn)
		k.Label[m.Navn], k.Unit[m.Navn] = m.Titel, enhedFor(m.Enhed)
	}
	d.ID, d.Size = append(d.ID, maalDimension), append(d.Size, len(k.Index))
	d.Dimension[maalDimension] = jsonstatAkse{Label: "Tal", Category: k}
}

// enhedFor is a unit as JSON-stat has it. A share of 0..1 that is shown with three decimals
// says as much as the pct. with one that people are shown.
func enhedFor(e offentlig.Enhed) jsonstatEnhed {
	switch e {
	case offentlig.Andel:
		return jsonstatEnhed{Decimals: 3, Label: "andel fra 0 til 1"}
	case offentlig.JaNej:
		return jsonstatEnhed{Label: "1 = ja, 0 = nej"}
	case offentlig.Maaneder:
		return jsonstatEnhed{Label: "måneder"}
	}
	return jsonstatEnhed{Label: "personer"}
}

func jsonstatVaerdi(c *offentlig.Celle, e offentlig.Enhed) any {
	if c.Maerke != offentlig.Vist {
		return nil
	}
	if e == offentlig.Andel {
		return c.Andel
	}
	return c.Antal
}
