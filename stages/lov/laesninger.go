package lov

// Laesningstekst tells a reading in Danish, to be shown to those who must choose.
type Laesningstekst struct {
	// Spoergsmaal is what the sources leave open, Standard what is done, and Alternativ
	// what is done instead when the reading is taken in its alternative.
	Spoergsmaal, Standard, Alternativ string
	// Kilder says which source speaks nearest, and why it does not settle the question.
	Kilder string
}

// Beskriv tells the reading. Of what is no reading there is nothing to tell: every field
// is empty.
func (l Laesning) Beskriv() Laesningstekst {
	for _, tabel := range []map[Laesning]Laesningstekst{
		forloebetsLaesninger(), populationensLaesninger(), tilbuddenesLaesninger(), samtalernesLaesninger(),
	} {
		if tekst, ok := tabel[l]; ok {
			return tekst
		}
	}
	return Laesningstekst{}
}

// forloebetsLaesninger are about what a ydelsesforløb is.
func forloebetsLaesninger() map[Laesning]Laesningstekst {
	return map[Laesning]Laesningstekst{
		R01: {
			Spoergsmaal: "Er det et ydelsesskift at gå mellem ressourceforløb og jobafklaring?",
			Standard:    "Nej. De er én ydelsesgruppe, og forløbet fortsætter.",
			Alternativ:  "Ja. Et nyt forløb begynder; i tallene er de stadig én gruppe.",
			Kilder: "BEK nr. 301 af 20/03/2023, § 2, stk. 2, nr. 7, har dem som én gruppe, men siger intet om skift. LAB § 9, stk. 1, nr. 2, " +
				"nævner ressourceforløbsydelse under jobafklaring og under ressourceforløb som to ydelser, men den bestemmelse gælder LAB's egne perioder.",
		},
		R02: {
			Spoergsmaal: "Hvad afbryder et forløb på dagpenge?",
			Standard:    "Intet, så længe dagpengeperioden (forloeb_fra) er den samme.",
			Alternativ:  "En hel kalendermåned uden dagpenge, som for de øvrige ydelser; der ses ikke på dagpengeperioden.",
			Kilder: "LAB § 9, stk. 1, nr. 1, nævner dagpenge »som sammenlagt ledighed«, men gælder LAB's egne perioder. " +
				"Bekendtgørelsen siger ikke, hvad der afbryder et ydelsesforløb.",
		},
		R03: {
			Spoergsmaal: "Tæller forløbets første måned, når den ikke er hel?",
			Standard:    "Ja.",
			Alternativ:  "Kun når forløbet begynder den 1. i måneden.",
			Kilder: "BEK nr. 301 af 20/03/2023, § 5, kræver et ydelsesforløb »med en samlet varighed på mindst 12 måneder«, " +
				"men siger ikke, om en måned, som forløbet begyndte midt i, er én af dem.",
		},
		R15: {
			Spoergsmaal: "Fortsætter forløbet, når uddannelseshjælp blev til kontanthjælp i juli 2025?",
			Standard:    "Ja. Et forløb på kontanthjælp, der begynder i juli 2025 eller senere, fører et på uddannelseshjælp videre, ligesom et på overgangsydelse.",
			Alternativ:  "Nej. Det er et ydelsesskift som ethvert andet, og et nyt forløb begynder.",
			Kilder: "Aktivloven, LBK nr. 1004 af 30/06/2025, § 20, stk. 1, knytter kontanthjælp for juli 2025 til uddannelseshjælp eller kontanthjælp for juni 2025, " +
				"men siger intet om ydelsesforløb. LAB § 9, stk. 4, fører overgangsydelse videre som uddannelses- eller kontanthjælp, når det sker »alene fordi de opfylder " +
				"opholdskravet« (snævrere end STAR's svar af 16/01/2020), men nævner ikke skiftet fra uddannelseshjælp.",
		},
	}
}

// populationensLaesninger are about who is in the denominator, about the window, and about
// the mean of the year.
func populationensLaesninger() map[Laesning]Laesningstekst {
	return map[Laesning]Laesningstekst{
		R04: {
			Spoergsmaal: "Hvad er »de seneste 12 måneder af ydelsesforløbet«?",
			Standard:    "De 12 seneste talte måneder; vinduet bliver længere, når der er døde måneder eller måneder uden rækker.",
			Alternativ:  "De 12 seneste kalendermåneder.",
			Kilder: "BEK nr. 301 af 20/03/2023, § 5, siger »de seneste 12 måneder af ydelsesforløbet«, men ikke, om en måned, " +
				"der ikke tæller i forløbet, er én af dem.",
		},
		R06: {
			Spoergsmaal: "Hvornår er en måned død?",
			Standard:    "Når alle dage med ydelsen er opfølgning uden kontakt (standby) eller barsel.",
			Alternativ:  "Når blot én dag er det.",
			Kilder:      "SPEC henter »død periode« i VEJ nr. 9205 af 21/03/2023, til § 5. Vejledningens tekst er ikke set.",
		},
		R07: {
			Spoergsmaal: "Er en person med i en død måned?",
			Standard:    "Nej, personen er uden for populationen i måneden.",
			Alternativ:  "Ja, hvis de talte måneder indtil da rækker.",
			Kilder:      "Det nærmeste er VEJ nr. 9205 af 21/03/2023, til § 5, om »død periode«. Vejledningens tekst er ikke set.",
		},
		R08: {
			Spoergsmaal: "Hvad regnes de 50 pct. af, når fritagelse i mindst 50 pct. af tiden holder en person ude?",
			Standard:    "Af hele ydelsesforløbet til og med måneden.",
			Alternativ:  "Af vinduet.",
			Kilder:      "Det nærmeste er VEJ nr. 9205 af 21/03/2023, til § 5. Vejledningens tekst er ikke set.",
		},
		R12: {
			Spoergsmaal: "Hvilken dag i måneden skal personen være på ydelse for at være med?",
			Standard:    "En hvilken som helst.",
			Alternativ:  "Den sidste. Forløb, dage og kommune findes da i de rækker, der når til den dag; anciennitet og levende dage regnes stadig af alle.",
			Kilder: "STAR's svar af 16/01/2020 er her gengivet som »det givne tidspunkt«; hvilken dag det er, fremgår ikke. " +
				"BEK nr. 301 af 20/03/2023, § 5, taler om måneder, ikke om dage.",
		},
		R13: {
			Spoergsmaal: "Hvordan bliver månedernes tal til årets?",
			Standard:    "Som det simple gennemsnit af månedernes andele: hver måned vejer lige meget.",
			Alternativ:  "Som alle månedernes personer lagt sammen: hver person vejer lige meget.",
			Kilder: "BEK nr. 301 af 20/03/2023, § 5, siger »den gennemsnitlige andel«, og lov om organisering § 22 b »i et gennemsnit over de sidste 12 måneder«; " +
				"ingen af dem siger, hvad månederne vejer.",
		},
	}
}

// tilbuddenesLaesninger are about what counts for fokusmål 1, and about the dead months
// that bear on both.
func tilbuddenesLaesninger() map[Laesning]Laesningstekst {
	return map[Laesning]Laesningstekst{
		R05: {
			Spoergsmaal: "Tæller tilbud, timer og samtaler i forløbets døde måneder?",
			Standard:    "Ja, når de ligger i vinduet.",
			Alternativ:  "Nej. Men en samtale i en død måned kan stadig være forløbets første jobsamtale.",
			Kilder: "BEK nr. 301 af 20/03/2023, § 5, siger »i de seneste 12 måneder af ydelsesforløbet«, men ikke, om en død måned hører til dem. " +
				"Vejledningens tekst er ikke set.",
		},
		R09: {
			Spoergsmaal: "Hvor mange ordinære timer kræves i målte måneder før april 2023?",
			Standard:    "100, som i alle andre målte måneder.",
			Alternativ:  "225.",
			Kilder: "BEK nr. 1409 af 16/12/2019, § 5, nr. 1, siger »mindst 6 ugers ordinær beskæftigelse beregnet som 225 timer«, BEK nr. 301 af 20/03/2023, § 5, nr. 1, " +
				"»mindst 100 timers«. BEK nr. 301, § 14, stk. 2, ophæver den gamle og fortsætter: »Bekendtgørelsen finder dog anvendelse ved opgørelse af " +
				"beskæftigelsesindsatsen, herunder ordinær beskæftigelse, for perioder før 22. marts 2023 …«. Hvilken af de to der menes, kan læses på to måder: " +
				"er det den gamle, taler det for alternativet. SPEC regner med 100 timer i alle måneder.",
		},
		R10: {
			Spoergsmaal: "Hvad afgør, om et tilbud efter LAB § 91, der løber hen over den 22. marts 2023, bedømmes efter de gamle eller de nye regler?",
			Standard:    "Den dag, tilbuddet begyndte: det gamle gælder, så længe et tilbud fra før den 22. marts 2023 løber.",
			Alternativ:  "Måneden: fra april 2023 gælder det nye, hvornår tilbuddet end begyndte; til og med marts 2023 det gamle.",
			Kilder: "BEK nr. 301 af 20/03/2023, § 3, stk. 2, undtager § 91 for andre end målgruppe 4 og 5. § 14, stk. 2, taler om »perioder før 22. marts 2023«, " +
				"men siger ikke, hvad der gælder for et tilbud på begge sider af dagen.",
		},
		R16: {
			Spoergsmaal: "Skal et tilbud være begyndt i vinduet for at tælle?",
			Standard:    "Nej, det er nok, at det rører vinduet.",
			Alternativ:  "Ja.",
			Kilder: "BEK nr. 301 af 20/03/2023, § 5, nr. 1, spørger, om personen i de seneste 12 måneder har »modtaget« et tilbud, " +
				"men siger ikke, om den, hvis tilbud begyndte før, har det.",
		},
	}
}

// samtalernesLaesninger are about what counts for fokusmål 2.
func samtalernesLaesninger() map[Laesning]Laesningstekst {
	return map[Laesning]Laesningstekst{
		R11: {
			Spoergsmaal: "For hvilke forløb gælder det, at den første jobsamtale skal holdes ved fremmøde?",
			Standard:    "For alle forløb, når samtalen holdes den 22. marts 2023 eller senere.",
			Alternativ:  "Kun for forløb, der begyndte den 22. marts 2023 eller senere.",
			Kilder: "LAB § 33, stk. 1, efter lov nr. 295 af 20/03/2023: »Første jobsamtale holdes ved personligt fremmøde.« Den siger, hvordan samtalen skal holdes, " +
				"men ikke, om det også er for forløb, der allerede var begyndt.",
		},
		R14: {
			Spoergsmaal: "Er to samtaler på én dag to?",
			Standard:    "Ja.",
			Alternativ:  "Nej, de er én.",
			Kilder:      "BEK nr. 301 af 20/03/2023, § 3, stk. 1, og § 5, nr. 2, siger, hvilke samtaler der er tale om, og at »færre end 4« er for få, men intet om dage.",
		},
		R18: {
			Spoergsmaal: "Hvad betyder det for fokusmål 2, at den første jobsamtale ikke blev holdt ved fremmøde?",
			Standard:    "Den tæller ikke selv; de følgende tæller.",
			Alternativ:  "Ingen jobsamtale i forløbet tæller, før én er holdt ved fremmøde eller før den 22. marts 2023; den tæller selv, medmindre den er pr. brev.",
			Kilder: "LAB § 33, stk. 1, efter lov nr. 295 af 20/03/2023: »Første jobsamtale holdes ved personligt fremmøde.« Den siger, hvordan samtalen skal holdes, " +
				"ikke at en anden ikke tæller.",
		},
	}
}
