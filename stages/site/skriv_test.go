package site

import (
	"os"
	"path/filepath"
	"testing"
)

// writeSite writes the pages into a folder, for a browser.
func writeSite(t *testing.T, mappe string) {
	t.Helper()
	for _, f := range sider(t) {
		sti := filepath.Join(mappe, filepath.FromSlash(f.Sti))
		if err := os.MkdirAll(filepath.Dir(sti), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(sti, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSkriv(t *testing.T) { // temporary
	if m := os.Getenv("MAPPE"); m != "" {
		writeSite(t, m)
	}
}
