package measure

import (
	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
)

// Celle is one cell of the monthly figures: persons of the population, and those of them
// who are counted by each fokusmål.
type Celle struct {
	Personer, UdenTilbud, FaerreEnd4Samtaler int64
}

// Plus returns the sum of two cells.
func (c Celle) Plus(other Celle) Celle {
	return Celle{c.Personer + other.Personer, c.UdenTilbud + other.UdenTilbud, c.FaerreEnd4Samtaler + other.FaerreEnd4Samtaler}
}

// kommuneMaaned holds the population of one kommune in one month; group, varighed and
// grund 0 stay empty. The counts have 32 bits: counting waits for memory, and no kommune
// has 2³¹ persons.
type kommuneMaaned struct {
	grupper    [schemas.Grupper + 1]smalCelle
	varigheder [schemas.AntalVarigheder + 1]smalCelle
	grunde     [schemas.AntalGrunde + 1]int32
}

// smalCelle is a Celle in half the bytes.
type smalCelle struct {
	personer, udenTilbud, faerreEnd4Samtaler int32
}

func (c *smalCelle) laegTil(other smalCelle) {
	c.personer += other.personer
	c.udenTilbud += other.udenTilbud
	c.faerreEnd4Samtaler += other.faerreEnd4Samtaler
}

func (c smalCelle) celle() Celle {
	return Celle{int64(c.personer), int64(c.udenTilbud), int64(c.faerreEnd4Samtaler)}
}

// trintal are the persons of one kommune in one month by step; step 0 stays empty.
type trintal [schemas.AntalTrin + 1]int32

// Tal are the counts of the measured months from Fra to Til. The months of a kommune lie
// one after the other, as a person's do; the steps, at which everybody is counted, lie by
// themselves, where they are small enough for the processor's cache.
type Tal struct {
	Fra, Til schemas.Month
	maaneder int
	trin     []trintal
	tal      []kommuneMaaned
}

// Ny returns counts of nothing for the measured months.
func Ny(fra, til schemas.Month) *Tal {
	maaneder := max(0, int(til-fra)+1)
	return &Tal{Fra: fra, Til: til, maaneder: maaneder,
		trin: make([]trintal, maaneder*schemas.Kommuner), tal: make([]kommuneMaaned, maaneder*schemas.Kommuner)}
}

// paa is the place of a kommune and a month. It panics on a month that is not measured: that
// would be the place of another kommune.
func (t *Tal) paa(m schemas.Month, k schemas.Kommune) int {
	maaned := int(m - t.Fra)
	if uint(maaned) >= uint(t.maaneder) {
		panic("measure: a month that is not measured")
	}
	return int(k)*t.maaneder + maaned
}

// Tael counts one person's month.
func (t *Tal) Tael(d *lov.Dom) {
	sted := t.paa(d.Maaned, d.Kommune)
	t.trin[sted][d.Trin]++
	if d.Trin != schemas.Population {
		return
	}
	km := &t.tal[sted]
	km.grunde[d.Maal1.Grund]++
	km.grunde[d.Maal2.Grund]++
	en := smalCelle{1, bit(d.Maal1.UdenTilbud), bit(d.Maal2.FaerreEnd4Samtaler)}
	km.grupper[d.Gruppe()].laegTil(en)
	km.varigheder[d.Varighed()].laegTil(en)
}

// bit is 1 for yes, without a branch that could be guessed wrong.
func bit(ja bool) int32 {
	if ja {
		return 1
	}
	return 0
}

// LaegTil adds the counts of another worker over the same months.
func (t *Tal) LaegTil(other *Tal) {
	for i := range t.trin {
		for trin := range t.trin[i] {
			t.trin[i][trin] += other.trin[i][trin]
		}
	}
	for i := range t.tal {
		a, b := &t.tal[i], &other.tal[i]
		for g := range a.grupper {
			a.grupper[g].laegTil(b.grupper[g])
		}
		for v := range a.varigheder {
			a.varigheder[v].laegTil(b.varigheder[v])
		}
		for g := range a.grunde {
			a.grunde[g] += b.grunde[g]
		}
	}
}

// Celle returns the counts of a kommune's group in a month.
func (t *Tal) Celle(m schemas.Month, k schemas.Kommune, g schemas.Gruppe) Celle {
	return t.tal[t.paa(m, k)].grupper[g].celle()
}

// Varighed returns the counts of a kommune's spells of a length in a month, all groups
// together.
func (t *Tal) Varighed(m schemas.Month, k schemas.Kommune, v schemas.Varighed) Celle {
	return t.tal[t.paa(m, k)].varigheder[v].celle()
}

// Trin returns the persons of a kommune who left at a step in a month.
func (t *Tal) Trin(m schemas.Month, k schemas.Kommune, trin schemas.Trin) int64 {
	return int64(t.trin[t.paa(m, k)][trin])
}

// Grund returns how many of the population of a kommune in a month have the ground.
func (t *Tal) Grund(m schemas.Month, k schemas.Kommune, g schemas.Grund) int64 {
	return int64(t.tal[t.paa(m, k)].grunde[g])
}
