package lov

import "fokusmaal/schemas"

// The rules of the year (SPEC 8).

func gennemsnit() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelGennemsnit, Navn: "årets gennemsnit", Afgoerende: DenMaalteMaaned, Laesninger: []Laesning{R13}},
		Versioner: []Version[kode]{{Grundlag: altid(november2026(), Hjemmel{Kilde: lovOrganisering(), Paragraf: "§ 22 b"},
			"… og lever kommunen i et gennemsnit over de sidste 12 måneder ikke op til de fastsatte fokusmål …",
			"Årets andel er det simple gennemsnit af månedernes andele, januar til december. Måneder uden personer er ikke med.")}},
	}
}

// suspension says whether a measured month is left out of every mean because the efforts
// were suspended, March to June 2020.
func suspension() Regel[bool] {
	foer := altid(november2026(), Hjemmel{Kilde: lovOrganisering(), Paragraf: "§ 22 b"},
		"… og lever kommunen i et gennemsnit over de sidste 12 måneder ikke op til de fastsatte fokusmål …",
		"Måneden er med i gennemsnittet.")
	efter := foer
	under := gengivet(altid(november2026(), Hjemmel{Kilde: starCovid(), Paragraf: "om opgørelsen for 2020"},
		"Marts, april, maj og juni 2020 opgøres ikke.",
		"Indsatsen var suspenderet: marts til juni 2020 er ikke med i noget gennemsnit."))
	under.Fra, under.Til = schemas.DateOf(2020, 3, 1), schemas.DateOf(2020, 6, 30)
	foer.Til, efter.Fra = under.Fra-1, under.Til+1
	return Regel[bool]{
		Hoved:     Hoved{ID: RegelSuspension, Navn: "suspension af indsatsen", Afgoerende: DenMaalteMaaned},
		Versioner: []Version[bool]{{Grundlag: foer}, {Grundlag: under, Vaerdi: true}, {Grundlag: efter}},
	}
}

// Suspenderet says that a measured month is left out of every mean.
func (l *Lov) Suspenderet(m schemas.Month) bool {
	suspenderet, _ := l.regler.suspension.Paa(m.First())
	return suspenderet
}

// Graenser are the limits of the two fokusmål in pct.: a mean share strictly under its
// limit meets the goal (§ 5).
type Graenser struct{ UdenTilbudPct, FaerreEnd4SamtalerPct int64 }

// Pct returns the limit of a fokusmål, 1 or 2.
func (g Graenser) Pct(fokusmaal int) int64 {
	if fokusmaal == 1 {
		return g.UdenTilbudPct
	}
	return g.FaerreEnd4SamtalerPct
}

func graenser() Regel[Graenser] {
	const (
		ordlyd = "1) Den gennemsnitlige andel personer i den samlede gruppe af ydelsesmodtagere, jf. § 2, stk. 2, som har haft et ydelsesforløb med en samlet varighed på " +
			"mindst 12 måneder, og som i de seneste 12 måneder af ydelsesforløbet ikke har modtaget mindst et beskæftigelsesrettet tilbud eller haft mindst 100 timers " +
			"ordinær beskæftigelse, skal være mindre end 30 pct. 2) Den gennemsnitlige andel personer … som i de seneste 12 måneder af ydelsesforløbet har modtaget " +
			"færre end 4 samtaler, skal være mindre end 20 pct."
		ordlyd1409 = "1) Den gennemsnitlige andel personer … ikke har modtaget mindst et beskæftigelsesrettet tilbud eller haft mindst 6 ugers ordinær beskæftigelse beregnet " +
			"som 225 timer, skal være mindre end 20 pct. 2) Den gennemsnitlige andel personer … har modtaget færre end 4 samtaler, skal være mindre end 20 pct."
		indhold     = "Fokusmål 1 er opfyldt, når årets andel er mindre end 30 pct.; fokusmål 2, når den er mindre end 20 pct. Præcis 30 og 20 er ikke nok."
		indhold1409 = "Der regnes med 30 og 20 pct. også her (SPEC 8), selv om bekendtgørelsens egne ord for fokusmål 1 er 20 pct. Ingen er udvalgt på fokusmål 1 før 2023."
	)
	regel := Regel[Graenser]{Hoved: Hoved{ID: RegelGraenser, Navn: "fokusmålenes grænser", Afgoerende: DetMaalteAar}}
	for i, u := range efterAar() {
		g := u.grundlag(november2026(), Hjemmel{Paragraf: "§ 5"}, ordlyd, indhold)
		if i == 0 {
			g.Ordlyd, g.Indhold = ordlyd1409, indhold1409
		}
		regel.Versioner = append(regel.Versioner, Version[Graenser]{Grundlag: g, Vaerdi: Graenser{UdenTilbudPct: 30, FaerreEnd4SamtalerPct: 20}})
	}
	return regel
}

// Graenser returns the limits for the year.
func (l *Lov) Graenser(aar int) Graenser {
	g, _ := l.regler.graenser.Paa(schemas.MonthOf(aar, 12).First())
	return g
}

// Pulje says that the annual figure pools the persons of the months instead of taking
// the mean of the monthly shares.
//
// Fortolkning R13: the mean of the shares; the alternative is the pool.
func (l *Lov) Pulje() bool { return l.alternativ(R13) }

// Udvaelgelse says which fokusmål can bring a kommune under skærpet tilsyn on the figures
// of a year; with none the year selects nobody.
type Udvaelgelse struct{ Maal1, Maal2 bool }

func udvaelgelse() Regel[Udvaelgelse] {
	const (
		kun2021og2022 = "Manglende opfyldelse af fokusmålet om beskæftigelsesrettede tilbud eller ordinær beskæftigelse, jf. § 5, nr. 1, ved de årlige opgørelser af " +
			"beskæftigelsesindsatsen for 2021 og 2022 kan dog ikke danne grundlag for udvælgelse af kommuner til skærpet tilsyn, jf. § 6."
		kun2022 = "Manglende opfyldelse af fokusmålet om beskæftigelsesrettede tilbud eller ordinær beskæftigelse, jf. § 5, nr. 1, ved den årlige opgørelse af " +
			"beskæftigelsesindsatsen for 2022 kan dog ikke danne grundlag for udvælgelse af kommuner til skærpet tilsyn, jf. § 6."
		begge = "En kommune bliver omfattet af skærpet tilsyn, hvis kommunens faktiske ydelsesgrad overstiger kommunens forventede ydelsesgrad, og de i § 5 nævnte fokusmål ikke er opfyldt …"

		indhold2     = "Årets tal udvælger på fokusmål 2 alene; fokusmål 1 beregnes, men udvælger ikke."
		indholdBegge = "Begge fokusmål skal være opfyldt: blot ét, der ikke er det, kan føre til skærpet tilsyn."
	)
	regel := Regel[Udvaelgelse]{Hoved: Hoved{ID: RegelUdvaelgelse, Navn: "år og fokusmål, der udvælger", Afgoerende: DetMaalteAar}}
	for _, v := range []struct {
		fra             int
		hjemmel         Hjemmel
		ordlyd, indhold string
		vaerdi          Udvaelgelse
	}{
		{0, Hjemmel{Kilde: bek564(), Paragraf: "§ 15", Stk: "2"},
			"Udvælgelse af kommuner til skærpet tilsyn, jf. § 6, kan tidligst ske på grundlag af den årlige opgørelse … for perioden 1. januar 2021-31. december 2021.",
			"Tallene for 2020 udvælger ingen.", Udvaelgelse{}},
		{2021, Hjemmel{Kilde: bek564(), Paragraf: "§ 15", Stk: "3"}, kun2021og2022, indhold2, Udvaelgelse{Maal2: true}},
		{2022, Hjemmel{Kilde: bek301(), Paragraf: "§ 14", Stk: "3"}, kun2022, indhold2, Udvaelgelse{Maal2: true}},
		{2023, Hjemmel{Kilde: bek301(), Paragraf: "§ 6", Stk: "1"}, begge, indholdBegge, Udvaelgelse{Maal1: true, Maal2: true}},
		{2025, Hjemmel{Kilde: bek760(), Paragraf: "§ 6", Stk: "1"}, begge, indholdBegge, Udvaelgelse{Maal1: true, Maal2: true}},
	} {
		g := altid(november2026(), v.hjemmel, v.ordlyd, v.indhold)
		if n := len(regel.Versioner); n > 0 {
			g.Fra = schemas.DateOf(v.fra, 1, 1)
			regel.Versioner[n-1].Til = g.Fra - 1
		}
		regel.Versioner = append(regel.Versioner, Version[Udvaelgelse]{Grundlag: g, Vaerdi: v.vaerdi})
	}
	return regel
}

// Udvaelgelse returns which fokusmål select on the figures of a year.
func (l *Lov) Udvaelgelse(aar int) Udvaelgelse {
	u, _ := l.regler.udvaelgelse.Paa(schemas.MonthOf(aar, 1).First())
	return u
}
