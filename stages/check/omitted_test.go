package check

import (
	"fmt"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fokusmaal/schemas"
)

// TestRowsThatArePassedOverAreAsRowsThatAreNotThere checks random rows with some passed
// over, and the others by themselves.
func TestRowsThatArePassedOverAreAsRowsThatAreNotThere(t *testing.T) {
	for id := range schemas.TableID(schemas.Tables) {
		t.Run(id.String(), func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				rows := drawRows(rt, id)
				omitted, others := []int32{}, [][]string{}
				for i, row := range rows {
					if rapid.Bool().Draw(rt, "passed over") {
						omitted = append(omitted, int32(i))
					} else {
						others = append(others, row)
					}
				}
				want, got := outcome(rt, t, id, others, nil), outcome(rt, t, id, rows, omitted)
				if diff := cmp.Diff(want, got); diff != "" {
					rt.Fatalf("%d of %d rows are passed over (-not there +passed over):\n%s", len(omitted), len(rows), diff)
				}
			})
		})
	}
}

// outcome checks a batch and writes what becomes of it, a line for each run and each kept
// and rejected row.
func outcome(rt *rapid.T, t *testing.T, id schemas.TableID, rows [][]string, omitted []int32) []string {
	rejects := NewRejects(id, textIDs.ids, memory.NewGoAllocator(), 100)
	b := newBatch(t, memory.NewGoAllocator(), id, textIDs, rows)
	defer b.Release()
	at := Position{File: "f", FirstRow: 1, Omitted: omitted}
	var lines []string
	var err error
	switch id {
	case schemas.YdelseTable:
		c := NewYdelse(NewRun(), rejects)
		defer c.Close()
		// The numbers of the values of maalgruppe are given in the order of the dictionary.
		lines, err = written(c.Check, b, at, func(y schemas.YdelseRow) schemas.YdelseRow { y.Maalgruppe = min(y.Maalgruppe, 1); return y })
	case schemas.SamtalerTable:
		c := NewSamtaler(rejects)
		defer c.Close()
		lines, err = written(c.Check, b, at, func(s schemas.Samtale) schemas.Samtale { return s })
	case schemas.TilbudTable:
		c := NewTilbud(rejects)
		defer c.Close()
		lines, err = written(c.Check, b, at, func(o schemas.Tilbud) schemas.Tilbud { return o })
	case schemas.LoentimerTable:
		c := NewLoentimer(rejects)
		defer c.Close()
		lines, err = written(c.Check, b, at, func(l schemas.Loentimer) schemas.Loentimer { return l })
	}
	if err != nil {
		rt.Fatal(err)
	}
	for _, r := range rejects.rows {
		lines = append(lines, fmt.Sprint("rejected ", r.dom.text(id), r.values))
	}
	return lines
}

func written[T any](check func(arrow.RecordBatch, Position) (*schemas.KeptRows[T], error), b arrow.RecordBatch, at Position, plain func(T) T) ([]string, error) {
	kept, err := check(b, at)
	if err != nil {
		return nil, err
	}
	var lines []string
	last, start := "", int32(0)
	for _, run := range kept.Runs {
		// A run that has lost the rows in its midst may come as one or as two.
		if id := kept.IDs.(*array.String).Value(int(run.ID)); id != last || start == 0 {
			lines = append(lines, "person "+id)
			last = id
		}
		for ; start < run.End; start++ {
			lines = append(lines, fmt.Sprintf("kept %+v", plain(kept.Rows[start])))
		}
	}
	if int(start) != len(kept.Rows) {
		return nil, fmt.Errorf("the runs end at %d of %d rows", start, len(kept.Rows))
	}
	return lines, nil
}

func TestARejectedRowIsRejectedUnlessItIsPassedOver(t *testing.T) {
	for name, c := range map[string]struct {
		omitted  []int32
		kept     int
		rejected string // by row number
	}{
		"none is":           {nil, 2, "2 4"},
		"one rejected is":   {[]int32{1}, 2, "4"},
		"one kept is":       {[]int32{0}, 1, "2 4"},
		"one of each is":    {[]int32{0, 3}, 1, "2"},
		"the nameless is":   {[]int32{3}, 2, "2"},
		"every row is":      {[]int32{0, 1, 2, 3}, 0, ""},
		"all but the last":  {[]int32{0, 1, 2}, 0, "4"},
		"all but the first": {[]int32{1, 2, 3}, 1, ""},
	} {
		t.Run(name, func(t *testing.T) {
			mem := checked(t)
			b := newBatch(t, mem, schemas.SamtalerTable, textIDs, samtalerOf("a a! b -"))
			defer b.Release()
			rejects := NewRejects(schemas.SamtalerTable, textIDs.ids, mem, 10)
			checker := NewSamtaler(rejects)
			defer checker.Close()
			kept, err := checker.Check(b, Position{File: "f", FirstRow: 1, Omitted: c.omitted})
			must(t, err)
			var rows []string
			for _, r := range rejects.rows {
				rows = append(rows, fmt.Sprint(r.row))
			}
			if got := strings.Join(rows, " "); len(kept.Rows) != c.kept || got != c.rejected || rejects.Rows() != int64(len(rows)) {
				t.Errorf("%d kept, rejected %q (%d counted), want %d and %q", len(kept.Rows), got, rejects.Rows(), c.kept, c.rejected)
			}
		})
	}
}
