package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/group"
	"fokusmaal/stages/publish"
)

// keptBlock is a block of persons with these ids, each with one row more than the last.
func keptBlock(ids ...string) personBlock {
	var b personBlock
	for n, id := range ids {
		for range n {
			i := int32(len(b.rows))
			b.rows = append(b.rows, personRow{
				timerHundreddele: int64(i)*7_000_000_000 - 5, maaned: schemas.MonthOf(2024, 1+n), start: schemas.Date(-i), anciennitet: 1<<31 - 1 - i,
				tilbud: i, samtaler: -i, kommune: schemas.Kommune(97 + n%2), gruppe: schemas.Gruppe(n), udenTilbud: n%2 == 0, faerreEnd4: n%3 == 0,
			})
		}
		b.ids = append(b.ids, id...)
		b.idEnds = append(b.idEnds, uint32(len(b.ids)))
		b.rowEnds = append(b.rowEnds, uint32(len(b.rows)))
	}
	return b
}

// keptBlocks are the blocks of two years; no person is in two of a year.
func keptBlocks() [][]personBlock {
	return [][]personBlock{
		{keptBlock("b", "", "ø"), keptBlock("x")},
		{keptBlock("a", "c", "bb"), keptBlock()},
		{keptBlock(strings.Repeat("long", 100_000), "aa"), keptBlock("y", "w")},
		{keptBlock(), keptBlock("z")},
	}
}

func tellKept(k *keptRows) (told []string, err error) {
	for y := range k.blocks {
		err = errors.Join(err, k.inOrder(y, func(id schemas.PersonBytes, rows []personRow) error {
			told = append(told, fmt.Sprintf("%d %s %+v", y, []byte(id), rows))
			return nil
		}))
	}
	return told, err
}

func TestKeptRowsComeInOrderFromMemoryAndFromFiles(t *testing.T) {
	var want []string
	for _, room := range []int64{0, 1, 300, 1000, 1 << 30} {
		scratch := publish.NewScratch(t.TempDir(), publish.ShelfOf(2024), scratchID)
		k := newKeptRows(2, room, func() *scratchStore { return &scratchStore{ctx: context.Background(), scratch: scratch} })
		for _, years := range keptBlocks() {
			if err := k.add(years); err != nil {
				t.Fatal(err)
			}
		}
		if runs := len(k.runs[0]); room == 1 && runs != len(keptBlocks()) || room == 300 && (runs == 0 || runs == len(keptBlocks())) || (room == 0 || room > 1000) && runs != 0 {
			t.Errorf("room for %d: %d runs", room, runs)
		}
		got, err := tellKept(k)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if !slices.IsSorted(got) || len(got) != 12 {
			t.Errorf("room for %d: %d persons, in order: %t", room, len(got), slices.IsSorted(got))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("room for %d: %s", room, diff)
		}
		if err := scratch.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestARunThatChangesIsFoundOut(t *testing.T) {
	size := int64(0)
	for at := int64(0); at <= size; at += 3 {
		scratch := publish.NewScratch(t.TempDir(), publish.ShelfOf(2024), scratchID)
		k := newKeptRows(1, 1, func() *scratchStore { return &scratchStore{ctx: context.Background(), scratch: scratch} })
		if err := k.add([]personBlock{keptBlock("a", "b", "c")}); err != nil {
			t.Fatal(err)
		}
		run := k.runs[0][0]
		size = run.size - 1
		var b [1]byte
		if _, err := run.file.ReadAt(b[:], at); err != nil {
			t.Fatal(err)
		}
		b[0] ^= 4
		if _, err := run.file.WriteAt(b[:], at); err != nil {
			t.Fatal(err)
		}
		if _, err := tellKept(k); !errors.Is(err, group.ErrStore) || judge(context.Background(), err).code != exitIO {
			t.Errorf("byte %d of %d: %v", at, size, err)
		}
		if err := scratch.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
