package main

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"testing"

	"fokusmaal/stages/lov"
	"fokusmaal/stages/read"
)

func TestAnAmountOfMemoryHasAUnit(t *testing.T) {
	for text, want := range map[string]int64{
		"512MiB": 512 << 20, "1GiB": 1 << 30, " 2 TiB ": 2 << 40, "80000KiB": 80000 << 10, "72MiB": 72 << 20,
		"8000000TiB": 8_000_000 << 40,
	} {
		if got, err := parseMemory(text); got != want || err != nil {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"512", "512MB", "-1GiB", "1.5GiB", "GiB", "71MiB", "0GiB", "1234567890GiB", "9000000TiB", "999999999TiB", "1gib"} {
		if got, err := parseMemory(text); err == nil {
			t.Errorf("%q: %d", text, got)
		}
	}
	if bytes, err := parseMemory(""); err != nil || bytes < 1<<20 {
		t.Errorf("this machine has memory, and not %d bytes, %v", bytes, err)
	}
}

// memoryJob is a job on row groups of so many rows.
func memoryJob(workers int, laws int, memory int64, rows ...int64) *job {
	t := &read.Table{}
	for _, n := range rows {
		t.RowGroups = append(t.RowGroups, read.RowGroup{Rows: n})
	}
	j := &job{workers: workers, memoryBound: memory, memoryAsked: true, laws: make([]*lov.Lov, laws), maxRejects: new(big.Rat), delivery: &read.Delivery{}}
	for i := range j.delivery.Tables {
		j.delivery.Tables[i] = &read.Table{}
	}
	j.delivery.Tables[0] = t
	return j
}

var leastSaid = regexp.MustCompile(`take ([0-9]+) workers at least ([0-9]+)MiB$`)

// A bound that nobody named, that of a small machine, refuses nothing.
func TestABoundThatNobodyNamedIsNoReasonToRefuse(t *testing.T) {
	j := memoryJob(64, 1, ownMemory, 1<<20)
	j.memoryAsked = false
	if room, err := j.dealtRoom(); err != nil || room != leastDealt {
		t.Errorf("%d, %v", room, err)
	}
}

// What the error says is the least does, and a MiB less does not.
func TestTooLittleMemoryIsRefusedWithTheLeastThatWorks(t *testing.T) {
	for _, c := range []struct {
		workers, laws int
		rows          []int64
	}{{1, 1, nil}, {2, 1, []int64{10, 262144, 7}}, {2, 18, []int64{262144}}, {64, 1, []int64{1 << 20}}} {
		_, err := memoryJob(c.workers, c.laws, ownMemory, c.rows...).dealtRoom()
		var refused *failure
		if !errors.As(err, &refused) || refused.code != exitUsage {
			t.Fatalf("%v: %v", c, err)
		}
		said := leastSaid.FindStringSubmatch(err.Error())
		if said == nil || said[1] != fmt.Sprint(c.workers) {
			t.Fatalf("%v: %v", c, err)
		}
		least, err := parseMemory(said[2] + "MiB")
		if err != nil {
			t.Fatal(err)
		}
		room, err := memoryJob(c.workers, c.laws, least, c.rows...).dealtRoom()
		if err != nil || room < leastDealt {
			t.Errorf("%v: with %d: %d, %v", c, least, room, err)
		}
		if room, err := memoryJob(c.workers, c.laws, least-mib, c.rows...).dealtRoom(); err == nil {
			t.Errorf("%v: with a MiB less than %d: %d", c, least, room)
		}
	}
	if room, err := memoryJob(2, 1, 0, 1<<30).dealtRoom(); room != 0 || err != nil {
		t.Errorf("no bound: %d, %v", room, err)
	}
}

func TestWhatIsKeptOfPersonerHasWhatTheDealtRowsLeave(t *testing.T) {
	for _, c := range []struct{ room, dealt, want int64 }{
		{0, 0, 0}, {100 * mib, 0, 100 * mib}, {100 * mib, 60 * mib, 40 * mib}, {100 * mib, 100 * mib, 100 * mib / 8},
		{16 * mib, 16 * mib, leastKeptRoom}, {1, 1, 1},
	} {
		if got := keptRoom(c.room, c.dealt); got != c.want {
			t.Errorf("%v: %d", c, got)
		}
	}
}

func TestTheHeapMayGrowByLessWhileMoreIsDealt(t *testing.T) {
	for _, c := range []struct {
		dealt, room int64
		want        int
	}{
		{0, 0, 50}, {72 * mib, 0, 50}, {73 * mib, 0, 49}, {100 * mib, 0, 36}, {300 * mib, 0, 12}, {1000 * gib, 0, 12},
		{72 * mib, 7 * 36 * mib, 50}, {100 * mib, 7 * 20 * mib, 20}, {100 * mib, 100 * mib, 14}, {16 * mib, 16 * mib, 14}, {1, 1, 12},
	} {
		if got := growthWhile(c.dealt, c.room); got != c.want {
			t.Errorf("%d dealt of %d: %d", c.dealt, c.room, got)
		}
	}
}
