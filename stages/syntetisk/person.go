package syntetisk

import "fokusmaal/schemas"

// stay is a time under one kommune: from a day until the next stay.
type stay struct {
	fra schemas.Date
	// kommune is a place in kommunerIDanmark.
	kommune int
}

// person is what is drawn of one person before there are rows. Its slices are used
// again for the next person.
type person struct {
	dice   *dice
	number uint32
	spells []spell
	stays  []stay
	// standby, barsel and fritaget are the times on »Opfølgning uden kontakt«, on
	// barsel without leaving the benefit, and exempt.
	standby, barsel, fritaget []interval
	// subsidised are the tilbud with a wage subsidy, which give hours.
	subsidised []interval
	// introTil is the last day on the introduktionsprogram, NoDate for never.
	introTil schemas.Date
	// periode and sag are the dagpengeperiode and the sickness case of the latest spell.
	periode, sag schemas.Date
	// jobparat and ung decide the maalgruppe.
	jobparat, ung bool
	// deltid says that the person works beside the benefit; kontakt and indsats are the
	// person's own shares of meetings and offers, in per cent of the kommune's.
	deltid           bool
	kontakt, indsats int
}

// kontaktniveau and indsatsniveau are how much persons under one kommune differ, in per
// cent: most get what the plan says, and a few are left alone.
var (
	kontaktniveau = []weighted[int]{{8, 45}, {8, 75}, {24, 92}, {30, 105}, {20, 120}, {10, 150}}
	indsatsniveau = []weighted[int]{{16, 8}, {14, 50}, {30, 110}, {25, 150}, {15, 200}}
)

// draw makes the person of a number: what happens to him or her, before the rows.
func (p *person) draw(c *country, number uint32) {
	p.dice.seed(c.seed, uint64(number))
	p.number = number
	l := &layers[p.dice.pick(c.layerTotals)]
	p.jobparat, p.ung = p.dice.perMille(550), false
	p.career(l, c.firstDayOfCareer(p.dice, l))
	p.live(c, l.ydelse)
	p.interrupt()
}

// live draws where the person lives and what sets him or her apart.
func (p *person) live(c *country, ydelse schemas.Ydelse) {
	d := p.dice
	p.kontakt, p.indsats = choose(d, kontaktniveau), choose(d, indsatsniveau)
	first, last := p.spells[0].fra, p.spells[len(p.spells)-1].til
	totals := c.kommuneTotals[ydelse]
	p.stays = append(p.stays[:0], stay{first, d.pick(totals)})
	p.deltid = d.perMille(p.shareAtWork(ydelse))
	// A move about every 25 years of life on benefit.
	for day := first; ; {
		day += schemas.Date(d.between(1, 2*25*365))
		if day > last {
			break
		}
		if d.perMille(350) {
			day = day.Month().First()
		}
		p.stays = append(p.stays, stay{max(day, first), d.pick(totals)})
	}
	p.introTil = schemas.NoDate
	for i := range p.spells {
		if p.spells[i].ydelse == schemas.Overgangsydelse && d.perMille(550) {
			p.introTil = p.spells[i].fra + schemas.Date(365*d.between(1, 4)+d.between(-20, 20))
			break
		}
	}
}

// shareAtWork is the share, per mille, of persons who have ordinary hours at some time
// beside the benefit.
func (p *person) shareAtWork(ydelse schemas.Ydelse) int {
	timer := kommunerIDanmark[p.stays[0].kommune].timer
	switch ydelse {
	case schemas.Dagpenge:
		return 320
	case schemas.Sygedagpenge:
		return 300
	case schemas.Barselsdagpenge, schemas.Su:
		return 300
	case schemas.Foertidspension, schemas.Seniorpension, schemas.Efterloen:
		return 60
	}
	return timer * 14 / 10
}

// foraar2020 is the spring in which the offices were closed.
var foraar2020 = interval{schemas.DateOf(2020, 3, 12), schemas.DateOf(2020, 6, 14)}

// interrupt draws the times in which the kommune leaves the person in peace by right.
func (p *person) interrupt() {
	d := p.dice
	p.standby, p.barsel, p.fritaget = p.standby[:0], p.barsel[:0], p.fritaget[:0]
	for i := range p.spells {
		s := &p.spells[i]
		if s.ydelse.Gruppe() == schemas.IkkeMaalt {
			continue
		}
		if s.and(foraar2020).dage() > 0 && d.perMille(300) {
			p.standby = append(p.standby, s.and(p.part(foraar2020, 40, 100)))
		} else if s.dage() > 120 && d.perMille(25) {
			p.standby = append(p.standby, p.partOfDays(s.interval, 15, 110))
		}
		if s.dage() > 60 && d.perMille(130) {
			p.fritaget = append(p.fritaget, p.part(s.interval, 10, 96))
		}
		if s.dage() > 150 && s.ydelse != schemas.Dagpenge && s.ydelse != schemas.Sygedagpenge && d.perMille(30) {
			p.barsel = append(p.barsel, p.partOfDays(s.interval, 40, 300))
		}
	}
}

// part draws a time inside a longer one that is so many per cent of it.
func (p *person) part(whole interval, fewest, most int) interval {
	days := whole.dage()
	return p.partOfDays(whole, days*fewest/100, days*most/100)
}

// partOfDays draws a time inside a longer one.
func (p *person) partOfDays(whole interval, fewest, most int) interval {
	days := min(max(1, p.dice.between(fewest, most)), whole.dage())
	fra := whole.fra + schemas.Date(p.dice.between(0, whole.dage()-days))
	return interval{fra, fra + schemas.Date(days) - 1}
}

// kommuneAt returns the place in kommunerIDanmark of the kommune on a day.
func (p *person) kommuneAt(day schemas.Date) int {
	k := p.stays[0].kommune
	for _, s := range p.stays[1:] {
		if s.fra > day {
			break
		}
		k = s.kommune
	}
	return k
}

// leftInPeace is true on a day of standby or barsel.
func (p *person) leftInPeace(day schemas.Date) bool {
	return inAny(day, p.standby) || inAny(day, p.barsel)
}
