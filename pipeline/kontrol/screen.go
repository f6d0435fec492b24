package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// shownDifferences is how many places are named; the rest are counted.
const shownDifferences = 20

// show prints the closing block: what was compared, and where it differs.
func (r *result) show(to io.Writer, took time.Duration) {
	fmt.Fprintf(to, "The second calculation of %s\n", r.run.years())
	var cells int64
	for _, t := range r.tallies {
		fmt.Fprintf(to, "  %-18s %10d rows %12d cells\n", t.Table, t.Rows, t.Cells)
		cells += t.Cells
	}
	for _, l := range r.left {
		fmt.Fprintf(to, "  %-18s not compared: %s\n", l.table, l.why)
	}
	switch {
	case !r.equal() || len(r.tallies) == 0:
	case r.run.AarTil != 0:
		fmt.Fprintf(to, "  equal       every one of %d cells, in %.1f s\n", cells, took.Seconds())
	default:
		fmt.Fprintf(to, "  equal       every one of %d cells, and every law of conservation, in %.1f s\n", cells, took.Seconds())
	}
}

// sorted are the differences in order, each once.
func (r *result) sorted() []difference {
	slices.SortFunc(r.differences, func(a, b difference) int {
		return strings.Compare(a.table+a.kommune+a.period+a.column, b.table+b.kommune+b.period+b.column)
	})
	return slices.Compact(r.differences)
}

// String names the place of a difference.
func (d difference) String() string {
	place := []string{d.table, d.column}
	if d.kommune != "" {
		place = append(place, "kommune "+d.kommune)
	}
	if d.period != "" {
		place = append(place, d.period)
	}
	return strings.Join(place, ", ")
}

// unequal is the failure of a run with a difference. It names places, never values.
func unequal(r *result) error {
	all := r.sorted()
	var what strings.Builder
	fmt.Fprintf(&what, "the two calculations differ in %d places of run %s:", len(all), r.run.RunID)
	for i, d := range all {
		if i == shownDifferences {
			fmt.Fprintf(&what, "\n              and %d more", len(all)-i)
			break
		}
		fmt.Fprintf(&what, "\n              %s", d)
	}
	return &failure{exitUnequal, what.String(), "publish nothing of this run: find out by SPEC which calculation is wrong (fokusmaal forklar shows its own)"}
}
