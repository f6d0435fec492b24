package kontroller

import "fokusmaal/schemas"

// landet is the place of Hele landet.
const landet = schemas.Kommuner

// billede is the delivery as the controls see it: from the first to the last month that
// ydelse has rows in.
type billede struct {
	maaling *Maaling
	foerste int // the place of the first month
	antal   int // how many months there are
	// punkter has the months of each kommune, then of Hele landet.
	punkter [schemas.Kommuner + 1][]punkt
	// uden are the events of persons that have no row in ydelse.
	uden []punkt
}

func nytBillede(m *Maaling) *billede {
	b := &billede{maaling: m}
	b.foerste, b.antal = maanederI(m.tal)
	for k := range b.punkter {
		b.punkter[k] = make([]punkt, b.antal)
	}
	b.uden = make([]punkt, b.antal)
	var sums kommunetal
	for k := range m.tal {
		sums = m.tal[k]
		sums.summer()
		for n := range b.antal {
			maaned := &sums[b.foerste+n+1]
			if k == ukendt {
				maaned.udfold(&b.uden[n])
				continue
			}
			p := &b.punkter[k][n]
			maaned.udfold(p)
			for i, v := range p {
				b.punkter[landet][n][i] += v
			}
		}
	}
	return b
}

// maanederI returns the first month that ydelse has rows of a kommune in, and how many there
// are to the last.
func maanederI(tal []kommunetal) (first, months int) {
	first, last := Maaneder, -1
	for k := range schemas.Kommuner {
		var rows [ydelseKoder]int32 // of the month, as summer sums them up
		plus(rows[:], tal[k][0].ydelse[:])
		for n := range Maaneder {
			plus(rows[:], tal[k][n+1].ydelse[:])
			if rows != [ydelseKoder]int32{} {
				first, last = min(first, n), max(last, n)
			}
		}
	}
	if last < 0 {
		return 0, 0
	}
	return first, last - first + 1
}

// maaned is the month at a place of a kommune's points.
func (b *billede) maaned(n int) schemas.Month {
	return b.maaling.fra + schemas.Month(b.foerste+n)
}

// begyndt is the first place where a table has rows at all: its own beginning, which may
// be later than that of ydelse; antal where it has none.
func (b *billede) begyndt(t schemas.TableID) int {
	for n := range b.antal {
		if b.punkter[landet][n][tabelTal[t]] > 0 {
			return n
		}
	}
	return b.antal
}

// aeldre adds up x of the months of one history.
type aeldre struct{ x, n int64 }

// blokke adds up w months each, the latest last; months before the first whole block are
// left out, and a block that touches a month of no history is empty.
func (b *billede) blokke(kommune int, s serie, w, from int) []aeldre {
	count := (b.antal - from) / w
	all := make([]aeldre, max(count, 0))
	for i := range all {
		at := b.antal - (count-i)*w
		for n := at; n < at+w; n++ {
			if afsnit(s, b.maaned(n)) == ikkeDoemt {
				all[i] = aeldre{}
				break
			}
			p := &b.punkter[kommune][n]
			all[i].x += p[s.x]
			all[i].n += p[s.n]
		}
	}
	return all
}
