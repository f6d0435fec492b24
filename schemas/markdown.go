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
	b.WriteString("\nThe other three tables have their `afviste/` in the same way.\n\n## Codes\n\n")
	codeList(&b, "ydelse", ydelser[1:])
	codeList(&b, "ydelse group", append(append([]string{}, grupper[1:]...), Alle))
	codeList(&b, "samtale type", samtaleTyper[1:])
	codeList(&b, "samtale form", former[1:])
	codeList(&b, "tilbud type", tilbudTyper[1:])
	codeList(&b, "trin", trin[1:])
	codeList(&b, "rejected because", rejectCodes())
	return b.String()
}

func resultMarkdown(b *strings.Builder, r Result) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n| column | type | null | meaning |\n|---|---|---|---|\n", r.Path, r.Doc)
	for _, c := range r.Columns {
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", c.Name, c.Type, yes(c.Null), c.Doc)
	}
}

func codeList(b *strings.Builder, name string, list []string) {
	fmt.Fprintf(b, "- %s: `%s`\n", name, strings.Join(list, "` `"))
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
