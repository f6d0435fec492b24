package site

import (
	"os"
	"path/filepath"
	"testing"

	"fokusmaal/stages/offentlig/proeve"
)

func TestSkriv(t *testing.T) {
	regler, err := os.ReadFile("../lov/REGLER.md")
	if err != nil {
		t.Fatal(err)
	}
	sider, err := Sider(proeve.Publikation(), string(regler))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range sider {
		p := filepath.Join(os.Getenv("UDFOLDER"), f.Sti)
		os.MkdirAll(filepath.Dir(p), 0o755)
		os.WriteFile(p, f.Data, 0o644)
	}
}
