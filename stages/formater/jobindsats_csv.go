package formater

import (
	"strings"

	"fokusmaal/stages/offentlig"
)

func jobindsatsCSV() *jobindsatsForm {
	return &jobindsatsForm{mellem: ";", efter: "\n", komma: ',', tekst: jobindsatsCSVTekst,
		maerker: [3]string{"", offentlig.Skjult.Tegn(), offentlig.FindesIkke.Tegn()}}
}

// JobindsatsCSV writes tables with the same columns, oldest first, as the CSV of Jobindsats: a
// byte order mark, semicolons, a decimal comma, and a line with the titles first. A field is
// quoted where RFC 4180 asks for it; lines end with \n. Equal tables are equal bytes.
func JobindsatsCSV(dele []JobindsatsUdsnit) []byte {
	f := jobindsatsCSV()
	til := append(make([]byte, 0, jobindsatsPlads(dele)), bom...)
	return f.raekker(f.linje(til, jobindsatsTitler(dele[0].Tabel)), dele)
}

// jobindsatsCSVTekst writes a field.
func jobindsatsCSVTekst(til []byte, s string) []byte {
	if !strings.ContainsAny(s, ";\"\r\n") {
		return append(til, s...)
	}
	til = append(til, '"')
	for i := range len(s) {
		if s[i] == '"' {
			til = append(til, '"')
		}
		til = append(til, s[i])
	}
	return append(til, '"')
}
