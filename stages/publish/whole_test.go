package publish

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAFileForOthersIsReplacedWhole(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.prom")
	for _, text := range []string{"one", "two"} {
		ready(t, WriteBeside(path, []byte(text)))
		if got, _ := os.ReadFile(path); string(got) != text {
			t.Errorf("%s is there", got)
		}
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("%d files are left", len(entries))
	}
	wantKind(t, WriteBeside(folder, nil), ErrCannotWrite)
	wantKind(t, WriteBeside(filepath.Join(folder, "none", "a.prom"), nil), ErrCannotWrite)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		t.Error("a folder was replaced")
	}
}
