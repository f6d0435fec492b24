package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/sys/cpu"
)

var errNoCounter = errors.New("there is no counter of instructions here")

// guardFile holds what counting may cost: figures that were measured, and the margins in
// pct. by which a later measurement may be above. make guard UPDATE=1 measures and writes
// them anew, all but the margins.
const guardFile = "testdata/guard.json"

// guardLimits is that file.
type guardLimits struct {
	Margin  guardCost            `json:"margin_pct"`
	SetWith guardMachine         `json:"set_with"`
	Work    map[string]guardCost `json:"work"`
}

// guardCost is the cost of a thing, for so many rows; of instructions 0 is not measured.
type guardCost struct {
	Objects      float64 `json:"objects_per_1000_rows"`
	Bytes        float64 `json:"bytes_per_1000_rows"`
	Instructions float64 `json:"instructions_per_row"`
}

// guardMachine is what the instructions depend on beside the program. Libraries choose their
// loops by what the processor can do, and Go how it copies: with other features the figures are
// others.
type guardMachine struct {
	Go       string `json:"go"`
	Arch     string `json:"arch"`
	Features string `json:"features"`
}

func thisMachine() guardMachine {
	var features []string
	for _, f := range []struct {
		name string
		has  bool
	}{{"avx2", cpu.X86.HasAVX2}, {"bmi2", cpu.X86.HasBMI2}, {"avx512", cpu.X86.HasAVX512F}, {"erms", cpu.X86.HasERMS}, {"sha", cpu.ARM64.HasSHA2}} {
		if f.has {
			features = append(features, f.name)
		}
	}
	return guardMachine{Go: runtime.Version(), Arch: runtime.GOARCH, Features: strings.Join(features, " ")}
}

func readGuard() (limits guardLimits, err error) {
	text, err := os.ReadFile(guardFile)
	if err != nil {
		return limits, err
	}
	if err := json.Unmarshal(text, &limits); err != nil {
		return limits, fmt.Errorf("%s: %w", guardFile, err)
	}
	return limits, nil
}

func (l guardLimits) write() error {
	text, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(guardFile, append(text, '\n'), 0o644)
}

// judge returns what costs more than it may, one line each, and what costs so much less
// that the limit should follow. Where a machine has no counter, or another one than that of
// the figures, instructions are passed over; the caller says so.
func (l guardLimits) judge(what string, found guardCost, instructions bool) (dearer, cheaper []string) {
	limit, known := l.Work[what]
	if !known {
		return []string{fmt.Sprintf("%s: %s has no figures of it: make guard UPDATE=1", what, guardFile)}, nil
	}
	for _, c := range []struct {
		unit                 string
		limit, found, margin float64
		judged               bool
	}{
		{"objects for 1000 rows", limit.Objects, found.Objects, l.Margin.Objects, true},
		{"bytes for 1000 rows", limit.Bytes, found.Bytes, l.Margin.Bytes, true},
		{"instructions for a row", limit.Instructions, found.Instructions, l.Margin.Instructions, instructions},
	} {
		line := fmt.Sprintf("%s: %.4g %s, where %s has %.4g and %g pct. more is let pass", what, c.found, c.unit, guardFile, c.limit, c.margin)
		switch {
		case !c.judged:
		case c.found > c.limit*(1+c.margin/100):
			dearer = append(dearer, line)
		case c.found < c.limit*(1-c.margin/100):
			cheaper = append(cheaper, line)
		}
	}
	return dearer, cheaper
}

// rounded keeps four digits: more would only be noise in a file that people compare.
func rounded(x float64) float64 {
	short, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 3, 64), 64)
	if err != nil {
		return x
	}
	return short
}
