package lov

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/spells"
)

// Maaneder is the number of months of a »ydelsesforløb på mindst 12 måneder« and of the
// »seneste 12 måneder« (§ 5).
const Maaneder = 12

// kontrolleret is the day on which the versions below were last held, word by word,
// against SPEC.md beside this file, which is the contract; its words are what is quoted.
var kontrolleret = schemas.DateOf(2026, 11, 21)

// bekendtgoerelsen is the day that BEK nr. 301 af 20/03/2023 came into force.
var bekendtgoerelsen = schemas.DateOf(2023, 3, 22)

// skift is a ydelsesskift that does not start a new spell.
type skift struct{ fra, til schemas.Gruppe }

// viderefoerelser are the exceptions from the rule that a ydelsesskift starts a new
// spell (SPEC 4 point 4): overgangsydelse → uddannelseshjælp or kontanthjælp at any
// time, and uddannelseshjælp → kontanthjælp from July 2025, when the reform of
// kontanthjælp moved those who received uddannelseshjælp.
//
// Fortolkning R15: the change of July 2025 continues the spell; the alternative is an
// ordinary ydelsesskift.
func viderefoerelser(f Fortolkning) Regel[[]skift] {
	fraOvergangsydelse := []skift{
		{schemas.GruppeOvergangsydelse, schemas.GruppeUddannelseshjaelp},
		{schemas.GruppeOvergangsydelse, schemas.GruppeKontanthjaelp},
	}
	vejledning := Hjemmel{vejSkaerpetTilsyn, "til § 5, ydelsesskift", linkVej}
	regel := Regel[[]skift]{Navn: "videreførelse ved ydelsesskift", Afgoerende: "den måned det nye forløb begynder"}
	if f.Alternativ(R15) {
		regel.Versioner = []Version[[]skift]{
			{Fra: schemas.NoDate, Til: schemas.NoDate, Hjemmel: vejledning, Kontrolleret: kontrolleret, Vaerdi: fraOvergangsydelse},
		}
		return regel
	}
	reform := schemas.DateOf(2025, 7, 1)
	regel.Versioner = []Version[[]skift]{
		{Fra: schemas.NoDate, Til: reform - 1, Hjemmel: vejledning, Kontrolleret: kontrolleret, Vaerdi: fraOvergangsydelse},
		{Fra: reform, Til: schemas.NoDate, Kontrolleret: kontrolleret,
			Hjemmel: Hjemmel{"Fortolkning R15: kilderne tier om kontanthjælpsreformen", vejledning.Sted, linkVej},
			Vaerdi:  append(fraOvergangsydelse, skift{schemas.GruppeUddannelseshjaelp, schemas.GruppeKontanthjaelp})},
	}
	return regel
}

// forSpells tells the timeline of continuations to stages/spells, which knows no dates.
func forSpells(regel Regel[[]skift]) []spells.Viderefoerelse {
	var ud []spells.Viderefoerelse
	for _, v := range regel.Versioner {
		fra, til := schemas.FirstMonth, schemas.LastMonth
		if v.Fra != schemas.NoDate {
			fra = v.Fra.Month()
		}
		if v.Til != schemas.NoDate {
			til = v.Til.Month()
		}
		for _, s := range v.Vaerdi {
			ud = append(ud, spells.Viderefoerelse{Fra: s.fra, Til: s.til, FraMaaned: fra, TilMaaned: til})
		}
	}
	return ud
}

// timerKrav is the number of ordinary hours, in hundredths, that is as good as a tilbud
// (§ 5 nr. 1).
//
// Fortolkning R09: 100 hours in every measured month; the alternative is 225 hours in
// measured months before April 2023.
func timerKrav(f Fortolkning) Regel[int64] {
	hjemmel := Hjemmel{bekSkaerpetTilsyn, "§ 5 nr. 1", linkBek}
	regel := Regel[int64]{Navn: "ordinære timer", Afgoerende: "den målte måned"}
	if !f.Alternativ(R09) {
		regel.Versioner = []Version[int64]{
			{Fra: schemas.NoDate, Til: schemas.NoDate, Hjemmel: hjemmel, Kontrolleret: kontrolleret, Vaerdi: 100_00},
		}
		return regel
	}
	april := schemas.MonthOf(2023, 4).First()
	regel.Versioner = []Version[int64]{
		{Fra: schemas.NoDate, Til: april - 1, Kontrolleret: kontrolleret, Vaerdi: 225_00,
			Hjemmel: Hjemmel{"Fortolkning R09, alternativet: begge kilder siger 100 timer", hjemmel.Sted, linkBek}},
		{Fra: april, Til: schemas.NoDate, Hjemmel: hjemmel, Kontrolleret: kontrolleret, Vaerdi: 100_00},
	}
	return regel
}

// vejledningKraeverMaalgruppe says whether øvrig vejledning og opkvalificering (LAB
// § 91) counts as a tilbud only for the målgrupper LAB § 6 nr. 4 and 5 (§ 3 stk. 2).
func vejledningKraeverMaalgruppe() Regel[bool] {
	return Regel[bool]{
		Navn: "øvrig vejledning og opkvalificering", Afgoerende: "den dag tilbuddet begyndte (R10)",
		Versioner: []Version[bool]{
			{Fra: schemas.NoDate, Til: bekendtgoerelsen - 1, Kontrolleret: kontrolleret, Vaerdi: false,
				Hjemmel: Hjemmel{vejSkaerpetTilsyn, "til § 3 stk. 2", linkVej}},
			{Fra: bekendtgoerelsen, Til: schemas.NoDate, Kontrolleret: kontrolleret, Vaerdi: true,
				Hjemmel: Hjemmel{bekSkaerpetTilsyn, "§ 3 stk. 2", linkBek}},
		},
	}
}

// SamtaleKrav is what a jobsamtale must satisfy to count beside its type (§ 5 nr. 2).
type SamtaleKrav struct {
	// FoersteVedFremmoede: the first since the start of the spell only in person.
	FoersteVedFremmoede bool
	// IkkeBrev: none held by letter.
	IkkeBrev bool
}

func samtaleKrav() Regel[SamtaleKrav] {
	return Regel[SamtaleKrav]{
		Navn: "samtalens form", Afgoerende: "samtalens egen dato",
		Versioner: []Version[SamtaleKrav]{
			{Fra: schemas.NoDate, Til: bekendtgoerelsen - 1, Kontrolleret: kontrolleret,
				Hjemmel: Hjemmel{vejSkaerpetTilsyn, "til § 5 nr. 2", linkVej}},
			{Fra: bekendtgoerelsen, Til: schemas.NoDate, Kontrolleret: kontrolleret,
				Hjemmel: Hjemmel{bekSkaerpetTilsyn, "§ 5 nr. 2", linkBek},
				Vaerdi:  SamtaleKrav{FoersteVedFremmoede: true, IkkeBrev: true}},
		},
	}
}

// suspension says whether a measured month is left out of every mean because the
// efforts were suspended, March to June 2020 (SPEC 8).
func suspension() Regel[bool] {
	fra, til := schemas.MonthOf(2020, 3).First(), schemas.MonthOf(2020, 6).Last()
	hjemmel := Hjemmel{vejSkaerpetTilsyn, "til § 5", linkVej}
	return Regel[bool]{
		Navn: "suspension af indsatsen", Afgoerende: "den målte måned",
		Versioner: []Version[bool]{
			{Fra: schemas.NoDate, Til: fra - 1, Hjemmel: hjemmel, Kontrolleret: kontrolleret},
			{Fra: fra, Til: til, Hjemmel: hjemmel, Kontrolleret: kontrolleret, Vaerdi: true},
			{Fra: til + 1, Til: schemas.NoDate, Hjemmel: hjemmel, Kontrolleret: kontrolleret},
		},
	}
}

// Suspenderet says that a measured month is left out of every mean.
func (l *Lov) Suspenderet(m schemas.Month) bool {
	suspenderet, _ := l.suspension.Paa(m.First())
	return suspenderet
}

// Graenser are the limits of the two fokusmål in pct.: a mean share strictly under its
// limit meets the goal (§ 5).
type Graenser struct{ UdenTilbudPct, FaerreEnd4SamtalerPct int64 }

func graenser() Regel[Graenser] {
	return Regel[Graenser]{
		Navn: "fokusmålenes grænser", Afgoerende: "den målte måned",
		Versioner: []Version[Graenser]{
			{Fra: schemas.NoDate, Til: schemas.NoDate, Kontrolleret: kontrolleret,
				Hjemmel: Hjemmel{bekSkaerpetTilsyn, "§ 5 nr. 1 og 2", linkBek}, Vaerdi: Graenser{30, 20}},
		},
	}
}

// Graenser returns the limits for the year.
func (l *Lov) Graenser(aar int) Graenser {
	g, _ := l.graenser.Paa(schemas.MonthOf(aar, 12).First())
	return g
}

// Pulje says that the annual figure pools the persons of the months instead of taking
// the mean of the monthly shares (R13, alternative).
func (l *Lov) Pulje() bool { return l.alternativ(R13) }
