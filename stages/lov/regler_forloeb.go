package lov

import "fokusmaal/schemas"

// The rules of who is measured and of what a ydelsesforløb is (SPEC 1, 4, 8).

// gyldighed is the measured time: every month in it has exactly one version of each rule.
func gyldighed() Regel[kode] {
	g := altid(november2026(), Hjemmel{Kilde: bek1409(), Paragraf: "§ 15"},
		"Bekendtgørelsen træder i kraft den 1. januar 2020.",
		"Der måles i måneder fra januar 2020 til december 2025. Ordningen er ophævet ved lov nr. 1750 af 29/12/2025.")
	g.Fra, g.Til = schemas.DateOf(2020, 1, 1), schemas.DateOf(2025, 12, 31)
	g.Ophoer = Hjemmel{Kilde: lov1750(), Paragraf: "ophævelsen"}
	return Regel[kode]{
		Hoved:     Hoved{ID: RegelGyldighed, Navn: "ordningens gyldighed", Afgoerende: DenMaalteMaaned},
		Versioner: []Version[kode]{{Grundlag: g}},
	}
}

// ydelser are the measured benefits, by the month of the row.
func ydelser() Regel[[]schemas.Ydelse] {
	otte := []schemas.Ydelse{
		schemas.Dagpenge, schemas.Sygedagpenge, schemas.Overgangsydelse, schemas.Uddannelseshjaelp, schemas.Kontanthjaelp,
		schemas.Revalidering, schemas.Ressourceforloeb, schemas.Jobafklaring, schemas.Ledighedsydelse,
	}
	const (
		ordlyd = "Opgørelsen vedrører: 1) Arbejdsløshedsdagpenge … 2) Sygedagpenge … 3) Selvforsørgelses- og hjemrejseydelse samt overgangsydelse … 4) Uddannelseshjælp … " +
			"5) Kontanthjælp … 6) Revalideringsydelse … 7) Ressourceforløbsydelse under ressourceforløb eller jobafklaring … 8) Ledighedsydelse …"
		ordlyd760 = "Opgørelsen vedrører: 1) Arbejdsløshedsdagpenge … 2) Sygedagpenge … 3) Kontanthjælp … 4) Revalideringsydelse … " +
			"5) Ressourceforløbsydelse under ressourceforløb eller jobafklaring … 6) Ledighedsydelse …"
		indhold    = "De otte ydelsesgrupper måles. Andre ydelser (fx fleksjob, su og efterløn) måles ikke."
		indhold760 = "Også her måles de otte ydelsesgrupper (SPEC 1), selv om bekendtgørelsen nu nævner seks: " +
			"overgangsydelse og uddannelseshjælp er gået op i kontanthjælp, og de rækker, der endnu bærer de gamle navne, falder ikke ud."
	)
	regel := Regel[[]schemas.Ydelse]{Hoved: Hoved{ID: RegelYdelser, Navn: "de målte ydelser", Afgoerende: RaekkensMaaned, Laesninger: []Laesning{R01}}}
	for i, u := range bekendtgoerelserne(foersteHeleMaaned()) {
		g := u.grundlag(november2026(), Hjemmel{Paragraf: "§ 2", Stk: "2"}, ordlyd, indhold)
		if i >= 2 {
			g.Ordlyd, g.Indhold = ordlyd760, indhold760
		}
		regel.Versioner = append(regel.Versioner, Version[[]schemas.Ydelse]{Grundlag: g, Vaerdi: otte})
	}
	return regel
}

func introduktionsprogram() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelIntroduktionsprogram, Navn: "introduktionsprogrammet er udenfor", Afgoerende: RaekkensMaaned},
		Versioner: []Version[kode]{{Grundlag: gengivet(altid(november2026(), Hjemmel{Kilde: starSvar(), Paragraf: "om overgangsydelse"},
			"Kun personer, der ikke er omfattet af introduktionsprogrammet efter integrationsloven, indgår.",
			"En række under introduktionsprogrammet regnes, som om den ikke var der: en hel måned uden andet bryder et ydelsesforløb."))}},
	}
}

func dagpenge() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelDagpenge, Navn: "ydelsesforløb på dagpenge", Afgoerende: RaekkensMaaned, Laesninger: []Laesning{R02, R03}},
		Versioner: []Version[kode]{{Grundlag: gengivet(altid(november2026(), Hjemmel{Kilde: starSvar(), Paragraf: "om ydelsesforløb"},
			"»sammenlagt ledighed«",
			"Alle rækker med samme start på dagpengeperioden (forloeb_fra) er ét ydelsesforløb, hvad der end ligger imellem."))}},
	}
}

func sygedagpenge() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelSygedagpenge, Navn: "ydelsesforløb på sygedagpenge", Afgoerende: RaekkensMaaned, Laesninger: []Laesning{R03}},
		Versioner: []Version[kode]{{Grundlag: gengivet(altid(november2026(), Hjemmel{Kilde: starSvar(), Paragraf: "om ydelsesforløb"},
			"»fra start til slutdato«",
			"Alle rækker med samme første sygedag (forloeb_fra) er ét ydelsesforløb; en anden første sygedag er et andet, også dagen efter. "+
				"Alle måneder fra den første sygedag tæller, dog ikke døde."))}},
	}
}

func oevrigeYdelser() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelOevrigeYdelser, Navn: "ydelsesforløb på de øvrige ydelser", Afgoerende: RaekkensMaaned, Laesninger: []Laesning{R01, R03}},
		Versioner: []Version[kode]{{Grundlag: gengivet(altid(november2026(), Hjemmel{Kilde: starSvar(), Paragraf: "om ydelsesforløb"},
			"En hel kalendermåned uden ydelsen afbryder forløbet; »død periode« afbryder ikke.",
			"Måneder med ydelsen er ét ydelsesforløb, så længe ingen hel kalendermåned uden den ligger imellem. Måneder med barselsdagpenge bryder ikke."))}},
	}
}

// skift is a ydelsesskift that does not start a new spell.
type skift struct{ fra, til schemas.Gruppe }

// ydelsesskift is the rule that a ydelsesskift starts a new spell, and its exceptions
// (SPEC 4 point 4): overgangsydelse → uddannelseshjælp or kontanthjælp at any time, and
// uddannelseshjælp → kontanthjælp from July 2025, when the reform of kontanthjælp moved
// those who received uddannelseshjælp.
//
// Fortolkning R15: the change of July 2025 continues the spell; the alternative is an
// ordinary ydelsesskift.
func ydelsesskift(f Fortolkning) Regel[[]skift] {
	fraOvergangsydelse := []skift{
		{schemas.GruppeOvergangsydelse, schemas.GruppeUddannelseshjaelp},
		{schemas.GruppeOvergangsydelse, schemas.GruppeKontanthjaelp},
	}
	foer := gengivet(altid(november2026(), Hjemmel{Kilde: starSvar(), Paragraf: "om ydelsesskift"},
		"Et ydelsesskift begynder et nyt forløb, undtagen når overgangsydelse umiddelbart afløses af uddannelseshjælp eller kontanthjælp.",
		"En ny ydelse er et nyt ydelsesforløb. Den, der uden en hel kalendermåned imellem går fra overgangsydelse til uddannelseshjælp eller kontanthjælp, fører sit forløb videre."))
	efter := altid(november2026(), Hjemmel{Kilde: lbk1004(), Paragraf: "§ 20", Stk: "1"},
		"… at personerne modtager kontanthjælp for juli 2025 … og at personerne har modtaget uddannelseshjælp eller kontanthjælp for juni 2025 …", "")
	efter.Laesning = R15
	foer.Til, efter.Fra = kontanthjaelpsreformen()-1, kontanthjaelpsreformen()
	fraReformen := append(fraOvergangsydelse[:2:2], skift{schemas.GruppeUddannelseshjaelp, schemas.GruppeKontanthjaelp})
	efter.Indhold = "Uddannelseshjælp blev til kontanthjælp den 1. juli 2025; kilderne tier om forløbet. Det føres videre, ligesom fra overgangsydelse."
	if f.Alternativ(R15) {
		fraReformen = fraOvergangsydelse
		efter.Indhold = "Fra uddannelseshjælp til kontanthjælp er et ydelsesskift som ethvert andet: et nyt forløb begynder."
	}
	return Regel[[]skift]{
		Hoved: Hoved{ID: RegelYdelsesskift, Navn: "ydelsesskift og videreførelse", Afgoerende: ForloebetsFoersteMaaned, Laesninger: []Laesning{R01, R15}},
		Versioner: []Version[[]skift]{
			{Grundlag: foer, Vaerdi: fraOvergangsydelse},
			{Grundlag: efter, Vaerdi: fraReformen},
		},
	}
}
