package lov_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fokusmaal/stages/lov"
)

const reglerIndledning = `<!-- Written by ` + "`make generate`" + ` from stages/lov and testdata/scenarier. Do not edit. -->

# Reglerne om fokusmålene og det skærpede tilsyn

Her står hver regel, som programmet regner efter: hvad kilden siger, hvad det betyder i beregningen, hvornår det gælder, hvilke
læsninger der er valgt, hvor kilderne tier, og de scenarier, der viser det. Scenarierne er prøver: programmet dømmer hvert af dem,
og afviger det fra det forventede, bliver det opdaget. Siden er dannet af programmet selv og ændres ikke i hånden.
Hvad der er ændret, og hvornår, står i [AENDRINGER.md](AENDRINGER.md); hele beregningen i [SPEC.md](SPEC.md) (på engelsk).

**Sådan læses en regel.** En regel har én version ad gangen. Hvilken der gælder, afgøres af den dato, der står under reglens navn:
ofte den målte måned, men for tilbud den dag, tilbuddet begyndte, og for samtaler samtalens egen dato.

**Sådan læses et scenarie.** Det er én persons rækker i registrene (` + "`ydelse`, `samtaler`, `tilbud`, `loentimer`" + `) og dommen over
hver måned (` + "`forventet`" + `); ` + "`forventet R10`" + ` er dommen, når læsningen R10 tages i sit alternativ. ` + "`2024-01..2024-12`" + ` er alle
månederne, ` + "`-`" + ` er ingenting, og ` + "`#`" + ` indleder en bemærkning. I årets scenarier er det månedernes tal for en kommune (` + "`maanedstal`" + `) og,
når det gælder tilsynet, årenes resultatmål (` + "`ydelsesgrad`" + `) og hvor kommunen stod før det første af dem (` + "`tilsyn_forrige`" + `).
Alle kolonner er forklaret i [testdata/scenarier](../../testdata/scenarier/README.md).
`

func TestREGLERIsFresh(t *testing.T) {
	frisk(t, "REGLER.md", reglerMd(lovUnder(t, 0).Regler(), proeverne(t)))
}

func reglerMd(regler []lov.Beskrivelse, alle []proeve) string {
	s := &reglerSide{regler: regler, alle: alle, vist: map[string]lov.RegelID{}, fortalt: map[lov.Laesning]lov.RegelID{}}
	s.b.WriteString(reglerIndledning + "\n## Indhold\n\n")
	for i := range regler {
		fmt.Fprintf(&s.b, "%d. %s (`%s`)\n", i+1, regelLink("", &regler[i]), regler[i].ID)
	}
	for i := range regler {
		s.regel(i+1, &regler[i])
	}
	return s.b.String()
}

// reglerSide is the page as far as it is written: which scenarios and readings stand under
// a rule already.
type reglerSide struct {
	b       strings.Builder
	regler  []lov.Beskrivelse
	alle    []proeve
	vist    map[string]lov.RegelID
	fortalt map[lov.Laesning]lov.RegelID
}

func (s *reglerSide) regel(nr int, r *lov.Beskrivelse) {
	fmt.Fprintf(&s.b, "\n## %s\n\n", anker(r.ID.String(), fmt.Sprintf("%d. %s", nr, stort(r.Navn))))
	fmt.Fprintf(&s.b, "`%s` · afgøres af **%s**\n", r.ID, r.Afgoerende)
	for i := range r.Versioner {
		s.version(r, &r.Versioner[i])
	}
	s.laesninger(r)
	s.scenarier(r)
}

// version writes a version: the words as a quotation, what they mean, and the source.
func (s *reglerSide) version(r *lov.Beskrivelse, g *lov.Grundlag) {
	fmt.Fprintf(&s.b, "\n### %s\n\n> %s\n", gaelder(r.Afgoerende, g), g.Ordlyd)
	if g.Gengivet {
		s.b.WriteString(">\n> *(gengivet efter SPEC, kildens tekst er ikke set)*\n")
	}
	k := &g.Hjemmel.Kilde
	fmt.Fprintf(&s.b, "\n**Hvad det betyder:** %s\n\n", g.Indhold)
	hvad := "Hjemmel"
	if k.Vejledende {
		hvad = "Kilde (vejledende)"
	}
	fmt.Fprintf(&s.b, "- %s: %s, %s\n", hvad, kildeLink(k, g.Hjemmel.String()), k.Titel)
	ikraft, mod := "I kraft", ""
	if k.Vejledende {
		ikraft = "Dateret"
	}
	if g.Gengivet {
		mod = " mod SPEC"
	}
	fmt.Fprintf(&s.b, "- %s: %s\n- Senest kontrolleret%s: %s\n", ikraft, danskDag(k.Ikraft), mod, danskDag(g.Kontrolleret))
	if g.Laesning != 0 {
		fmt.Fprintf(&s.b, "- Hviler på læsningen [%s](#%s)\n", g.Laesning, g.Laesning)
	}
}

// laesninger writes the readings that bear on the rule; one that stands under an earlier
// rule is linked to.
func (s *reglerSide) laesninger(r *lov.Beskrivelse) {
	if len(r.Laesninger) == 0 {
		return
	}
	s.b.WriteString("\n### Læsninger, hvor kilderne tier\n\n")
	for _, l := range r.Laesninger {
		tekst := l.Beskriv()
		if foerst, ok := s.fortalt[l]; ok {
			fmt.Fprintf(&s.b, "- [%s](#%s) %s (står under %s)\n", l, l, tekst.Spoergsmaal, regelLink("", &s.regler[foerst]))
			continue
		}
		s.fortalt[l] = r.ID
		fmt.Fprintf(&s.b, "- %s %s\n", anker(l.String(), "**"+l.String()+"**"), tekst.Spoergsmaal)
		fmt.Fprintf(&s.b, "  - Standard: %s\n  - Alternativ: %s\n  - Kilder: %s\n", tekst.Standard, tekst.Alternativ, tekst.Kilder)
	}
}

// scenarier writes the scenarios that prove the rule; one that stands under an earlier
// rule is linked to.
func (s *reglerSide) scenarier(r *lov.Beskrivelse) {
	s.b.WriteString("\n### Scenarier\n")
	var andre []string
	for i := range s.alle {
		p := &s.alle[i]
		if !slices.Contains(p.regler, r.ID) {
			continue
		}
		if foerst, ok := s.vist[p.navn]; ok {
			andre = append(andre, fmt.Sprintf("- %s (under %s)\n", proeveLink("", p), s.regler[foerst].Navn))
			continue
		}
		s.vist[p.navn] = r.ID
		fmt.Fprintf(&s.b, "\n#### %s\n\n%s\n(%s)\n\n%s", anker(p.navn, strings.TrimSuffix(p.titel, ".")), p.saetning, filLink(p), tabellerne(p))
	}
	if len(andre) > 0 {
		fmt.Fprintf(&s.b, "\nReglen prøves også i:\n\n%s", strings.Join(andre, ""))
	}
}

// stort begins a text with a capital letter.
func stort(tekst string) string {
	foerste, laengde := utf8.DecodeRuneInString(tekst)
	return string(unicode.ToUpper(foerste)) + tekst[laengde:]
}
