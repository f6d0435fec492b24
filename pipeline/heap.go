package main

import (
	"cmp"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

// runGrowth and hashedGrowth are by how many pct. the heap may grow between collections. In
// a run half saves a fifth of the peak and costs nothing that can be measured. While rows
// are dealt the heap only grows, so it may grow by less and less: by no more than garbage,
// until that would be too often. (Measured: 12 pct. from the first row on takes 3 pct. more
// instructions for the same peak.)
const (
	runGrowth    = 50
	hashedGrowth = 12
	garbage      = 36 * mib
)

// heapFloor is what the heap may grow to before anything is collected: a run on 1 pct.
// of the country collected 27 times, which took a quarter of its instructions.
const heapFloor = 64 * mib

// heap says how far the collector lets the heap of a command grow: by so many pct. and at
// least to heapFloor, unless GOGC says otherwise. A nil heap leaves the collector as it is.
type heap struct {
	mu     sync.Mutex
	growth int // in pct., of what lives; 0 after release, and where GOGC is set
	told   int // what the collector was told last, in pct.
	// before is what to give back to the process.
	before      int
	limitBefore int64
}

// holdMemory asks the garbage collector to keep the heap small, and within the memory of the
// run unless that is 0 or GOMEMLIMIT says otherwise, until it is released. The program's own
// pages are not the collector's: they are left out.
func holdMemory(memory int64) *heap {
	h := &heap{limitBefore: debug.SetMemoryLimit(-1)}
	if os.Getenv("GOGC") == "" {
		h.growth, h.told = runGrowth, growthFrom(0, runGrowth)
		h.before = debug.SetGCPercent(h.told)
		h.watch()
	}
	if memory != 0 && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(max(memory-programMemory, programMemory))
	}
	return h
}

// programMemory are the pages of the program itself.
const programMemory = 24 * mib

// watch sets the growth anew after every collection, from what lives then. Until it has, the
// growth is that for what lived before: only the memory limit bounds a heap that grows so fast.
// What is let go is a pointer, since small values without any may share memory with others
// and live on.
func (h *heap) watch() {
	runtime.AddCleanup(new(*heap), func(h *heap) {
		if h.set(0) != 0 {
			h.watch()
		}
	}, h)
}

// set lets the heap grow by another growth, or with 0 by the same, from what lives now, and
// returns the growth before.
func (h *heap) set(growth int) (before int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	before = h.growth
	if before != 0 {
		h.growth = cmp.Or(growth, before)
		if percent := growthFrom(heapLives(), h.growth); percent != h.told { // to tell it stops the world
			h.told = percent
			debug.SetGCPercent(percent)
		}
	}
	return before
}

// grow sets another growth until the returned function is called.
func (h *heap) grow(growth int) (restore func()) {
	if h == nil {
		return func() {}
	}
	before := h.set(growth)
	return func() { h.set(before) }
}

// growthWhile returns by how many pct. the heap may grow while so many bytes are dealt. Of a
// bounded room it takes no more than what dealtRoom leaves for it.
func growthWhile(dealt, room int64) int {
	most := int64(garbage)
	if room > 0 {
		most = min(most, room/7)
	}
	return int(min(max(most*100/max(dealt, 1), hashedGrowth), runGrowth))
}

// release leaves the collector as it was before.
func (h *heap) release() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.growth != 0 {
		debug.SetGCPercent(h.before)
	}
	h.growth = 0
	debug.SetMemoryLimit(h.limitBefore)
}

// growthFrom is by how many pct. a heap may grow of which so many bytes live: growth, or as
// many as let it reach heapFloor. The collector takes 4 MiB for the least that lives.
func growthFrom(lives uint64, growth int) int {
	lives = max(lives, 4*mib)
	if lives >= heapFloor {
		return growth
	}
	return max(growth, int((heapFloor-lives)*100/lives))
}

// heapLives is what lived in the heap at its last collection, in bytes.
func heapLives() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return math.MaxUint64 // a Go that no longer says it: no floor
	}
	return sample[0].Value.Uint64()
}
