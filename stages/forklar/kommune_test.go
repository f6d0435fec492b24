package forklar_test

import (
	"fmt"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/forklar"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/measure"
	"fokusmaal/stages/spells"
	"fokusmaal/stages/statement"
)

// gruppe is so many persons of kommune 101 in each month, in the population with these
// grounds, or at another step.
type gruppe struct {
	antal int
	trin  schemas.Trin
	grund [2]schemas.Grund
}

// befolkning are persons of the population, so many of whom hit in both fokusmål.
func befolkning(antal, rammer int) []gruppe {
	return []gruppe{
		{rammer, schemas.Population, [2]schemas.Grund{schemas.GrundUdenTilbud, schemas.GrundSamtaler(2, 0)}},
		{antal - rammer, schemas.Population, [2]schemas.Grund{schemas.GrundTilbud, schemas.GrundMindst4}},
	}
}

// lovUnder is the law under the readings.
func lovUnder(t *testing.T, alternativer ...lov.Laesning) *lov.Lov {
	t.Helper()
	var f lov.Fortolkning
	for _, l := range alternativer {
		f = f.Med(l)
	}
	ud, err := lov.Ny(f)
	if err != nil {
		t.Fatal(err)
	}
	return ud
}

// sag is what can differ between the kommuner that are explained here.
type sag struct {
	// uden is how many months of history the data lack.
	uden   int
	lov    *lov.Lov
	aar    int
	sidste int // the last month with data
	maaned int
	hvem   []gruppe
}

// forklaring explains kommune 101, whose every month with data is the same.
func forklaring(t *testing.T, s sag) string {
	t.Helper()
	tal := measure.Ny(schemas.MonthOf(s.aar, 1), schemas.MonthOf(s.aar, 12))
	for m := tal.Fra; m <= schemas.MonthOf(s.aar, s.sidste); m++ {
		for _, g := range s.hvem {
			d := lov.Dom{Maaned: m, Trin: g.trin, Forloeb: &spells.Forloeb{Ydelse: schemas.Kontanthjaelp, Maaneder: []spells.Maaned{{Anciennitet: 12}}}}
			d.Maal1 = lov.Maal1{UdenTilbud: g.grund[0].Rammer(), Grund: g.grund[0]}
			d.Maal2 = lov.Maal2{FaerreEnd4Samtaler: g.grund[1].Rammer(), Grund: g.grund[1]}
			for range g.antal {
				tal.Tael(&d)
			}
		}
	}
	o := statement.Opgoer(s.lov, tal, &measure.Raekkevidde{}, statement.Daekning{Sidste: schemas.MonthOf(s.aar, s.sidste), Historik: statement.HistorikOensket - s.uden}, s.aar)
	var maaned schemas.Month
	if s.maaned > 0 {
		maaned = schemas.MonthOf(s.aar, s.maaned)
	}
	return forklar.Kommune(forklar.Sag{Lov: s.lov, Opgoerelse: o, Kommune: 101, Maaned: maaned, Fokusmaal: []int{1, 2}, Koersel: koersel()})
}

func koersel() forklar.Koersel {
	return forklar.Koersel{ID: "20260401T083000Z", Version: "1.0.0", Optegnelse: "ud/run.json", Data: "land",
		Filer: []forklar.Fil{{Sti: "ydelse.parquet", SHA256: strings.Repeat("0123456789abcdef", 4), Raekker: 1234}}}
}

// skal checks that a text holds what it must; line ends and what stands before a line do
// not matter.
func skal(t *testing.T, text string, vil ...string) {
	t.Helper()
	flad := strings.Join(strings.Fields(text), " ")
	for _, v := range vil {
		if !strings.Contains(flad, v) {
			t.Errorf("%q is not in\n%s", v, text)
		}
	}
}

func skalIkke(t *testing.T, text string, ikke ...string) {
	t.Helper()
	flad := strings.Join(strings.Fields(text), " ")
	for _, v := range ikke {
		if strings.Contains(flad, v) {
			t.Errorf("%q is in\n%s", v, text)
		}
	}
}

func TestTheDecisionIsToldExactlyAtTheLimit(t *testing.T) {
	for navn, s := range map[string]struct {
		rammer, antal int
		vil           []string
	}{
		"exactly 30 pct. is not met": {300, 1000, []string{
			"Fokusmål 1, uden tilbud: ikke opfyldt", "Årets andel er 30,0 pct. og skal være mindre end 30 pct. (§ 5, nr. 1): ikke opfyldt.",
			"andelen er brøken 3 / 10, uden afrunding", "100 · 3 = 300 er lig med 30 · 10 = 300",
			"Andelen var kommet under grænsen med mindst 1 person færre i tælleren i hver af månederne i årets gennemsnit (aldrig under 0).",
		}},
		"one fewer is met": {299, 1000, []string{
			"Fokusmål 1, uden tilbud: opfyldt", "Årets andel er 29,9 pct.", "100 · 299 = 29900 er mindre end 30 · 1000 = 30000",
			"Andelen er under grænsen, men med 1 person mere i tælleren i hver af månederne i årets gennemsnit er den det ikke.",
			"Fokusmål 2, færre end 4 samtaler: ikke opfyldt", "mindst 100 personer færre",
		}},
		"a rounded share decides nothing": {1997, 10000, []string{
			"Fokusmål 2, færre end 4 samtaler: opfyldt", "Årets andel er 20,0 pct. og skal være mindre end 20 pct. (§ 5, nr. 2): opfyldt.",
		}},
		"far below": {100, 1000, []string{"Andelen er under grænsen, også med op til 199 personer mere i tælleren", "med 200 er den det ikke"}},
	} {
		t.Run(navn, func(t *testing.T) {
			skal(t, forklaring(t, sag{lov: lovUnder(t), aar: 2024, sidste: 12, hvem: befolkning(s.antal, s.rammer)}), s.vil...)
		})
	}
}

func TestAKommuneWithoutPersonsHasNoFigureAndNoVerdict(t *testing.T) {
	text := forklaring(t, sag{lov: lovUnder(t), aar: 2024, sidste: 12, maaned: 5})
	skal(t, text, "Fokusmål 1, uden tilbud: intet tal", "2024-05 0 0 - - nej, ingen personer", "0 i populationen [population]", "måneden har ingen andel")
	skalIkke(t, text, "opfyldt.", "afstand")
}

func TestAYearThatIsNotOverIsForeloebig(t *testing.T) {
	text := forklaring(t, sag{lov: lovUnder(t), aar: 2024, sidste: 6, maaned: 7, hvem: befolkning(10, 5)})
	skal(t, text, "København (101) 2024 (foreløbig)", "ikke opfyldt (foreløbig).", "Data slutter med juni 2024, så årets andel kan ændre sig.",
		"2024-06 10 5 50,0 - ja", "2024-07 0 0 - - nej, ingen data", "året 50,0 6 måneder", "Data slutter med juni 2024: måneden er ikke talt.")
}

func TestAShortHistoryIsSaidAboveTheDecision(t *testing.T) {
	text := forklaring(t, sag{lov: lovUnder(t), aar: 2024, sidste: 12, uden: 24, hvem: befolkning(10, 1)})
	skal(t, text, "forbehold Data har 12 af de 36 måneder før januar 2024: længere ydelsesforløb er skåret af, og deres anciennitet er for lav.")
	skalIkke(t, forklaring(t, sag{lov: lovUnder(t), aar: 2024, sidste: 12, hvem: befolkning(10, 1)}), "forbehold")
}

func TestWhatIsToldUnderAReadingSaysSoInEveryHeadingOfAFigure(t *testing.T) {
	text := forklaring(t, sag{lov: lovUnder(t, lov.R04, lov.R13), aar: 2024, sidste: 12, hvem: befolkning(10, 1)})
	skal(t, text, "København (101) 2024 (under R04 R13, ikke standard)", "Fokusmål 1, uden tilbud: opfyldt (under R04 R13, ikke standard)")
	skalIkke(t, forklaring(t, sag{lov: lovUnder(t), aar: 2024, sidste: 12, hvem: befolkning(10, 1)}), "ikke standard")
}

// Under R10 it is the month of the row that decides, so in March 2023 the old order alone.
func TestUnderR10TheMonthOfTheRowDecidesWhichTilbudCount(t *testing.T) {
	tilbud := []gruppe{{3, schemas.Population, [2]schemas.Grund{schemas.GrundTilbud, schemas.GrundMindst4}}}
	marts := forklaring(t, sag{lov: lovUnder(t, lov.R10), aar: 2023, sidste: 12, maaned: 3, hvem: tilbud})
	skal(t, marts, "3 har mindst ét tilbud, der tæller [tilbud] BEK nr. 1409 af 16/12/2019, § 3, stk. 2 = 3 ikke i tælleren")
	april := forklaring(t, sag{lov: lovUnder(t, lov.R10), aar: 2023, sidste: 12, maaned: 4, hvem: tilbud})
	skal(t, april, "BEK nr. 1409 af 16/12/2019, § 3, stk. 2; BEK nr. 301 af 20/03/2023, § 3, stk. 2 = 3 ikke i tælleren", "afgøres af den måned, tilbuddets række er for (R10):")
	standard := forklaring(t, sag{lov: lovUnder(t), aar: 2023, sidste: 12, maaned: 3, hvem: tilbud})
	skal(t, standard, "BEK nr. 1409 af 16/12/2019, § 3, stk. 2; BEK nr. 301 af 20/03/2023, § 3, stk. 2 = 3 ikke i tælleren", "afgøres af den dag, tilbuddet begyndte:",
		"til og med 21. marts 2023: Virksomhedspraktik", "fra 22. marts 2023 til 30. juni 2025: Virksomhedspraktik")
}

func TestUnderR08AndR18TheStepAndTheGroundSayWhatTheReadingAsks(t *testing.T) {
	hvem := []gruppe{{2, schemas.Fritaget, [2]schemas.Grund{}}, {3, schemas.Population, [2]schemas.Grund{schemas.GrundTilbud, schemas.GrundSamtaler(0, schemas.UdeladtFoerste)}}}
	text := forklaring(t, sag{lov: lovUnder(t, lov.R08, lov.R18), aar: 2024, sidste: 12, maaned: 12, hvem: hvem})
	skal(t, text, "2 fritaget mindst halvdelen af vinduet [fritaget]", "andre i vinduet er udeladt: før den første ved fremmøde [0_samtaler_udeladt_foerste]")
}

func TestTheMonthsOf2020ThatWereSuspendedAreNamed(t *testing.T) {
	text := forklaring(t, sag{lov: lovUnder(t), aar: 2020, sidste: 12, maaned: 3, hvem: befolkning(10, 1)})
	skal(t, text, "2020-03 10 1 10,0 - nej, suspenderet", "Suspenderet: marts, april, maj og juni 2020.", "året 10,0 8 måneder",
		"suspension af indsatsen: STAR, svar af 02/07/2020, om opgørelsen for 2020, gengivet", "(gengivet; kildens tekst er ikke set)",
		"Tallet for 2020 beregnes, men fører ikke til skærpet tilsyn.", "§ 15, stk. 2",
		"Marts 2020: fra ydelse til population Måneden er suspenderet og er ikke med i noget gennemsnit.")
}

func TestInTwoYearsOneFokusmaalAloneSelects(t *testing.T) {
	for _, aar := range []int{2021, 2022} {
		text := forklaring(t, sag{lov: lovUnder(t), aar: aar, sidste: 12, hvem: befolkning(10, 1)})
		foer, efter, _ := strings.Cut(text, "Fokusmål 2,")
		skal(t, foer, fmt.Sprintf("Tallet for %d beregnes, men fører ikke", aar))
		skal(t, efter, fmt.Sprintf("kan tallet for %d føre til skærpet tilsyn", aar), map[int]string{2021: "§ 15, stk. 3", 2022: "§ 14, stk. 3"}[aar])
		skalIkke(t, text, "Suspenderet:")
	}
}

func TestAYearUnderTwoOrdersNamesTheMonthsOfEach(t *testing.T) {
	text := forklaring(t, sag{lov: lovUnder(t), aar: 2023, sidste: 12, hvem: befolkning(10, 1)})
	skal(t, text, "et ydelsesforløb på mindst 12 måneder (2023-01 til 2023-03): BEK nr. 1409 af 16/12/2019, § 5",
		"et ydelsesforløb på mindst 12 måneder (2023-04 til 2023-12): BEK nr. 301 af 20/03/2023, § 5",
		"fokusmålenes grænser: BEK nr. 301 af 20/03/2023, § 5")
	if n := strings.Count(text, "Forløbet skal have mindst 12 talte"); n != 1 {
		t.Errorf("the same words stand %d times:\n%s", n, text)
	}
}

// A samtale by letter is left out from 22 March 2023 on: what is said of March 2023 is
// the rule of its last day, not of its first.
func TestAGroundIsToldWithTheRuleThatLeftItOut(t *testing.T) {
	hvem := []gruppe{{3, schemas.Population, [2]schemas.Grund{schemas.GrundKunTimer, schemas.GrundSamtaler(3, schemas.UdeladtBrev|schemas.UdeladtFoerste)}}}
	text := forklaring(t, sag{lov: lovUnder(t), aar: 2023, sidste: 12, maaned: 3, hvem: hvem})
	skal(t, text, "3 har 3 samtaler, der tæller; andre i vinduet er udeladt: pr. brev; den første, ikke ved fremmøde [3_samtaler_udeladt_brev_foerste]",
		"BEK nr. 1409 af 16/12/2019, § 5, nr. 2; BEK nr. 1409 af 16/12/2019, § 3, stk. 1; BEK nr. 301 af 20/03/2023, § 3, stk. 1; lov nr. 295 af 20/03/2023 (LAB, jf. LBK nr. 280 af 01/03/2024), § 33, stk. 1 = 3 i tælleren",
		"jobsamtalens form, afgøres af samtalens egen dato:", "til og med 21. marts 2023: Bekendtgørelsen kræver ingen bestemt form", "fra 22. marts 2023: En jobsamtale pr. brev den 22. marts 2023 eller senere tæller ikke.",
		"ordinær beskæftigelse: Der regnes med 100 timer også her")
}

func TestTheWayToThePopulationAddsUp(t *testing.T) {
	hvem := append(befolkning(10, 4), gruppe{7, schemas.Introduktionsprogram, [2]schemas.Grund{}}, gruppe{1, schemas.DoedMaaned, [2]schemas.Grund{}},
		gruppe{1200, schemas.Under12Maaneder, [2]schemas.Grund{}}, gruppe{2, schemas.Fritaget, [2]schemas.Grund{}})
	text := forklaring(t, sag{lov: lovUnder(t), aar: 2024, sidste: 12, maaned: 12, hvem: hvem})
	skal(t, text, "December 2024: fra ydelse til population 1 220 personer på en målt ydelse",
		"- 7 under introduktionsprogrammet [introduktionsprogram]", "- 1 i en død måned [doed_maaned]", "VEJ nr. 9205 af 21/03/2023, til § 5, gengivet",
		"- 1 200 med et forløb på under 12 måneder [under_12_maaneder]", "- 2 fritaget mindst halvdelen af forløbet [fritaget]", "= 10 i populationen [population]",
		"= 6 ikke i tælleren", "= 4 i tælleren: uden tilbud [uden_tilbud]", "= 10 i populationen [personer]",
		"40,0 pct. i måneden alene, ikke under grænsen på 30 pct.", "mindst 2 personer færre i tælleren i måneden alene")
	skalIkke(t, text, "[kun_timer]")
}

func TestAReadingInItsAlternativeIsSaidWhereItBears(t *testing.T) {
	text := forklaring(t, sag{lov: lovUnder(t, lov.R04, lov.R13), aar: 2024, sidste: 12, hvem: befolkning(10, 1)})
	skal(t, text, "fortolkning R04 R13, i sit alternativ", "R04 i sit alternativ: "+lov.R04.Beskriv().Alternativ,
		"R13: "+lov.R13.Beskriv().Spoergsmaal+" Her: "+lov.R13.Beskriv().Alternativ)
	text = forklaring(t, sag{lov: lovUnder(t), aar: 2024, sidste: 12, hvem: befolkning(10, 1)})
	skal(t, text, "fortolkning standard", "stemmer med kørsel 20260401T083000Z (fokusmaal 1.0.0)", "0123456789abcdef… ydelse.parquet (1 234 rækker)", "ud/run.json")
	skalIkke(t, text, "alternativ")
}
