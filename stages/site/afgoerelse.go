package site

import (
	"strings"

	"fokusmaal/schemas"
	"fokusmaal/stages/offentlig"
)

// The decision as three steps: the resultatmål, the two fokusmål, and what follows.

// afgoerelse is the part of the page about the decision.
type afgoerelse struct {
	// Truffet says that the year has a decision. Hvorfor says why there is none.
	Truffet bool
	Hvorfor string
	// Kort is the decision in a few words, such as »Skærpet tilsyn«.
	Kort         string
	Resultatmaal trin1
	Maal         [2]trin2
	Undtaget     string
	Foelger      trin3
	// Udsat is the reason of a foreløbig year that decides nothing.
	Udsat skemacelle
	Lov   aarslov
}

// trin1 is the resultatmål (§ 4).
type trin1 struct {
	Findes bool
	Dom    skemacelle
	// Uden says that the kommune was under tilsyn already, so that it is not asked about.
	Uden bool
}

// trin2 is a fokusmål (§ 5).
type trin2 struct {
	maaltype
	Andel, Dom, Maaneder skemacelle
	// Vist, Skjult and Ingen say what there is of the share: it is shown, hidden, or not there
	// because no month has persons.
	Vist, Skjult, Ingen bool
	// Foreloebig says that the year has not all its months yet, so that Dom may change.
	Foreloebig bool
	// Rundet is what has to be said of a share that is the limit itself once it is rounded.
	Rundet string
	Stribe *stribe
}

// trin3 is what follows (§§ 6-13).
type trin3 struct {
	Foer, Efter, Begrundelse skemacelle
	Paragraf                 string
	ParagrafCelle            skemacelle
	Betyder                  string
	Frister                  []frist
}

// frist is a deadline and where it stands.
type frist struct {
	Navn string
	Dag  skemacelle
	Sted lovsted
}

func (b *kommunebygger) afgoerelse() afgoerelse {
	a := afgoerelse{Lov: b.lov, Undtaget: b.lov.Undtaget}
	for i := range a.Maal {
		a.Maal[i] = b.trin2(maalene[i])
	}
	status := b.tilsyn("status")
	switch {
	case b.p.Foreloebig:
		a.Hvorfor = "Tallene er foreløbige, for året har endnu ikke tal for 12 måneder. Derfor er intet afgjort. De to fokusmål er tallene indtil nu."
		if b.tilsyn("begrundelse").Maerke == offentlig.Vist {
			a.Udsat = b.tilsynVist("begrundelse")
		}
		return a
	case b.p.Tabel(offentlig.Tilsyn) == nil || status.Maerke != offentlig.Vist:
		a.Hvorfor = "Der er ikke truffet nogen afgørelse, for tallene er opgjort uden kommunernes resultatmål. De to fokusmål er opgjort."
		return a
	}
	a.Truffet, a.Kort = true, statusnavn(status.Tekst)
	resultat := b.tilsyn("resultatmaal_opfyldt")
	a.Resultatmaal = trin1{Findes: resultat.Maerke == offentlig.Vist, Dom: b.tilsynVist("resultatmaal_opfyldt"), Uden: b.underTilsynFoer()}
	a.Foelger = b.trin3(status.Tekst)
	return a
}

func (b *kommunebygger) tilsyn(maal string) *offentlig.Celle {
	return b.celle(offentlig.Tilsyn, maal, b.aar, b.kode)
}

func (b *kommunebygger) tilsynVist(maal string) skemacelle {
	return b.vist(offentlig.Tilsyn, maal, b.aar, b.kode)
}

// underTilsynFoer says that the kommune was under tilsyn before this year's decision.
func (b *kommunebygger) underTilsynFoer() bool {
	foer := b.tilsyn("status_foer")
	return foer.Maerke == offentlig.Vist && foer.Tekst != schemas.IngenTilsyn.String()
}

// trin2 takes the verdict of the tilsyn, which counts a fokusmål without persons as met, and
// where there is no tilsyn that of the year.
func (b *kommunebygger) trin2(f maaltype) trin2 {
	c := b.celle(offentlig.Aar, f.andel, b.aar, b.kode)
	t := trin2{maaltype: f, Andel: b.vist(offentlig.Aar, f.andel, b.aar, b.kode), Maaneder: b.vist(offentlig.Aar, "maaneder", b.aar, b.kode),
		Vist: c.Maerke == offentlig.Vist, Skjult: c.Maerke == offentlig.Skjult, Ingen: c.Maerke == offentlig.FindesIkke,
		Dom: b.vist(offentlig.Aar, f.opfyldt, b.aar, b.kode), Foreloebig: b.p.Foreloebig}
	if !b.p.Foreloebig && b.tilsyn(f.opfyldt).Maerke == offentlig.Vist {
		t.Dom = b.tilsynVist(f.opfyldt)
	}
	if t.Vist {
		t.Rundet = rundet(f, c.Promille, b.celle(offentlig.Aar, f.opfyldt, b.aar, b.kode))
		t.Stribe = &stribe{Fra: "0", Lang: procent(c.Promille), Graense: procent(f.Graense)}
	}
	return t
}

// rundet says on which side of the limit a share is that is shown as the limit: the verdict
// beside it would look wrong. It is empty for any other.
func rundet(f maaltype, promille int64, opfyldt *offentlig.Celle) string {
	switch {
	case promille != f.Graense || opfyldt.Maerke != offentlig.Vist:
		return ""
	case opfyldt.Antal == 1:
		return "Tallet er rundet op. Det nøjagtige er under " + f.Pct + " pct."
	}
	return "Det nøjagtige tal er ikke under " + f.Pct + " pct."
}

func (b *kommunebygger) trin3(status string) trin3 {
	t := trin3{Foer: b.tilsynVist("status_foer"), Efter: b.tilsynVist("status"), Begrundelse: b.tilsynVist("begrundelse"), ParagrafCelle: b.tilsynVist("paragraf")}
	if c := b.tilsyn("paragraf"); c.Maerke == offentlig.Vist && strings.HasPrefix(c.Tekst, "§") {
		t.Paragraf = b.lov.Bek + ", "
	}
	kode := schemas.TilsynsstatusFraKode(status)
	t.Betyder = betydning(kode)
	genopretning := stedGenopretning
	if kode == schemas.Forlaenget {
		genopretning = b.lov.Forlaengelse
	}
	for _, f := range []struct {
		navn, maal string
		sted       lovsted
	}{
		{"Meddelelse til kommunen senest", "meddelelse_senest", b.lov.Meddelelse},
		{"Kommunens redegørelse senest", "redegoerelse_senest", b.lov.Redegoerelse},
		{"Genopretningsperioden løber til og med", "genopretning_til", genopretning},
		{"Resultatet af sagsgennemgangen senest", "sagsgennemgang_senest", b.lov.Sagsgennemgang},
	} {
		if b.tilsyn(f.maal).Maerke == offentlig.Vist {
			t.Frister = append(t.Frister, frist{f.navn, b.tilsynVist(f.maal), f.sted})
		}
	}
	return t
}

// betydning says what a status means for the kommune.
func betydning(status schemas.Tilsynsstatus) string {
	switch status {
	case schemas.IngenTilsyn:
		return "Kommunen er ikke under skærpet tilsyn på grundlag af årets tal."
	case schemas.SkaerpetTilsyn:
		return "Kommunen er under skærpet tilsyn. Den afgiver en redegørelse og har genopretningsperioden til at opfylde fokusmålene. Fremgangen måles fra årets andele."
	case schemas.Forlaenget:
		return "Kommunen er fortsat under skærpet tilsyn. Fremgangen siden udvælgelsen er stor nok til, at genopretningsperioden forlænges. Det kan ske én gang."
	case schemas.Administration:
		return "Kommunen er under administration, til fokusmålene er opfyldt. Den skal nå minimumskravene: mindst ét tilbud til mindst 70 pct. og mindst 4 samtaler til mindst 80 pct. af personerne om året. Og den skal have gennemgået sine sager."
	}
	return ""
}
