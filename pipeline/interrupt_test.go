package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"fokusmaal/stages/publish"
)

// fuse is a context that a signal ends at the nth time that anybody asks for its end:
// each stage does when it begins, and who is about to publish or to show. So a run can be stopped at every such point, without a
// clock.
type fuse struct {
	context.Context
	end  context.CancelCauseFunc
	left atomic.Int64
}

func newFuse(n int64, signal os.Signal) *fuse {
	ctx, cancel := context.WithCancelCause(context.Background())
	f := &fuse{Context: ctx, end: func(error) { cancel(interruption{signal}) }}
	f.left.Store(n)
	return f
}

// Done implements context.Context.
func (f *fuse) Done() <-chan struct{} {
	if f.left.Add(-1) == 0 {
		f.end(nil)
	}
	return f.Context.Done()
}

// Err implements context.Context.
func (f *fuse) Err() error {
	if f.left.Add(-1) == 0 {
		f.end(nil)
	}
	return f.Context.Err()
}

func TestARunThatIsStoppedLeavesTheOldResultAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		signal os.Signal
		code   int
		data   string // sorted and in random order: two ways through the program
		more   []string
	}{{os.Interrupt, exitInterrupted, "p12", nil}, {syscall.SIGTERM, exitTerminated, "p11", nil},
		{syscall.SIGTERM, exitTerminated, "p11", []string{"--room", "1", "--batch-rows", "5000"}}} { // and rows that wait in a temporary file
		out := filepath.Join(t.TempDir(), "ud")
		arguments := []string{"pipeline", "--year", "2024", "--data", filepath.Join(casesFolder, c.data, "data"), "--out", out}
		arguments = append(arguments, c.more...)
		if code, _, errout := runCommand(arguments...); code != exitDone {
			t.Fatal(errout)
		}
		before := namesBelow(t, out)
		stopped := 0
		for n := int64(1); ; n++ {
			ctx := newFuse(n, c.signal)
			var stdout, stderr bytes.Buffer
			code := command(ctx, streams{args: arguments, out: &stdout, errout: &stderr})
			if ctx.left.Load() > 0 {
				break // it was over before the nth time
			}
			if code == exitDone {
				t.Fatalf("stopped at point %d and published all the same", n)
			}
			stopped++
			if code != c.code || stdout.Len() > 0 || !strings.Contains(stderr.String(), "what        stopped by signal: "+c.signal.String()+"\n") {
				t.Errorf("point %d: exit code %d, not %d:\n%s%s", n, code, c.code, stdout.String(), stderr.String())
			}
			if after := namesBelow(t, out); after != before {
				t.Errorf("point %d: the folder of results was\n%s and is\n%s", n, before, after)
			}
		}
		if stopped < 3 {
			t.Errorf("only %d points of %s were tried", stopped, c.data)
		}
	}
}

// The last point at which a signal is heeded is the one before publishing, when the figures
// lie there already.
func TestASignalIsHeededUntilTheFiguresAreMade(t *testing.T) {
	for name, file := range map[string]string{"pipeline": "grunde.csv", "foelsomhed": "foelsomhed/2024/runs/.tmp-*/foelsomhed.csv"} {
		out := filepath.Join(t.TempDir(), "ud")
		arguments := []string{name, "--year", "2024", "--data", filepath.Join(casesFolder, "p12", "data"), "--out", out}
		if name == "pipeline" {
			file = "2024/runs/.tmp-*/" + file
		}
		all := pointsOf(t, exitDone, arguments)
		if err := os.RemoveAll(out); err != nil {
			t.Fatal(err)
		}
		ctx, made := newFuse(all, os.Interrupt), 0
		end := ctx.end
		ctx.end = func(cause error) {
			found, _ := filepath.Glob(filepath.Join(out, file))
			made = len(found)
			end(cause)
		}
		var stdout, stderr bytes.Buffer
		code := command(ctx, streams{args: arguments, out: &stdout, errout: &stderr})
		if code != exitInterrupted || made != 1 || stdout.Len() > 0 {
			t.Errorf("%s: exit code %d, and the figures were there %d times when it was stopped:\n%s", name, code, made, stderr.String())
		}
		if _, err := os.Lstat(filepath.Join(out, "2024", "kandidat")); err == nil {
			t.Errorf("%s was published", name)
		}
	}
}

// pointsOf is how often a command asks for the end of its context.
func pointsOf(t *testing.T, want int, arguments []string) int64 {
	t.Helper()
	const many = 1 << 40
	ctx := newFuse(many, os.Interrupt)
	var stdout, stderr bytes.Buffer
	if code := command(ctx, streams{args: arguments, out: &stdout, errout: &stderr}); code != want {
		t.Fatalf("exit code %d, not %d: %s", code, want, stderr.String())
	}
	return many - ctx.left.Load()
}

// The last point of forklar comes after everything that can go wrong, and before the text.
func TestAnExplanationThatIsStoppedShowsNothing(t *testing.T) {
	result := runOn(t, filepath.Join(casesFolder, "p12", "data"), "--year", "2024")
	arguments := []string{"forklar", "--kommune", "0", "--year", "2024", "--data", filepath.Join(casesFolder, "p12", "data"), "--out", filepath.Dir(filepath.Dir(result))}
	all := pointsOf(t, exitDone, arguments)
	for n := int64(1); n <= all; n++ {
		var stdout, stderr bytes.Buffer
		code := command(newFuse(n, syscall.SIGTERM), streams{args: arguments, out: &stdout, errout: &stderr})
		if code != exitTerminated || stdout.Len() > 0 || !strings.HasPrefix(stderr.String(), "fokusmaal failed; nothing was explained\n  what        stopped by signal: ") {
			t.Fatalf("point %d of %d: exit code %d\n%s%s", n, all, code, stdout.String(), stderr.String())
		}
	}
	// A record that agrees in its hashes but not in its counts is found last.
	record := publish.RunFile(result)
	text, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	text = bytes.Replace(text, []byte(`"duplicates": {
    "ydelse": `), []byte(`"duplicates": {
    "ydelse": 7`), 1)
	if err := os.WriteFile(record, text, 0o600); err != nil {
		t.Fatal(err)
	}
	judging := newFuse(2, syscall.SIGTERM) // who tells the failure asks too
	_ = judge(judging, err)
	if failing := pointsOf(t, exitInput, arguments) - (2 - judging.left.Load()); failing >= all {
		t.Errorf("a run that does not agree asks %d times, one that does %d times: none is before the text is shown", failing, all)
	}
}

// namesBelow lists a folder, with sizes and times.
func namesBelow(t *testing.T, folder string) string {
	t.Helper()
	var names strings.Builder
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.Name() == ".laas" || path == folder {
			return err
		}
		if info.IsDir() {
			names.WriteString(path + "\n")
		} else {
			names.WriteString(path + " " + info.ModTime().Format(time.RFC3339Nano) + "\n")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names.String()
}
