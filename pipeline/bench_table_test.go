package main

import (
	"strings"
	"testing"
)

// someMeasurements are two rounds of a few things.
func someMeasurements() *benchResults {
	sorted, great := benchCase{layoutSorted, "1"}, benchCase{layoutSorted, "4"}
	of := func(figures ...float64) (runs []measurement) {
		for i := 0; i < len(figures); i += 2 {
			runs = append(runs, measurement{Seconds: figures[i], CPU: 2 * figures[i], PeakMiB: figures[i+1]})
		}
		return runs
	}
	return &benchResults{
		Cases: []benchCase{sorted, great}, Rows: map[benchCase]int64{sorted: 20_000_000, great: 80_000_000}, FloorMiB: 30.2,
		NoPeers: "of Polars nothing is: polars.mjs --list fails",
		Runs: map[benchCase]map[string][]measurement{
			// The second round is on a machine half as fast: ratios do not see it.
			sorted: {benchDecode: of(1, 31, 2, 31), benchCount: of(2, 200, 4, 200), benchRun: of(2.2, 200.5, 4.4, 200.5), benchDuckDB: of(30, 900)},
			great:  {benchCount: of(17.6, 240), benchRun: of(17.7, 241)},
		},
	}
}

func TestTheReportSaysWhatWasMeasuredAndWhatWasNot(t *testing.T) {
	text := benchReport(someMeasurements(), "Machine: a machine.\n")
	for _, line := range []string{
		"Machine: a machine.",
		"**Not measured**: of Polars nothing is: polars.mjs --list fails",
		"A peak up to 31 MiB, that of the process that starts the others, is shown as ≤.",
		"| sorted | decode | 2 | 2.00 (1.00–2.00) | 4.00 | ≤ 31 | 10.0 |  | 0.500 (0.500–0.500) | 30.0 (30.0–30.0) |",
		"| sorted | count | 2 | 4.00 (2.00–4.00) | 8.00 | 200 | 5.0 | 2.00 (2.00–2.00) |  | 15.0 (15.0–15.0) |",
		"| sorted | DuckDB, whole job | 1 | 30.0 (30.0–30.0) | 60.00 | 900 | 0.7 | 30.0 (30.0–30.0) | 15.0 (15.0–15.0) |  |",
		"### Scale 4",
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("there is no line %q in\n%s", line, text)
		}
	}
}

func TestATargetIsJudgedFromBothSidesOfItsLimit(t *testing.T) {
	text := benchReport(someMeasurements(), "")
	for _, line := range []string{
		"| sorted: count / decode | ≤ 2 | 2.00 (2.00–2.00) | reached |",
		"| sorted: run / decode | ≤ 2 | 2.20 (2.20–2.20) | **not reached** |",
		"| shuffled: count / decode | ≤ 4 |  | not measured |",
		"| sorted: DuckDB / count | ≥ 15 | 15.0 (15.0–15.0) | reached |",
		"| sorted: DuckDB / run | ≥ 15 | 13.6 (13.6–13.6) | **not reached** |",
		"| sorted: peak of count | ≤ 200 MiB | 200 (200–200) MiB | reached |",
		"| sorted: peak of run | ≤ 200 MiB | 200 (200–200) MiB | **not reached** |",
		"| sorted: count, scale 4 / scale 1 | ≤ 4.4 | 4.40 (4.40–8.80) | reached |",
		"| sorted: peak of count, scale 4 / scale 1 | ≤ 1.2 | 1.20 (1.20–1.20) | reached |",
		"| shuffled: run of 1 pct., the whole process | ≤ 50 ms |  | not measured |",
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("there is no line %q in\n%s", line, text)
		}
	}
}

func TestAnotherScaleThanThatOfTheTargetsIsNotJudged(t *testing.T) {
	r := someMeasurements()
	r.Cases = r.Cases[1:]
	text := targetTable(r)
	if strings.Contains(text, "reached") || !strings.Contains(text, "| sorted: peak of run | ≤ 200 MiB | 241 (241–241) MiB | not judged: scale 4 |") {
		t.Error(text)
	}
}
