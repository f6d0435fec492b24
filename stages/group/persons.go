package group

import (
	"hash/maphash"
	"sync"

	"github.com/apache/arrow-go/v18/arrow"
)

// persons numbers the persons of one partition: 0, 1, 2… in the order in which they are
// seen, by an open-addressing table that compares whole ids, so that two persons are never
// one however their hashes fall.
type persons struct {
	mu    sync.Mutex
	ids   idList
	table []slot
}

// slot holds a part of the hash, to compare an id only where it is likely the same, and
// the person's number plus one; 0 is empty.
type slot struct{ tag, number uint32 }

// number returns the person's number, a new one where it is not known. hash is that of
// the id; the partition has used up none of its low 32 bits and only some of the high.
func (p *persons) number(id []byte, hash uint64) uint32 {
	if len(p.table)*3 <= p.ids.len()*4 {
		p.grow()
	}
	tag := uint32(hash)
	mask := uint32(len(p.table) - 1)
	for i := tag & mask; ; i = (i + 1) & mask {
		s := &p.table[i]
		if s.number == 0 {
			p.ids.add(id)
			*s = slot{tag, uint32(p.ids.len())}
			return s.number - 1
		}
		if s.tag == tag && string(p.ids.at(int(s.number-1))) == string(id) {
			return s.number - 1
		}
	}
}

func (p *persons) grow() {
	old := p.table
	p.table = make([]slot, max(64, 2*len(old)))
	mask := uint32(len(p.table) - 1)
	for _, s := range old {
		if s.number == 0 {
			continue
		}
		i := s.tag & mask
		for p.table[i].number != 0 {
			i = (i + 1) & mask
		}
		p.table[i] = s
	}
}

// place is where a person's rows go: a partition and the person's number in it.
type place struct{ partition, number uint32 }

// placer finds the places of all ids of a dictionary at once, partition by partition, so
// that each partition's table is in the processor's cache while it is asked. It belongs
// to one goroutine.
type placer struct {
	dictionary arrow.Array
	places     []place

	reader idReader
	hashes []uint64
	order  []hashedID
	starts []int32
}

// hashedID is id number i of a dictionary.
type hashedID struct {
	hash uint64
	i    int32
}

// of returns the places of the ids of a dictionary. Batches of one row group share
// theirs, and it is asked about once.
func (l *placer) of(dictionary arrow.Array, d *Dealer) []place {
	if l.dictionary != nil && l.dictionary.Data() == dictionary.Data() {
		return l.places
	}
	l.forget()
	dictionary.Retain()
	l.dictionary = dictionary
	n := dictionary.Len()
	l.places = resize(l.places, n)
	l.reader.reset(dictionary)
	l.byPartition(n, d)
	for p := range d.partitions {
		ids := l.order[l.starts[p]:l.starts[p+1]]
		if len(ids) == 0 {
			continue
		}
		persons := &d.partitions[p].persons
		persons.mu.Lock()
		for _, id := range ids {
			l.places[id.i] = place{uint32(p), persons.number(l.reader.at(int(id.i)), id.hash)}
		}
		persons.mu.Unlock()
	}
	return l.places
}

// byPartition orders the ids of the dictionary by partition: a counting sort.
func (l *placer) byPartition(n int, d *Dealer) {
	l.hashes, l.order = resize(l.hashes, n), resize(l.order, n)
	l.starts = resize(l.starts, len(d.partitions)+1)
	clear(l.starts)
	for i := range n {
		l.hashes[i] = maphash.Bytes(d.seed, l.reader.at(i))
		l.starts[d.partitionOf(l.hashes[i])+1]++
	}
	for p := range d.partitions {
		l.starts[p+1] += l.starts[p]
	}
	for i, hash := range l.hashes {
		p := d.partitionOf(hash)
		l.order[l.starts[p]] = hashedID{hash, int32(i)}
		l.starts[p]++
	}
	copy(l.starts[1:], l.starts)
	l.starts[0] = 0
}

// forget releases the dictionary.
func (l *placer) forget() {
	if l.dictionary != nil {
		l.dictionary.Release()
		l.dictionary = nil
	}
}

// resize returns a slice of n elements, in the same memory where it is large enough; what
// stands in them is not looked at.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
