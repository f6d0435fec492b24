package spells

import (
	"math/bits"
	"slices"

	"fokusmaal/schemas"
)

// Forloeb is one ydelsesforløb.
type Forloeb struct {
	// Ydelse is the benefit of its first row; both benefits of § 2 nr. 7 are one spell
	// unless R01 says otherwise.
	Ydelse schemas.Ydelse
	// ForloebFra is the column of that name for dagpenge and sygedagpenge, else NoDate.
	ForloebFra schemas.Date
	// Start is the earliest fra of its rows, taken-over months included; for
	// sygedagpenge it is ForloebFra.
	Start schemas.Date
	// Maaneder are the months in which it has rows, ascending, taken-over ones first.
	Maaneder []Maaned

	slags slags
}

// Maaned is a month of a spell in which it has rows.
type Maaned struct {
	Maaned schemas.Month

	// EgneDage are the days of the spell's own rows, bit 0 the first of the month; empty
	// where all rows were taken over.
	EgneDage uint32
	// Fra, Til and Kommune are those of the own row with the latest til, then the
	// longest, then the lowest kommune code.
	Fra, Til uint8
	Kommune  schemas.Kommune
	// Taeller says that it is a counted month.
	Taeller bool

	// Dage are the distinct days of all rows, taken-over ones included.
	Dage uint32
	// doedeDage and fritagneDage are the sums over the rows as they were reported.
	doedeDage, fritagneDage int32

	// Levende are the days that are not dead, Fritaget those of them that are exempt.
	Levende, Fritaget int32
	// Anciennitet is the number of counted months of the spell up to this one.
	Anciennitet int32
	// SumLevende and SumFritaget are the days of all months of the spell up to this one.
	SumLevende, SumFritaget int32
}

// Egen says that the spell has own rows in the month.
func (m *Maaned) Egen() bool { return m.EgneDage != 0 }

// Doed says that it is a dead month: no day of it is alive (SPEC 4, R06).
func (m *Maaned) Doed() bool { return m.Levende == 0 }

// Gruppe returns the measured group of the spell.
func (f *Forloeb) Gruppe() schemas.Gruppe { return f.Ydelse.Gruppe() }

// Doed says that the spell has rows in the month and that all their days are dead.
func (f *Forloeb) Doed(maaned schemas.Month) bool {
	for i := len(f.Maaneder) - 1; i >= 0; i-- {
		if m := &f.Maaneder[i]; m.Maaned <= maaned {
			return m.Maaned == maaned && m.Doed()
		}
	}
	return false
}

// TaeltMaaned returns the n-th latest counted month of the spell up to month i of
// Maaneder; n = 1 is the latest. The spell has at least n of them.
func (f *Forloeb) TaeltMaaned(i, n int) schemas.Month {
	if f.taellerAlle(i-n+1, i) {
		return f.Maaneder[i].Maaned - schemas.Month(n-1)
	}
	if f.slags == slags(schemas.GruppeSygedagpenge) {
		return f.taeltSygemaaned(i, n)
	}
	for ; ; i-- {
		if f.Maaneder[i].Taeller {
			if n--; n == 0 {
				return f.Maaneder[i].Maaned
			}
		}
	}
}

// taellerAlle says that every calendar month from month i to month j of Maaneder has rows and
// counts, as nearly always: then nobody need walk.
func (f *Forloeb) taellerAlle(i, j int) bool {
	if i < 0 {
		return false
	}
	fra, til := &f.Maaneder[i], &f.Maaneder[j]
	return fra.Taeller && til.Anciennitet-fra.Anciennitet == int32(j-i) && til.Maaned-fra.Maaned == schemas.Month(j-i)
}

// taeltSygemaaned walks back over all calendar months: in a sickness case those without
// rows count too.
func (f *Forloeb) taeltSygemaaned(i, n int) schemas.Month {
	for m := f.Maaneder[i].Maaned; ; m-- {
		taeller := true
		if i >= 0 && f.Maaneder[i].Maaned == m {
			taeller = f.Maaneder[i].Taeller
			i--
		}
		if taeller {
			if n--; n == 0 {
				return m
			}
		}
	}
}

// SidsteFoer returns the index of the last of Maaneder before a month, or -1.
func (f *Forloeb) SidsteFoer(maaned schemas.Month) int {
	i := len(f.Maaneder) - 1
	for i >= 0 && f.Maaneder[i].Maaned >= maaned {
		i--
	}
	return i
}

// tilfoej adds an own row, in order of month.
func (f *Forloeb) tilfoej(r *schemas.YdelseRow) {
	n := len(f.Maaneder)
	if n == 0 || f.Maaneder[n-1].Maaned != r.Maaned() {
		if n == cap(f.Maaneder) {
			f.Maaneder = slices.Grow(f.Maaneder, 1)
		}
		f.Maaneder = f.Maaneder[:n+1]
		f.Maaneder[n].begynd(r)
		return
	}
	m := &f.Maaneder[n-1]
	if !m.Egen() || foer(r, m.Til, m.Fra, m.Kommune) {
		m.Til, m.Fra, m.Kommune = r.Til, r.Fra, r.Kommune
	}
	dage := r.Dage()
	m.EgneDage |= dage
	m.Dage |= dage
	m.doedeDage += int32(r.StandbyDage) + int32(r.BarselDage)
	m.fritagneDage += int32(r.FritagetDage)
}

// begynd makes it the month of one own row; what opgoer computes is whatever it was.
func (m *Maaned) begynd(r *schemas.YdelseRow) {
	dage := r.Dage()
	m.Maaned = r.Maaned()
	m.EgneDage, m.Dage = dage, dage
	m.Fra, m.Til, m.Kommune = r.Fra, r.Til, r.Kommune
	m.doedeDage, m.fritagneDage = int32(r.StandbyDage)+int32(r.BarselDage), int32(r.FritagetDage)
}

// foer says that a row decides the kommune rather than the one before it: the latest
// til, then the longest, then the lowest code (SPEC 5).
func foer(r *schemas.YdelseRow, til, fra uint8, kommune schemas.Kommune) bool {
	if r.Til != til {
		return r.Til > til
	}
	if r.Fra != fra {
		return r.Fra < fra
	}
	return r.Kommune < kommune
}

// overtag takes over all months that a predecessor has so far.
func (f *Forloeb) overtag(gammelt *Forloeb) {
	for i := range gammelt.Maaneder {
		m := gammelt.Maaneder[i]
		m.EgneDage, m.Fra, m.Til, m.Kommune = 0, 0, 0, 0
		f.Maaneder = append(f.Maaneder, m)
	}
}

// opgoer computes what follows from the rows: the start, and month by month the living
// and exempt days, whether the month counts and the anciennitet.
func (f *Forloeb) opgoer(regler *Regler) {
	start, dag := f.Maaneder[0].Maaned, bits.TrailingZeros32(f.Maaneder[0].Dage)
	f.Start = start.First() + schemas.Date(dag)
	syge := f.slags == slags(schemas.GruppeSygedagpenge)
	if syge && f.Start != f.ForloebFra { // a date is split for the few that began before their first row
		f.Start = f.ForloebFra
		start, dag = f.Start.Month(), f.Start.Day()-1
	}
	startTaeller := !regler.StartmaanedKunHel || dag == 0

	var ikkeTalte, sumLevende, sumFritaget int32
	if syge && !startTaeller && f.Maaneder[0].Maaned > start {
		ikkeTalte = 1
	}
	maaneder := f.Maaneder
	for i := range maaneder {
		m := &maaneder[i]
		m.taelDage(regler)
		m.Taeller = !m.Doed() && (m.Maaned != start || startTaeller)
		if !m.Taeller {
			ikkeTalte++
		}
		m.Anciennitet = int32(i+1) - ikkeTalte
		if syge { // every month from that of forloeb_fra on, with rows or without (SPEC 4)
			m.Anciennitet = int32(m.Maaned-start+1) - ikkeTalte
		}
		sumLevende += m.Levende
		sumFritaget += m.Fritaget
		m.SumLevende, m.SumFritaget = sumLevende, sumFritaget
	}
}

// taelDage counts the month's days: døde = min(dage, Σ standby + barsel),
// levende = dage − døde, fritaget = min(levende, Σ fritaget_dage).
func (m *Maaned) taelDage(regler *Regler) {
	dage := int32(bits.OnesCount32(m.Dage))
	doede := min(dage, m.doedeDage)
	if regler.EnDoedDagErNok && doede > 0 {
		doede = dage
	}
	m.Levende = dage - doede
	m.Fritaget = min(m.Levende, m.fritagneDage)
}
