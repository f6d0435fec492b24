package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/statement"
	"fokusmaal/stages/syntetisk"
)

// screen is what the user sees: progress and stage lines on standard error, the closing
// block on standard output. On a terminal there is a progress bar and colour (NO_COLOR
// turns colour off); elsewhere plain lines.
type screen struct {
	out, errout io.Writer
	terminal    bool
	colour      bool
	bar         *progressbar.ProgressBar
}

func newScreen(s streams) *screen {
	c := &screen{out: s.out, errout: s.errout, terminal: isTerminal(s.errout)}
	c.colour = c.terminal && isTerminal(s.out) && os.Getenv("NO_COLOR") == ""
	return c
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// begin shows that so many rows are to be read.
func (s *screen) begin(rows int64) {
	if !s.terminal {
		return
	}
	s.bar = progressbar.NewOptions64(rows, progressbar.OptionSetWriter(s.errout),
		progressbar.OptionSetDescription("reading"), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("rows"), progressbar.OptionThrottle(100_000_000),
		progressbar.OptionEnableColorCodes(s.colour), progressbar.OptionClearOnFinish())
}

// advance shows that so many rows more are read. Any worker may call it.
func (s *screen) advance(rows int64) {
	if s.bar != nil {
		_ = s.bar.Add64(rows)
	}
}

// end takes the progress bar away.
func (s *screen) end() {
	if s.bar != nil {
		_ = s.bar.Clear()
		s.bar = nil
	}
}

// stageLines shows one line for each stage.
func (s *screen) stageLines(run *publish.Run, rejected int64) {
	fmt.Fprintf(s.errout, "%-10s %15s %10s %10s\n", "stage", "rows", "rejected", "seconds")
	for i, st := range run.Stages {
		out := ""
		if st.Name == stageCheck.String() {
			out = thousands(rejected)
		}
		fmt.Fprintf(s.errout, "%-10s %15s %10s %10.2f\n", st.Name, thousands(st.Rows), out, run.Tid.Stages[i].Sekunder)
	}
}

// done shows the closing block of a run that is published.
func (s *screen) done(c config, path string, o *statement.Opgoerelse, counted *counts, r *record) {
	s.stageLines(&r.run, counted.rejected())
	land := &o.Aarlig[0]
	var met1, met2, judged int
	for i := range o.Aarlig[1:] {
		a := &o.Aarlig[1+i]
		if !a.UdenTilbud.Findes() {
			continue
		}
		judged++
		met1 += one(a.Maal1Opfyldt)
		met2 += one(a.Maal2Opfyldt)
	}
	title := fmt.Sprintf("Hele landet %d", o.Aar)
	if land.Foreloebig {
		title += " (foreløbig)"
	}
	fmt.Fprintln(s.out, s.bold(title))
	s.line("fokusmål 1", "%s pct. uden tilbud, %d of %d kommuner meet the goal (under 30)", publish.Pct(land.UdenTilbud), met1, judged)
	s.line("fokusmål 2", "%s pct. færre end 4 samtaler, %d of %d kommuner meet the goal (under 20)", publish.Pct(land.FaerreEnd4Samtaler), met2, judged)
	s.line("rejected", "%s", s.rejects(&r.run))
	s.line("duplicates", "ydelse %s, samtaler %s, left out", thousands(counted.duplicates.Ydelse), thousands(counted.duplicates.Samtaler))
	if codes := c.fortolkning.Koder(); len(codes) > 0 {
		s.line("readings", "in the alternative: %s", strings.Join(codes, ", "))
	}
	for _, warning := range r.run.Warnings {
		s.line("warning", "%s", warning)
	}
	kandidat := filepath.Join(c.out, strconv.Itoa(c.year), "kandidat")
	s.line("result", "%s -> %s", kandidat, path)
	s.line("look at", "fokusmaal_aar.csv (99 rows: is the goal met?), fokusmaal_maaned.csv, afstemning.csv, run.json")
}

func (s *screen) rejects(run *publish.Run) string {
	if len(run.Afviste) == 0 {
		return "no row"
	}
	var parts []string
	for _, a := range run.Afviste {
		parts = append(parts, fmt.Sprintf("%s %s %s", a.Tabel, a.Kode, thousands(a.Rows)))
	}
	return strings.Join(parts, ", ") + " (whole in afviste/)"
}

// failed shows what failed and what to do next.
func (s *screen) failed(f *failure) {
	s.end()
	fmt.Fprintln(s.errout, s.bold("fokusmaal failed; nothing was published"))
	fmt.Fprintf(s.errout, "  %-11s %s\n  %-11s %s\n  %-11s %d\n", "what", strings.ReplaceAll(f.Error(), "\n", "\n              "), "next", f.hint, "exit code", f.code)
}

// made shows a synthetic country.
func (s *screen) made(out string, summary syntetisk.Summary) {
	fmt.Fprintln(s.out, s.bold("A synthetic country is in "+out))
	for id, rows := range summary.Rows {
		s.line(schemas.TableID(id).String(), "%s rows", thousands(rows))
	}
}

func (s *screen) line(name, format string, values ...any) {
	fmt.Fprintf(s.out, "  %-11s %s\n", name, fmt.Sprintf(format, values...))
}

func (s *screen) bold(text string) string {
	if s.colour {
		return "\x1b[1m" + text + "\x1b[0m"
	}
	return text
}

// thousands writes a number with a space between thousands.
func thousands(n int64) string {
	text := strconv.FormatInt(n, 10)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + " " + text[i:]
	}
	return text
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
