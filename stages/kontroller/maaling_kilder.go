package kontroller

import (
	"cmp"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"fokusmaal/schemas"
)

// kilde says which months, and of ydelse which kommuner, a row group can have rows of.
type kilde struct {
	tabel        schemas.TableID
	fil          string
	raekkegruppe int
	maaneder     maengde
	kommuner     maengde
	seen         [2]arrow.ArrayData // the dictionaries looked at last; borrowed, compared alone
}

// maengde is a set of numbers from 0 to 127.
type maengde [2]uint64

func (b *maengde) put(n int)     { b[n>>6] |= 1 << (n & 63) }
func (b maengde) has(n int) bool { return b[n>>6]>>(n&63)&1 == 1 }

// any says whether one of the numbers from the first to the last is in it.
func (b maengde) any(first, last int) bool {
	for n := first; n <= last; n++ {
		if b.has(n) {
			return true
		}
	}
	return false
}

// Kilde notes what a batch of a row group can hold: it looks at the dictionaries, not at
// the rows.
func (m *Maaling) Kilde(id schemas.TableID, file string, rowGroup int, b arrow.RecordBatch) {
	last := len(m.kilder) - 1
	if last < 0 || m.kilder[last].tabel != id || m.kilder[last].fil != file || m.kilder[last].raekkegruppe != rowGroup {
		m.kilder = append(m.kilder, kilde{tabel: id, fil: file, raekkegruppe: rowGroup})
		last++
	}
	k := &m.kilder[last]
	const maaned = 1 // the column's place in every table
	months := b.Column(maaned).(*array.Dictionary)
	if k.seen[0] != months.Data().Dictionary() {
		k.seen[0] = months.Data().Dictionary()
		for _, d := range months.Dictionary().(*array.Date32).Date32Values() {
			if day := int64(d) - int64(m.foerst); day >= 0 && day < int64(len(m.maanedAf)) {
				k.maaneder.put(int(m.maanedAf[day]))
			}
		}
	}
	if id != schemas.YdelseTable {
		return
	}
	kommuner := b.Column(schemas.YdelseKommune).(*array.Dictionary)
	if k.seen[1] != kommuner.Data().Dictionary() {
		k.seen[1] = kommuner.Data().Dictionary()
		for _, code := range kommuner.Dictionary().(*array.Int32).Int32Values() {
			if kommune, known := schemas.KommuneFraKode(code); known {
				k.kommuner.put(int(kommune))
			}
		}
	}
}

// kilde returns the only file, and the only row group, that can have rows of a table, a
// kommune (landet for all) and the months at the places from fra to til; "" and -1 where
// there are several or none.
func (m *Maaling) kilde(id schemas.TableID, kommune, fra, til int) (file string, rowGroup int) {
	files, groups := 0, 0
	for i := range m.kilder {
		k := &m.kilder[i]
		if k.tabel != id || !k.maaneder.any(fra, til) || id == schemas.YdelseTable && kommune < landet && !k.kommuner.has(kommune) {
			continue
		}
		groups++
		rowGroup = k.raekkegruppe
		if files == 0 || k.fil != file {
			files++
			file = k.fil
		}
	}
	switch {
	case files != 1:
		return "", -1
	case groups != 1:
		return file, -1
	}
	return file, rowGroup
}

// ordnet puts the row groups in order and drops the borrowed dictionaries.
func (m *Maaling) ordnet() {
	for i := range m.kilder {
		m.kilder[i].seen = [2]arrow.ArrayData{}
	}
	slices.SortFunc(m.kilder, func(a, b kilde) int {
		return cmp.Or(cmp.Compare(a.tabel, b.tabel), strings.Compare(a.fil, b.fil), cmp.Compare(a.raekkegruppe, b.raekkegruppe))
	})
}
