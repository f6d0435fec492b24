package read

import (
	"encoding/binary"
	"fmt"

	"github.com/parquet-go/parquet-go/format"
)

// word is a value of a fixed width in 128 bits: a number with its sign drawn out, the
// bits of a DOUBLE, or the hundredths of a DECIMAL.
type word struct {
	low  uint64
	high int64
}

// largestText is how many bytes the values of one page may have together, after prefixes
// are undone: a damaged page could else claim as much as it likes.
const largestText = 256 << 20

// plain is the values of a page that are written themselves, not as indexes, whatever
// their encoding was.
type plain struct {
	physical format.Type
	width    int // bytes of a value, 0 where they differ

	// Values of one width lie in fixed. The others: value i is
	// bytes[offsets[i]+prefix : offsets[i+1]].
	fixed   []byte
	bytes   []byte
	offsets []uint32
	prefix  uint32
	at      int // values that are used

	deltas           deltas
	numbers, lengths []int64 // scratch, as are the three below
	fixedScratch     []byte
	bytesScratch     []byte
	offsetsScratch   []uint32
}

// kind sets what the values of a column are.
func (p *plain) kind(c *column) {
	p.physical = c.physical
	switch c.physical {
	case format.Int32:
		p.width = 4
	case format.Int64, format.Double:
		p.width = 8
	case format.FixedLenByteArray:
		p.width = c.length
	}
}

// load takes exactly n values.
func (p *plain) load(encoding format.Encoding, data []byte, n int) error {
	p.at = 0
	texts := p.physical == format.ByteArray
	whole := p.physical == format.Int32 || p.physical == format.Int64
	switch {
	case encoding == format.Plain && texts:
		return p.index(data, n)
	case encoding == format.Plain:
		p.fixed = data
		return p.count(n)
	case encoding == format.ByteStreamSplit && !texts:
		p.fixed = data
		if err := p.count(n); err != nil {
			return err
		}
		p.joinStreams(data, n)
		return nil
	case encoding == format.DeltaBinaryPacked && whole:
		return p.deltaNumbers(data, n)
	case encoding == format.DeltaLengthByteArray && texts:
		return p.deltaLengths(data, n)
	case encoding == format.DeltaByteArray && texts:
		return p.deltaTexts(data, n)
	case encoding == format.DeltaByteArray && p.physical == format.FixedLenByteArray:
		if err := p.deltaTexts(data, n); err != nil {
			return err
		}
		p.fixed = p.bytes
		return p.count(n)
	}
	return unsupported{fmt.Sprintf("expected an encoding that %s can have, found %s", p.physical, encoding), "write the file with dictionary or plain encoding"}
}

// count compares the bytes with the number of values.
func (p *plain) count(n int) error {
	switch {
	case len(p.fixed) < n*p.width:
		return errFewValues
	case len(p.fixed) > n*p.width:
		return errManyValues
	}
	return nil
}

// index finds the values that each follow their length.
func (p *plain) index(data []byte, n int) error {
	const size = 4
	if n > len(data)/size {
		return errFewValues
	}
	offsets := p.offsetsScratch[:0]
	at := uint64(0)
	for range n {
		offsets = append(offsets, uint32(at))
		if at+size > uint64(len(data)) {
			return errFewValues
		}
		at += size + uint64(binary.LittleEndian.Uint32(data[at:]))
	}
	switch {
	case at > uint64(len(data)):
		return errLengths
	case at < uint64(len(data)):
		return errManyValues
	}
	p.offsetsScratch = append(offsets, uint32(at))
	p.bytes, p.offsets, p.prefix = data, p.offsetsScratch, size
	return nil
}

// joinStreams undoes BYTE_STREAM_SPLIT: the first bytes of all values, then the second
// ones, and so on.
func (p *plain) joinStreams(data []byte, n int) {
	out := sized(&p.fixedScratch, len(data))
	for stream := range p.width {
		from := data[stream*n : (stream+1)*n]
		for i, b := range from {
			out[i*p.width+stream] = b
		}
	}
	p.fixed = out
}

func (p *plain) deltaNumbers(data []byte, n int) (err error) {
	var rest []byte
	if p.numbers, rest, err = p.deltas.decode(data, p.numbers[:0], n); err != nil {
		return err
	}
	if len(rest) > 0 {
		return errManyValues
	}
	out := sized(&p.fixedScratch, n*p.width)
	for i, v := range p.numbers {
		if p.width == 4 {
			binary.LittleEndian.PutUint32(out[4*i:], uint32(v))
		} else {
			binary.LittleEndian.PutUint64(out[8*i:], uint64(v))
		}
	}
	p.fixed = out
	return nil
}

func (p *plain) deltaLengths(data []byte, n int) (err error) {
	if p.lengths, data, err = p.deltas.decode(data, p.lengths[:0], n); err != nil {
		return err
	}
	if p.offsetsScratch, err = joinLengths(p.offsetsScratch, p.lengths, data); err != nil {
		return err
	}
	p.bytes, p.offsets, p.prefix = data, p.offsetsScratch, 0
	return nil
}

func (p *plain) deltaTexts(data []byte, n int) (err error) {
	if p.numbers, data, err = p.deltas.decode(data, p.numbers[:0], n); err != nil {
		return err
	}
	if p.lengths, data, err = p.deltas.decode(data, p.lengths[:0], n); err != nil {
		return err
	}
	p.bytesScratch, p.offsetsScratch, err = joinPrefixes(p.bytesScratch, p.offsetsScratch, p.numbers, p.lengths, data, largestText)
	p.bytes, p.offsets, p.prefix = p.bytesScratch, p.offsetsScratch, 0
	return err
}

// sized returns scratch of n bytes.
func sized(scratch *[]byte, n int) []byte {
	if cap(*scratch) < n {
		*scratch = make([]byte, n)
	}
	return (*scratch)[:n]
}

// text returns the next value of differing length.
func (p *plain) text() []byte {
	v := p.bytes[p.offsets[p.at]+p.prefix : p.offsets[p.at+1]]
	p.at++
	return v
}

// words decodes the next len(to) values as numbers.
func (p *plain) words(to []word) error {
	switch {
	case p.physical == format.ByteArray:
		for i := range to {
			var err error
			if to[i], err = bigEndian(p.text()); err != nil {
				return err
			}
		}
		return nil
	case p.physical == format.FixedLenByteArray:
		for i := range to {
			to[i], _ = bigEndian(p.fixed[(p.at+i)*p.width : (p.at+i+1)*p.width])
		}
	case p.width == 4:
		from := p.fixed[4*p.at:]
		for i := range to {
			v := int64(int32(binary.LittleEndian.Uint32(from[4*i:])))
			to[i] = word{uint64(v), v >> 63}
		}
	default:
		from := p.fixed[8*p.at:]
		for i := range to {
			v := int64(binary.LittleEndian.Uint64(from[8*i:]))
			to[i] = word{uint64(v), v >> 63}
		}
	}
	p.at += len(to)
	return nil
}

// bigEndian decodes a number in two's complement, its highest byte first. No bytes at
// all are 0.
func bigEndian(b []byte) (word, error) {
	if len(b) == 0 {
		return word{}, nil
	}
	sign := int64(int8(b[0])) >> 7
	for len(b) > 16 {
		if b[0] != byte(sign) {
			return word{}, errWideDecimal
		}
		b = b[1:]
	}
	if int64(int8(b[0]))>>7 != sign {
		return word{}, errWideDecimal
	}
	w := word{uint64(sign), sign}
	for _, next := range b {
		w.high = w.high<<8 | int64(w.low>>56)
		w.low = w.low<<8 | uint64(next)
	}
	return w, nil
}
