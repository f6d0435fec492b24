package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	syncedPath  = regexp.MustCompile(`fsync\(\d+<([^>]+)>`)
	renamedPath = regexp.MustCompile(`renameat\(AT_FDCWD(?:<[^>]*>)?, "([^"]+)", AT_FDCWD(?:<[^>]*>)?, "([^"]+)"`)
)

// TestEveryFileIsOnTheDiskBeforeItsFolderHasItsName reads a trace of a run: each file is
// fsynced, then each folder, then the run folder has its name and runs is fsynced, and at
// last kandidat points to it and the shelf is fsynced.
func TestEveryFileIsOnTheDiskBeforeItsFolderHasItsName(t *testing.T) {
	lab := newFaultLab(t, 0.0005)
	out, err := filepath.EvalSymlinks(t.TempDir())
	lab.must(err)
	out = filepath.Join(out, "ud")
	trace := filepath.Join(t.TempDir(), "trace")
	if text, err := lab.strace(out, "-y", "-o", trace, "-e", "trace=fsync,renameat").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	text, err := os.ReadFile(trace)
	lab.must(err)
	at := map[string]int{} // the line in which a path was synced last, or a name was given
	var before string      // the run folder while it had no name yet
	for n, line := range strings.Split(string(text), "\n") {
		if path := syncedPath.FindStringSubmatch(line); path != nil {
			at["sync "+path[1]] = n + 1
		}
		if path := renamedPath.FindStringSubmatch(line); path != nil {
			at["name "+path[2]] = n + 1
			if filepath.Base(filepath.Dir(path[2])) == "runs" {
				before = path[1]
			}
		}
	}
	year := filepath.Join(out, "2024")
	folder, err := filepath.EvalSymlinks(filepath.Join(year, "kandidat"))
	lab.must(err)
	inOrder := func(first, then string) {
		t.Helper()
		if at[first] == 0 || at[then] == 0 || at[first] >= at[then] {
			t.Errorf("line %d: %s\nline %d: %s", at[first], first, at[then], then)
		}
	}
	named, files := "name "+folder, 0
	lab.must(filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		written := filepath.Join(before, strings.TrimPrefix(path, folder))
		inOrder("sync "+written, named)
		if !d.IsDir() {
			files++
			inOrder("sync "+written, "sync "+filepath.Dir(written))
		}
		return err
	}))
	inOrder(named, "sync "+filepath.Join(year, "runs"))
	inOrder("sync "+filepath.Join(year, "runs"), "name "+filepath.Join(year, "kandidat"))
	inOrder("name "+filepath.Join(year, "kandidat"), "sync "+year)
	if files < 20 {
		t.Errorf("%d files were published", files)
	}
}
