package syntetisk

import "fokusmaal/schemas"

// ydelser adds the rows of table ydelse: for each spell and month one row, two where
// the person moves inside the month.
func (p *person) ydelser(c *country, to []ydelseRow) []ydelseRow {
	for i := range p.spells {
		s := &p.spells[i]
		visible := s.and(c.window)
		if visible.dage() == 0 {
			continue
		}
		for m := visible.fra.Month(); m <= visible.til.Month(); m++ {
			to = p.monthOfSpell(s, m, to)
		}
	}
	return to
}

func (p *person) monthOfSpell(s *spell, m schemas.Month, to []ydelseRow) []ydelseRow {
	month := s.and(monthInterval(m))
	for i, stay := range p.stays {
		here := month
		if i > 0 {
			here.fra = max(here.fra, stay.fra)
		}
		if i+1 < len(p.stays) {
			here.til = min(here.til, p.stays[i+1].fra-1)
		}
		if here.dage() > 0 {
			to = append(to, p.ydelseRow(s, m, here, stay.kommune))
		}
	}
	return to
}

func (p *person) ydelseRow(s *spell, m schemas.Month, when interval, kommune int) ydelseRow {
	row := ydelseRow{
		person: p.number, maaned: m.First(), fra: when.fra, til: when.til, forloebFra: s.forloebFra,
		kommune: int16(kommunerIDanmark[kommune].kode), ydelse: uint8(s.ydelse), maalgruppe: s.maalgruppe,
		introduktionsprogram: s.ydelse == schemas.Overgangsydelse && p.introTil != schemas.NoDate && m.First() <= p.introTil,
	}
	if s.ydelse.Gruppe() == schemas.IkkeMaalt {
		return row
	}
	left := when.dage()
	barsel := when.sharedDays(p.barsel)
	standby := min(when.sharedDays(p.standby), left-barsel)
	left -= barsel + standby
	fritaget := when.sharedDays(p.fritaget)
	if fritaget == 0 && p.dice.perMille(60) {
		fritaget = p.dice.between(1, 6)
	}
	row.barsel, row.standby, row.fritaget = int8(barsel), int8(standby), int8(min(fritaget, left))
	return row
}
