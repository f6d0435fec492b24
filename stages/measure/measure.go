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

// kommuneMaaned holds the counts of one kommune in one month; group, trin, varighed and
// grund 0 stay empty.
type kommuneMaaned struct {
	grupper    [schemas.Grupper + 1]Celle
	trin       [schemas.AntalTrin + 1]int64
	varigheder [schemas.AntalVarigheder + 1]smalCelle
	grunde     [schemas.AntalGrunde + 1]int64
}

// smalCelle is a Celle in half the bytes: counting waits for memory, and no kommune has
// 2³¹ persons.
type smalCelle struct {
	personer, udenTilbud, faerreEnd4Samtaler int32
}

// Tal are the counts of the measured months from Fra to Til.
type Tal struct {
	Fra, Til schemas.Month
	tal      []kommuneMaaned
}

// Ny returns counts of nothing for the measured months.
func Ny(fra, til schemas.Month) *Tal {
	return &Tal{Fra: fra, Til: til, tal: make([]kommuneMaaned, max(0, int(til-fra)+1)*schemas.Kommuner)}
}

func (t *Tal) paa(m schemas.Month, k schemas.Kommune) *kommuneMaaned {
	return &t.tal[int(m-t.Fra)*schemas.Kommuner+int(k)]
}

// Tael counts one person's month.
func (t *Tal) Tael(d *lov.Dom) {
	km := t.paa(d.Maaned, d.Kommune)
	km.trin[d.Trin]++
	if d.Trin != schemas.Population {
		return
	}
	km.grunde[d.Maal1.Grund]++
	km.grunde[d.Maal2.Grund]++
	celle, smal := &km.grupper[d.Gruppe()], &km.varigheder[d.Varighed()]
	celle.Personer++
	smal.personer++
	if d.Maal1.UdenTilbud {
		celle.UdenTilbud++
		smal.udenTilbud++
	}
	if d.Maal2.FaerreEnd4Samtaler {
		celle.FaerreEnd4Samtaler++
		smal.faerreEnd4Samtaler++
	}
}

func (c *smalCelle) laegTil(other smalCelle) {
	c.personer += other.personer
	c.udenTilbud += other.udenTilbud
	c.faerreEnd4Samtaler += other.faerreEnd4Samtaler
}

// LaegTil adds the counts of another worker over the same months.
func (t *Tal) LaegTil(other *Tal) {
	for i := range t.tal {
		a, b := &t.tal[i], &other.tal[i]
		for g := range a.grupper {
			a.grupper[g] = a.grupper[g].Plus(b.grupper[g])
		}
		for trin := range a.trin {
			a.trin[trin] += b.trin[trin]
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
	return t.paa(m, k).grupper[g]
}

// Varighed returns the counts of a kommune's spells of a length in a month, all groups
// together.
func (t *Tal) Varighed(m schemas.Month, k schemas.Kommune, v schemas.Varighed) Celle {
	c := t.paa(m, k).varigheder[v]
	return Celle{int64(c.personer), int64(c.udenTilbud), int64(c.faerreEnd4Samtaler)}
}

// Trin returns the persons of a kommune who left at a step in a month.
func (t *Tal) Trin(m schemas.Month, k schemas.Kommune, trin schemas.Trin) int64 {
	return t.paa(m, k).trin[trin]
}

// Grund returns how many of the population of a kommune in a month have the ground.
func (t *Tal) Grund(m schemas.Month, k schemas.Kommune, g schemas.Grund) int64 {
	return t.paa(m, k).grunde[g]
}
