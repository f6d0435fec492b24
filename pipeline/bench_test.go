package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What is measured, by the names that the report has.
const (
	benchDecode    = "decode"
	benchLibrary   = "decode, pages of parquet-go"
	benchCount     = "count"
	benchFigures   = "first figure"
	benchRun       = "run"
	benchPublished = "run with publication"
	benchCountOne  = "count, one processor"
	benchRunOne    = "run, one processor"
	benchReadings  = "foelsomhed"
	benchDuckDB    = "DuckDB, whole job"
	benchPolars    = "Polars, " // and the part
)

// Layouts of a country: rows in order of person, at random, and in order in many files.
const (
	layoutSorted   = "sorted"
	layoutShuffled = "shuffled"
	layoutParts    = "parts"

	benchParts      = 16
	benchProcessors = 2 // of all that is measured; those of the targets
	benchKommune    = "0.01"
	benchReference  = "1" // the scale that the targets are about
)

// benchmark is one go of make bench: what was asked for, and what was found.
type benchmark struct {
	t       *testing.T
	binary  string // bin/fokusmaal as it is built here
	data    string // folder of the countries
	keep    bool   // they are left there
	repeat  int
	scales  []string
	peers   []peer
	results benchResults
}

// benchCase is a country.
type benchCase struct{ Layout, Scale string }

// benchResults are the measurements, and by whom.
type benchResults struct {
	Runs     map[benchCase]map[string][]measurement
	Rows     map[benchCase]int64
	Cases    []benchCase
	Versions map[string]string // of the peers
	NoPeers  string
	Compared []string // what was compared with a peer's result, cell by cell
	FloorMiB float64  // the peak of the process that starts the others: no figure can be below
}

// thing is what is measured of a case, so many times.
type thing struct {
	name   string
	repeat int
	once   func(c benchCase, round int) (measurement, error)
}

// TestTheSpeedIsMeasured is make bench: every thing is a process of its own and they take
// turns (a b c a b c …), so that a machine whose speed drifts is as fast for each. It writes
// the generated part of BENCHMARKS.md. It runs under PROEV=bench.
//
//	SCALES="0.1 1 4"   sizes of the country; 1 is about 14 million rows of ydelse
//	REPEAT=7           rounds; few is what takes long: at most 3 times
//	PEERS=1            else why DuckDB and Polars are not measured
//	BENCH_DATA=folder  countries to use again; made there if they are not
func TestTheSpeedIsMeasured(t *testing.T) {
	if os.Getenv("PROEV") != "bench" {
		t.Skip("PROEV=bench is not set: see make bench")
	}
	b := newBenchmark(t)
	b.measureCase(benchCase{layoutSorted, benchKommune}, b.ofKommune())
	b.measureCase(benchCase{layoutShuffled, benchKommune}, b.ofKommune())
	for _, scale := range b.scales {
		for _, layout := range []string{layoutSorted, layoutShuffled, layoutParts} {
			c := benchCase{layout, scale}
			b.measureCase(c, b.ofCountry(c))
		}
		b.write() // after each scale: whoever stops it keeps what was measured
	}
}

// write writes the generated part of BENCHMARKS.md.
func (b *benchmark) write() {
	b.t.Helper()
	b.results.FloorMiB = ownPeak(b.t)
	machine, err := describeMachine(b.results.Versions)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := rewritePart(benchmarksFile, "make bench", benchReport(&b.results, machine)); err != nil {
		b.t.Fatal(err)
	}
}

func newBenchmark(t *testing.T) *benchmark {
	b := &benchmark{t: t, repeat: 7, scales: strings.Fields(os.Getenv("SCALES")), data: os.Getenv("BENCH_DATA"), keep: true}
	b.results = benchResults{Runs: map[benchCase]map[string][]measurement{}, Rows: map[benchCase]int64{}, Versions: map[string]string{}}
	if len(b.scales) == 0 {
		b.scales = []string{"0.1", "1", "4"}
	}
	for _, scale := range b.scales {
		if x, err := strconv.ParseFloat(scale, 64); err != nil || x <= 0 {
			t.Fatalf("SCALES: %q is no size of a country", scale)
		}
	}
	if given := os.Getenv("REPEAT"); given != "" {
		n, err := strconv.Atoi(given)
		if err != nil || n < 1 {
			t.Fatalf("REPEAT: %q is no number of rounds", given)
		}
		b.repeat = n
	}
	if b.data == "" {
		b.data, b.keep = t.TempDir(), false
	}
	b.binary = filepath.Join(t.TempDir(), "fokusmaal")
	build := exec.Command("go", "build", "-trimpath", "-o", b.binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b.peers, b.results.NoPeers = findPeers(os.Getenv("PEERS"))
	if b.results.NoPeers != "" {
		t.Logf("DuckDB and Polars are NOT MEASURED: %s", b.results.NoPeers)
	}
	return b
}

// ofKommune is what is measured of a file of the size of a kommune's: from the start of the
// process to the figures.
func (b *benchmark) ofKommune() []thing {
	return []thing{{benchFigures, b.repeat, b.fromStart("figures", benchProcessors)}, {benchCount, b.repeat, b.inside("count", benchProcessors)}, {benchRun, b.repeat, b.command(benchProcessors, "pipeline", "--uden-publikation", "--uden-kontrol")}}
}

// ofCountry is what is measured of a country. What takes long and is no side of a ratio that
// is aimed at is measured fewer times, and some of it at the scale of the targets alone.
func (b *benchmark) ofCountry(c benchCase) []thing {
	few := min(b.repeat, 3)
	ours, peers, once := b.repeat, few, few
	if scaleOf(c.Scale) > scaleOf(benchReference) {
		ours, peers, once = few, 1, 1
		if c.Layout == layoutParts {
			ours, peers = 1, 0
		}
	}
	figures := []string{"pipeline", "--uden-publikation", "--uden-kontrol"}
	things := []thing{
		{benchDecode, ours, b.inside("decode", benchProcessors)},
		{benchLibrary, once, b.inside("library", benchProcessors)},
		{benchCount, ours, b.inside("count", benchProcessors)},
		{benchRun, ours, b.command(benchProcessors, figures...)},
		{benchPublished, once, b.command(benchProcessors, "pipeline", "--uden-kontrol")},
	}
	if c.Scale == b.reference() && c.Layout != layoutParts {
		things = append(things, thing{benchCountOne, few, b.inside("count", 1)}, thing{benchRunOne, few, b.command(1, figures...)})
	}
	if c.Scale == b.reference() && c.Layout == layoutSorted {
		things = append(things, thing{benchReadings, few, b.command(benchProcessors, "foelsomhed")})
	}
	for _, p := range b.peers {
		switch {
		case p.whole && peers == 0:
		case p.whole:
			things = append(things, thing{p.name, peers, b.peer(p)})
		case c.Layout != layoutParts && scaleOf(c.Scale) <= scaleOf(benchReference):
			things = append(things, thing{p.name, 1, b.peer(p)})
		}
	}
	return things
}

// reference is the scale of the targets if it is measured, else the largest.
func (b *benchmark) reference() string {
	if slices.Contains(b.scales, benchReference) {
		return benchReference
	}
	return slices.MaxFunc(b.scales, func(x, y string) int {
		if scaleOf(x) < scaleOf(y) {
			return -1
		}
		return 1
	})
}

func scaleOf(s string) float64 {
	x, _ := strconv.ParseFloat(s, 64) // it was read before
	return x
}

// measureCase makes the country and measures the things in turns.
func (b *benchmark) measureCase(c benchCase, things []thing) {
	b.t.Helper()
	data := b.country(c)
	b.results.Cases = append(b.results.Cases, c)
	b.results.Runs[c] = map[string][]measurement{}
	warm, err := b.inside("decode", benchProcessors)(c, 0) // the files are in memory after it
	if err != nil {
		b.t.Fatal(err)
	}
	b.results.Rows[c] = warm.Said.Rows
	for round := range b.repeat {
		for _, thing := range things {
			if round >= thing.repeat {
				continue
			}
			m, err := thing.once(c, round)
			if err != nil {
				b.t.Fatalf("%s, %s, scale %s: %v", thing.name, c.Layout, c.Scale, err)
			}
			b.results.Runs[c][thing.name] = append(b.results.Runs[c][thing.name], m)
			b.t.Logf("%s %s, round %d of %d: %s %.2f s, %.2f s of processors, %.0f MiB", c.Layout, c.Scale, round+1, thing.repeat, thing.name, m.Seconds, m.CPU, m.PeakMiB)
		}
	}
	if !b.keep {
		if err := os.RemoveAll(data); err != nil {
			b.t.Fatal(err)
		}
	}
}

// inside measures what the test binary does in a process of its own.
func (b *benchmark) inside(what string, processors int) func(benchCase, int) (measurement, error) {
	return func(c benchCase, _ int) (measurement, error) {
		command, err := measuredCommand(processors, what, b.folder(c))
		if err != nil {
			return measurement{}, err
		}
		return timed(command)
	}
}

// fromStart measures as inside, and the start and the end of the process with it.
func (b *benchmark) fromStart(what string, processors int) func(benchCase, int) (measurement, error) {
	inside := b.inside(what, processors)
	return func(c benchCase, round int) (measurement, error) {
		m, err := inside(c, round)
		m.Seconds = m.Whole
		return m, err
	}
}

// command measures a command of fokusmaal, the whole process.
func (b *benchmark) command(processors int, arguments ...string) func(benchCase, int) (measurement, error) {
	return func(c benchCase, round int) (measurement, error) {
		out := b.out(c, arguments[0])
		// A year keeps all its runs: they are not what is measured.
		if err := os.RemoveAll(out); err != nil {
			return measurement{}, err
		}
		command := exec.Command(b.binary, slices.Concat(arguments, []string{"--data", b.folder(c), "--out", out, "--year", strconv.Itoa(benchYear)})...)
		command.Env = measuredEnvironment(processors)
		return timed(command)
	}
}

const benchYear = 2024

// ownPeak is the peak of this process in MiB.
func ownPeak(t *testing.T) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Log(err) // there is none but on Linux
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kib float64
	if _, err := fmt.Sscan(rest, &kib); err != nil {
		t.Fatal(err)
	}
	return kib / 1024
}
