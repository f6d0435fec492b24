package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/syntetisk"
)

// spy is a context that looks into a folder for leaks whenever somebody asks for its end
// and there is something new in the folder: what a kill at that moment would leave behind.
type spy struct {
	context.Context
	t      *testing.T
	folder string
	mu     sync.Mutex
	seen   string
	looks  int
}

// Done implements context.Context.
func (s *spy) Done() <-chan struct{} { s.look(); return s.Context.Done() }

// Err implements context.Context.
func (s *spy) Err() error { s.look(); return s.Context.Err() }

func (s *spy) look() {
	s.mu.Lock()
	defer s.mu.Unlock()
	var now strings.Builder
	_ = filepath.WalkDir(s.folder, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Name() != ".laas" {
			now.WriteString(path + "\n")
		}
		return nil // what comes and goes meanwhile is looked at the next time
	})
	if now.String() == s.seen || !strings.Contains(now.String(), ".tmp-") {
		return
	}
	s.seen = now.String()
	s.looks++
	if leak, _, err := leakBelow(s.folder, false, nil); leak != "" {
		s.t.Errorf("on the way: %s", leak)
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		s.t.Error(err)
	}
}

// canaryRun is a delivery with canaries, a folder of results and one for other temporary
// files; every byte that a command writes is looked at.
type canaryRun struct {
	t              *testing.T
	data, out, tmp string
	tilsyn         []string
	codes          map[int]int
	looks, files   int
	seen           map[string]bool
}

func newCanaryRun(t *testing.T, data string) *canaryRun {
	t.Helper()
	c := &canaryRun{t: t, data: data, out: filepath.Join(t.TempDir(), "ud"), tmp: t.TempDir(), codes: map[int]int{}, seen: map[string]bool{}}
	t.Setenv("TMPDIR", c.tmp)
	c.tilsyn = administered{}.tilsyn(t)
	return c
}

// run runs a command and returns its exit code.
func (c *canaryRun) run(what string, arguments ...string) int {
	c.t.Helper()
	var stdout, stderr bytes.Buffer
	ctx := &spy{Context: context.Background(), t: c.t, folder: c.out}
	aside, err := os.Create(filepath.Join(c.tmp, "aside")) // what goes past the streams
	if err != nil {
		c.t.Fatal(err)
	}
	stdoutBefore, stderrBefore := os.Stdout, os.Stderr
	os.Stdout, os.Stderr = aside, aside
	log.SetOutput(aside)
	code := command(ctx, streams{args: arguments, out: &stdout, errout: &stderr})
	os.Stdout, os.Stderr = stdoutBefore, stderrBefore
	log.SetOutput(stderrBefore)
	if err := aside.Close(); err != nil {
		c.t.Fatal(err)
	}
	c.codes[code]++
	c.looks += ctx.looks
	what = fmt.Sprintf("%s, %s", what, arguments[0])
	noSecret(c.t, what, stdout.String()+stderr.String())
	for _, folder := range []string{c.out, c.tmp, filepath.Dir(c.tilsyn[1])} {
		if _, err := os.Stat(folder); err != nil {
			continue
		}
		leak, files, err := leakBelow(folder, true, c.seen)
		if leak != "" || err != nil {
			c.t.Errorf("%s: %s %v", what, leak, err)
		}
		c.files += files
	}
	return code
}

// fresh empties the folder of results, so that no file is looked at twice.
func (c *canaryRun) fresh() { _ = os.RemoveAll(c.out) }

func (c *canaryRun) pipeline(what string, flags ...string) int {
	c.t.Helper()
	c.fresh()
	return c.run(what, append([]string{"pipeline", "--year", "2024", "--data", c.data, "--out", c.out}, flags...)...)
}

// ends fails if a command that must be done, or must fail, is not.
func (c *canaryRun) ends(want, code int, what string) {
	c.t.Helper()
	if code != want {
		c.t.Errorf("%s: exit code %d, not %d", what, code, want)
	}
}

// TestNoCanaryLeavesAGoodRun: every command on a good delivery.
func TestNoCanaryLeavesAGoodRun(t *testing.T) {
	for _, ids := range []string{syntetisk.StringIDs, syntetisk.Int64IDs} {
		t.Run(ids, func(t *testing.T) {
			t.Setenv(figuresAlone, "false")
			c := newCanaryRun(t, canaryCountry(t, ids))
			c.ends(exitDone, c.run("a manifest", "leverance", "--data", c.data), "leverance")
			if leak := manifestLeak(t, c.data); leak != "" {
				t.Error(leak)
			}
			c.ends(exitDone, c.pipeline("good", c.tilsyn...), "pipeline")
			for _, flags := range [][]string{{"--kommune", "0"}, {"--kommune", "101", "--maaned", "12"}, {"--kommune", "860", "--maaned", "3", "--maal", "2"}} {
				c.ends(exitDone, c.run("good", append([]string{"forklar", "--year", "2024", "--data", c.data, "--out", c.out}, flags...)...), "forklar")
			}
			for _, id := range []string{canary + "000007", fmt.Sprint(canaryNumber + 7)} { // not on a terminal
				c.ends(exitUsage, c.run("a person", "forklar", "--year", "2024", "--data", c.data, "--out", c.out, "--person", id, "--intern"), "forklar --person")
				c.ends(exitUsage, c.run("a person", "forklar", "--year", "2024", "--data", c.data, "--out", c.out, "--person", "a"+id, "--kommune", id), "forklar --person")
			}
			c.sagsgennemgange()
			c.ends(exitDone, c.run("good", "verify", filepath.Join(c.out, "2024")), "verify")
			c.ends(exitDone, c.run("good", "publicer", "--year", "2024", "--out", c.out, "--note", "prøve", "--hvem", "prøve", "--uden-kontrol"), "publicer")
			c.ends(exitDone, c.run("good", "diff", filepath.Join(c.out, "2024", "gaeldende"), filepath.Join(c.out, "2024", "kandidat"), "--out", c.out), "diff")
			c.fresh()
			c.ends(exitDone, c.run("good", append([]string{"foelsomhed", "--year", "2024", "--data", c.data, "--out", c.out}, c.tilsyn...)...), "foelsomhed")
			if c.looks < 3 || c.files < 40 {
				t.Errorf("%d looks on the way and %d files", c.looks, c.files)
			}
			t.Logf("%v commands by exit code, %d files, %d looks at what a kill would leave", c.codes, c.files, c.looks)
		})
	}
}

// manifestLeak looks into the only file that is written beside the data.
func manifestLeak(t *testing.T, data string) string {
	t.Helper()
	leak, err := leakInFile(filepath.Join(data, "leverance.json"), false)
	if err != nil {
		t.Fatal(err)
	}
	return leak
}

// sagsgennemgange asks for the cases of all kommuner: some are done, some refused.
func (c *canaryRun) sagsgennemgange() {
	c.t.Helper()
	a := administered{out: c.out, identity: newIdentity(c.t)}
	done, refused := 0, 0
	for _, kode := range append(koder()[:8], 0, 999) {
		switch c.run("cases", a.arguments(fmt.Sprint(kode))...) {
		case exitDone:
			done++
		default:
			refused++
		}
	}
	if done == 0 || refused < 3 {
		c.t.Errorf("%d were done and %d refused", done, refused)
	}
}

// TestNoCanaryLeavesARunOnABadDelivery: every kind of rejected row, wrong types, damaged
// files; with all rejects allowed, as usual, and with none.
func TestNoCanaryLeavesARunOnABadDelivery(t *testing.T) {
	for _, ids := range []string{syntetisk.StringIDs, syntetisk.Int64IDs} {
		t.Run(ids, func(t *testing.T) {
			good := canaryCountry(t, ids)
			c := newCanaryRun(t, filepath.Join(t.TempDir(), "land"))
			all := map[string][]string{}
			for _, bad := range badDeliveries {
				copyFolder(t, good, c.data)
				if err := bad.spoil(filepath.Join(c.data, bad.table+".parquet")); err != nil {
					t.Fatalf("%s: %v", bad, err)
				}
				if !bad.rejects {
					c.pipeline(bad.String())
					continue
				}
				c.ends(exitInput, c.pipeline(bad.String(), "--max-rejects", "0%"), bad.String()+", no reject allowed")
				if !strings.Contains(bad.changes, "*") && !strings.HasPrefix(bad.changes, "type") {
					all[bad.table] = append(all[bad.table], strings.ReplaceAll(bad.changes, " 5 ", fmt.Sprintf(" %d ", 20+len(all[bad.table]))))
				}
			}
			c.allRejects(good, all)
			c.damagedFiles(good)
			c.changedFiles(good)
			t.Logf("%v commands by exit code, %d files", c.codes, c.files)
			if c.codes[exitDone] < 5 || c.codes[exitInput] < 70 {
				t.Errorf("%v commands by exit code", c.codes)
			}
		})
	}
}

// allRejects runs on a delivery with every kind of rejected row at once.
func (c *canaryRun) allRejects(good string, changes map[string][]string) {
	c.t.Helper()
	copyFolder(c.t, good, c.data)
	for table, of := range changes {
		if err := (badDelivery{changes: strings.Join(of, ", ")}).spoil(filepath.Join(c.data, table+".parquet")); err != nil {
			c.t.Fatal(err)
		}
	}
	c.ends(exitInput, c.pipeline("all rejects"), "too many rejects")
	c.ends(exitDone, c.pipeline("all rejects", "--max-rejects", "100%"), "all rejects allowed")
	c.ends(exitDone, c.run("all rejects", "forklar", "--year", "2024", "--kommune", "0", "--data", c.data, "--out", c.out), "forklar")
	c.ends(exitDone, c.run("all rejects", "foelsomhed", "--year", "2024", "--data", c.data, "--out", c.out, "--max-rejects", "100%"), "foelsomhed")
	c.ends(exitInput, c.run("all rejects", "foelsomhed", "--year", "2024", "--data", c.data, "--out", c.out), "foelsomhed")
}

// damagedFiles flips bits and cuts files, and puts text in the place of one.
func (c *canaryRun) damagedFiles(good string) {
	c.t.Helper()
	random := rand.New(rand.NewPCG(5, 6))
	for n := range 40 {
		copyFolder(c.t, good, c.data)
		path := filepath.Join(c.data, schemas.TableID(n%schemas.Tables).String()+".parquet")
		text, err := os.ReadFile(path)
		if err != nil {
			c.t.Fatal(err)
		}
		switch {
		case n >= 36:
			text = []byte(strings.Repeat(canary+"000001;"+rareText+"\n", 1000))
		case n >= 26:
			text = text[:random.IntN(len(text))]
		default:
			text[random.IntN(len(text))] ^= 1 << random.IntN(8)
		}
		if err := os.WriteFile(path, text, 0o600); err != nil {
			c.t.Fatal(err)
		}
		c.pipeline(fmt.Sprint("damage ", n))
	}
}

// changedFiles changes the delivery after the run, and what the program reads beside it.
func (c *canaryRun) changedFiles(good string) {
	c.t.Helper()
	copyFolder(c.t, good, c.data)
	c.ends(exitDone, c.pipeline("before the change"), "pipeline")
	if err := (badDelivery{changes: "set maaned 3 null"}).spoil(filepath.Join(c.data, "samtaler.parquet")); err != nil {
		c.t.Fatal(err)
	}
	c.ends(exitInput, c.run("changed", "forklar", "--year", "2024", "--kommune", "0", "--data", c.data, "--out", c.out), "forklar")
	c.ends(exitInput, c.run("no tilsyn", administered{out: c.out, identity: newIdentity(c.t)}.arguments("101")...), "sagsgennemgang")
	c.run("changed", "foelsomhed", "--year", "2024", "--data", c.data, "--out", c.out) // done or not, by the share of rejects
}

// copyFolder puts the files of a folder in the place of another's.
func copyFolder(t *testing.T, from, to string) {
	t.Helper()
	if err := errors.Join(os.RemoveAll(to), os.CopyFS(to, os.DirFS(from))); err != nil {
		t.Fatal(err)
	}
}
