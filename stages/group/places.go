package group

import (
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
	// order are the ids in order of partition: partition p has
	// order[starts[p]:starts[p+1]].
	order  []hashedID
	starts []uint32

	found [warmAtOnce]uint16
	sum   int
}

// hashedID is id number i of a dictionary.
type hashedID struct {
	hash uint64
	i    int32
}

// warmAtOnce is how many ids are looked up at a time: what they need stays in a
// first-level cache.
const warmAtOnce = 128

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
		if ids := l.order[l.starts[p]:l.starts[p+1]]; len(ids) > 0 {
			l.number(uint16(p), ids, d)
		}
	}
	return l.places
}

// number asks a partition for the numbers of its ids.
func (l *placer) number(p uint16, ids []hashedID, d *Dealer) {
	persons := &d.partitions[p]
	persons.mu.Lock()
	defer persons.mu.Unlock()
	before := persons.size()
	for len(ids) > 0 {
		some := ids[:min(len(ids), warmAtOnce)]
		ids = ids[len(some):]
		l.sum += l.reader.warm(some) + persons.warm(some, l.found[:])
		for _, id := range some {
			l.places[id.i] = place{p, persons.number(l.reader.at(int(id.i)), id.hash, d.hash)}
		}
	}
	d.used.Add(persons.size() - before)
}

// byPartition orders the ids of the dictionary by partition: a counting sort.
func (l *placer) byPartition(n int, d *Dealer) {
	l.hashes, l.order = resize(l.hashes, n), resize(l.order, n)
	l.starts = resize(l.starts, len(d.partitions)+1)
	clear(l.starts)
	for i := range n {
		l.hashes[i] = d.hash(l.reader.at(i))
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
