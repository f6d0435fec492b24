package syntetisk

import "fokusmaal/schemas"

// lukket is the time in which most meetings were called off.
var lukket = interval{schemas.DateOf(2020, 3, 11), schemas.DateOf(2020, 5, 27)}

// fjern is the time in which most meetings were held at a distance.
var fjern = interval{schemas.DateOf(2020, 3, 11), schemas.DateOf(2021, 5, 31)}

// early is the first time of a spell, in days, in which most persons are expected to
// leave by themselves and are met and activated less.
const early = 150

// planned is the mean number of meetings a year in a kommune of the country's level.
const planned = 59 // tenths

// samtaler adds the rows of table samtaler: in each spell a first meeting within some
// weeks and then one at the kommune's interval, less those that were not held.
func (p *person) samtaler(c *country, to []samtaleRow) []samtaleRow {
	for i := range p.spells {
		s := &p.spells[i]
		visible := s.and(c.window)
		if s.ydelse.Gruppe() == schemas.IkkeMaalt || visible.dage() == 0 {
			continue
		}
		day := s.fra + schemas.Date(p.dice.between(5, 40))
		first := true
		if s.fra < visible.fra {
			day, first = visible.fra+schemas.Date(p.dice.between(0, 70)), false
		}
		for ; day <= visible.til; day += schemas.Date(p.daysBetween(s, day)) {
			if p.held(day) {
				to = p.samtale(s, workday(day, visible.fra), first, to)
				first = false
			}
		}
	}
	return to
}

// daysBetween returns the days from one meeting to the next: the kommune's interval, by
// the person's share, give or take two fifths. A kommune that activates much also meets
// much, at half the strength, and the small print of its code sets it apart as well.
func (p *person) daysBetween(s *spell, day schemas.Date) int {
	k := &kommunerIDanmark[p.kommuneAt(day)]
	level := 500 + 500*k.aktivering/landetsAktivering
	own := 860 + int(mix(uint64(k.kode))%280)
	tenthsAYear := max(4, planned*level/1000*own/1000*p.kontakt/100)
	mean := 3650 / tenthsAYear
	if day-s.fra < early {
		mean += mean * 3 / 10
	}
	return max(1, p.dice.between(mean*6/10, mean*14/10))
}

func (p *person) held(day schemas.Date) bool {
	switch {
	case p.leftInPeace(day):
		return false
	case lukket.has(day):
		return p.dice.perMille(200)
	case inAny(day, p.fritaget):
		return p.dice.perMille(250)
	}
	return true
}

// workday moves a day at the weekend to the Friday before, if that is not too early.
func workday(day, earliest schemas.Date) schemas.Date {
	const saturday = 5 // 1 January 1970 was a Thursday
	if weekday := (int(day) + 3) % 7; weekday >= saturday {
		return max(earliest, day-schemas.Date(weekday-saturday+1))
	}
	return day
}

func (p *person) samtale(s *spell, day schemas.Date, first bool, to []samtaleRow) []samtaleRow {
	kind := p.samtaleType(s, day)
	row := samtaleRow{
		person: p.number, maaned: day.Month().First(), dato: day,
		kind: uint8(kind), form: uint8(p.form(day, first)),
	}
	to = append(to, row)
	if p.dice.perMille(6) {
		// A second one on the same day, of a type of its own.
		row.kind, row.form = uint8(schemas.Jobsamtale), uint8(p.form(day, false))
		if kind == schemas.Jobsamtale {
			row.kind = uint8(schemas.AndenSamtale)
		}
		to = append(to, row)
	}
	return to
}

func (p *person) samtaleType(s *spell, day schemas.Date) schemas.SamtaleType {
	if p.dice.perMille(50) {
		return schemas.AndenSamtale
	}
	switch {
	case s.ydelse == schemas.Dagpenge && day-s.fra < 180 && p.dice.perMille(400):
		return schemas.AkasseJobsamtale
	case s.ydelse == schemas.Sygedagpenge && p.dice.perMille(900):
		return schemas.Sygeopfoelgning
	case s.ydelse == schemas.Jobafklaring && p.dice.perMille(200):
		return schemas.Sygeopfoelgning
	}
	return schemas.Jobsamtale
}

// The forms of a meeting at ordinary times, of the first one of a spell, and at a distance.
var (
	ordinaryForms = []weighted[schemas.Form]{{660, schemas.Fremmoede}, {200, schemas.Telefon}, {120, schemas.Digital}, {20, schemas.Brev}}
	firstForms    = []weighted[schemas.Form]{{640, schemas.Fremmoede}, {260, schemas.Telefon}, {90, schemas.Digital}, {10, schemas.Brev}}
	distantForms  = []weighted[schemas.Form]{{100, schemas.Fremmoede}, {600, schemas.Telefon}, {280, schemas.Digital}, {20, schemas.Brev}}
)

func (p *person) form(day schemas.Date, first bool) schemas.Form {
	switch {
	case fjern.has(day):
		return choose(p.dice, distantForms)
	case first:
		return choose(p.dice, firstForms)
	}
	return choose(p.dice, ordinaryForms)
}
