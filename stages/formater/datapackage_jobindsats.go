package formater

import "fokusmaal/stages/offentlig"

// bomForklaring is said of the files that begin with a byte order mark: the standard has no
// property for it, and a reader who does not know of it has it in the name of the first column.
const bomForklaring = "Filen er UTF-8 og begynder med et byte order mark (BOM)."

// jobindsatsSkema describes the columns of a table in CSV of Jobindsats: their titles in the
// place of names, the values of the axes by name, and the marks in the place of figures.
func jobindsatsSkema(t *offentlig.Tabel) *tabelskema {
	s := &tabelskema{Schema: skemaprofil}
	for _, m := range []offentlig.Maerke{offentlig.Skjult, offentlig.FindesIkke} {
		s.MissingValues = append(s.MissingValues, m.Tegn())
	}
	for i := range t.Akser {
		a := &t.Akser[i]
		f := felt{Name: a.Titel, Title: a.Titel, Type: "string", Constraints: &betingelser{Required: true}}
		for _, v := range a.Vaerdier {
			f.Constraints.Enum = append(f.Constraints.Enum, v.Navn)
		}
		s.PrimaryKey, s.Fields = append(s.PrimaryKey, a.Titel), append(s.Fields, f)
	}
	for i := range t.Maal {
		s.Fields = append(s.Fields, jobindsatsFigurfelt(&t.Maal[i]))
	}
	return s
}

func jobindsatsFigurfelt(m *offentlig.Maal) felt {
	f := felt{Name: m.Titel, Title: m.Titel, Type: felttype(maskintype(m.Enhed))}
	figurfelt(&f, m.Enhed)
	switch m.Enhed {
	case offentlig.Andel:
		hele := 100.0
		f.Description, f.DecimalChar, f.Constraints.Maximum = "Pct. med én decimal.", ",", &hele
	case offentlig.JaNej:
		f.TrueValues, f.FalseValues = []string{jobindsatsJaNej[1]}, []string{jobindsatsJaNej[0]}
	}
	return f
}
