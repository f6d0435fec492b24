package group

import (
	"math"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"fokusmaal/schemas"
)

// idReader reads the ids of a dictionary as bytes in the order of schemas.PersonID.
type idReader struct {
	strings *array.String
	ints    *array.Int64
	buffer  [8]byte
}

func (r *idReader) reset(ids arrow.Array) {
	r.strings, r.ints = nil, nil
	switch a := ids.(type) {
	case *array.String:
		r.strings = a
	case *array.Int64:
		r.ints = a
	}
}

// at returns the bytes of an id, valid until the next call.
func (r *idReader) at(i int) []byte {
	if r.strings != nil {
		text := r.strings.Value(i)
		return bytesOf(text)
	}
	return schemas.AppendInt64ID(r.buffer[:0], r.ints.Value(i))
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
