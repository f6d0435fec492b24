package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"testing"

	"fokusmaal/stages/read"
)

const (
	profileRuns   = 5 // of one profile: so that a stage of one pct. is some samples
	profileFolder = "../profil"
)

// profileProgram names the generated part of BENCHMARKS.md.
func profileProgram(order string) string { return "make profile ORDER=" + order }

// TestWhereTheTimeGoes is make profile: it profiles the run of a country, without what is for
// the public, by processor time and by what is allocated, and writes by stage where they go
// into BENCHMARKS.md. The profiles are left in profil/. It runs under PROEV=profile; ORDER is
// sorted or shuffled, SCALE the size.
func TestWhereTheTimeGoes(t *testing.T) {
	if os.Getenv("PROEV") != "profile" {
		t.Skip("PROEV=profile is not set: see make profile")
	}
	order, scale := os.Getenv("ORDER"), os.Getenv("SCALE")
	if order != layoutSorted && order != layoutShuffled {
		t.Fatalf("ORDER: %q is neither %s nor %s", order, layoutSorted, layoutShuffled)
	}
	data := filepath.Join(t.TempDir(), "land")
	if code, _, errout := runCommand("syntetisk", "--out", data, "--scale", scale, "--from", "2022-01", "--to", "2024-12", "--order", order); code != exitDone {
		t.Fatal(errout)
	}
	if err := os.MkdirAll(profileFolder, 0o755); err != nil {
		t.Fatal(err)
	}
	rows, err := deliveredRows(data)
	if err != nil {
		t.Fatal(err)
	}
	p := profileTable{runs: profileRuns, rows: rows}
	for _, way := range []struct {
		kind, index, unit string
		to                *map[string]float64
	}{{"cpu", "cpu", "ms", &p.cpu}, {"allocs", "alloc_space", "B", &p.bytes}} {
		file := filepath.Join(profileFolder, order+"."+way.kind+".pprof")
		if err := profileRun(t, way.kind, file, data); err != nil {
			t.Fatal(err)
		}
		traces, err := exec.Command("go", "tool", "pprof", "-traces", "-sample_index="+way.index, "-unit="+way.unit, file).Output()
		if err != nil {
			t.Fatalf("go tool pprof: %v", err)
		}
		stacks, err := readTraces(string(traces))
		if err != nil {
			t.Fatal(err)
		}
		*way.to = byStage(stacks)
		t.Logf("to look at it: go tool pprof -http=: profil/%s", filepath.Base(file))
	}
	text := fmt.Sprintf("Scale %s, %s, %d rows, %s, %d processors; sums of all processors, for one run of %d.\n\n%s",
		scale, order, rows, runtime.Version(), benchProcessors, profileRuns, p.markdown())
	t.Log("\n" + text)
	if err := rewritePart(benchmarksFile, profileProgram(order), text); err != nil {
		t.Fatal(err)
	}
}

// profileRun runs fokusmaal several times in a process that profiles itself.
func profileRun(t *testing.T, kind, file, data string) error {
	c, err := measuredCommand(benchProcessors, "profile", kind, file, "pipeline", "--data", data, "--out", filepath.Join(t.TempDir(), "ud"),
		"--year", strconv.Itoa(benchYear), "--uden-publikation", "--uden-kontrol")
	if err != nil {
		return err
	}
	_, err = timed(c)
	return err
}

func deliveredRows(data string) (int64, error) {
	delivery, err := read.Open(data)
	if err != nil {
		return 0, err
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	return (&job{delivery: delivery}).rows(), nil
}

// profiled is the work of that process: a command of fokusmaal, several times, under a
// profile of a kind.
func profiled(kind, file string, arguments []string) (rows int64, err error) {
	f, err := os.Create(file)
	if err != nil {
		return 0, err
	}
	defer f.Close() //nolint:errcheck // the profile says itself where it is cut
	if kind == "cpu" {
		if err := pprof.StartCPUProfile(f); err != nil {
			return 0, err
		}
		defer pprof.StopCPUProfile()
	} else {
		runtime.MemProfileRate = 4096 // before anything that is looked at; the rest is few
	}
	for range profileRuns {
		var errout strings.Builder
		if code := command(context.Background(), streams{args: arguments, out: io.Discard, errout: &errout}); code != exitDone {
			return 0, fmt.Errorf("exit code %d: %s", code, errout.String())
		}
	}
	if kind != "cpu" {
		return 0, pprof.Lookup("allocs").WriteTo(f, 0)
	}
	return 0, nil
}
