package offentlig

import (
	"slices"

	"fokusmaal/stages/disclose"
)

// The counts of persons as the network that stages/disclose protects. Of a month, and of each of
// the three counts (persons, uden_tilbud, faerre_end_4_samtaler):
//
//	ydelse y of kommune k:   k ──► y        y: Σ kommuner = Hele landet
//	ydelse y of landet:      y ──► landet   k: Σ ydelser = alle
//	alle of kommune k:       its lengths of the spell (or the month) ──► k
//	length v of kommune k:   v ──► its lengths
//
// The steps, the grounds and the samtaler that do not count have the sums over the kommuner
// alone there; what else binds the grounds are equations of their own.

const (
	serier   = 9 // the ydelser and alle, which is the last
	alle     = serier - 1
	omraader = 99 // Hele landet, which is the first, and the kommuner
	optalt   = 3  // persons, uden_tilbud, faerre_end_4_samtaler
)

// netvaerk is the network of a year, and which of its counts each cell is.
type netvaerk struct {
	*disclose.Table
	// numre are, of each table and cell, the number in the network, or ukendt.
	numre map[*Tabel][]int
	// antal is how many counts there are above 0.
	antal int
}

const ukendt = -1

func nytNetvaerk(l disclose.Limit) *netvaerk {
	return &netvaerk{Table: disclose.NewTable(l), numre: map[*Tabel][]int{}}
}

// tael adds a cell to the network.
func (n *netvaerk) tael(t *Tabel, celle int, pris int64, fra, til int) int {
	if n.numre[t] == nil {
		n.numre[t] = ukendte(t)
	}
	antal := t.Celler[celle].Antal
	nr := n.Count(antal, pris*(antal+1), fra, til)
	n.numre[t][celle] = nr
	if antal > 0 {
		n.antal++
	}
	return nr
}

// ingen lets no cell be in the network, so that none is shown.
func (n *netvaerk) ingen(p *Publikation, foer *Tabel) {
	n.numre[foer] = ukendte(foer)
	for i := range p.Tabeller {
		switch t := &p.Tabeller[i]; t.ID {
		case Maaned, Varighed, Afstemning, Grunde, Udeladt:
			n.numre[t] = ukendte(t)
		}
	}
}

func ukendte(t *Tabel) []int { return slices.Repeat([]int{ukendt}, len(t.Celler)) }

// nr is the number of a cell in the network.
func (n *netvaerk) nr(t *Tabel, maal int, plads ...int) int {
	return n.numre[t][t.celleNr(maal, plads...)]
}

// What it costs to hide a cell: its persons, so that little is lost, but Hele landet and alle
// stay to the last.
const (
	prisYdelse = 4
	prisGrund  = 1
	prisAlle   = 100
	prisLandet = 100_000
)

func pris(omraade int, serie int64) int64 {
	if omraade == 0 {
		return prisLandet * serie
	}
	return serie
}

// maaned adds a month of [Maaned], with the lengths of the spell if there is a table of them.
func (n *netvaerk) maaned(t *Tabel, m int, varighed *Tabel) {
	for x := range optalt {
		k, y := n.summer(omraader), n.summer(alle)
		fraAlle := n.varigheder(varighed, m, x)
		for o := range omraader {
			for g := range alle {
				fra, til := k[o], y[g]
				if o == 0 {
					fra, til = til, fra
				}
				n.tael(t, t.celleNr(x, m, o, g), pris(o, prisYdelse), fra, til)
			}
			fra, til := fraAlle[o], k[o]
			if o == 0 {
				fra, til = til, fra
			}
			n.tael(t, t.celleNr(x, m, o, alle), pris(o, prisAlle), fra, til)
		}
	}
	n.dele(t, m, serier)
	if varighed != nil {
		n.dele(varighed, m, len(varighed.Akser[2].Vaerdier))
	}
}

// varigheder adds the lengths of the spell of a month and a count, and returns the sum of
// each area; without such a table it is the same for all, Hele landet.
func (n *netvaerk) varigheder(t *Tabel, m, x int) []int {
	if t == nil {
		faelles := make([]int, omraader)
		alle := n.Sum()
		for o := range faelles {
			faelles[o] = alle
		}
		return faelles
	}
	ud, v := n.summer(omraader), n.summer(len(t.Akser[2].Vaerdier))
	for o := range omraader {
		for g := range v {
			fra, til := v[g], ud[o]
			if o == 0 {
				fra, til = til, fra
			}
			n.tael(t, t.celleNr(x, m, o, g), pris(o, prisYdelse), fra, til)
		}
	}
	return ud
}

// dele says that uden_tilbud and faerre_end_4_samtaler are among the persons, cell by cell.
func (n *netvaerk) dele(t *Tabel, m, grupper int) {
	for o := range omraader {
		for g := range grupper {
			for x := 1; x < optalt; x++ {
				if base := n.nr(t, 0, m, o, g); base != ukendt {
					n.Share(n.nr(t, x, m, o, g), base)
				}
			}
		}
	}
}

func (n *netvaerk) summer(antal int) []int {
	ud := make([]int, antal)
	for i := range ud {
		ud[i] = n.Sum()
	}
	return ud
}

// grovMaaned adds a month in which the kommuner have all their persons together alone, or nothing,
// where there is but one area: those are Hele landet, and so are its ydelser and its lengths. What is not in the network is hidden;
// nobody is told more of it than that it is at most the two sums that it is in.
func (n *netvaerk) grovMaaned(t *Tabel, m int, varighed *Tabel, antal int) {
	for x := range optalt {
		land, ydelser := disclose.Open, n.Sum()
		if antal == omraader {
			land = n.Sum()
		}
		n.tael(t, t.celleNr(x, m, 0, alle), pris(0, prisAlle), land, ydelser)
		for o := 1; o < antal; o++ {
			n.tael(t, t.celleNr(x, m, o, alle), pris(o, prisAlle), disclose.Open, land)
		}
		for g := range alle {
			n.tael(t, t.celleNr(x, m, 0, g), pris(0, prisYdelse), ydelser, disclose.Open)
		}
		if varighed == nil {
			continue
		}
		dele := []disclose.Term{{Cell: n.nr(t, x, m, 0, alle), Factor: -1}}
		for g := range varighed.Akser[2].Vaerdier {
			nr := n.tael(varighed, varighed.celleNr(x, m, 0, g), pris(0, prisYdelse), disclose.Open, disclose.Open)
			dele = append(dele, disclose.Term{Cell: nr, Factor: 1})
		}
		n.Equal(dele...)
	}
	n.dele(t, m, serier)
	if varighed != nil {
		n.dele(varighed, m, len(varighed.Akser[2].Vaerdier))
	}
}

// omraadesum adds a cell of each of the first areas, bound by their sum alone; of Hele landet
// alone there is no sum.
func (n *netvaerk) omraadesum(t *Tabel, m, gruppe int, serie int64, antal int) {
	sum := disclose.Open
	if antal == omraader {
		sum = n.Sum()
	}
	for o := range antal {
		fra, til := sum, disclose.Open
		if o == 0 {
			fra, til = til, fra
		}
		n.tael(t, t.celleNr(0, m, o, gruppe), pris(o, serie), fra, til)
	}
}

// afstemning adds the steps of a month that lead out of the way to the population. Those in
// the population are alle of [Maaned].
func (n *netvaerk) afstemning(t *Tabel, m, omraader int) {
	for trin := range len(t.Akser[2].Vaerdier) - 1 {
		n.omraadesum(t, m, trin, prisYdelse, omraader)
	}
}

// grunde adds the grounds of a month: med tilbud and kun timer are what is left of the persons
// without those of fokusmål 1, and 0-3 samtaler are those of fokusmål 2. The other grounds are
// cells of [Maaned], or what is left of them.
func (n *netvaerk) grunde(t, maaned *Tabel, m, omraader int) {
	for _, g := range []int{medTilbud, kunTimer, nulSamtaler, nulSamtaler + 1, nulSamtaler + 2, nulSamtaler + 3} {
		n.omraadesum(t, m, g, prisGrund, omraader)
	}
	for o := range omraader {
		personer, faerre := n.nr(maaned, 0, m, o, alle), n.nr(maaned, 2, m, o, alle)
		dele := []disclose.Term{{Cell: faerre, Factor: -1}}
		for g := nulSamtaler; g < mindst4; g++ {
			n.Share(n.nr(t, 0, m, o, g), faerre)
			dele = append(dele, disclose.Term{Cell: n.nr(t, 0, m, o, g), Factor: 1})
		}
		n.Equal(dele...)
		tilbud, timer := n.nr(t, 0, m, o, medTilbud), n.nr(t, 0, m, o, kunTimer)
		n.Share(tilbud, personer)
		n.Share(timer, personer)
		n.Equal(disclose.Term{Cell: tilbud, Factor: 1}, disclose.Term{Cell: timer, Factor: 1},
			disclose.Term{Cell: n.nr(maaned, 1, m, o, alle), Factor: 1}, disclose.Term{Cell: personer, Factor: -1})
	}
}

// udeladt adds the samtaler of a month that do not count.
func (n *netvaerk) udeladt(t, maaned *Tabel, m, omraader int) {
	for g := range antalUdeladt {
		n.omraadesum(t, m, g, prisGrund, omraader)
		for o := range omraader {
			n.Share(n.nr(t, 0, m, o, g), n.nr(maaned, 2, m, o, alle))
		}
	}
}
