package offentlig

import "slices"

// The tables without figures: their axes, their kinds of figures, and their words.

// The kinds of figures that several tables have.
var (
	personer     = Maal{"personer", "Antal personer i målgruppen", Personer}
	udenTilbud   = Maal{"uden_tilbud", "Antal personer uden tilbud eller 100 løntimer", Personer}
	faerre       = Maal{"faerre_end_4_samtaler", "Antal personer med færre end 4 samtaler", Personer}
	andelUden    = Maal{"andel_uden_tilbud", "Uden tilbud eller løntimer i pct. af personer i målgruppen", Andel}
	andelFaerre  = Maal{"andel_faerre_end_4_samtaler", "Færre end 4 samtaler i pct. af personer i målgruppen", Andel}
	gns12Uden    = Maal{"gns12_uden_tilbud", "Uden tilbud eller løntimer i pct., gns. af 12 måneder", Andel}
	gns12Faerre  = Maal{"gns12_faerre_end_4_samtaler", "Færre end 4 samtaler i pct., gns. af 12 måneder", Andel}
	aarUden      = Maal{"andel_uden_tilbud", "Uden tilbud eller løntimer i pct., gns. af året", Andel}
	aarFaerre    = Maal{"andel_faerre_end_4_samtaler", "Færre end 4 samtaler i pct., gns. af året", Andel}
	maal1Opfyldt = Maal{"maal1_opfyldt", "Fokusmål 1 opfyldt (under 30 pct.)", JaNej}
	maal2Opfyldt = Maal{"maal2_opfyldt", "Fokusmål 2 opfyldt (under 20 pct.)", JaNej}
)

// tom is a table in which no figure is there yet.
func tom(id, titel, om string, akser []Akse, maal ...Maal) Tabel {
	t := Tabel{ID: id, Titel: titel, Om: om, Akser: akser, Maal: maal}
	t.Celler = slices.Repeat([]Celle{{Maerke: FindesIkke}}, t.Pladser()*len(maal))
	return t
}

// MaanedForm and those after it are the tables of a year without figures.
func MaanedForm(aar int) Tabel {
	return tom(Maaned, "Fokusmålene måned for måned",
		"Personer med et ydelsesforløb på mindst 12 måneder, og hvor mange af dem der i de seneste 12 måneder hverken fik tilbud eller havde 100 ordinære løntimer, eller fik færre end 4 samtaler (§ 5 i "+Bekendtgoerelse(aar).Navn+").",
		[]Akse{maanedsakse(aar), omraadeakse(), ydelsesakse()}, personer, udenTilbud, faerre, andelUden, andelFaerre, gns12Uden, gns12Faerre)
}

// AarForm is [Aar].
func AarForm(aar int) Tabel {
	return tom(Aar, "Fokusmålene som årets gennemsnit",
		"Gennemsnittet af årets månedlige andele, og om de to fokusmål er opfyldt. Det er afgjort på den nøjagtige brøk.",
		[]Akse{aarsakse(aar), omraadeakse()}, Maal{"maaneder", "Antal måneder i gennemsnittet", Maaneder}, aarUden, maal1Opfyldt, aarFaerre, maal2Opfyldt)
}

// VarighedForm is [Varighed].
func VarighedForm(aar int) Tabel {
	return tom(Varighed, "Fokusmålene efter ydelsesforløbets varighed",
		"De samme personer, delt efter hvor mange måneder deres ydelsesforløb tæller til og med måneden.",
		[]Akse{maanedsakse(aar), omraadeakse(), varighedsakse()}, personer, udenTilbud, faerre, andelUden, andelFaerre)
}

// AfstemningForm is [Afstemning].
func AfstemningForm(aar int) Tabel {
	return tom(Afstemning, "Fra personer på ydelse til populationen",
		"Hver person på en af de otte ydelser står ét sted: der, hvor hun går fra på vejen til populationen, eller i den.",
		[]Akse{maanedsakse(aar), omraadeakse(), trinakse()}, Maal{"personer", "Antal personer", Personer})
}

// GrundeForm is [Grunde].
func GrundeForm(aar int) Tabel {
	return tom(Grunde, "Hvorfor personerne tæller, som de gør",
		"Populationen delt efter fokusmål 1 (tilbud, løntimer eller ingen af delene) og efter fokusmål 2 (talte samtaler).",
		[]Akse{maanedsakse(aar), omraadeakse(), grundakse()}, Maal{"personer", "Antal personer", Personer})
}

// UdeladtForm is [Udeladt].
func UdeladtForm(aar int) Tabel {
	return tom(Udeladt, "Samtaler, der ikke tæller",
		"Personer med færre end 4 talte samtaler, som har fået mindst én samtale, der ikke tæller. En person kan stå flere steder.",
		[]Akse{maanedsakse(aar), omraadeakse(), udeladtakse()}, Maal{"personer", "Antal personer", Personer})
}

// AfstandForm is [Afstand].
func AfstandForm(aar int) Tabel {
	return tom(Afstand, "Afstanden til fokusmålene i personer",
		"Er målet ikke opfyldt: hvor mange færre personer i hver måned, der skal til. Er det opfyldt: hvor mange flere der er plads til.",
		[]Akse{aarsakse(aar), kommuneakse(), fokusmaalakse()}, Maal{"opfyldt", "Fokusmålet er opfyldt", JaNej}, Maal{"personer_pr_maaned", "Antal personer pr. måned til grænsen", Personer})
}

// TilsynForm is [Tilsyn].
func TilsynForm(aar int) Tabel {
	return tom(Tilsyn, "Afgørelserne om skærpet tilsyn",
		"Hvad årets tal betyder for hver kommune efter "+Bekendtgoerelse(aar).Navn+". Afgørelserne er truffet på de fulde tal.",
		[]Akse{aarsakse(aar), kommuneakse()},
		Maal{"resultatmaal_opfyldt", "Resultatmålet er opfyldt", JaNej}, Maal{"maal1_opfyldt", "Fokusmål 1 er opfyldt", JaNej}, Maal{"maal2_opfyldt", "Fokusmål 2 er opfyldt", JaNej},
		Maal{"status_foer", "Status før årets afgørelse", Tekst}, Maal{"status", "Status efter årets afgørelse", Tekst},
		Maal{"paragraf", "Paragraf", Tekst}, Maal{"begrundelse", "Begrundelse", Tekst},
		Maal{"meddelelse_senest", "Meddelelse senest", Dato}, Maal{"redegoerelse_senest", "Redegørelse senest", Dato},
		Maal{"genopretning_til", "Genopretningsperiode til", Dato}, Maal{"sagsgennemgang_senest", "Sagsgennemgang senest", Dato})
}

// AendringerForm is [Aendringer].
func AendringerForm(aar int) Tabel {
	return tom(Aendringer, "Ændringer siden sidste offentliggørelse",
		"Årets tal nu og ved den offentliggørelse, der gælder forud for denne.",
		[]Akse{aarsakse(aar), omraadeakse()},
		aarUden, Maal{"andel_uden_tilbud_foer", "Uden tilbud eller løntimer i pct., gns. af året, før", Andel},
		maal1Opfyldt, Maal{"maal1_opfyldt_foer", "Fokusmål 1 opfyldt, før", JaNej},
		aarFaerre, Maal{"andel_faerre_end_4_samtaler_foer", "Færre end 4 samtaler i pct., gns. af året, før", Andel},
		maal2Opfyldt, Maal{"maal2_opfyldt_foer", "Fokusmål 2 opfyldt, før", JaNej},
		Maal{"status", "Status", Tekst}, Maal{"status_foer", "Status, før", Tekst})
}

// FoelsomhedForm is [Foelsomhed] of readings, each with its question in Danish.
func FoelsomhedForm(aar int, laesninger []Vaerdi) Tabel {
	return tom(Foelsomhed, "Hvad andre læsninger af loven ville ændre",
		"Om hvert fokusmål ville være opfyldt, hvis et enkelt sted i reglerne blev læst anderledes.",
		[]Akse{aarsakse(aar), gruppeakse("laesning", "Læsning", laesninger), omraadeakse(), fokusmaalakse()},
		Maal{"opfyldt_standard", "Opfyldt, som reglerne læses", JaNej}, Maal{"opfyldt_alternativ", "Opfyldt, læst anderledes", JaNej}, Maal{"skifter", "Svaret skifter", JaNej})
}
