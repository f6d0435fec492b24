package main

import (
	"fmt"
	"slices"
	"strings"
)

// benchTarget is a target: what is looked at, its limit, and how it is found.
type benchTarget struct {
	what    string
	limit   float64
	atLeast bool // else at most
	unit    string
	found   func(r *benchResults) (spread, bool)
}

// benchTargets are those for two processors and 36 months, at benchReference where nothing
// else is said: count is the run without writing its result, run is with it, but for what is
// for the public, which does not grow with the rows. scale is the one to look them up at.
func benchTargets(scale string) []benchTarget {
	var all []benchTarget
	for _, of := range []struct {
		layout               string
		decode, duckDB, peak float64
	}{{layoutSorted, 2, 15, 200}, {layoutShuffled, 4, 7, 500}} {
		c := benchCase{of.layout, scale}
		for _, name := range []string{benchCount, benchRun} {
			all = append(all,
				benchTarget{of.layout + ": " + name + " / decode", of.decode, false, "", betweenThings(c, name, benchDecode)},
				benchTarget{of.layout + ": DuckDB / " + name, of.duckDB, true, "", betweenThings(c, benchDuckDB, name)},
				benchTarget{of.layout + ": peak of " + name, of.peak, false, " MiB", ofThing(c, name, peakMiB)})
		}
	}
	for _, layout := range []string{layoutSorted, layoutShuffled} {
		small, great := benchCase{layout, benchReference}, benchCase{layout, "4"}
		for _, name := range []string{benchCount, benchRun} {
			all = append(all, benchTarget{layout + ": " + name + ", scale 4 / scale " + benchReference, 4.4, false, "", betweenCases(great, small, name, seconds)})
		}
	}
	for _, name := range []string{benchCount, benchRun} {
		all = append(all, benchTarget{"sorted: peak of " + name + ", scale 4 / scale " + benchReference, 1.2, false, "",
			betweenCases(benchCase{layoutSorted, "4"}, benchCase{layoutSorted, benchReference}, name, peakMiB)})
	}
	for _, layout := range []string{layoutSorted, layoutShuffled} {
		c := benchCase{layout, scale}
		all = append(all, benchTarget{layout + ": count, one processor / two", 1.8, true, "", betweenThings(c, benchCountOne, benchCount)},
			benchTarget{layout + ": run, one processor / two", 1.8, true, "", betweenThings(c, benchRunOne, benchRun)})
	}
	milliseconds := func(m measurement) float64 { return m.Seconds * 1000 }
	for _, layout := range []string{layoutSorted, layoutShuffled} {
		c := benchCase{layout, benchKommune}
		all = append(all, benchTarget{layout + ": start to first figure of 1 pct.", 50, false, " ms", ofThing(c, benchFigures, milliseconds)},
			benchTarget{layout + ": run of 1 pct., the whole process", 50, false, " ms", ofThing(c, benchRun, milliseconds)})
	}
	return append(all, benchTarget{"sorted: foelsomhed / run", 6, false, "", betweenThings(benchCase{layoutSorted, scale}, benchReadings, benchRun)})
}

func betweenThings(c benchCase, a, b string) func(*benchResults) (spread, bool) {
	return func(r *benchResults) (spread, bool) { return ratio(r.Runs[c][a], r.Runs[c][b]) }
}

func ofThing(c benchCase, name string, of func(measurement) float64) func(*benchResults) (spread, bool) {
	return func(r *benchResults) (spread, bool) {
		figures := eachOf(r.Runs[c][name], of)
		if len(figures) == 0 {
			return spread{}, false
		}
		return spreadOf(figures), true
	}
}

// betweenCases is the ratio of two countries: of medians, since they were not measured in
// turns. The spread is the widest that the figures allow.
func betweenCases(a, b benchCase, name string, of func(measurement) float64) func(*benchResults) (spread, bool) {
	return func(r *benchResults) (spread, bool) {
		over, under := eachOf(r.Runs[a][name], of), eachOf(r.Runs[b][name], of)
		if len(over) == 0 || len(under) == 0 || a == b {
			return spread{}, false
		}
		x, y := spreadOf(over), spreadOf(under)
		return spread{x.median / y.median, x.least / y.greatest, x.greatest / y.least}, true
	}
}

// targetTable judges the targets by the medians. Where the scale of the targets was not
// measured, the figures of the largest are shown and not judged.
func targetTable(r *benchResults) string {
	scale, judged := benchReference, true
	if !slices.ContainsFunc(r.Cases, func(c benchCase) bool { return c.Scale == benchReference }) {
		judged = false
		scale = r.Cases[len(r.Cases)-1].Scale
	}
	var s strings.Builder
	s.WriteString("| | target | found | |\n|---|---|---|---|\n")
	for _, t := range benchTargets(scale) {
		limit, found, verdict := "≤ ", "", "not measured"
		if t.atLeast {
			limit = "≥ "
		}
		if x, ok := t.found(r); ok {
			found, verdict = x.String()+t.unit, "**not reached**"
			if t.atLeast && x.median >= t.limit || !t.atLeast && x.median <= t.limit {
				verdict = "reached"
			}
			if !judged && !strings.Contains(t.what, "1 pct.") {
				verdict = "not judged: scale " + scale
			}
		}
		fmt.Fprintf(&s, "| %s | %s%g%s | %s | %s |\n", t.what, limit, t.limit, t.unit, found, verdict)
	}
	return s.String()
}
