package read

import (
	"encoding/binary"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"fokusmaal/schemas"
)

// Bounds returns a lower and an upper bound of the ids in the row group; they need not
// be ids that are there. They are those of the statistics if the file has them (Read
// returns an error if an id lies outside), else those of the ids themselves. ok is false
// when no row has an id. With a key they are those of all pseudonyms: what the file states
// is of other ids, and pseudonyms are in no order.
func (g *RowGroup) Bounds() (lo, hi schemas.PersonID, ok bool, err error) {
	if g.Rows == 0 {
		return "", "", false, nil
	}
	if g.File.table.key != nil {
		return "", pseudonymsEnd, true, nil
	}
	if lo, hi, ok = g.statedBounds(); ok {
		return lo, hi, true, nil
	}
	return g.foundBounds()
}

// pseudonymsEnd is above every pseudonym.
const pseudonymsEnd = "g"

// statedBounds reads the statistics. The old fields are not looked at: programs did not
// agree on the order of text in them.
func (g *RowGroup) statedBounds() (lo, hi schemas.PersonID, ok bool) {
	least, greatest := g.chunks[idColumn].least, g.chunks[idColumn].greatest
	if g.File.ids().ID() == arrow.INT64 {
		if len(least) != arrow.Int64SizeBytes || len(greatest) != arrow.Int64SizeBytes {
			return "", "", false
		}
		lo = schemas.PersonIDFromInt64(int64(binary.LittleEndian.Uint64(least)))
		hi = schemas.PersonIDFromInt64(int64(binary.LittleEndian.Uint64(greatest)))
		return lo, hi, lo <= hi
	}
	if len(greatest) == 0 {
		return "", "", false
	}
	lo, hi = schemas.PersonID(least), schemas.PersonID(greatest)
	return lo, hi, lo <= hi
}

// foundBounds decodes the column person_id.
func (g *RowGroup) foundBounds() (lo, hi schemas.PersonID, ok bool, err error) {
	o := Options{}.withDefaults()
	b := &batches{group: g, readers: []reader{g.reader(idColumn, o.Allocator)}}
	defer b.close()
	for row := int64(0); row < g.Rows; {
		n := min(int64(o.BatchRows), g.Rows-row)
		ids, err := b.array(idColumn, func() (arrow.Array, error) { return b.readers[0].array(int(n)) })
		if err != nil {
			return "", "", false, err
		}
		lo, hi, ok = widen(lo, hi, ok, ids.(*array.RunEndEncoded).Values().(*array.Dictionary))
		ids.Release()
		row += n
	}
	return lo, hi, ok, nil
}

// bounds are those of the statistics. Others rely on them to tell persons apart, so
// reading checks every id against them.
type bounds struct {
	stated, looked, safe bool // looked at the shared dictionary; all of it lies inside
	low, high            string
	lowest, highest      int64 // the same for INT64
}

func (g *RowGroup) bounds() bounds {
	low, high, ok := g.statedBounds()
	b := bounds{stated: ok, low: string(low), high: string(high)}
	if ok && g.File.ids().ID() == arrow.INT64 {
		b.lowest, b.highest = low.Int64(), high.Int64()
	}
	return b
}

// hold says whether an id of a dictionary lies inside.
func (b *bounds) hold(ids arrow.Array, i int) bool {
	if numbers, ok := ids.(*array.Int64); ok {
		return b.lowest <= numbers.Value(i) && numbers.Value(i) <= b.highest
	}
	id := ids.(*array.String).Value(i)
	return b.low <= id && id <= b.high
}

// holdAll says whether all ids of a dictionary lie inside. Most are told by their first bytes.
func (b *bounds) holdAll(ids arrow.Array) bool {
	low, high := schemas.FirstBytes([]byte(b.low)), schemas.FirstBytes([]byte(b.high))
	texts, _ := ids.(*array.String)
	for i := range ids.Len() {
		if texts != nil {
			if first := schemas.FirstBytes([]byte(texts.Value(i))); low < first && first < high {
				continue
			}
		}
		if !b.hold(ids, i) {
			return false
		}
	}
	return true
}

// idAt returns an id of a dictionary. A STRING lies in the dictionary's memory.
func idAt(ids arrow.Array, i int) schemas.PersonID {
	if numbers, ok := ids.(*array.Int64); ok {
		return schemas.PersonIDFromInt64(numbers.Value(i))
	}
	return schemas.PersonID(ids.(*array.String).Value(i))
}

// widen widens bounds by the ids of a batch. A bound is copied: the batch's memory goes.
func widen(lo, hi schemas.PersonID, ok bool, ids *array.Dictionary) (schemas.PersonID, schemas.PersonID, bool) {
	dictionary := ids.Dictionary()
	for i := range ids.Len() {
		if ids.IsNull(i) {
			continue
		}
		id := idAt(dictionary, ids.GetValueIndex(i))
		if !ok || id < lo {
			lo = schemas.PersonID(strings.Clone(string(id)))
		}
		if !ok || id > hi {
			hi = schemas.PersonID(strings.Clone(string(id)))
		}
		ok = true
	}
	return lo, hi, ok
}
