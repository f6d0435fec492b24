package kontroller

import "fokusmaal/schemas"

// Person counts the rows of a person. It keeps nothing of them, and of the id only
// whether it has the form of a CPR number.
func (m *Maaling) Person(id []byte, h *schemas.Historik) {
	m.ider.noter(id, m.talID)
	m.taelFelter(h.Ydelser)
	flytter := m.ydelser(h.Ydelser)
	switch {
	case flytter:
		m.hjemme(h)
	case len(h.Ydelser) == 0:
		m.haendelser(ukendt, h)
	default:
		m.haendelser(h.Ydelser[0].Kommune, h)
	}
}

// haendelser counts the events of a person, all in one kommune.
func (m *Maaling) haendelser(kommune schemas.Kommune, h *schemas.Historik) {
	maaneder := &m.tal[kommune]
	for _, s := range h.Samtaler {
		maaneder[m.dagensPlads(s.Dato)].samtaler[(int(s.Type)-1)*former+int(s.Form)-1]++
	}
	for i := range h.Tilbud {
		t := &h.Tilbud[i]
		maaneder[m.plads(t.Maaned())].tilbud[2*int(t.Type)+bit(t.Maalgruppe == schemas.NoMaalgruppe)]++
	}
	for i := range h.Loentimer {
		l := &h.Loentimer[i]
		maaneder[m.plads(l.Maaned())].timer[2*timeklasse(l.TimerHundreddele)+bit(l.Ordinaer)]++
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

// hjemme counts the events of a person who moves, one by one: they have no kommune of their
// own, so they count where the person had the latest benefit, or will have the first one.
func (m *Maaling) hjemme(h *schemas.Historik) {
	var hjem [Maaneder + 2]schemas.Kommune
	next, kommune := 0, h.Ydelser[0].Kommune
	for i := range h.Ydelser {
		n := m.plads(h.Ydelser[i].Maaned())
		for ; next < n; next++ {
			hjem[next] = kommune
		}
		kommune = h.Ydelser[i].Kommune
	}
	for ; next < len(hjem); next++ {
		hjem[next] = kommune
	}
	for i, s := range h.Samtaler {
		m.haendelser(hjem[m.dagensPlads(s.Dato)], &schemas.Historik{Samtaler: h.Samtaler[i : i+1]})
	}
	for i := range h.Tilbud {
		m.haendelser(hjem[m.plads(h.Tilbud[i].Maaned())], &schemas.Historik{Tilbud: h.Tilbud[i : i+1]})
	}
	for i := range h.Loentimer {
		m.haendelser(hjem[m.plads(h.Loentimer[i].Maaned())], &schemas.Historik{Loentimer: h.Loentimer[i : i+1]})
	}
}

// taelFelter counts the rows of table ydelse that have something to say beside the benefit, as
// few have.
func (m *Maaling) taelFelter(rows []schemas.YdelseRow) {
	for i := range rows {
		r := &rows[i]
		if r.FritagetDage|r.StandbyDage|r.BarselDage == 0 && !r.Introduktionsprogram {
			continue
		}
		f := &m.tal[r.Kommune][m.plads(r.Maaned())].felt
		f[feltFritaget] += int32(bit(r.FritagetDage > 0))
		f[feltStandby] += int32(bit(r.StandbyDage > 0))
		f[feltBarsel] += int32(bit(r.BarselDage > 0))
		f[feltIntroduktion] += int32(bit(r.Introduktionsprogram))
	}
}

// ydelser counts the rows of table ydelse, which are in order of month: the hot loop. Most
// go on as the one before, and only where that begins and ends is there something to do.
// It says whether they are of several kommuner.
func (m *Maaling) ydelser(rows []schemas.YdelseRow) (flytter bool) {
	var maaned maanedsdage
	for i := 0; i < len(rows); {
		first := &rows[i]
		if i > 0 {
			flytter = flytter || first.Kommune != rows[i-1].Kommune
			m.overgang(&maaned, &rows[i-1], first)
		}
		i += ens(rows[i:])
		m.straekning(first, rows[i-1].Maaned())
	}
	return flytter
}

// ens is how many of the rows, one at least, are alike month after month: their forloeb_fra
// lies in the month of the first at most.
func ens(rows []schemas.YdelseRow) int {
	first := &rows[0]
	for i := 1; i < len(rows); i++ {
		r := &rows[i]
		if r.Maaned() != first.Maaned()+schemas.Month(i) || r.ForloebFra != first.ForloebFra || r.Maalgruppe != first.Maalgruppe ||
			r.Ydelse != first.Ydelse || r.Kommune != first.Kommune {
			return i
		}
	}
	return len(rows)
}

// straekning counts rows that are alike, from the first one to a month.
func (m *Maaling) straekning(r *schemas.YdelseRow, til schemas.Month) {
	maaneder, n := &m.tal[r.Kommune], m.plads(r.Maaned())
	begin, end := &maaneder[n], &maaneder[m.plads(til+1)]
	begin.ydelse[r.Ydelse-1]++
	end.ydelse[r.Ydelse-1]--
	uden := int32(bit(r.Maalgruppe == 0))
	begin.maalgruppeNull += uden
	end.maalgruppeNull -= uden
	begin.felt[feltNytForloeb] += int32(bit(r.Ydelse <= schemas.Sygedagpenge) & bit(r.ForloebFra >= m.foerste[n]))
}

// overgang looks at a row that does not simply go on as the one before it.
func (m *Maaling) overgang(d *maanedsdage, before, r *schemas.YdelseRow) {
	if before.Maaned() < m.fra {
		return
	}
	p := &m.tal[r.Kommune][m.plads(r.Maaned())].person
	if r.Maaned() == before.Maaned() {
		d.sammeMaaned(before, r, p)
		return
	}
	*d = maanedsdage{}
	if r.Maaned() > before.Maaned()+1 {
		return
	}
	if before.Ydelse != r.Ydelse {
		p[personSkift]++
	} else if before.Kommune != r.Kommune {
		flyttet(p, before, r)
	}
}

// flyttet counts a move on one benefit that has a forloeb_fra.
func flyttet(p *[personspoergsmaal]int32, before, r *schemas.YdelseRow) {
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
func (d *maanedsdage) sammeMaaned(before, r *schemas.YdelseRow, p *[personspoergsmaal]int32) {
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
