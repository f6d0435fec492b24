package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
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
	f, ok := underneath(w).(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// underneath is what an output writes to.
func underneath(w io.Writer) io.Writer {
	if o, ok := w.(*output); ok {
		return o.to
	}
	return w
}

// begin shows what is being done to so many rows; -1 is a number that is not known yet.
func (s *screen) begin(doing string, rows int64) {
	if !s.terminal {
		return
	}
	s.bar = progressbar.NewOptions64(rows, progressbar.OptionSetWriter(s.errout),
		progressbar.OptionSetDescription(doing), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("rows"), progressbar.OptionThrottle(100_000_000),
		progressbar.OptionEnableColorCodes(s.colour), progressbar.OptionClearOnFinish())
}

// advance shows that so many rows more are read. Any worker may call it.
func (s *screen) advance(rows int64) {
	if s.bar != nil {
		_ = s.bar.Add64(rows)
	}
}

// reached shows that so many rows are done in all.
func (s *screen) reached(rows int64) {
	if s.bar != nil {
		_ = s.bar.Set64(rows)
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
			out = statement.Antal(rejected)
		}
		fmt.Fprintf(s.errout, "%-10s %15s %10s %10.2f\n", st.Name, statement.Antal(st.Rows), out, run.Time.Stages[i].Seconds)
	}
}

// done shows the closing block of a run that is published. tilsyn is nil where none is
// decided.
func (s *screen) done(c config, p *pass, years []decided, tilsyn *statement.Aarraekke) {
	s.stageLines(&p.record.run, p.rejected())
	for y := range years {
		s.year(years[y].opgoerelse, p.job.laws[0].Graenser(years[y].opgoerelse.Aar))
		s.tilsyn(years[y].tilsyn)
	}
	if len(years) > 1 {
		fmt.Fprintln(s.out, s.bold(fmt.Sprintf("%d-%d", c.year, c.last)))
		s.grid(tilsyn)
	}
	s.line("rejected", "%s", rejectedRows(&p.record.run))
	s.controls(p)
	s.line("duplicates", "ydelse %s, samtaler %s, left out", statement.Antal(p.duplicates.Ydelse), statement.Antal(p.duplicates.Samtaler))
	if codes := c.fortolkning.Koder(); len(codes) > 0 {
		s.line("readings", "in the alternative: %s", strings.Join(codes, ", "))
	}
	s.key(p.record.run.PersonKey)
	for _, warning := range p.warnings() {
		s.line("warning", "%s", warning)
	}
	s.line("data", "%s", c.data)
	s.line("delivery", "%s", deliveryVerified(&p.record.run))
	if why := p.record.run.SecondCalculation.LeftOut(); why != "" {
		s.line("proof", "no second calculation follows: %s", why)
	}
	for _, r := range p.results {
		s.line("result", "%s -> %s", r.folder.Kandidat(), r.folder.Path())
	}
	s.offentliggjort(p)
	decisions := ""
	if tilsyn != nil && !tilsyn.Aar[0].Foreloebig {
		decisions = "tilsyn.csv (98 decisions and their reasons), "
	}
	s.line("look at", "fokusmaal_aar.csv (99 rows: is the goal met?), %safstand_aar.csv (how far from it?), fokusmaal_maaned.csv, afstemning.csv, run.json", decisions)
}

// deliveryVerified says whether the input was held against its manifest.
func deliveryVerified(run *publish.Run) string {
	if run.Leverance.Verificeret {
		return "verificeret: the files are those of " + read.ManifestName
	}
	return "ikke verificeret: there is no " + read.ManifestName + " beside the data (make leverance writes one)"
}

// warnings are those of all results, each once.
func (p *pass) warnings() []string {
	var all []string
	for _, r := range p.results {
		for _, w := range r.warnings {
			if !slices.Contains(all, w) {
				all = append(all, w)
			}
		}
	}
	return all
}

// year shows the figures of Hele landet in a year.
func (s *screen) year(o *statement.Opgoerelse, graenser lov.Graenser) {
	land := &o.Aarlig[0]
	title := fmt.Sprintf("Hele landet %d", o.Aar)
	if land.Foreloebig {
		title += " (foreløbig)"
	}
	fmt.Fprintln(s.out, s.bold(title))
	met1, met2, without := kommunerUnder(o.Aarlig[1:])
	s.line("fokusmål 1", "%s pct. uden tilbud (goal: under %d), met by %d kommuner%s", land.UdenTilbud.Pct(), graenser.UdenTilbudPct, met1, without)
	s.line("fokusmål 2", "%s pct. færre end 4 samtaler (goal: under %d), met by %d kommuner%s", land.FaerreEnd4Samtaler.Pct(), graenser.FaerreEnd4SamtalerPct, met2, without)
}

// kommunerUnder counts the kommuner that meet each goal, and says of how many.
func kommunerUnder(kommuner []statement.Aarstal) (met1, met2 int, of string) {
	judged := 0
	for i := range kommuner {
		a := &kommuner[i]
		if !a.UdenTilbud.Findes() {
			continue
		}
		judged++
		if a.Maal1Opfyldt {
			met1++
		}
		if a.Maal2Opfyldt {
			met2++
		}
	}
	of = fmt.Sprintf(" of %d", len(kommuner))
	if without := len(kommuner) - judged; without > 0 {
		of += fmt.Sprintf(" (%d without persons)", without)
	}
	return met1, met2, of
}

// rejectedRows sums the rejected rows up by table.
func rejectedRows(run *publish.Run) string {
	if len(run.Rejects) == 0 {
		return "no row"
	}
	var tables []string
	var sum int64
	for _, t := range run.Input {
		var rows int64
		for _, r := range run.Rejects {
			if r.Table == t.Table {
				rows += r.Rows
			}
		}
		if sum += rows; rows > 0 {
			tables = append(tables, fmt.Sprintf("%s %s", t.Table, statement.Antal(rows)))
		}
	}
	return fmt.Sprintf("%s rows (%s); by code in run.json, whole in afviste/", statement.Antal(sum), strings.Join(tables, ", "))
}

// failed shows what is not there, what failed and what to do next.
func (s *screen) failed(headline string, f *failure) {
	s.end()
	fmt.Fprintln(s.errout, s.bold(headline))
	fmt.Fprintf(s.errout, "  %-11s %s\n  %-11s %s\n  %-11s %d\n", "what", strings.ReplaceAll(f.Error(), "\n", "\n              "), "next", f.hint, "exit code", f.code)
}

// made shows a synthetic country.
func (s *screen) made(out string, summary syntetisk.Summary) {
	fmt.Fprintln(s.out, s.bold("A synthetic country is in "+out))
	s.line("persons", "%s", statement.Antal(summary.Persons))
	for id, rows := range summary.Rows {
		s.line(schemas.TableID(id).String(), "%s rows", statement.Antal(rows))
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
