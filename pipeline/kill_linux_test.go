package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// TestRowsThatWaitAreGoneWithTheProgram kills the real program at the moment at which it
// makes its temporary folder, and waits until the first file in it had its name taken away:
// an empty folder is all that is left, and the next run removes it.
func TestRowsThatWaitAreGoneWithTheProgram(t *testing.T) {
	out := filepath.Join(t.TempDir(), "ud")
	arguments := []string{"pipeline", "--year", "2023", "--data", filepath.Join(casesFolder, "p11", "data"), "--out", out, "--room", "1", "--batch-rows", "100"}
	shelf := filepath.Join(out, "2023")
	if err := os.MkdirAll(shelf, 0o755); err != nil {
		t.Fatal(err)
	}
	watch, err := syscall.InotifyInit()
	if err != nil {
		t.Skip(err)
	}
	defer syscall.Close(watch)
	if _, err := syscall.InotifyAddWatch(watch, shelf, syscall.IN_CREATE); err != nil {
		t.Skip(err)
	}
	run := exec.Command("fokusmaal", arguments...)
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	var left []string
	for len(left) == 0 {
		if _, err := syscall.Read(watch, make([]byte, 4096)); err != nil {
			t.Fatal(err)
		}
		left, _ = filepath.Glob(filepath.Join(shelf, ".tmp-*-mellem"))
	}
	if err := run.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = run.Wait() // it was killed
	info, err := os.Stat(left[0])
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Fatalf("the temporary folder: %v, %v", info, err)
	}
	if code, _, errout := runCommand(append(arguments[:len(arguments)-4:len(arguments)-4], "--workers", "2")...); code != exitDone {
		t.Fatal(errout)
	}
	if left, _ := filepath.Glob(filepath.Join(shelf, ".tmp-*")); len(left) > 0 {
		t.Errorf("the next run left %v", left)
	}
}
