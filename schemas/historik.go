package schemas

import "cmp"

// YdelseRow is a kept row of table ydelse, in 16 bytes, so that a country in random row
// order fits in memory. Days are days of the month, 1-31.
type YdelseRow struct {
	// ForloebFra is the column of that name, NoDate where it is null.
	ForloebFra Date
	maaned     uint16
	// Maalgruppe tells whether two rows have the same maalgruppe and nothing more: 0 is
	// null, any other number stands for one value in this run (see stages/check).
	Maalgruppe           uint16
	Ydelse               Ydelse
	Kommune              Kommune
	Fra, Til             uint8
	FritagetDage         uint8
	StandbyDage          uint8
	BarselDage           uint8
	Introduktionsprogram bool
}

// Maaned returns the month of the row.
func (r *YdelseRow) Maaned() Month { return Month(r.maaned) }

// SetMaaned sets the month of the row, FirstMonth to LastMonth.
func (r *YdelseRow) SetMaaned(m Month) { r.maaned = uint16(m) }

// Compare orders rows by month, then by every other column: benefits in the order of
// § 2 stk. 2 before each other. Only exact duplicates are equal.
func (r YdelseRow) Compare(other YdelseRow) int {
	if r.maaned != other.maaned { // nearly always, and the rest costs more
		return cmp.Compare(r.maaned, other.maaned)
	}
	hi, lo := r.sortKey()
	otherHi, otherLo := other.sortKey()
	if c := cmp.Compare(hi, otherHi); c != 0 {
		return c
	}
	return cmp.Compare(lo, otherLo)
}

func (r *YdelseRow) sortKey() (hi, lo uint64) {
	hi = uint64(r.Ydelse)<<40 | uint64(r.Kommune)<<32 |
		uint64(r.Fra)<<24 | uint64(r.Til)<<16 | uint64(r.FritagetDage)<<8 | uint64(r.StandbyDage)
	lo = uint64(r.BarselDage)<<56 | uint64(r.Maalgruppe)<<40 | uint64(uint32(r.ForloebFra))<<8
	if r.Introduktionsprogram {
		lo |= 1
	}
	return hi, lo
}

// Dage returns the row's days as a set: bit 0 is the first day of the month.
func (r *YdelseRow) Dage() uint32 {
	return uint32(1)<<r.Til - uint32(1)<<(r.Fra-1)
}

// Samtale is a kept row of table samtaler. Its month is that of Dato.
type Samtale struct {
	Dato Date
	Type SamtaleType
	Form Form
}

// Compare orders meetings by day, then form, then type: the order in which the law
// looks for the first one (SPEC 7). Only exact duplicates are equal.
func (s Samtale) Compare(other Samtale) int {
	if c := cmp.Compare(s.Dato, other.Dato); c != 0 {
		return c
	}
	return cmp.Compare(uint16(s.Form)<<8|uint16(s.Type), uint16(other.Form)<<8|uint16(other.Type))
}

// Tilbud is a kept row of table tilbud.
type Tilbud struct {
	// Fra is the day that the tilbud began; Til its last day, NoDate while it runs.
	Fra, Til Date
	// Maalgruppe is LAB § 6 nr. when it was given, NoMaalgruppe for null.
	Maalgruppe int32
	maaned     uint16
	Type       TilbudType
}

// NoMaalgruppe is a null in the column maalgruppe of table tilbud.
const NoMaalgruppe int32 = -1 << 31

// Maaned returns the month of the row.
func (t *Tilbud) Maaned() Month { return Month(t.maaned) }

// SetMaaned sets the month of the row, FirstMonth to LastMonth.
func (t *Tilbud) SetMaaned(m Month) { t.maaned = uint16(m) }

// Loentimer is a kept row of table loentimer.
type Loentimer struct {
	// TimerHundreddele are the hours in hundredths, -74 400 to 74 400.
	TimerHundreddele int32
	maaned           uint16
	Ordinaer         bool
}

// Maaned returns the month of the row.
func (l *Loentimer) Maaned() Month { return Month(l.maaned) }

// SetMaaned sets the month of the row, FirstMonth to LastMonth.
func (l *Loentimer) SetMaaned(m Month) { l.maaned = uint16(m) }

// Historik is what is known of one person: the kept rows of the four tables. Ydelser
// and Samtaler are in the order of their Compare, without exact duplicates; the others
// in any order. It carries no id: nothing that is computed from it depends on who the
// person is.
type Historik struct {
	Ydelser   []YdelseRow
	Samtaler  []Samtale
	Tilbud    []Tilbud
	Loentimer []Loentimer
}
