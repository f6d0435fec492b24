package syntetisk

import "fokusmaal/schemas"

// startsAYear is the mean number of tilbud that begin a year in a kommune of the
// country's level, in hundredths.
const startsAYear = 185

// tilbudKind is a type of tilbud and how many days it mostly lasts.
type tilbudKind struct {
	kind        schemas.TilbudType
	short, long int
}

var (
	praktik     = tilbudKind{schemas.Virksomhedspraktik, 10, 91}
	loentilskud = tilbudKind{schemas.Loentilskud, 30, 182}
	nytte       = tilbudKind{schemas.Nytteindsats, 10, 91}
	ordinaer    = tilbudKind{schemas.OrdinaerUddannelse, 5, 120}
	oevrig      = tilbudKind{schemas.OevrigVejledningOpkvalificering, 5, 70}
	mentor      = tilbudKind{schemas.Mentor, 20, 120}
	andet       = tilbudKind{schemas.AndetTilbud, 5, 60}
)

// The mix of types by how near to the labour market the benefit is.
var (
	nearMix    = []weighted[tilbudKind]{{36, praktik}, {10, loentilskud}, {8, nytte}, {16, ordinaer}, {24, oevrig}, {3, mentor}, {3, andet}}
	distantMix = []weighted[tilbudKind]{{48, praktik}, {4, loentilskud}, {6, nytte}, {8, ordinaer}, {20, oevrig}, {11, mentor}, {3, andet}}
)

// tilbud adds the rows of table tilbud: tilbud follow each other with pauses, one row
// for each month that one runs.
func (p *person) tilbud(c *country, to []tilbudRow) []tilbudRow {
	p.subsidised = p.subsidised[:0]
	for i := range p.spells {
		s := &p.spells[i]
		if s.ydelse.Gruppe() == schemas.IkkeMaalt || s.and(c.window).dage() == 0 {
			continue
		}
		// What ended more than a year before the first month leaves no row.
		day := max(s.fra, c.window.fra-400)
		day += schemas.Date(p.pause(s, day))
		for day <= min(s.til, c.window.til) {
			if p.leftInPeace(day) || inAny(day, p.fritaget) && p.dice.perMille(800) {
				day += schemas.Date(p.pause(s, day))
				continue
			}
			when, running := p.oneTilbud(s, day, c, &to)
			if running {
				break
			}
			day = when.til + 1 + schemas.Date(p.pause(s, when.til))
		}
	}
	return to
}

// pause returns the days before the next tilbud: none to twice the mean, which falls
// with the kommune's level (at one and a half times its strength, for the published
// levels are those of one group in one month), and is long on sygedagpenge.
func (p *person) pause(s *spell, day schemas.Date) int {
	aktivering := kommunerIDanmark[p.kommuneAt(day)].aktivering
	level := aktivering * (landetsAktivering + aktivering) / 2 * 1000 / (landetsAktivering * landetsAktivering)
	rate := startsAYear * level / 1000 * p.indsats / 100
	if s.ydelse == schemas.Sygedagpenge || s.ydelse == schemas.Revalidering && p.dice.perMille(300) {
		rate = rate * 6 / 10
	}
	mean := 36500 / max(3, rate)
	wait := p.dice.between(1, 2*mean)
	if day-s.fra < early && p.dice.perMille(600) {
		wait += early
	}
	return wait
}

// oneTilbud draws a tilbud that begins on a day and adds its rows. One that nobody has
// closed runs to the end of the spell with no last day.
func (p *person) oneTilbud(s *spell, day schemas.Date, c *country, to *[]tilbudRow) (when interval, running bool) {
	mix := distantMix
	if p.jobparat || s.ydelse == schemas.Dagpenge {
		mix = nearMix
	}
	kind := choose(p.dice, mix)
	til := day + schemas.Date(p.dice.mostlyLow(kind.short, kind.long)) - 1
	if p.dice.perMille(850) {
		til = min(til, s.til)
	}
	row := tilbudRow{person: p.number, fra: day, til: til, kind: uint8(kind.kind), maalgruppe: s.maalgruppe}
	if p.dice.perMille(40) {
		row.maalgruppe = 0
	}
	running = p.dice.perMille(15)
	if running {
		til = s.til
	}
	if running || til > c.window.til {
		row.til = schemas.NoDate
	}
	when = interval{day, til}
	if kind.kind == schemas.Loentilskud {
		p.subsidised = append(p.subsidised, when)
	}
	seen := when.and(c.window)
	if seen.dage() == 0 {
		return when, running
	}
	for m := seen.fra.Month(); m <= seen.til.Month(); m++ {
		row.maaned = m.First()
		*to = append(*to, row)
	}
	return when, running
}
