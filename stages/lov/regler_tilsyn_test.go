package lov

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

func loven(t *testing.T) *Lov {
	t.Helper()
	l, err := Ny(0)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// The deadlines of SPEC 8: they follow from the year alone.
func TestTheDeadlinesAreThoseOfSPEC8InEveryYear(t *testing.T) {
	l := loven(t)
	for aar := GyldigFra.Year(); aar <= GyldigTil.Year(); aar++ {
		for navn, sag := range map[string]struct{ har, vil schemas.Date }{
			"the notice":             {l.MeddelelseSenest(aar), schemas.DateOf(aar+1, 4, 30)},
			"the statement":          {l.RedegoerelseSenest(aar), schemas.DateOf(aar+1, 7, 31)},
			"the case review":        {l.SagsgennemgangSenest(aar), schemas.DateOf(aar+1, 7, 31)},
			"the recovery period":    {l.GenopretningTil(aar), schemas.DateOf(aar+1, 12, 31)},
			"the extension after it": {l.ForlaengetTil(aar-1, aar), schemas.DateOf(aar+1, 12, 31)},
		} {
			if sag.har != sag.vil {
				t.Errorf("%s on the figures of %d is %s, want %s", navn, aar, sag.har, sag.vil)
			}
		}
	}
}

func TestTheExtensionAndTheMinimumskravAreTheSameInEveryYear(t *testing.T) {
	l := loven(t)
	for aar := GyldigFra.Year(); aar <= GyldigTil.Year(); aar++ {
		if f := l.Forlaengelse(aar); f != (Forlaengelse{FremgangTaeller: 1, FremgangNaevner: 2, Maaneder: 12}) {
			t.Errorf("%d: %+v", aar, f)
		}
		if m := l.Minimumskrav(aar); m != (Minimumskrav{TilbudPct: 70, SamtalerPct: 80}) {
			t.Errorf("%d: %+v", aar, m)
		}
	}
}

// The places as the decisions name them. In 2020 and 2021 four of them have the numbers of
// the order of 2019, and nobody is under tilsyn yet.
func TestEveryDecisionHasItsPlaceInTheOrderOfItsYear(t *testing.T) {
	l := loven(t)
	for id, vil := range map[RegelID][2]string{ // on 2020-2021, and from 2022 on
		RegelResultatmaal: {"§ 4", "§ 4"}, RegelGraenser: {"§ 5", "§ 5"}, RegelSkaerpetTilsyn: {"§ 6, stk. 1", "§ 6, stk. 1"},
		RegelMeddelelse: {"§ 6, stk. 2", "§ 6, stk. 2"}, RegelRedegoerelse: {"§ 7", "§ 7"}, RegelGenopretning: {"§ 22 d, stk. 1", "§ 22 d, stk. 1"},
		RegelOphoer: {"§ 11", "§ 10"}, RegelForlaengelse: {"§ 12", "§ 11"}, RegelAdministration: {"§ 13, stk. 1", "§ 12, stk. 1"},
		RegelMinimumskrav: {"§ 13, stk. 1, nr. 1", "§ 12, stk. 1, nr. 1"}, RegelSagsgennemgang: {"§ 13, stk. 2", "§ 12, stk. 2"},
		RegelOphoerAfAdministration: {"§ 14", "§ 13"},
	} {
		for aar := 2020; aar <= 2025; aar++ {
			ventet := vil[1]
			if aar < 2022 {
				ventet = vil[0]
			}
			if har := l.Sted(id, aar); har != ventet {
				t.Errorf("%s stands in %s for %d, want %s", id, har, aar, ventet)
			}
		}
	}
}

func TestTheTilsynIsDecidedUnderTheOrderInForceInTheAprilAfterTheYear(t *testing.T) {
	l := loven(t)
	for id := RegelResultatmaal; id < antalRegler; id++ {
		if id == RegelGenopretning {
			continue // stands in the act alone
		}
		for aar := 2020; aar <= 2025; aar++ {
			vil := bek1409()
			for _, k := range []Kilde{bek301(), bek760()} {
				if k.Ikraft <= schemas.DateOf(aar+1, 4, 30) {
					vil = k
				}
			}
			if g := l.Grundlag(id, schemas.DateOf(aar, 12, 31)); g.Hjemmel.Kilde != vil {
				t.Errorf("%s on the figures of %d rests on %s, want %s", id, aar, g.Hjemmel.Kilde.Navn, vil.Navn)
			}
		}
	}
}

// A change of law is made in a version: the years of that version follow it, and no others.
func TestAChangedVersionBearsOnItsOwnYears(t *testing.T) {
	r := reglerUnder(0)
	r.tilsyn.meddelelse.Versioner[1].Vaerdi = 5
	r.tilsyn.redegoerelse.Versioner[1].Vaerdi = 2
	r.tilsyn.sagsgennemgang.Versioner[1].Vaerdi = 4
	r.tilsyn.forlaengelse.Versioner[1].Vaerdi = Forlaengelse{FremgangTaeller: 2, FremgangNaevner: 3, Maaneder: 6}
	r.tilsyn.minimumskrav.Versioner[1].Vaerdi = Minimumskrav{TilbudPct: 50, SamtalerPct: 60}
	l, err := medRegler(0, r)
	if err != nil {
		t.Fatal(err)
	}
	type svar struct {
		Meddelelse, Redegoerelse, Sagsgennemgang, Forlaenget string
		Forlaengelse                                         Forlaengelse
		Minimumskrav                                         Minimumskrav
	}
	svaret := func(aar int) svar {
		return svar{l.MeddelelseSenest(aar).String(), l.RedegoerelseSenest(aar).String(), l.SagsgennemgangSenest(aar).String(),
			l.ForlaengetTil(aar-1, aar).String(), l.Forlaengelse(aar), l.Minimumskrav(aar)}
	}
	halvdelen, saedvanlige := Forlaengelse{1, 2, 12}, Minimumskrav{70, 80}
	for aar, vil := range map[int]svar{
		2021: {"2022-04-30", "2022-07-31", "2022-07-31", "2022-12-31", halvdelen, saedvanlige},
		2022: {"2023-05-31", "2023-07-31", "2023-09-30", "2023-06-30", Forlaengelse{2, 3, 6}, Minimumskrav{50, 60}},
		2024: {"2025-05-31", "2025-07-31", "2025-09-30", "2025-06-30", Forlaengelse{2, 3, 6}, Minimumskrav{50, 60}},
		2025: {"2026-04-30", "2026-07-31", "2026-07-31", "2026-12-31", halvdelen, saedvanlige},
	} {
		if diff := cmp.Diff(vil, svaret(aar)); diff != "" {
			t.Errorf("%d: %s", aar, diff)
		}
	}
}
