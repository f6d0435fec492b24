package lov

import (
	"fmt"

	"fokusmaal/schemas"
)

// Hjemmel is where a rule stands in law. Every field is required.
type Hjemmel struct {
	// Kilde is the law, order or guidance with its number and date.
	Kilde string
	// Sted is the § with stk. and nr., or the section of a guidance.
	Sted string
	// Link is where the source can be read.
	Link string
}

// The sources.
const (
	bekSkaerpetTilsyn = "BEK nr. 301 af 20/03/2023"
	vejSkaerpetTilsyn = "VEJ nr. 9205 af 21/03/2023"
	linkBek           = "https://www.retsinformation.dk/eli/lta/2023/301"
	linkVej           = "https://www.retsinformation.dk/eli/retsinfo/2023/9205"
)

// Version is one version of a rule: what it said in a stretch of days.
type Version[T any] struct {
	// Fra and Til are the first and last day, by the date that decides for the rule;
	// NoDate is open.
	Fra, Til schemas.Date
	Hjemmel  Hjemmel
	// Kontrolleret is the day on which it was last held against the contract's words.
	Kontrolleret schemas.Date
	Vaerdi       T
}

// Regel is the timeline of a rule, version after version without gap or overlap.
type Regel[T any] struct {
	Navn string
	// Afgoerende says which date decides which version holds.
	Afgoerende string
	Versioner  []Version[T]
}

// Paa returns what the rule said on a day: the latest version that had begun. Every day
// that Kontroller was asked about has exactly one version; after the last version's end
// there is none, and ok is false, as before the first one's beginning.
func (r *Regel[T]) Paa(dag schemas.Date) (vaerdi T, ok bool) {
	for i := len(r.Versioner) - 1; i >= 0; i-- {
		// NoDate, an open beginning, is before every day.
		if v := &r.Versioner[i]; dag >= v.Fra {
			if v.Til != schemas.NoDate && dag > v.Til {
				break
			}
			return v.Vaerdi, true
		}
	}
	return vaerdi, false
}

// Kontroller checks that the versions cover every day from fra to til (NoDate: from or
// to the ends of time) once, in order, and that each carries its source.
func (r *Regel[T]) Kontroller(fra, til schemas.Date) error {
	if len(r.Versioner) == 0 {
		return fmt.Errorf("lov: the rule »%s« has no version", r.Navn)
	}
	for i := range r.Versioner {
		v := &r.Versioner[i]
		if v.Hjemmel.Kilde == "" || v.Hjemmel.Sted == "" || v.Hjemmel.Link == "" || v.Kontrolleret == 0 || r.Afgoerende == "" {
			return fmt.Errorf("lov: version %d of the rule »%s« lacks its source, link, day of control or deciding date", i+1, r.Navn)
		}
		if v.Fra != schemas.NoDate && v.Til != schemas.NoDate && v.Til < v.Fra {
			return fmt.Errorf("lov: version %d of the rule »%s« ends before it begins", i+1, r.Navn)
		}
		if i > 0 && (v.Fra == schemas.NoDate || r.Versioner[i-1].Til == schemas.NoDate || v.Fra != r.Versioner[i-1].Til+1) {
			return fmt.Errorf("lov: versions %d and %d of the rule »%s« leave a gap or overlap in time", i, i+1, r.Navn)
		}
	}
	foerste, sidste := &r.Versioner[0], &r.Versioner[len(r.Versioner)-1]
	if foerste.Fra != schemas.NoDate && (fra == schemas.NoDate || foerste.Fra > fra) ||
		sidste.Til != schemas.NoDate && (til == schemas.NoDate || sidste.Til < til) {
		return fmt.Errorf("lov: the rule »%s« does not cover the whole of %s to %s", r.Navn, ende(fra, "the beginning of time"), ende(til, "its end"))
	}
	return nil
}

func ende(dag schemas.Date, aaben string) string {
	if dag == schemas.NoDate {
		return aaben
	}
	return dag.String()
}
