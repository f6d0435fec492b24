package site

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"fokusmaal/schemas"
)

// regelversion is a version of a rule in REGLER.md: the months that it holds in, and its text.
type regelversion struct {
	fra, til schemas.Month
	tekst    string
}

// regelversioner are the versions of every rule by its id.
func regelversioner(t *testing.T) map[string][]regelversion {
	t.Helper()
	ud := map[string][]regelversion{}
	for _, del := range strings.Split(reglerne(t), "\n## <a id=\"")[1:] {
		id, resten, _ := strings.Cut(del, `"`)
		for _, version := range strings.Split(resten, "\n### ")[1:] {
			hvornaar, tekst, _ := strings.Cut(version, "\n")
			if fra, til, ok := gaelder(hvornaar); ok {
				ud[id] = append(ud[id], regelversion{fra, til, tekst})
			}
		}
	}
	return ud
}

var (
	fraTil   = regexp.MustCompile(`^Fra (?:og med )?(.+?)(?: til (.+))?$`)
	tilOgMed = regexp.MustCompile(`^Til og med (.+)$`)
	tid      = regexp.MustCompile(`^(?:[0-9]+\. )?(?:([a-z]+) )?([0-9]{4})$`)
)

// gaelder reads from when to when a version holds.
func gaelder(hvornaar string) (fra, til schemas.Month, ok bool) {
	fra, til = schemas.FirstMonth, schemas.LastMonth
	if hvornaar == "Hele tiden" {
		return fra, til, true
	}
	if m := tilOgMed.FindStringSubmatch(hvornaar); m != nil {
		_, til, ok = maanederne(m[1])
		return fra, til, ok
	}
	m := fraTil.FindStringSubmatch(hvornaar)
	if m == nil {
		return 0, 0, false
	}
	fra, _, ok = maanederne(m[1])
	if m[2] != "" {
		_, til, _ = maanederne(m[2])
	}
	return fra, til, ok
}

// maanederne are the first and the last month of a year, a month or a day.
func maanederne(tekst string) (foerste, sidste schemas.Month, ok bool) {
	m := tid.FindStringSubmatch(tekst)
	if m == nil {
		return 0, 0, false
	}
	aar, _ := strconv.Atoi(m[2])
	for nr, navn := range maanedsnavne {
		if navn == m[1] {
			return schemas.MonthOf(aar, nr+1), schemas.MonthOf(aar, nr+1), true
		}
	}
	return schemas.MonthOf(aar, 1), schemas.MonthOf(aar, 12), m[1] == ""
}

// TestEveryPlaceInLawStandsInREGLER holds every § that a page can name up against the version
// of its rule that holds then.
func TestEveryPlaceInLawStandsInREGLER(t *testing.T) {
	versioner := regelversioner(t)
	staar := func(s lovsted, fra, til schemas.Month) {
		t.Helper()
		for _, v := range versioner[s.Regel] {
			if v.fra <= til && fra <= v.til && strings.Contains(v.tekst, "["+s.Tekst+"](") {
				return
			}
		}
		t.Errorf("%s to %s: the rule %s of REGLER.md does not name %q then", fra, til, s.Regel, s.Tekst)
	}
	for aar := 2020; aar <= 2025; aar++ {
		januar, december := schemas.MonthOf(aar, 1), schemas.MonthOf(aar, 12)
		l := aarslovFor(aar)
		for _, s := range []lovsted{l.Resultatmaal, l.Maal, l.Meddelelse, l.Redegoerelse, l.Forlaengelse, l.Administration, l.Minimumskrav, l.Sagsgennemgang, l.Udvaelgelse, l.Ophoer, stedGennemsnit, stedGenopretning} {
			staar(s, januar, januar) // a rule of the year is the one of its first day
		}
		for m := januar; m <= december; m++ {
			l := maanedslovFor(m)
			for _, s := range []lovsted{l.Ydelser, l.Anciennitet, l.Vindue, l.Tilbud, l.Timer, l.Samtaler, l.AntalSamtaler, stedIntroduktion, stedDoedMaaned, stedFritaget, stedKommune, stedYdelsesskift} {
				if s == stedYdelsesskift && m >= foersteMedTredjes {
					continue // the newer version of that rule is about one of the exceptions alone
				}
				staar(s, m, m)
			}
			if m >= foersteMedNyeTal-1 {
				staar(stedForm, m, m)
				staar(stedFoerste, m, m)
			}
		}
	}
}
