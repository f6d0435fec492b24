package read

import (
	"encoding/binary"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/parquet-go/parquet-go/format"
)

// numbers is a vocabulary of all that is not text.
type numbers struct {
	value   arrow.DataType
	apart   bool
	entries []word
	slots   []int32 // index of an entry, plus 1; linear probing
	block   [512]word
}

func (n *numbers) len() int { return len(n.entries) }

func (n *numbers) reset() {
	n.entries = n.entries[:0]
	clear(n.slots)
}

func (n *numbers) page(p *plain, data []byte, count int, mem memory.Allocator) (arrow.Array, error) {
	if err := p.load(format.Plain, data, count); err != nil {
		return nil, errDictSize
	}
	n.reset()
	if err := n.append(p, count); err != nil {
		return nil, err
	}
	return n.array(mem)
}

// append adds the next values of a page, one entry each.
func (n *numbers) append(p *plain, count int) error {
	for count > 0 {
		k := min(count, len(n.block))
		if err := p.words(n.block[:k]); err != nil {
			return err
		}
		n.entries = append(n.entries, n.block[:k]...)
		count -= k
	}
	return nil
}

func (n *numbers) take(p *plain, to []int32) error {
	for len(to) > 0 {
		k := min(len(to), len(n.block))
		if err := p.words(n.block[:k]); err != nil {
			return err
		}
		n.reserve(k)
		n.find(n.block[:k], to[:k])
		to = to[k:]
	}
	return nil
}

// find gives the indexes of values, there being room for all of them.
func (n *numbers) find(values []word, to []int32) {
	if n.apart {
		n.findRuns(values, to)
		return
	}
	entries, slots, mask := n.entries, n.slots, uint64(len(n.slots)-1)
	var last word
	index := int32(-1)
	for i, w := range values {
		if w == last && index >= 0 {
			to[i] = index
			continue
		}
		at := w.hash() & mask
		for slots[at] > 0 && entries[slots[at]-1] != w {
			at = (at + 1) & mask
		}
		if slots[at] == 0 {
			entries = append(entries, w)
			slots[at] = int32(len(entries))
		}
		last, index = w, slots[at]-1
		to[i] = index
	}
	n.entries = entries
}

// findRuns gives the indexes of values with an entry for each run of equal ones.
func (n *numbers) findRuns(values []word, to []int32) {
	for i, w := range values {
		if k := len(n.entries); k == 0 || n.entries[k-1] != w {
			n.entries = append(n.entries, w)
		}
		to[i] = int32(len(n.entries) - 1)
	}
}

// hash spreads values over all bits; the upper half of a product depends on all bits of
// its factors.
func (w word) hash() uint64 {
	const k1, k2 = 0x9e3779b97f4a7c15, 0xd6e8feb86659fd93
	h := (w.low ^ uint64(w.high)*k2) * k1
	return h ^ h>>32
}

// reserve makes room for more entries.
func (n *numbers) reserve(more int) {
	slots := slotsFor(len(n.entries) + more)
	if n.apart || slots <= len(n.slots) {
		return
	}
	n.slots = make([]int32, slots)
	mask := uint64(slots - 1)
	for i, w := range n.entries {
		at := w.hash() & mask
		for n.slots[at] > 0 {
			at = (at + 1) & mask
		}
		n.slots[at] = int32(i + 1)
	}
}

func (n *numbers) adopt(dictionary arrow.Array, indexes []int32) {
	for i, x := range indexes {
		if x < 0 {
			continue
		}
		n.reserve(1)
		n.find([]word{wordAt(dictionary, int(x))}, indexes[i:i+1])
	}
}

func wordAt(a arrow.Array, i int) word {
	signed := func(v int64) word { return word{uint64(v), v >> 63} }
	switch a := a.(type) {
	case *array.Date32:
		return signed(int64(a.Value(i)))
	case *array.Int32:
		return signed(int64(a.Value(i)))
	case *array.Int64:
		return signed(a.Value(i))
	case *array.Float64:
		return signed(int64(math.Float64bits(a.Value(i))))
	case *array.Decimal128:
		v := a.Value(i)
		return word{v.LowBits(), v.HighBits()}
	}
	panic("read: a dictionary of a type that no column has")
}

func (n *numbers) array(mem memory.Allocator) (arrow.Array, error) {
	width := n.value.(arrow.FixedWidthDataType).Bytes()
	buffer := room(mem, width*len(n.entries))
	to := buffer.Bytes()
	switch width {
	case arrow.Int32SizeBytes:
		for i, w := range n.entries {
			binary.NativeEndian.PutUint32(to[4*i:], uint32(w.low))
		}
	case arrow.Int64SizeBytes:
		for i, w := range n.entries {
			binary.NativeEndian.PutUint64(to[8*i:], w.low)
		}
	default:
		values := arrow.Decimal128Traits.CastFromBytes(to)
		for i, w := range n.entries {
			values[i] = w.decimal()
		}
	}
	return arrayOf(n.value, len(n.entries), buffer), nil
}

func (w word) decimal() decimal128.Num { return decimal128.New(w.high, w.low) }
