package offentlig

import "fokusmaal/schemas"

// Tabel is a table of the publication: a figure of every kind in Maal for each place that the
// axes have together. No place is left out.
type Tabel struct {
	// ID is the name of its files and of the table in the API, such as fokusmaal_maaned.
	ID string
	// Titel and Om are Danish: what it is, and in a sentence or two what is to be known of it.
	Titel, Om string
	Akser     []Akse
	Maal      []Maal
	// Celler are those of the first place, in the order of Maal, then of the next; the last
	// axis goes fastest.
	Celler []Celle
}

// Rolle is the role of an axis.
type Rolle uint8

// The roles.
const (
	Tid Rolle = iota
	Sted
	Gruppe
)

// Akse is an axis (dimension) of a table.
type Akse struct {
	// Navn is the column's name in files for machines, such as maaned; Titel the one for people,
	// as Jobindsats spells such, at most 63 bytes.
	Navn, Titel string
	Rolle       Rolle
	// Type is that of the codes: DATE (2024-07-01), INT32 or STRING.
	Type     schemas.ResultType
	Vaerdier []Vaerdi
}

// Vaerdi is a value of an axis.
type Vaerdi struct {
	// Kode is such as 2024-07-01, 671 or kontanthjaelp; Navn as Jobindsats spells it: 2024M07,
	// Struer, Kontanthjælp.
	Kode, Navn string
}

// Enhed is what a kind of figure is counted in.
type Enhed uint8

// The units.
const (
	// Personer are counted: [Celle.Antal].
	Personer Enhed = iota
	// Andel is a share: [Celle.Andel] unrounded in files for machines, [Celle.Promille] for
	// people, as pct. with one decimal.
	Andel
	// JaNej is a verdict: [Celle.Antal] is 1 for ja, 0 for nej.
	JaNej
	// Tekst is words or a code: [Celle.Tekst].
	Tekst
	// Dato is a day: [Celle.Tekst], such as 2025-04-30.
	Dato
	// Maaneder are counted: [Celle.Antal].
	Maaneder
)

// Maal is a kind of figure (measure) of a table.
type Maal struct {
	// Navn is the column's name in files for machines; Titel the one for people, as
	// Jobindsats spells such, at most 63 bytes.
	Navn, Titel string
	Enhed       Enhed
}

// Maerke says whether a cell is shown, and if not why.
type Maerke uint8

// The marks.
const (
	// Vist: the figure is shown.
	Vist Maerke = iota
	// Skjult: it is hidden, because it is about few persons or would give away one that is.
	Skjult
	// FindesIkke: there is none, such as a share of nobody.
	FindesIkke
)

// String is the mark as the files for machines spell it; empty for [Vist].
func (m Maerke) String() string { return [...]string{"", "skjult", "findes_ikke"}[m] }

// Tegn is the mark as people read it in the place of a figure: Danmarks Statistik's signs.
func (m Maerke) Tegn() string { return [...]string{"", "..", "."}[m] }

// Celle is a figure. One that is not shown holds its mark alone.
type Celle struct {
	Maerke Maerke
	// Antal counts persons or months, or is 1 or 0 of a verdict.
	Antal int64
	// Andel is the DOUBLE nearest to the exact share, 0..1; Promille the same in tenths of a
	// pct., half away from zero: 287 is 28.7 pct.
	Andel    float64
	Promille int64
	Tekst    string
}

// Pladser is how many places the axes have together.
func (t *Tabel) Pladser() int {
	n := 1
	for _, a := range t.Akser {
		n *= len(a.Vaerdier)
	}
	return n
}

// Plads are the values of a place, one of each axis, by their index; nr is 0 up to Pladser.
func (t *Tabel) Plads(nr int) []int {
	plads := make([]int, len(t.Akser))
	for i := len(t.Akser) - 1; i >= 0; i-- {
		n := len(t.Akser[i].Vaerdier)
		plads[i], nr = nr%n, nr/n
	}
	return plads
}

// Celle is the figure of a kind, by its index, at the place that the indices of the axes name.
func (t *Tabel) Celle(maal int, plads ...int) *Celle { return &t.Celler[t.celleNr(maal, plads...)] }

func (t *Tabel) celleNr(maal int, plads ...int) int {
	nr := 0
	for i, p := range plads {
		nr = nr*len(t.Akser[i].Vaerdier) + p
	}
	return nr*len(t.Maal) + maal
}

// Raekke are the figures of a place.
func (t *Tabel) Raekke(nr int) []Celle { return t.Celler[nr*len(t.Maal) : (nr+1)*len(t.Maal)] }

// Findes says that the table has a figure that is shown; one without is not worth a page.
func (t *Tabel) Findes() bool {
	for i := range t.Celler {
		if t.Celler[i].Maerke == Vist {
			return true
		}
	}
	return false
}
