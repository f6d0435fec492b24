package lov

// The rules of the population (SPEC 5).

// Maaneder is the number of months of a »ydelsesforløb med en samlet varighed på mindst
// 12 måneder« and of »de seneste 12 måneder af ydelsesforløbet« (§ 5).
const Maaneder = 12

func maaltForloeb() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelMaaltForloeb, Navn: "det målte ydelsesforløb", Afgoerende: DenMaalteMaaned, Laesninger: []Laesning{R01, R12}},
		Versioner: []Version[kode]{{Grundlag: gengivet(altid(november2026(), Hjemmel{Kilde: starSvar(), Paragraf: "om fokusmål på tværs af ydelser"},
			"Man ser på tværs af de ydelser, borgeren måtte være på på det givne tidspunkt.",
			"Har en person flere forløb i måneden, måles det med den seneste dag; så flest dage, højest anciennitet, rækkefølgen i § 2, stk. 2, og tidligste forloeb_fra."))}},
	}
}

func kommune() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelKommune, Navn: "den ansvarlige kommune", Afgoerende: DenMaalteMaaned, Laesninger: []Laesning{R12}},
		Versioner: []Version[kode]{{Grundlag: gengivet(altid(november2026(), Hjemmel{Kilde: vej9205(), Paragraf: "til § 6"},
			"Ansvaret bliver hos kommunen, også når den har overladt indsatsen til en anden.",
			"Den ansvarlige kommune er den, der står på rækken. Har det målte forløb flere rækker i måneden, er det rækken med den seneste dag; så den længste, så laveste kode."))}},
	}
}

func doedMaaned() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelDoedMaaned, Navn: "død måned", Afgoerende: DenMaalteMaaned, Laesninger: []Laesning{R05, R06, R07}},
		Versioner: []Version[kode]{{Grundlag: gengivet(altid(november2026(), Hjemmel{Kilde: vej9205(), Paragraf: "til § 5"},
			"»død periode«",
			"En måned, hvor alle dage med ydelsen er opfølgning uden kontakt (standby) eller barsel, er død: personen er uden for populationen, og måneden tæller ikke i ancienniteten."))}},
	}
}

func anciennitet() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelAnciennitet, Navn: "et ydelsesforløb på mindst 12 måneder", Afgoerende: DenMaalteMaaned, Laesninger: []Laesning{R03, R06, R07}},
		Versioner: uaendret(november2026(), Hjemmel{Paragraf: "§ 5"}, "… som har haft et ydelsesforløb med en samlet varighed på mindst 12 måneder …",
			"Forløbet skal have mindst 12 talte måneder til og med den målte. En måned tæller, når forløbet har en række i den, og mindst én dag ikke er død; for sygedagpenge tæller alle måneder fra den første sygedag, dog ikke døde."),
	}
}

func fritagelse() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelFritaget, Navn: "fritaget mindst halvdelen af tiden", Afgoerende: DenMaalteMaaned, Laesninger: []Laesning{R08}},
		Versioner: []Version[kode]{{Grundlag: gengivet(altid(november2026(), Hjemmel{Kilde: vej9205(), Paragraf: "til § 5"},
			"Personer, der har været fritaget i mindst 50 pct. af forløbet, indgår ikke.",
			"Er mindst halvdelen af forløbets levende dage fritaget for samtaler og tilbud, er personen uden for populationen. Præcis halvdelen er nok."))}},
	}
}

func vindue() *Regel[kode] {
	return &Regel[kode]{
		Hoved: Hoved{ID: RegelVindue, Navn: "de seneste 12 måneder af ydelsesforløbet", Afgoerende: DenMaalteMaaned, Laesninger: []Laesning{R04, R05}},
		Versioner: uaendret(november2026(), Hjemmel{Paragraf: "§ 5"}, "… i de seneste 12 måneder af ydelsesforløbet …",
			"Vinduet går fra den første dag i den tolvtsidste talte måned, dog aldrig før forløbets start, til den sidste dag i den målte måned."),
	}
}
