package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fokusmaal/stages/gaeldende"
)

// fewestPublicerPoints is as fewestFaultPoints, for a publication.
const fewestPublicerPoints = 100

// TestEveryFaultPointOfAPublicationIsSafe is TestEveryFaultPointIsSafe for publicer: after
// each fault gaeldende names the run before or the new one, the records are a chain, and the
// next publicer puts the new run in force, recorded once.
func TestEveryFaultPointOfAPublicationIsSafe(t *testing.T) {
	t.Setenv(figuresAlone, "false")
	lab := newFaultLab(t, 0.0005)
	for _, publicer := range []bool{false, true, false} {
		text, err := lab.command(context.Background(), lab.old).CombinedOutput()
		if publicer {
			text, err = lab.publicer(lab.old).CombinedOutput()
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
	}
	most := lab.countPublicer()
	var faults []string
	for _, call := range slices.Backward(writingCalls) { // opening files to read comes last
		for n := 1; n <= most[call]; n++ {
			for _, kind := range publicerKinds(call) {
				faults = append(faults, fmt.Sprintf("inject=%s:%s:when=%d", call, kind, n))
			}
		}
	}
	points, safe := 0, 0
	lab.forAll(len(faults), func(i int, out string) {
		trace := filepath.Join(filepath.Dir(out), "trace")
		text, err := lab.publicer(out, "-o", trace, "-e", "trace="+strings.Join(writingCalls, ","), "-e", faults[i]).CombinedOutput()
		seen, _ := os.ReadFile(trace)
		if !struck(seen) && err == nil {
			return // this thread made fewer such calls: it was a publication as any other
		}
		wrong := lab.judgePublicer(out, string(text), err == nil, i%20 == 0)
		lab.mu.Lock()
		defer lab.mu.Unlock()
		if wrong != nil {
			t.Errorf("%s: %v\n%s", faults[i], wrong, text)
			fmt.Printf("UNSAFE %s: %v\n", faults[i], wrong)
		}
		if struck(seen) {
			points++
			if wrong == nil {
				safe++
			}
		}
	})
	fmt.Printf("%d of %d fault points of a publication safe\n", safe, points)
	if points < fewestPublicerPoints {
		t.Errorf("%d fault points were reached, expected at least %d", points, fewestPublicerPoints)
	}
}

// publicerKinds are the faults of a call. A publication opens mostly to read, and each of
// its files in the same way: that the call fails is tried by one error.
func publicerKinds(call string) []string {
	if call == "openat" {
		return []string{"signal=KILL", "error=EIO"}
	}
	return faultKinds
}

// publicer is the command that puts kandidat in force, under strace if there are options for
// it.
func (l *faultLab) publicer(out string, options ...string) *exec.Cmd {
	arguments := []string{"publicer", "--year", "2024", "--out", out, "--uden-kontrol", "--hvem", "a", "--note", "b"}
	c := exec.Command(l.binary, arguments...)
	if len(options) > 0 {
		return traced(append(options, append([]string{l.binary}, arguments...)...))
	}
	c.Env = append(os.Environ(), frugal...)
	return c
}

// countPublicer counts the calls of a publication by thread.
func (l *faultLab) countPublicer() map[string]int {
	out, trace := filepath.Join(l.folder, "talt2"), filepath.Join(l.folder, "trace")
	l.must(os.CopyFS(out, os.DirFS(l.old)))
	if text, err := l.publicer(out, "-o", trace, "-e", "trace="+strings.Join(writingCalls, ",")).CombinedOutput(); err != nil {
		l.t.Fatalf("%v\n%s", err, text)
	}
	text, err := os.ReadFile(trace)
	l.must(err)
	return mostCalls(string(text))
}

// judgePublicer says what is wrong after a publication that was disturbed, and after the
// next one, which must record the run once and put it in force. thoroughly holds all of it
// against its records.
func (l *faultLab) judgePublicer(out, screen string, done, thoroughly bool) error {
	// The runtime wakes itself by a write to no file, and ends the process if that fails: that
	// is a death as any other.
	died := strings.Contains(screen, "netpollBreak write failed")
	if found := panicky.FindString(screen); found != "" && !died {
		return fmt.Errorf("the user sees %q", found)
	}
	recorded, inForce, err := l.inForce(out)
	switch {
	case err != nil:
		return err
	case done && (recorded != 2 || !inForce), inForce && recorded != 2:
		return fmt.Errorf("%d records, the new run in force: %t", recorded, inForce)
	}
	if text, err := l.publicer(out).CombinedOutput(); err != nil {
		return fmt.Errorf("the publication after it: %w\n%s", err, text)
	}
	recorded, inForce, err = l.inForce(out)
	if err == nil && (recorded != 2 || !inForce) {
		err = fmt.Errorf("the publication after it: %d records, the new run in force: %t", recorded, inForce)
	}
	if left, _ := filepath.Glob(filepath.Join(out, "2024", ".tmp-*")); err == nil && len(left) > 0 {
		err = errors.New("the publication after it left temporary files")
	}
	if err == nil && thoroughly {
		_, err = gaeldende.VerifyShelf(context.Background(), filepath.Join(out, "2024"))
	}
	return err
}

// inForce counts the records, all of which are whole, and says whether the run of kandidat is
// in force; gaeldende always leads to a run.
func (l *faultLab) inForce(out string) (recorded int, inForce bool, err error) {
	shelf := filepath.Join(out, "2024")
	records, _ := filepath.Glob(filepath.Join(shelf, "publikationer", "*"))
	for _, path := range records {
		text, err := os.ReadFile(path)
		if err != nil || !strings.HasSuffix(string(text), "\"\n}\n") {
			return 0, false, fmt.Errorf("%s is torn: %w", path, err)
		}
	}
	if _, err := os.Stat(filepath.Join(shelf, "gaeldende", "run.json")); err != nil {
		return 0, false, err
	}
	now, err := os.Readlink(filepath.Join(shelf, "gaeldende"))
	if err != nil {
		return 0, false, err
	}
	next, err := os.Readlink(filepath.Join(shelf, "kandidat"))
	return len(records), now == next, err
}
