package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// guarded are the things whose cost is held against a limit: work of a measured process
// and the order of the rows. Decoding alone tells where it got dearer.
var guarded = []struct{ what, order string }{
	{"decode", "sorted"}, {"count", "sorted"}, {"decode", "shuffled"}, {"hashed", "shuffled"},
}

// guardScale is the size of the synthetic country of the guard: 350 000 rows.
const guardScale = "0.02"

// TestCountingCostsNoMoreThanItDid counts the objects, the bytes and the instructions of
// decoding and counting, in processes of one processor that never collect, and holds them
// against guardFile. None of them is a time, so a slow or busy machine does not matter. It
// runs under PROEV=guard (make guard); UPDATE=1 writes the figures.
func TestCountingCostsNoMoreThanItDid(t *testing.T) {
	if os.Getenv("PROEV") != "guard" {
		t.Skip("PROEV=guard is not set: see make guard")
	}
	limits, err := readGuard()
	if err != nil {
		t.Fatal(err)
	}
	here, update := thisMachine(), os.Getenv("UPDATE") == "1"
	found, counted := guardMeasureAll(t)
	switch {
	case update && !counted:
		t.Fatal("the limits are set where instructions can be counted")
	case update:
		limits.SetWith, limits.Work = here, found
		if err := limits.write(); err != nil {
			t.Fatal(err)
		}
		return
	case here.Arch != limits.SetWith.Arch || here.Features != limits.SetWith.Features:
		counted = false
		t.Logf("NOT JUDGED, instructions: the limits are of %v, this machine is %v", limits.SetWith, here)
	}
	for _, g := range guarded {
		name := g.what + " " + g.order
		dearer, cheaper := limits.judge(name, found[name], counted)
		for _, line := range dearer {
			t.Errorf("%s\nFind what costs more (make profile shows where). Where it is worth its price, or Go (%s then, %s now) or a library is another: make guard UPDATE=1, and say why in the commit.",
				line, limits.SetWith.Go, here.Go)
		}
		for _, line := range cheaper {
			t.Logf("CHEAPER than the limit: %s. Keep the gain: make guard UPDATE=1", line)
		}
	}
}

// guardMeasureAll measures what is guarded; counted is false where there is no counter of
// instructions, which it says.
func guardMeasureAll(t *testing.T) (found map[string]guardCost, counted bool) {
	t.Helper()
	found, counted = map[string]guardCost{}, true
	data := guardCountries(t)
	for _, g := range guarded {
		cost, err := guardMeasure(g.what, data[g.order])
		if err != nil && !errors.Is(err, errNoCounter) {
			t.Fatal(err)
		}
		if err != nil && counted {
			counted = false
			t.Logf("NOT JUDGED, instructions: %v", err)
		}
		name := g.what + " " + g.order
		found[name] = cost
		t.Logf("%-16s %.4g objects and %.4g bytes for 1000 rows, %.4g instructions for a row", name, cost.Objects, cost.Bytes, cost.Instructions)
	}
	return found, counted
}

// guardCountries makes the countries, by order.
func guardCountries(t *testing.T) map[string]string {
	data := map[string]string{}
	for _, order := range []string{"sorted", "shuffled"} {
		data[order] = filepath.Join(t.TempDir(), order)
		if code, _, errout := runCommand("syntetisk", "--out", data[order], "--scale", guardScale, "--from", "2023-01", "--to", "2024-12", "--order", order); code != exitDone {
			t.Fatal(errout)
		}
	}
	return data
}

// guardMeasure is the cost of a work without the start of its process, each the cheapest of
// several times, since what disturbs only ever adds. The error is errNoCounter where
// instructions alone are missing.
func guardMeasure(what, data string) (guardCost, error) {
	start, _, err := guardCheapest("start", data)
	if err != nil && !errors.Is(err, errNoCounter) {
		return guardCost{}, err
	}
	instructions, s, err := guardCheapest(what, data)
	rows := float64(s.Rows)
	return guardCost{
		Objects: rounded(float64(s.Objects) * 1000 / rows), Bytes: rounded(float64(s.Bytes) * 1000 / rows),
		Instructions: rounded((float64(instructions) - float64(start)) / rows),
	}, err
}

func guardCheapest(what, data string) (instructions uint64, cheapest said, err error) {
	for n := range 5 {
		i, s, failed := guardRun(what, data)
		if failed != nil && !errors.Is(failed, errNoCounter) {
			return 0, s, failed
		}
		if n == 0 {
			instructions, cheapest, err = i, s, failed
		}
		instructions = min(instructions, i)
		cheapest.Objects, cheapest.Bytes = min(cheapest.Objects, s.Objects), min(cheapest.Bytes, s.Bytes)
	}
	return instructions, cheapest, err
}

// guardRun runs a measured process that never collects; without a counter it says what it
// can.
func guardRun(what, data string) (instructions uint64, s said, err error) {
	run := func() error {
		c, err := measuredCommand(1, what, data)
		if err != nil {
			return err
		}
		c.Env = append(c.Env, "GOGC=off")
		m, err := timed(c)
		s = m.Said
		return err
	}
	instructions, err = instructionsOf(run)
	if errors.Is(err, errNoCounter) {
		if failed := run(); failed != nil {
			return 0, s, failed
		}
	}
	return instructions, s, err
}

func TestTheGuardLetsTheMarginPassAndNoMore(t *testing.T) {
	limits := guardLimits{Margin: guardCost{10, 20, 5}, Work: map[string]guardCost{"count sorted": {Objects: 100, Bytes: 1000, Instructions: 200}}}
	for _, c := range []struct {
		found        guardCost
		instructions bool
		dearer       string
		cheaper      string
	}{
		{guardCost{110, 1200, 210}, true, "", ""},
		{guardCost{111, 1200, 210}, true, "objects", ""},
		{guardCost{110, 1201, 210}, true, "bytes", ""},
		{guardCost{110, 1200, 211}, true, "instructions", ""},
		{guardCost{110, 1200, 211}, false, "", ""},
		{guardCost{90, 800, 190}, true, "", ""},
		{guardCost{89, 800, 190}, true, "", "objects"},
		{guardCost{90, 800, 189}, true, "", "instructions"},
	} {
		dearer, cheaper := limits.judge("count sorted", c.found, c.instructions)
		for _, said := range []struct {
			lines []string
			want  string
		}{{dearer, c.dearer}, {cheaper, c.cheaper}} {
			if n := len(said.lines); (said.want == "") != (n == 0) || n > 1 || n == 1 && !strings.Contains(said.lines[0], said.want+" for ") {
				t.Errorf("%v: %q, not %q", c.found, said.lines, said.want)
			}
		}
	}
	if dearer, _ := limits.judge("decode sorted", guardCost{}, true); len(dearer) != 1 {
		t.Errorf("a thing without figures passes: %q", dearer)
	}
}

func TestTheLimitsNameAllThatIsGuarded(t *testing.T) {
	limits, err := readGuard()
	if err != nil || len(limits.Work) != len(guarded) {
		t.Fatalf("%d figures, %v", len(limits.Work), err)
	}
	for _, g := range guarded {
		if c := limits.Work[g.what+" "+g.order]; c.Objects <= 0 || c.Bytes <= 0 || c.Instructions <= 0 {
			t.Errorf("%s %s: %+v", g.what, g.order, c)
		}
	}
	if m := limits.Margin; m.Objects <= 0 || m.Bytes <= 0 || m.Instructions <= 0 || m.Objects > 25 || m.Bytes > 25 || m.Instructions > 10 {
		t.Errorf("margins that guard nothing: %+v", m)
	}
}
