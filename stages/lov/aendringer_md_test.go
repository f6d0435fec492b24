package lov_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

const aendringerIndledning = `<!-- Written by ` + "`make generate`" + ` from stages/lov and testdata/scenarier. Do not edit. -->

# Ændringer i reglerne om fokusmålene og det skærpede tilsyn

Hver gang en kilde ændrede en regel, i tidens orden: hvilken kilde det var, hvad reglen sagde før og siger nu, hvilken målt måned
ændringen tidligst kan ses i, og de scenarier, der viser reglen på hver side af dagen. En regel, der afgøres af måneden, følger en
ny bekendtgørelse fra den første hele måned; en, der afgøres af året, fra det år, hvis opgørelse laves efter den, og en om tilsynet
fra det første år, hvis tal fører til en afgørelse efter den: tallene for 2022 fører til en i april 2023.
Reglerne selv står i [REGLER.md](REGLER.md). Siden er dannet af programmet selv.
`

// aendring is one version of a rule that took the place of another, or the rule's first
// one with a beginning.
type aendring struct {
	regel *lov.Beskrivelse
	nr    int
}

func (a *aendring) ny() *lov.Grundlag { return &a.regel.Versioner[a.nr] }

// foer is the version before, or nil.
func (a *aendring) foer() *lov.Grundlag {
	if a.nr == 0 {
		return nil
	}
	return &a.regel.Versioner[a.nr-1]
}

// uaendret says that the version means what the one before it did.
func (a *aendring) uaendret() bool { return a.foer() != nil && a.foer().Indhold == a.ny().Indhold }

func TestAENDRINGERIsFresh(t *testing.T) {
	frisk(t, "AENDRINGER.md", aendringerMd(lovUnder(t, 0).Regler(), proeverne(t)))
}

func aendringerMd(regler []lov.Beskrivelse, alle []proeve) string {
	s := &aendringerSide{alle: alle}
	grupper := efterDagOgKilde(alleAendringer(regler))
	gyldighed := &regler[lov.RegelGyldighed]
	s.b.WriteString(aendringerIndledning + "\n## Oversigt\n\n| dag | kilde | regler |\n|---|---|---|\n")
	for i, g := range grupper {
		fmt.Fprintf(&s.b, "| [%s](#%d) | %s | %s |\n", danskDag(g[0].ny().Fra), i+1, g[0].ny().Hjemmel.Kilde.Navn, reglernesLinks(g))
	}
	fmt.Fprintf(&s.b, "| [%s](#slut) | %s | %s |\n", danskDag(ophoert(gyldighed)), gyldighed.Versioner[len(gyldighed.Versioner)-1].Ophoer.Kilde.Navn, regelLink("REGLER.md", gyldighed))
	for i, g := range grupper {
		s.gruppe(i+1, g)
	}
	s.ophoer(gyldighed)
	return s.b.String()
}

// alleAendringer are the beginnings of versions in order of day.
func alleAendringer(regler []lov.Beskrivelse) []aendring {
	var alle []aendring
	for i := range regler {
		for nr := range regler[i].Versioner {
			if regler[i].Versioner[nr].Fra != schemas.NoDate {
				alle = append(alle, aendring{&regler[i], nr})
			}
		}
	}
	slices.SortStableFunc(alle, func(a, b aendring) int { return cmp.Compare(a.ny().Fra, b.ny().Fra) })
	return alle
}

// efterDagOgKilde gathers the changes that one source made on one day.
func efterDagOgKilde(alle []aendring) [][]aendring {
	var grupper [][]aendring
	for _, a := range alle {
		i := slices.IndexFunc(grupper, func(g []aendring) bool {
			return g[0].ny().Fra == a.ny().Fra && g[0].ny().Hjemmel.Kilde == a.ny().Hjemmel.Kilde
		})
		if i < 0 {
			i, grupper = len(grupper), append(grupper, nil)
		}
		grupper[i] = append(grupper[i], a)
	}
	return grupper
}

func reglernesLinks(g []aendring) string {
	var links []string
	for i := range g {
		links = append(links, regelLink("REGLER.md", g[i].regel))
	}
	return strings.Join(links, ", ")
}

// aendringerSide is the page as far as it is written.
type aendringerSide struct {
	b    strings.Builder
	alle []proeve
}

// gruppe writes what one source changed on one day; what it only carried on comes last.
func (s *aendringerSide) gruppe(nr int, g []aendring) {
	k := &g[0].ny().Hjemmel.Kilde
	fmt.Fprintf(&s.b, "\n## %s\n\n", anker(fmt.Sprint(nr), danskDag(g[0].ny().Fra)+": "+k.Navn))
	fmt.Fprintf(&s.b, "%s, %s %s.\n", kildeLink(k, k.Titel), map[bool]string{false: "i kraft", true: "dateret"}[k.Vejledende], danskDag(k.Ikraft))
	for _, uaendret := range []bool{false, true} {
		for i := range g {
			if g[i].uaendret() == uaendret {
				s.aendring(&g[i])
			}
		}
	}
}

func (s *aendringerSide) aendring(a *aendring) {
	ny := a.ny()
	fmt.Fprintf(&s.b, "\n### %s\n\n", stort(a.regel.Navn))
	fmt.Fprintf(&s.b, "Hjemmel: %s. [Reglen](REGLER.md#%s) afgøres af %s. Første målte måned: %s.\n\n", ny.Hjemmel.Sted(), a.regel.ID, a.regel.Afgoerende, danskMaaned(ny.FoersteMaaned()))
	switch {
	case a.foer() == nil:
		fmt.Fprintf(&s.b, "- Nyt: %s\n", ny.Indhold)
	case a.uaendret():
		fmt.Fprintf(&s.b, "- Uændret: %s\n", ny.Indhold)
	default:
		fmt.Fprintf(&s.b, "- Før: %s\n- Nu: %s\n", a.foer().Indhold, ny.Indhold)
	}
	if a.foer() != nil {
		s.scenarier(a.regel, ny.Fra-1)
	}
	s.scenarier(a.regel, ny.Fra)
}

// scenarier writes the scenarios of a rule on one side of a border.
func (s *aendringerSide) scenarier(b *lov.Beskrivelse, dag schemas.Date) {
	var links []string
	for _, p := range proeverPaa(s.alle, b, dag) {
		links = append(links, proeveLink("REGLER.md", p))
	}
	tid := danskMaaned(dag.Month())
	if erHaendelse(b.Afgoerende) {
		tid = danskDag(dag)
	}
	fmt.Fprintf(&s.b, "- Scenarier %s:\n", tid)
	for _, link := range links {
		fmt.Fprintf(&s.b, "  - %s\n", link)
	}
}

// ophoer writes the end of the scheme: the day after the last version of gyldighed.
func (s *aendringerSide) ophoer(b *lov.Beskrivelse) {
	g := &b.Versioner[len(b.Versioner)-1]
	fmt.Fprintf(&s.b, "\n## %s\n\n%s.\n\n%s\n\n", anker("slut", danskDag(ophoert(b))+": "+g.Ophoer.Kilde.Navn), kildeLink(&g.Ophoer.Kilde, g.Ophoer.Kilde.Titel), g.Indhold)
	fmt.Fprintf(&s.b, "Sidste målte måned: %s. En senere måned har ingen regler og beregnes ikke.\n\n", danskMaaned(g.Til.Month()))
	s.scenarier(b, g.Til)
}

func ophoert(gyldighed *lov.Beskrivelse) schemas.Date {
	return gyldighed.Versioner[len(gyldighed.Versioner)-1].Til + 1
}
