// Command fokusmaal computes the fokusmål of the 98 kommuner from person-month records.
//
// This room is the wiring: flags (flags.go), one run from beginning to end (run.go), the
// workers' way through the stages (count.go, job.go, worker.go, sorted.go, hashed.go), the
// rows of intern/personer (personer.go, persontable.go), the same pass for every reading
// at once (foelsomhed.go), the explanation of a figure that is published (forklar.go,
// forklar_question.go), what the user sees (screen.go, foelsomhed_screen.go) and the exit
// codes (exit.go). No other room starts a goroutine, but for the maker of the
// synthetic country. Start reading at run in run.go.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// version is that of the program; it stands in every run.json.
const version = "0.1.0"

// commands are the program's commands.
type commands struct {
	Pipeline   pipelineCommand   `cmd:"" help:"Compute the figures of a year from a folder with the four tables."`
	Foelsomhed foelsomhedCommand `cmd:"" help:"Compute how far the annual figures depend on each reading of the law (stages/lov/SPEC.md, section 9)."`
	Forklar    forklarCommand    `cmd:"" help:"Explain, in Danish, how a kommune's figures of a run came about, or one person's months."`
	Syntetisk  syntetiskCommand  `cmd:"" help:"Make a synthetic country to try the pipeline on."`
	Version    versionCommand    `cmd:"" help:"Print the version."`
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
	var c commands
	exited := -1
	parser, err := kong.New(&c, kong.Name("fokusmaal"), kong.Writers(s.out, s.errout), kong.UsageOnError(),
		kong.Description("The two fokusmål of BEK nr. 301 af 20/03/2023 for the 98 kommuner."),
		kong.Exit(func(code int) { exited = code }), kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(s))
	if err != nil {
		fmt.Fprintln(s.errout, "fokusmaal:", err)
		return exitUsage
	}
	parsed, err := parser.Parse(s.args)
	if exited >= 0 {
		return exited // --help has printed
	}
	if err != nil {
		fmt.Fprintf(s.errout, "fokusmaal: %s\n  next   fokusmaal --help lists the commands, fokusmaal COMMAND --help its flags\n", withoutPerson(err.Error(), s.args))
		return exitUsage
	}
	if err := parsed.Run(); err != nil {
		f := judge(ctx, err)
		newScreen(s).failed(f)
		return f.code
	}
	return exitDone
}

// withSignals returns a context that SIGINT and SIGTERM end, with the signal as its
// cause. A second signal ends the program at once, wherever it stands.
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

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(s streams) error {
	_, err := fmt.Fprintln(s.out, "fokusmaal", version)
	return err
}
