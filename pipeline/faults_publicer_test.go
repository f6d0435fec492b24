package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fokusmaal/stages/publish"
)

// fewestPublicerPoints is as fewestFaultPoints, for a publication.
const fewestPublicerPoints = 100

// TestEveryFaultPointOfAPublicationIsSafe is TestEveryFaultPointIsSafe for publicer: after
// each fault gaeldende names the run before or the new one, the records are a chain, and the
// next publicer puts the new run in force, recorded once.
func TestEveryFaultPointOfAPublicationIsSafe(t *testing.T) {
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
	for _, call := range writingCalls {
		for n := 1; n <= most[call]; n++ {
			for _, kind := range faultKinds {
				faults = append(faults, fmt.Sprintf("inject=%s:%s:when=%d", call, kind, n))
			}
		}
	}
	points, safe := 0, 0
	lab.forAll(len(faults), func(i int, out string) {
		trace := filepath.Join(filepath.Dir(out), "trace")
		text, err := lab.publicer(out, "-o", trace, "-e", "trace="+strings.Join(writingCalls, ","), "-e", faults[i]).CombinedOutput()
		seen, _ := os.ReadFile(trace)
		wrong := lab.judgePublicer(out, string(text), err == nil)
		lab.mu.Lock()
		defer lab.mu.Unlock()
		if wrong != nil {
			t.Errorf("%s: %v\n%s", faults[i], wrong, text)
		}
		if bytes.Contains(seen, []byte("(INJECTED)")) || bytes.Contains(seen, []byte("killed by SIGKILL")) {
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

// publicer is the command that puts kandidat in force, under strace if there are options for
// it.
func (l *faultLab) publicer(out string, options ...string) *exec.Cmd {
	arguments := []string{"publicer", "--year", "2024", "--out", out, "--uden-kontrol", "--hvem", "a", "--note", "b"}
	c := exec.Command(l.binary, arguments...)
	if len(options) > 0 {
		c = exec.Command("strace", append(append([]string{"-f", "-qq"}, options...), append([]string{l.binary}, arguments...)...)...)
	}
	c.Env = append(os.Environ(), "GOMAXPROCS=1")
	return c
}

// countPublicer counts the calls of a publication by thread.
func (l *faultLab) countPublicer() map[string]int {
	out, trace := filepath.Join(l.t.TempDir(), "talt"), filepath.Join(l.t.TempDir(), "trace")
	l.must(os.CopyFS(out, os.DirFS(l.old)))
	if text, err := l.publicer(out, "-o", trace, "-e", "trace="+strings.Join(writingCalls, ",")).CombinedOutput(); err != nil {
		l.t.Fatalf("%v\n%s", err, text)
	}
	text, err := os.ReadFile(trace)
	l.must(err)
	calls, most := map[string]int{}, map[string]int{}
	for line := range strings.Lines(string(text)) {
		thread, rest, _ := strings.Cut(line, " ")
		if call, _, ok := strings.Cut(strings.TrimSpace(rest), "("); ok {
			calls[thread+" "+call]++
			most[call] = max(most[call], calls[thread+" "+call])
		}
	}
	return most
}

// judgePublicer says what is wrong after a publication that was disturbed, and after the
// next one.
func (l *faultLab) judgePublicer(out, screen string, done bool) error {
	shelf := filepath.Join(out, "2024")
	if found := panicky.FindString(screen); found != "" {
		return fmt.Errorf("the user sees %q", found)
	}
	if _, err := os.Stat(filepath.Join(shelf, "gaeldende", "run.json")); err != nil {
		return err
	}
	v, err := publish.VerifyShelf(context.Background(), shelf)
	recorded, _ := filepath.Glob(filepath.Join(shelf, "publikationer", "*.json"))
	switch {
	case done && (err != nil || len(v.Publications) != 2):
		return fmt.Errorf("it said that it was done: %d publications, %w", len(v.Publications), err)
	case err != nil && (len(recorded) != 2 || !strings.Contains(err.Error(), "gaeldende: expected a link to")):
		return err
	}
	if text, err := l.publicer(out).CombinedOutput(); err != nil {
		return fmt.Errorf("the publication after it: %w\n%s", err, text)
	}
	if v, err = publish.VerifyShelf(context.Background(), shelf); err == nil && len(v.Publications) != 2 {
		err = fmt.Errorf("%d publications", len(v.Publications))
	}
	if left, _ := filepath.Glob(filepath.Join(shelf, ".tmp-*")); err == nil && len(left) > 0 {
		err = errors.New("the publication after it left temporary files")
	}
	return err
}
