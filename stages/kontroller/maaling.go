package kontroller

import "fokusmaal/schemas"

// Maaneder is how many months back from the last measured one are counted: more than the
// history of six years needs. Rows outside are in no control, as they are in no figure.
const Maaneder = 120

// ukendt is the place of the events of persons without any row in ydelse: they have no
// kommune.
const ukendt = schemas.Kommuner

// How many codes are counted.
const (
	ydelseKoder  = schemas.AntalYdelser - 1 // ydelse, from 1
	samtaleKoder = typer * former
	tilbudKoder  = 16 // type and whether maalgruppe is null
	timeKoder    = 16 // size of the hours and ordinaer

	typer  = int(schemas.AndenSamtale) // of samtaler, from 1
	former = int(schemas.Brev)         // from 1
)

// The questions to a row of ydelse; most rows have no yes.
const (
	feltFritaget = iota
	feltStandby
	feltBarsel
	feltIntroduktion
	// feltNytForloeb: dagpenge or sygedagpenge, and forloeb_fra lies in the month itself.
	feltNytForloeb
	felterne
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
	personspoergsmaal
)

// Maaling is what a worker counts for the controls. It belongs to one goroutine and is
// added to that of the others at the end.
type Maaling struct {
	fra    schemas.Month // the month at place 0
	foerst schemas.Date  // its first day
	tal    []kommunetal
	// maanedAf is the place of the month of each day from foerst on.
	maanedAf []uint8
	// foerste are the first days of the months at their places.
	foerste [Maaneder + 2]schemas.Date
	ider    ider
	kilder  []kilde
	talID   bool
}

// maanedstal are the counts of a kommune and a month.
type maanedstal struct {
	// ydelse counts rows of ydelse by code, maalgruppeNull those of no maalgruppe. A person's
	// months are mostly alike, so only where like months begin (1 more) and have ended (1
	// less) is noted, and summed up at the end.
	ydelse         [ydelseKoder]int32
	maalgruppeNull int32
	// The others are plain counts.
	felt     [felterne]int32
	person   [personspoergsmaal]int32
	samtaler [samtaleKoder]int32
	tilbud   [tilbudKoder]int32
	timer    [timeKoder]int32
}

// kommunetal are the months of a kommune at their places, from 1 on. At place 0 and behind the
// last is what lies outside of them. Of that only the likes of ydelse and maalgruppeNull are
// ever read that began before the months: summer sums them up from place 0 on.
type kommunetal [Maaneder + 2]maanedstal

// plads is the place of a month.
func (m *Maaling) plads(maaned schemas.Month) int {
	return min(max(int(maaned-m.fra)+1, 0), Maaneder+1)
}

// dagensPlads is the place of the month of a day.
func (m *Maaling) dagensPlads(d schemas.Date) int {
	if n := uint(d - m.foerst); n < uint(len(m.maanedAf)) {
		return int(m.maanedAf[n]) + 1
	}
	return 0
}

// NyMaaling returns an empty one for the months up to til; talID says that person_id is
// INT64, not STRING.
func NyMaaling(til schemas.Month, talID bool) *Maaling {
	m := &Maaling{fra: til - Maaneder + 1, talID: talID, tal: make([]kommunetal, schemas.Kommuner+1)}
	m.foerst = m.fra.First()
	m.maanedAf = make([]uint8, til.Last()-m.foerst+1)
	for n := range Maaneder {
		month := m.fra + schemas.Month(n)
		m.foerste[n+1] = month.First()
		for d := month.First(); d <= month.Last(); d++ {
			m.maanedAf[d-m.foerst] = uint8(n)
		}
	}
	return m
}

// LaegTil adds what another counted; the order makes no difference.
func (m *Maaling) LaegTil(anden *Maaling) {
	for k := range m.tal {
		for n := range m.tal[k] {
			m.tal[k][n].laegTil(&anden.tal[k][n])
		}
	}
	m.ider.laegTil(anden.ider)
	m.kilder = append(m.kilder, anden.kilder...)
}

func (t *maanedstal) laegTil(andet *maanedstal) {
	plus(t.ydelse[:], andet.ydelse[:])
	t.maalgruppeNull += andet.maalgruppeNull
	plus(t.felt[:], andet.felt[:])
	plus(t.person[:], andet.person[:])
	plus(t.samtaler[:], andet.samtaler[:])
	plus(t.tilbud[:], andet.tilbud[:])
	plus(t.timer[:], andet.timer[:])
}

func plus(sums, counts []int32) {
	for i, n := range counts {
		sums[i] += n
	}
}

// summer sums up what was noted by beginning and end; the counts are then those of months.
func (k *kommunetal) summer() {
	for n := 1; n < len(k); n++ {
		plus(k[n].ydelse[:], k[n-1].ydelse[:])
		k[n].maalgruppeNull += k[n-1].maalgruppeNull
	}
}
