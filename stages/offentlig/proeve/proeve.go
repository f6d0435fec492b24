// Package proeve makes up a publication for the tests of what is written from one: figures by
// formula, no persons, and cells of every mark. It must never be used for anything else.
package proeve

import (
	"fmt"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// Publikation is a made-up year with every table. It is always the same.
func Publikation() *offentlig.Publikation {
	const aar = 2024
	laesninger := []offentlig.Vaerdi{{Kode: "R04", Navn: "Vinduet: de 12 seneste talte måneder, eller de 12 seneste kalendermåneder?"}, {Kode: "R13", Navn: "Årets tal: gennemsnit af måneder, eller alle personer lagt sammen?"}}
	p := &offentlig.Publikation{Aar: aar, Tabeller: []offentlig.Tabel{
		offentlig.MaanedForm(aar), offentlig.AarForm(aar), offentlig.VarighedForm(aar), offentlig.AfstemningForm(aar), offentlig.GrundeForm(aar), offentlig.UdeladtForm(aar),
		offentlig.AfstandForm(aar), offentlig.TilsynForm(aar), offentlig.AendringerForm(aar), offentlig.FoelsomhedForm(aar, laesninger),
	}}
	for i := range p.Tabeller {
		fyld(&p.Tabeller[i])
	}
	p.Beskyttelse = offentlig.Beskyttelse{Faerrest: 3, FaerrestBasis: 5, Ejer: "den dataansvarlige", Begrundelse: "Et tal om én eller to personer siger, hvem det er om.",
		Primaert: 233, Sekundaert: 47, Angrebne: 280, MindsteVaerdier: 3, Tidligere: 1}
	p.Kvalitet = kvalitet()
	return p
}

// fyld gives every cell a figure by its number, and some a mark.
func fyld(t *offentlig.Tabel) {
	for nr := range t.Pladser() {
		plads := t.Plads(nr)
		stoerrelse := int64(40 + 397*nr%4801)
		if len(plads) > 1 && plads[1] == 0 {
			stoerrelse *= 98
		}
		for m, maal := range t.Maal {
			t.Celler[nr*len(t.Maal)+m] = celle(nr, m, stoerrelse, maal)
		}
	}
}

func celle(nr, m int, stoerrelse int64, maal offentlig.Maal) offentlig.Celle {
	switch {
	case (nr*7+m)%23 == 5 && maal.Enhed <= offentlig.Andel:
		return offentlig.Celle{Maerke: offentlig.Skjult}
	case (nr*5+m)%41 == 3:
		return offentlig.Celle{Maerke: offentlig.FindesIkke}
	}
	switch maal.Enhed {
	case offentlig.Personer:
		return offentlig.Celle{Antal: stoerrelse / int64(m+1)}
	case offentlig.Andel:
		promille := int64((nr*131 + m*57) % 1001)
		return offentlig.Celle{Andel: min(1, float64(promille)/1000+1e-9), Promille: promille}
	case offentlig.JaNej:
		return offentlig.Celle{Antal: int64((nr + m) % 2)}
	case offentlig.Maaneder:
		return offentlig.Celle{Antal: 12}
	case offentlig.Dato:
		return offentlig.Celle{Tekst: "2025-04-30"}
	}
	return offentlig.Celle{Tekst: tekst(nr, maal.Navn)}
}

func tekst(nr int, navn string) string {
	switch navn {
	case "status", "status_foer":
		return schemas.Tilsynsstatus(1 + nr%4).String()
	case "paragraf":
		return "§ 6, stk. 1"
	}
	return fmt.Sprintf("Resultatmålet er ikke opfyldt; fokusmål 1 er ikke opfyldt med %d,5 pct. (skal være under 30 pct.), så kommunen udvælges til skærpet tilsyn; »æøå« & <tegn>.", 31+nr%9)
}

func kvalitet() offentlig.Kvalitet {
	return offentlig.Kvalitet{
		Version: "0.1.0", Regler: "9f2c0d6ad1b1a6a1e3a1d7c6f90d3ba7a4bd90a1c0e5ab77f3f4b1c2d3e4f506", Leverance: "1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014",
		Tabeller: []offentlig.Indtabel{{Navn: "ydelse", Filer: 4, Raekker: 13_912_345, Afvist: 120}, {Navn: "samtaler", Filer: 2, Raekker: 2_103_004, Afvist: 17},
			{Navn: "tilbud", Filer: 1, Raekker: 604_212, Afvist: 0}, {Navn: "loentimer", Filer: 1, Raekker: 3_004_555, Afvist: 3}},
		Afvist:          []offentlig.Afvist{{Tabel: "ydelse", Kode: "ukendt_kommune", Raekker: 120}, {Tabel: "samtaler", Kode: "dato_uden_for_maaned", Raekker: 17}, {Tabel: "loentimer", Kode: "timer_uden_for_interval", Raekker: 3}},
		DubletterYdelse: 5, DubletterSamtaler: 11,
		Kontroller:     []offentlig.Kontrol{{Kode: "K01", Titel: "Måneder uden rækker"}, {Kode: "K03", Titel: "Omfanget er, som det plejer", Fund: 2, Alvor: "advarsel"}},
		AndenBeregning: "En anden beregning følger.",
		Advarsler:      []string{"ingen leverance.json"},
	}
}
