package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A pipe would be waited for without end, and a signal would not end that.
func TestARecordThatIsNoFileIsAnErrorAndNotWaitedFor(t *testing.T) {
	for what, make := range map[string]func(path string) error{
		"a pipe":                    func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"a folder":                  func(path string) error { return os.Mkdir(path, 0o700) },
		"a link to what has no end": func(path string) error { return os.Symlink("/dev/zero", path) },
		"a file larger than any":    func(path string) error { return makeSparse(path, maxRecord+1) },
	} {
		t.Run(what, func(t *testing.T) {
			folder := t.TempDir()
			if err := make(filepath.Join(folder, "run.json")); err != nil {
				t.Fatal(err)
			}
			if _, err := readRun(folder); err == nil || !strings.Contains(err.Error(), "found none that can be read") {
				t.Errorf("said %v", err)
			}
		})
	}
}

func makeSparse(path string, size int64) error {
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		return err
	}
	return os.Truncate(path, size)
}
