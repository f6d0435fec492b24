package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// benchmarksFile has parts that make bench and make profile write, between markers; the rest
// is written by people and left alone.
const benchmarksFile = "../BENCHMARKS.md"

// describeMachine says on what was measured, and with which versions, without a name or a
// path of the host. peers are the versions that the peers say of themselves.
func describeMachine(peers map[string]string) (string, error) {
	model := firstOf("/proc/cpuinfo", "model name")
	memory := firstOf("/proc/meminfo", "MemTotal")
	kernel, err := exec.Command("uname", "-sr").Output()
	if err != nil {
		return "", fmt.Errorf("asking for the kernel: %w", err)
	}
	versions := []string{runtime.Version() + " " + runtime.GOARCH}
	for _, module := range []string{"github.com/parquet-go/parquet-go", "github.com/apache/arrow-go/v18"} {
		version, err := exec.Command("go", "list", "-m", "-f", "{{.Path}} {{.Version}}", module).Output()
		if err != nil {
			return "", fmt.Errorf("asking for the version of %s: %w", module, err)
		}
		versions = append(versions, strings.TrimPrefix(strings.TrimSpace(string(version)), "github.com/"))
	}
	if len(peers) > 0 {
		if node, err := exec.Command("node", "--version").Output(); err == nil {
			versions = append(versions, "node "+strings.TrimSpace(string(node)))
		}
	}
	for _, program := range slices.Sorted(mapKeys(peers)) {
		versions = append(versions, program+" "+peers[program])
	}
	return fmt.Sprintf("Machine: %s, %d processors, of which each thing has %d unless it says one; %s of memory; %s.\nVersions: %s.\n",
		model, runtime.NumCPU(), benchProcessors, memory, strings.TrimSpace(string(kernel)), strings.Join(versions, ", ")), nil
}

func mapKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// firstOf returns what the first line of a file that begins with a name has after its colon.
func firstOf(path, name string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(text)) {
		if before, after, found := strings.Cut(line, ":"); found && strings.TrimSpace(before) == name {
			return strings.TrimSpace(after)
		}
	}
	return "unknown"
}

// rewritePart replaces a generated part of a file, from the marker of a program to its end.
func rewritePart(path, program, part string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	replaced, err := withPart(string(text), program, part)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, []byte(replaced), 0o644)
}

// withPart returns the text with what stands between the markers of a program replaced.
func withPart(text, program, part string) (string, error) {
	begin, end := "<!-- "+program+": begin -->\n", "<!-- "+program+": end -->\n"
	before, rest, begun := strings.Cut(text, begin)
	_, after, ended := strings.Cut(rest, end)
	if !begun || !ended || strings.Contains(after, begin) {
		return "", fmt.Errorf("the lines %q and %q do not stand there once each: put them where the part belongs", strings.TrimSpace(begin), strings.TrimSpace(end))
	}
	return before + begin + "\n" + strings.TrimSpace(part) + "\n\n" + end + after, nil
}

func TestAGeneratedPartLeavesTheRestAlone(t *testing.T) {
	const text = "by hand\n<!-- make bench: begin -->\nold\n<!-- make bench: end -->\nalso by hand\n"
	got, err := withPart(text, "make bench", "new\n")
	if want := "by hand\n<!-- make bench: begin -->\n\nnew\n\n<!-- make bench: end -->\nalso by hand\n"; err != nil || got != want {
		t.Errorf("%v\n%s", err, got)
	}
	if again, err := withPart(got, "make bench", "new\n"); err != nil || again != got {
		t.Errorf("twice is not once: %v\n%s", err, again)
	}
	for _, broken := range []string{"", "<!-- make bench: begin -->\n", "<!-- make bench: end -->\n<!-- make bench: begin -->\n", text + text} {
		if _, err := withPart(broken, "make bench", "new"); err == nil {
			t.Errorf("there is no place in %q", broken)
		}
	}
}

func TestEveryGeneratedPartHasItsPlace(t *testing.T) {
	text, err := os.ReadFile(benchmarksFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{"make bench", profileProgram(layoutSorted), profileProgram(layoutShuffled)} {
		if _, err := withPart(string(text), program, "new"); err != nil {
			t.Error(err)
		}
	}
}
