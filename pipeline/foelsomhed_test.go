package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/stages/lov"
)

// foelsomhedOn runs the command and returns the folder of its result and what is on the
// screen.
func foelsomhedOn(t *testing.T, data string, flags ...string) (result, screen string) {
	t.Helper()
	out := t.TempDir()
	code, screen, errout := runCommand(append([]string{"foelsomhed", "--data", data, "--out", out}, flags...)...)
	if code != exitDone {
		t.Fatalf("exit code %d: %s", code, errout)
	}
	candidates, err := filepath.Glob(filepath.Join(out, "foelsomhed", "*", "kandidat"))
	if err != nil || len(candidates) != 1 {
		t.Fatalf("%d candidates, %v", len(candidates), err)
	}
	return candidates[0], screen
}

// The expected years of p11 hold every reading in its alternative, from an independent
// implementation; each must stand in the table as it does there.
func TestEveryReadingIsWhatTheCasesExpectOfIt(t *testing.T) {
	population := filepath.Join(casesFolder, "p11")
	tried := map[string]bool{}
	for _, year := range []string{"2023", "2024", "2025"} {
		result, _ := foelsomhedOn(t, filepath.Join(population, "data"), "--year", year)
		table := readTable(t, filepath.Join(result, "foelsomhed.csv"))
		standard := readingCells(t, filepath.Join(population, "forventet", year))
		for _, l := range lov.Laesninger() {
			alternative := filepath.Join(population, "forventet", year+"-"+l.String())
			if _, err := os.Stat(alternative); err != nil {
				continue
			}
			tried[l.String()] = true
			t.Run(filepath.Base(alternative), func(t *testing.T) {
				compareCells(t, standard, columnsOf(t, table, l.String(), "standard"))
				compareCells(t, readingCells(t, alternative), columnsOf(t, table, l.String(), "alternativ"))
			})
		}
	}
	if len(tried) != len(lov.Laesninger()) {
		t.Errorf("%d of %d readings are expected somewhere", len(tried), len(lov.Laesninger()))
	}
}

// readingCells are the expected annual figures, by kommune and fokusmål.
func readingCells(t *testing.T, folder string) map[string]string {
	t.Helper()
	cells := map[string]string{}
	for _, row := range readTable(t, filepath.Join(folder, "annual.csv")) {
		cells[row["kommune"]+" 1"] = row["andel_uden_tilbud"] + " " + strings.ToLower(row["opfyldt_tilbud"])
		cells[row["kommune"]+" 2"] = row["andel_faerre_end_4_samtaler"] + " " + strings.ToLower(row["opfyldt_samtaler"])
	}
	return cells
}

// columnsOf are the figures of the table that exist, of a reading and side.
func columnsOf(t *testing.T, table []map[string]string, reading, side string) map[string]string {
	t.Helper()
	cells, rows := map[string]string{}, 0
	for _, row := range table {
		if row["laesning"] != reading {
			continue
		}
		rows++
		share, met := row["andel_"+side], row["opfyldt_"+side]
		if (share == "") != (met == "") {
			t.Errorf("%s, kommune %s: a share without a verdict, or the other way round", reading, row["kommune"])
		}
		if share != "" {
			cells[row["kommune"]+" "+row["fokusmaal"]] = twelve(t, share) + " " + met
		}
	}
	if rows != 99*2 {
		t.Errorf("%s has %d rows, not 99 × 2", reading, rows)
	}
	return cells
}

// Sorted in one way through the program, in random order in the other, and a file that
// seems to be sorted begins anew: p11 does.
func TestTheReadingsGiveTheSameBytesHoweverTheRowsAreDelivered(t *testing.T) {
	data := filepath.Join(casesFolder, "p11", "data")
	want, wantScreen := foelsomhedBytes(t, data, "--workers", "1")
	for name, c := range map[string]struct {
		layout layout
		flags  []string
	}{
		"three workers":           {layout{}, []string{"--workers", "3"}},
		"sorted, one worker":      {layouts[0], []string{"--workers", "1"}},
		"sorted, three workers":   {layouts[0], []string{"--workers", "3", "--batch-rows", "7"}},
		"shuffled, three workers": {layout{parts: 4}, []string{"--workers", "3"}},
	} {
		t.Run(name, func(t *testing.T) {
			folder := data
			if name != "three workers" {
				folder = filepath.Join(t.TempDir(), "data")
				readCase(t, "p11").deliver(t, folder, c.layout, 1)
			}
			got, screen := foelsomhedBytes(t, folder, c.flags...)
			for file := range want {
				if want[file] != got[file] {
					t.Errorf("%s has other bytes", file)
				}
			}
			if diff := cmp.Diff(wantScreen, screen); diff != "" {
				t.Errorf("the screen shows something else:\n%s", diff)
			}
		})
	}
}

// foelsomhedBytes returns the files of the table, and the screen without the lines that
// say where the data and the result are.
func foelsomhedBytes(t *testing.T, data string, flags ...string) (files map[string]string, screen string) {
	t.Helper()
	result, screen := foelsomhedOn(t, data, append([]string{"--year", "2024"}, flags...)...)
	files = map[string]string{}
	for _, name := range []string{"foelsomhed.csv", "foelsomhed.parquet"} {
		text, err := os.ReadFile(filepath.Join(result, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	above, _, found := strings.Cut(screen, "\n  data ")
	if !found {
		t.Fatalf("no line says what the data are:\n%s", screen)
	}
	return files, above
}

func TestTheScreenNamesTheFlipsOfTheTableAndNoOthers(t *testing.T) {
	kinds := map[string]bool{}
	for _, year := range []string{"2023", "2024", "2025"} {
		result, screen := foelsomhedOn(t, filepath.Join(casesFolder, "p11", "data"), "--year", year)
		want := map[string]string{}
		for _, row := range readTable(t, filepath.Join(result, "foelsomhed.csv")) {
			if row["skifter"] != "true" {
				continue
			}
			how := "ikke længere opfyldt"
			if row["opfyldt_alternativ"] == "true" {
				how = "nu opfyldt"
			}
			kinds[how] = true
			want[fmt.Sprintf("%s fokusmål %s %s: %s", row["laesning"], row["fokusmaal"], how, row["kommunenavn"])] = ""
		}
		compareCells(t, want, flipsOn(screen))
		if none := strings.Contains(screen, "intet fokusmål skifter"); none != (len(want) == 0) {
			t.Errorf("%s: %d flips, and the screen says that there are none: %t", year, len(want), none)
		}
	}
	if len(kinds) != 2 {
		t.Errorf("only %v were tried", kinds)
	}
}

var flipLine = regexp.MustCompile(`(?m)^  (R[0-9]+ fokusmål [12] .*opfyldt): (.*)$`)

// flipsOn are the flips on the screen, each with its reading, fokusmål and direction.
func flipsOn(screen string) map[string]string {
	flips := map[string]string{}
	for _, line := range flipLine.FindAllStringSubmatch(strings.ReplaceAll(screen, "\n      ", " "), -1) {
		for name := range strings.SplitSeq(line[2], ", ") {
			flips[line[1]+": "+name] = ""
		}
	}
	return flips
}

func TestLongListsOfNamesAreBroken(t *testing.T) {
	var out bytes.Buffer
	s := newScreen(streams{out: &out, errout: &out})
	s.names("R08 fokusmål 2 nu opfyldt:", nil)
	if out.Len() > 0 {
		t.Errorf("no names give %q", out.String())
	}
	s.names("R08 fokusmål 2 nu opfyldt:", strings.Fields(strings.Repeat("Ærøskøbing ", 12)))
	want := `  R08 fokusmål 2 nu opfyldt: Ærøskøbing, Ærøskøbing, Ærøskøbing, Ærøskøbing, Ærøskøbing, Ærøskøbing,
      Ærøskøbing, Ærøskøbing, Ærøskøbing, Ærøskøbing, Ærøskøbing, Ærøskøbing
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

func TestFoelsomhedThatIsStoppedLeavesTheOldResultAndNothingElse(t *testing.T) {
	out := filepath.Join(t.TempDir(), "ud")
	arguments := []string{"foelsomhed", "--year", "2024", "--data", filepath.Join(casesFolder, "p12", "data"), "--out", out}
	if code, _, errout := runCommand(arguments...); code != exitDone {
		t.Fatal(errout)
	}
	before := namesBelow(t, out)
	for n := int64(1); ; n++ {
		ctx := newFuse(n, syscall.SIGTERM)
		var stdout, stderr bytes.Buffer
		code := command(ctx, streams{args: arguments, out: &stdout, errout: &stderr})
		if ctx.left.Load() > 0 {
			if n < 3 {
				t.Errorf("only %d points were tried", n-1)
			}
			break // it was over before the nth time
		}
		if code != exitTerminated || stdout.Len() > 0 {
			t.Errorf("point %d: exit code %d, not %d:\n%s%s", n, code, exitTerminated, stdout.String(), stderr.String())
		}
		if after := namesBelow(t, out); after != before {
			t.Errorf("point %d: the folder of results was\n%s and is\n%s", n, before, after)
		}
	}
}
