package read

import "encoding/binary"

const (
	// shortGroups is up to how many groups a bit-packed run is short: with more the library
	// is faster.
	shortGroups = 6
	// shortWidth is the greatest width of a short run: four values and half a byte in 64 bits.
	shortWidth = 15
	// longHead is what the head of a run is from on that takes more than a byte.
	longHead = 1 << 7
)

// short decodes runs as long as whole ones come that are short and sound, and returns how
// many values that were. It stops before any other: what is wrong with it is for run and
// fill to say. Most runs in rows that are in order of person are of 8 or 16 values: 6 % of decoding.
func (h *hybrid) short(to []int32) int {
	if h.width == 0 || h.width > shortWidth {
		return 0
	}
	data, width, lack := h.data[:len(h.data)+slack], uint(h.width), 1<<31-min(h.limit, 1<<31)
	size := (h.width + 7) / 8
	done := 0
	for h.at < len(h.data) {
		head := int(data[h.at])
		at, count := h.at+1, head>>1
		switch packed := head&1 == 1; {
		case head >= longHead:
			return done
		case packed:
			end := at + count*h.width
			if count > shortGroups || end > len(h.data) || done+8*count > len(to) {
				return done
			}
			if unpackGroups(to[done:], data[at:], count, width, lack) >= 1<<31 {
				return done
			}
			h.at = end
			done += 8 * count
		default:
			value := uint32(binary.LittleEndian.Uint16(data[at:])) & (1<<(8*size) - 1)
			if value >= h.limit || at+size > len(h.data) || done+count > len(to) {
				return done
			}
			repeat(to[done:], count, int32(value))
			h.at = at + size
			done += count
		}
	}
	return done
}

// unpackGroups decodes groups of eight values of up to shortWidth bits. What it returns is
// 1<<31 or more if a value plus lack is.
func unpackGroups(to []int32, data []byte, groups int, width uint, lack uint32) (high uint32) {
	mask := uint64(1)<<(width&63) - 1
	half := 4 * width
	for range groups {
		low := binary.LittleEndian.Uint64(data)
		upper := binary.LittleEndian.Uint64(data[half/8:]) >> (half % 8)
		a, b := uint32(low&mask), uint32(low>>(width&63)&mask)
		c, d := uint32(low>>(2*width&63)&mask), uint32(low>>(3*width&63)&mask)
		e, f := uint32(upper&mask), uint32(upper>>(width&63)&mask)
		g, h := uint32(upper>>(2*width&63)&mask), uint32(upper>>(3*width&63)&mask)
		*(*[8]int32)(to) = [8]int32{int32(a), int32(b), int32(c), int32(d), int32(e), int32(f), int32(g), int32(h)}
		high |= (a + lack) | (b + lack) | (c + lack) | (d + lack) | (e + lack) | (f + lack) | (g + lack) | (h + lack)
		to, data = to[8:], data[width:]
	}
	return high
}
