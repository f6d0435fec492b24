package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// stack is a sample of a profile: functions from the innermost to the outermost, and what it
// weighs, in milliseconds or bytes.
type stack struct {
	weight float64
	frames []string
}

// The stages of a run as a profile sees them; those of the clock are fewer, since it may not
// be asked for each person.
const (
	profHash       = "hash"
	profRead       = "read (I/O)"
	profDecompress = "decompress"
	profDecode     = "decode"
	profCheck      = "check"
	profGroup      = "group"
	profSpells     = "spells"
	profLov        = "lov"
	profMeasure    = "measure"
	profKontroller = "kontroller"
	profWrite      = "write"
	profStatement  = "statement"
	profRest       = "wiring"
	profCollector  = "collector of memory"
	profScheduler  = "scheduler, start"
)

var profileStages = []string{profHash, profRead, profDecompress, profDecode, profCheck, profGroup, profSpells, profLov,
	profMeasure, profKontroller, profStatement, profWrite, profRest, profCollector, profScheduler}

// profileRooms says whose work a function is, by what its name begins with. A stack belongs
// to its innermost frame that is named here, so that memory that group copies is group's,
// and what a library does for publish is publish's. What stands first is tried first.
var profileRooms = []struct{ begins, stage string }{
	{"fokusmaal/stages/read.(*File).Hash", profHash},
	{"fokusmaal/stages/read.", profDecode},
	{"fokusmaal/stages/check.", profCheck},
	{"fokusmaal/stages/group.", profGroup},
	{"fokusmaal/stages/spells.", profSpells},
	{"fokusmaal/stages/lov.", profLov},
	{"fokusmaal/stages/measure.", profMeasure},
	{"fokusmaal/stages/kontroller.", profKontroller},
	{"fokusmaal/stages/statement.", profStatement},
	{"fokusmaal/stages/publish.", profWrite},
	{"fokusmaal/stages/gaeldende.", profWrite},
	{"fokusmaal/pipeline.(*personTable)", profWrite},
	{"fokusmaal/pipeline.(*personBuilder)", profWrite},
	{"fokusmaal/pipeline.(*personBlock)", profWrite},
	{"fokusmaal/pipeline.(*worker).keep", profWrite},
	{"fokusmaal/pipeline.inOrder", profWrite},
	{"fokusmaal/pipeline.writeFrom", profWrite},
	{"fokusmaal/pipeline.", profRest}, // schemas is not named: it works for who calls it
}

// profileInside are frames that say what a frame of read is about, further in.
var profileInside = []struct{ begins, stage string }{
	{"github.com/klauspost/compress/", profDecompress},
	{"github.com/golang/snappy", profDecompress},
	{"github.com/pierrec/lz4", profDecompress},
	{"github.com/andybalholm/brotli", profDecompress},
	{"github.com/parquet-go/parquet-go/compress", profDecompress},
	{"internal/poll.", profRead},
	{"syscall.", profRead},
}

var profileCollector = []string{"runtime.gcBgMarkWorker", "runtime.gcAssistAlloc", "runtime.bgsweep", "runtime.bgscavenge",
	"runtime.gcStart", "runtime.(*mheap).reclaim", "runtime.deductSweepCredit"}

// stageOf says to which stage a stack belongs.
func stageOf(frames []string) string {
	inside := ""
	for _, frame := range frames {
		if slices.ContainsFunc(profileCollector, func(begins string) bool { return strings.HasPrefix(frame, begins) }) {
			return profCollector
		}
		for _, way := range profileInside {
			if inside == "" && strings.HasPrefix(frame, way.begins) {
				inside = way.stage
			}
		}
		for _, room := range profileRooms {
			if !strings.HasPrefix(frame, room.begins) {
				continue
			}
			if room.stage == profDecode && inside != "" {
				return inside
			}
			return room.stage
		}
	}
	return profScheduler
}

// byStage adds the stacks up.
func byStage(stacks []stack) map[string]float64 {
	sums := map[string]float64{}
	for _, s := range stacks {
		sums[stageOf(s.frames)] += s.weight
	}
	return sums
}

// readTraces reads what go tool pprof -traces prints with a fixed unit: between rules of
// dashes a sample, its weight before the innermost function, the other functions below.
// Lines with labels, "bytes: 16B", stand before it.
func readTraces(text string) (stacks []stack, err error) {
	_, text, found := strings.Cut(text, "-----------+")
	if !found {
		return nil, fmt.Errorf("go tool pprof -traces prints no sample")
	}
	for sample := range strings.SplitSeq(text, "-----------+") {
		var s stack
		for line := range strings.Lines(strings.TrimLeft(sample, "-")) {
			fields := strings.Fields(line)
			switch {
			case len(fields) == 0 || len(s.frames) == 0 && strings.HasSuffix(fields[0], ":"):
			case len(s.frames) == 0 && len(fields) > 1:
				if s.weight, err = strconv.ParseFloat(strings.TrimRight(fields[0], "msB"), 64); err != nil {
					return nil, fmt.Errorf("go tool pprof -traces prints %q where a weight is expected", fields[0])
				}
				s.frames = append(s.frames, fields[1])
			default:
				s.frames = append(s.frames, fields[0])
			}
		}
		if len(s.frames) > 0 {
			stacks = append(stacks, s)
		}
	}
	return stacks, nil
}

// profileTable is where the time and the memory of some runs of so many rows went.
type profileTable struct {
	runs       int
	rows       int64
	cpu, bytes map[string]float64 // milliseconds and bytes, by stage
}

func (p profileTable) markdown() string {
	var s strings.Builder
	s.WriteString("| stage | s of processors | pct. | ns/row | MiB allocated |\n|---|---|---|---|---|\n")
	line := func(name string, cpu, all, bytes float64) {
		cpu, all, bytes = cpu/float64(p.runs), all/float64(p.runs), bytes/float64(p.runs)
		fmt.Fprintf(&s, "| %s | %.3f | %.1f | %.1f | %.1f |\n", name, cpu/1000, 100*cpu/max(all, 1e-9), cpu*1e6/float64(p.rows), bytes/(1<<20))
	}
	var all, bytes float64
	for _, stage := range profileStages {
		all += p.cpu[stage]
		bytes += p.bytes[stage]
	}
	for _, stage := range profileStages {
		line(stage, p.cpu[stage], all, p.bytes[stage])
	}
	line("all", all, all, bytes)
	return s.String()
}

func TestAStackBelongsToItsInnermostRoom(t *testing.T) {
	for _, c := range []struct{ stack, want string }{
		{"runtime.memmove fokusmaal/stages/group.(*Piece[...]).Add fokusmaal/pipeline.hand[...]", profGroup},
		{"github.com/klauspost/compress/zstd.(*Decoder).DecodeAll github.com/parquet-go/parquet-go/compress/zstd.(*Codec).Decode fokusmaal/stages/read.(*pages).next fokusmaal/pipeline.(*worker).load", profDecompress},
		{"github.com/klauspost/compress/snappy.Encode github.com/parquet-go/parquet-go.(*writer).Write fokusmaal/stages/publish.(*file).write fokusmaal/pipeline.writeFrom", profWrite},
		{"syscall.Syscall6 syscall.pread internal/poll.(*FD).Pread os.(*File).ReadAt fokusmaal/stages/read.(*window).fill", profRead},
		{"syscall.Syscall6 internal/poll.(*FD).Pread os.(*File).ReadAt fokusmaal/stages/read.(*File).Hash fokusmaal/pipeline.(*job).hash", profHash},
		{"github.com/parquet-go/bitpack.unpack fokusmaal/stages/read.(*hybrid).next", profDecode},
		{"fokusmaal/stages/spells.(*Bygger).Byg fokusmaal/stages/lov.(*Dommer).Bedoem fokusmaal/pipeline.(*worker).person fokusmaal/stages/group.(*Merger).Merge", profSpells},
		{"fokusmaal/stages/lov.(*Dommer).Bedoem fokusmaal/pipeline.(*worker).person fokusmaal/stages/group.(*Merger).Merge", profLov},
		{"fokusmaal/stages/measure.(*Tal).Tael fokusmaal/pipeline.(*worker).person", profMeasure},
		{"fokusmaal/stages/kontroller.(*Maaling).Person fokusmaal/pipeline.(*worker).person", profKontroller},
		{"fokusmaal/pipeline.(*personBlock).add fokusmaal/pipeline.(*worker).keep", profWrite},
		{"fokusmaal/pipeline.(*worker).person fokusmaal/stages/group.(*Merger).Merge", profRest},
		{"fokusmaal/schemas.Month.First fokusmaal/stages/lov.(*Dommer).Bedoem fokusmaal/pipeline.(*worker).person", profLov},
		{"runtime.scanobject runtime.gcDrain runtime.gcBgMarkWorker", profCollector},
		{"runtime.gcAssistAlloc runtime.mallocgc fokusmaal/stages/check.(*Ydelse).Check", profCollector},
		{"runtime.futex runtime.findRunnable runtime.schedule", profScheduler},
	} {
		if got := stageOf(strings.Fields(c.stack)); got != c.want {
			t.Errorf("%s: %s, not %s", c.stack, got, c.want)
		}
	}
}

func TestTracesOfPprofAreReadWithTheirWeight(t *testing.T) {
	const traces = `File: fokusmaal
Type: cpu
Duration: 1.70s, Total samples = 1400ms (82.35%)
-----------+-------------------------------------------------------
      1340ms   runtime.memmove
             fokusmaal/stages/group.(*Piece[go.shape.struct { X int }]).Add (inline)
             fokusmaal/pipeline.hand[...]
-----------+-------------------------------------------------------
     bytes:  16B
        60ms   fokusmaal/stages/lov.(*Dommer).Bedoem
-----------+-------------------------------------------------------
`
	stacks, err := readTraces(traces)
	if err != nil || len(stacks) != 2 || stacks[0].weight != 1340 || len(stacks[0].frames) != 3 || stacks[1].weight != 60 {
		t.Fatalf("%v, %v", stacks, err)
	}
	p := profileTable{runs: 2, rows: 1000, cpu: byStage(stacks), bytes: map[string]float64{profGroup: 4 << 20}}
	text := p.markdown()
	for _, line := range []string{"| group | 0.670 | 95.7 | 670000.0 | 2.0 |", "| lov | 0.030 | 4.3 | 30000.0 | 0.0 |", "| all | 0.700 | 100.0 | 700000.0 | 2.0 |"} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("there is no line %q in\n%s", line, text)
		}
	}
	for _, broken := range []string{"", "-----------+----\n  much   runtime.memmove\n"} {
		if stacks, err := readTraces(broken); err == nil {
			t.Errorf("%q: %v", broken, stacks)
		}
	}
}
