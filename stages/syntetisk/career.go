package syntetisk

import "fokusmaal/schemas"

// spell is an unbroken time on one benefit.
type spell struct {
	interval
	ydelse schemas.Ydelse
	// forloebFra is the column of that name, NoDate for null.
	forloebFra schemas.Date
	// maalgruppe is LAB § 6 nr., 0 for null.
	maalgruppe int8
}

// reform is 1 July 2025, when the new kontanthjælp took over most of uddannelseshjælp
// and part of overgangsydelse.
var reform = schemas.MonthOf(2025, 7).First()

// career draws a person's spells from a first day on.
func (p *person) career(l *layer, start schemas.Date) {
	p.spells = p.spells[:0]
	p.periode, p.sag = schemas.NoDate, schemas.NoDate
	limit := start + schemas.Date(l.horizon) - 1
	ydelse, fra := l.ydelse, start
	for fra <= limit {
		til := min(fra+schemas.Date(p.spellDays(l, ydelse))-1, limit)
		p.addWithBarsel(ydelse, interval{fra, til})
		follows := choose(p.dice, whatFollows[ydelse])
		if follows == exit {
			return
		}
		gap := p.dice.between(follows.gapMin, follows.gapMost)
		if gap == 0 && til-fra > 20 && p.dice.perMille(12) {
			// The old benefit is stopped too late: both have rows for some days.
			gap = -p.dice.between(1, 10)
		}
		ydelse, fra = follows.ydelse, til+1+schemas.Date(gap)
	}
}

func (p *person) spellDays(l *layer, ydelse schemas.Ydelse) int {
	if ydelse == l.ydelse {
		return p.dice.mostlyLow(l.short, l.long)
	}
	usual := usualDays[ydelse]
	return p.dice.mostlyLow(usual[0], usual[1])
}

// addWithBarsel adds a spell; some long ones are interrupted by barselsdagpenge.
func (p *person) addWithBarsel(ydelse schemas.Ydelse, when interval) {
	if ydelse.Gruppe() == schemas.IkkeMaalt || when.dage() < 200 || !p.dice.perMille(15) {
		p.addWithReform(ydelse, when)
		return
	}
	fra := when.fra + schemas.Date(p.dice.between(40, when.dage()-60))
	til := min(fra+schemas.Date(p.dice.between(50, 320)), when.til)
	p.addWithReform(ydelse, interval{when.fra, fra - 1})
	p.add(schemas.Barselsdagpenge, interval{fra, til})
	if til < when.til {
		p.addWithReform(ydelse, interval{til + 1, when.til})
	}
}

// addWithReform adds a spell as it was before the reform, after it, or both.
func (p *person) addWithReform(ydelse schemas.Ydelse, when interval) {
	moved := 0
	switch ydelse {
	case schemas.Uddannelseshjaelp:
		moved = 920
	case schemas.Overgangsydelse:
		moved = 400
	}
	if moved == 0 || when.til < reform || !p.dice.perMille(moved) {
		p.add(ydelse, when)
		return
	}
	if when.fra < reform {
		p.add(ydelse, interval{when.fra, reform - 1})
	}
	p.add(schemas.Kontanthjaelp, interval{max(when.fra, reform), when.til})
}

func (p *person) add(ydelse schemas.Ydelse, when interval) {
	p.spells = append(p.spells, spell{
		interval: when, ydelse: ydelse,
		forloebFra: p.forloebFra(ydelse, when.fra), maalgruppe: p.maalgruppe(ydelse),
	})
}

// forloebFra returns the start of the dagpengeperiode or of the sickness case that a
// spell belongs to. A periode outlives interruptions for up to three years; a case now
// and then survives a short one. Elsewhere the column is mostly null and never looked at.
func (p *person) forloebFra(ydelse schemas.Ydelse, fra schemas.Date) schemas.Date {
	switch ydelse {
	case schemas.Dagpenge:
		if p.periode == schemas.NoDate || fra-p.periode > 3*365 || p.dice.perMille(80) {
			p.periode = fra
		}
		return min(p.periode, fra)
	case schemas.Sygedagpenge:
		if p.sag == schemas.NoDate || fra-p.lastSpellEnd() > 45 || p.dice.perMille(700) {
			p.sag = fra
			if p.dice.perMille(500) {
				// The employer paid for the first days.
				p.sag -= schemas.Date(p.dice.between(1, 30))
			}
		}
		return min(p.sag, fra)
	}
	if p.dice.perMille(50) {
		return fra
	}
	return schemas.NoDate
}

func (p *person) lastSpellEnd() schemas.Date {
	if len(p.spells) == 0 {
		return 0
	}
	return p.spells[len(p.spells)-1].til
}

// maalgruppe returns a plausible LAB § 6 nr. for a spell: the young on
// uddannelseshjaelp are 4 or 5, and stay so when the reform moves them.
func (p *person) maalgruppe(ydelse schemas.Ydelse) int8 {
	if p.dice.perMille(10) {
		return 0
	}
	either := func(one, other int8) int8 {
		if p.jobparat {
			return one
		}
		return other
	}
	switch ydelse {
	case schemas.Dagpenge:
		return 1
	case schemas.Kontanthjaelp:
		if p.ung {
			return either(4, 5)
		}
		return either(2, 3)
	case schemas.Overgangsydelse:
		return either(2, 3)
	case schemas.Uddannelseshjaelp:
		p.ung = true
		return either(4, 5)
	case schemas.Sygedagpenge:
		return 6
	case schemas.Jobafklaring:
		return 7
	case schemas.Revalidering:
		return 8
	case schemas.Ressourceforloeb:
		return 9
	case schemas.Ledighedsydelse:
		return 10
	}
	return 0
}
