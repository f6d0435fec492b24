package main

import (
	"runtime/debug"
	"testing"
)

// goalOf is the heap at which the collector begins, when so many bytes live.
func goalOf(lives uint64, growth int) uint64 {
	return max(lives, 4*mib) * uint64(100+growthFrom(lives, growth)) / 100
}

func TestAHeapGrowsToTheFloorBeforeItIsCollectedAndBeyondItByItsGrowth(t *testing.T) {
	for _, lives := range []uint64{0, 1, 4 * mib, 20 * mib, heapFloor * 100 / (100 + runGrowth)} {
		if goal := goalOf(lives, runGrowth); goal > heapFloor || goal < heapFloor-mib {
			t.Errorf("%d bytes live: collected at %d", lives, goal)
		}
	}
	for _, lives := range []uint64{heapFloor*100/(100+runGrowth) + mib, heapFloor - 1, heapFloor, 2 * heapFloor, 1 << 40} {
		for _, growth := range []int{runGrowth, 100} {
			if got := growthFrom(lives, growth); got != growth {
				t.Errorf("%d bytes live: grows by %d pct. instead of %d", lives, got, growth)
			}
		}
	}
}

func TestWhatTheCollectorWasToldIsAsBeforeWhenAHeapIsReleased(t *testing.T) {
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	percent, limit := debug.SetGCPercent(77), debug.SetMemoryLimit(-1)
	defer debug.SetGCPercent(percent)
	h := holdMemory(gib)
	if now := debug.SetMemoryLimit(-1); now != gib-programMemory {
		t.Errorf("a run of 1 GiB may have a heap of %d", now)
	}
	restore := h.grow(1 << 20)
	if now := debug.SetGCPercent(1); now != 1<<20 {
		t.Errorf("grows by %d pct. where more was asked for", now)
	}
	restore()
	if now := debug.SetGCPercent(1); now == 1 || now == 1<<20 {
		t.Errorf("grows by %d pct. after that is over", now)
	}
	h.release()
	h.set(runGrowth) // what a collection does that comes late
	if now := debug.SetGCPercent(77); now != 77 {
		t.Errorf("grows by %d pct. after release", now)
	}
	if now := debug.SetMemoryLimit(-1); now != limit {
		t.Errorf("may have %d bytes after release, before %d", now, limit)
	}
}

func TestGOGCOfTheUserIsLeftAlone(t *testing.T) {
	t.Setenv("GOGC", "100")
	percent := debug.SetGCPercent(77)
	defer debug.SetGCPercent(percent)
	h := holdMemory(0)
	defer h.release()
	defer h.grow(hashedGrowth)()
	if now := debug.SetGCPercent(77); now != 77 {
		t.Errorf("grows by %d pct.", now)
	}
}
