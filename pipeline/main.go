// Command fokusmaal computes the fokusmål of the 98 kommuner from person-month records.
//
// This room is the wiring: flags (flags.go), one run from beginning to end (run.go), the
// workers' way through the stages (count.go, job.go, worker.go, sorted.go, hashed.go), how much
// memory that may take (memory.go, heap.go), the rows of intern/personer (personer.go, persontable.go,
// keptrows.go), the same pass for every reading
// at once (foelsomhed.go), the explanation of a figure that is published (forklar.go,
// forklar_question.go, changed.go), whose cases a kommune under administration goes
// through, encrypted (sagsgennemgang.go, sagsgennemgang_screen.go), what is different
// between two runs and why (diff.go, diff_side.go, diff_way.go, diff_tilsyn.go,
// diff_screen.go, movement.go, omitted.go), the manifest of a
// delivery (leverance.go), what a person puts in force and how it is verified (publicer.go,
// verify.go), the controls over the delivery (kontroller.go), what the user types (typed.go, nearest.go) and sees (screen.go,
// foelsomhed_screen.go, tilsyn_screen.go, output.go), the small files and the decisions on
// them (tilsyn.go, tilsyn_forrige.go), what the public may see and
// what it has seen before (offentliggoer.go, tidligere.go), how the results stand
// (status.go), what answers over HTTP (serve.go), and the exit codes (exit.go). No other room starts a
// goroutine, but for the maker of the synthetic country. Start reading at run in run.go.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"fokusmaal/stages/publish"
)

// version is that of the program; it stands in every run.json.
const version = "0.1.0"

// commands are the program's commands.
type commands struct {
	Pipeline       pipelineCommand       `cmd:"" help:"Compute the figures of a year from a folder with the four tables."`
	Foelsomhed     foelsomhedCommand     `cmd:"" help:"Compute how far the annual figures, and with --ydelsesgrad the tilsyn, depend on each reading of the law (stages/lov/SPEC.md, section 9)."`
	Forklar        forklarCommand        `cmd:"" help:"Explain, in Danish, how a kommune's figures of a run came about, or one person's months."`
	Sagsgennemgang sagsgennemgangCommand `cmd:"" help:"Write, encrypted to one key, whose cases a kommune under administration goes through (§ 12, stk. 1, nr. 2)."`
	Leverance      leveranceCommand      `cmd:"" help:"Write leverance.json, the manifest of a delivery, which every run holds the files against."`
	Diff           diffCommand           `cmd:"" help:"Say what is different in one run of a year from another, and why, in parts that add up."`
	Publicer       publicerCommand       `cmd:"" help:"Put the run that kandidat points to in force, and record who did and why."`
	Verify         verifyCommand         `cmd:"" help:"Hold the results of a year, or of a run, against their own records: files, formats, sums, publications."`
	Status         statusCommand         `cmd:"" help:"Say what the latest run of a year is and what is in force; the exit code is 5 where that is not in order."`
	Serve          serveCommand          `cmd:"" help:"Answer over HTTP with what is in force: the report site, and the figures as Jobindsats' API gives them."`
	Syntetisk      syntetiskCommand      `cmd:"" help:"Make a synthetic country to try the pipeline on."`
	Version        versionCommand        `cmd:"" help:"Print the version."`
}

// streams are what a command reads its arguments from and writes to.
type streams struct {
	args        []string
	out, errout io.Writer
}

func main() {
	ctx, stop := withSignals(context.Background())
	code := command(ctx, streams{args: os.Args[1:], out: os.Stdout, errout: os.Stderr})
	stop()
	os.Exit(code)
}

// command runs one command line and returns its exit code.
func command(ctx context.Context, s streams) int {
	shown := &output{to: s.out}
	s.out = shown
	parsed, code := parse(ctx, s, shown)
	name := ""
	if parsed != nil {
		name, _, _ = strings.Cut(parsed.Command(), " ") // behind it are the names of arguments
		if err := parsed.Run(); err != nil {
			f := judge(ctx, err)
			newScreen(s).failed(headline(name, f.code), f)
			return f.code
		}
	}
	if code == exitDone && shown.err != nil {
		first, f := notShown(name, shown.err)
		newScreen(s).failed(first, f)
		return f.code
	}
	return code
}

// parse reads a command line; nil is one that is done with, --help or an error.
func parse(ctx context.Context, s streams, shown *output) (*kong.Context, int) {
	var c commands
	exited := -1
	var help io.Writer = shown
	if isTerminal(shown) {
		help = shown.to // the parser asks a terminal for its width
	}
	parser, err := kong.New(&c, kong.Name("fokusmaal"), kong.Writers(help, s.errout), kong.UsageOnError(),
		kong.Description("The two fokusmål of BEK nr. 301 af 20/03/2023 for the 98 kommuner."),
		kong.Exit(func(code int) { exited = code }), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(s))
	if err != nil {
		fmt.Fprintln(s.errout, "fokusmaal:", err)
		return nil, exitUsage
	}
	if publish.HoldsSecretKey(s.args...) {
		// Nothing reads on: not even the parser, whose messages repeat what was typed.
		return nil, refused(s, secretTyped, secretNext)
	}
	parsed, err := parser.Parse(s.args)
	switch {
	case exited >= 0:
		return nil, exited // --help has printed
	case shown.err != nil:
		return nil, exitDone // --help could not print: nothing else does by now
	}
	if err == nil {
		err = givenTwice(parsed)
	} else {
		err = errors.New(notUnderstood(err, s.args))
	}
	if err != nil {
		return nil, refused(s, err.Error(), "fokusmaal --help lists the commands, fokusmaal COMMAND --help its flags")
	}
	return parsed, exitDone
}

// refused shows what is wrong with a command line and what to do, and returns the exit
// code.
func refused(s streams, wrong, next string) int {
	fmt.Fprintf(s.errout, "fokusmaal: %s\n  next   %s\n", wrong, next)
	return exitUsage
}

// withSignals returns a context that SIGINT and SIGTERM end, with the signal as its
// cause. A second signal ends the program at once, wherever it stands but in [unbroken].
func withSignals(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case s := <-signals:
			signal.Stop(signals)
			cancel(interruption{s})
		case <-ctx.Done():
		}
	}()
	return ctx, func() { signal.Stop(signals); cancel(nil) }
}

// unbroken keeps a second signal from ending the program until the returned function is
// called: between two folders that are published together it would tear them apart.
func unbroken() (done func()) {
	held := make(chan os.Signal, 1)
	signal.Notify(held, os.Interrupt, syscall.SIGTERM)
	return func() { signal.Stop(held) }
}

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(s streams) error {
	fmt.Fprintln(s.out, "fokusmaal", version)
	return nil
}
