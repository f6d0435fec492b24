package formater

import "fokusmaal/stages/offentlig"

// jobindsatsOmraade is the label of the column of areas in API v2, which is not the title that
// v3 has.
const jobindsatsOmraade = "Area"

// jobindsatsV2 writes every figure as a string.
func jobindsatsV2() *jobindsatsForm {
	return &jobindsatsForm{foer: "[", mellem: ",", efter: "]", citat: `"`, komma: ',', tekst: jobindsatsJSONTekst,
		maerker: [3]string{"", `"` + offentlig.Skjult.Tegn() + `"`, `"` + offentlig.FindesIkke.Tegn() + `"`}}
}

// JobindsatsV2 writes tables with the same columns, oldest first, as Jobindsats' API v2 does: an
// array of one object, a name and a label for each column, all figures as strings with a decimal
// comma, and a byte order mark before them. Equal tables are equal bytes.
//
// That a column has a Label, that of the areas »Area«, is what clients of the API rely on. The
// Name is that of our machine-readable files.
func JobindsatsV2(dele []JobindsatsUdsnit) []byte {
	t := dele[0].Tabel
	f := jobindsatsV2()
	til := make([]byte, 0, jobindsatsPlads(dele))
	til = append(append(til, bom...), `[{"Variables":[`...)
	maerkater := jobindsatsMaerkater(t)
	for i, navn := range jobindsatsNavne(t) {
		if i > 0 {
			til = append(til, ',')
		}
		til = jobindsatsJSONTekst(append(til, `{"Name":`...), navn)
		til = jobindsatsJSONTekst(append(til, `,"Label":`...), maerkater[i])
		til = append(til, '}')
	}
	til = f.jsonRaekker(append(til, `],"Data":`...), dele)
	return append(til, "}]\n"...)
}

// jobindsatsNavne are the names of the columns.
func jobindsatsNavne(t *offentlig.Tabel) []string {
	var navne []string
	for _, a := range t.Akser {
		navne = append(navne, a.Navn)
	}
	for _, m := range t.Maal {
		navne = append(navne, m.Navn)
	}
	return navne
}

// jobindsatsMaerkater are the labels of the columns.
func jobindsatsMaerkater(t *offentlig.Tabel) []string {
	maerkater := jobindsatsTitler(t)
	for i, a := range t.Akser {
		if a.Rolle == offentlig.Sted {
			maerkater[i] = jobindsatsOmraade
		}
	}
	return maerkater
}
