package site

import (
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// indexdata is what the page of the country shows, in the order in which it stands there.
type indexdata struct {
	Aar       int
	Tilsyn    bool
	Noegletal [3]noegletal
	Kort      [2]kort
	Fordeling [2]fordeling
	Kommuner  kommunetabel
	Varighed  *opdeling
	Ydelse    *opdeling
	// Aendringer are nil where there was no publication before.
	Aendringer  *aendringerne
	Hent        hentning
	Beskyttelse string
	Maal        [2]maaltype
}

// index is the page of the country. The paths are those of the files that it offers.
func (r *ramme) index(stier []string) (offentlig.Fil, error) {
	aar := r.p.Tabel(offentlig.Aar)
	d := indexdata{
		Aar: r.p.Aar, Tilsyn: r.p.Tabel(offentlig.Tilsyn) != nil, Maal: maalene,
		Kommuner:   kommunerne(r.p),
		Varighed:   opdelEfter(r.p.Tabel(offentlig.Varighed), "c-varighed", "Hele landet efter forløbets varighed", ""),
		Ydelse:     opdelEfter(r.p.Tabel(offentlig.Maaned), "c-ydelse", "Hele landet efter ydelse", schemas.Alle),
		Aendringer: aendret(r.p.Tabel(offentlig.Aendringer)),
		Hent:       hent(r.p, stier), Beskyttelse: beskyttet(&r.p.Beskyttelse),
	}
	d.Noegletal = noegletallene(r.p, d.Kommuner.Raekker)
	for i, f := range maalene {
		d.Kort[i], d.Fordeling[i] = landkort(aar, f), fordelt(aar, f)
	}
	s := side{Titel: fmt.Sprintf("Fokusmålene i hele landet %d", r.p.Aar), Sti: "index.html", Sorter: true,
		Om: "Hvor mange langvarige ydelsesmodtagere får hverken tilbud eller samtaler nok? Tallene for landets kommuner, og hvad de betyder."}
	return r.skriv(s, "index", d)
}

// beskyttet says in three sentences how the small numbers are protected.
func beskyttet(b *offentlig.Beskyttelse) string {
	grovt := ""
	if b.Udenfor > 0 {
		grovt = fmt.Sprintf(" Der er så få personer, at kommunernes tal kun vises samlet eller slet ikke; %s tal er skjult af den grund.", antal(int64(b.Udenfor)))
	}
	return fmt.Sprintf("Et antal under %d personer vises ikke, og i en gruppe på under %d personer vises heller ikke, at det er ingen eller alle; det har %s bestemt. ", b.Faerrest, b.FaerrestBasis, b.Ejer) +
		fmt.Sprintf("%s tal er skjult, fordi de selv handler om få personer, og %s, fordi de ellers ville røbe dem. ", antal(int64(b.Primaert)), antal(int64(b.Sekundaert))) +
		fmt.Sprintf("Før offentliggørelsen blev de %s skjulte antal forsøgt regnet ud af alle summer, afrundinger og gennemsnit, også sammen med %s, og forsøget efterlod mindst %s mulige værdier for hvert af dem.",
			antal(int64(b.Angrebne)), tidligere(b.Tidligere), antal(b.MindsteVaerdier)) + grovt
}

func tidligere(n int) string {
	switch n {
	case 0:
		return "alle formater på én gang"
	case 1:
		return "den tidligere offentliggørelse"
	}
	return "de " + antal(int64(n)) + " tidligere offentliggørelser"
}
