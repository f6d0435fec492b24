package gaeldende

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/stages/publish"
)

// ended is when the run of exampleRun was published.
var ended = time.Date(2026, 4, 1, 8, 30, 1, 250_000_000, time.UTC)

// nightly is how 2025 stands so long after its run, which may be 36 hours old.
func nightly(t *testing.T, out string, later time.Duration) *Nightly {
	t.Helper()
	s, err := Stand(out, 2025)
	ready(t, err)
	return &Nightly{Standing: s, Now: ended.Add(later), Senest: 36 * time.Hour, KontrolSenest: 6 * time.Hour}
}

func TestWhatIsNotInOrderIsSaid(t *testing.T) {
	none, waiting := t.TempDir(), t.TempDir()
	makeRun(t, waiting)
	fine := t.TempDir()
	makeRun(t, fine)
	mustPut(t, fine, act)
	newer := t.TempDir()
	makeRun(t, newer)
	mustPut(t, newer, act)
	makeRun(t, newer)
	const old = "the latest run is 36h01m old, more than 36h: the nightly run is overdue"
	for name, c := range map[string]struct {
		out     string
		later   time.Duration
		overdue bool
		wrong   []string
	}{
		"no run":                       {none, 0, true, []string{"there is no run of 2025", "nothing is in force"}},
		"a run, not in force":          {waiting, time.Hour, false, []string{"nothing is in force"}},
		"in force":                     {fine, time.Hour, false, nil},
		"as old as it may be":          {fine, 36 * time.Hour, false, nil},
		"a moment older":               {fine, 36*time.Hour + 1, true, []string{old}},
		"older, and not in force":      {waiting, 36*time.Hour + time.Second, true, []string{old, "there is no second calculation of the latest run, which is older than 6h", "nothing is in force"}},
		"a newer run waits":            {newer, time.Hour, false, nil},
		"clocks that differ a little":  {fine, -5 * time.Minute, false, nil},
		"a run of a time not yet come": {fine, -5*time.Minute - 1, true, []string{"the latest run is from a time that has not come: a clock is wrong"}},
	} {
		n := nightly(t, c.out, c.later)
		if n.Overdue() != c.overdue {
			t.Errorf("%s: overdue is %v", name, n.Overdue())
		}
		if diff := cmp.Diff(c.wrong, n.Wrong()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if n := nightly(t, newer, 0); n.CandidateInForce() || n.InForce.RunID != "20260401T083000Z" || n.Candidate.RunID != "20260401T083000Z-2" {
		t.Errorf("the newer run: %+v", n.Standing)
	}
	if n := nightly(t, fine, 0); !n.CandidateInForce() || n.InForce.Number != 1 || !n.Ended.Equal(ended) {
		t.Errorf("the only run: %+v", n.Standing)
	}
}

func TestAPublicationThatIsRecordedAndNotInForceIsSaid(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	for number := 1; number <= 3; number++ {
		mend := died(t, out, inForce)
		_, err := put(out, act)
		wantKind(t, err, publish.ErrCannotWrite)
		mend()
		n := nightly(t, out, 0)
		if n.Unfinished != number || number == 1 != (n.InForce == nil) || n.InForce != nil && n.InForce.Number != number-1 {
			t.Errorf("publication %d: %+v", number, n.Standing)
		}
		if wrong := strings.Join(n.Wrong(), "; "); !strings.Contains(wrong, "is recorded and not in force") {
			t.Errorf("publication %d: %s", number, wrong)
		}
		mustPut(t, out, act)
		makeRun(t, out)
	}
}

func TestResultsThatAreNotAsTheyWereMadeHaveNoStanding(t *testing.T) {
	for name, damage := range map[string]func(out, folder string) error{
		"a link that leads elsewhere": func(out, _ string) error {
			return publish.PointLink(filepath.Join(out, "2025"), inForce, "runs/20200101T000000Z")
		},
		"no link":                    func(out, _ string) error { return os.Remove(filepath.Join(out, "2025", inForce)) },
		"a record that is gone":      func(out, _ string) error { return os.Remove(filepath.Join(out, "2025", publications, "0001.json")) },
		"a run.json of another form": func(_, folder string) error { return os.WriteFile(publish.RunFile(folder), []byte("{}"), 0o600) },
		"a kandidat that dangles": func(out, _ string) error {
			return publish.PointLink(filepath.Join(out, "2025"), publish.CandidateName, "runs/20200101T000000Z")
		},
		"no folder of results": func(out, _ string) error { return os.RemoveAll(out) },
	} {
		out := t.TempDir()
		makeRun(t, out)
		mustPut(t, out, act)
		folder := makeRun(t, out)
		mustPut(t, out, noted("once more"))
		ready(t, damage(out, folder))
		var lacks *publish.ReadError
		if _, err := Stand(out, 2025); !errors.As(err, &lacks) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

func TestLookingHowItStandsChangesNothingAndWaitsForNobody(t *testing.T) {
	out := t.TempDir()
	makeRun(t, out)
	held, err := publish.Lock(out)
	ready(t, err)
	before, err := os.ReadDir(out)
	ready(t, err)
	if n := nightly(t, out, 0); n.Candidate == nil {
		t.Error("no run was found")
	}
	if _, err := Stand(out, 2024); err != nil {
		t.Errorf("a year without a run: %v", err)
	}
	after, err := os.ReadDir(out)
	ready(t, err, held.Release())
	if len(before) != len(after) {
		t.Errorf("%d entries before, %d after", len(before), len(after))
	}
}
