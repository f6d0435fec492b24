package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

// resultatmaal writes a resultatmål of 2024 that the kommuner of some codes meet.
func resultatmaal(t *testing.T, path string, met func(kode int32) bool) string {
	t.Helper()
	text := "aar,kommune,faktisk,forventet\n"
	for k := range schemas.Kommune(schemas.Kommuner) {
		faktisk := 10
		if met(k.Kode()) {
			faktisk = 9
		}
		text += fmt.Sprintf("2024,%d,%d,9\n", k.Kode(), faktisk)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Each point of the way is decided by a run of its own here: A's data and small files, the
// data without the late rows, B's data, and then B's small files.
func TestADecisionOnTheTilsynIsNamedWithTheStepThatChangesIt(t *testing.T) {
	l, folder := newLateDelivery(t), t.TempDir()
	small := t.TempDir()
	before := resultatmaal(t, filepath.Join(small, "a.csv"), func(int32) bool { return false })
	after := resultatmaal(t, filepath.Join(small, "b.csv"), func(kode int32) bool { return kode%7 == 0 })
	a, b := l.run(t, folder, "a", "--ydelsesgrad", before), l.run(t, folder, "b", "--ydelsesgrad", after)
	points := []map[string]string{statusIn(t, a), statusIn(t, l.run(t, folder, "m", "--ydelsesgrad", before)),
		statusIn(t, l.run(t, folder, "b", "--ydelsesgrad", before)), statusIn(t, b)}
	want, kinds := map[string]string{}, map[string]bool{}
	for kommune, decided := range points[3] {
		var because []string
		for i, reason := range []string{"rettede_eller_fjernede_raekker", "nye_raekker", "smaa_filer"} {
			if points[i][kommune] != points[i+1][kommune] {
				because = append(because, reason)
				kinds[reason] = true
			}
		}
		if len(because) > 0 {
			want[kommune] = fmt.Sprintf("%s → %s: %s", points[0][kommune], decided, strings.Join(because, " "))
		}
	}
	result, screen := diffOf(t, exitDone, a, b)
	if diff := cmp.Diff(want, statusFlips(t, result)); diff != "" || len(kinds) != 3 {
		t.Errorf("%v (-runs +diff):\n%s", kinds, diff)
	}
	if !strings.Contains(screen, ": små filer)") {
		t.Errorf("the screen does not say so:\n%s", screen)
	}
	resultatmaal(t, before, func(int32) bool { return true })
	result, screen = diffOf(t, exitDone, a, b)
	for kommune, flip := range statusFlips(t, result) {
		if !strings.HasSuffix(flip, ": ikke_opdelt") {
			t.Errorf("when the small file of A is another, %s is %s", kommune, flip)
		}
	}
	if !strings.Contains(screen, "A's resultatmål, milepæle eller tilsyn fra året før findes ikke mere") {
		t.Errorf("the screen does not say so:\n%s", screen)
	}
}

// statusIn is what a run decides on each kommune.
func statusIn(t *testing.T, run string) map[string]string {
	t.Helper()
	return column(t, filepath.Join(run, "tilsyn.csv"), "status")
}

// statusFlips are the decisions of table diff_afgoerelser on the tilsyn.
func statusFlips(t *testing.T, result string) map[string]string {
	t.Helper()
	flips := map[string]string{}
	for _, row := range readTable(t, filepath.Join(result, "diff_afgoerelser.csv")) {
		if row["afgoerelse"] == "status" {
			flips[row["kommune"]] = fmt.Sprintf("%s → %s: %s", row["foer"], row["efter"], row["aarsager"])
		}
	}
	return flips
}

func TestATilsynThatOnlyOneRunDecidesComesOfItsSmallFiles(t *testing.T) {
	land, _ := smallCountry(t)
	out := t.TempDir()
	a := pipelineRun(t, land, out)
	b := pipelineRun(t, land, out, "--ydelsesgrad", resultatmaal(t, filepath.Join(t.TempDir(), "maal.csv"), func(int32) bool { return true }))
	for _, c := range []struct{ a, b, flip string }{{a, b, " → ingen: smaa_filer"}, {b, a, "ingen → : smaa_filer"}} {
		result, _ := diffOf(t, exitDecision, c.a, c.b, "--fail-if-decision-changes")
		flips := statusFlips(t, result)
		for kommune, flip := range flips {
			if flip != c.flip {
				t.Errorf("%s: %q, want %q", kommune, flip, c.flip)
			}
		}
		if len(flips) != schemas.Kommuner {
			t.Errorf("%d kommuner", len(flips))
		}
	}
}
