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

func TestARecordIsWrittenBesideTheOthersAndOverNone(t *testing.T) {
	shelf := t.TempDir()
	path, err := WriteNew(shelf, "records", "1.json", []byte("one"))
	ready(t, err)
	_, err = WriteNew(shelf, "records", "1.json", []byte("two"))
	wantKind(t, err, ErrCannotWrite)
	if text, _ := os.ReadFile(path); string(text) != "one" || path != filepath.Join(shelf, "records", "1.json") {
		t.Errorf("%s has %q", path, text)
	}
	if entries, _ := os.ReadDir(shelf); len(entries) != 1 {
		t.Errorf("%d entries beside the records", len(entries)-1)
	}
}
