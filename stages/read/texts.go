package read

import (
	"bytes"
	"encoding/binary"
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// texts is a vocabulary of STRING.
type texts struct {
	apart bool
	bytes []byte
	ends  []uint32 // entry i is bytes[ends[i]:ends[i+1]]
	slots []textSlot
	last  int32 // index of the last value that take gave
}

// textSlot is an entry in the table: a part of its hash, and its index plus 1.
type textSlot struct {
	hash  uint32
	entry int32
}

func (t *texts) len() int { return len(t.ends) - 1 }

func (t *texts) reset() {
	t.bytes, t.ends = t.bytes[:0], t.ends[:1]
	clear(t.slots)
}

func (t *texts) entry(i int32) []byte { return t.bytes[t.ends[i]:t.ends[i+1]] }

func (t *texts) add(v []byte) int32 {
	t.bytes = append(t.bytes, v...)
	t.ends = append(t.ends, uint32(len(t.bytes)))
	return int32(len(t.ends) - 2)
}

func (t *texts) take(p *plain, to []int32) error {
	t.reserve(len(to))
	for i := range to {
		t.find(p.text())
		to[i] = t.last
	}
	return nil
}

// find sets last to the index of the value, there being room for it.
func (t *texts) find(v []byte) {
	if t.len() == 0 || !bytes.Equal(t.entry(t.last), v) {
		t.last = t.index(v)
	}
}

func (t *texts) index(v []byte) int32 {
	if t.apart {
		return t.add(v)
	}
	hash := hashText(v)
	short := uint32(hash >> 32)
	mask := uint64(len(t.slots) - 1)
	at := hash & mask
	for ; t.slots[at].entry > 0; at = (at + 1) & mask {
		s := t.slots[at]
		if s.hash == short && bytes.Equal(t.entry(s.entry-1), v) {
			return s.entry - 1
		}
	}
	i := t.add(v)
	t.slots[at] = textSlot{short, i + 1}
	return i
}

// hashText hashes eight bytes at a time.
func hashText(v []byte) uint64 {
	const k = 0x9e3779b97f4a7c15
	h := uint64(len(v)) * k
	for ; len(v) >= 8; v = v[8:] {
		h = (h ^ binary.LittleEndian.Uint64(v)) * k
		h ^= h >> 32
	}
	var tail uint64
	for i, b := range v {
		tail |= uint64(b) << (8 * i)
	}
	h = (h ^ tail) * k
	return h ^ h>>29
}

// reserve makes room for more entries.
func (t *texts) reserve(more int) {
	slots := slotsFor(t.len() + more)
	if t.apart || slots <= len(t.slots) {
		return
	}
	t.slots = make([]textSlot, slots)
	mask := uint64(slots - 1)
	for i := range int32(t.len()) {
		hash := hashText(t.entry(i))
		at := hash & mask
		for t.slots[at].entry > 0 {
			at = (at + 1) & mask
		}
		t.slots[at] = textSlot{uint32(hash >> 32), i + 1}
	}
}

func (t *texts) adopt(dictionary arrow.Array, indexes []int32) {
	values := dictionary.(*array.String)
	for i, x := range indexes {
		if x < 0 {
			continue
		}
		t.reserve(1)
		t.find([]byte(values.Value(int(x))))
		indexes[i] = t.last
	}
}

func (t *texts) array(mem memory.Allocator) (arrow.Array, error) {
	if len(t.bytes) > math.MaxInt32 {
		return nil, errLengths
	}
	if !validTexts(t.bytes, t.ends) {
		return nil, wrongText{}
	}
	offsets, data := room(mem, arrow.Uint32Traits.BytesRequired(len(t.ends))), room(mem, len(t.bytes))
	copy(arrow.Uint32Traits.CastFromBytes(offsets.Bytes()), t.ends)
	copy(data.Bytes(), t.bytes)
	return arrayOf(arrow.BinaryTypes.String, t.len(), offsets, data), nil
}
