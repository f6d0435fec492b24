package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/syntetisk"
)

// fewestFaultPoints is how many fault points the small run must have at least: fewer would
// mean that the faults no longer reach it.
const fewestFaultPoints = 300

// randomKills is how many times the larger run is killed at a random moment.
const randomKills = 200

// writingCalls are the system calls that write, sync, rename, link, make or open.
var writingCalls = []string{"openat", "write", "fsync", "renameat", "symlinkat", "unlinkat", "mkdirat", "fchmod", "fchmodat", "flock"}

// faultKinds are what strace does at a call: kill the program, or let the call fail.
var faultKinds = []string{"signal=KILL", "error=ENOSPC", "error=EIO", "error=EACCES"}

// TestEveryFaultPointIsSafe lets each of these calls of a small run fail in each of these
// ways, the first time, the second time and so on (of each thread), and runs it again after
// each: what kandidat points to is always whole, it is the old result or the new one, the
// program shows no trace of itself, no byte outside of intern/ and afviste/ holds a canary, and the run after it is the same to the byte and leaves
// nothing behind. It runs under PROEV=faults (make faults), with strace.
func TestEveryFaultPointIsSafe(t *testing.T) {
	lab := newFaultLab(t, 0.0005)
	var faults []string
	for _, call := range writingCalls {
		for n := 1; n <= lab.most[call]; n++ {
			for _, kind := range faultKinds {
				faults = append(faults, fmt.Sprintf("inject=%s:%s:when=%d", call, kind, n))
			}
		}
	}
	points, safe := 0, 0
	lab.forAll(len(faults), func(i int, out string) {
		hit, wrong := lab.strike(out, faults[i])
		lab.mu.Lock()
		defer lab.mu.Unlock()
		switch {
		case wrong != nil:
			points++
			t.Errorf("%s: %v", faults[i], wrong)
		case hit:
			points++
			safe++
		}
	})
	fmt.Printf("%d of %d fault points safe\n", safe, points)
	if points < fewestFaultPoints {
		t.Errorf("%d fault points were reached, expected at least %d", points, fewestFaultPoints)
	}
}

// TestARunThatIsKilledAtAnyMomentTearsNothing kills a larger run at random moments.
func TestARunThatIsKilledAtAnyMomentTearsNothing(t *testing.T) {
	lab := newFaultLab(t, 0.002)
	random := rand.New(rand.NewPCG(1, 2))
	moments := make([]time.Duration, randomKills)
	for i := range moments {
		moments[i] = time.Duration(random.Int64N(int64(lab.took)))
	}
	killed := 0
	lab.forAll(randomKills, func(i int, out string) {
		ctx, cancel := context.WithTimeout(context.Background(), moments[i])
		defer cancel()
		text, err := lab.command(ctx, out).CombinedOutput()
		wrong := lab.judge(out, string(text), err == nil)
		lab.mu.Lock()
		defer lab.mu.Unlock()
		if err != nil {
			killed++
		}
		if wrong != nil {
			t.Errorf("killed after %s: %v", moments[i], wrong)
		}
	})
	fmt.Printf("%d of %d runs were killed before their end, and none tore anything\n", killed, randomKills)
	if killed < randomKills/2 {
		t.Errorf("%d of %d runs were killed", killed, randomKills)
	}
}

// faultLab is a small country, the command on it, and what it must come to.
type faultLab struct {
	t                          *testing.T
	folder, binary, data, grad string
	// old is OUT with an older result under readings of its own; clean are the bytes of the
	// new result, by file.
	old   string
	clean map[string]string
	// most is how often a thread of a clean run calls each of writingCalls at most, and took
	// how long such a run takes.
	most map[string]int
	took time.Duration
	mu   sync.Mutex
}

func newFaultLab(t *testing.T, scale float64) *faultLab {
	if os.Getenv("PROEV") != "faults" {
		t.Skip("PROEV=faults is not set: see make faults and make damage")
	}
	if _, err := exec.LookPath("strace"); err != nil {
		t.Fatal("strace is not there: install it (Debian: apt-get install strace)")
	}
	folder := labFolder(t)
	lab := &faultLab{folder: folder, t: t, binary: filepath.Join(folder, "fokusmaal"), data: filepath.Join(folder, "land"),
		grad: filepath.Join(folder, "grad.csv"), old: filepath.Join(folder, "gammel")}
	buildCommand(t, lab.binary)
	lab.must(makeCanaries(lab.data, syntetisk.StringIDs, scale, schemas.MonthOf(2023, 1), schemas.MonthOf(2024, 2)))
	grad := "aar,kommune,faktisk,forventet\n"
	for k := range schemas.Kommune(schemas.Kommuner) {
		grad += fmt.Sprintf("2024,%d,9.1,9\n", k.Kode())
	}
	lab.must(os.WriteFile(lab.grad, []byte(grad), 0o600))
	lab.clean = lab.result(filepath.Join(folder, "ny"))
	if text, err := lab.command(context.Background(), lab.old, "--fortolkning", "R04").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if leak, _, err := leakBelow(lab.old, false, nil); leak != "" || err != nil {
		t.Fatalf("the older result holds a canary: %s %v", leak, err)
	}
	lab.count(filepath.Join(folder, "talt"))
	return lab
}

// result runs the command undisturbed and returns the bytes that it publishes.
func (l *faultLab) result(out string) map[string]string {
	start := time.Now()
	if text, err := l.command(context.Background(), out).CombinedOutput(); err != nil {
		l.t.Fatalf("%v\n%s", err, text)
	}
	l.took = time.Since(start)
	files, err := runBytes(filepath.Join(out, "2024", "kandidat"))
	l.must(err)
	return files
}

// count counts the calls of a clean run by thread.
func (l *faultLab) count(out string) {
	trace := filepath.Join(l.folder, "trace")
	if text, err := l.strace(out, "-o", trace, "-e", "trace="+strings.Join(writingCalls, ",")).CombinedOutput(); err != nil {
		l.t.Fatalf("%v\n%s", err, text)
	}
	text, err := os.ReadFile(trace)
	l.must(err)
	l.most = mostCalls(string(text))
}

func (l *faultLab) command(ctx context.Context, out string, more ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, l.binary, l.arguments(out, more...)...)
	c.Env = append(os.Environ(), frugal...)
	return c
}

func (l *faultLab) arguments(out string, more ...string) []string {
	return append([]string{"pipeline", "--year", "2024", "--data", l.data, "--out", out, "--ydelsesgrad", l.grad, "--workers", "1"}, more...)
}

func (l *faultLab) strace(out string, options ...string) *exec.Cmd {
	return traced(append(options, append([]string{l.binary}, l.arguments(out)...)...))
}

// forAll does the work for every number, two at a time, each with a folder of results of its
// own that has the older one in it.
func (l *faultLab) forAll(n int, work func(i int, out string)) {
	var wait sync.WaitGroup
	for lane := range 2 {
		wait.Go(func() {
			for i := lane; i < n; i += 2 {
				out := filepath.Join(l.folder, fmt.Sprint("lane", lane), "ud")
				if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
					l.t.Error(err)
					return
				}
				if text, err := exec.Command("cp", "-a", l.old, out).CombinedOutput(); err != nil { // with its modes
					l.t.Errorf("%v\n%s", err, text)
					return
				}
				work(i, out)
				_ = os.RemoveAll(filepath.Dir(out))
			}
		})
	}
	wait.Wait()
}

// strike runs the command with a fault and says whether it was reached, and what is wrong.
func (l *faultLab) strike(out, fault string) (hit bool, wrong error) {
	trace := filepath.Join(filepath.Dir(out), "trace")
	text, err := l.strace(out, "-o", trace, "-e", "trace="+strings.Join(writingCalls, ","), "-e", fault).CombinedOutput()
	seen, readErr := os.ReadFile(trace)
	if readErr != nil {
		return false, readErr
	}
	if !struck(seen) {
		return false, err // this thread made fewer such calls: it was a run as any other
	}
	return true, l.judge(out, string(text), err == nil)
}

// judge says what is wrong after a run that was disturbed, and after the next one.
func (l *faultLab) judge(out, screen string, done bool) error {
	if wrong := l.judgeScreen(screen); wrong != nil {
		return wrong
	}
	return l.judgeFolder(out, done)
}

// judgeScreen says what is wrong with what the user sees.
func (l *faultLab) judgeScreen(screen string) error {
	if found := panicky.FindString(screen); found != "" {
		return fmt.Errorf("the user sees %q:\n%s", found, screen)
	}
	if how := leakIn([]byte(screen)); how != "" {
		return errors.New("the screen shows " + how)
	}
	return nil
}

// judgeFolder says what is wrong with the results, and with those of the run after it.
func (l *faultLab) judgeFolder(out string, done bool) error {
	if leak, _, err := leakBelow(out, false, l.older(out)); leak != "" || err != nil {
		return fmt.Errorf("what is left holds a canary: %s %w", leak, err)
	}
	now, err := l.published(out)
	if err != nil {
		return err
	}
	if done && !now {
		return errors.New("it said that it was done, and kandidat is the old result")
	}
	if text, err := l.command(context.Background(), out).CombinedOutput(); err != nil {
		return fmt.Errorf("the run after it: %w\n%s", err, text)
	}
	if now, err = l.published(out); err == nil && !now {
		err = errors.New("the run after it is not the candidate")
	}
	if left := nothingUnfinished(out); err == nil && left != nil {
		err = fmt.Errorf("the run after it: %w", left)
	}
	return err
}

// nothingUnfinished is an error if there is something that a run had not finished.
func nothingUnfinished(out string) error {
	for _, below := range []string{".tmp-*", "runs/.tmp-*"} {
		if left, _ := filepath.Glob(filepath.Join(out, "2024", below)); len(left) > 0 {
			return fmt.Errorf("%s is left", left)
		}
	}
	return nil
}

// published says whether kandidat is the new result, or what is wrong with it or with any run
// that has its name.
func (l *faultLab) published(out string) (now bool, err error) {
	year := filepath.Join(out, "2024")
	runs, err := os.ReadDir(filepath.Join(year, "runs"))
	if err != nil {
		return false, err
	}
	for _, r := range runs {
		if strings.HasPrefix(r.Name(), ".tmp-") {
			continue
		}
		folder := filepath.Join(year, "runs", r.Name())
		run, err := publish.ReadRun(folder)
		if err == nil {
			err = publish.Unaltered(context.Background(), folder, run, true)
		}
		if err != nil {
			return false, err
		}
	}
	folder, err := publish.Candidate(out, 2024)
	if err != nil {
		return false, err
	}
	run, err := publish.ReadRun(folder)
	if err != nil || len(run.Fortolkning) > 0 {
		return false, err
	}
	files, err := runBytes(folder)
	if err == nil && len(files) != len(l.clean) {
		err = errors.New(strconv.Itoa(len(files)) + " files")
	}
	for name, want := range l.clean {
		if err == nil && files[name] != want {
			err = fmt.Errorf("%s is another one", name)
		}
	}
	return true, err
}

// older are the files of the older result, as forAll copied them: they are looked at once,
// in newFaultLab.
func (l *faultLab) older(out string) map[string]bool {
	seen := map[string]bool{}
	l.must(filepath.WalkDir(l.old, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			seen[seenKey(filepath.Join(out, strings.TrimPrefix(path, l.old)), info)] = true
		}
		return err
	}))
	return seen
}

func (l *faultLab) must(err error) {
	if err != nil {
		l.t.Fatal(err)
	}
}
