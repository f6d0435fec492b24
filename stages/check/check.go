package check

import (
	"fmt"
	"slices"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"fokusmaal/schemas"
)

// Position says where a batch stands in the input, for the rejects and for errors.
type Position struct {
	// File is the file's path relative to the input folder.
	File string
	// FirstRow is the number in the file of the batch's first row, from 1.
	FirstRow int64
	// Omitted are the rows of the batch that are passed over, by number from 0, ascending:
	// they are neither kept nor rejected. Most often there are none.
	Omitted []int32
}

// bench is what every checker works with besides its columns.
type bench struct {
	table    schemas.TableID
	rejects  *Rejects
	schema   *arrow.Schema // the last one that was found to be right
	judge    func(row []cell) dom
	suspects []int32 // rows that the fast pass did not clear, ascending
	dropped  []int32 // where rows are passed over: these and the suspects, ascending
	row      []cell  // one suspect row, as the judge sees it
}

func newBench(table schemas.TableID, rejects *Rejects, judge func([]cell) dom) bench {
	return bench{table: table, rejects: rejects, judge: judge, row: make([]cell, len(schemas.Input(table).Columns))}
}

// control is how every table is checked: take reads the columns of the batch, pass
// computes every row and notes the suspects, and the judge decides on those.
func control[T any](c *bench, b arrow.RecordBatch, at Position, kept *output[T],
	take func(arrow.RecordBatch, Position) error, pass func()) (*schemas.KeptRows[T], error) {
	kept.begin(int(b.NumRows()))
	c.suspects = c.suspects[:0]
	if err := c.checkSchema(b, at); err != nil {
		return nil, err
	}
	if err := take(b, at); err != nil {
		return nil, err
	}
	pass()
	if err := settle(c, b, at, &kept.KeptRows); err != nil {
		return nil, err
	}
	kept.end()
	return &kept.KeptRows, nil
}

// settle takes the rows of the fast pass, lets the judge reject the suspects among
// them, and leaves the others in kept with their runs.
func settle[T any](c *bench, b arrow.RecordBatch, at Position, kept *schemas.KeptRows[T]) error {
	if b.NumRows() == 0 {
		return nil
	}
	persons := b.Column(personID).(*array.RunEndEncoded)
	ids := persons.Values().(*array.Dictionary)
	kept.IDs = ids.Dictionary()
	if ids.NullN() > 0 {
		c.suspectNamelessRows(persons, ids)
	}
	dropped := c.omit(at.Omitted)
	if err := c.rejectSuspects(b, at); err != nil {
		return err
	}
	kept.Rows = without(kept.Rows, dropped)
	var whole bool
	if kept.Runs, whole = runsOf(kept.Runs, persons, ids, dropped); !whole {
		return fault(c.table, at, personID, "runs that cover every row of the batch", "runs that do not")
	}
	return nil
}

// personID is the place of person_id in every table.
const personID = 0

// suspectNamelessRows adds the rows without a person_id to the suspects.
func (c *bench) suspectNamelessRows(persons *array.RunEndEncoded, ids *array.Dictionary) {
	eachRun(persons, func(physical, begin, end int) {
		if ids.IsNull(physical) {
			for i := begin; i < end; i++ {
				c.suspects = append(c.suspects, int32(i))
			}
		}
	})
	slices.Sort(c.suspects)
	c.suspects = slices.Compact(c.suspects)
}

// omit takes the rows that are passed over from the suspects and returns all rows that are
// not kept, ascending.
func (c *bench) omit(rows []int32) (dropped []int32) {
	if len(rows) == 0 {
		return c.suspects
	}
	c.suspects = slices.DeleteFunc(c.suspects, func(i int32) bool {
		_, omitted := slices.BinarySearch(rows, i)
		return omitted
	})
	c.dropped = append(append(c.dropped[:0], c.suspects...), rows...)
	slices.Sort(c.dropped)
	return c.dropped
}

// rejectSuspects asks the judge about every suspect row. A suspect that breaks no rule
// means that the fast pass and the rules have come apart.
func (c *bench) rejectSuspects(b arrow.RecordBatch, at Position) error {
	for _, i := range c.suspects {
		readRow(c.row, b, int(i))
		verdict := c.judge(c.row)
		if verdict.code == schemas.Kept {
			return fmt.Errorf("checking table %s: %s, row %d: expected the fast control and the rules to agree, found a row that only the fast control rejects; this is a fault of the program, report it",
				c.table, at.File, at.FirstRow+int64(i))
		}
		c.rejects.add(at.File, at.FirstRow+int64(i), verdict, c.row)
	}
	return nil
}

// without moves the rows together over the dropped ones.
func without[T any](rows []T, dropped []int32) []T {
	if len(dropped) == 0 {
		return rows
	}
	kept := int(dropped[0])
	for i, d := range dropped {
		next := len(rows)
		if i+1 < len(dropped) {
			next = int(dropped[i+1])
		}
		kept += copy(rows[kept:], rows[d+1:next])
	}
	return rows[:kept]
}

// runsOf returns the runs of persons over the rows that are left when the dropped ones
// are gone; a run that has none left is gone too. It is false when the runs of the
// batch do not cover its rows.
func runsOf(runs []schemas.Run, persons *array.RunEndEncoded, ids *array.Dictionary, dropped []int32) ([]schemas.Run, bool) {
	index := ids.Indices().(*array.Int32).Int32Values()
	gone, keptEnd := 0, int32(0)
	covered := eachRun(persons, func(physical, _, end int) {
		for gone < len(dropped) && int(dropped[gone]) < end {
			gone++
		}
		if left := int32(end - gone); left > keptEnd {
			runs = append(runs, schemas.Run{ID: index[physical], End: left})
			keptEnd = left
		}
	})
	return runs, covered == persons.Len()
}

// eachRun calls do for every run inside the array's slice, with the run's place in the
// values and its rows counted from the slice's first. It returns the rows covered, and
// stops at a run that does not go forward.
func eachRun(persons *array.RunEndEncoded, do func(physical, begin, end int)) (covered int) {
	ends := persons.RunEndsArr().(*array.Int32).Int32Values()
	rows, offset := persons.Len(), persons.Offset()
	for p := persons.GetPhysicalOffset(); p < len(ends) && covered < rows; p++ {
		end := min(int(ends[p])-offset, rows)
		if end <= covered {
			return covered
		}
		do(p, covered, end)
		covered = end
	}
	return covered
}
