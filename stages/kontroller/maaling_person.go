package kontroller

import (
	"math/bits"

	"fokusmaal/schemas"
)

// Person counts the rows of a person. It keeps nothing of them, and of the id only
// whether it has the form of a CPR number.
func (m *Maaling) Person(id []byte, h *schemas.Historik) {
	m.ider.noter(id, m.talID)
	flytter := m.ydelser(h.Ydelser)
	switch {
	case len(h.Samtaler)+len(h.Tilbud)+len(h.Loentimer) == 0:
	case flytter:
		m.hjemme(h.Ydelser)
		m.haendelser(h, 0, &m.hjem)
	case len(h.Ydelser) == 0:
		m.haendelser(h, ukendt, &ingenHjem)
	default:
		m.haendelser(h, int(h.Ydelser[0].Kommune), &ingenHjem)
	}
}

// ingenHjem is hjem of those who do not move: nothing is added to their kommune.
var ingenHjem [Maaneder]uint8

// haendelser counts the events. Their kommune is the fixed one plus that of hjem in the
// month.
func (m *Maaling) haendelser(h *schemas.Historik, kommune int, hjem *[Maaneder]uint8) {
	for _, s := range h.Samtaler {
		if day := int64(s.Dato) - int64(m.foerst); day >= 0 && day < int64(len(m.maanedAf)) {
			n := int(m.maanedAf[day])
			m.samtaler[sted(kommune+int(hjem[n]), n)*samtaleKoder+(int(s.Type)-1)*former+int(s.Form)-1]++
		}
	}
	for i := range h.Tilbud {
		t := &h.Tilbud[i]
		if n := int(t.Maaned() - m.fra); uint(n) < Maaneder {
			m.tilbud[sted(kommune+int(hjem[n]), n)*tilbudKoder+2*int(t.Type)+bit(t.Maalgruppe == schemas.NoMaalgruppe)]++
		}
	}
	for i := range h.Loentimer {
		l := &h.Loentimer[i]
		if n := int(l.Maaned() - m.fra); uint(n) < Maaneder {
			m.timer[sted(kommune+int(hjem[n]), n)*timeKoder+2*timeklasse(l.TimerHundreddele)+bit(l.Ordinaer)]++
		}
	}
}

// timeklasse is the size of hours, without a branch that could be guessed wrong.
func timeklasse(hundreddele int32) int {
	return bit(hundreddele >= 0) + bit(hundreddele > 0) + bit(hundreddele >= 10_00) + bit(hundreddele >= 100_00)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// hjemme fills hjem: events have no kommune of their own, so they count where the person
// had the latest benefit, or will have the first one.
func (m *Maaling) hjemme(rows []schemas.YdelseRow) {
	next, kommune := 0, uint8(rows[0].Kommune)
	for i := range rows {
		n := min(int(rows[i].Maaned()-m.fra), Maaneder)
		for ; next < n; next++ {
			m.hjem[next] = kommune
		}
		kommune = uint8(rows[i].Kommune)
	}
	for ; next < Maaneder; next++ {
		m.hjem[next] = kommune
	}
}

// ydelser counts the rows of table ydelse, which are in order of month: the hot loop. It
// says whether they are of several kommuner.
func (m *Maaling) ydelser(rows []schemas.YdelseRow) (flytter bool) {
	kode := -1 // where the like months at hand are counted, in the month at last
	last := 0
	ja := uint(0) // the answers of the row before, in the month at last
	var maaned maanedsdage
	for i := range rows {
		r := &rows[i]
		n := int(r.Maaned() - m.fra)
		if uint(n) >= Maaneder {
			flytter = flytter || r.Kommune != rows[0].Kommune
			continue
		}
		at, flags := sted(int(r.Kommune), n), m.flagAf(r, n)
		next := at*ydelseKoder + int(r.Ydelse) - 1
		if next == kode+ydelseKoder && n == last+1 {
			if flags != ja {
				m.taelFlag(at, flags&^ja, 1)
				m.taelFlag(at, ja&^flags, -1)
				ja = flags
			}
			kode, last = next, n
			continue
		}
		m.taelFlag(at, flags, 1)
		if kode >= 0 {
			m.taelFlag(kode/ydelseKoder+1, ja, -1)
			m.ydelse[kode+ydelseKoder]--
			flytter = flytter || r.Kommune != rows[i-1].Kommune
			m.overgang(&maaned, &rows[i-1], r, at, n-last)
		}
		m.ydelse[next]++
		kode, last, ja = next, n, flags
	}
	if kode >= 0 {
		m.taelFlag(kode/ydelseKoder+1, ja, -1)
		m.ydelse[kode+ydelseKoder]--
	}
	return flytter
}

// flagAf answers the questions to a row, without a branch that could be guessed wrong.
func (m *Maaling) flagAf(r *schemas.YdelseRow, n int) uint {
	return ubit(r.Maalgruppe == 0)<<flagMaalgruppeNull | ubit(r.FritagetDage > 0)<<flagFritaget | ubit(r.StandbyDage > 0)<<flagStandby |
		ubit(r.BarselDage > 0)<<flagBarsel | ubit(r.Introduktionsprogram)<<flagIntroduktion |
		ubit(r.Ydelse <= schemas.Sygedagpenge)&ubit(r.ForloebFra >= m.foerste[n])<<flagNytForloeb
}

func ubit(b bool) uint { return uint(bit(b)) }

// taelFlag notes where the answers that are yes begin to be so (1), or have ended (-1).
func (m *Maaling) taelFlag(at int, flags uint, change int32) {
	if flags == 0 {
		return
	}
	for counts := m.flag[at*flagKoder : (at+1)*flagKoder]; flags != 0; flags &= flags - 1 {
		counts[bits.TrailingZeros(flags)%flagKoder] += change
	}
}

// overgang looks at a row that does not simply go on: so many months after the one before
// it, in the same month where that is 0.
func (m *Maaling) overgang(d *maanedsdage, before, r *schemas.YdelseRow, at, months int) {
	p := m.person[at*personspoergsmaal : (at+1)*personspoergsmaal]
	if months == 0 {
		d.sammeMaaned(before, r, p)
		return
	}
	*d = maanedsdage{}
	if months == 1 && before.Ydelse != r.Ydelse {
		p[personSkift]++
	} else if months == 1 && before.Kommune != r.Kommune {
		flyttet(p, before, r)
	}
}

// flyttet counts a move on one benefit that has a forloeb_fra.
func flyttet(p []int32, before, r *schemas.YdelseRow) {
	if r.Ydelse > schemas.Sygedagpenge {
		return
	}
	p[personFlyttet]++
	if before.ForloebFra != r.ForloebFra {
		p[personFlyttetNyt]++
	}
}

// maanedsdage is what is known of a person's month with several rows: each question is
// answered once.
type maanedsdage struct {
	maaned                         schemas.Month
	dage                           uint32 // the days of all rows so far
	ydelse                         schemas.Ydelse
	kommune                        schemas.Kommune
	flereYdelser, flereKommuner    bool
	toKommuner, sammeDage, overlap bool
	flyttet                        bool
}

// sammeMaaned counts a row of the same month as the one before it.
func (d *maanedsdage) sammeMaaned(before, r *schemas.YdelseRow, p []int32) {
	if d.maaned != r.Maaned() {
		*d = maanedsdage{maaned: r.Maaned(), dage: before.Dage(), ydelse: before.Ydelse, kommune: before.Kommune}
	}
	p[personEkstra]++
	d.flereYdelser = d.flereYdelser || r.Ydelse != d.ydelse
	d.flereKommuner = d.flereKommuner || r.Kommune != d.kommune
	shared := d.dage&r.Dage() != 0
	d.dage |= r.Dage()
	once(&p[personToKommuner], &d.toKommuner, d.flereKommuner)
	once(&p[personSammeDage], &d.sammeDage, shared && r.Kommune != before.Kommune)
	once(&p[personOverlap], &d.overlap, shared && r.Ydelse != before.Ydelse)
	if r.Kommune != before.Kommune && r.Ydelse == before.Ydelse && !d.flyttet {
		d.flyttet = true
		flyttet(p, before, r)
	}
}

// once counts the first time that an answer is yes.
func once(count *int32, answered *bool, yes bool) {
	if yes && !*answered {
		*answered = true
		*count++
	}
}
