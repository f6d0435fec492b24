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
)

// fuse is a context that a signal ends at the nth time that anybody asks for its end:
// each stage does when it begins. So a run can be stopped at every such point, without a
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

func TestARunThatIsStoppedLeavesTheOldResultAndNothingElse(t *testing.T) {
	for _, c := range []struct {
		signal os.Signal
		code   int
		data   string // sorted and in random order: two ways through the program
	}{{os.Interrupt, exitInterrupted, "p12"}, {syscall.SIGTERM, exitTerminated, "p11"}} {
		out := filepath.Join(t.TempDir(), "ud")
		arguments := []string{"pipeline", "--year", "2024", "--data", filepath.Join(casesFolder, c.data, "data"), "--out", out}
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
