package read

import (
	"encoding/hex"
	"hash"
	"math"
	"strconv"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
)

// Pseudonyms makes pseudonyms of ids: the first 128 bits of the HMAC-SHA256 of the id
// under the key, in 32 lower-case hexadecimal digits. An INT64 is its decimal text, so
// that a person has one pseudonym whether her number comes as a number or as its digits;
// but a text that begins with a zero, as CPR numbers of the first nine days of a month do,
// has lost it as a number, and is another. An empty STRING stays empty: it is nobody's id,
// and is judged as without a key.
type Pseudonyms struct {
	mac  hash.Hash
	id   []byte
	sum  []byte
	text []byte
	ends []uint32
}

// appendOf appends the pseudonym of an id.
func (p *Pseudonyms) appendOf(to, id []byte) []byte {
	if len(id) == 0 {
		return to
	}
	p.mac.Reset()
	p.mac.Write(id)
	p.sum = p.mac.Sum(p.sum[:0])
	return hex.AppendEncode(to, p.sum[:pseudonymBytes])
}

// of makes a dictionary of pseudonyms of one of ids, entry by entry; the caller releases
// it.
func (p *Pseudonyms) of(ids arrow.Array, mem memory.Allocator) (arrow.Array, error) {
	if ids.Len() > math.MaxInt32/(2*pseudonymBytes) {
		return nil, errLengths
	}
	p.text, p.ends = p.text[:0], append(p.ends[:0], 0)
	numbers, _ := ids.(*array.Int64)
	for i := range ids.Len() {
		if numbers != nil {
			p.id = strconv.AppendInt(p.id[:0], numbers.Value(i), 10)
		} else {
			p.id = append(p.id[:0], ids.(*array.String).Value(i)...)
		}
		p.text = p.appendOf(p.text, p.id)
		p.ends = append(p.ends, uint32(len(p.text)))
	}
	offsets, data := room(mem, arrow.Uint32Traits.BytesRequired(len(p.ends))), room(mem, len(p.text))
	copy(arrow.Uint32Traits.CastFromBytes(offsets.Bytes()), p.ends)
	copy(data.Bytes(), p.text)
	return arrayOf(arrow.BinaryTypes.String, ids.Len(), offsets, data), nil
}

// idDictionary returns the batch's dictionary of ids as it goes on from here: with a key
// one of pseudonyms, made once of a chunk's own dictionary. The ids that were delivered
// are looked at for the last time here. The caller releases it.
func (r *idReader) idDictionary() (arrow.Array, error) {
	delivered, err := r.dictionary()
	if err != nil {
		return nil, err
	}
	if err := r.checkBounds(delivered); err != nil || r.pseudonyms == nil {
		if err != nil {
			delivered.Release()
		}
		return delivered, err
	}
	defer delivered.Release()
	if r.local {
		return r.pseudonyms.of(delivered, r.mem)
	}
	if r.keyed == nil {
		if r.keyed, err = r.pseudonyms.of(delivered, r.mem); err != nil {
			return nil, err
		}
	}
	r.keyed.Retain()
	return r.keyed, nil
}

// close gives all memory back.
func (r *idReader) close() {
	if r.keyed != nil {
		r.keyed.Release()
		r.keyed = nil
	}
	r.indexes.close()
}
