package group

import (
	"encoding/binary"

	"github.com/apache/arrow-go/v18/arrow"
)

// place is where a person's rows go: a partition and the person's number in it.
type place struct{ partition, number uint16 }

// placer finds the places of all ids of a dictionary at once, partition by partition, so
// that what is looked at together lies together. It belongs to one goroutine.
type placer struct {
	dictionary arrow.Array
	places     []place

	reader idReader
	hashes []uint64
	// asked are the ids in order of partition: partition p has asked[starts[p]:starts[p+1]].
	// An id is its number in the dictionary, the lower half of its hash and its length, four
	// bytes each, and its bytes: to fetch those from the dictionary one by one took longer.
	asked  []byte
	starts []int

	sum int
}

// askedHead is how many bytes stand before those of an id.
const askedHead = 12

// worthWarming is up to how many times as large as what is asked a partition is fetched whole:
// a line after the other takes a tenth of one here and there.
const worthWarming = 32

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
		if asked := l.asked[l.starts[p]:l.starts[p+1]]; len(asked) > 0 {
			l.number(uint16(p), asked, d)
		}
	}
	return l.places
}

// number asks a partition for the numbers of its ids.
func (l *placer) number(p uint16, asked []byte, d *Dealer) {
	persons := &d.partitions[p]
	persons.mu.Lock()
	defer persons.mu.Unlock()
	before := persons.size()
	if persons.size() < worthWarming*int64(len(asked)) {
		l.sum += persons.warm()
	}
	for len(asked) > 0 {
		i, hash := binary.LittleEndian.Uint32(asked), binary.LittleEndian.Uint32(asked[4:])
		end := askedHead + int(binary.LittleEndian.Uint32(asked[8:]))
		l.places[i] = place{p, persons.number(asked[askedHead:end], hash, d.hash)}
		asked = asked[end:]
	}
	d.used.Add(persons.size() - before)
}

// byPartition orders the ids of the dictionary by partition: a counting sort.
func (l *placer) byPartition(n int, d *Dealer) {
	l.hashes = resize(l.hashes, n)
	l.starts = resize(l.starts, len(d.partitions)+1)
	clear(l.starts)
	for i := range n {
		id := l.reader.at(i)
		l.hashes[i] = d.hash(id)
		l.starts[d.partitionOf(l.hashes[i])+1] += askedHead + len(id)
	}
	for p := range d.partitions {
		l.starts[p+1] += l.starts[p]
	}
	l.asked = resize(l.asked, l.starts[len(d.partitions)])
	for i, hash := range l.hashes {
		id, start := l.reader.at(i), &l.starts[d.partitionOf(hash)]
		to := l.asked[*start : *start+askedHead+len(id)]
		binary.LittleEndian.PutUint32(to, uint32(i))
		binary.LittleEndian.PutUint32(to[4:], uint32(hash))
		binary.LittleEndian.PutUint32(to[8:], uint32(len(id)))
		copy(to[askedHead:], id)
		*start += len(to)
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
