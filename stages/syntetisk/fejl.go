package syntetisk

import "fokusmaal/schemas"

// The rates of what goes wrong in a delivery.
const (
	rowsPerDuplicate = 10_000
	rowsPerFault     = 100_000
)

// year9999 is a month that stands for »unknown« in many systems.
var year9999 = schemas.MonthOf(9999, 12).First()

// faults spoils some of the rows of a person, from the place where they begin.
func (p *person) faults(r *rows, ydelse, samtaler, tilbud, timer int) {
	spoil(p.dice, r.ydelse[ydelse:], ydelseFaults)
	spoil(p.dice, r.samtaler[samtaler:], samtaleFaults)
	spoil(p.dice, r.tilbud[tilbud:], tilbudFaults)
	spoil(p.dice, r.timer[timer:], timerFaults)
}

// duplicates writes some of the rows of a person twice.
func (p *person) duplicates(r *rows, ydelse, samtaler int) {
	r.ydelse = twice(p.dice, r.ydelse, ydelse)
	r.samtaler = twice(p.dice, r.samtaler, samtaler)
}

func twice[R any](d *dice, all []R, from int) []R {
	n := len(all) - from
	if d.IntN(rowsPerDuplicate) >= n {
		return all
	}
	return append(all, all[from+d.IntN(n)])
}

// spoil breaks a rule of a row at random. A fault that the row cannot have (a missing
// forloeb_fra where it is not looked at) leaves it as it is.
func spoil[R any](d *dice, own []R, faults []func(*R)) {
	if d.IntN(rowsPerFault) >= len(own) {
		return
	}
	faults[d.IntN(len(faults))](&own[d.IntN(len(own))])
}

func harForloeb(r *ydelseRow) bool {
	return r.ydelse == uint8(schemas.Dagpenge) || r.ydelse == uint8(schemas.Sygedagpenge)
}

// ydelseFaults break one rule each; the first is the one that stands first in the list
// of rules, so a row is rejected for just that. (A null in a column that must have a
// value is not among them: the files say that there is none.)
var ydelseFaults = []func(*ydelseRow){
	func(r *ydelseRow) { r.maaned += 4 },
	func(r *ydelseRow) { r.maaned = year9999 },
	func(r *ydelseRow) { r.ydelse = unknownYdelse },
	func(r *ydelseRow) { r.kommune = 411 }, // Christiansø, which is no kommune
	func(r *ydelseRow) { r.til = r.maaned + 40 },
	func(r *ydelseRow) { r.fra, r.til = r.maaned+20, r.maaned+10 },
	func(r *ydelseRow) {
		if harForloeb(r) {
			r.forloebFra = schemas.NoDate
		}
	},
	func(r *ydelseRow) {
		if harForloeb(r) {
			r.forloebFra = r.fra + 3
		}
	},
	func(r *ydelseRow) { r.fritaget = -3 },
	func(r *ydelseRow) { r.standby = 35 },
}

var samtaleFaults = []func(*samtaleRow){
	func(r *samtaleRow) { r.maaned += 4 },
	func(r *samtaleRow) { r.maaned = year9999 },
	func(r *samtaleRow) { r.kind = unknownSamtaleType },
	func(r *samtaleRow) { r.form = unknownForm },
	func(r *samtaleRow) { r.dato = r.maaned - 1 },
}

var tilbudFaults = []func(*tilbudRow){
	func(r *tilbudRow) { r.maaned += 4 },
	func(r *tilbudRow) { r.maaned = year9999 },
	func(r *tilbudRow) { r.kind = unknownTilbudType },
	func(r *tilbudRow) { r.fra = r.maaned + 40; r.til = r.maaned + 50 },
	func(r *tilbudRow) { r.fra, r.til = r.maaned+15, r.maaned+5 },
}

var timerFaults = []func(*timerRow){
	func(r *timerRow) { r.maaned += 4 },
	func(r *timerRow) { r.maaned = year9999 },
	func(r *timerRow) { r.hundreddele = 74401 },
	func(r *timerRow) { r.hundreddele = -80000 },
}
