package group

import (
	"encoding/binary"

	"fokusmaal/schemas"
)

// Rows in no order all wait until the last one is dealt, so they wait packed: a country's
// rows then take a fifth less. Every row that a control keeps fits, as the widths below say;
// one that does not is a fault of the program, and never another row. Rows of table tilbud
// are few and wait as they are.
type (
	// packedYdelse are, from the lowest bit: month 16, maalgruppe 16, forloeb_fra 32; then
	// in five bytes ydelse, fra, til and the three numbers of days 5 each, kommune 7 and
	// introduktionsprogram 1.
	packedYdelse [13]byte
	// packedSamtale is, from the lowest bit: type 4, form 4 and the days since
	// firstSamtale 24, so that the numbers are in the order of schemas.Samtale.Compare.
	packedSamtale uint32
	// packedLoentimer are, from the lowest bit: month 16, ordinaer 1, hundredths of hours
	// with their sign 23.
	packedLoentimer [5]byte
)

// firstSamtale is the first day that a samtale can be on.
var firstSamtale = schemas.FirstMonth.First()

const doesNotFit = "group: a row that no control should have kept"

// packYdelser packs rows. What is too large for its place shows in the bits above it.
func packYdelser(rows []schemas.YdelseRow, to []packedYdelse) {
	tooLarge := uint8(0)
	to = to[:len(rows)]
	for i := range rows {
		r, p := &rows[i], &to[i]
		tooLarge |= (uint8(r.Ydelse)|r.Fra|r.Til|r.FritagetDage|r.StandbyDage|r.BarselDage)>>5 | uint8(r.Kommune)>>7
		rest := uint64(r.Ydelse) | uint64(r.Fra)<<5 | uint64(r.Til)<<10 |
			uint64(r.FritagetDage)<<15 | uint64(r.StandbyDage)<<20 | uint64(r.BarselDage)<<25 | uint64(r.Kommune)<<30
		if r.Introduktionsprogram {
			rest |= 1 << 37
		}
		binary.LittleEndian.PutUint64(p[:], uint64(uint16(r.Maaned()))|uint64(r.Maalgruppe)<<16|uint64(uint32(r.ForloebFra))<<32)
		binary.LittleEndian.PutUint32(p[8:], uint32(rest))
		p[12] = uint8(rest >> 32)
	}
	if tooLarge != 0 {
		panic(doesNotFit)
	}
}

// unpackYdelser unpacks the rows with these numbers, in their order.
func unpackYdelser(packed []packedYdelse, numbers []uint32, to []schemas.YdelseRow) {
	to = to[:len(numbers)]
	for i, n := range numbers {
		p, r := &packed[n], &to[i]
		first, rest := binary.LittleEndian.Uint64(p[:]), uint64(binary.LittleEndian.Uint32(p[8:]))|uint64(p[12])<<32
		r.SetMaaned(schemas.Month(uint16(first)))
		r.Maalgruppe, r.ForloebFra = uint16(first>>16), schemas.Date(int32(first>>32))
		r.Ydelse, r.Fra, r.Til = schemas.Ydelse(rest&31), uint8(rest>>5&31), uint8(rest>>10&31)
		r.FritagetDage, r.StandbyDage, r.BarselDage = uint8(rest>>15&31), uint8(rest>>20&31), uint8(rest>>25&31)
		r.Kommune, r.Introduktionsprogram = schemas.Kommune(rest>>30&127), rest>>37 != 0
	}
}

// packSamtaler packs rows.
func packSamtaler(rows []schemas.Samtale, to []packedSamtale) {
	tooLarge := uint32(0)
	to = to[:len(rows)]
	for i, s := range rows {
		days := uint32(s.Dato - firstSamtale)
		tooLarge |= days>>24 | uint32(s.Form|schemas.Form(s.Type))>>4
		to[i] = packedSamtale(days<<8 | uint32(s.Form)<<4 | uint32(s.Type))
	}
	if tooLarge != 0 {
		panic(doesNotFit)
	}
}

// unpackSamtaler unpacks the rows with these numbers, in their order.
func unpackSamtaler(packed []packedSamtale, numbers []uint32, to []schemas.Samtale) {
	to = to[:len(numbers)]
	for i, n := range numbers {
		p := packed[n]
		to[i] = schemas.Samtale{Dato: firstSamtale + schemas.Date(p>>8), Form: schemas.Form(p >> 4 & 15), Type: schemas.SamtaleType(p & 15)}
	}
}

// packLoentimer packs rows.
func packLoentimer(rows []schemas.Loentimer, to []packedLoentimer) {
	tooLarge := int32(0)
	to = to[:len(rows)]
	for i := range rows {
		r, p := &rows[i], &to[i]
		tooLarge |= r.TimerHundreddele<<9>>9 ^ r.TimerHundreddele
		all := uint64(uint16(r.Maaned())) | uint64(uint32(r.TimerHundreddele))<<17
		if r.Ordinaer {
			all |= 1 << 16
		}
		binary.LittleEndian.PutUint32(p[:], uint32(all))
		p[4] = uint8(all >> 32)
	}
	if tooLarge != 0 {
		panic(doesNotFit)
	}
}

// unpackLoentimer unpacks the rows with these numbers, in their order.
func unpackLoentimer(packed []packedLoentimer, numbers []uint32, to []schemas.Loentimer) {
	to = to[:len(numbers)]
	for i, n := range numbers {
		p, r := &packed[n], &to[i]
		all := uint64(binary.LittleEndian.Uint32(p[:])) | uint64(p[4])<<32
		r.SetMaaned(schemas.Month(uint16(all)))
		r.Ordinaer, r.TimerHundreddele = all>>16&1 != 0, int32(all>>17<<9)>>9
	}
}

// keepTilbud and takeTilbud are packing and unpacking where there is nothing to pack.
func keepTilbud(rows, to []schemas.Tilbud) { copy(to, rows) }

func takeTilbud(rows []schemas.Tilbud, numbers []uint32, to []schemas.Tilbud) {
	for i, n := range numbers {
		to[i] = rows[n]
	}
}

// monthsOfYdelser and monthsOfSamtaler say roughly when rows are of: of two rows of a person
// the one with the lower number comes first.
func monthsOfYdelser(packed []packedYdelse, to []uint32) {
	for i := range packed {
		to[i] = uint32(binary.LittleEndian.Uint16(packed[i][:]))
	}
}

func monthsOfSamtaler(packed []packedSamtale, to []uint32) {
	for i, p := range packed {
		to[i] = uint32(p >> (8 + 5)) // 32 days each
	}
}
