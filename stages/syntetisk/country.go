package syntetisk

import (
	"fokusmaal/schemas"
)

// samples is the number of careers that a layer is measured by: enough for the stock
// to be right within a per cent, and done in a blink.
const samples = 4000

// country is what all persons of a country share; nothing of it changes once made.
type country struct {
	seed     uint64
	from, to schemas.Month
	window   interval
	// persons is the number of persons drawn; some have left before the first month.
	persons uint32
	// layerTotals are running totals of the persons that each layer begins with.
	layerTotals []int
	// kommuneTotals are running totals of the weights of the kommuner by benefit.
	kommuneTotals [schemas.AndenYdelse + 1][]int
}

func newCountry(o Options) *country {
	c := &country{seed: o.Seed, from: o.From, to: o.To, window: interval{o.From.First(), o.To.Last()}}
	for y := schemas.Dagpenge; y <= schemas.AndenYdelse; y++ {
		c.kommuneTotals[y] = kommuneTotals(y)
	}
	total := 0
	for i := range layers {
		total += c.personsOf(i)
		c.layerTotals = append(c.layerTotals, total)
	}
	c.persons = uint32(max(1, float64(total)*o.Scale))
	return c
}

func kommuneTotals(y schemas.Ydelse) []int {
	totals := make([]int, 0, schemas.Kommuner)
	total := 0
	for _, k := range kommunerIDanmark {
		total += max(1, k.antal(y))
		totals = append(totals, total)
	}
	return totals
}

// personsOf returns how many careers of a layer must begin, at scale 1, for its stock
// to be there in every month: careers begin evenly from one horizon before the first
// month to the end of the last, so a month sees all that began within a horizon of it.
// What a career is worth in months with rows is measured on careers that are drawn for
// it, with dice of their own: the number is the same for every seed.
func (c *country) personsOf(i int) int {
	l := &layers[i]
	p := &person{dice: newDice()}
	months := 0
	for n := range samples {
		p.dice.seed(uint64(i), uint64(n))
		p.career(l, c.window.fra+schemas.Date(p.dice.between(0, 3650)))
		months += p.monthsWithBenefit()
	}
	const daysOfMonthX100 = 3044
	return l.stock * (c.window.dage() + l.horizon) * 100 / daysOfMonthX100 * samples / max(1, months)
}

// monthsWithBenefit returns the number of months that the career has a row in.
func (p *person) monthsWithBenefit() int {
	n := 0
	last := schemas.Month(0)
	for i := range p.spells {
		first := max(p.spells[i].fra.Month(), last+1)
		if end := p.spells[i].til.Month(); end >= first {
			n += int(end-first) + 1
			last = end
		}
	}
	return n
}

func (c *country) firstDayOfCareer(d *dice, l *layer) schemas.Date {
	return c.window.fra + schemas.Date(d.between(0, c.window.dage()+l.horizon-1)-l.horizon)
}

// id40 returns a person's number as a pseudonym of 40 bits. The numbers are spread over
// all of them in order, each at a random place of its stretch, so that ids sort as
// persons do and tell neither the kommune nor the number of persons.
func (c *country) id40(number uint32) uint64 {
	stretch := uint64(1) << 40 / uint64(c.persons)
	return uint64(number)*stretch + mix(c.seed^mix(uint64(number)))%stretch
}
