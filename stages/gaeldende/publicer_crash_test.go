package gaeldende

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fokusmaal/stages/publish"
)

// unfinished begins the name of what publish has not written to the end.
const unfinished = ".tmp-"

// died puts a folder with something in it in the way of a temporary file, so that a step
// fails where it would have begun: what is done before it is what a process leaves that
// dies there.
func died(t *testing.T, out, temp string) (mend func()) {
	t.Helper()
	inTheWay := filepath.Join(out, "2025", unfinished+temp)
	ready(t, os.MkdirAll(filepath.Join(inTheWay, "x"), 0o700))
	return func() { ready(t, os.RemoveAll(inTheWay)) }
}

func TestAProcessThatDiesBeforeTheRecordLeavesEverythingAsItWas(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	for _, number := range []int{1, 2} {
		before := inForceNow(t, out)
		mend := died(t, out, publications)
		_, err := put(out, act)
		wantKind(t, err, publish.ErrCannotWrite)
		if inForceNow(t, out) != before {
			t.Error("gaeldende has changed")
		}
		mend()
		if e := mustPut(t, out, act); e.Number != number || e.Mended != 0 {
			t.Errorf("%+v", e)
		}
		makeRun(t, out)
	}
}

func TestAProcessThatDiesBetweenTheRecordAndTheLinkIsMendedByTheNext(t *testing.T) {
	for _, newer := range []bool{false, true} {
		out := t.TempDir()
		makeRun(t, out)
		for _, number := range []int{1, 2} {
			before := inForceNow(t, out)
			mend := died(t, out, inForce)
			e, err := put(out, act)
			wantKind(t, err, publish.ErrCannotWrite)
			if inForceNow(t, out) != before || e.Number != number {
				t.Fatal("it is in force")
			}
			wantError(t, verifyShelf(out), "gaeldende: expected a link to runs/"+e.RunID)
			mend()
			if newer {
				makeRun(t, out)
			}
			again := mustPut(t, out, act)
			if again.Mended != number || again.Already == newer || again.Number != number && !newer {
				t.Errorf("%+v", again)
			}
			if inForceNow(t, out) != "runs/"+again.RunID {
				t.Error("it is not in force")
			}
			if newer {
				break // its number is taken by the newer run
			}
			makeRun(t, out)
		}
		makeRun(t, out)
		mustPut(t, out, act)
		ready(t, verifyShelf(out))
	}
}

// What dies while it writes leaves temporary files alone, which the next run sweeps away.
func TestWhatADeadProcessLeftIsNoRecordAndIsSweptAway(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	mustPut(t, out, act)
	shelf := filepath.Join(out, "2025")
	before := tree(t, out)
	ready(t, os.WriteFile(filepath.Join(shelf, unfinished+publications), []byte(`{"number": 2`), 0o600),
		os.Symlink("runs/gone", filepath.Join(shelf, unfinished+inForce)))
	ready(t, verifyShelf(out))
	ready(t, publish.Sweep(out))
	if after := tree(t, out); len(after) != len(before) {
		t.Errorf("%q", after)
	}
	makeRun(t, out)
	if e := mustPut(t, out, act); e.Number != 2 {
		t.Errorf("%+v", e)
	}
}

func TestWhatSomebodyElseDidToTheLinkOrTheChainIsNotBuiltUpon(t *testing.T) {
	whole := shelfOfThree(t)
	makeRun(t, whole)
	for name, c := range map[string]struct {
		change func(shelf string) error
		want   string
	}{
		"the first run in force again":   {func(s string) error { return publish.PointLink(s, inForce, "runs/20260401T083000Z") }, "gaeldende: expected a link to runs/20260401T083000Z-3, the run of publication 3, which is the last"},
		"a run that was never published": {func(s string) error { return publish.PointLink(s, inForce, "runs/20260401T083000Z-4") }, "gaeldende: expected a link to runs/20260401T083000Z-3"},
		"no link":                        {func(s string) error { return os.Remove(filepath.Join(s, inForce)) }, "gaeldende: expected a link to runs/20260401T083000Z-3"},
		"a folder in place of the link": {func(s string) error {
			return errors.Join(os.Remove(filepath.Join(s, inForce)), os.Mkdir(filepath.Join(s, inForce), 0o700))
		}, "gaeldende is expected to be a symbolic link"},
		"a record less":               {func(s string) error { return os.Remove(filepath.Join(s, publications, "0002.json")) }, "0002.json: expected the record of publication 2"},
		"no records":                  {func(s string) error { return os.RemoveAll(filepath.Join(s, publications)) }, "gaeldende: expected no link, since nothing is published"},
		"the run in force is changed": {func(s string) error { flip(t, filepath.Join(s, inForce, "run.json")); return nil }, "run.json: expected the record of"},
		"its decisions are changed":   {func(s string) error { flip(t, filepath.Join(s, inForce, "tilsyn.csv")); return nil }, "tilsyn.csv: expected the file as it was published"},
		"its record, and a table with it": {func(s string) error {
			change(t, filepath.Join(s, inForce), "fokusmaal_aar.csv", "false", "true")
			return nil
		}, "run.json: expected the record of the run as it was published (SHA-256 in publication 3), found other bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			out := copied(t, whole)
			ready(t, c.change(filepath.Join(out, "2025")))
			_, err := put(out, noted("x"))
			wantError(t, err, c.want)
			if _, err := os.Lstat(filepath.Join(out, "2025", publications, "0004.json")); err == nil {
				t.Error("it is recorded")
			}
		})
	}
}
