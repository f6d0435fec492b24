package lov

import (
	"fmt"

	"fokusmaal/schemas"
)

// Beskrivelse is a rule as it is told: its versions with their words and sources. What a
// version makes the program do is in the Regel that it comes from.
type Beskrivelse struct {
	Hoved
	Versioner []Grundlag
	// vaerdier are the values of the versions as text, for [ReglerSHA256].
	vaerdier []string
}

// Paa returns the version that holds on a day.
func (b *Beskrivelse) Paa(dag schemas.Date) (*Grundlag, bool) {
	for i := range b.Versioner {
		if v := &b.Versioner[i]; v.gaelder(dag) {
			return v, true
		}
	}
	return nil, false
}

// Kontroller checks that the versions cover every day that they must once, in order, and
// that each carries its words and its source. The error names the rule.
func (b *Beskrivelse) Kontroller() error {
	switch {
	case b.Navn == "":
		return fmt.Errorf("lov: the rule »%s« lacks its name", b.ID)
	case b.Afgoerende == 0:
		return fmt.Errorf("lov: the rule »%s« lacks its deciding date", b.Navn)
	case len(b.Versioner) == 0:
		return fmt.Errorf("lov: the rule »%s« has no version", b.Navn)
	}
	for i := range b.Versioner {
		v := &b.Versioner[i]
		if mangler := v.mangler(); mangler != "" {
			return fmt.Errorf("lov: version %d of the rule »%s« lacks its %s", i+1, b.Navn, mangler)
		}
		if v.Fra != schemas.NoDate && v.Til != schemas.NoDate && v.Til < v.Fra {
			return fmt.Errorf("lov: version %d of the rule »%s« ends before it begins", i+1, b.Navn)
		}
		if i > 0 && v.Fra != b.Versioner[i-1].Til+1 { // an open end is no day before any day
			return fmt.Errorf("lov: versions %d and %d of the rule »%s« leave a gap or overlap in time", i, i+1, b.Navn)
		}
	}
	return b.daekker(b.Afgoerende.skalDaekke())
}

// mangler names what a version lacks, or nothing.
func (g *Grundlag) mangler() string {
	for _, felt := range []struct {
		navn string
		her  bool
	}{
		{"words", g.Ordlyd != ""},
		{"meaning", g.Indhold != ""},
		{"source", g.Hjemmel.Kilde.Navn != "" && g.Hjemmel.Kilde.Titel != ""},
		{"paragraph", g.Hjemmel.Paragraf != ""},
		{"link", g.Hjemmel.Kilde.Link != ""},
		{"day in force", g.Hjemmel.Kilde.Ikraft != 0},
		{"day of control", g.Kontrolleret != 0},
	} {
		if !felt.her {
			return felt.navn
		}
	}
	return ""
}

// daekker is an error if the versions do not cover the days from fra to til; NoDate is
// the beginning of time.
func (b *Beskrivelse) daekker(fra, til schemas.Date) error {
	foerste, sidste := &b.Versioner[0], &b.Versioner[len(b.Versioner)-1]
	begynder := foerste.Fra == schemas.NoDate || fra != schemas.NoDate && foerste.Fra <= fra
	slutter := sidste.Til == schemas.NoDate || sidste.Til >= til
	if begynder && slutter {
		return nil
	}
	fraTekst := "the beginning of time"
	if fra != schemas.NoDate {
		fraTekst = fra.String()
	}
	return fmt.Errorf("lov: the rule »%s« does not cover the whole of %s to %s", b.Navn, fraTekst, til)
}
