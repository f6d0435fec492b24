package main

import (
	"cmp"
	"fmt"
	"math"
	"math/bits"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

const (
	kib = 1 << 10
	mib = 1 << 20
	gib = 1 << 30
)

// memoryForm is what an amount of memory looks like.
var memoryForm = regexp.MustCompile(`^([0-9]{1,9}) ?(KiB|MiB|GiB|TiB)$`)

// ownMemory is what a run takes before it has read a row: the program itself and its
// libraries, what the garbage collector keeps, the counters of the law.
const ownMemory = 72 * mib

// What a worker of the hashed way takes beside what is dealt: rows at hand and those of one
// partition, pages and batches; and for every row of the row group that it reads, whose ids
// may all be different: the ids, their hashes and their places. The ids are decoded and copied
// once: so many bytes are those of an id of 14; a longer one takes twice as many more.
const (
	workerMemory    = 32 * mib
	workerRowMemory = 56
	// lawMemory are a worker's counts under one law.
	lawMemory = 1 * mib
)

// leastDealt is the least room for dealt rows of which something comes: with less, layers
// are so many and small that reading them back is all that a run does.
const leastDealt = 16 * mib

// parseMemory reads an amount of memory, in bytes; no text is the default: the limit of the
// cgroup, else half of the machine's memory, 0 where neither can be known.
func parseMemory(text string) (int64, error) {
	if text == "" {
		return defaultMemory(), nil
	}
	parts := memoryForm.FindStringSubmatch(strings.TrimSpace(text))
	if parts == nil {
		return 0, fmt.Errorf("--memory is such as 512MiB or 4GiB, not %q", brief(text, shownValue))
	}
	number, _ := strconv.ParseInt(parts[1], 10, 64)
	unit := map[string]int64{"KiB": kib, "MiB": mib, "GiB": gib, "TiB": 1 << 40}[parts[2]]
	if hi, _ := bits.Mul64(uint64(number), uint64(unit)); hi != 0 || number > math.MaxInt64/unit {
		return 0, fmt.Errorf("--memory is at most a few thousand TiB, not %q", brief(text, shownValue))
	}
	if number*unit < ownMemory {
		return 0, fmt.Errorf("--memory is at least %s, what the program itself takes, not %q", memoryText(ownMemory), brief(text, shownValue))
	}
	return number * unit, nil
}

// defaultMemory is the limit of the cgroup, else half of the machine's memory; 0 is no
// bound, where neither can be known.
func defaultMemory() int64 {
	own, err := memlimit.FromCgroup()
	machine, unknown := memlimit.FromSystem()
	if unknown != nil {
		machine = 0
	}
	if err == nil && own > 0 && (machine == 0 || own < machine) {
		return int64(min(own, math.MaxInt64))
	}
	return int64(machine / 2)
}

// memoryText is such as 512 MiB, rounded up.
func memoryText(bytes int64) string { return fmt.Sprintf("%dMiB", (bytes+mib-1)/mib) }

// dealtRoom returns how many bytes the dealt rows of the hashed way, and later the rows of
// intern/personer, may take; 0 is no bound. The error says the least memory that works.
func (j *job) dealtRoom() (int64, error) {
	if j.room > 0 || j.memoryBound == 0 {
		return j.room, nil
	}
	var sizes []int64
	for _, g := range j.rowGroups() {
		sizes = append(sizes, g.Rows)
	}
	slices.SortFunc(sizes, func(a, b int64) int { return cmp.Compare(b, a) })
	atOnce := int64(0) // rows of the largest row groups, one for each worker
	for _, rows := range sizes[:min(j.workers, len(sizes))] {
		atOnce += rows
	}
	others := ownMemory + int64(j.workers)*(workerMemory+lawMemory*int64(len(j.laws))) + workerRowMemory*atOnce
	room := (j.memoryBound - others) * 7 / 8 // the rest is for what the collector has not freed yet: growthWhile
	if room >= leastDealt {
		return room, nil
	}
	if !j.memoryAsked { // nobody named a bound: none is a reason to refuse
		return leastDealt, nil
	}
	least := others + leastDealt*8/7 + 1
	next := "give it so much (--memory, make MEMORY=…)"
	if j.workers > 1 {
		next += ", or fewer workers (--workers, make WORKERS=…)"
	}
	return 0, &failure{exitUsage, fmt.Errorf("--memory is %s, and rows in this order, %d in the largest row groups, take %d workers at least %s",
		memoryText(j.memoryBound), atOnce, j.workers, memoryText(least)), next}
}
