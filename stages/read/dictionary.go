package read

import (
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// vocabulary collects values into an Arrow dictionary. A chunk's dictionary page becomes
// one with page; the plain values of a batch become one with take, which finds equal
// values, so that a mapping of the entries costs as little as with a dictionary page.
type vocabulary interface {
	// reset forgets all entries and keeps the memory.
	reset()
	// len is the number of entries.
	len() int
	// page makes an Arrow array of the n values of a dictionary page, in PLAIN. What was
	// collected is forgotten. Data have slack behind their end.
	page(p *plain, data []byte, n int, mem memory.Allocator) (arrow.Array, error)
	// take gives the indexes of the next len(to) values of a page.
	take(p *plain, to []int32) error
	// adopt turns indexes into another dictionary into indexes into this one; those
	// below 0 stay.
	adopt(dictionary arrow.Array, indexes []int32)
	// array makes an Arrow array of the entries.
	array(mem memory.Allocator) (arrow.Array, error)
}

// newVocabulary returns an empty vocabulary. With apart, take makes an entry for each
// run of equal values and looks no further back: for ids, which seldom come again.
func newVocabulary(value arrow.DataType, apart bool) vocabulary {
	if value.ID() == arrow.STRING {
		return &texts{apart: apart, ends: []uint32{0}}
	}
	return &numbers{value: value, apart: apart}
}

// room returns an Arrow buffer of n bytes that hold anything.
func room(mem memory.Allocator, n int) *memory.Buffer {
	b := memory.NewResizableBuffer(mem)
	b.Resize(n)
	return b
}

// arrayOf makes an array without nulls and takes the buffers over.
func arrayOf(value arrow.DataType, n int, buffers ...*memory.Buffer) arrow.Array {
	data := array.NewData(value, n, append([]*memory.Buffer{nil}, buffers...), nil, 0, 0)
	defer data.Release()
	for _, b := range buffers {
		b.Release()
	}
	return array.MakeFromData(data)
}

const (
	fewestSlots = 256
	// fullest is the share of the slots that are used at most, as 1/fullest.
	fullest = 2
)

// slotsFor returns how many slots a table for n entries has: a power of two.
func slotsFor(n int) int {
	slots := fewestSlots
	for slots < n*fullest {
		slots *= 2
	}
	return slots
}
