package group

import (
	"hash/maphash"
	"math/bits"
	"sync"
	"sync/atomic"

	"fokusmaal/schemas"
)

// rowsPerPartition is about how many rows a partition gets at most: at 15 bytes a row they
// are put in order of person within a second-level cache. (Measured: 16 Ki to 128 Ki are the
// same within the noise; more partitions take more memory, fewer make the tables of persons
// outgrow the cache.)
const rowsPerPartition = 32 << 10

// Bounds on the number of partitions: every dealt batch of every table has a border for each.
const (
	fewestPartitions = 16
	mostPartitions   = 4096
)

// Dealer deals rows to partitions by a hash of the person. Any number of goroutines may
// deal, each with a [Hand] of its own; when all rows are dealt, the partitions can be
// gathered, each by any goroutine.
//
// What is dealt stays in memory while there is room. When there is none, all hands wait
// while it is written to the store as a layer, and begin anew in the same memory.
type Dealer struct {
	// hash says which partition a person is in and nothing about the figures, which do not
	// depend on it.
	hash       hasher
	shift      int
	partitions []persons
	room       Room
	// used is how many bytes what is dealt takes, in memory.
	used atomic.Int64

	ydelser   dealt[packedYdelse]
	samtaler  dealt[packedSamtale]
	tilbud    dealt[schemas.Tilbud]
	loentimer dealt[packedLoentimer]

	// mu guards the hands that are open, those of them that wait for the others, and what
	// is written; emptied wakes those who wait.
	mu            sync.Mutex
	emptied       *sync.Cond
	open, waiting int
	layers        []layer
	end           int64 // of what is written
	err           error // of the store: nothing is dealt after it
}

// Room is where what is dealt may lie. The zero Room is all the memory there is.
type Room struct {
	// Bytes is how much memory what is dealt may take; what the hands hold and what the
	// gatherers need comes on top. 0 is no bound.
	Bytes int64
	// Store takes what there is no room for. It is not used where Bytes is 0.
	Store Store
}

// NewDealer returns a dealer for about so many rows of all tables.
func NewDealer(rows int64, room Room) *Dealer {
	n := fewestPartitions
	for n < mostPartitions && int64(n)*rowsPerPartition < rows {
		n *= 2
	}
	seed := maphash.MakeSeed()
	d := &Dealer{hash: func(id []byte) uint64 { return maphash.Bytes(seed, id) },
		shift: 64 - bits.TrailingZeros(uint(n)), partitions: make([]persons, n), room: room}
	d.emptied = sync.NewCond(&d.mu)
	return d
}

// Partitions returns the number of partitions.
func (d *Dealer) Partitions() int { return len(d.partitions) }

// Used returns how many bytes of memory what is dealt takes.
func (d *Dealer) Used() int64 { return d.used.Load() }

// Stored returns how many bytes went to the store.
func (d *Dealer) Stored() int64 { return d.end }

func (d *Dealer) partitionOf(hash uint64) int { return int(hash >> d.shift) }

// full says that nothing more is to be dealt before what is dealt is written.
func (d *Dealer) full() bool { return d.room.Bytes > 0 && d.used.Load() >= d.room.Bytes }

// wait comes back when all hands wait and the last of them has written what is dealt.
func (d *Dealer) wait() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.waiting++
	if d.waiting == d.open {
		d.empty()
		return d.err
	}
	for written := len(d.layers); d.err == nil && written == len(d.layers); {
		d.emptied.Wait()
	}
	return d.err
}

// empty writes what is dealt and lets those who wait go on. The caller holds mu.
func (d *Dealer) empty() {
	if d.err == nil {
		d.err = d.writeLayer()
	}
	d.waiting = 0
	d.emptied.Broadcast()
}

// Dealt ends the dealing, when all hands are closed. If something is in the store, all is.
func (d *Dealer) Dealt() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.err == nil && len(d.layers) > 0 {
		d.err = d.writeLayer()
		d.letGo()
	}
	return d.err
}

// letGo frees the memory of what was dealt.
func (d *Dealer) letGo() {
	clear(d.partitions)
	d.ydelser.letGo()
	d.samtaler.letGo()
	d.tilbud.letGo()
	d.loentimer.letGo()
	d.used.Store(0)
}
