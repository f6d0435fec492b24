package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// frugal is the environment of a command that is started a thousand times: one thread is
// enough for the small country, and its garbage is not worth collecting often.
var frugal = []string{"GOMAXPROCS=1", "GOGC=400"}

// roomInMemory is how much a lab needs at most of a disk in memory.
const roomInMemory = 1 << 30

// labFolder is a folder that is removed after the test, in memory where there is room:
// thousands of results are made in it, each is flushed to the disk, and none has to last.
func labFolder(t *testing.T) string {
	t.Helper()
	const inMemory = "/dev/shm"
	var disk syscall.Statfs_t
	if err := syscall.Statfs(inMemory, &disk); err != nil || disk.Bavail*uint64(disk.Bsize) < roomInMemory {
		return t.TempDir()
	}
	folder, err := os.MkdirTemp(inMemory, "fokusmaal-proeve-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

// buildCommand builds the program as make build does.
func buildCommand(t *testing.T, binary string) {
	t.Helper()
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
}

// traced is a command line under strace, with the options of it in front. Calls that are not
// traced are not stopped at, and the runtime does not interrupt its threads by signals, of
// which each would be a stop.
func traced(line []string) *exec.Cmd {
	c := exec.Command("strace", append([]string{"-f", "-qq", "--seccomp-bpf"}, line...)...)
	c.Env = append(append(os.Environ(), frugal...), "GODEBUG=asyncpreemptoff=1")
	return c
}

// mostCalls counts the calls in a trace: how often one thread makes each at most.
func mostCalls(trace string) map[string]int {
	calls, most := map[string]int{}, map[string]int{}
	for line := range strings.Lines(trace) {
		thread, rest, _ := strings.Cut(line, " ")
		if call, _, ok := strings.Cut(strings.TrimSpace(rest), "("); ok {
			calls[thread+" "+call]++
			most[call] = max(most[call], calls[thread+" "+call])
		}
	}
	return most
}

// struck says whether a trace shows that the fault was reached.
func struck(trace []byte) bool {
	return bytes.Contains(trace, []byte("(INJECTED)")) || bytes.Contains(trace, []byte("killed by SIGKILL"))
}
