package kontroller

import (
	"encoding/binary"

	"fokusmaal/schemas"
)

// ider counts persons by the form of their id.
type ider struct {
	personer int64
	// tiCifre have ten digits (and no more than a hyphen after the sixth); an INT64 below
	// ten to the tenth has, with zeros before it.
	tiCifre int64
	// cpr are those whose first six digits are a day of the calendar.
	cpr int64
}

func (i *ider) laegTil(anden ider) {
	i.personer += anden.personer
	i.tiCifre += anden.tiCifre
	i.cpr += anden.cpr
}

// noter looks at the form of an id and forgets it.
func (i *ider) noter(id []byte, tal bool) {
	i.personer++
	var digits [10]byte
	if tal {
		if !cifre(&digits, id) {
			return
		}
	} else if len(id) == 11 && id[6] == '-' {
		copy(digits[:6], id[:6])
		copy(digits[6:], id[7:])
	} else if len(id) == 10 {
		copy(digits[:], id)
	} else {
		return
	}
	for _, d := range digits {
		if d < '0' || d > '9' {
			return
		}
	}
	i.tiCifre++
	if enDag(digits) {
		i.cpr++
	}
}

// cifre writes an INT64 id as ten digits, if it has no more than ten and at least nine: a
// CPR number of the first nine days of a month has lost its zero.
func cifre(digits *[10]byte, id []byte) bool {
	v := int64(binary.BigEndian.Uint64(id) ^ 1<<63)
	if v < 100_000_000 || v > 9_999_999_999 {
		return false
	}
	for n := len(digits) - 1; n >= 0; n-- {
		digits[n] = byte('0' + v%10)
		v /= 10
	}
	return true
}

// enDag says whether the first six digits are day, month and year of a date; 29 February
// is one in every year, since the century is not known.
func enDag(digits [10]byte) bool {
	two := func(n int) int { return int(digits[n]-'0')*10 + int(digits[n+1]-'0') }
	day, month := two(0), two(2)
	return 1 <= month && month <= 12 && 1 <= day && day <= schemas.MonthOf(2000, month).Days()
}
