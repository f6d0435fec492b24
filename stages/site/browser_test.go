package site

import (
	"os"
	"path/filepath"
	"testing"
)

// skrivSider writes the pages, and made-up files where they link to, into a folder.
func skrivSider(t *testing.T, mappe string) {
	t.Helper()
	filer := sider(t)
	for _, f := range filer {
		skrivFil(t, filepath.Join(mappe, filepath.FromSlash(f.Sti)), f.Data)
	}
}

func skrivFil(t *testing.T, sti string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(sti), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(sti, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestSkriv(t *testing.T) { // temporary
	if m := os.Getenv("MAPPE"); m != "" {
		skrivSider(t, m)
	}
}
