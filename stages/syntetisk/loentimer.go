package syntetisk

import "fokusmaal/schemas"

// loentimer adds the rows of table loentimer: hours beside a benefit, full hours in the
// gaps between two spells, subsidised hours (wage subsidy and fleksjob), now and then a
// second employer, and corrections.
func (p *person) loentimer(c *country, to []timerRow) []timerRow {
	for i := range p.spells {
		s := &p.spells[i]
		if seen := s.and(c.window); seen.dage() > 0 {
			for m := seen.fra.Month(); m <= seen.til.Month(); m++ {
				to = p.hoursBeside(s, m, to)
			}
		}
		if i+1 < len(p.spells) {
			to = p.hoursInGap(c, interval{s.til + 1, p.spells[i+1].fra - 1}, to)
		}
	}
	return to
}

func (p *person) hoursBeside(s *spell, m schemas.Month, to []timerRow) []timerRow {
	month := s.and(monthInterval(m))
	switch {
	case s.ydelse == schemas.Fleksjob:
		if p.dice.perMille(930) {
			to = p.hours(m, p.dice.between(15, 110), false, to)
		}
		return to
	case month.sharedDays(p.subsidised) > 0:
		return p.hours(m, month.sharedDays(p.subsidised)*p.dice.between(3, 5), false, to)
	}
	if p.deltid && p.dice.perMille(620) {
		to = p.hours(m, 1+month.dage()*p.dice.mostlyLow(2, 34)/10, true, to)
	} else if month.dage() < 25 && p.dice.perMille(300) {
		// The part of the month before or after the benefit was worked.
		to = p.hours(m, (m.Days()-month.dage())*5, true, to)
	}
	return to
}

func (p *person) hoursInGap(c *country, gap interval, to []timerRow) []timerRow {
	seen := gap.and(c.window)
	if seen.dage() == 0 || !p.dice.perMille(700) {
		return to
	}
	for m := seen.fra.Month(); m <= seen.til.Month(); m++ {
		if days := gap.and(monthInterval(m)).dage(); days > 5 {
			to = p.hours(m, days*p.dice.between(45, 54)/10, true, to)
		}
	}
	return to
}

// hours adds a month's hours: some with two employers, some set right by a row of the
// opposite sign.
func (p *person) hours(m schemas.Month, whole int, ordinaer bool, to []timerRow) []timerRow {
	d := p.dice
	row := timerRow{person: p.number, maaned: m.First(), ordinaer: ordinaer, hundreddele: int32(100*whole + 25*d.IntN(4))}
	if d.perMille(150) {
		// Paid by the minute.
		row.hundreddele += int32(d.between(1, 24))
	}
	if d.perMille(110) {
		second := row
		second.hundreddele = row.hundreddele * int32(d.between(10, 60)) / 100
		row.hundreddele -= second.hundreddele
		second.ordinaer = ordinaer || d.perMille(100)
		to = append(to, second)
	}
	to = append(to, row)
	if d.perMille(15) {
		row.hundreddele = -row.hundreddele * int32(d.between(5, 100)) / 100
		to = append(to, row)
	}
	return to
}
