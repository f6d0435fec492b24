package group

import (
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"fokusmaal/schemas"
)

// idReader reads the ids of a dictionary as bytes in the order of schemas.PersonID.
type idReader struct {
	// Of text, id i is text[offsets[i]-offsets[0]:offsets[i+1]-offsets[0]].
	offsets []int32
	text    []byte
	ints    []int64
	buffer  [8]byte
}

func (r *idReader) reset(ids arrow.Array) {
	r.offsets, r.text, r.ints = nil, nil, nil
	switch a := ids.(type) {
	case *array.String:
		r.offsets, r.text = a.ValueOffsets(), a.ValueBytes()
	case *array.Int64:
		r.ints = a.Int64Values()
	}
}

// at returns the bytes of an id, valid until the next call.
func (r *idReader) at(i int) []byte {
	if r.ints != nil {
		return schemas.AppendInt64ID(r.buffer[:0], r.ints[i])
	}
	first := r.offsets[0]
	return r.text[r.offsets[i]-first : r.offsets[i+1]-first]
}

// idList holds ids one after the other, without an object for each.
type idList struct {
	bytes []byte
	ends  []uint32
}

func (l *idList) len() int { return len(l.ends) }

func (l *idList) at(i int) []byte {
	start := uint32(0)
	if i > 0 {
		start = l.ends[i-1]
	}
	return l.bytes[start:l.ends[i]]
}

// add appends an id. Their bytes are counted in 32 bits: 4 GiB of ids in one row group or
// partition is a hundred times more than the largest there can be.
func (l *idList) add(id []byte) {
	if len(l.bytes)+len(id) > math.MaxUint32 {
		panic("group: more than 4 GiB of ids in one row group or partition")
	}
	l.bytes = append(l.bytes, id...)
	l.ends = append(l.ends, uint32(len(l.bytes)))
}
