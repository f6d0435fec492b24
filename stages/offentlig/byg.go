package offentlig

import (
	"fmt"
	"slices"

	"fokusmaal/schemas"
	"fokusmaal/stages/disclose"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/statement"
)

// Grundlag is what a publication is made from.
type Grundlag struct {
	Lov        *lov.Lov
	Opgoerelse *statement.Opgoerelse
	Afstande   []statement.Kommuneafstand
	// Tilsyn is nil without a resultatmål.
	Tilsyn *statement.Tilsyn
	// Foelsomhed is the table of that kind, with its figures; nil where it was not computed.
	Foelsomhed *Tabel
	// Tidligere are the publications that a reader has already, of the year and of those beside
	// it, of each year the oldest first.
	Tidligere []Tidligere
	// Foer is the last of them that is of this year; nil for the first publication.
	Foer     *Tidligere
	Kvalitet Kvalitet
	// KunAfgoerelser asks for the decisions alone: no count and no share is shown.
	KunAfgoerelser bool
}

// Tidligere is a publication that a reader has already.
type Tidligere struct {
	Aar int
	// Vist are its tables as they were published, and Fuld the same with every figure.
	Vist, Fuld []Tabel
}

// UsikkerError says that hidden counts could be worked out from what was to be published.
type UsikkerError struct {
	Aar    int
	Angreb disclose.Attacked
	// Grund is why they could not be hidden, if that is known.
	Grund error
}

// Error names no cell: which one it is would say something about it.
func (e *UsikkerError) Error() string {
	text := fmt.Sprintf("protect the small counts of %d: expected at least %d possible values for each of the %d hidden counts, found %d counts that can be narrowed down further (%d of them through an earlier publication), and %d equations too large to be tried",
		e.Aar, disclose.EnoughValues, e.Angreb.Hidden, len(e.Angreb.Found), e.Angreb.Known, e.Angreb.Skipped)
	if e.Grund != nil {
		text += ": " + e.Grund.Error()
	}
	return text
}

// Unwrap returns why they could not be hidden.
func (e *UsikkerError) Unwrap() error { return e.Grund }

// Byg makes the publication of a year, and the same tables with every figure, which the
// publications after it are held against. The error is a [*UsikkerError] where hidden counts
// could be worked out from it: then nothing may be published.
func Byg(g Grundlag) (p *Publikation, fuld []Tabel, err error) {
	o := g.Opgoerelse
	if l := g.Lov.Graenser(o.Aar); l.UdenTilbudPct != Graense1Pct || l.FaerreEnd4SamtalerPct != Graense2Pct {
		return nil, nil, fmt.Errorf("make the publication of %d: the law has the limits %d and %d pct., and the words of the pages %d and %d; they have to be amended (stages/offentlig, stages/site, stages/formater)",
			o.Aar, l.UdenTilbudPct, l.FaerreEnd4SamtalerPct, Graense1Pct, Graense2Pct)
	}
	graense, err := disclose.LimitOf(schemas.MonthOf(o.Aar, 12))
	if err != nil {
		return nil, nil, err
	}
	grunde, udeladt := grundetabeller(o)
	p = &Publikation{Aar: o.Aar, Foreloebig: o.Daekning.Foreloebig(), Kvalitet: g.Kvalitet, Tabeller: []Tabel{
		maanedstabel(o), aarstabel(o), varighedstabel(o), afstemningstabel(o), grunde, udeladt, afstandstabel(o.Aar, g.Afstande)}}
	if g.Tilsyn != nil {
		p.Tabeller = append(p.Tabeller, tilsynstabel(g.Tilsyn))
	}
	b, err := beskyttet(p, &g, graense)
	if err != nil {
		return nil, nil, err
	}
	for _, t := range p.Tabeller {
		t.Celler = slices.Clone(t.Celler)
		fuld = append(fuld, t)
	}
	b.skjul()
	p.Beskyttelse = Beskyttelse{Faerrest: graense.Fewest, FaerrestBasis: graense.FewestBase, Ejer: graense.Owner, Begrundelse: graense.Reason,
		Primaert: b.skjulte(disclose.Primary), Sekundaert: b.skjulte(disclose.Secondary), Udenfor: b.udenfor, Ubevist: b.ubevist,
		Angrebne: b.angreb.Hidden, MindsteVaerdier: b.angreb.Least, Tidligere: len(g.Tidligere)}
	if g.Foer != nil {
		p.Tabeller = append(p.Tabeller, aendringstabel(p, g.Foer))
	}
	if g.Foelsomhed != nil {
		p.Tabeller = append(p.Tabeller, b.foelsomhed(g.Foelsomhed))
	}
	return p, fuld, nil
}

// Fuld are the tables of counts of a year that an earlier publication was made from, with
// every figure: [Tidligere.Fuld]. Of the year's figures only the counts are looked at.
func Fuld(o *statement.Opgoerelse) []Tabel {
	grunde, udeladt := grundetabeller(o)
	return []Tabel{maanedstabel(o), varighedstabel(o), afstemningstabel(o), grunde, udeladt}
}
