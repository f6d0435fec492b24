package formater

import (
	"fmt"

	"fokusmaal/stages/offentlig"
)

// The words that several formats have: sources, licence, signs, definitions. All of them are
// for people, in Danish.

// kilde is whose figures those of a year are.
func kilde(aar int) string {
	return "Egne beregninger på oplysninger om ydelser, samtaler, tilbud og løntimer efter " + offentlig.Bekendtgoerelse(aar).Navn + " om skærpet tilsyn med kommunernes beskæftigelsesindsats"
}

const (
	skjultForklaring     = "Tallet er skjult, fordi det handler om få personer, eller fordi et tal om få personer ellers kunne regnes ud."
	findesIkkeForklaring = "Tallet findes ikke, for eksempel en andel af ingen personer."
	foreloebigForklaring = "Tallene er foreløbige: Der er data for færre end 12 af årets måneder, og intet er afgjort."
	endeligForklaring    = "Der er data for alle årets 12 måneder."
	graenserForklaring   = "Fokusmål 1 er opfyldt, når årets gennemsnit er under 30 pct., og fokusmål 2, når det er under 20 pct. Præcis 30 og 20 pct. er ikke nok. Det er afgjort på den nøjagtige brøk og aldrig på et afrundet tal."
)

// licens is under which the publication may be used again. CC BY 4.0 is what Danmarks
// Statistik has; which it is, the owner of the publication decides.
type licens struct{ navn, titel, link string }

func licensen() licens {
	return licens{"CC-BY-4.0", "Creative Commons Navngivelse 4.0 International", "https://creativecommons.org/licenses/by/4.0/deed.da"}
}

// retskilder are the sources of law, that of the year first.
func retskilder(aar int) []offentlig.Retskilde {
	ud := []offentlig.Retskilde{offentlig.Bekendtgoerelse(aar), offentlig.Vejledningen()}
	for _, b := range offentlig.Bekendtgoerelser() {
		if b != ud[0] {
			ud = append(ud, b)
		}
	}
	return ud
}

// note is a word and what it means.
type note struct{ ord, tekst string }

// tegnene are the signs in the place of a figure.
func tegnene() []note {
	return []note{{offentlig.Skjult.Tegn(), skjultForklaring}, {offentlig.FindesIkke.Tegn(), findesIkkeForklaring}}
}

func definitioner() []note {
	return []note{
		{"Ydelsesforløb", "Sammenhængende måneder på en af de otte ydelser i § 2, stk. 2. Et skift af ydelse begynder et nyt forløb, med de undtagelser, som vejledningen til § 5 nævner."},
		{"Personer i målgruppen", "Personer, hvis ydelsesforløb tæller mindst 12 måneder til og med måneden, og som ikke har været fritaget mindst halvdelen af forløbet (§ 5 og vejledningen til den)."},
		{"Fokusmål 1: uden tilbud eller løntimer", "Personer i målgruppen, der i forløbets seneste 12 måneder hverken har haft et tilbud (§ 3, stk. 2) eller mindst 100 ordinære løntimer (§ 5, nr. 1)."},
		{"Fokusmål 2: færre end 4 samtaler", "Personer i målgruppen, der i forløbets seneste 12 måneder har haft færre end 4 samtaler, som tæller (§ 5, nr. 2)."},
		{"Gennemsnit af 12 måneder", "Det simple gennemsnit af andelene i måneden og de 11 måneder før den."},
		{"Gennemsnit af året", "Det simple gennemsnit af årets månedlige andele; måneder uden personer i målgruppen er ikke med, og heller ikke måneder, hvor ordningen var suspenderet (§ 5; marts-juni 2020)."},
		{"Hele landet", "Regnet af alle landets personer, ikke som et gennemsnit af kommunerne."},
		{"Andele", "Vist i pct. med én decimal. De andele, der ikke er afrundet, står i filerne til maskiner (data/*.csv, data/*.parquet og data/*.json)."},
		{"Resultatmål", "Kommunens faktiske ydelsesgrad er ikke over den forventede (§ 4)."},
		{"Status", "ingen: intet tilsyn. skaerpet_tilsyn: udvalgt efter § 6. forlaenget: tilsynet er forlænget efter § 11. administration: § 12. ikke_afgjort: året er foreløbigt."},
		{"Skærpet tilsyn", "En kommune udvælges, når den hverken opfylder resultatmålet eller begge fokusmål (§ 6). Tilsynet kan ophøre (§ 10), forlænges (§ 11) eller blive til administration (§ 12)."},
	}
}

// beskyttelsen tells how the small numbers are protected.
func beskyttelsen(b *offentlig.Beskyttelse) []string {
	tekster := []string{fmt.Sprintf("Et antal på færre end %d personer vises ikke, og heller ikke et, hvor færre end %d personer er tilbage af gruppen. Er gruppen selv på færre end %d personer, vises heller ikke 0 og alle. Det, som et skjult tal ellers kunne regnes ud af, er også skjult.", b.Faerrest, b.Faerrest, b.FaerrestBasis)}
	tekster = append(tekster, fmt.Sprintf("%s tal er skjult for det, de handler om, og %s for det, de ville røbe.", tal(int64(b.Primaert)), tal(int64(b.Sekundaert))))
	if b.Angrebne > 0 {
		tekster = append(tekster, fmt.Sprintf("Før offentliggørelsen er %s skjulte antal forsøgt regnet ud af alt det viste og af tidligere offentliggørelser (antal: %s). Forsøget efterlod mindst %s mulige værdier for hvert.", tal(int64(b.Angrebne)), tal(int64(b.Tidligere)), tal(b.MindsteVaerdier)))
	}
	if b.Ejer != "" {
		tekster = append(tekster, fmt.Sprintf("Grænserne er fastsat af %s. %s", b.Ejer, b.Begrundelse))
	}
	return append(tekster, "Afgørelserne er truffet på de fulde tal og er altid vist.")
}

// tal is a number as it is written in Danish, with points between the thousands.
func tal(n int64) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return tal(n/1000) + fmt.Sprintf(".%03d", n%1000)
}
