package lov_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Nothing here says that a person's name does not matter: a Historik has no room for one.

// hver runs a property under the default, every reading alone and every two together.
func hver(t *testing.T, egenskab func(t *rapid.T, d *lov.Dommer, f lov.Fortolkning)) {
	t.Helper()
	laesninger := []lov.Fortolkning{0}
	for _, l := range lov.Laesninger() {
		laesninger = append(laesninger, lov.Fortolkning(0).Med(l))
		for _, andet := range lov.Laesninger() {
			if andet > l {
				laesninger = append(laesninger, lov.Fortolkning(0).Med(l).Med(andet))
			}
		}
	}
	var dommere []*lov.Dommer
	for _, f := range laesninger {
		dommere = append(dommere, dommerUnder(t, f))
	}
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.IntRange(0, len(dommere)-1).Draw(t, "reading")
		egenskab(t, dommere[i], laesninger[i])
	})
}

// par judges two histories and gives the months of both side by side; they must be the
// same months.
func par(t *rapid.T, d *lov.Dommer, foer, efter *schemas.Historik) (a, b []udfald) {
	a, b = udfaldene(d, foer), udfaldene(d, efter)
	if len(a) != len(b) {
		t.Fatalf("%d months became %d", len(a), len(b))
	}
	return a, b
}

// untagen is a month without what a property lets change.
func untagen(u udfald, maal1, maal2 bool) udfald {
	if maal1 {
		u.Maal1 = lov.Maal1{}
	}
	if maal2 {
		u.Maal2 = lov.Maal2{}
	}
	return u
}

// The samtaler that count stay counted, whatever meeting comes beside them: a jobsamtale
// can take the role of the first one not in person, but it takes it from one that then
// counts (unless that is a brev). So the count never falls. It rises by one at most for a
// sygeopfoelgning, and for a jobsamtale by two at most: itself and the one it relieves;
// under R18 it may open for any number.
func TestOneMoreSamtaleNeverLowersTheCount(t *testing.T) {
	hver(t, func(t *rapid.T, d *lov.Dommer, f lov.Fortolkning) {
		h := historik().Draw(t, "history")
		ny := samtale(t, schemas.MonthOf(2022, 2))
		flere := h
		flere.Samtaler = append(slices.Clone(h.Samtaler), ny)
		flere = ordnet(flere)
		hoejst := map[schemas.SamtaleType]int32{schemas.Sygeopfoelgning: 1, schemas.AndenSamtale: 0, schemas.Jobsamtale: 2, schemas.AkasseJobsamtale: 2}[ny.Type]
		if f.Alternativ(lov.R18) && hoejst == 2 {
			hoejst = int32(len(flere.Samtaler))
		}
		a, b := par(t, d, &h, &flere)
		for i := range a {
			if steg := b[i].Maal2.Samtaler - a[i].Maal2.Samtaler; steg < 0 || steg > hoejst {
				t.Errorf("%s: samtaler went from %d to %d", a[i].Maaned, a[i].Maal2.Samtaler, b[i].Maal2.Samtaler)
			}
			if b[i].Maal2.FaerreEnd4Samtaler && !a[i].Maal2.FaerreEnd4Samtaler {
				t.Errorf("%s: one more samtale made them too few", a[i].Maaned)
			}
			if diff := cmp.Diff(untagen(a[i], false, true), untagen(b[i], false, true)); diff != "" {
				t.Errorf("a samtale changed more than fokusmål 2: %s", diff)
			}
		}
	})
}

func TestOneMoreTilbudNeverMakesAPersonUdenTilbud(t *testing.T) {
	hver(t, func(t *rapid.T, d *lov.Dommer, _ lov.Fortolkning) {
		h := historik().Draw(t, "history")
		flere := h
		flere.Tilbud = append(slices.Clone(h.Tilbud), tilbud(t, schemas.MonthOf(2022, 2)))
		a, b := par(t, d, &h, &flere)
		for i := range a {
			if steg := b[i].Maal1.Tilbud - a[i].Maal1.Tilbud; steg < 0 || steg > 1 || b[i].Maal1.UdenTilbud && !a[i].Maal1.UdenTilbud {
				t.Errorf("%s: one more tilbud made %+v into %+v", a[i].Maaned, a[i].Maal1, b[i].Maal1)
			}
			if diff := cmp.Diff(untagen(a[i], true, false), untagen(b[i], true, false)); diff != "" {
				t.Errorf("a tilbud changed more than fokusmål 1: %s", diff)
			}
		}
	})
}

// More hours never make a person uden_tilbud, a correction downwards never the opposite,
// and hours that are not ordinary nothing at all.
func TestMoreHoursNeverMakeAPersonUdenTilbud(t *testing.T) {
	hver(t, func(t *rapid.T, d *lov.Dommer, _ lov.Fortolkning) {
		h := historik().Draw(t, "history")
		ny := loentimer(t, schemas.MonthOf(2022, 2))
		flere := h
		flere.Loentimer = append(slices.Clone(h.Loentimer), ny)
		a, b := par(t, d, &h, &flere)
		for i := range a {
			foer, efter := a[i].Maal1, b[i].Maal1
			switch steg := efter.TimerHundreddele - foer.TimerHundreddele; {
			case steg != 0 && (!ny.Ordinaer || steg != int64(ny.TimerHundreddele)):
				t.Errorf("%s: hours went from %d to %d", a[i].Maaned, foer.TimerHundreddele, efter.TimerHundreddele)
			case steg >= 0 && efter.UdenTilbud && !foer.UdenTilbud, steg <= 0 && foer.UdenTilbud && !efter.UdenTilbud:
				t.Errorf("%s: uden_tilbud went from %t to %t over %d hundredths", a[i].Maaned, foer.UdenTilbud, efter.UdenTilbud, steg)
			}
			if diff := cmp.Diff(untagen(a[i], true, false), untagen(b[i], true, false)); diff != "" {
				t.Errorf("hours changed more than fokusmål 1: %s", diff)
			}
		}
	})
}

func TestTheOrderOfTheRowsChangesNothing(t *testing.T) {
	hver(t, func(t *rapid.T, d *lov.Dommer, _ lov.Fortolkning) {
		h := historik().Draw(t, "history")
		blandet := ordnet(schemas.Historik{
			Ydelser:   rapid.Permutation(h.Ydelser).Draw(t, "ydelser"),
			Samtaler:  rapid.Permutation(h.Samtaler).Draw(t, "samtaler"),
			Tilbud:    rapid.Permutation(h.Tilbud).Draw(t, "tilbud"),
			Loentimer: rapid.Permutation(h.Loentimer).Draw(t, "loentimer"),
		})
		a, b := par(t, d, &h, &blandet)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTheKommuneDecidesOnlyWhereAPersonCounts(t *testing.T) {
	hver(t, func(t *rapid.T, d *lov.Dommer, _ lov.Fortolkning) {
		h := historik().Draw(t, "history")
		// 98 = 2·7·7, so 37·k + n runs over all kommuner: no two rows become one.
		n := rapid.IntRange(0, schemas.Kommuner-1).Draw(t, "move")
		flyttet := h
		flyttet.Ydelser = slices.Clone(h.Ydelser)
		for i := range flyttet.Ydelser {
			k := &flyttet.Ydelser[i].Kommune
			*k = schemas.Kommune((37*int(*k) + n) % schemas.Kommuner)
		}
		flyttet = ordnet(flyttet)
		a, b := par(t, d, &h, &flyttet)
		for i := range a {
			a[i].Kommune, b[i].Kommune = 0, 0
		}
		if diff := cmp.Diff(a, b); diff != "" {
			t.Error(diff)
		}
	})
}

func TestNothingAfterAMonthChangesIt(t *testing.T) {
	hver(t, func(t *rapid.T, d *lov.Dommer, _ lov.Fortolkning) {
		h := historik().Draw(t, "history")
		m := schemas.MonthOf(2020, 1) + schemas.Month(rapid.IntRange(0, 71).Draw(t, "month"))
		foer := schemas.Historik{
			Ydelser:   slices.DeleteFunc(slices.Clone(h.Ydelser), func(r schemas.YdelseRow) bool { return r.Maaned() > m }),
			Samtaler:  slices.DeleteFunc(slices.Clone(h.Samtaler), func(s schemas.Samtale) bool { return s.Dato > m.Last() }),
			Tilbud:    slices.DeleteFunc(slices.Clone(h.Tilbud), func(x schemas.Tilbud) bool { return x.Maaned() > m }),
			Loentimer: slices.DeleteFunc(slices.Clone(h.Loentimer), func(x schemas.Loentimer) bool { return x.Maaned() > m }),
		}
		alle := slices.DeleteFunc(udfaldene(d, &h), func(u udfald) bool { return u.Maaned > m })
		if diff := cmp.Diff(udfaldene(d, &foer), alle); diff != "" {
			t.Errorf("up to %s (-without +with what follows):\n%s", m, diff)
		}
	})
}

// Under R12 the rows that count are those that reach the last day of the month.
func TestEveryMonthWithAMeasuredRowHasExactlyOneStep(t *testing.T) {
	hver(t, func(t *rapid.T, d *lov.Dommer, f lov.Fortolkning) {
		h := historik().Draw(t, "history")
		vil := map[schemas.Month]int{}
		for _, r := range h.Ydelser {
			if r.Ydelse.Gruppe() == schemas.IkkeMaalt || r.Maaned() < lov.GyldigFra || r.Maaned() > lov.GyldigTil ||
				f.Alternativ(lov.R12) && int(r.Til) != r.Maaned().Days() {
				continue
			}
			vil[r.Maaned()] = 1
		}
		har := map[schemas.Month]int{}
		sidste := schemas.Month(0)
		for _, u := range udfaldene(d, &h) {
			har[u.Maaned]++
			if u.Trin == schemas.IngenTrin || u.Maaned <= sidste || f.Alternativ(lov.R07) && u.Trin == schemas.DoedMaaned {
				t.Errorf("%s has step %q after %s", u.Maaned, u.Trin, sidste)
			}
			sidste = u.Maaned
		}
		if diff := cmp.Diff(vil, har); diff != "" {
			t.Error(diff)
		}
	})
}

func TestThePopulationHasTwelveCountedMonthsAndAWindowInsideTheSpell(t *testing.T) {
	hver(t, func(t *rapid.T, d *lov.Dommer, _ lov.Fortolkning) {
		h := historik().Draw(t, "history")
		for _, u := range udfaldene(d, &h) {
			if u.Trin == schemas.Population != (u.Vindue != lov.Vindue{}) {
				t.Errorf("%s: step %s has the window %v", u.Maaned, u.Trin, u.Vindue)
			}
			if u.Trin != schemas.Population {
				continue
			}
			if u.Anciennitet < lov.Maaneder || u.Vindue.Fra < u.Start || u.Vindue.Til != u.Maaned.Last() || u.Vindue.Maaned > u.Maaned-11 {
				t.Errorf("%s: anciennitet %d, start %s, window %v", u.Maaned, u.Anciennitet, u.Start, u.Vindue)
			}
		}
	})
}

func TestThePersonBeforeLeavesNothingInADommer(t *testing.T) {
	hver(t, func(t *rapid.T, brugt *lov.Dommer, f lov.Fortolkning) {
		h := historik().Draw(t, "history")
		l, err := lov.Ny(f)
		if err != nil {
			t.Fatal(err)
		}
		ny := l.NyDommer(lov.GyldigFra, lov.GyldigTil)
		if diff := cmp.Diff(udfaldene(ny, &h), udfaldene(brugt, &h)); diff != "" {
			t.Errorf("(-new +used):\n%s", diff)
		}
	})
}

func TestTheMeasuredMonthsDoNotDependOnWhichOthersAreMeasured(t *testing.T) {
	hver(t, func(t *rapid.T, alle *lov.Dommer, f lov.Fortolkning) {
		h := historik().Draw(t, "history")
		m := schemas.MonthOf(2023, 1) + schemas.Month(rapid.IntRange(0, 24).Draw(t, "month"))
		l, err := lov.Ny(f)
		if err != nil {
			t.Fatal(err)
		}
		vil := slices.DeleteFunc(udfaldene(alle, &h), func(u udfald) bool { return u.Maaned != m })
		if diff := cmp.Diff(vil, udfaldene(l.NyDommer(m, m), &h)); diff != "" {
			t.Errorf("(-all years +%s alone):\n%s", m, diff)
		}
	})
}
