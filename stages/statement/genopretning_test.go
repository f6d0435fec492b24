package statement_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/spells"
	"fokusmaal/stages/statement"
)

// genopretningsaar is 2024 of Struer with these means of 12 months from January on, the same
// in both fokusmål; the data end with the last one.
func genopretningsaar(t *testing.T, gns ...statement.Middel) *statement.Opgoerelse {
	t.Helper()
	o := medAndele(t, 2024, andele{"2/5", "1/10"})
	o.Daekning.Sidste = schemas.MonthOf(2024, len(gns))
	for i, g := range gns {
		m := statement.Maanedstal{Maaned: schemas.MonthOf(2024, i+1), Omraade: statement.Omraade{Kode: struer}, Gns12UdenTilbud: g, Gns12FaerreEnd4Samtaler: g}
		for _, ydelse := range []string{"kontanthjaelp", schemas.Alle} {
			m.Ydelse = ydelse
			o.Maanedlig = append(o.Maanedlig, m)
		}
	}
	// A month without data stands in the table, and not here.
	o.Maanedlig = append(o.Maanedlig, statement.Maanedstal{Maaned: o.Daekning.Sidste + 1, Omraade: statement.Omraade{Kode: struer}, Ydelse: schemas.Alle, Gns12UdenTilbud: somMiddel("1/2")})
	return o
}

// tilsynet is what is decided on such a year.
func tilsynet(t *testing.T, o *statement.Opgoerelse, f foer) *statement.Tilsyn {
	t.Helper()
	tilsyn, err := statement.Afgoer(loven(t), o, medGrader(t, o.Aar, 2, 1), medForrige(t, o.Aar-1, f))
	if err != nil {
		t.Fatal(err)
	}
	return tilsyn
}

// vurderet writes a month: u uden fremgang, h at the half-way mark, o met, - nothing of it.
func vurderet(g statement.Genopretningstal) (ud string) {
	for _, flag := range []struct {
		sat  bool
		tegn string
	}{{g.UdenFremgang, "u"}, {g.NaaetHalvvejs, "h"}, {g.Opfyldt, "o"}} {
		if flag.sat {
			ud += flag.tegn
		}
	}
	if ud == "" {
		return "-"
	}
	return ud
}

// The baseline is 50 and 40 pct.: half-way is 40 of 30 and 30 of 20.
func TestTheRecoveryIsHeldAgainstBaselineMarkAndLimit(t *testing.T) {
	for navn, sag := range map[string]struct {
		gns string
		vil [2]string
	}{
		"worse than at selection":      {"51/100", [2]string{"u", "u"}},
		"as at the selection of 1":     {"1/2", [2]string{"u", "u"}},
		"a hair under the selection":   {"49999/100000", [2]string{"-", "u"}},
		"as at the selection of 2":     {"2/5", [2]string{"h", "u"}},
		"a hair over the mark of 1":    {"40001/100000", [2]string{"-", "u"}},
		"a hair under selection of 2":  {"39999/100000", [2]string{"h", "-"}},
		"on the limit of 1, mark of 2": {"3/10", [2]string{"h", "h"}},
		"a hair over the mark of 2":    {"30001/100000", [2]string{"h", "-"}},
		"under the limit of 1":         {"29999/100000", [2]string{"ho", "h"}},
		"on the limit of 2":            {"1/5", [2]string{"ho", "h"}},
		"under both":                   {"19999/100000", [2]string{"ho", "ho"}},
		"no history":                   {"", [2]string{"-", "-"}},
	} {
		t.Run(navn, func(t *testing.T) {
			for _, f := range []foer{foerSkaerpet, foerForlaenget} {
				o := genopretningsaar(t, somMiddel(sag.gns))
				har := statement.Genopretninger(loven(t), o, tilsynet(t, o, f), nil)
				if len(har) != 2 || vurderet(har[0]) != sag.vil[0] || vurderet(har[1]) != sag.vil[1] {
					t.Fatalf("from %s: %+v, want %v", f.status, har, sag.vil)
				}
				for i, g := range har {
					if g.Kommune != kommunen(t) || g.Fokusmaal != i+1 || g.Maaned != schemas.MonthOf(2024, 1) || !g.Udvaelger || g.Graense != []int64{30, 20}[i] {
						t.Errorf("%+v", g)
					}
				}
				if maerker := (andele{har[0].Halvvejs.RatString(), har[1].Halvvejs.RatString()}); maerker != (andele{"2/5", "3/10"}) {
					t.Errorf("half-way is %v", maerker)
				}
			}
		})
	}
}

func TestAFokusmaalMetOrWithoutShareAtSelectionHasNoMark(t *testing.T) {
	o := genopretningsaar(t, somMiddel("3/10"))
	for navn, sag := range map[string]struct {
		baseline andele
		vil      string // of fokusmål 1
		maerke   bool
	}{
		"met at selection":   {andele{"29/100", "2/5"}, "u", false},
		"no share":           {andele{"", "2/5"}, "u", false},
		"exactly the limit":  {andele{"3/10", "2/5"}, "h", true},
		"unmet at selection": {andele{"31/100", "2/5"}, "h", true},
	} {
		har := statement.Genopretninger(loven(t), o, tilsynet(t, o, foer{schemas.SkaerpetTilsyn, 2023, sag.baseline}), nil)
		if vurderet(har[0]) != sag.vil || (har[0].Halvvejs != nil) != sag.maerke {
			t.Errorf("%s: %+v, want %s", navn, har[0], sag.vil)
		}
	}
}

// § 11 asks for progress of what is unmet alone.
func TestAFokusmaalThatIsMetNeedsNoProgress(t *testing.T) {
	for gns, vil := range map[string]string{"29/100": "o", "3/10": "u"} {
		o := genopretningsaar(t, somMiddel(gns))
		for _, baseline := range []andele{{"10/100", "2/5"}, {"", "2/5"}} {
			har := statement.Genopretninger(loven(t), o, tilsynet(t, o, foer{schemas.SkaerpetTilsyn, 2023, baseline}), nil)
			if vurderet(har[0]) != vil {
				t.Errorf("%v and now %s: %+v, want %s", baseline, gns, har[0], vil)
			}
		}
	}
}

func TestOnlyAKommuneInRecoveryIsFollowed(t *testing.T) {
	o := genopretningsaar(t, somMiddel("1/2"), somMiddel("1/2"))
	for _, f := range []foer{foerIngen, foerUnder} {
		if har := statement.Genopretninger(loven(t), o, tilsynet(t, o, f), nil); len(har) != 0 {
			t.Errorf("from %s: %+v", f.status, har)
		}
	}
	var har []string
	for _, g := range statement.Genopretninger(loven(t), o, tilsynet(t, o, foerSkaerpet), nil) {
		har = append(har, g.Maaned.String()+" "+string(rune('0'+g.Fokusmaal)))
	}
	if diff := cmp.Diff([]string{"2024-01 1", "2024-02 1", "2024-01 2", "2024-02 2"}, har); diff != "" {
		t.Error(diff)
	}
}

func TestBefore2023FokusmaalOneIsFollowedWithoutBeingAskedAbout(t *testing.T) {
	o := struers(t, loven(t), 2022, gange(12, personer{10, 5, 5})...)
	har := statement.Genopretninger(loven(t), o, tilsynet(t, o, foer{schemas.SkaerpetTilsyn, 2021, valgt}), nil)
	if len(har) != 24 || har[0].Udvaelger || !har[12].Udvaelger {
		t.Errorf("%d rows", len(har))
	}
	// The mean of the 12 months up to December: half in each.
	if g := har[11]; brudAf(g.Gns12) != "1/2" || g.Maaned != schemas.MonthOf(2022, 12) {
		t.Errorf("%s in %s", brudAf(g.Gns12), g.Maaned)
	}
}

func TestAMilestoneIsReachedStrictlyUnderIt(t *testing.T) {
	k, januar := kommunen(t), schemas.MonthOf(2024, 1)
	pct45, pct90 := pct(4500), pct(9000)
	plan := []schemas.Milepael{
		{Kommune: k, Maaned: januar, Maal: [2]*schemas.Pct4{&pct90, nil}},
		{Kommune: k, Maaned: januar, Maal: [2]*schemas.Pct4{&pct45, nil}}, // the last one holds
		{Kommune: k, Maaned: januar + 1, Maal: [2]*schemas.Pct4{nil, &pct90}},
		{Kommune: k + 1, Maaned: januar, Maal: [2]*schemas.Pct4{&pct90, &pct90}},
		{Kommune: k, Maaned: januar + 12, Maal: [2]*schemas.Pct4{&pct90, &pct90}},
	}
	for gns, vil := range map[string]bool{"4499999/10000000": true, "9/20": false, "": false} {
		o := genopretningsaar(t, somMiddel(gns), somMiddel(gns), somMiddel(gns))
		har := statement.Genopretninger(loven(t), o, tilsynet(t, o, foerSkaerpet), plan)
		if g := har[0]; g.Milepael == nil || *g.Milepael != pct45 || g.NaaetMilepael != vil {
			t.Errorf("%q: %+v, want %t", gns, g, vil)
		}
		for i, g := range har[1:] {
			if naaet := i+1 == 4 && gns != ""; (g.Milepael != nil) != (i+1 == 4) || g.NaaetMilepael != naaet {
				t.Errorf("%q, row %d: %+v", gns, i+1, g)
			}
		}
	}
}

// taelGrunde counts persons of Struer: the first ones have a tilbud, then some have hours
// alone; the last ones have 4 samtaler.
func taelGrunde(t *testing.T, tal *measure.Tal, m schemas.Month, alle, tilbud, timer, samtaler int) {
	t.Helper()
	for i := range alle {
		d := &lov.Dom{Maaned: m, Kommune: kommunen(t), Trin: schemas.Population, Forloeb: &spells.Forloeb{Ydelse: schemas.Kontanthjaelp, Maaneder: []spells.Maaned{{Anciennitet: 12}}}}
		switch {
		case i < tilbud:
			d.Maal1 = lov.Maal1{Grund: schemas.GrundTilbud}
		case i < tilbud+timer:
			d.Maal1 = lov.Maal1{Grund: schemas.GrundKunTimer}
		default:
			d.Maal1 = lov.Maal1{UdenTilbud: true, Grund: schemas.GrundUdenTilbud}
		}
		if i >= alle-samtaler {
			d.Maal2 = lov.Maal2{Grund: schemas.GrundMindst4}
		} else {
			d.Maal2 = lov.Maal2{FaerreEnd4Samtaler: true, Grund: schemas.GrundSamtaler(3, 0)}
		}
		tal.Tael(d)
	}
}

func TestTheMinimumskravAreMeansAndInclusive(t *testing.T) {
	type maaned [4]int // persons, with tilbud, with hours alone, with 4 samtaler
	for navn, sag := range map[string]struct {
		maaneder         []maaned
		tilbud, samtaler string
		opfyldt          [2]bool
	}{
		"exactly 70 and 80 pct.":              {[]maaned{{10, 7, 0, 8}}, "7/10", "4/5", [2]bool{true, true}},
		"a person less in one month":          {[]maaned{{10, 7, 0, 8}, {10, 6, 1, 7}}, "13/20", "3/4", [2]bool{false, false}},
		"hours do not help":                   {[]maaned{{10, 6, 4, 8}}, "3/5", "4/5", [2]bool{false, true}},
		"the mean of shares, not of persons":  {[]maaned{{1, 0, 0, 0}, {100, 100, 0, 100}}, "1/2", "1/2", [2]bool{false, false}},
		"months without persons are left out": {[]maaned{{0, 0, 0, 0}, {5, 5, 0, 5}}, "1", "1", [2]bool{true, true}},
		"nobody":                              {[]maaned{{0, 0, 0, 0}}, "-", "-", [2]bool{false, false}},
		"a hair under 70 and over 80 pct.":    {[]maaned{{1000, 699, 0, 801}}, "699/1000", "801/1000", [2]bool{false, true}},
	} {
		t.Run(navn, func(t *testing.T) {
			tal := measure.Ny(schemas.MonthOf(2024, 1), schemas.MonthOf(2024, 12))
			for i, m := range sag.maaneder {
				taelGrunde(t, tal, schemas.MonthOf(2024, i+1), m[0], m[1], m[2], m[3])
			}
			d := statement.Daekning{Sidste: schemas.MonthOf(2024, 12)}
			o := statement.Opgoer(loven(t), tal, data(schemas.MonthOf(2021, 1), d.Sidste), d, 2024)
			har := statement.Minimumskravene(loven(t), o, tilsynet(t, o, foerUnder))
			if len(har) != 1 || har[0].Kommune != kommunen(t) {
				t.Fatalf("%+v", har)
			}
			if h := har[0]; brudAf(h.Tilbud.Middel) != sag.tilbud || brudAf(h.Samtaler.Middel) != sag.samtaler || [2]bool{h.Tilbud.Opfyldt, h.Samtaler.Opfyldt} != sag.opfyldt {
				t.Errorf("%s %t and %s %t", brudAf(h.Tilbud.Middel), h.Tilbud.Opfyldt, brudAf(h.Samtaler.Middel), h.Samtaler.Opfyldt)
			}
		})
	}
}

func TestTheMinimumskravAreForThoseUnderAdministrationBeforeOrAfter(t *testing.T) {
	daarlig, god := gange(12, personer{10, 10, 10}), gange(12, personer{10, 0, 0})
	for navn, sag := range map[string]struct {
		foer     foer
		maaneder []personer
		vil      int
	}{
		"newly under":             {foerForlaenget, daarlig, 1},
		"still under":             {foerUnder, daarlig, 1},
		"no longer under":         {foerUnder, god, 1},
		"never under, selected":   {foerIngen, daarlig, 0},
		"never under, ended":      {foerSkaerpet, god, 0},
		"under, the year running": {foerUnder, daarlig[:6], 1},
	} {
		o := struers(t, loven(t), 2024, sag.maaneder...)
		if har := statement.Minimumskravene(loven(t), o, tilsynet(t, o, sag.foer)); len(har) != sag.vil {
			t.Errorf("%s: %+v", navn, har)
		}
	}
}
