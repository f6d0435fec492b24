package main

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// spread is the median of some figures with the least and the greatest.
type spread struct{ median, least, greatest float64 }

// spreadOf panics on none; of an even number the median is the greater of the two in the
// middle.
func spreadOf(figures []float64) spread {
	sorted := slices.Sorted(slices.Values(figures))
	return spread{sorted[len(sorted)/2], sorted[0], sorted[len(sorted)-1]}
}

func eachOf(runs []measurement, of func(measurement) float64) []float64 {
	var figures []float64
	for _, m := range runs {
		figures = append(figures, of(m))
	}
	return figures
}

func seconds(m measurement) float64 { return m.Seconds }
func peakMiB(m measurement) float64 { return m.PeakMiB }

// ratio is how many times as long a takes as b, round by round: the two had their turns one
// after the other, so a machine that drifts does not matter. ok is false where one of them
// was not measured.
func ratio(a, b []measurement) (r spread, ok bool) {
	var ratios []float64
	for i := range min(len(a), len(b)) {
		ratios = append(ratios, a[i].Seconds/b[i].Seconds)
	}
	if len(ratios) == 0 {
		return spread{}, false
	}
	return spreadOf(ratios), true
}

// benchReport is the generated part of BENCHMARKS.md.
func benchReport(r *benchResults, machine string) string {
	var s strings.Builder
	s.WriteString(machine)
	s.WriteString("\nMedian (least–greatest). Seconds of decode, count and the peers are those of the work; of a run those of the whole process.\n" +
		"Ratios are medians of the ratios of each round. Rows are those of all four tables.\n")
	if r.FloorMiB > 0 {
		fmt.Fprintf(&s, "A peak up to %.0f MiB, that of the process that starts the others, is shown as ≤.\n", math.Ceil(r.FloorMiB))
	}
	if r.NoPeers != "" {
		fmt.Fprintf(&s, "\n**Not measured**: %s\n", r.NoPeers)
	}
	s.WriteString("\n### Targets\n\n")
	s.WriteString(targetTable(r))
	scale := ""
	for _, c := range r.Cases {
		if c.Scale != scale {
			scale = c.Scale
			fmt.Fprintf(&s, "\n### Scale %s\n\n", scale)
			s.WriteString("| rows | of | runs | seconds | s of processors | peak MiB | M rows/s | / decode | / count | DuckDB / it |\n|---|---|---|---|---|---|---|---|---|---|\n")
		}
		s.WriteString(caseRows(r, c))
	}
	if len(r.Compared) > 0 {
		fmt.Fprintf(&s, "\nThe counts of DuckDB are those of fokusmaal in every cell: %s.\n", strings.Join(r.Compared, "; "))
	}
	return s.String()
}

// caseRows are the lines of a country, in the order of the names below; the rest of the
// peers follow by name.
func caseRows(r *benchResults, c benchCase) string {
	names := []string{benchDecode, benchLibrary, benchCount, benchRun, benchPublished, benchCountOne, benchRunOne, benchReadings, benchDuckDB}
	runs := r.Runs[c]
	var others []string
	for name := range runs {
		if !slices.Contains(names, name) {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	var s strings.Builder
	for _, name := range slices.Concat(names, others) {
		if len(runs[name]) > 0 {
			s.WriteString(caseRow(r, c, name))
		}
	}
	return s.String()
}

func caseRow(r *benchResults, c benchCase, name string) string {
	runs := r.Runs[c][name]
	took := spreadOf(eachOf(runs, seconds))
	peak := spreadOf(eachOf(runs, peakMiB))
	atMost := ""
	if peak.median <= math.Ceil(r.FloorMiB) {
		atMost = "≤ "
	}
	throughput := "" // of a peer's part the rows are not those of all tables
	if !strings.HasPrefix(name, benchPolars) {
		throughput = fmt.Sprintf("%.1f", float64(r.Rows[c])/took.median/1e6)
	}
	beside := func(a, b string) string {
		if x, ok := ratio(r.Runs[c][a], r.Runs[c][b]); ok && a != b {
			return x.String()
		}
		return ""
	}
	fromDuckDB := ""
	if !strings.HasPrefix(name, benchPolars) {
		fromDuckDB = beside(benchDuckDB, name)
	}
	return fmt.Sprintf("| %s | %s | %d | %s | %.2f | %s%.0f | %s | %s | %s | %s |\n", c.Layout, name, len(runs), took,
		spreadOf(eachOf(runs, func(m measurement) float64 { return m.CPU })).median, atMost, peak.median, throughput,
		beside(name, benchDecode), beside(name, benchCount), fromDuckDB)
}

// String is the spread in three digits.
func (x spread) String() string {
	digits := 2
	switch {
	case x.median >= 100:
		digits = 0
	case x.median >= 10:
		digits = 1
	case x.median < 0.1:
		digits = 4
	case x.median < 1:
		digits = 3
	}
	return fmt.Sprintf("%.*f (%.*f–%.*f)", digits, x.median, digits, x.least, digits, x.greatest)
}
