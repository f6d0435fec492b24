package offentlig_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/statement"
)

// The places of the stories: Struer, kontanthjælp, March.
const (
	struer, marts = 73, 2
	kontanthjaelp = int(schemas.GruppeKontanthjaelp) - 1
	alle          = schemas.Grupper
)

func erStruer(k schemas.Kommune) bool { return k.Kode() == 671 }

// faa is the usual country, but for Struer's kontanthjælp in one month, where there are so
// many.
func faa(maaned int, c celle) func(schemas.Month, schemas.Kommune, schemas.Ydelse) celle {
	return func(m schemas.Month, k schemas.Kommune, y schemas.Ydelse) celle {
		if erStruer(k) && y == schemas.Kontanthjaelp && m == schemas.MonthOf(aar, 1+maaned) {
			return c
		}
		return mange(m, k, y)
	}
}

func maerke(t *offentlig.Tabel, maal string, plads ...int) offentlig.Maerke {
	return t.Celle(t.Maalnr(maal), plads...).Maerke
}

func TestACountryOfLargeCountsHidesNoneOfThem(t *testing.T) {
	p, fuld := byg(t, nytLand(t, mange).grundlag(t))
	if diff := cmp.Diff(fuld[0].Celler, p.Tabel(offentlig.Maaned).Celler); diff != "" {
		t.Error(diff)
	}
}

func TestACountOfOneOrTwoIsHiddenWithItsSharesAndOneOfThreeIsShown(t *testing.T) {
	for personer, vil := range map[int]offentlig.Maerke{1: offentlig.Skjult, 2: offentlig.Skjult, 6: offentlig.Vist} {
		p, _ := byg(t, nytLand(t, faa(marts, celle{personer, personer / 2, personer / 2})).grundlag(t))
		maaned := p.Tabel(offentlig.Maaned)
		for _, maal := range []string{"personer", "uden_tilbud", "andel_uden_tilbud", "faerre_end_4_samtaler", "andel_faerre_end_4_samtaler"} {
			if m := maerke(maaned, maal, marts, struer, kontanthjaelp); m != vil {
				t.Errorf("%s of %d persons is marked %q, want %q", maal, personer, m, vil)
			}
		}
	}
}

func TestWhatIsLeftOfABaseIsJudgedAsACountIs(t *testing.T) {
	for uden, vil := range map[int]offentlig.Maerke{17: offentlig.Vist, 18: offentlig.Skjult, 19: offentlig.Skjult, 20: offentlig.Vist} {
		p, _ := byg(t, nytLand(t, faa(marts, celle{20, uden, 5})).grundlag(t))
		maaned := p.Tabel(offentlig.Maaned)
		if m := maerke(maaned, "uden_tilbud", marts, struer, kontanthjaelp); m != vil {
			t.Errorf("%d of 20 is marked %q, want %q", uden, m, vil)
		}
		if m := maerke(maaned, "personer", marts, struer, kontanthjaelp); m != offentlig.Vist {
			t.Errorf("the 20 persons are marked %q", m)
		}
	}
}

func TestAMonthThatIsHiddenHidesEveryMeanThatItIsIn(t *testing.T) {
	p, _ := byg(t, nytLand(t, faa(marts, celle{2, 1, 1})).grundlag(t))
	maaned := p.Tabel(offentlig.Maaned)
	for m := range 12 {
		vil := offentlig.Vist
		if m >= marts {
			vil = offentlig.Skjult
		}
		if fik := maerke(maaned, "gns12_uden_tilbud", m, struer, kontanthjaelp); fik != vil {
			t.Errorf("the mean up to month %d is marked %q, want %q", m+1, fik, vil)
		}
	}
}

func TestAMonthOfTheYearBeforeThatIsHiddenHidesTheMeansThatItIsIn(t *testing.T) {
	const juni2023 = -7
	p, _ := byg(t, nytLand(t, faa(juni2023, celle{2, 1, 1})).grundlag(t))
	maaned := p.Tabel(offentlig.Maaned)
	for m, vil := range map[int]offentlig.Maerke{0: offentlig.Skjult, 4: offentlig.Skjult, 5: offentlig.Vist, 11: offentlig.Vist} {
		if fik := maerke(maaned, "gns12_uden_tilbud", m, struer, kontanthjaelp); fik != vil {
			t.Errorf("the mean up to month %d is marked %q, want %q", m+1, fik, vil)
		}
	}
}

// oe is the usual country, but Struer has so many persons of one ydelse in all months, and
// none else.
func oe(c celle) func(schemas.Month, schemas.Kommune, schemas.Ydelse) celle {
	return func(m schemas.Month, k schemas.Kommune, y schemas.Ydelse) celle {
		switch {
		case !erStruer(k):
			return mange(m, k, y)
		case y == schemas.Kontanthjaelp:
			return c
		}
		return celle{}
	}
}

func TestADecisionIsShownWhereItsFiguresAreHidden(t *testing.T) {
	l := nytLand(t, oe(celle{2, 1, 0}))
	g := l.grundlag(t)
	var err error
	if g.Tilsyn, err = statement.Afgoer(l.lov, g.Opgoerelse, grader(), nil); err != nil {
		t.Fatal(err)
	}
	p, _ := byg(t, g)
	aarstabel, tilsyn, afstand := p.Tabel(offentlig.Aar), p.Tabel(offentlig.Tilsyn), p.Tabel(offentlig.Afstand)
	for maal, vil := range map[string]offentlig.Maerke{"andel_uden_tilbud": offentlig.Skjult, "maal1_opfyldt": offentlig.Vist, "maaneder": offentlig.Skjult} {
		if m := maerke(aarstabel, maal, 0, struer); m != vil {
			t.Errorf("%s is marked %q, want %q", maal, m, vil)
		}
	}
	if m := maerke(afstand, "personer_pr_maaned", 0, struer-1, 0); m != offentlig.Skjult {
		t.Errorf("how far it is to the limit is marked %q", m)
	}
	status, begrundelse := tilsyn.Celle(tilsyn.Maalnr("status"), 0, struer-1), tilsyn.Celle(tilsyn.Maalnr("begrundelse"), 0, struer-1)
	if status.Tekst != "skaerpet_tilsyn" {
		t.Errorf("the status is %+v", status)
	}
	if strings.Contains(begrundelse.Tekst, "50,0") || !strings.Contains(begrundelse.Tekst, "fulde tal") {
		t.Errorf("the reasons are: %s", begrundelse.Tekst)
	}
	if andre := tilsyn.Celle(tilsyn.Maalnr("begrundelse"), 0, struer).Tekst; !strings.Contains(andre, "pct.") {
		t.Errorf("the reasons of a large kommune have no numbers: %s", andre)
	}
}

// grader say of every kommune that it has more persons on benefits than expected.
func grader() (ud []schemas.Ydelsesgrad) {
	for k := range schemas.Kommune(schemas.Kommuner) {
		ud = append(ud, schemas.Ydelsesgrad{Aar: aar, Kommune: k, Faktisk: 150_000, Forventet: 140_000})
	}
	return ud
}

func TestAHiddenCellHoldsNothingButItsMark(t *testing.T) {
	p, _ := byg(t, nytLand(t, oe(celle{2, 1, 0})).grundlag(t))
	hidden := 0
	for i := range p.Tabeller {
		for _, c := range p.Tabeller[i].Celler {
			if c.Maerke != offentlig.Vist {
				hidden++
				if diff := cmp.Diff(offentlig.Celle{Maerke: c.Maerke}, c); diff != "" {
					t.Fatalf("%s: %s", p.Tabeller[i].ID, diff)
				}
			}
		}
	}
	if hidden == 0 {
		t.Error("nothing is hidden")
	}
}

func TestMonthsWithoutDataHaveNoFigures(t *testing.T) {
	l := nytLand(t, mange)
	l.sist = schemas.MonthOf(aar, 5)
	p, _ := byg(t, l.grundlag(t))
	for _, id := range []string{offentlig.Maaned, offentlig.Varighed, offentlig.Afstemning, offentlig.Grunde, offentlig.Udeladt} {
		tabel := p.Tabel(id)
		for m := range 12 {
			vil := offentlig.Vist
			if m >= 5 {
				vil = offentlig.FindesIkke
			}
			if fik := maerke(tabel, "personer", m, 0, 0); fik != vil {
				t.Errorf("%s of month %d is marked %q, want %q", id, m+1, fik, vil)
			}
		}
	}
}

func TestTheGroundsAddUpToThePersonsAndTheNumerators(t *testing.T) {
	p, _ := byg(t, nytLand(t, mange).grundlag(t))
	grunde, maaned := p.Tabel(offentlig.Grunde), p.Tabel(offentlig.Maaned)
	sum := func(o int, fra, til int) (n int64) {
		for g := fra; g < til; g++ {
			n += grunde.Celle(0, marts, o, g).Antal
		}
		return n
	}
	for o := range 99 {
		personer := maaned.Celle(0, marts, o, alle).Antal
		if sum(o, 0, 3) != personer || sum(o, 3, 8) != personer || sum(o, 3, 7) != maaned.Celle(2, marts, o, alle).Antal || grunde.Celle(0, marts, o, 2).Antal != maaned.Celle(1, marts, o, alle).Antal {
			t.Fatalf("the grounds of area %d do not add up", o)
		}
	}
}

// What an earlier publication hid stays hidden where the figure is the same, and what it
// showed protects nothing.
func TestAPublicationFollowsThoseBeforeIt(t *testing.T) {
	g := nytLand(t, faa(marts, celle{2, 1, 1})).grundlag(t)
	foerste, fuld := byg(t, g)
	g.Tidligere = []offentlig.Tidligere{{Aar: aar, Vist: foerste.Tabeller, Fuld: fuld}}
	g.Foer = &g.Tidligere[0]
	anden, _ := byg(t, g)
	for _, id := range []string{offentlig.Maaned, offentlig.Varighed, offentlig.Grunde} {
		if diff := cmp.Diff(foerste.Tabel(id).Celler, anden.Tabel(id).Celler); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
	aendringer := anden.Tabel(offentlig.Aendringer)
	if *aendringer.Celle(0, 0, 5) != *aendringer.Celle(1, 0, 5) {
		t.Error("the same figures are shown as a change")
	}
}

// Two persons whom an earlier publication showed can be hidden by none any more.
func TestNothingIsPublishedWhereAnEarlierPublicationShowedTooMuch(t *testing.T) {
	g := nytLand(t, faa(marts, celle{2, 1, 1})).grundlag(t)
	_, fuld := byg(t, g)
	g.Tidligere = []offentlig.Tidligere{{Aar: aar, Vist: slices.Clone(fuld), Fuld: fuld}}
	var usikker *offentlig.UsikkerError
	if _, _, err := offentlig.Byg(g); !errors.As(err, &usikker) || usikker.Angreb.Known == 0 {
		t.Errorf("the error is %v", err)
	}

	// But for the decisions alone, where a person asks for that.
	g.KunAfgoerelser = true
	p, _ := byg(t, g)
	for _, id := range []string{offentlig.Maaned, offentlig.Varighed, offentlig.Afstemning, offentlig.Grunde, offentlig.Udeladt} {
		if p.Tabel(id).Findes() {
			t.Errorf("%s shows a figure", id)
		}
	}
	for o := range 99 {
		aarstabel := p.Tabel(offentlig.Aar)
		if maerke(aarstabel, "maal1_opfyldt", 0, o) != offentlig.Vist || maerke(aarstabel, "andel_uden_tilbud", 0, o) != offentlig.Skjult {
			t.Fatalf("area %d does not show the verdict alone", o)
		}
	}
}

// A country of few persons shows of the kommuner all persons together alone, and says so; what
// has to be 0 is shown.
func TestOfFewPersonsTheKommunerShowAllTogetherAlone(t *testing.T) {
	p, _ := byg(t, nytLand(t, func(m schemas.Month, k schemas.Kommune, y schemas.Ydelse) celle {
		switch {
		case y == schemas.Revalidering:
			return celle{}
		case y == schemas.Kontanthjaelp:
			return celle{6, 3, 3}
		}
		return celle{1, 0, 1}
	}).grundlag(t))
	maaned := p.Tabel(offentlig.Maaned)
	for _, c := range []struct {
		o, ydelse int
		vil       offentlig.Maerke
	}{{0, kontanthjaelp, offentlig.Vist}, {0, alle, offentlig.Vist}, {struer, alle, offentlig.Vist}, {struer, kontanthjaelp, offentlig.Skjult},
		{struer, int(schemas.GruppeRevalidering) - 1, offentlig.Vist}} {
		if m := maerke(maaned, "personer", marts, c.o, c.ydelse); m != c.vil {
			t.Errorf("area %d, ydelse %d: marked %q, want %q", c.o, c.ydelse, m, c.vil)
		}
	}
	if p.Beskyttelse.Udenfor == 0 {
		t.Error("it is not said that the kommuner's figures are withheld")
	}
}

// A correction of one kommune cannot be told from Hele landet then and now.
func TestTheDifferenceOfTwoPublicationsGivesNothingAway(t *testing.T) {
	with := func(personer int) offentlig.Grundlag {
		return nytLand(t, faa(marts, celle{personer, personer / 2, personer / 2})).grundlag(t)
	}
	foerste, fuld := byg(t, with(7))
	g := with(2)
	g.Tidligere = []offentlig.Tidligere{{Aar: aar, Vist: foerste.Tabeller, Fuld: fuld}}
	p, _ := byg(t, g)
	maaned := p.Tabel(offentlig.Maaned)
	if m := maerke(maaned, "personer", marts, struer, kontanthjaelp); m != offentlig.Skjult {
		t.Errorf("two persons are marked %q", m)
	}
	andre := false // another cell of the sum has to be hidden, be it Hele landet
	for o := range 99 {
		andre = andre || o != struer && maerke(maaned, "personer", marts, o, kontanthjaelp) == offentlig.Skjult
	}
	if !andre {
		t.Error("the two persons are Hele landet less all others, which are as they were")
	}
}
