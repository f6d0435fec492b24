package forklar_test

import (
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/forklar"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// paa are whole months on a benefit, in kommune 101.
func paa(ydelse schemas.Ydelse, fra, til schemas.Month, aendr ...func(*schemas.YdelseRow)) []schemas.YdelseRow {
	var rows []schemas.YdelseRow
	for m := fra; m <= til; m++ {
		r := schemas.YdelseRow{Ydelse: ydelse, Fra: 1, Til: uint8(m.Days()), ForloebFra: schemas.NoDate}
		r.SetMaaned(m)
		for _, a := range aendr {
			a(&r)
		}
		rows = append(rows, r)
	}
	return rows
}

func program(r *schemas.YdelseRow)  { r.Introduktionsprogram = true }
func standby(r *schemas.YdelseRow)  { r.StandbyDage = r.Til }
func fritaget(r *schemas.YdelseRow) { r.FritagetDage = r.Til }

func vejledning(dag schemas.Date, maalgruppe int32) schemas.Tilbud {
	t := schemas.Tilbud{Type: schemas.OevrigVejledningOpkvalificering, Fra: dag, Til: dag + 20, Maalgruppe: maalgruppe}
	t.SetMaaned(dag.Month())
	return t
}

func timer(m schemas.Month, hundreddele int32, ordinaer bool) schemas.Loentimer {
	l := schemas.Loentimer{TimerHundreddele: hundreddele, Ordinaer: ordinaer}
	l.SetMaaned(m)
	return l
}

// forklaret explains a person's year; the month 0 is the last one in the population.
func forklaret(t *testing.T, l *lov.Lov, h *schemas.Historik, aar, maaned int) string {
	t.Helper()
	s := forklar.Personsag{Lov: l, Historik: h, Aar: aar, Fokusmaal: []int{1, 2}, Koersel: koersel(),
		Daekning: statement.Daekning{Sidste: schemas.MonthOf(aar, 12), Historik: statement.HistorikOensket}}
	if maaned > 0 {
		s.Maaned = schemas.MonthOf(aar, maaned)
	}
	return forklar.Person(s)
}

// A new reader must find here why § 91 counts when it began on 21 March 2023 and not on
// the 22nd.
func TestAnEventIsToldWithTheRuleOfItsOwnDay(t *testing.T) {
	h := &schemas.Historik{
		Ydelser: paa(schemas.Kontanthjaelp, schemas.MonthOf(2022, 1), schemas.MonthOf(2023, 12)),
		Tilbud:  []schemas.Tilbud{vejledning(schemas.DateOf(2023, 3, 22), 2), vejledning(schemas.DateOf(2023, 3, 21), 2), vejledning(schemas.DateOf(2023, 3, 22), 4)},
		Samtaler: []schemas.Samtale{
			{Dato: schemas.DateOf(2022, 2, 1), Type: schemas.Jobsamtale, Form: schemas.Fremmoede},
			{Dato: schemas.DateOf(2023, 3, 21), Type: schemas.Jobsamtale, Form: schemas.Brev},
			{Dato: schemas.DateOf(2023, 3, 22), Type: schemas.Jobsamtale, Form: schemas.Brev},
			{Dato: schemas.DateOf(2023, 4, 1), Type: schemas.AndenSamtale, Form: schemas.Fremmoede},
		},
		Loentimer: []schemas.Loentimer{timer(schemas.MonthOf(2023, 6), 2050, true), timer(schemas.MonthOf(2023, 5), -50, true), timer(schemas.MonthOf(2023, 6), 9000, false)},
	}
	text := forklaret(t, lovUnder(t), h, 2023, 12)
	skal(t, text, "tilbud: 2 tæller", "2023-03 vejledning, § 91 2023-03-21 2023-04-10 2 tæller [1]",
		"2023-03 vejledning, § 91 2023-03-22 2023-04-11 2 § 91 til anden målgruppe end 4 og 5 [2]", "2023-03 vejledning, § 91 2023-03-22 2023-04-11 4 tæller [3]",
		"[1] tæller: Virksomhedspraktik, løntilskud, nytteindsats, ordinær uddannelse og øvrig vejledning", "(BEK nr. 1409 af 16/12/2019, § 3, stk. 2) [2] § 91 til anden målgruppe end 4 og 5: ",
		"den 22. marts 2023 eller senere, tæller kun for målgruppe 4 og 5. Mentor og andet tæller ikke. (BEK nr. 301 af 20/03/2023, § 3, stk. 2) [3] tæller: ",
		"timer: 20,00 tæller (måned, timer) 2023-05 -0,50 tæller [4] 2023-06 20,50 tæller [4] 2023-06 90,00 ikke ordinære timer [5]",
		"samtaler: 1 tæller", "2022-02-01 jobsamtale fremmoede før vinduet", "2023-03-21 jobsamtale brev tæller", "2023-03-22 jobsamtale brev pr. brev",
		"2023-04-01 andet fremmoede typen tæller ikke", "fokusmål 1 uden tilbud: nej; personen har mindst ét tilbud, der tæller [tilbud]",
		"fokusmål 2 færre end 4 samtaler: ja; personen har 1 samtale, der tæller; andre i vinduet er udeladt: pr. brev; af en type, der ikke tæller")
}

func TestTheMonthListedIsTheLastInThePopulationUnlessOneIsAskedFor(t *testing.T) {
	h := &schemas.Historik{Ydelser: paa(schemas.Kontanthjaelp, schemas.MonthOf(2022, 1), schemas.MonthOf(2023, 8))}
	skal(t, forklaret(t, lovUnder(t), h, 2023, 0), "August 2023 trin i populationen [population]", "2023-09 - - - - -")
	skal(t, forklaret(t, lovUnder(t), h, 2023, 2), "Februar 2023 trin i populationen", "vindue 2022-03-01 til 2023-02-28")
	skal(t, forklaret(t, lovUnder(t), h, 2023, 9), "September 2023 Personen har ingen målt ydelse i måneden.")
	skal(t, forklaret(t, lovUnder(t), h, 2022, 0), "December 2022 trin i populationen", "2022-11 under_12_maaneder")
}

func TestAPersonOutsideThePopulationIsToldWhyAndByWhichRule(t *testing.T) {
	januar, december := schemas.MonthOf(2023, 1), schemas.MonthOf(2023, 12)
	lang := schemas.MonthOf(2021, 1)
	for navn, s := range map[string]struct {
		rows []schemas.YdelseRow
		vil  []string
	}{
		"too short": {paa(schemas.Kontanthjaelp, schemas.MonthOf(2023, 2), december), []string{
			"2023-12 under_12_maaneder 101 København kontanthjaelp 1 11", "trin med et forløb på under 12 måneder [under_12_maaneder]",
			"Uden for populationen er der intet vindue"}},
		"dead": {append(paa(schemas.Kontanthjaelp, lang, december-1), paa(schemas.Kontanthjaelp, december, december, standby)...), []string{
			"2023-12 doed_maaned", "i en død måned [doed_maaned]", "til § 5, gengivet", "2021-01 2023-12 35 1 0"}},
		"exempt": {paa(schemas.Kontanthjaelp, lang, december, fritaget), []string{
			"2023-12 fritaget", "fritaget mindst halvdelen af forløbet [fritaget]", "1 095 af 1 095 levende dage i forløbet er fritaget"}},
		"introduktionsprogram": {paa(schemas.Overgangsydelse, januar, december, program), []string{
			"2023-12 introduktionsprogram 101 København - - -", "under introduktionsprogrammet [introduktionsprogram]", "STAR, svar af 16/01/2020"}},
		"another benefit": {paa(schemas.Su, januar, december), []string{"2023-12 - - - - -", "Personen har ingen målt ydelse i måneden."}},
	} {
		t.Run(navn, func(t *testing.T) {
			h := &schemas.Historik{Ydelser: s.rows}
			text := forklaret(t, lovUnder(t), h, 2023, 12)
			skal(t, text, s.vil...)
			_, talt, _ := strings.Cut(text, "Hvad der talte")
			talt, _, _ = strings.Cut(talt, "Forløb til og med")
			skalIkke(t, talt, "2023-12")
			skal(t, forklaret(t, lovUnder(t), h, 2020, 0), "Personen er ikke i populationen i nogen måned i 2020")
			skalIkke(t, text, "fokusmål 1 ", "samtaler:")
		})
	}
}

func TestAContinuedSpellSaysWhatItTookOverAndByWhichRule(t *testing.T) {
	skift := schemas.MonthOf(2025, 7)
	h := &schemas.Historik{Ydelser: append(paa(schemas.Uddannelseshjaelp, skift-15, skift-1), paa(schemas.Kontanthjaelp, skift, skift+5)...)}
	text := forklaret(t, lovUnder(t), h, 2025, 0)
	skal(t, text, "1 uddannelseshjaelp - 2024-04-01 2024-04 2025-06 15 0 0", "2 kontanthjaelp - 2024-04-01 2024-04 2025-12 21 0 15",
		"2025-06 population 101 København uddannelseshjaelp 1 15", "2025-07 population 101 København kontanthjaelp 2 16",
		"ydelsesskift og videreførelse: Uddannelseshjælp blev til kontanthjælp den 1. juli 2025", "LBK nr. 1004 af 30/06/2025, § 20, stk. 1")
	skal(t, forklaret(t, lovUnder(t, lov.R15), h, 2025, 0), "2 kontanthjaelp - 2025-07-01 2025-07 2025-12 6 0 0", "fortolkning R15, i sit alternativ")
}

func TestTheOrderInWhichTheEventsComeInDoesNotMatter(t *testing.T) {
	h := &schemas.Historik{Ydelser: paa(schemas.Kontanthjaelp, schemas.MonthOf(2022, 1), schemas.MonthOf(2023, 12))}
	for d := range schemas.Date(40) {
		h.Tilbud = append(h.Tilbud, vejledning(schemas.DateOf(2023, 3, 1)+d%20, int32(d%5)))
		h.Loentimer = append(h.Loentimer, timer(schemas.MonthOf(2023, 1+int(d)%12), int32(d), d%3 > 0))
	}
	vil := forklaret(t, lovUnder(t), h, 2023, 12)
	for i, j := 0, len(h.Tilbud)-1; i < j; i, j = i+1, j-1 {
		h.Tilbud[i], h.Tilbud[j] = h.Tilbud[j], h.Tilbud[i]
		h.Loentimer[i], h.Loentimer[j] = h.Loentimer[j], h.Loentimer[i]
	}
	if har := forklaret(t, lovUnder(t), h, 2023, 12); har != vil {
		t.Error("the events backwards give another text")
	}
	for _, linje := range strings.Split(vil, "\n") {
		if strings.HasSuffix(linje, " ") {
			t.Errorf("a space at the end of %q", linje)
		}
	}
}

func TestAMonthThatTheDataDoNotReachIsNotToldAsAFactAboutThePerson(t *testing.T) {
	h := &schemas.Historik{Ydelser: paa(schemas.Kontanthjaelp, schemas.MonthOf(2023, 1), schemas.MonthOf(2024, 6))}
	text := forklar.Person(forklar.Personsag{Lov: lovUnder(t), Historik: h, Aar: 2024, Maaned: schemas.MonthOf(2024, 9), Fokusmaal: []int{1, 2}, Koersel: koersel(),
		Daekning: statement.Daekning{Sidste: schemas.MonthOf(2024, 6), Historik: statement.HistorikOensket}})
	skal(t, text, "Data slutter med juni 2024, så årets andel kan ændre sig.", "2024-06 population", "2024-07 ingen data",
		"Forløb til og med juni 2024", "September 2024 Data slutter med juni 2024: måneden er ikke talt.")
	skalIkke(t, text, "ingen målt ydelse")
}

func TestASuspendedMonthIsMarkedForThePersonToo(t *testing.T) {
	h := &schemas.Historik{Ydelser: paa(schemas.Kontanthjaelp, schemas.MonthOf(2019, 1), schemas.MonthOf(2020, 12))}
	text := forklaret(t, lovUnder(t), h, 2020, 4)
	skal(t, text, "2020-02 2019-03-01 2020-02-29 0 0,00 0 ja ja 2020-03", "2020-04 2019-05-01 2020-04-30 0 0,00 0 ja ja suspenderet",
		"Måneden er suspenderet og er ikke med i noget gennemsnit. (STAR, svar af 02/07/2020, om opgørelsen for 2020, gengivet)")
}
