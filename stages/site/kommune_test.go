package site

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

// struer is the kommune that the tests look at.
const struer = "671"

var (
	skjult          = offentlig.Celle{Maerke: offentlig.Skjult}
	findesIkke      = offentlig.Celle{Maerke: offentlig.FindesIkke}
	svarJa, svarNej = offentlig.Celle{Antal: 1}, offentlig.Celle{}
	maanedskode     = func(nr int) string { return schemas.MonthOf(2024, nr).First().String() }
)

func promille(n int64) offentlig.Celle { return offentlig.Celle{Andel: float64(n) / 1000, Promille: n} }

func ord(tekst string) offentlig.Celle { return offentlig.Celle{Tekst: tekst} }

// saet puts a figure into a publication.
func saet(t *testing.T, p *offentlig.Publikation, c offentlig.Celle, tabel, maal string, koder ...string) {
	t.Helper()
	sted := opslag{p}.celle(tabel, maal, koder...)
	foer := *sted
	*sted = c
	if efter := *(opslag{p}).celle(tabel, maal, koder...); efter != c && foer != c {
		t.Fatalf("%s has no %s at %v", tabel, maal, koder)
	}
}

// publikation is a made-up one in which Struer has figures that one could believe.
func publikation(t *testing.T) *offentlig.Publikation {
	p := proeve.Publikation()
	for nr, andel := range []int64{341, 338, 329, 322, 318, 300, 305, 297, 288, 281, 276, 269} {
		m := maanedskode(nr + 1)
		saet(t, p, offentlig.Celle{Antal: int64(402 - 3*nr)}, offentlig.Maaned, "personer", m, struer, schemas.Alle)
		saet(t, p, offentlig.Celle{Antal: int64(402-3*nr) * andel / 1000}, offentlig.Maaned, "uden_tilbud", m, struer, schemas.Alle)
		saet(t, p, offentlig.Celle{Antal: int64(90 - 2*nr)}, offentlig.Maaned, "faerre_end_4_samtaler", m, struer, schemas.Alle)
		saet(t, p, promille(andel), offentlig.Maaned, "andel_uden_tilbud", m, struer, schemas.Alle)
		saet(t, p, promille(360-int64(5*nr)), offentlig.Maaned, "gns12_uden_tilbud", m, struer, schemas.Alle)
		saet(t, p, promille(224-int64(3*nr)), offentlig.Maaned, "andel_faerre_end_4_samtaler", m, struer, schemas.Alle)
		saet(t, p, promille(231-int64(2*nr)), offentlig.Maaned, "gns12_faerre_end_4_samtaler", m, struer, schemas.Alle)
	}
	for maal, c := range map[string]offentlig.Celle{"maaneder": {Antal: 12}, "andel_uden_tilbud": promille(305), "maal1_opfyldt": svarNej, "andel_faerre_end_4_samtaler": promille(208), "maal2_opfyldt": svarNej} {
		saet(t, p, c, offentlig.Aar, maal, "2024", struer)
	}
	for maal, c := range map[string]offentlig.Celle{
		"resultatmaal_opfyldt": svarNej, "maal1_opfyldt": svarNej, "maal2_opfyldt": svarNej, "status_foer": ord("ingen"), "status": ord("skaerpet_tilsyn"), "paragraf": ord("§ 6, stk. 1"),
		"meddelelse_senest": ord("2025-04-30"), "redegoerelse_senest": ord("2025-07-31"), "genopretning_til": ord("2025-12-31"), "sagsgennemgang_senest": findesIkke} {
		saet(t, p, c, offentlig.Tilsyn, maal, "2024", struer)
	}
	return p
}

// uden takes a table out of a publication.
func uden(p *offentlig.Publikation, id string) {
	p.Tabeller = slices.DeleteFunc(p.Tabeller, func(t offentlig.Tabel) bool { return t.ID == id })
}

// kommunesiden is the page of Struer.
func kommunesiden(t *testing.T, p *offentlig.Publikation) string {
	t.Helper()
	return sidenAf(t, p, 671)
}

func sidenAf(t *testing.T, p *offentlig.Publikation, kode int32) string {
	t.Helper()
	r, err := nyRamme(p)
	if err != nil {
		t.Fatal(err)
	}
	k, _ := schemas.KommuneFraKode(kode)
	f, err := r.kommune(k, filstier)
	if err != nil {
		t.Fatal(err)
	}
	return string(f.Data)
}

// filstier are the other files of a publication.
var filstier = []string{"data/fokusmaal_maaned.csv", "data/fokusmaal_maaned.parquet", "data/fokusmaal_aar.csv", "fokusmaal_2024.xlsx"}

var maerkater = regexp.MustCompile(`<[^>]*>`)

// laest is a page as it is read: without markup, and with single spaces.
func laest(side string) string {
	side = scripts.ReplaceAllString(side, "")
	return strings.Join(strings.Fields(maerkater.ReplaceAllString(side, " ")), " ")
}

// siger fails where a page does not say a text, sigerIkke where it does.
func siger(t *testing.T, side string, tekster ...string) {
	t.Helper()
	for _, tekst := range tekster {
		if !strings.Contains(laest(side), tekst) {
			t.Errorf("the page does not say %q", tekst)
		}
	}
}

func sigerIkke(t *testing.T, side string, tekster ...string) {
	t.Helper()
	for _, tekst := range tekster {
		if strings.Contains(laest(side), tekst) {
			t.Errorf("the page says %q", tekst)
		}
	}
}

func TestAHiddenMonthLeavesAGapInTheLineAndItsSignInTheTable(t *testing.T) {
	p := publikation(t)
	saet(t, p, skjult, offentlig.Maaned, "andel_uden_tilbud", maanedskode(5), struer, schemas.Alle)
	saet(t, p, findesIkke, offentlig.Maaned, "andel_uden_tilbud", maanedskode(9), struer, schemas.Alle)
	b := nyKommunebygger(p, 72)
	if b.kode != struer {
		t.Fatalf("kommune 72 is %s", b.kode)
	}
	d := b.maaledel(1)
	maaned, gns := d.Tegning.Kurver[0], d.Tegning.Kurver[1]
	if len(maaned.Stykker) != 3 || len(maaned.Maerker) != 10 {
		t.Errorf("with two months missing the line has %d pieces and %d points, want 3 and 10", len(maaned.Stykker), len(maaned.Maerker))
	}
	if len(gns.Stykker) != 1 || len(gns.Maerker) != 12 {
		t.Errorf("the mean, of which no month is missing, has %d pieces and %d points, want 1 and 12", len(gns.Stykker), len(gns.Maerker))
	}
	if tegn := d.Tegning.Maaneder[4].Tegn + d.Tegning.Maaneder[8].Tegn; tegn != "..." {
		t.Errorf("the axis has the signs %q where the line is broken", tegn)
	}
	if celle := d.Skema.Raekker[4].Celler[2]; celle.V != "skjult" || !strings.Contains(string(celle.HTML), ">..<") {
		t.Errorf("the table has %q (%q) in the hidden month", celle.HTML, celle.V)
	}
}

func TestADecisionIsShownWhereTheFiguresAreHidden(t *testing.T) {
	p := publikation(t)
	for _, maal := range []string{"andel_uden_tilbud", "andel_faerre_end_4_samtaler"} {
		saet(t, p, skjult, offentlig.Aar, maal, "2024", struer)
	}
	side := kommunesiden(t, p)
	siger(t, side, "Afgørelsen på tallene for 2024: Skærpet tilsyn", "Afgørelsen er truffet på de fulde tal og vises altid",
		"Tallet er skjult, fordi det handler om få personer. Det skal være under 30 pct.", "BEK nr. 301 af 20/03/2023, § 6, stk. 1", "31. juli 2025")
	foerste, _, _ := strings.Cut(side, `id="maaneder"`)
	sigerIkke(t, foerste, "30,5", "20,8")
	sigerIkke(t, kommunesiden(t, publikation(t)), "vises altid")
}

func TestAYearWithoutTilsynShowsTheTwoGoalsAndSaysThatNothingWasDecided(t *testing.T) {
	p := publikation(t)
	uden(p, offentlig.Tilsyn)
	side := kommunesiden(t, p)
	siger(t, side, "Der er ikke truffet nogen afgørelse på tallene for 2024.", "uden kommunernes resultatmål", "30,5", "20,8", "Ikke opfyldt")
	sigerIkke(t, side, "indtil videre")
	sigerIkke(t, side, "Skærpet tilsyn", "Meddelelse til kommunen")
}

func TestAForeloebigYearSaysThatNothingIsDecided(t *testing.T) {
	p := publikation(t)
	p.Foreloebig = true
	saet(t, p, ord("ikke_afgjort"), offentlig.Tilsyn, "status", "2024", struer)
	saet(t, p, ord("Tallene går til og med september."), offentlig.Tilsyn, "begrundelse", "2024", struer)
	side := kommunesiden(t, p)
	siger(t, side, "Tallene er foreløbige, for året har endnu ikke tal for 12 måneder. Derfor er intet afgjort.", "Tallene går til og med september.", "Ikke opfyldt indtil videre")
	sigerIkke(t, side, "Meddelelse til kommunen", "vises altid", "Nu: ")
}

func TestAYearThatDoesNotSelectSaysSo(t *testing.T) {
	for aar, vil := range map[int]string{2020: "udvælger ingen", 2021: "Kun fokusmål 2 afgør", 2022: "Kun fokusmål 2 afgør", 2023: "", 2024: ""} {
		if u := aarslovFor(aar).Undtaget; !strings.Contains(u, vil) || (vil == "") != (u == "") {
			t.Errorf("%d: %q", aar, u)
		}
	}
}

func TestAMeasureWithoutPersonsCountsAsMet(t *testing.T) {
	p := publikation(t)
	saet(t, p, findesIkke, offentlig.Aar, "andel_uden_tilbud", "2024", struer)
	saet(t, p, findesIkke, offentlig.Aar, "maal1_opfyldt", "2024", struer)
	saet(t, p, svarJa, offentlig.Tilsyn, "maal1_opfyldt", "2024", struer)
	siger(t, kommunesiden(t, p), "ingen måned har personer i populationen. Målet regnes da som opfyldt. ✓ Opfyldt")
}

func TestAShareThatIsRoundedToTheLimitSaysOnWhichSideItIs(t *testing.T) {
	for _, c := range []struct {
		promille int64
		dom      offentlig.Celle
		vil      string
	}{
		{300, svarJa, "Tallet er rundet op. Det nøjagtige er under 30 pct."},
		{300, svarNej, "Det nøjagtige tal er ikke under 30 pct."},
		{299, svarJa, ""},
		{301, svarNej, ""},
	} {
		p := publikation(t)
		saet(t, p, offentlig.Celle{Promille: c.promille}, offentlig.Aar, "andel_uden_tilbud", "2024", struer)
		saet(t, p, c.dom, offentlig.Aar, "maal1_opfyldt", "2024", struer)
		side := kommunesiden(t, p)
		if c.vil == "" {
			sigerIkke(t, side, "Det nøjagtige er under 30", "Det nøjagtige tal er ikke under 30")
			continue
		}
		siger(t, side, "Skal være under 30 pct. "+c.vil)
	}
}

func TestTheDistanceIsSaidInPersons(t *testing.T) {
	for vil, c := range map[string][2]offentlig.Celle{
		"For at opfylde fokusmål 1 skulle der i hver måned være mindst 7 færre personer uden tilbud eller 100 løntimer.":     {svarNej, {Antal: 7}},
		"For at opfylde fokusmål 1 skulle der i hver måned være mindst 1 person færre uden tilbud eller 100 løntimer.":       {svarNej, {Antal: 1}},
		"Fokusmål 1 er opfyldt. Der er plads til 1 person mere uden tilbud eller 100 løntimer i hver måned.":                 {svarJa, {Antal: 1}},
		"Fokusmål 1 er opfyldt, men kun lige: Der er plads til 0 personer mere uden tilbud eller 100 løntimer i hver måned.": {svarJa, {}},
		"Afstanden til fokusmål 1 er skjult, for den handler om få personer: .. skjult af hensyn til få personer .":          {svarJa, skjult},
		"Der er ingen afstand at vise for fokusmål 1, for årets tal findes ikke.":                                            {findesIkke, findesIkke},
	} {
		p := publikation(t)
		saet(t, p, c[0], offentlig.Afstand, "opfyldt", "2024", struer, "1")
		saet(t, p, c[1], offentlig.Afstand, "personer_pr_maaned", "2024", struer, "1")
		siger(t, kommunesiden(t, p), vil)
	}
}

func TestOnlyReadingsThatChangeTheAnswerAreShown(t *testing.T) {
	p := publikation(t)
	for _, l := range []string{"R04", "R13"} {
		for _, f := range []string{"1", "2"} {
			saet(t, p, svarNej, offentlig.Foelsomhed, "skifter", "2024", l, struer, f)
		}
	}
	siger(t, kommunesiden(t, p), "Ingen af dem ville ændre, om Struer opfylder fokusmålene.")
	saet(t, p, skjult, offentlig.Foelsomhed, "skifter", "2024", "R13", struer, "1")
	siger(t, kommunesiden(t, p), "Ingen af dem, der kan vises, ville ændre", "Nogle svar er skjult")
	saet(t, p, svarJa, offentlig.Foelsomhed, "skifter", "2024", "R04", struer, "2")
	side := kommunesiden(t, p)
	siger(t, side, "R04: Vinduet")
	sigerIkke(t, side, "R13: Årets", "Ingen af dem")
	uden(p, offentlig.Foelsomhed)
	siger(t, kommunesiden(t, p), "Det er ikke regnet ud til denne offentliggørelse, hvad andre læsninger ville ændre.")
}

func TestADifferenceStandsOnlyBetweenShownFigures(t *testing.T) {
	for vil, c := range map[string][2]offentlig.Celle{
		"+0,7 procentpoint": {promille(298), promille(305)}, "−0,7 procentpoint": {promille(305), promille(298)},
		"..": {skjult, promille(305)}, ".": {findesIkke, promille(305)},
	} {
		p := publikation(t)
		saet(t, p, c[0], offentlig.Aendringer, "andel_uden_tilbud_foer", "2024", struer)
		saet(t, p, c[1], offentlig.Aendringer, "andel_uden_tilbud", "2024", struer)
		if har := laest(string(nyKommunebygger(p, 72).aendringer().Raekker[0].Celler[2].HTML)); har != vil && !strings.HasPrefix(har, vil+" ") {
			t.Errorf("the difference is %q, want %q", har, vil)
		}
	}
	p := publikation(t)
	uden(p, offentlig.Aendringer)
	siger(t, kommunesiden(t, p), "Der er ingen tidligere offentliggørelse af årets tal at sammenligne med.")
}

func TestAFunnelWithAHiddenStepHasNoSum(t *testing.T) {
	p := publikation(t)
	for i := range schemas.AntalTrin {
		saet(t, p, offentlig.Celle{Antal: 100}, offentlig.Afstemning, "personer", maanedskode(12), struer, schemas.Trin(i+1).String())
	}
	b := nyKommunebygger(p, 72)
	hel, ok := b.tragt()
	if !ok || hel.Raekker[0].Celler[0].HTML != "500" || hel.Raekker[1].Celler[0].Stribe.Fra != "80.0" || hel.Raekker[5].Celler[0].Stribe.Fra != "0.0" {
		t.Errorf("a whole funnel: %v, %+v", ok, hel.Raekker[0])
	}
	saet(t, p, skjult, offentlig.Afstemning, "personer", maanedskode(12), struer, schemas.DoedMaaned.String())
	brudt, ok := b.tragt()
	if ok || !strings.Contains(string(brudt.Raekker[0].Celler[0].HTML), ">..<") || brudt.Raekker[1].Celler[0].Stribe.Fra != "0.0" || brudt.Raekker[2].Celler[0].Stribe != nil {
		t.Errorf("a funnel with a hidden step: %v, %+v", ok, brudt.Raekker)
	}
}

func TestTheLastMonthWithDataIsTheOneShown(t *testing.T) {
	p := publikation(t)
	tabel := p.Tabel(offentlig.Maaned)
	for m := 9; m < 12; m++ {
		for o := range tabel.Akser[1].Vaerdier {
			*tabel.Celle(0, m, o, 8) = findesIkke
		}
	}
	if b := nyKommunebygger(p, 72); b.maaned != maanedskode(9) || b.m != schemas.MonthOf(2024, 9) {
		t.Errorf("the last month with data is %s (%s), want September", b.maaned, b.m)
	}
	*tabel.Celle(0, 9, 50, 8) = skjult // one kommune has data, if hidden
	if b := nyKommunebygger(p, 72); b.maaned != maanedskode(10) {
		t.Errorf("the last month with data is %s, want October", b.maaned)
	}
}

func TestAKommunePageIsSmallAndTheSameEveryTime(t *testing.T) {
	regler := reglerne(t)
	foerste, err := Sider(publikation(t), regler, filstier, offentlig.EfterHinanden)
	if err != nil {
		t.Fatal(err)
	}
	igen, err := Sider(publikation(t), regler, filstier, offentlig.EfterHinanden)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range foerste {
		if strings.HasPrefix(f.Sti, "kommune/") && len(f.Data) >= 100_000 {
			t.Errorf("%s has %d bytes", f.Sti, len(f.Data))
		}
		if !bytes.Equal(f.Data, igen[i].Data) {
			t.Errorf("%s is not the same twice", f.Sti)
		}
	}
}

func reglerne(t *testing.T) string {
	t.Helper()
	regler, err := os.ReadFile("../lov/REGLER.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(regler)
}
