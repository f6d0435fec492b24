package read

import "encoding/binary"

// The largest block of the delta encoding that is read. The format sets no limit, but
// writers use 128 values in 4 miniblocks.
const (
	largestBlock     = 1 << 16
	deltaBlockUnit   = 128
	deltaMiniUnit    = 32
	deltaWidestValue = 64
)

// deltas decodes DELTA_BINARY_PACKED: blocks of differences, bit-packed above the least
// of them.
type deltas struct {
	data       []byte
	mini       int // values in a miniblock
	miniblocks int
}

// decode appends exactly n values and returns the data behind them.
func (d *deltas) decode(data []byte, to []int64, n int) (values []int64, rest []byte, err error) {
	d.data = data
	first, err := d.head(n)
	if err != nil || n == 0 {
		return to, d.data, err
	}
	to = append(to, first)
	for n--; n > 0; {
		taken := min(n, d.mini*d.miniblocks)
		if to, err = d.block(to, taken); err != nil {
			return nil, nil, err
		}
		n -= taken
	}
	return to, d.data, nil
}

// head reads the header and compares it with the number of values that there must be.
func (d *deltas) head(n int) (first int64, err error) {
	block, ok1 := d.uvarint()
	miniblocks, ok2 := d.uvarint()
	total, ok3 := d.uvarint()
	first, ok4 := d.varint()
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return 0, errDelta
	}
	switch {
	case total < uint64(n):
		return 0, errFewValues
	case total > uint64(n):
		return 0, errManyValues
	case block == 0, block > largestBlock, block%deltaBlockUnit != 0, miniblocks == 0, block%miniblocks != 0:
		return 0, errDelta
	}
	d.miniblocks, d.mini = int(miniblocks), int(block/miniblocks)
	if d.mini%deltaMiniUnit != 0 {
		return 0, errDelta
	}
	return first, nil
}

// block decodes one block, of which n values are used.
func (d *deltas) block(to []int64, n int) ([]int64, error) {
	least, ok := d.varint()
	if !ok || len(d.data) < d.miniblocks {
		return nil, errDelta
	}
	widths := d.data[:d.miniblocks]
	d.data = d.data[d.miniblocks:]
	for _, width := range widths {
		if n == 0 {
			break // miniblocks behind the last value have a width and no data
		}
		taken := min(n, d.mini)
		size := (taken*int(width) + 7) / 8
		if width > deltaWidestValue || size > len(d.data) {
			return nil, errDelta
		}
		to = unpackDeltas(to, d.data[:size], uint(width), taken, least)
		// The last miniblock is padded; some writers leave the padding out.
		d.data = d.data[min(d.mini*int(width)/8, len(d.data)):]
		n -= taken
	}
	return to, nil
}

// unpackDeltas appends n values, each the one before it plus the least difference plus
// a packed one, all modulo 2^64 as the format has it.
func unpackDeltas(to []int64, data []byte, width uint, n int, least int64) []int64 {
	last := to[len(to)-1]
	mask := uint64(1)<<width - 1 // all ones for 64
	for i := range n {
		var packed uint64
		if width > 0 {
			packed = bitsAt(data, uint(i)*width, width) & mask
		}
		last += least + int64(packed)
		to = append(to, last)
	}
	return to
}

// bitsAt returns the width bits that begin at bit at, and others above them.
func bitsAt(data []byte, at, width uint) uint64 {
	from, shift := at/8, at%8
	if uint(len(data)) >= from+9 {
		low := binary.LittleEndian.Uint64(data[from:]) >> shift
		return low | uint64(data[from+8])<<(63-shift)<<1
	}
	var v uint64
	var high byte
	for i, b := range data[from:] {
		if i < 8 {
			v |= uint64(b) << (8 * i)
		} else {
			high = b
		}
	}
	return v>>shift | uint64(high)<<(63-shift)<<1
}

func (d *deltas) uvarint() (uint64, bool) {
	v, n := binary.Uvarint(d.data)
	if n <= 0 {
		return 0, false
	}
	d.data = d.data[n:]
	return v, true
}

func (d *deltas) varint() (int64, bool) {
	v, n := binary.Varint(d.data)
	if n <= 0 {
		return 0, false
	}
	d.data = d.data[n:]
	return v, true
}

// joinLengths turns lengths into offsets, from 0 to the end of data.
func joinLengths(offsets []uint32, lengths []int64, data []byte) ([]uint32, error) {
	offsets = append(offsets[:0], 0)
	var at uint64
	for _, length := range lengths {
		if length < 0 || uint64(length) > uint64(len(data))-at {
			return nil, errLengths
		}
		at += uint64(length)
		offsets = append(offsets, uint32(at))
	}
	if at != uint64(len(data)) {
		return nil, errLengths
	}
	return offsets, nil
}

// joinPrefixes undoes DELTA_BYTE_ARRAY: each value is a piece of the value before it and
// a suffix of its own. The values together may be as long as room says.
func joinPrefixes(to []byte, offsets []uint32, prefixes, suffixes []int64, data []byte, room int) ([]byte, []uint32, error) {
	to, offsets = to[:0], append(offsets[:0], 0)
	start := 0 // of the value before
	for i, prefix := range prefixes {
		suffix := suffixes[i]
		if prefix < 0 || prefix > int64(len(to)-start) || suffix < 0 || suffix > int64(len(data)) {
			return nil, nil, errLengths
		}
		if int64(room-len(to)) < prefix+suffix {
			return nil, nil, errLengths
		}
		before := to[start : start+int(prefix)]
		start = len(to)
		to = append(append(to, before...), data[:suffix]...)
		data = data[suffix:]
		offsets = append(offsets, uint32(len(to)))
	}
	if len(data) > 0 {
		return nil, nil, errLengths
	}
	return to, offsets, nil
}
