package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/kontroller"
)

func TestWhatStoppedARunLiesBesideTheRunsUntilOneSucceeds(t *testing.T) {
	out := t.TempDir()
	publishOne(t, out)
	shelf, found := ShelfOf(2025), kontroller.Fund{Kode: 4, Alvor: kontroller.Fejl, Tabel: schemas.LoentimerTable, Kolonne: "timer", Raekkegruppe: -1, Besked: "a, b"}
	mem := memory.NewCheckedAllocator(memory.DefaultAllocator)
	defer mem.AssertSize(t, 0)
	for findings := 2; findings > 0; findings-- { // the second replaces the first
		path, err := Standset(out, shelf, []kontroller.Fund{found, found}[:findings], mem)
		ready(t, err)
		text, err := os.ReadFile(path)
		ready(t, err)
		if want := "K04,fejl,false,loentimer,timer,101,København,,0,0,0,,,\"a, b\"\n"; path != filepath.Join(out, "2025", "standset", "kontrol.csv") ||
			strings.Count(string(text), "\n"+want) > findings || !strings.HasSuffix(string(text), want) || strings.Count(string(text), "\n") != findings+1 {
			t.Errorf("%s:\n%s", path, text)
		}
	}
	ready(t, Sweep(out))
	for range 2 { // there is nothing the second time
		ready(t, UdenStandset(out, shelf))
		if left, _ := filepath.Glob(filepath.Join(out, "2025", "*standset*")); len(left) > 0 {
			t.Errorf("%v is left", left)
		}
	}
}
