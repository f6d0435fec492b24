package lov

import (
	"cmp"

	"fokusmaal/schemas"
)

// The rules of the tilsyn (SPEC 8, §§ 4-13). stages/statement decides by them: it asks here
// for their values, and with [Lov.Sted] for where they stand.

// tilsynsregler are the rules of the tilsyn that have a value.
type tilsynsregler struct {
	meddelelse, redegoerelse, sagsgennemgang *Regel[int]
	genopretning                             *Regel[Genopretning]
	forlaengelse                             *Regel[Forlaengelse]
	minimumskrav                             *Regel[Minimumskrav]
}

func tilsynets() tilsynsregler {
	return tilsynsregler{
		meddelelse: meddelelse(), redegoerelse: redegoerelse(), genopretning: genopretning(),
		forlaengelse: forlaengelse(), minimumskrav: minimumskrav(), sagsgennemgang: sagsgennemgang(),
	}
}

// beskrivelser are all rules of the tilsyn, in the order of their ids.
func (t *tilsynsregler) beskrivelser() []Beskrivelse {
	return []Beskrivelse{
		resultatmaal().beskriv(), skaerpetTilsyn().beskriv(), t.meddelelse.beskriv(), t.redegoerelse.beskriv(), t.genopretning.beskriv(),
		ophoer().beskriv(), t.forlaengelse.beskriv(), administration().beskriv(), t.minimumskrav.beskriv(), t.sagsgennemgang.beskriv(),
		ophoerAfAdministration().beskriv(),
	}
}

// afgjortEfter are the three orders, each with the years on whose figures the tilsyn is
// decided under it. The decision falls in the April that follows: that on 2022 came after 22
// March 2023, and is the one that § 14 stk. 3 of BEK nr. 301 af 20/03/2023 speaks of.
func afgjortEfter() [3]under {
	fra301, fra760 := schemas.DateOf(2022, 1, 1), schemas.DateOf(2025, 1, 1)
	return [3]under{{bek1409(), schemas.NoDate, fra301 - 1}, {bek301(), fra301, fra760 - 1}, {bek760(), fra760, schemas.NoDate}}
}

// bestemmelse is a rule of the tilsyn as it stands in the orders. What that of 2019 has
// otherwise stands in the fields with its number, empty where it is the same: it numbers §§
// 10-13 of the later two as §§ 11-14. No decision rests on these four there, since nobody is
// under tilsyn before the decision on 2022.
type bestemmelse struct {
	sted                                  Hjemmel
	ordlyd, indhold                       string
	paragraf1409, ordlyd1409, indhold1409 string
}

// tilsynsregel is a rule that has one value under the three orders.
func tilsynsregel[T any](id RegelID, navn string, vaerdi T, b bestemmelse) *Regel[T] {
	regel := &Regel[T]{Hoved: Hoved{ID: id, Navn: navn, Afgoerende: DetMaalteAar}}
	for i, u := range afgjortEfter() {
		g := u.grundlag(november2026(), b.sted, b.ordlyd, b.indhold)
		if i == 0 {
			g.Hjemmel.Paragraf = cmp.Or(b.paragraf1409, g.Hjemmel.Paragraf)
			g.Ordlyd, g.Indhold = cmp.Or(b.ordlyd1409, g.Ordlyd), cmp.Or(b.indhold1409, g.Indhold)
		}
		regel.Versioner = append(regel.Versioner, Version[T]{Grundlag: g, Vaerdi: vaerdi})
	}
	return regel
}

// Sted returns where a rule stands for the figures of a year, such as »§ 12, stk. 1«.
func (l *Lov) Sted(id RegelID, aar int) string { return l.Grundlag(id, nytaar(aar)).Hjemmel.Sted() }

func nytaar(aar int) schemas.Date { return schemas.MonthOf(aar, 1).First() }

// iAaret is what a rule says of the figures of a year.
func iAaret[T any](r *Regel[T], aar int) T {
	vaerdi, _ := r.Paa(nytaar(aar))
	return vaerdi
}

func resultatmaal() *Regel[kode] {
	return tilsynsregel(RegelResultatmaal, "resultatmålet", kode{}, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 4"},
		ordlyd: "Som resultatmål, jf. § 22 a lov om organisering og understøttelse af beskæftigelsesindsatsen m.v., fastsættes, at kommunens faktiske ydelsesgrad " +
			"ikke må overstige kommunens forventede samlede ydelsesgrad.",
		indhold: "Resultatmålet er opfyldt, når den faktiske ydelsesgrad er højst den samme som den forventede. Er de præcis ens, er det opfyldt.",
	})
}

func skaerpetTilsyn() *Regel[kode] {
	return tilsynsregel(RegelSkaerpetTilsyn, "udvælgelse til skærpet tilsyn", kode{}, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 6", Stk: "1"},
		ordlyd: "En kommune bliver omfattet af skærpet tilsyn, hvis kommunens faktiske ydelsesgrad overstiger kommunens forventede ydelsesgrad, og de i § 5 nævnte " +
			"fokusmål ikke er opfyldt ved den årlige opgørelse af kommunernes indsats, jf. § 2, stk. 1.",
		indhold: "En kommune, der ikke er under tilsyn, udvælges, når resultatmålet ikke er opfyldt, og mindst ét af de fokusmål, som årets tal udvælger på, heller ikke er det. " +
			"Fremgangen måles siden fra årets andele. Er kommunen allerede under tilsyn, spørges der ikke til resultatmålet. Et fokusmål uden en eneste måned med personer regnes som opfyldt.",
	})
}

// meddelelse is the month after the year by whose end the kommune has its notice.
func meddelelse() *Regel[int] {
	return tilsynsregel(RegelMeddelelse, "meddelelse til kommunen", 4, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 6", Stk: "2"},
		ordlyd: "Beskæftigelsesministeriet sender hvert år inden udgangen af april meddelelse til kommuner, der omfattes af det skærpede tilsyn, og om kravene til kommunen " +
			"som følge heraf …",
		indhold: "Kommunen får meddelelse senest den 30. april i året efter det målte år. Den dag regnes også for meddelelsen om ophør, forlængelse og administration (SPEC 8).",
	})
}

// MeddelelseSenest returns the last day of the notice about a decision on the figures of a
// year.
func (l *Lov) MeddelelseSenest(aar int) schemas.Date { return l.efterMeddelelsen(aar, 0) }

// efterMeddelelsen is the last day of the month so many months after that of the notice.
//
// Fortolkning: the orders count from the day on which the kommune receives the notice, which
// is not known here. SPEC 8 has it received at the end of April, and 3 months later is the
// end of July.
func (l *Lov) efterMeddelelsen(aar, maaneder int) schemas.Date {
	meddelt := schemas.MonthOf(aar+1, iAaret(l.regler.tilsyn.meddelelse, aar))
	return (meddelt + schemas.Month(maaneder)).Last()
}

// redegoerelse is how many months after the notice the kommune has for its statement.
func redegoerelse() *Regel[int] {
	return tilsynsregel(RegelRedegoerelse, "kommunens redegørelse", 3, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 7"},
		ordlyd: "Kommunen skal senest 3 måneder efter modtagelsen af meddelelse om skærpet tilsyn, jf. § 6, stk. 2, skriftligt redegøre over for Beskæftigelsesministeriet, " +
			"hvordan kommunen vil sikre, at kommunen fremover lever op til fokusmålene, jf. § 5.",
		indhold: "En kommune, der udvælges, afgiver sin redegørelse senest den 31. juli. Dagen, hvor den får meddelelsen, er ikke kendt her, så de 3 måneder regnes fra udgangen af april (SPEC 8).",
	})
}

// RedegoerelseSenest returns the last day of the statement of a kommune that is selected on
// the figures of a year.
func (l *Lov) RedegoerelseSenest(aar int) schemas.Date {
	return l.efterMeddelelsen(aar, iAaret(l.regler.tilsyn.redegoerelse, aar))
}

// Genopretning is the recovery period of a kommune that is selected: so many months, the
// first of which is this one of the year after the measured one.
type Genopretning struct{ FoersteMaaned, Maaneder int }

// genopretning is the recovery period.
//
// Fortolkning: the law does not say from which day the 9 months run. SPEC 8 has them end on
// 31 December, and they do from 1 April, by when the opgørelse is published (§ 2 stk. 3).
func genopretning() *Regel[Genopretning] {
	return &Regel[Genopretning]{
		Hoved: Hoved{ID: RegelGenopretning, Navn: "genopretningsperioden", Afgoerende: DetMaalteAar},
		Versioner: []Version[Genopretning]{{Vaerdi: Genopretning{FoersteMaaned: 4, Maaneder: 9}, Grundlag: altid(november2026(),
			Hjemmel{Kilde: lovOrganisering(), Paragraf: "§ 22 d", Stk: "1"},
			"En kommune, der er omfattet af et skærpet tilsyn, har en genopretningsperiode på 9 måneder til at få rettet op på indsatsen og leve op til de fastsatte fokusmål.",
			"Perioden løber til og med den 31. december i året efter det målte år (SPEC 8). Loven siger ikke, fra hvilken dag den løber; "+
				"det er 9 måneder fra den 1. april, hvor opgørelsen senest offentliggøres.")}},
	}
}

// GenopretningTil returns the last day of the recovery period of a kommune that is selected
// on the figures of a year.
func (l *Lov) GenopretningTil(aar int) schemas.Date {
	g := iAaret(l.regler.tilsyn.genopretning, aar)
	return (schemas.MonthOf(aar+1, g.FoersteMaaned) + schemas.Month(g.Maaneder-1)).Last()
}

func ophoer() *Regel[kode] {
	return tilsynsregel(RegelOphoer, "ophør af skærpet tilsyn", kode{}, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 10"}, paragraf1409: "§ 11",
		ordlyd: "Har en kommune, som er omfattet af skærpet tilsyn, ved den førstkommende næste årlige opgørelse af kommunernes beskæftigelsesindsats, jf. § 2, forbedret " +
			"indsatsen tilstrækkeligt til, at kommunen lever op til fokusmålene i § 5, meddeler Beskæftigelsesministeriet, at kommunen ikke længere er omfattet af skærpet tilsyn.",
		indhold: "Tilsynet ophører, når alle de fokusmål, som årets tal udvælger på, er opfyldt; også når det først sker efter en forlænget genopretningsperiode.",
	})
}

// Forlaengelse is what an extension of the recovery period takes and gives.
type Forlaengelse struct {
	// FremgangTaeller/FremgangNaevner is the part of the way from the share at selection down
	// to the limit that each unmet fokusmål must have come: exact, and exactly so much is
	// enough.
	FremgangTaeller, FremgangNaevner int64
	// Maaneder is how many months longer the period is.
	Maaneder int
}

func forlaengelse() *Regel[Forlaengelse] {
	return tilsynsregel(RegelForlaengelse, "forlængelse af genopretningsperioden", Forlaengelse{FremgangTaeller: 1, FremgangNaevner: 2, Maaneder: 12}, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 11"}, paragraf1409: "§ 12",
		ordlyd: "Hvis en kommune, som er omfattet af skærpet tilsyn, ved den førstkommende næste årlige opgørelse af kommunernes beskæftigelsesindsats, jf. § 2, ikke lever fuldt " +
			"ud op til fokusmålene i § 5, men har opnået mindst halvdelen af den påkrævede fremgang i indsatsen, meddeler Beskæftigelsesministeriet, at kommunen får forlænget " +
			"genopretningsperioden med yderligere 12 måneder til at forbedre indsatsen og leve op til fokusmålene.",
		indhold: "Perioden forlænges én gang, med 12 måneder, når hvert fokusmål, der ikke er opfyldt, er nået mindst halvdelen af vejen fra andelen ved udvælgelsen ned til " +
			"grænsen: fra 50 pct. og med en grænse på 30 pct. mindst 10 procentpoint. Præcis halvdelen er nok. Et fokusmål, der var opfyldt eller uden tal ved udvælgelsen " +
			"og ikke er opfyldt nu, har ingen fremgang.",
	})
}

// Forlaengelse returns what an extension takes and gives when it is decided on the figures of
// a year.
func (l *Lov) Forlaengelse(aar int) Forlaengelse { return iAaret(l.regler.tilsyn.forlaengelse, aar) }

// ForlaengetTil returns the last day of the recovery period of a kommune that was selected on
// the figures of one year and gets its extension on those of another.
func (l *Lov) ForlaengetTil(udvalgt, aar int) schemas.Date {
	return (l.GenopretningTil(udvalgt).Month() + schemas.Month(l.Forlaengelse(aar).Maaneder)).Last()
}

func administration() *Regel[kode] {
	const (
		foer  = "Hvis en kommune, som er omfattet af skærpet tilsyn, ikke lever op til fokusmålene ved den førstkommende næste årlige opgørelse af kommunernes indsatser og kommunen ikke har forbedret indsatsen tilstrækkeligt til "
		efter = ", eller lever kommunen fortsat ikke op til fokusmålene efter udløbet af en forlænget genopretningsperiode, meddeler Beskæftigelsesministeriet den pågældende kommune, at: …"
	)
	return tilsynsregel(RegelAdministration, "kommunen sættes under administration", kode{}, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 12", Stk: "1"}, paragraf1409: "§ 13",
		ordlyd:     foer + "at få forlænget genopretningsperioden efter § 11" + efter,
		ordlyd1409: foer + "få forlænget genopretningsperioden efter § 12" + efter,
		indhold: "Er fokusmålene ikke opfyldt, og rækker fremgangen ikke til en forlængelse, eller er perioden allerede forlænget, sættes kommunen under administration. " +
			"Den forbliver under administration, til fokusmålene er opfyldt.",
	})
}

// Minimumskrav are the shares in pct. that a kommune under administration must reach;
// exactly as many are enough.
type Minimumskrav struct {
	// TilbudPct of the persons have at least one counted tilbud in the window. Hours of work
	// do not help here.
	TilbudPct int64
	// SamtalerPct of the persons have at least 4 counted samtaler in the window.
	SamtalerPct int64
}

func minimumskrav() *Regel[Minimumskrav] {
	const (
		foer  = "1) Jobcenteret med virkning fra den efterfølgende måned skal give mindst 1 beskæftigelsesrettet tilbud "
		efter = " som har haft et ydelsesforløb med en samlet varighed på mindst 12 måneder."
	)
	return tilsynsregel(RegelMinimumskrav, "minimumskrav under administration", Minimumskrav{TilbudPct: 70, SamtalerPct: 80}, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 12", Stk: "1", Nr: "1"}, paragraf1409: "§ 13",
		ordlyd:     foer + "årligt til mindst 70 pct. og 4 samtaler årligt til mindst 80 pct. af den samlede gruppe af ydelsesmodtagere, jf. § 2, stk. 2," + efter,
		ordlyd1409: foer + "og 4 samtaler årligt til mindst 80 pct. af den samlede gruppe af ydelsesmodtagere, jf. § 2, stk. 2.," + efter,
		indhold: "Kravene er opfyldt, når årets gennemsnit af personer med mindst ét tilbud, der tæller, er mindst 70 pct., og af personer med mindst 4 samtaler, der tæller, " +
			"mindst 80 pct. Præcis 70 og 80 er nok. Her træder ordinære løntimer ikke i stedet for et tilbud.",
		indhold1409: "Der regnes med 70 og 80 pct. også her (SPEC 8), selv om bekendtgørelsens egne ord er 80 pct. for begge. Ingen er under administration før afgørelsen på tallene for 2022.",
	})
}

// Minimumskrav returns the minimumskrav that the figures of a year are held against.
func (l *Lov) Minimumskrav(aar int) Minimumskrav { return iAaret(l.regler.tilsyn.minimumskrav, aar) }

// sagsgennemgang is how many months after the notice the kommune has for the result of the
// review of its cases.
func sagsgennemgang() *Regel[int] {
	const indhold = "En kommune, der sættes eller forbliver under administration, sender resultatet af sagsgennemgangen senest den 31. juli, år efter år. " +
		"Dagen, hvor den får meddelelsen, er ikke kendt her, så de 3 måneder regnes fra udgangen af april (SPEC 8)."
	return tilsynsregel(RegelSagsgennemgang, "sagsgennemgang", 3, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 12", Stk: "2"}, paragraf1409: "§ 13",
		ordlyd: "Kommunen skal senest 3 måneder efter modtagelsen af den i stk. 1 nævnte meddelelse sende resultatet af sagsgennemgangen, jf. stk. 1, nr. 2, " +
			"til Beskæftigelsesministeriet …",
		indhold:     indhold,
		indhold1409: indhold + " Den sagsgennemgang, som bekendtgørelsens § 8 kræver allerede ved udvælgelsen, er ikke med (SPEC 8).",
	})
}

// SagsgennemgangSenest returns the last day of the result of the review of the cases of a
// kommune that is put or stays under administration on the figures of a year.
func (l *Lov) SagsgennemgangSenest(aar int) schemas.Date {
	return l.efterMeddelelsen(aar, iAaret(l.regler.tilsyn.sagsgennemgang, aar))
}

func ophoerAfAdministration() *Regel[kode] {
	return tilsynsregel(RegelOphoerAfAdministration, "ophør af administration", kode{}, bestemmelse{
		sted: Hjemmel{Paragraf: "§ 13"}, paragraf1409: "§ 14",
		ordlyd: "Det særlige krav om samtaler og tilbud … og forpligtelsen til at få foretaget en uvildig sagsgennemgang … ophører, når det ved den årlige opgørelse af " +
			"kommunernes beskæftigelsesindsats, jf. § 2, stk. 3, kan konstateres, at kommunen lever op til fokusmålene, jf. § 5.",
		indhold: "Administrationen ophører, når alle de fokusmål, som årets tal udvælger på, er opfyldt. Kommunen er derefter ikke under tilsyn.",
	})
}
