package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestASignalEndsTheProgramAndLeavesNothing sends real signals to the real program at the
// moment at which it makes its folder: the kernel tells, so nobody has to wait.
func TestASignalEndsTheProgramAndLeavesNothing(t *testing.T) {
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: exitInterrupted, syscall.SIGTERM: exitTerminated} {
		out := filepath.Join(t.TempDir(), "ud")
		runs := filepath.Join(out, "2024", "runs")
		if err := os.MkdirAll(runs, 0o755); err != nil {
			t.Fatal(err)
		}
		watch, err := syscall.InotifyInit()
		if err != nil {
			t.Skip(err)
		}
		defer syscall.Close(watch)
		if _, err := syscall.InotifyAddWatch(watch, runs, syscall.IN_CREATE); err != nil {
			t.Skip(err)
		}
		// Batches of one row make the run last much longer than it takes to be told.
		run := exec.Command("fokusmaal", "pipeline", "--year", "2024", "--data", filepath.Join(casesFolder, "p11", "data"), "--out", out, "--batch-rows", "1")
		var stderr bytes.Buffer
		run.Stderr = &stderr
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := syscall.Read(watch, make([]byte, 4096)); err != nil {
			t.Fatal(err)
		}
		if err := run.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		var exited *exec.ExitError
		if err := run.Wait(); !errors.As(err, &exited) || exited.ExitCode() != want {
			t.Errorf("%v: %v, expected exit code %d", signal, err, want)
		}
		if !strings.Contains(stderr.String(), "start it again: it begins from the beginning, and nothing is left over") {
			t.Errorf("%v: %s", signal, stderr.String())
		}
		if left, err := os.ReadDir(runs); err != nil || len(left) > 0 {
			t.Errorf("%v: %d entries are left, %v", signal, len(left), err)
		}
	}
}
