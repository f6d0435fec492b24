package kontroller

import "fokusmaal/schemas"

// Maaneder is how many months back from the last measured one are counted: more than the
// history of six years needs. Rows outside are in no control, as they are in no figure.
const Maaneder = 120

// ukendt is the place of the events of persons without any row in ydelse: they have no
// kommune.
const ukendt = schemas.Kommuner

// What is counted together has one number of codes, a power of two: the counts of a
// kommune and a month then lie in as few cache lines as they can.
const (
	ydelseKoder  = 16 // ydelse, from 1
	flagKoder    = 8  // the questions to a row of ydelse, below
	samtaleKoder = typer * former
	tilbudKoder  = 16 // type and whether maalgruppe is null
	timeKoder    = 16 // size of the hours and ordinaer

	typer  = int(schemas.AndenSamtale) // of samtaler, from 1
	former = int(schemas.Brev)         // from 1
)

// The questions to a row of ydelse, one bit each; most rows have no yes.
const (
	flagMaalgruppeNull = iota
	flagFritaget
	flagStandby
	flagBarsel
	flagIntroduktion
	// flagNytForloeb: dagpenge or sygedagpenge, and forloeb_fra lies in the month itself.
	flagNytForloeb
	flags
)

// The sizes of hours: a wrong unit or scale moves rows from one to another.
const (
	timerNegativ = iota
	timerNul
	timerUnder10
	timerUnder100
	timerResten
	timeklasser
)

// The questions about a person in a month.
const (
	// personEkstra counts rows beyond the first of a person and month.
	personEkstra = iota
	// personToKommuner: has rows in two kommuner.
	personToKommuner
	// personSammeDage: has two kommuner on one day.
	personSammeDage
	// personOverlap: has two different benefits on one day.
	personOverlap
	// personSkift: has another benefit than in the month before.
	personSkift
	// personFlyttet: another kommune than before, on the same dagpenge or sygedagpenge.
	personFlyttet
	// personFlyttetNyt: of these, with another forloeb_fra.
	personFlyttetNyt
	personspoergsmaal = 8 // one is free
)

// Maaling is what a worker counts for the controls. It belongs to one goroutine and is
// added to that of the others at the end.
type Maaling struct {
	fra    schemas.Month // the month at place 0
	foerst schemas.Date  // its first day
	// ydelse counts rows of ydelse by code. A person's months are mostly alike, so only
	// where like months begin (1 more) and have ended (1 less) is noted, and summed up at
	// the end.
	// So it is with the answers to the questions, of which most go on too.
	ydelse, flag taeller
	// The others are plain counts.
	samtaler, tilbud, timer, person taeller
	// maanedAf is the place of the month of each day from foerst on.
	maanedAf []uint8
	// foerste are the first days of the months.
	foerste [Maaneder]schemas.Date
	// hjem is the kommune of a person who moves, in each month: that of the latest row.
	hjem   [Maaneder]uint8
	ider   ider
	kilder []kilde
	talID  bool
}

// taeller are counts by kommune, month (one more than there are) and code.
type taeller []int32

func nyTaeller(koder int) taeller {
	return make(taeller, (schemas.Kommuner+1)*(Maaneder+1)*koder)
}

// sted is the place of a kommune and a month, to be multiplied by the number of codes.
func sted(kommune, maaned int) int { return kommune*(Maaneder+1) + maaned }

// NyMaaling returns an empty one for the months up to til; talID says that person_id is
// INT64, not STRING.
func NyMaaling(til schemas.Month, talID bool) *Maaling {
	m := &Maaling{fra: til - Maaneder + 1, talID: talID,
		ydelse: nyTaeller(ydelseKoder), flag: nyTaeller(flagKoder), samtaler: nyTaeller(samtaleKoder),
		tilbud: nyTaeller(tilbudKoder), timer: nyTaeller(timeKoder), person: nyTaeller(personspoergsmaal)}
	m.foerst = m.fra.First()
	m.maanedAf = make([]uint8, til.Last()-m.foerst+1)
	for n := range m.foerste {
		month := m.fra + schemas.Month(n)
		m.foerste[n] = month.First()
		for d := month.First(); d <= month.Last(); d++ {
			m.maanedAf[d-m.foerst] = uint8(n)
		}
	}
	return m
}

// LaegTil adds what another counted; the order makes no difference.
func (m *Maaling) LaegTil(anden *Maaling) {
	own, other := m.taellere(), anden.taellere()
	for t := range own {
		for i, v := range other[t] {
			own[t][i] += v
		}
	}
	m.ider.laegTil(anden.ider)
	m.kilder = append(m.kilder, anden.kilder...)
}

func (m *Maaling) taellere() [6]taeller {
	return [6]taeller{m.ydelse, m.flag, m.samtaler, m.tilbud, m.timer, m.person}
}

// summeret returns the counts of what was noted by beginning and end.
func (t taeller) summeret(koder int) taeller {
	sums := make(taeller, len(t))
	for kommune := range schemas.Kommuner + 1 {
		for maaned := range Maaneder {
			at := sted(kommune, maaned) * koder
			for k := range koder {
				sums[at+k] = t[at+k]
				if maaned > 0 {
					sums[at+k] += sums[at-koder+k]
				}
			}
		}
	}
	return sums
}
