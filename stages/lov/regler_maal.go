package lov

import "fokusmaal/schemas"

// The rules of the two fokusmål (SPEC 6-7).

// Tilbudskrav says that a type of tilbud counts, for some målgrupper (LAB § 6 nr.) or, if
// they are nil, for all.
type Tilbudskrav struct {
	Type        schemas.TilbudType
	Maalgrupper []int32
}

// tilbud are the tilbud that count.
//
// Fortolkning R10: by the day that the tilbud began; the alternative is by the row's
// month, so that rows from April 2023 on come under the new rule.
func tilbud() Regel[[]Tilbudskrav] {
	alle := []Tilbudskrav{
		{Type: schemas.Virksomhedspraktik}, {Type: schemas.Loentilskud}, {Type: schemas.Nytteindsats},
		{Type: schemas.OrdinaerUddannelse}, {Type: schemas.OevrigVejledningOpkvalificering},
	}
	begraenset := append(alle[:4:4], Tilbudskrav{Type: schemas.OevrigVejledningOpkvalificering, Maalgrupper: []int32{4, 5}})
	const (
		ordlyd  = "Ved beskæftigelsesrettet tilbud forstås i denne bekendtgørelse et tilbud efter reglerne i kapitel 11-14 i lov om en aktiv beskæftigelsesindsats"
		dogIkke = ", dog ikke tilbud om øvrig vejledning og opkvalificering, jf. § 91 i lov om en aktiv beskæftigelsesindsats, til andre personer end " +
			"uddannelseshjælps- og overgangsydelsesmodtagere omfattet af § 6, nr. 4 og 5, i lov om en aktiv beskæftigelsesindsats"
		indhold    = "Virksomhedspraktik, løntilskud, nytteindsats, ordinær uddannelse og øvrig vejledning og opkvalificering (§ 91 i kapitel 14) tæller for alle. Mentor og andet tæller ikke."
		indhold301 = "Virksomhedspraktik, løntilskud, nytteindsats og ordinær uddannelse tæller for alle. Øvrig vejledning og opkvalificering (§ 91), der begyndte " +
			"den 22. marts 2023 eller senere, tæller kun for målgruppe 4 og 5. Mentor og andet tæller ikke."
	)
	regel := Regel[[]Tilbudskrav]{Hoved: Hoved{ID: RegelTilbud, Navn: "beskæftigelsesrettede tilbud", Afgoerende: TilbuddetsFoersteDag, Laesninger: []Laesning{R10, R16, R05}}}
	for i, u := range bekendtgoerelserne(bekendtgoerelsen()) {
		v := Version[[]Tilbudskrav]{Grundlag: u.grundlag(november2026(), Hjemmel{Paragraf: "§ 3", Stk: "2"}, ordlyd+dogIkke+".", indhold301), Vaerdi: begraenset}
		switch i {
		case 0:
			v.Ordlyd, v.Indhold, v.Vaerdi = ordlyd+".", indhold, alle
		case 1:
			v.Laesning = R10
		default:
			v.Laesning, v.Indhold = R10, indhold301+" Det er målgruppen, da tilbuddet blev givet, også når uddannelseshjælp siden er blevet til kontanthjælp."
		}
		regel.Versioner = append(regel.Versioner, v)
	}
	return regel
}

// timer is the number of ordinary hours, in hundredths, that is as good as a tilbud.
//
// Fortolkning R09: 100 hours in every measured month; the alternative is 225 hours in
// measured months before April 2023.
func timer(f Fortolkning) Regel[int64] {
	regel := Regel[int64]{Hoved: Hoved{ID: RegelTimer, Navn: "ordinær beskæftigelse", Afgoerende: DenMaalteMaaned, Laesninger: []Laesning{R09, R05}}}
	for i, u := range bekendtgoerelserne(foersteHeleMaaned()) {
		v := Version[int64]{Vaerdi: 100_00, Grundlag: u.grundlag(november2026(), Hjemmel{Paragraf: "§ 5", Nr: "1"}, "… eller haft mindst 100 timers ordinær beskæftigelse …",
			"Mindst 100 ordinære løntimer i vinduets måneder træder i stedet for et tilbud.")}
		if i == 0 {
			v.Laesning, v.Ordlyd = R09, "… eller haft mindst 6 ugers ordinær beskæftigelse beregnet som 225 timer …"
			v.Indhold = "Der regnes med 100 timer også her (SPEC 6 og R09), selv om bekendtgørelsens egne ord er 225."
			if f.Alternativ(R09) {
				v.Indhold, v.Vaerdi = "Mindst 225 ordinære løntimer i vinduets måneder træder i stedet for et tilbud.", 225_00
			}
		}
		regel.Versioner = append(regel.Versioner, v)
	}
	return regel
}

// samtaler are the types of samtaler that count.
func samtaler() Regel[[]schemas.SamtaleType] {
	regel := Regel[[]schemas.SamtaleType]{Hoved: Hoved{ID: RegelSamtaler, Navn: "samtaler", Afgoerende: SamtalensDato, Laesninger: []Laesning{R14, R05}}}
	for _, u := range bekendtgoerelserne(bekendtgoerelsen()) {
		regel.Versioner = append(regel.Versioner, Version[[]schemas.SamtaleType]{
			Vaerdi: []schemas.SamtaleType{schemas.Jobsamtale, schemas.AkasseJobsamtale, schemas.Sygeopfoelgning},
			Grundlag: u.grundlag(november2026(), Hjemmel{Paragraf: "§ 3", Stk: "1"},
				"Ved samtaler forstås i denne bekendtgørelse individuelle jobsamtaler i kontaktforløbet, jf. §§ 31 og 32 i lov om en aktiv beskæftigelsesindsats, "+
					"samt sygeopfølgningssamtaler efter § 13 b i lov om sygedagpenge.",
				"Jobsamtaler, også a-kassens, og sygeopfølgningssamtaler tæller. Andre samtaler tæller ikke. To samtaler på samme dag tæller som to."),
		})
	}
	return regel
}

// antalSamtaler is the number of samtaler that § 5 nr. 2 asks for: mindst4.
func antalSamtaler() *Regel[kode] {
	return &Regel[kode]{
		Hoved:     Hoved{ID: RegelAntalSamtaler, Navn: "mindst 4 samtaler", Afgoerende: DenMaalteMaaned, Laesninger: []Laesning{R14, R05}},
		Versioner: uaendret(november2026(), Hjemmel{Paragraf: "§ 5", Nr: "2"}, "… og som i de seneste 12 måneder af ydelsesforløbet har modtaget færre end 4 samtaler …", "Fire samtaler i vinduet, der tæller, er nok; tre er for få."),
	}
}

// IkkeBrev says that no jobsamtale held by letter counts.
type IkkeBrev bool

// form is the form that a jobsamtale must have to count.
func form() Regel[IkkeBrev] {
	foer := altid(november2026(), Hjemmel{Kilde: bek1409(), Paragraf: "§ 3", Stk: "1"},
		"Ved samtaler forstås i denne bekendtgørelse individuelle jobsamtaler i kontaktforløbet …",
		"Bekendtgørelsen kræver ingen bestemt form: jobsamtaler tæller, også pr. brev.")
	efter := altid(november2026(), Hjemmel{Kilde: lov295(), Paragraf: "§ 33", Stk: "1"},
		"Herefter vælger personen, om en jobsamtale skal holdes ved personligt fremmøde, telefonisk eller ved personligt digitalt fremmøde, jf. dog stk. 2.",
		"En jobsamtale pr. brev den 22. marts 2023 eller senere tæller ikke. Sygeopfølgningssamtaler tæller i alle former.")
	foer.Til, efter.Fra = bekendtgoerelsen()-1, bekendtgoerelsen()
	return Regel[IkkeBrev]{
		Hoved:     Hoved{ID: RegelForm, Navn: "jobsamtalens form", Afgoerende: SamtalensDato, Laesninger: []Laesning{R18}},
		Versioner: []Version[IkkeBrev]{{Grundlag: foer}, {Grundlag: efter, Vaerdi: true}},
	}
}

// VedFremmoede says that the first jobsamtale of a spell counts only in person.
type VedFremmoede bool

// foersteSamtale is the rule of the first jobsamtale in person (SPEC 7, R11 and R18).
func foersteSamtale() Regel[VedFremmoede] {
	foer := altid(november2026(), Hjemmel{Kilde: bek1409(), Paragraf: "§ 3", Stk: "1"},
		"Ved samtaler forstås i denne bekendtgørelse individuelle jobsamtaler i kontaktforløbet …",
		"Bekendtgørelsen kræver ingen bestemt form: den første jobsamtale tæller som de andre.")
	efter := altid(november2026(), Hjemmel{Kilde: lov295(), Paragraf: "§ 33", Stk: "1"},
		"Første jobsamtale holdes ved personligt fremmøde.",
		"Forløbets første jobsamtale, a-kassens medregnet, tæller ikke, hvis den holdes den 22. marts 2023 eller senere og ikke ved fremmøde.")
	foer.Til, efter.Fra = bekendtgoerelsen()-1, bekendtgoerelsen()
	return Regel[VedFremmoede]{
		Hoved:     Hoved{ID: RegelFoersteSamtale, Navn: "den første jobsamtale ved fremmøde", Afgoerende: SamtalensDato, Laesninger: []Laesning{R11, R18}},
		Versioner: []Version[VedFremmoede]{{Grundlag: foer}, {Grundlag: efter, Vaerdi: true}},
	}
}
