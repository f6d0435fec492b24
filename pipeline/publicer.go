package main

import (
	"context"
	"fmt"
	"os/user"
	"strings"
	"time"
	"unicode"

	"fokusmaal/stages/gaeldende"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/statement"
)

// commandPublicer is the name of the command that puts a run in force.
const commandPublicer = "publicer"

// publicerCommand are the flags of `fokusmaal publicer`.
type publicerCommand struct {
	Year        int    `required:"" help:"The measured year, 2020 to 2025."`
	Note        string `help:"Why, in at most 500 characters: needed where a decision is another than in the publication in force, a fejl of the delivery was accepted, or it is an udsnit."`
	Hvem        string `help:"Who publishes, in at most 100 characters; the name of the user where it is not given."`
	RunID       string `name:"run" placeholder:"RUN_ID" help:"The run that was looked at, as diff and status name it: if the candidate is another by now, nothing is published."`
	UdenKontrol bool   `help:"Publish a run that no second calculation was made of; it is recorded."`
	Out         string `default:"ud" help:"Folder of the results: OUT/YEAR/kandidat is put in force, as OUT/YEAR/gaeldende."`
}

// Run puts the latest run of a year in force.
func (p publicerCommand) Run(ctx context.Context, s streams) error {
	act, err := p.act(time.Now())
	if err != nil {
		return &failure{exitUsage, err, "fokusmaal publicer --help lists the flags"}
	}
	if err := lov.Gyldig(p.Year); err != nil {
		return &failure{exitInput, err, fmt.Sprintf("ask for a year from %d to %d", lov.GyldigFra.Year(), lov.GyldigTil.Year())}
	}
	// Nothing is made where there is nothing to publish, not even the lock.
	if _, err := publish.Candidate(p.Out, p.Year); err != nil {
		return err
	}
	held, err := publish.Hold(p.Out)
	if err != nil {
		return err
	}
	defer held.Release() //nolint:errcheck // the kernel lets go of it at the latest with the process
	e, err := gaeldende.PutInForce(ctx, p.Out, p.Year, act)
	if e.Mended > 0 {
		fmt.Fprintf(s.errout, "%-10s publication %d had been recorded and was not in force: it is now\n", "warning", e.Mended)
	}
	if err != nil {
		return err
	}
	newScreen(s).inForce(e)
	return nil
}

// act is what the person says.
func (p publicerCommand) act(now time.Time) (gaeldende.Act, error) {
	a := gaeldende.Act{Who: strings.TrimSpace(p.Hvem), Note: strings.TrimSpace(p.Note), When: now, UdenKontrol: p.UdenKontrol, RunID: p.RunID}
	if p.Out == "" {
		return a, fixedText("--out is empty: give the folder of the results")
	}
	if a.Who == "" {
		u, err := user.Current()
		if err != nil || u.Username == "" {
			return a, fixedText("the user has no name: say who publishes with --hvem")
		}
		a.Who = u.Username
	}
	if !gaeldende.Remark(a.Who, gaeldende.MaxWho) || !visible(a.Who) {
		return a, fmt.Errorf("--hvem is plain text of at most %d characters, in one line", gaeldende.MaxWho)
	}
	if !gaeldende.Remark(a.Note, gaeldende.MaxNote) || !visible(a.Note) {
		return a, fmt.Errorf("--note is plain text of at most %d characters, in one line", gaeldende.MaxNote)
	}
	return a, nil
}

// visible says whether a text shows all that it is: a note of a space without width looks as
// if there were none, and a mark of direction shows letters in another order than they are in.
func visible(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) }) < 0
}

// inForce shows what is in force.
func (s *screen) inForce(e gaeldende.Effect) {
	title := fmt.Sprintf("Run %s of %d is in force", e.RunID, e.Aar)
	if e.Already {
		title += " already: nothing was published again"
	}
	if e.Foreloebig {
		title += " (foreløbig)"
	}
	fmt.Fprintln(s.out, s.bold(title))
	s.line("publication", "%d, by %s, %s", e.Number, e.Who, e.When)
	if e.Note != "" {
		s.line("note", "%s", e.Note)
	}
	if !e.Already {
		s.line("verified", "%s", verifiedText(e.Verified))
	}
	if why := e.SecondCalculation.LeftOut(); e.KontrolSHA256 == "" && why != "" {
		s.line("proof", "uden kontrol: there is no second calculation of the run: %s", why)
	} else if e.KontrolSHA256 == "" {
		s.line("proof", "uden kontrol: there is no second calculation of the run")
	} else {
		s.line("proof", secondEqual)
	}
	if e.Udsnit {
		s.line("delivery", "udsnit: it is no whole country")
	}
	if len(e.Accepted) > 0 {
		s.line("accepted", "fejl of the delivery: %s", strings.Join(e.Accepted, ", "))
	}
	if e.Number > 1 {
		s.line("changed", "%s", changedText(e.Changed))
	}
	s.line("record", "%s", e.Path)
	s.line("SHA-256", "%s: keep it elsewhere too, then no record can be taken away unseen", e.SHA256)
}

// changedText says whose decisions are others than in the publication before.
func changedText(codes []int32) string {
	if len(codes) == 0 {
		return "no decision is another than in the publication before"
	}
	return "decisions on " + publish.KommuneNames(codes)
}

// verifiedText says what was held against what.
func verifiedText(v gaeldende.Verified) string {
	text := fmt.Sprintf("%s by SHA-256, %s cells of %s in both formats, %s sums", several(v.Files, "file"),
		statement.Antal(v.Cells), several(v.Tables, "table"), statement.Antal(v.Sums))
	if v.Unread > 0 {
		text += fmt.Sprintf("; %s about single persons may not be read by this user", several(v.Unread, "file"))
	}
	return text
}
