package read

import (
	"encoding/binary"
	"math"

	"github.com/apache/arrow-go/v18/arrow/bitutil"
	"github.com/parquet-go/bitpack"
)

// hybrid decodes Parquet's mix of runs of one value and bit-packed groups of eight
// values. Indexes into a dictionary are written so, and definition levels and some
// booleans, as values of one bit.
type hybrid struct {
	data  []byte // has slack behind its end
	at    int
	width int
	limit uint32 // every value is below it
	loose bool   // a repeated 1 may be written as all ones of its byte

	left     int  // values of the current run that are still to be used
	repeated bool // the run is one value, else it is bit-packed
	value    int32
	packed   int // where the bit-packed run begins
	used     int // values of it that are used
}

// open begins with data that hold values of width bits, all below limit.
func (h *hybrid) open(data []byte, width int, limit uint32) error {
	if width < 0 || width > 32 {
		return errBitWidth
	}
	*h = hybrid{data: data, width: width, limit: limit}
	if width == 0 { // all values are 0, and writers may leave the runs out
		h.left, h.repeated = math.MaxInt, true
		if limit == 0 {
			return errIndex
		}
	}
	return nil
}

// openBooleans begins with booleans. parquet-go writes a run of true as a byte of ones
// where others write 1.
func (h *hybrid) openBooleans(data []byte) error {
	err := h.open(data, 1, 2)
	h.loose = true
	return err
}

// openBits begins with plain bits: one bit-packed run without a head.
func (h *hybrid) openBits(data []byte) {
	*h = hybrid{data: data, at: len(data), width: 1, limit: 2, left: 8 * len(data)}
}

// run reads the head of the next run that has values.
func (h *hybrid) run() error {
	for h.left == 0 {
		head, n := binary.Uvarint(h.data[h.at:])
		if n <= 0 {
			return errFewValues
		}
		h.at += n
		count := head >> 1
		if h.repeated = head&1 == 0; !h.repeated {
			h.openPacked(count)
		} else if err := h.openRepeated(count); err != nil {
			return err
		}
	}
	return nil
}

// openRepeated begins with a run of one value.
func (h *hybrid) openRepeated(count uint64) error {
	size := (h.width + 7) / 8
	if size > len(h.data)-h.at || count > math.MaxInt32 {
		return errFewValues
	}
	value := binary.LittleEndian.Uint32(h.data[h.at:len(h.data)+slack]) & uint32(1<<(8*size)-1)
	if h.loose && value == math.MaxUint8 {
		value = 1
	}
	if value >= h.limit && count > 0 {
		return errIndex
	}
	h.at += size
	h.value, h.left = int32(value), int(count)
	return nil
}

// openPacked begins with a bit-packed run. Some writers cut the padding of the last one
// off; a run that lacks values is found when they are asked for.
func (h *hybrid) openPacked(groups uint64) {
	room := len(h.data) - h.at
	h.packed, h.used = h.at, 0
	if groups > uint64(room/h.width) {
		h.left = room * 8 / h.width
		h.at = len(h.data)
		return
	}
	h.left = 8 * int(groups)
	h.at += int(groups) * h.width
}

// fill decodes the next len(to) values.
func (h *hybrid) fill(to []int32) error {
	for len(to) > 0 {
		if h.left == 0 {
			if to = to[h.short(to):]; len(to) == 0 {
				return nil
			}
			if err := h.run(); err != nil {
				return err
			}
		}
		n := min(h.left, len(to))
		if h.repeated {
			repeat(to, n, h.value)
		} else {
			h.unpack(to[:n])
			if (h.width == 32 || h.limit < 1<<h.width) && !below(to[:n], h.limit) {
				return errIndex
			}
		}
		h.left -= n
		to = to[n:]
	}
	return nil
}

// repeat writes n times a value, and more behind it where there is room: most runs are of 8 or
// 16, and one way for both is one that the processor can foresee.
func repeat(to []int32, n int, value int32) {
	const step = 16
	i := 0
	for ; i < n && i+step <= len(to); i += step {
		part := (*[step]int32)(to[i:])
		part[0], part[1], part[2], part[3] = value, value, value, value
		part[4], part[5], part[6], part[7] = value, value, value, value
		part[8], part[9], part[10], part[11] = value, value, value, value
		part[12], part[13], part[14], part[15] = value, value, value, value
	}
	for ; i < n; i++ {
		to[i] = value
	}
}

// unpack decodes from a bit-packed run, which can begin in the middle of a group.
func (h *hybrid) unpack(to []int32) {
	data := h.data[h.packed+h.used/8*h.width : len(h.data)+slack]
	in := h.used % 8
	h.used += len(to)
	if in > 0 {
		var group [8]int32
		bitpack.Unpack(group[:], data, uint(h.width))
		to, data = to[copy(to, group[in:]):], data[h.width:]
	}
	bitpack.Unpack(to, data, uint(h.width))
}

// below says whether all values are below the limit. Four at a time do not wait for each other.
func below(values []int32, limit uint32) bool {
	var a, b, c, d uint32
	n := len(values)
	for ; len(values) >= 4; values = values[4:] {
		a, b = max(a, uint32(values[0])), max(b, uint32(values[1]))
		c, d = max(c, uint32(values[2])), max(d, uint32(values[3]))
	}
	for _, v := range values {
		a = max(a, uint32(v))
	}
	return max(a, b, c, d) < limit || n == 0
}

// bits decodes the next n values of one bit into a bitmap, from bit at on.
func (h *hybrid) bits(to []byte, at, n int) error {
	for n > 0 {
		if err := h.run(); err != nil {
			return err
		}
		k := min(h.left, n)
		if h.repeated {
			bitutil.SetBitsTo(to, int64(at), int64(k), h.value == 1)
		} else {
			h.copyBits(to, at, k)
			h.used += k
		}
		h.left -= k
		at += k
		n -= k
	}
	return nil
}

// copyBits copies n bits of a bit-packed run to bit at.
func (h *hybrid) copyBits(to []byte, at, n int) {
	const long = 128 // the library is faster then, and takes memory each time
	if n >= long {
		bitutil.CopyBitmap(h.data[h.packed:], h.used, n, to, at)
		return
	}
	data := h.data[h.packed : len(h.data)+slack]
	for from := h.used; n > 0; {
		k := min(8-at%8, n)
		bits := byte(binary.LittleEndian.Uint16(data[from/8:])>>(from%8)) << (at % 8)
		mask := byte(1<<k-1) << (at % 8)
		to[at/8] = to[at/8]&^mask | bits&mask
		at, from, n = at+k, from+k, n-k
	}
}

// ones counts the ones among the next n values of one bit. The decoder itself stays
// where it is, since it is a copy that goes on.
func (h hybrid) ones(n int) (int, error) {
	ones := 0
	for n > 0 {
		if err := h.run(); err != nil {
			return 0, err
		}
		k := min(h.left, n)
		if h.repeated {
			ones += k * int(h.value)
		} else {
			ones += bitutil.CountSetBits(h.data[h.packed:], h.used, k)
			h.used += k
		}
		h.left -= k
		n -= k
	}
	return ones, nil
}
