package formater

// jobindsatsV3 writes numbers as JSON numbers, and null for what is not shown.
func jobindsatsV3() *jobindsatsForm {
	return &jobindsatsForm{foer: "[", mellem: ",", efter: "]", komma: '.', maerker: [3]string{"", "null", "null"}, tekst: jobindsatsJSONTekst}
}

// JobindsatsV3 writes tables with the same columns, oldest first, as Jobindsats' API v3 does:
// the titles of the columns, and a row for each place. A figure that is not shown is null,
// whatever its mark: the other shapes say which. Equal tables are equal bytes.
func JobindsatsV3(dele []JobindsatsUdsnit) []byte {
	f := jobindsatsV3()
	til := make([]byte, 0, jobindsatsPlads(dele))
	til = f.linje(append(til, `{"columns":`...), jobindsatsTitler(dele[0].Tabel))
	til = f.jsonRaekker(append(til, `,"rows":`...), dele)
	return append(til, "}\n"...)
}

// jsonRaekker writes the rows as an array, each in a line of its own.
func (f *jobindsatsForm) jsonRaekker(til []byte, dele []JobindsatsUdsnit) []byte {
	linjer := *f
	linjer.efter += ",\n"
	til = append(til, "[\n"...)
	foer := len(til)
	if til = linjer.raekker(til, dele); len(til) > foer {
		til = append(til[:len(til)-len(",\n")], '\n')
	}
	return append(til, ']')
}

// jobindsatsPlads is about how many bytes tables need, so that the bytes grow once.
func jobindsatsPlads(dele []JobindsatsUdsnit) int {
	n := 1 << 10
	for _, u := range dele {
		raekker := 1
		for _, v := range u.indekser() {
			raekker *= len(v)
		}
		n += raekker * (len(u.Tabel.Akser)*32 + len(u.Tabel.Maal)*12)
	}
	return n
}

// jobindsatsJSONTekst writes a text as JSON: what has to be escaped and nothing else.
func jobindsatsJSONTekst(til []byte, s string) []byte {
	const hex = "0123456789abcdef"
	til = append(til, '"')
	fra := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		til = append(til, s[fra:i]...)
		fra = i + 1
		if c < ' ' {
			til = append(til, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		} else {
			til = append(til, '\\', c)
		}
	}
	return append(append(til, s[fra:]...), '"')
}
