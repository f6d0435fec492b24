package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// peersFolder holds what others do on the same files: the whole job in DuckDB's SQL, and in
// Polars the parts that it can express. npm install brings their libraries, pinned.
const peersFolder = "bench"

// peer is another program, in node.
type peer struct {
	name   string
	script string
	part   string // "" is the whole job
	whole  bool
}

// findPeers returns the peers, or why there are none; wanted is PEERS.
func findPeers(wanted string) (peers []peer, why string) {
	switch {
	case wanted == "0":
		return nil, "they were left out (PEERS=0)"
	case wanted != "" && wanted != "1":
		return nil, wanted
	}
	if _, err := exec.LookPath("node"); err != nil {
		return nil, "there is no node"
	}
	for _, needed := range []string{"duckdb.mjs", "node_modules"} {
		if _, err := os.Stat(filepath.Join(peersFolder, needed)); err != nil {
			return nil, "pipeline/bench/" + needed + " is not there"
		}
	}
	peers = []peer{{name: benchDuckDB, script: "duckdb.mjs", whole: true}}
	out, err := exec.Command("node", filepath.Join(peersFolder, "polars.mjs"), "--list").Output()
	if err != nil {
		return peers, "of Polars nothing is: pipeline/bench/polars.mjs --list fails"
	}
	for _, part := range strings.Fields(string(out)) {
		peers = append(peers, peer{name: benchPolars + part, script: "polars.mjs", part: part})
	}
	return peers, ""
}

// peer measures a peer: the seconds are those that it says itself, without the start of
// node. The result of the whole job is compared in the first round.
func (b *benchmark) peer(p peer) func(benchCase, int) (measurement, error) {
	return func(c benchCase, round int) (measurement, error) {
		arguments := []string{filepath.Join(peersFolder, p.script), "--data", b.folder(c)}
		out := b.out(c, "peer")
		if p.whole {
			arguments = append(arguments, "--year", strconv.Itoa(benchYear), "--threads", strconv.Itoa(benchProcessors), "--out", out)
		} else {
			arguments = append(arguments, "--part", p.part)
		}
		command := exec.Command("node", arguments...)
		// Polars takes the number of its threads from the environment alone.
		command.Env = append(measuredEnvironment(benchProcessors), "POLARS_MAX_THREADS="+strconv.Itoa(benchProcessors))
		m, err := timed(command)
		if err != nil {
			return m, err
		}
		b.results.Versions[m.Said.Program] = m.Said.Version
		if p.whole && round == 0 {
			// In a process of its own: the tables would stay in the peak of this one.
			command, err := measuredCommand(benchProcessors, "compare", filepath.Join(b.out(c, "pipeline"), strconv.Itoa(benchYear), "kandidat"), out)
			if err != nil {
				return m, err
			}
			compared, err := timed(command)
			if err != nil {
				return m, fmt.Errorf("the result is another than that of fokusmaal: %w", err)
			}
			b.results.Compared = append(b.results.Compared, fmt.Sprintf("%s %s: %d cells", c.Layout, c.Scale, compared.Said.Rows))
		}
		return m, nil
	}
}

// The files of a peer. Those of peerCompared must be there, with cells of their own; of what
// stands in the others the run has no table.
var (
	peerCompared = []string{"afstemning.csv", "afviste.csv", "dubletter.csv", "fokusmaal_maaned.csv", "fokusmaal_varighed.csv", "grunde.csv"}
	peerLeftOut  = []string{"fokusmaal_foer.csv"} // the months before the year, for the running means
)

// sameAsPeer compares every cell of a peer's CSV files with the columns of the same name of
// a run, whatever the order of the rows, and says how many it compared. A file or a column
// that the run does not have, or a row more or less, is an error.
func sameAsPeer(run, theirs string) (cells int64, err error) {
	files, err := filepath.Glob(filepath.Join(theirs, "*.csv"))
	if err != nil {
		return 0, err
	}
	var names []string
	for _, file := range files {
		if name := filepath.Base(file); !slices.Contains(peerLeftOut, name) {
			names = append(names, name)
		}
	}
	if slices.Sort(names); !slices.Equal(names, peerCompared) {
		return 0, fmt.Errorf("the files of the peer are %v, not %v", names, peerCompared)
	}
	for _, name := range names {
		their, err := readCSV(filepath.Join(theirs, name))
		if err != nil {
			return 0, err
		}
		our, err := tableOfRun(run, name)
		if err != nil {
			return 0, err
		}
		n, err := sameRows(our, their)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", name, err)
		}
		cells += int64(n)
	}
	return cells, nil
}

// tableOfRun is a table of a run as lines; the rejects and the duplicates stand in run.json.
func tableOfRun(run, name string) ([][]string, error) {
	if name != "afviste.csv" && name != "dubletter.csv" {
		return readCSV(filepath.Join(run, name))
	}
	text, err := os.ReadFile(filepath.Join(run, "run.json"))
	if err != nil {
		return nil, err
	}
	var record struct {
		Rejects []struct {
			Table, Code string
			Rows        int64
		}
		Duplicates map[string]int64
	}
	if err := json.Unmarshal(text, &record); err != nil {
		return nil, fmt.Errorf("run.json: %w", err)
	}
	if name == "dubletter.csv" {
		lines := [][]string{{"tabel", "raekker"}}
		for table, rows := range record.Duplicates {
			lines = append(lines, []string{table, strconv.FormatInt(rows, 10)})
		}
		return lines, nil
	}
	lines := [][]string{{"tabel", "kode", "raekker"}}
	for _, r := range record.Rejects {
		lines = append(lines, []string{r.Table, r.Code, strconv.FormatInt(r.Rows, 10)})
	}
	return lines, nil
}

// sameRows compares tables, whose first line is the header, in the columns of the second.
func sameRows(our, their [][]string) (cells int, err error) {
	if len(their) == 0 || len(our) != len(their) {
		return 0, fmt.Errorf("%d lines, %d of the peer", len(our), len(their))
	}
	columns := make([]int, len(their[0]))
	for i, column := range their[0] {
		if columns[i] = slices.Index(our[0], column); columns[i] < 0 {
			return 0, fmt.Errorf("there is no column %s", column)
		}
	}
	chosen := make([][]string, 0, len(our))
	for _, row := range our[1:] {
		var cells []string
		for _, n := range columns {
			cells = append(cells, row[n])
		}
		chosen = append(chosen, cells)
	}
	rest := slices.Clone(their[1:])
	slices.SortFunc(chosen, slices.Compare)
	slices.SortFunc(rest, slices.Compare)
	for i := range chosen {
		if !slices.Equal(chosen[i], rest[i]) {
			return 0, fmt.Errorf("in columns %s: %v, of the peer %v", strings.Join(their[0], ", "), chosen[i], rest[i])
		}
	}
	return len(chosen) * len(columns), nil
}

func readCSV(path string) ([][]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return csv.NewReader(f).ReadAll()
}

func TestAPeerIsHeldToEveryCell(t *testing.T) {
	our := [][]string{{"kommune", "maaned", "personer", "andel"}, {"101", "2024-01", "7", "0.3"}, {"147", "2024-01", "9", ""}}
	for _, c := range []struct {
		their [][]string
		want  string
	}{
		{[][]string{{"maaned", "kommune", "personer"}, {"2024-01", "147", "9"}, {"2024-01", "101", "7"}}, ""},
		{[][]string{{"kommune", "personer"}, {"101", "7"}, {"147", "8"}}, "147"},
		{[][]string{{"kommune", "personer"}, {"101", "7"}}, "3 lines, 2 of the peer"},
		{[][]string{{"kommune", "antal"}, {"101", "7"}, {"147", "9"}}, "no column antal"},
		{[][]string{{"kommune"}}, "1 of the peer"},
		{nil, "0 of the peer"},
	} {
		cells, err := sameRows(our, c.their)
		if c.want == "" && (err != nil || cells != 6) || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%v: %d cells, %v", c.their, cells, err)
		}
	}
}

func TestPeersThatAreNotMeasuredSayWhy(t *testing.T) {
	for wanted, want := range map[string]string{"0": "they were left out (PEERS=0)", "npm ci fails": "npm ci fails"} {
		if peers, why := findPeers(wanted); len(peers) > 0 || why != want {
			t.Errorf("PEERS=%s: %v, %q", wanted, peers, why)
		}
	}
}
