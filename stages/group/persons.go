package group

import "sync"

// hasher makes the hash of an id: where a person is looked for, and nothing about the
// figures, which do not depend on it.
type hasher func(id []byte) uint64

// persons numbers the persons of one partition: 0, 1, 2… in the order in which they are
// seen, by an open-addressing table that compares whole ids, so that two persons are never
// one however their hashes fall.
type persons struct {
	mu    sync.Mutex
	ids   idList
	table []slot
}

// slot holds a part of the hash, to compare an id only where it is likely the same, and
// the person's number plus one; 0 is empty. It is four bytes because there are about twice
// as many as persons in the country, and because every one that is asked about is fetched
// from memory.
type slot struct{ tag, number uint16 }

// mostPersons is how many persons a partition can number: at one partition for every
// rowsPerPartition rows, up to mostPartitions, more are out of reach below 200 million.
const mostPersons = 1<<16 - 1

// tagOf is the upper half of the lower half of a hash. In its lower half is the slot: only
// in the largest tables a bit of it is in both. The partition is in the highest bits of the
// whole hash, which are in neither.
func tagOf(hash uint32) uint16 { return uint16(hash >> 16) }

// number returns the person's number, a new one where it is not known. hash is that of
// the id, its lower half.
func (p *persons) number(id []byte, hash uint32, again hasher) uint16 {
	if len(p.table)*3 <= p.ids.len()*4 {
		p.grow(again)
	}
	tag := tagOf(hash)
	mask := uint32(len(p.table) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := &p.table[i]
		if s.number == 0 {
			if p.ids.len() == mostPersons {
				panic("group: more than 65 535 persons in one partition")
			}
			p.ids.add(id)
			*s = slot{tag, uint16(p.ids.len())}
			return s.number - 1
		}
		if s.tag == tag && string(p.ids.at(int(s.number-1))) == string(id) {
			return s.number - 1
		}
	}
}

// grow doubles the table. A slot is too small for the whole hash, which is made again.
func (p *persons) grow(hash hasher) {
	p.table = make([]slot, max(64, 2*len(p.table)))
	mask := uint32(len(p.table) - 1)
	for n := range p.ids.len() {
		h := uint32(hash(p.ids.at(n)))
		i := h & mask
		for p.table[i].number != 0 {
			i = (i + 1) & mask
		}
		p.table[i] = slot{tagOf(h), uint16(n + 1)}
	}
}

// warm brings the partition into the processor's cache, one line after the other, which is
// what it fetches ahead best: with the ids in order of partition it takes a quarter off the
// time of looking up. What it returns is of no use but to make it happen.
func (p *persons) warm() (sum int) {
	const line = 64
	for i := 0; i < len(p.table); i += line / 4 {
		sum += int(p.table[i].tag)
	}
	for i := 0; i < len(p.ids.ends); i += line / 4 {
		sum += int(p.ids.ends[i])
	}
	for i := 0; i < len(p.ids.bytes); i += line {
		sum += int(p.ids.bytes[i])
	}
	return sum
}

// size is how many bytes of memory the persons take.
func (p *persons) size() int64 {
	return int64(cap(p.ids.bytes) + 4*cap(p.ids.ends) + 4*cap(p.table))
}

// again empties the partition and keeps its memory.
func (p *persons) again() {
	p.ids.bytes, p.ids.ends = p.ids.bytes[:0], p.ids.ends[:0]
	clear(p.table)
}
