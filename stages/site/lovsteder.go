package site

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// Where things stand in law, as the pages name them. The words themselves stand on metode.html
// under the rule that each place leads to; a test holds every one of them up against REGLER.md.

// lovsted is a place in law: what it is called, and the rule on metode.html that has its words.
type lovsted struct {
	Regel, Tekst string
}

// The places that do not hang on a year.
var (
	stedIntroduktion  = lovsted{"introduktionsprogram", "STAR, svar af 16/01/2020, om overgangsydelse"}
	stedDoedMaaned    = lovsted{"doed_maaned", "VEJ nr. 9205 af 21/03/2023, til § 5"}
	stedFritaget      = lovsted{"fritaget", "VEJ nr. 9205 af 21/03/2023, til § 5"}
	stedKommune       = lovsted{"kommune", "VEJ nr. 9205 af 21/03/2023, til § 6"}
	stedYdelsesskift  = lovsted{"ydelsesskift", "STAR, svar af 16/01/2020, om ydelsesskift"}
	stedForm          = lovsted{"form", "lov nr. 295 af 20/03/2023 (LAB, jf. LBK nr. 280 af 01/03/2024), § 33, stk. 1"}
	stedFoerste       = lovsted{"foerste_samtale", stedForm.Tekst}
	stedGennemsnit    = lovsted{"gennemsnit", "lov nr. 551 af 07/05/2019 (jf. LBK nr. 254 af 01/03/2024), § 22 b"}
	stedGenopretning  = lovsted{"genopretning", "lov nr. 551 af 07/05/2019 (jf. LBK nr. 254 af 01/03/2024), § 22 d, stk. 1"}
	bekendtgoerelser  = navne(offentlig.Bekendtgoerelser())
	foersteMedNyeTal  = schemas.MonthOf(2023, 4) // the first month measured by the second order
	foersteMedTredjes = schemas.MonthOf(2025, 7) // the first month measured by the third
)

func navne(kilder [3]offentlig.Retskilde) (ud [3]string) {
	for i, k := range kilder {
		ud[i] = k.Navn
	}
	return ud
}

// aarslov are the places in law that decide on the figures of a year.
type aarslov struct {
	// Bek is the order; Foelger are its paragraphs about what follows from the figures.
	Bek, Foelger                                                      string
	Resultatmaal, Maal, Meddelelse, Redegoerelse, Forlaengelse        lovsted
	Administration, Minimumskrav, Sagsgennemgang, Udvaelgelse, Ophoer lovsted
	// Undtaget says which fokusmål the year does not select on; "" where it is neither.
	Undtaget string
}

// aarslovFor are the places of a year: until 2021 they had other numbers.
func aarslovFor(aar int) aarslov {
	bek, skub := offentlig.Bekendtgoerelse(aar).Navn, 0
	if bek == bekendtgoerelser[0] {
		skub = 1
	}
	sted := func(regel, tekst string) lovsted { return lovsted{regel, bek + ", " + tekst} }
	senere := func(regel string, paragraf int, tekst string) lovsted {
		return sted(regel, "§ "+antal(int64(paragraf+skub))+tekst)
	}
	return aarslov{
		Bek: bek, Foelger: "§§ 6-" + antal(int64(13+skub)),
		Resultatmaal: sted("resultatmaal", "§ 4"), Maal: graensested(aar),
		Meddelelse: sted("meddelelse", "§ 6, stk. 2"), Redegoerelse: sted("redegoerelse", "§ 7"), Ophoer: senere("ophoer", 10, ""),
		Forlaengelse: senere("forlaengelse", 11, ""), Administration: senere("administration", 12, ", stk. 1"),
		Minimumskrav: senere("minimumskrav", 12, ", stk. 1, nr. 1"), Sagsgennemgang: senere("sagsgennemgang", 12, ", stk. 2"),
		Udvaelgelse: udvaelgelsessted(aar), Undtaget: undtaget(aar),
	}
}

// graensested is where the limits of a year stand: those of 2022 in the first order still.
func graensested(aar int) lovsted {
	switch {
	case aar <= 2022:
		return lovsted{"graenser", bekendtgoerelser[0] + ", § 5"}
	case aar <= 2024:
		return lovsted{"graenser", bekendtgoerelser[1] + ", § 5"}
	}
	return lovsted{"graenser", bekendtgoerelser[2] + ", § 5"}
}

// udvaelgelsessted is where it stands which fokusmål select on the figures of a year.
func udvaelgelsessted(aar int) lovsted {
	const aendret = "BEK nr. 1409 af 16/12/2019, som ændret ved BEK nr. 564 af 30/03/2021, § 15, stk. "
	switch {
	case aar <= 2020:
		return lovsted{"udvaelgelse", aendret + "2"}
	case aar == 2021:
		return lovsted{"udvaelgelse", aendret + "3"}
	case aar == 2022:
		return lovsted{"udvaelgelse", bekendtgoerelser[1] + ", § 14, stk. 3"}
	case aar <= 2024:
		return lovsted{"udvaelgelse", bekendtgoerelser[1] + ", § 6, stk. 1"}
	}
	return lovsted{"udvaelgelse", bekendtgoerelser[2] + ", § 6, stk. 1"}
}

func undtaget(aar int) string {
	switch {
	case aar <= 2020:
		return "Tallene for 2020 udvælger ingen kommuner til skærpet tilsyn."
	case aar <= 2022:
		return "Fokusmål 1 beregnes, men kan ikke føre til skærpet tilsyn på tallene for dette år. Kun fokusmål 2 afgør."
	}
	return ""
}

// maanedslov are the places in law that a month is measured by.
type maanedslov struct {
	Ydelser, Anciennitet, Vindue, Tilbud, Timer, Samtaler, AntalSamtaler lovsted
}

// maanedslovFor are those of a month. What a tilbud and a samtale is hangs on their own day;
// the month's last day stands for it.
func maanedslovFor(m schemas.Month) maanedslov {
	bek := bekendtgoerelser[0]
	switch {
	case m >= foersteMedTredjes:
		bek = bekendtgoerelser[2]
	case m >= foersteMedNyeTal-1: // it came into force on 22 March
		bek = bekendtgoerelser[1]
	}
	maalt := bek
	if m < foersteMedNyeTal {
		maalt = bekendtgoerelser[0]
	}
	return maanedslov{
		Ydelser: lovsted{"ydelser", maalt + ", § 2, stk. 2"}, Anciennitet: lovsted{"anciennitet", maalt + ", § 5"}, Vindue: lovsted{"vindue", maalt + ", § 5"},
		Timer: lovsted{"timer", maalt + ", § 5, nr. 1"}, AntalSamtaler: lovsted{"antal_samtaler", maalt + ", § 5, nr. 2"},
		Tilbud: lovsted{"tilbud", bek + ", § 3, stk. 2"}, Samtaler: lovsted{"samtaler", bek + ", § 3, stk. 1"},
	}
}
