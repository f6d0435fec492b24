package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"fokusmaal/schemas"
)

// The limits of memory, in MiB, grow from the first by steps to where a run is done; it has
// to be before the last.
const (
	leastMemory   = 36
	memorySteps   = 8
	mostMemory    = 512
	fewestLimits  = 3
	limitsThatDo  = 3 // from the first with which a run is done
	exitOfRuntime = 2 // of the Go runtime when it gives up
)

// TestARunWithLittleMemoryGivesTheSameBytesOrNone runs the command under limits that the
// kernel keeps (RLIMIT_DATA). From the least that is enough on the result is the same to the
// byte; below it the runtime ends the program, which shows a trace of its own without a
// canary, and what kandidat points to is whole. The rows come in the order of persons, which
// is read in one go, and in none, which is grouped in memory. It runs under PROEV=faults.
func TestARunWithLittleMemoryGivesTheSameBytesOrNone(t *testing.T) {
	lab := newFaultLab(t, 0.005)
	if _, err := exec.LookPath("prlimit"); err != nil {
		t.Fatal("prlimit is not there: install it (Debian: apt-get install util-linux)")
	}
	sorted := lab.data
	for _, order := range []string{"sorted", "shuffled"} {
		lab.data = sorted
		if order == "shuffled" {
			lab.data = lab.shuffled(sorted)
		}
		refused, done, enough := 0, 0, 0
		for limit := leastMemory; done < limitsThatDo && limit < mostMemory; limit += memorySteps {
			out := filepath.Join(lab.folder, "lidt", "ud")
			lab.must(os.MkdirAll(filepath.Dir(out), 0o755))
			if text, err := exec.Command("cp", "-a", lab.old, out).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			ended, wrong := lab.limit(out, limit)
			switch {
			case wrong != nil:
				t.Errorf("%s, %d MiB: %v", order, limit, wrong)
			case !ended:
				refused++
			case done == 0:
				enough = limit
			}
			if ended {
				done++
			}
			lab.must(os.RemoveAll(filepath.Dir(out)))
		}
		fmt.Printf("%s: %d limits below what it needs left the result whole; the same bytes from %d MiB on\n", order, refused, enough)
		if refused < fewestLimits || done < limitsThatDo {
			t.Errorf("%s: %d limits were too low and %d were enough, expected at least %d and %d", order, refused, done, fewestLimits, limitsThatDo)
		}
	}
}

// runtimeGaveUp is how its trace begins: mostly it says that there is no memory, but its
// own collector can also use memory that it did not get.
var runtimeGaveUp = regexp.MustCompile(`(?m)^(fatal error: .*(out of memory|cannot allocate)|runtime: (out of memory|cannot allocate)|SIGSEGV: segmentation violation\nPC=\S+ m=\d+ sigcode=\d+ addr=0x0\n\ngoroutine 0 )`)

// limit runs the command with so many MiB of data, and says whether it was done, and what
// is wrong after it and after the run that follows without a limit.
func (l *faultLab) limit(out string, mib int) (done bool, wrong error) {
	line := append([]string{fmt.Sprintf("--data=%d", mib<<20), l.binary}, l.arguments(out)...)
	c := exec.CommandContext(context.Background(), "prlimit", line...)
	c.Env = append(os.Environ(), frugal...)
	text, err := c.CombinedOutput()
	if err == nil {
		wrong = l.judgeScreen(string(text))
	} else if how := leakIn(text); how != "" {
		wrong = fmt.Errorf("the trace shows %s", how)
	} else if code := c.ProcessState.ExitCode(); code != exitOfRuntime || !runtimeGaveUp.Match(text) || strings.Contains(string(text), "panic: ") {
		wrong = fmt.Errorf("exit code %d, and it was not the runtime that gave up:\n%s", code, text)
	}
	if wrong != nil {
		return err == nil, wrong
	}
	return err == nil, l.judgeFolder(out, err == nil)
}

// shuffled writes the tables again with their rows in no order.
func (l *faultLab) shuffled(data string) string {
	folder := filepath.Join(l.folder, "blandet")
	random := rand.New(rand.NewPCG(5, 6))
	for id := range schemas.TableID(schemas.Tables) {
		s, err := readSheets(data, id.String())
		l.must(err)
		random.Shuffle(len(s.rows), func(i, j int) { s.rows[i], s.rows[j] = s.rows[j], s.rows[i] })
		l.must(s.write(filepath.Join(folder, id.String()+".parquet"), writing{rowsPerGroup: 1 + len(s.rows)/2}))
	}
	return folder
}
