package schemas

import (
	"fmt"
	"strings"
)

// Markdown returns SCHEMAS.md: the tables in and out and the codes.
func Markdown() string {
	var b strings.Builder
	b.WriteString("# Tables and codes\n\nGenerated from this package: `make generate`.\n\n## In\n")
	for id := range TableID(Tables) {
		t := Input(id)
		fmt.Fprintf(&b, "\n### %s\n\n| column | type | null | meaning |\n|---|---|---|---|\n", t.Name)
		for _, c := range t.Columns {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.Name, c.Type, yes(c.Null), c.Doc)
		}
	}
	b.WriteString("\n## Out\n")
	for _, r := range Results() {
		resultMarkdown(&b, r)
	}
	resultMarkdown(&b, Afviste(YdelseTable))
	b.WriteString("\nThe other three tables have their `afviste/` in the same way.\n")
	fortolkningMarkdown(&b)
	resultMarkdown(&b, Foelsomhed)
	resultMarkdown(&b, Kontrolfund)
	for _, r := range TilsynResults() {
		resultMarkdown(&b, r)
	}
	resultMarkdown(&b, Sagsgennemgang)
	for _, r := range DiffResults() {
		resultMarkdown(&b, r)
	}
	b.WriteString("\n## Codes\n\n")
	codeList(&b, "ydelse", ydelser[1:])
	codeList(&b, "ydelse group", append(append([]string{}, grupper[1:]...), Alle))
	codeList(&b, "samtale type", samtaleTyper[1:])
	codeList(&b, "samtale form", former[1:])
	codeList(&b, "tilbud type", tilbudTyper[1:])
	codeList(&b, "trin", trin[1:])
	codeList(&b, "grund, fokusmål 1", grundKoder(1))
	codeList(&b, "grund, fokusmål 2 (so many counted samtaler in the window; then why others in it were left out: by letter, the first one not in person, a type that does not count)", grundKoder(2))
	codeList(&b, "varighed", varigheder[1:])
	codeList(&b, "status, status_foer", tilsynsstatus[1:])
	codeList(&b, "aarsager", aarsager[1:])
	codeList(&b, "rejected because", rejectCodes())
	return b.String()
}

func resultMarkdown(b *strings.Builder, r Result) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n| column | type | null | meaning |\n|---|---|---|---|\n", r.Path, r.Doc)
	for _, c := range r.Columns {
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", c.Name, c.Type, yes(c.Null), c.Doc)
	}
}

func fortolkningMarkdown(b *strings.Builder) {
	c := Fortolkning
	b.WriteString("\n### Readings in their alternative (`--fortolkning`)\n\n" +
		"Where at least one reading is in its alternative, every table of `fokusmaal pipeline`, Parquet and CSV, has one more column at the end:\n\n")
	fmt.Fprintf(b, "| column | type | null | meaning |\n|---|---|---|---|\n| %s | %s | %s | %s |\n", c.Name, c.Type, yes(c.Null), c.Doc)
	fmt.Fprintf(b, "\nA run with every reading at its default has no such column. The footer of every Parquet file has the key `%s`:\n"+
		"the text of that column, or `%s` where there is none.\n", FortolkningKey, FortolkningStandard)
}

func codeList(b *strings.Builder, name string, list []string) {
	fmt.Fprintf(b, "- %s: `%s`\n", name, strings.Join(list, "` `"))
}

func grundKoder(fokusmaal int) []string {
	var koder []string
	for _, g := range Grunde(fokusmaal) {
		koder = append(koder, g.String())
	}
	return koder
}

func rejectCodes() []string {
	list := []string{codes[ManglerColumn] + "<column>"}
	return append(list, codes[ManglerColumn+1:]...)
}

func yes(null bool) string {
	if null {
		return "yes"
	}
	return "no"
}
