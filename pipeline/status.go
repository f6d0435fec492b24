package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"fokusmaal/stages/gaeldende"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
)

// commandStatus is the name of the command that says how the results of a year stand.
const commandStatus = "status"

// statusCommand are the flags of `fokusmaal status`.
type statusCommand struct {
	Year          int           `required:"" help:"The measured year, 2020 to 2025."`
	Out           string        `default:"ud" help:"Folder of the results."`
	Senest        time.Duration `default:"36h" help:"How old the latest run may be before the nightly run is overdue, such as 36h."`
	KontrolSenest time.Duration `default:"6h" help:"How long after the latest run its second calculation may be missing, such as 6h."`
	Prometheus    *string       `placeholder:"FILE" help:"File to write metrics to, for the textfile collector of node_exporter: such as fokusmaal-2024.prom."`
	Openlineage   *string       `name:"openlineage" placeholder:"FILE" help:"File to write the events of the latest run and of its second calculation to, START and COMPLETE or FAIL, in the form of OpenLineage 2-0-2, one in each line."`
}

// Run says how the results of a year stand. It takes no lock: a run that comes at the same
// moment would be turned away.
func (c statusCommand) Run(s streams) error { return c.at(time.Now(), s) }

// at is Run at a moment.
func (c statusCommand) at(now time.Time, s streams) error {
	if err := c.sensible(); err != nil {
		return &failure{exitUsage, err, "fokusmaal status --help lists the flags"}
	}
	if err := lov.Gyldig(c.Year); err != nil {
		return &failure{exitInput, err, fmt.Sprintf("ask for a year from %d to %d", lov.GyldigFra.Year(), lov.GyldigTil.Year())}
	}
	standing, err := gaeldende.Stand(c.Out, c.Year)
	if err != nil {
		return errors.Join(err, c.metrics(gaeldende.UnreadableMetrics(c.Year, now)))
	}
	n := gaeldende.Nightly{Standing: standing, Now: now, Senest: c.Senest, KontrolSenest: c.KontrolSenest}
	if err := c.metrics(n.Metrics()); err != nil {
		return err
	}
	if err := c.events(&n); err != nil {
		return err
	}
	newScreen(s).standing(&n)
	if wrong := n.Wrong(); len(wrong) > 0 {
		return &failure{exitOverdue, errors.New(strings.Join(wrong, "; ")), statusHint(&n)}
	}
	return nil
}

// sensible is an error if the flags make no sense.
func (c statusCommand) sensible() error {
	switch {
	case c.Out == "":
		return fixedText("--out is empty: give the folder of the results")
	case c.Senest < time.Minute:
		return errors.New("--senest is a time of a minute or more, such as 36h")
	case c.KontrolSenest < time.Minute:
		return errors.New("--kontrol-senest is a time of a minute or more, such as 6h")
	}
	for _, flag := range []struct {
		name  string
		value *string
	}{{"--prometheus", c.Prometheus}, {"--openlineage", c.Openlineage}} {
		if flag.value != nil && *flag.value == "" {
			return fmt.Errorf("%s is empty: give a file, or leave the flag out", flag.name)
		}
	}
	return nil
}

// metrics writes the metrics where they are asked for.
func (c statusCommand) metrics(text []byte) error {
	if c.Prometheus == nil {
		return nil
	}
	return publish.WriteBeside(*c.Prometheus, text)
}

// events writes the events of the latest run and its second calculation where they are asked
// for and there is one.
func (c statusCommand) events(n *gaeldende.Nightly) error {
	if c.Openlineage == nil || n.Candidate == nil {
		return nil
	}
	text, err := n.OpenLineage()
	if err != nil {
		return err
	}
	return publish.WriteBeside(*c.Openlineage, text)
}

// statusHint says what to do next about the first thing that is wrong.
func statusHint(n *gaeldende.Nightly) string {
	switch {
	case n.Candidate == nil:
		return fmt.Sprintf("run make pipeline YEAR=%d, or give the folder of its results (--out, make OUT=…)", n.Aar)
	case n.Overdue():
		return "look why the nightly run did not end well (systemctl status fokusmaal-nat), and run it again"
	}
	switch n.Second() {
	case gaeldende.SecondDiffers:
		return "publish nothing of this run: run bin/kontrol on it, which names the tables, kommuner and months that differ"
	case gaeldende.SecondMissing:
		return "look why the second calculation did not end well (systemctl status fokusmaal-kontrol), and run bin/kontrol"
	}
	return fmt.Sprintf("a person puts a run in force: make publicer YEAR=%d", n.Aar)
}

// standing shows how a year stands.
func (s *screen) standing(n *gaeldende.Nightly) {
	fmt.Fprintln(s.out, s.bold(fmt.Sprintf("Status of %d", n.Aar)))
	if run := n.Candidate; run == nil {
		s.line("candidate", "none")
	} else {
		s.line("candidate", "run %s, made %s, %s ago", run.RunID, n.Ended.UTC().Format(time.RFC3339), gaeldende.Hours(n.Age()))
		s.line("delivery", "%s", deliveryVerified(run))
		s.line("rejected", "%s", rejectedRows(run))
		s.line("warnings", "%d", len(run.Warnings))
		s.line("proof", "%s", secondText(n))
		s.line("controls", "%s", controlsText(&run.Controls))
	}
	switch p := n.InForce; {
	case p == nil:
		s.line("in force", "nothing")
	default:
		s.line("in force", "run %s, publication %d, by %s, %s", p.RunID, p.Number, p.Who, p.When)
		if !n.CandidateInForce() && n.Candidate != nil {
			s.line("waiting", "the candidate is another run than the one in force: make publicer YEAR=%d RUN=%s puts it in force", n.Aar, n.Candidate.RunID)
		}
	}
}

// secondText says how the latest run stands with the second calculation.
func secondText(n *gaeldende.Nightly) string {
	switch n.Second() {
	case gaeldende.SecondEqual:
		return secondEqual
	case gaeldende.SecondDiffers:
		return "the second calculation does not prove the run"
	case gaeldende.SecondLeftOut:
		return "no second calculation: " + n.SecondLeftOut()
	case gaeldende.SecondAwaited:
		return "no second calculation yet"
	}
	return "no second calculation"
}

// secondEqual says that the second calculation agrees.
const secondEqual = "the second calculation is the same in every cell"
