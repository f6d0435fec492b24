package formater

import (
	"strconv"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// tabelskema is a Table Schema: the columns of a table.
type tabelskema struct {
	Schema        string   `json:"$schema"`
	Fields        []felt   `json:"fields"`
	MissingValues []string `json:"missingValues"`
	PrimaryKey    []string `json:"primaryKey"`
}

type felt struct {
	Name        string       `json:"name"`
	Title       string       `json:"title"`
	Description string       `json:"description,omitempty"`
	Type        string       `json:"type"`
	TrueValues  []string     `json:"trueValues,omitempty"`
	FalseValues []string     `json:"falseValues,omitempty"`
	DecimalChar string       `json:"decimalChar,omitempty"`
	Constraints *betingelser `json:"constraints,omitempty"`
	Categories  []kategori   `json:"categories,omitempty"`
}

type betingelser struct {
	Required bool     `json:"required,omitempty"`
	Minimum  *float64 `json:"minimum,omitempty"`
	Maximum  *float64 `json:"maximum,omitempty"`
	Enum     []any    `json:"enum,omitempty"`
}

// kategori is a code and its name.
type kategori struct {
	Value any    `json:"value"`
	Label string `json:"label"`
}

// dialekt is a Table Dialect: how a CSV file is written.
type dialekt struct {
	Schema         string `json:"$schema"`
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	QuoteChar      string `json:"quoteChar"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

// dialektMed is how both our kinds of CSV are written, but for what stands between the fields.
func dialektMed(skilletegn string) *dialekt {
	return &dialekt{Schema: dialektprofil, Delimiter: skilletegn, LineTerminator: "\n", QuoteChar: `"`, DoubleQuote: true, Header: true}
}

// skemaFor describes the columns of a table in CSV and Parquet; the axes are its key.
func skemaFor(t *offentlig.Tabel) *tabelskema {
	s := &tabelskema{Schema: skemaprofil, MissingValues: []string{""}}
	for _, k := range kolonner(t) {
		if k.indhold == kode {
			s.PrimaryKey = append(s.PrimaryKey, k.navn)
		}
		s.Fields = append(s.Fields, feltFor(t, &k))
	}
	return s
}

func feltFor(t *offentlig.Tabel, k *kolonne) felt {
	f := felt{Name: k.navn, Title: k.titel, Type: felttype(k.type_)}
	switch k.indhold {
	case kode:
		f.Constraints = &betingelser{Required: true}
		for _, v := range t.Akser[k.nr].Vaerdier {
			kode := feltkode(v.Kode, k.type_)
			f.Constraints.Enum = append(f.Constraints.Enum, kode)
			if k.type_ != schemas.OutDATE { // the standard has names for texts and whole numbers alone
				f.Categories = append(f.Categories, kategori{kode, v.Navn})
			}
		}
	case stednavn:
		f.Constraints = &betingelser{Required: true}
	case maerke:
		f.Description = "Tom, når tallet er vist. " + offentlig.Skjult.String() + ": " + skjultForklaring + " " + offentlig.FindesIkke.String() + ": " + findesIkkeForklaring
		f.Constraints = &betingelser{Enum: []any{offentlig.Skjult.String(), offentlig.FindesIkke.String()}}
	case figur:
		figurfelt(&f, t.Maal[k.nr].Enhed)
	}
	return f
}

func figurfelt(f *felt, e offentlig.Enhed) {
	nul, en := 0.0, 1.0
	switch e {
	case offentlig.Personer, offentlig.Maaneder:
		f.Constraints = &betingelser{Minimum: &nul}
	case offentlig.Andel:
		f.Description, f.Constraints = "Andel fra 0 til 1, ikke afrundet.", &betingelser{Minimum: &nul, Maximum: &en}
	case offentlig.JaNej:
		f.TrueValues, f.FalseValues = []string{"true"}, []string{"false"}
	}
}

// feltkode is a code as JSON has it: a number where its column is one.
func feltkode(kode string, type_ schemas.ResultType) any {
	if n, err := strconv.Atoi(kode); err == nil && type_ == schemas.OutINT32 {
		return n
	}
	return kode
}

func felttype(type_ schemas.ResultType) string {
	switch type_ {
	case schemas.OutDATE:
		return "date"
	case schemas.OutINT32, schemas.OutINT64:
		return "integer"
	case schemas.OutDOUBLE:
		return "number"
	case schemas.OutBOOLEAN:
		return "boolean"
	}
	return "string"
}
