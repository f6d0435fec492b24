package lov_test

import (
	"slices"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

func TestEveryRuleHasAScenario(t *testing.T) {
	proevet := map[lov.RegelID]bool{}
	for _, p := range proeverne(t) {
		for _, id := range p.regler {
			proevet[id] = true
		}
	}
	for _, id := range regelIDer() {
		if !proevet[id] {
			t.Errorf("no scenario in %s says »Regel: %s«", scenarieMappe, id)
		}
	}
}

func TestEveryBorderInTimeHasAScenarioOnEachSide(t *testing.T) {
	alle := proeverne(t)
	for _, b := range lovUnder(t, 0).Regler() {
		for nr := range b.Versioner[1:] {
			dag := b.Versioner[nr+1].Fra
			for _, side := range []schemas.Date{dag - 1, dag} {
				if len(proeverPaa(alle, &b, side)) == 0 {
					t.Errorf("version %d of %s begins on %s; no scenario that says »Regel: %s« has %s", nr+2, b.ID, dag, b.ID, hvadDerMangler(b.Afgoerende, side))
				}
			}
		}
	}
}

func hvadDerMangler(a lov.Afgoerende, dag schemas.Date) string {
	switch a {
	case lov.TilbuddetsFoersteDag:
		return "a tilbud with fra " + dag.String()
	case lov.SamtalensDato:
		return "a samtale on " + dag.String()
	case lov.RaekkensMaaned:
		return "both a row of ydelse and an expectation in " + dag.Month().String()
	case lov.ForloebetsFoersteMaaned:
		return "both a ydelse that begins and an expectation in " + dag.Month().String()
	}
	return "an expectation in " + dag.Month().String()
}

func TestTheFirstAndTheLastMeasuredMonthHaveAScenario(t *testing.T) {
	gyldighed := &lovUnder(t, 0).Regler()[lov.RegelGyldighed]
	for _, m := range []schemas.Month{lov.GyldigFra, lov.GyldigTil} {
		if len(proeverPaa(proeverne(t), gyldighed, m.First())) == 0 {
			t.Errorf("no scenario that says »Regel: %s« expects anything in %s", gyldighed.ID, m)
		}
	}
}

// A border between two values is held in place from both sides: begun a day or a month
// earlier or later, the rule makes a scenario of its own fail. What shows in no month of a
// person, but in figures and decisions of whole years, changes at New Year (see below), and
// its scenarios are those of the year, which stages/statement judges.
func TestABorderThatMovesMakesAScenarioFail(t *testing.T) {
	alle := proeverne(t)
	flyttet := 0
	for _, b := range lovUnder(t, 0).Regler() {
		for nr := 1; nr < len(b.Versioner); nr++ {
			if !lov.HarVaerdi(b.ID) || !viserSigIMaaneder(&b) || !afvigerIEnLaesning(b.ID, nr) {
				continue
			}
			flyttet++
			for _, dag := range nabodage(&b, b.Versioner[nr].Fra) {
				if !afsloeret(t, alle, b.ID, nr, dag) {
					t.Errorf("version %d of %s could begin on %s instead of %s: no scenario that says »Regel: %s« tells the difference",
						nr+1, b.ID, dag, b.Versioner[nr].Fra, b.ID)
				}
			}
		}
	}
	if flyttet == 0 {
		t.Error("no border was moved")
	}
}

// viserSigIMaaneder says that the scenario of a person can show what the rule says: of the
// rules of a whole year the one with the column udvaelger.
func viserSigIMaaneder(b *lov.Beskrivelse) bool {
	return b.Afgoerende != lov.DetMaalteAar || b.ID == lov.RegelUdvaelgelse
}

func afvigerIEnLaesning(id lov.RegelID, nr int) bool {
	return lov.Afviger(0, id, nr) || slices.ContainsFunc(lov.Laesninger(), func(l lov.Laesning) bool {
		return lov.Afviger(lov.Fortolkning(0).Med(l), id, nr)
	})
}

// nabodage are the days nearest to a border that would mean something else: a day to each
// side for an event, a month for what a month decides, and for what is asked of a year as
// a whole a year back; a month on, it has missed the January in which it is asked.
func nabodage(b *lov.Beskrivelse, dag schemas.Date) []schemas.Date {
	m := dag.Month()
	switch {
	case b.Afgoerende == lov.TilbuddetsFoersteDag || b.Afgoerende == lov.SamtalensDato:
		return []schemas.Date{dag - 1, dag + 1}
	case b.ID == lov.RegelUdvaelgelse:
		return []schemas.Date{(m - 12).First(), (m + 1).First()}
	}
	return []schemas.Date{(m - 1).First(), (m + 1).First()}
}

// afsloeret says that a scenario of the rule fails when its version begins on the day.
func afsloeret(t *testing.T, alle []proeve, id lov.RegelID, nr int, dag schemas.Date) bool {
	t.Helper()
	for _, p := range alle {
		if p.person == nil || !slices.Contains(p.regler, id) {
			continue
		}
		for _, v := range p.person.forventninger {
			l, err := lov.MedFlyttetGraense(v.fortolkning, id, nr, dag)
			if err != nil {
				t.Fatalf("%s from %s: %v", id, dag, err)
			}
			if !v.holder(l, &p.person.historik) {
				return true
			}
		}
	}
	return false
}

func TestWhatIsAskedOfAYearChangesAtNewYear(t *testing.T) {
	for _, b := range lovUnder(t, 0).Regler() {
		if b.Afgoerende != lov.DetMaalteAar {
			continue
		}
		for _, g := range b.Versioner[1:] {
			if nytaar := schemas.DateOf(g.Fra.Month().Year(), 1, 1); g.Fra != nytaar {
				t.Errorf("a version of %s begins on %s; it is asked of whole years", b.ID, g.Fra)
			}
		}
	}
}

// A rule without a value means one thing at all times. A version with another meaning
// needs a value, and the value a line in export_test.go.
func TestARuleThatMeansSomethingElseHasAnotherValue(t *testing.T) {
	for _, b := range lovUnder(t, 0).Regler() {
		for i := range b.Versioner[1:] {
			if !lov.HarVaerdi(b.ID) && b.Versioner[i+1].Indhold != b.Versioner[i].Indhold {
				t.Errorf("version %d of %s means something else, and the rule has no value", i+2, b.ID)
			}
		}
	}
}
