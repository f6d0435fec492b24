package lov

import (
	"fmt"
	"strings"

	"fokusmaal/schemas"
)

// Kilde is a source: a law, an order, a guidance, or an answer of the agency. Every field
// but Vejledende is required.
type Kilde struct {
	// Navn is its kind, number and date, such as »BEK nr. 301 af 20/03/2023«.
	Navn string
	// Titel is what it is called.
	Titel string
	// Link is where it can be read.
	Link string
	// Ikraft is the day that it came into force, for a guidance the day of its date.
	Ikraft schemas.Date
	// Vejledende says that it is a guidance or an answer, which explains law and is none.
	Vejledende bool
}

// Hjemmel is where a rule stands in a source. Kilde and Paragraf are required; Stk and Nr
// are empty where the paragraph has none.
type Hjemmel struct {
	Kilde Kilde
	// Paragraf is such as »§ 5«; in a guidance or an answer the part of it, such as
	// »til § 5«.
	Paragraf string
	Stk, Nr  string
}

// Sted returns the place in the source, such as »§ 2, stk. 2, nr. 7«.
func (h Hjemmel) Sted() string {
	dele := []string{h.Paragraf}
	if h.Stk != "" {
		dele = append(dele, "stk. "+h.Stk)
	}
	if h.Nr != "" {
		dele = append(dele, "nr. "+h.Nr)
	}
	return strings.Join(dele, ", ")
}

// String returns the source and the place, such as »BEK nr. 301 af 20/03/2023, § 5, nr. 1«.
func (h Hjemmel) String() string { return h.Kilde.Navn + ", " + h.Sted() }

// Afgoerende is the date that decides which version of a rule holds.
type Afgoerende uint8

// The deciding dates. That of an event may lie before every measured month.
const (
	_ Afgoerende = iota
	// DenMaalteMaaned is decided by its first day.
	DenMaalteMaaned
	// DetMaalteAar is the year of the annual statement; versions change at New Year.
	DetMaalteAar
	// RaekkensMaaned is the month that a row of ydelse is for.
	RaekkensMaaned
	ForloebetsFoersteMaaned
	TilbuddetsFoersteDag
	SamtalensDato
)

// String returns the words for it.
func (a Afgoerende) String() string {
	return [...]string{"", "den målte måned", "det målte år", "den måned, ydelsen er for", "den måned, det nye ydelsesforløb begynder i",
		"den dag, tilbuddet begyndte", "samtalens egen dato"}[a]
}

// Haendelse says that an event decides by its own day, and no month or year.
func (a Afgoerende) Haendelse() bool { return a == TilbuddetsFoersteDag || a == SamtalensDato }

// skalDaekke returns the days that a rule with the deciding date must cover.
func (a Afgoerende) skalDaekke() (fra, til schemas.Date) {
	if a == DenMaalteMaaned || a == DetMaalteAar {
		return GyldigFra.First(), GyldigTil.Last()
	}
	return schemas.NoDate, GyldigTil.Last()
}

// Hoved is what a rule is called and what decides in it.
type Hoved struct {
	ID   RegelID
	Navn string
	// Afgoerende says which date decides which version holds.
	Afgoerende Afgoerende
	// Laesninger are the readings that bear on the rule.
	Laesninger []Laesning
}

// Grundlag is what a version rests on. Every field but Gengivet, Ophoer and Laesning is required; Fra and Til
// are open where they are NoDate.
type Grundlag struct {
	// Fra and Til are the first and last day, by the date that decides for the rule.
	Fra, Til schemas.Date
	// Ordlyd are the source's own words; … stands for what is left out. Gengivet says that
	// the source's text was not at hand, and that the words are SPEC's rendering of it.
	Ordlyd   string
	Gengivet bool
	// Indhold says in plain Danish what the version means here.
	Indhold string
	Hjemmel Hjemmel
	// Ophoer is the place that ends the last version of a rule, where there is one.
	Ophoer Hjemmel
	// Laesning is the reading that the version rests on where the source is silent, or 0.
	Laesning Laesning
	// Kontrolleret is the day on which it was last held against the source.
	Kontrolleret schemas.Date
}

// FoersteMaaned returns the first measured month that the version can bear on.
func (g *Grundlag) FoersteMaaned() schemas.Month {
	return max(GyldigFra, g.Fra.Month()) // an open beginning is before every month
}

// gaelder says that the version holds on a day.
func (g *Grundlag) gaelder(dag schemas.Date) bool {
	return dag >= g.Fra && (g.Til == schemas.NoDate || dag <= g.Til) // an open beginning is before every day
}

// Version is one version of a rule: what it said in a stretch of days.
type Version[T any] struct {
	Grundlag
	Vaerdi T
}

// Regel is the timeline of a rule, version after version without gap or overlap.
type Regel[T any] struct {
	Hoved
	Versioner []Version[T]
}

// Paa returns what the rule said on a day: the version that holds then. Every day
// that Kontroller was asked about has exactly one version; after the last version's end
// there is none, and ok is false, as before the first one's beginning.
func (r *Regel[T]) Paa(dag schemas.Date) (vaerdi T, ok bool) {
	for i := len(r.Versioner) - 1; i >= 0; i-- {
		if v := &r.Versioner[i]; v.gaelder(dag) {
			return v.Vaerdi, true
		}
	}
	return vaerdi, false
}

// beskriv returns the rule, its values as text.
func (r *Regel[T]) beskriv() Beskrivelse {
	b := Beskrivelse{Hoved: r.Hoved}
	for i := range r.Versioner {
		b.Versioner = append(b.Versioner, r.Versioner[i].Grundlag)
		b.vaerdier = append(b.vaerdier, fmt.Sprintf("%+v", r.Versioner[i].Vaerdi))
	}
	return b
}
