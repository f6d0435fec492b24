package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// twoYears are two folders that are whole and wait to be published together, each beside an
// older run.
func twoYears(t *testing.T, out string) []Publication {
	t.Helper()
	var all []Publication
	for _, year := range []int{2024, 2025} {
		for range 2 {
			f, err := NewFolder(out, ShelfOf(year), RunID(start), nil)
			ready(t, err)
			writeSmall(t, f, everyType(false))
			all = append(all, Publication{f, exampleRun()})
			if len(all)%2 == 1 {
				_, err = f.Publish(exampleRun())
				ready(t, err)
			}
		}
	}
	both := []Publication{all[1], all[3]}
	for _, p := range both {
		ready(t, p.Folder.finish(p.Run))
	}
	return both
}

// The steps of a publication of two folders in their order, and what kandidat of both is to
// be after a death behind each of them and a Sweep.
var deaths = []struct {
	name  string
	step  func(all []Publication) error
	after string
}{
	{"before anything", func([]Publication) error { return nil }, "runs/20260401T083000Z"},
	{"when the intent is written", intend, "runs/20260401T083000Z-2"},
	{"when the first folder has its name", func(all []Publication) error {
		return os.Rename(all[0].Folder.temp, all[0].Folder.Path())
	}, "runs/20260401T083000Z-2"},
	{"when the first kandidat is replaced", func(all []Publication) error {
		return all[0].Folder.point("runs/" + all[0].Folder.runID)
	}, "runs/20260401T083000Z-2"},
	{"when the second kandidat is replaced", func(all []Publication) error { return all[1].Folder.expose() }, "runs/20260401T083000Z-2"},
	{"when the intent is gone", func(all []Publication) error { return forgetIntent(all[0].Folder.out()) }, "runs/20260401T083000Z-2"},
}

func TestSeveralFoldersArePublishedTogetherWhereverTheProcessDies(t *testing.T) {
	for n, death := range deaths {
		t.Run(death.name, func(t *testing.T) {
			out := t.TempDir()
			both := twoYears(t, out)
			for _, d := range deaths[:n+1] {
				ready(t, d.step(both))
			}
			for range 2 {
				ready(t, Sweep(out))
				bothAre(t, out, death.after)
			}
			if left, _ := filepath.Glob(filepath.Join(out, ".*")); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func bothAre(t *testing.T, out, want string) {
	t.Helper()
	for _, year := range []string{"2024", "2025"} {
		got, err := os.Readlink(filepath.Join(out, year, CandidateName))
		ready(t, err)
		if got != want {
			t.Errorf("kandidat of %s points to %s, expected %s", year, got, want)
		}
		if _, err := os.Stat(filepath.Join(out, year, CandidateName, runFile)); err != nil {
			t.Error(err)
		}
	}
}

func TestAPublicationThatFailsIsNotEndedLater(t *testing.T) {
	out := t.TempDir()
	both := twoYears(t, out)
	inTheWay := both[1].Folder.Path()
	ready(t, os.Mkdir(inTheWay, 0o700))
	if err := expose(both, []string{"runs/20260401T083000Z", "runs/20260401T083000Z"}); err == nil {
		t.Fatal("a folder took the place of another")
	}
	ready(t, os.Remove(inTheWay), Sweep(out))
	bothAre(t, out, "runs/20260401T083000Z")
}

func TestAnIntentWhoseFoldersWereWithdrawnAsksForNothing(t *testing.T) {
	out := t.TempDir()
	both := twoYears(t, out)
	ready(t, intend(both), both[0].Folder.Discard(), both[1].Folder.Discard(), Sweep(out))
	bothAre(t, out, "runs/20260401T083000Z")
}

func TestAnIntentThatIsNoneIsAnError(t *testing.T) {
	for _, text := range []string{"", "{", `[{"shelf": "..", "temp": ".tmp-x", "run_id": "20260401T083000Z"}]`, `[{"shelf": "2024", "temp": "../x", "run_id": "20260401T083000Z"}]`} {
		out := t.TempDir()
		ready(t, os.WriteFile(filepath.Join(out, intentFile), []byte(text), 0o600))
		wantKind(t, Sweep(out), ErrCannotWrite)
	}
}

func TestAnIntentIsReadWholeBeforeAnyOfItIsDone(t *testing.T) {
	out := t.TempDir()
	both := twoYears(t, out)
	ready(t, intend(both))
	path := filepath.Join(out, intentFile)
	sound, err := os.ReadFile(path)
	ready(t, err)
	published := filepath.Join(out, "2025", "runs", "20260401T083000Z")
	for what, text := range map[string]string{
		"the second is no shelf":                strings.Replace(string(sound), `"2025"`, `".."`, 1),
		"the second is a run that is published": strings.Replace(string(sound), filepath.Base(both[1].Folder.temp), filepath.Base(published), 1),
		"the second is the shelf itself":        strings.Replace(string(sound), filepath.Base(both[1].Folder.temp), "..", 1),
		"the second has a control character":    strings.Replace(string(sound), filepath.Base(both[1].Folder.temp), `.tmp-a\u0007`, 1),
		"there are ten thousand":                "[" + strings.Repeat(`{"shelf": "2024", "temp": ".tmp-20260401T083000Z-2-1", "run_id": "20260401T083000Z-2"},`, 10_000) + "null]",
	} {
		t.Run(what, func(t *testing.T) {
			ready(t, os.WriteFile(path, []byte(text), 0o600))
			wantKind(t, Sweep(out), ErrCannotWrite)
			bothAre(t, out, "runs/20260401T083000Z")
			if _, err := os.Stat(published); err != nil {
				t.Error("a published run was taken away")
			}
		})
	}
	ready(t, os.WriteFile(path, sound, 0o600), Sweep(out))
	bothAre(t, out, "runs/20260401T083000Z-2")
}

func TestAnIntentThatIsNoFileIsAnErrorAndNotWaitedFor(t *testing.T) {
	for what, make := range map[string]func(path string) error{
		"a pipe":                      func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"a folder":                    func(path string) error { return os.Mkdir(path, 0o700) },
		"a link to what has no end":   func(path string) error { return os.Symlink("/dev/zero", path) },
		"a link to nothing":           func(path string) error { return os.Symlink("nothing", path) },
		"a file larger than they are": func(path string) error { return errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, 1<<40)) },
	} {
		t.Run(what, func(t *testing.T) {
			out := t.TempDir()
			ready(t, make(filepath.Join(out, intentFile)))
			wantKind(t, Sweep(out), ErrCannotWrite)
		})
	}
}
