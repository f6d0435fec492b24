package site

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// »Hvorfor afviger tallet fra vores eget system?«: the usual causes, each with its place in law
// and the kommune's own numbers of the last month with data.

// aarsag is a cause. Tal are the kommune's numbers for it, none where it cannot be counted.
type aarsag struct {
	Titel, Tekst string
	Steder       []lovsted
	Tal          []aarsagstal
}

// aarsagstal is a number and what it counts.
type aarsagstal struct {
	Celle skemacelle
	Ord   string
	// Regel is the rule that the words lead to; "" without.
	Regel string
}

// aarsager are the causes in the order in which a kommune meets them: who is counted, what
// counts, how it becomes the year's figure.
func (b *kommunebygger) aarsager() []aarsag {
	alle := b.hvemTaeller()
	alle = append(alle, b.hvadTaeller()...)
	return append(alle, b.hvordanTaelles()...)
}

func (b *kommunebygger) hvemTaeller() []aarsag {
	return []aarsag{
		{"Personen er på introduktionsprogram", "Rækker under introduktionsprogrammet efter integrationsloven regnes, som om de ikke var der. En hel måned uden andet afbryder også ydelsesforløbet.",
			[]lovsted{stedIntroduktion}, b.trintal(schemas.Introduktionsprogram)},
		{"Måneden er død", "Er alle dage med ydelsen i måneden barsel eller »Opfølgning uden kontakt«, er personen ikke med, og måneden tæller ikke i forløbet.",
			[]lovsted{stedDoedMaaned}, b.trintal(schemas.DoedMaaned)},
		{"Forløbet har endnu ikke 12 talte måneder", "Det er måneder på ydelsen, der tælles, ikke kalendermåneder siden første henvendelse. Skifter personen ydelse, begynder et nyt forløb, bortset fra få undtagelser.",
			[]lovsted{b.maanedslov.Anciennitet, stedYdelsesskift}, b.trintal(schemas.Under12Maaneder)},
		{"Personen er fritaget mindst halvdelen af tiden", "Har personen været fritaget for samtaler og tilbud i mindst halvdelen af forløbets dage, er personen ikke med. Præcis halvdelen er nok.",
			[]lovsted{stedFritaget}, b.trintal(schemas.Fritaget)},
		{"En anden kommune er ansvarlig", "Personen tæller ét sted: i den kommune, der står på månedens seneste række. Det gælder også, når personen er flyttet i løbet af måneden, eller når en anden kommune løser opgaven.",
			[]lovsted{stedKommune}, nil},
	}
}

func (b *kommunebygger) hvadTaeller() []aarsag {
	return []aarsag{
		{"Løntimer tæller, selv om der intet tilbud er", "100 ordinære løntimer i vinduet træder i stedet for et tilbud. Timerne ses ikke altid i kommunens eget system.",
			[]lovsted{b.maanedslov.Timer}, []aarsagstal{{b.vist(offentlig.Grunde, "personer", b.maaned, b.kode, schemas.GrundKunTimer.String()), "personer har timer nok og intet tilbud", ""}}},
		{"Tilbuddet er af en type, der ikke tæller", b.andreTilbud(), []lovsted{b.maanedslov.Tilbud}, nil},
		b.andreSamtaler(),
	}
}

// nyeRegler says that the month is measured after 22 March 2023, when what counts as a tilbud
// and a samtale became narrower.
func (b *kommunebygger) nyeRegler() bool { return b.m >= foersteMedNyeTal-1 }

func (b *kommunebygger) andreTilbud() string {
	if !b.nyeRegler() {
		return "Mentor tæller ikke. Det gør andre slags tilbud, der ikke står i bekendtgørelsen, heller ikke."
	}
	return "Mentor tæller ikke. Øvrig vejledning og opkvalificering (LAB § 91), der er begyndt den 22. marts 2023 eller senere, tæller kun for målgruppe 4 og 5."
}

// andreSamtaler are those that do not count, by why.
func (b *kommunebygger) andreSamtaler() aarsag {
	udeladt := func(kode, ord, regel string) aarsagstal {
		return aarsagstal{b.vist(offentlig.Udeladt, "personer", b.maaned, b.kode, kode), ord, regel}
	}
	a := aarsag{"Samtalen tæller ikke", "Fire samtaler er nok, men ikke alle tæller. Antallene er personer med færre end 4 talte samtaler, som har fået mindst én af den slags. En person kan stå flere steder.",
		[]lovsted{b.maanedslov.Samtaler}, nil}
	if b.nyeRegler() {
		a.Steder = append(a.Steder, stedForm)
		a.Tal = append(a.Tal, udeladt("brev", "personer har fået en jobsamtale pr. brev", stedForm.Regel),
			udeladt("foerste", "personer har fået den første jobsamtale på anden måde end ved fremmøde", stedFoerste.Regel))
	}
	a.Tal = append(a.Tal, udeladt("anden_type", "personer har fået en samtale af en anden type end jobsamtale og sygeopfølgning", b.maanedslov.Samtaler.Regel))
	return a
}

func (b *kommunebygger) hvordanTaelles() []aarsag {
	return []aarsag{
		{"Vinduet er 12 talte måneder, ikke et kalenderår", "Der ses tilbage over de 12 seneste måneder, der tæller i forløbet. Har der været måneder uden ydelsen eller døde måneder, rækker vinduet længere tilbage end et år. Det rækker aldrig tilbage før forløbets start.",
			[]lovsted{b.maanedslov.Vindue}, nil},
		{"Årets tal er et gennemsnit af månedernes andele", "Hver måned vejer lige meget, uanset hvor mange personer den har. Lægger man årets personer sammen, får man et andet tal.",
			[]lovsted{stedGennemsnit}, nil},
		{"Registreringen kom senere", "Der er talt på det, der stod i registrene, da tallene blev leveret. Det, der er registreret eller rettet siden, er først med næste gang.",
			nil, nil},
	}
}

// trintal is the number of persons at a step.
func (b *kommunebygger) trintal(trin schemas.Trin) []aarsagstal {
	return []aarsagstal{{b.vist(offentlig.Afstemning, "personer", b.maaned, b.kode, trin.String()), "personer er uden for populationen af den grund", ""}}
}
