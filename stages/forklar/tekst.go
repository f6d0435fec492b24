package forklar

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// Bredde is the number of characters that no line is longer than, unless a single word is:
// a link, or the name of a file.
const Bredde = 100

// feltBredde is where the text of a field begins.
const feltBredde = 16

// tekst is the explanation as far as it is written.
type tekst struct{ strings.Builder }

// overskrift writes a heading, with an empty line above it unless it is the first.
func (t *tekst) overskrift(form string, dele ...any) {
	if t.Len() > 0 {
		t.WriteByte('\n')
	}
	t.brudt("", "", fmt.Sprintf(form, dele...))
}

// linje writes a line as it stands.
func (t *tekst) linje(form string, dele ...any) {
	t.WriteString(strings.TrimRight(fmt.Sprintf(form, dele...), " "))
	t.WriteByte('\n')
}

// felt writes a text beside its name, broken into lines.
func (t *tekst) felt(navn, form string, dele ...any) {
	hoved := "  " + navn + strings.Repeat(" ", max(1, feltBredde-2-utf8.RuneCountInString(navn)))
	t.brudt(hoved, strings.Repeat(" ", feltBredde), fmt.Sprintf(form, dele...))
}

// afsnit writes a text with so many spaces before each line.
func (t *tekst) afsnit(indryk int, form string, dele ...any) {
	hoved := strings.Repeat(" ", indryk)
	t.brudt(hoved, hoved, fmt.Sprintf(form, dele...))
}

// brudt writes a text broken into lines: hoved before the first, indryk before the others.
// What belongs together, such as »§ 5« and »30 pct.«, stays together.
func (t *tekst) brudt(hoved, indryk, text string) {
	linje, tom := hoved, true
	for _, ord := range strings.Split(samlet(text), " ") {
		if !tom && utf8.RuneCountInString(linje)+1+utf8.RuneCountInString(ord) > Bredde {
			t.linje("%s", delt(linje))
			linje, tom = indryk, true
		}
		if !tom {
			linje += " "
		}
		linje, tom = linje+ord, false
	}
	t.linje("%s", delt(linje))
}

// haardt is a space at which no line is broken.
const haardt = "\u00a0"

func samlet(text string) string {
	return strings.NewReplacer("§ ", "§"+haardt, "stk. ", "stk."+haardt, "nr. ", "nr."+haardt, " pct.", haardt+"pct.").Replace(text)
}

func delt(linje string) string { return strings.ReplaceAll(linje, haardt, " ") }

// ordlyd quotes the words of a version, and says so where they are SPEC's rendering.
func ordlyd(g *lov.Grundlag) string {
	ord := "»" + g.Ordlyd + "«"
	if strings.Contains(g.Ordlyd, "»") {
		ord = g.Ordlyd
	}
	if g.Gengivet {
		ord += " (gengivet; kildens tekst er ikke set)"
	}
	return ord
}

// maanedOgAar is such as »december 2024«.
func maanedOgAar(m schemas.Month) string { return fmt.Sprintf("%s %d", m.Navn(), m.Year()) }

// langDato is such as »22. marts 2023«.
func langDato(d schemas.Date) string { return fmt.Sprintf("%d. %s", d.Day(), maanedOgAar(d.Month())) }

// opregning is such as »marts, april og maj«.
func opregning(navne []string) string {
	n := len(navne)
	if n < 2 {
		return strings.Join(navne, "")
	}
	return strings.Join(navne[:n-1], ", ") + " og " + navne[n-1]
}

// flertal is »1 person« or »2 personer«.
func flertal(n int64, en, flere string) string {
	if n == 1 {
		return "1 " + en
	}
	return statement.Antal(n) + " " + flere
}
