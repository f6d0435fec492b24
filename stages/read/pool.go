package read

import (
	"math/bits"
	"sync"

	"github.com/apache/arrow-go/v18/arrow/memory"
)

const (
	smallestClass = 6  // 64 bytes
	largestClass  = 26 // 64 MiB; what is larger comes and goes
	// poolLimit is how many bytes a pool keeps for later. The batches that are on their
	// way and the pages that are open come to a few MiB for each worker.
	poolLimit = 128 << 20
)

// pool is an allocator that keeps what is freed, in lists by powers of two.
type pool struct {
	mutex sync.Mutex
	free  [largestClass + 1][][]byte
	kept  int
	below memory.Allocator
}

// NewPool returns an allocator that gives freed memory out again, so that batch after
// batch lies in the same memory. It is safe for concurrent use. Memory that it gives out
// is not zeroed.
func NewPool() memory.Allocator { return &pool{below: memory.NewGoAllocator()} }

// class is the number of the list whose buffers hold n bytes.
func class(n int) int { return max(smallestClass, bits.Len(uint(n-1))) }

// Allocate returns n bytes that hold anything.
func (p *pool) Allocate(n int) []byte {
	if n <= 0 {
		return []byte{}
	}
	c := class(n)
	if c > largestClass {
		return p.below.Allocate(n)
	}
	if b := p.take(c); b != nil {
		return b[:n]
	}
	return p.below.Allocate(1 << c)[: n : 1<<c]
}

func (p *pool) take(c int) []byte {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	list := p.free[c]
	if len(list) == 0 {
		return nil
	}
	b := list[len(list)-1]
	list[len(list)-1] = nil
	p.free[c] = list[:len(list)-1]
	p.kept -= 1 << c
	return b
}

// Reallocate returns n bytes that begin with those of b, which is no longer valid.
func (p *pool) Reallocate(n int, b []byte) []byte {
	if n > 0 && n <= cap(b) {
		return b[:n]
	}
	larger := p.Allocate(n)
	copy(larger, b)
	p.Free(b)
	return larger
}

// Free gives b back; nobody may use it any more.
func (p *pool) Free(b []byte) {
	size := cap(b)
	c := class(max(size, 1))
	if size != 1<<c || c > largestClass {
		return // not from a list: the garbage collector takes it
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.kept+size > poolLimit {
		return
	}
	p.free[c] = append(p.free[c], b[:size])
	p.kept += size
}
