package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// makes runs make in the folder of the Makefile, without what the caller's own make and
// environment would say.
func makes(t *testing.T, arguments ...string) (string, error) {
	t.Helper()
	program, err := exec.LookPath("make")
	if err != nil {
		t.Skip(err)
	}
	c := exec.Command(program, append([]string{"-C", "..", "--no-print-directory"}, arguments...)...)
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C"}
	text, err := c.CombinedOutput()
	return string(text), err
}

func TestMakeRefusesReadingsThatACommandWouldPassOver(t *testing.T) {
	for command, want := range map[string]string{
		"forklar":    "make forklar takes no FORTOLKNING: it explains the latest run under the readings of that run. Leave it out: it belongs to make pipeline.\n",
		"foelsomhed": "make foelsomhed takes no FORTOLKNING: it tries every reading in its alternative. Leave it out.\n",
	} {
		text, err := makes(t, command, "FORTOLKNING=R04", "MAKEFLAGS=")
		if err == nil || !strings.HasPrefix(text, want) || strings.Contains(text, "bin/fokusmaal") {
			t.Errorf("make %s: %v\n%s", command, err, text)
		}
		if text, err := makes(t, "-n", command, "FORTOLKNING="); err != nil || strings.Contains(text, "takes no") || !strings.Contains(text, "bin/fokusmaal "+command) {
			t.Errorf("make %s without FORTOLKNING: %v\n%s", command, err, text)
		}
	}
}

func TestMakePassesTheFokusmaalOnlyIfOneIsAskedFor(t *testing.T) {
	if text, err := makes(t, "-n", "forklar", "MAAL=0"); err != nil || !strings.Contains(text, ` --maal="0" `) {
		t.Errorf("%v\n%s", err, text)
	}
	if text, err := makes(t, "-n", "forklar"); err != nil || strings.Contains(text, "--maal") {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestTheFirstLineOfMakeHelpNamesWhatForklarTakes(t *testing.T) {
	text, err := makes(t, "help")
	first, _, _ := strings.Cut(text, "\n")
	for _, name := range []string{"[KOMMUNE=", "[MAANED=", "[MAAL=", "[FORTOLKNING="} {
		if err != nil || !strings.Contains(first, name) {
			t.Errorf("%v: no %s in %s", err, name, first)
		}
	}
}

func TestMakePassesTheSmallFilesThatAreGiven(t *testing.T) {
	text, err := makes(t, "-n", "pipeline", "YDELSESGRAD=mål 22.csv", "TILSYN_FORRIGE=ud/2021/tilsyn.csv", "MILEPAELE=planer.csv")
	for _, flag := range []string{`--ydelsesgrad="mål 22.csv"`, `--tilsyn-forrige="ud/2021/tilsyn.csv"`, `--milepaele="planer.csv"`} {
		if err != nil || !strings.Contains(text, flag) {
			t.Errorf("%v: no %s in\n%s", err, flag, text)
		}
	}
	if text, err := makes(t, "-n", "pipeline"); err != nil || strings.Contains(text, "--ydelsesgrad") || strings.Contains(text, "--tilsyn-forrige") || strings.Contains(text, "--milepaele") {
		t.Errorf("%v\n%s", err, text)
	}
}
