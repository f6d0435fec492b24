package site

import (
	"fmt"
	"html"
	"html/template"
	"regexp"
	"strconv"
	"strings"
)

// The markdown of REGLER.md, and no other: what that file does not use is an error here, so
// that nothing of the rules is shown in another way than it was meant.

// markdown is a text on its way into a page.
type markdown struct {
	linjer []string
	nr     int
	ud     strings.Builder
}

// tilHTML renders REGLER.md as the body of a page, with its table of contents. Headings go one
// level down: the page has its own first. An error names the line.
func tilHTML(kilde string) (template.HTML, error) {
	m := &markdown{linjer: strings.Split(strings.TrimSuffix(kilde, "\n"), "\n")}
	for m.nr < len(m.linjer) {
		foer := m.nr
		if err := m.blok(); err != nil {
			return "", fmt.Errorf("rendering the rules, the block at line %d: %w", foer+1, err)
		}
	}
	return template.HTML(m.ud.String()), nil //nolint:gosec // every text in it is escaped
}

// linje is the line that is read next, "" at the end.
func (m *markdown) linje() string {
	if m.nr == len(m.linjer) {
		return ""
	}
	return m.linjer[m.nr]
}

// nummereret is an item of a numbered list; ankret a text behind a place to link to.
var (
	nummereret = regexp.MustCompile(`^([0-9]+)\. (.*)$`)
	ankret     = regexp.MustCompile(`^<a id="([A-Za-z0-9_-]+)"></a>(.*)$`)
	ukendt     = regexp.MustCompile(`^(\||\t|    |\* |\+ |~~~|={3,}$|-{3,}$|\[[^\]]*\]: |<[^a])`)
)

// blok renders the block that begins at the next line.
func (m *markdown) blok() error {
	linje := m.linje()
	switch {
	case linje == "":
		m.nr++
		return nil
	case strings.HasPrefix(linje, "<!--") && strings.HasSuffix(linje, "-->"):
		m.nr++
		return nil
	case strings.HasPrefix(linje, "#"):
		return m.overskrift()
	case strings.HasPrefix(linje, "```"):
		return m.kode()
	case strings.HasPrefix(linje, ">"):
		return m.citat()
	case strings.HasPrefix(linje, "- "):
		return m.liste()
	case nummereret.MatchString(linje):
		return m.nummerliste()
	case ukendt.MatchString(linje) || strings.HasPrefix(linje, " "):
		return fmt.Errorf("expected a heading, paragraph, list, quotation or code of REGLER.md, found a line of another kind; teach markdown.go what it means")
	}
	return m.afsnit("p")
}

func (m *markdown) overskrift() error {
	tegn, tekst, ok := strings.Cut(m.linje(), " ")
	m.nr++
	if !ok || strings.Trim(tegn, "#") != "" || len(tegn) > 4 {
		return fmt.Errorf("expected a heading of level 1 to 4 with a text")
	}
	id := ""
	if a := ankret.FindStringSubmatch(tekst); a != nil {
		id, tekst = a[1], a[2]
	}
	indre, err := inline(tekst)
	if err != nil {
		return err
	}
	niveau := strconv.Itoa(len(tegn) + 1)
	m.ud.WriteString("<h" + niveau)
	if id != "" {
		m.ud.WriteString(` id="` + id + `"`)
	}
	m.ud.WriteString(">" + indre + "</h" + niveau + ">\n")
	return nil
}

// kode is a fenced block: a table of a scenario. It can be scrolled, by keyboard too.
func (m *markdown) kode() error {
	if m.linje() != "```" {
		return fmt.Errorf("expected code without a language")
	}
	m.nr++
	foerste := m.nr
	for m.nr < len(m.linjer) && m.linjer[m.nr] != "```" {
		m.nr++
	}
	if m.nr == len(m.linjer) {
		return fmt.Errorf("the code does not end")
	}
	tekst := strings.Join(m.linjer[foerste:m.nr], "\n")
	m.nr++
	m.ud.WriteString(`<pre tabindex="0"><code>` + html.EscapeString(tekst) + "</code></pre>\n")
	return nil
}

// citat is a quotation of one paragraph or several.
func (m *markdown) citat() error {
	indre := &markdown{}
	for strings.HasPrefix(m.linje(), ">") {
		linje := strings.TrimPrefix(strings.TrimPrefix(m.linje(), ">"), " ")
		indre.linjer = append(indre.linjer, linje)
		m.nr++
	}
	m.ud.WriteString("<blockquote>\n")
	for indre.nr < len(indre.linjer) {
		if indre.linje() == "" {
			indre.nr++
			continue
		}
		if err := indre.afsnit("p"); err != nil {
			return err
		}
	}
	m.ud.WriteString(indre.ud.String() + "</blockquote>\n")
	return nil
}

// liste is a list, whose items may have lists of their own.
func (m *markdown) liste() error {
	m.ud.WriteString("<ul>\n")
	for strings.HasPrefix(m.linje(), "- ") {
		if err := m.punkt(strings.TrimPrefix(m.linje(), "- ")); err != nil {
			return err
		}
		if strings.HasPrefix(m.linje(), "  - ") {
			m.ud.WriteString("\n<ul>\n")
			for strings.HasPrefix(m.linje(), "  - ") {
				if err := m.punkt(strings.TrimPrefix(m.linje(), "  - ")); err != nil {
					return err
				}
				m.ud.WriteString("</li>\n")
			}
			m.ud.WriteString("</ul>")
		}
		m.ud.WriteString("</li>\n")
	}
	m.ud.WriteString("</ul>\n")
	return m.sluttet()
}

// nummerliste is a numbered list.
func (m *markdown) nummerliste() error {
	m.ud.WriteString("<ol>\n")
	for vil := 1; ; vil++ {
		del := nummereret.FindStringSubmatch(m.linje())
		if del == nil {
			break
		}
		if del[1] != strconv.Itoa(vil) {
			return fmt.Errorf("expected number %d of a list", vil)
		}
		if err := m.punkt(del[2]); err != nil {
			return err
		}
		m.ud.WriteString("</li>\n")
	}
	m.ud.WriteString("</ol>\n")
	return m.sluttet()
}

// sluttet says that a list ends with an empty line: a text that goes on is not of REGLER.md.
func (m *markdown) sluttet() error {
	if m.linje() != "" {
		return fmt.Errorf("expected an empty line after the list, at line %d", m.nr+1)
	}
	return nil
}

// punkt begins an item, without its end.
func (m *markdown) punkt(tekst string) error {
	m.nr++
	id := ""
	if a := ankret.FindStringSubmatch(tekst); a != nil {
		id, tekst = ` id="`+a[1]+`"`, a[2]
	}
	indre, err := inline(tekst)
	m.ud.WriteString("<li" + id + ">" + indre)
	return err
}

// afsnit is a paragraph: the lines up to the next that is empty or begins a block. The first
// one must be its own.
func (m *markdown) afsnit(navn string) error {
	if begynderBlok(m.linje()) {
		return fmt.Errorf("expected a paragraph, found the beginning of another block")
	}
	var linjer []string
	for m.linje() != "" && !begynderBlok(m.linje()) {
		linjer = append(linjer, m.linje())
		m.nr++
	}
	indre, err := inline(strings.Join(linjer, "\n"))
	m.ud.WriteString("<" + navn + ">" + indre + "</" + navn + ">\n")
	return err
}

func begynderBlok(linje string) bool {
	return strings.HasPrefix(linje, "#") || strings.HasPrefix(linje, "```") || strings.HasPrefix(linje, ">") || strings.HasPrefix(linje, "- ") || ukendt.MatchString(linje)
}

// stykke is what may stand in a line: code, strong, emphasis, a link.
var stykke = regexp.MustCompile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*|\\[([^\\[\\]]+)\\]\\(([^()\\s]+)\\)")

// inline renders the text of a block. What looks like markup and is none of REGLER.md's is an
// error.
func inline(tekst string) (string, error) {
	var ud strings.Builder
	rest := tekst
	for rest != "" {
		sted := stykke.FindStringSubmatchIndex(rest)
		if sted == nil {
			break
		}
		if err := almindelig(&ud, rest[:sted[0]]); err != nil {
			return "", err
		}
		if err := opmaerket(&ud, rest, sted); err != nil {
			return "", err
		}
		rest = rest[sted[1]:]
	}
	err := almindelig(&ud, rest)
	return ud.String(), err
}

// almindelig is text without markup.
func almindelig(ud *strings.Builder, tekst string) error {
	if i := strings.IndexAny(tekst, "`*<>\\"); i >= 0 || strings.Contains(tekst, "](") || strings.Contains(tekst, "![") {
		return fmt.Errorf("expected code, strong, emphasis or a link of REGLER.md, found markup of another kind; teach markdown.go what it means")
	}
	ud.WriteString(html.EscapeString(tekst))
	return nil
}

// opmaerket writes a piece with markup, at its place in the text.
func opmaerket(ud *strings.Builder, tekst string, sted []int) error {
	del := func(nr int) string { return tekst[sted[2*nr]:sted[2*nr+1]] }
	switch {
	case sted[2] >= 0:
		ud.WriteString("<code>" + html.EscapeString(del(1)) + "</code>")
		return nil
	case sted[4] >= 0:
		return omgivet(ud, "strong", del(2))
	case sted[6] >= 0:
		return omgivet(ud, "em", del(3))
	case strings.HasSuffix(tekst[:sted[0]], "!"):
		return fmt.Errorf("expected no picture")
	}
	return henvisning(ud, del(4), del(5))
}

func omgivet(ud *strings.Builder, navn, tekst string) error {
	ud.WriteString("<" + navn + ">")
	err := almindelig(ud, tekst)
	ud.WriteString("</" + navn + ">")
	return err
}

// henvisning is a link within the page or out to a source of the law; one to a file beside
// REGLER.md is not in the publication and keeps its text alone.
func henvisning(ud *strings.Builder, tekst, maal string) error {
	switch {
	case strings.HasPrefix(maal, "#"), strings.HasPrefix(maal, "https://"):
		return omgivetMed(ud, "a", ` href="`+html.EscapeString(maal)+`"`, tekst)
	case strings.Contains(maal, ":") || strings.HasPrefix(maal, "/"):
		return fmt.Errorf("expected a link within the page, to https or to a file beside it")
	}
	return omgivetMed(ud, "span", ` class="fil"`, tekst)
}

func omgivetMed(ud *strings.Builder, navn, egenskab, tekst string) error {
	ud.WriteString("<" + navn + egenskab + ">")
	err := almindelig(ud, tekst)
	ud.WriteString("</" + navn + ">")
	return err
}
