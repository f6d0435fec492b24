package gaeldende

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fokusmaal/stages/publish"
)

// Act is what a person says who puts a run in force.
type Act struct {
	// Who is the person, in at most [MaxWho] characters, and Note why, in at most [MaxNote].
	Who, Note string
	When      time.Time
	// UdenKontrol asks for a publication without a second calculation.
	UdenKontrol bool
	// RunID, where it is given, is the run that the person has looked at: another one is
	// refused, such as that of the night in between.
	RunID string
}

// Effect is what became of an [Act].
type Effect struct {
	// Publikation is the record of the run that is in force now, Path its file, and SHA256
	// the hash of that.
	Publikation
	Path, SHA256 string
	// Already says that the run had been published before: nothing was written, but for
	// what Mended says.
	Already bool
	// Mended is the number of a publication that had been recorded when the machine died,
	// and is in force only now; 0 if there was none.
	Mended int
	// Verified counts what the run was held against.
	Verified Verified
	// SecondCalculation is what run.json says of one.
	SecondCalculation publish.SecondCalculation
}

// PutInForce records that a person publishes the run that kandidat points to, and lets
// OUT/<year>/gaeldende point to it. The caller holds the lock of out.
//
// The record comes first and the link after it, each in one step: whatever dies in between
// leaves gaeldende at the run before, and the next call mends it. A run that is published
// already is no error.
//
// A run is refused ([*publish.ReadError], and for what of its delivery needs a note
// [*NoteError]) if it is not the one that RunID names; if it is not as it was made ([VerifyRun]); under readings
// in their alternative; if it has nothing for the public, or that was not held against all that
// is published; if the second calculation does not agree with it, or is missing and
// UdenKontrol is false; or if there is no Note where a decision is another than in the
// publication in force, a fejl of the controls over the delivery was accepted, or the
// delivery is an udsnit.
func PutInForce(ctx context.Context, out string, year int, a Act) (Effect, error) {
	shelf := publish.ShelfOf(year).In(out)
	chain, err := readChain(shelf)
	if err != nil {
		return Effect{}, err
	}
	mended, err := settle(shelf, chain)
	e := Effect{Mended: mended}
	if err != nil {
		return e, err
	}
	folder, err := candidateFolder(shelf, year)
	if err != nil {
		return e, err
	}
	run, sum, verified, err := verifyRun(ctx, folder)
	if err != nil {
		return e, err
	}
	e.SecondCalculation = run.SecondCalculation
	if a.RunID != "" && a.RunID != run.RunID {
		return e, &publish.ReadError{Path: folder, Expected: "the run that was looked at, " + a.RunID, Found: "a later candidate, " + run.RunID,
			Hint: "look at that one (make diff, make status), and publish it by its own id"}
	}
	if len(chain) > 0 && chain[len(chain)-1].RunID == run.RunID {
		return e.already(shelf, chain[len(chain)-1])
	}
	if err := publishable(folder, run, year); err != nil {
		return e, err
	}
	if err := knewAll(out, folder, run); err != nil {
		return e, err
	}
	p := Publikation{Number: len(chain) + 1, Aar: year, RunID: run.RunID, RunSHA256: sum, Who: a.Who, Note: a.Note, When: a.When.UTC().Format(time.RFC3339)}
	if p.KontrolSHA256, err = kontrolOf(shelf, run.RunID, sum, a.UdenKontrol); err != nil {
		return e, err
	}
	if err := p.follow(shelf, chain, folder, run); err != nil {
		return e, err
	}
	if err := p.looked(run); err != nil {
		return e, err
	}
	e.Publikation, e.Verified = p, verified
	if err := ctx.Err(); err != nil {
		return e, err
	}
	e.Path, e.SHA256, err = p.record(shelf)
	if err != nil {
		return e, err
	}
	if err := publish.PointLink(shelf, inForce, "runs/"+run.RunID); err != nil {
		return e, fmt.Errorf("publication %d is recorded and not in force yet (the next publicer lets gaeldende follow): %w", p.Number, err)
	}
	return e, nil
}

// settle makes sure that gaeldende points to the run of the last record. Where it points
// to the one before, or is not there at the first, the process died after the record was
// written: it is made to point to the last, and its number is returned.
func settle(shelf string, chain []recorded) (mended int, err error) {
	target, err := publish.LinkTarget(shelf, inForce)
	if err != nil {
		return 0, err
	}
	before, last := "", ""
	if n := len(chain); n > 0 {
		last = "runs/" + chain[n-1].RunID
		if n > 1 {
			before = "runs/" + chain[n-2].RunID
		}
	}
	switch {
	case target == last:
		return 0, nil
	case target != before || len(chain) == 0:
		return 0, notInForce(shelf, chain)
	}
	r := &chain[len(chain)-1]
	if _, err := r.runOf(shelf); err != nil {
		return 0, err
	}
	return r.Number, publish.PointLink(shelf, inForce, last)
}

// notInForce says that gaeldende is not what the records say.
func notInForce(shelf string, chain []recorded) error {
	expected := "no link, since nothing is published"
	if n := len(chain); n > 0 {
		expected = fmt.Sprintf("a link to runs/%s, the run of publication %d, which is the last", chain[n-1].RunID, n)
	}
	return &publish.ReadError{Path: filepath.Join(shelf, inForce), Expected: expected, Found: "something else",
		Hint: "the link or the last records in " + publications + " were changed or removed: put back what they were, from a copy"}
}

// runOf reads the record of the run that was published, which has to be the one that it
// was then.
func (r *recorded) runOf(shelf string) (publish.Run, error) {
	folder := publish.RunFolder(shelf, r.RunID)
	run, sum, err := publish.ReadRecord(folder)
	if err == nil && sum != r.RunSHA256 {
		err = &publish.ReadError{Path: publish.RunFile(folder), Expected: fmt.Sprintf("the record of the run as it was published (SHA-256 in publication %d)", r.Number),
			Found: "other bytes", Hint: "put back what it was, from a copy"}
	}
	return run, err
}

// candidateFolder is the folder of the run that kandidat points to.
func candidateFolder(shelf string, year int) (string, error) {
	target, err := publish.LinkTarget(shelf, publish.CandidateName)
	if err != nil {
		return "", err
	}
	path := filepath.Join(shelf, publish.CandidateName)
	runID, inRuns := strings.CutPrefix(target, "runs/")
	if target != "" && (!inRuns || !publish.IsRunID(runID)) {
		return "", &publish.ReadError{Path: path, Expected: "a link to a run in runs/", Found: "a link to something else", Hint: publish.HintAgain}
	}
	if _, err := os.Stat(path); target == "" || err != nil {
		return "", &publish.ReadError{Path: path, Expected: "a run that can be published", Found: "nothing", Cause: err,
			Hint: fmt.Sprintf("run make pipeline YEAR=%d first, or give the folder of its results (--out, make OUT=…)", year)}
	}
	return publish.RunFolder(shelf, runID), nil
}

// publishable is an error if a run can never be in force.
func publishable(folder string, run publish.Run, year int) error {
	path := publish.RunFile(folder)
	switch {
	case run.Command != publish.CommandPipeline || run.Aar != year || run.AarTil != 0:
		return &publish.ReadError{Path: path, Expected: fmt.Sprintf("a run of pipeline of %d", year), Found: "another", Hint: fmt.Sprintf("run make pipeline YEAR=%d", year)}
	case len(run.Fortolkning) > 0:
		return &publish.ReadError{Path: path, Expected: "a run with every reading at its default", Found: "one under " + strings.Join(run.Fortolkning, ", ") + " in the alternative",
			Hint: "a run under readings of one's own choice has no legal effect: run make pipeline without FORTOLKNING"}
	case run.Disclosure == nil:
		return &publish.ReadError{Path: path, Expected: "a run with the folder " + publish.Publikationsmappe + ", whose small counts are protected", Found: "one with the figures alone",
			Hint: fmt.Sprintf("run make pipeline YEAR=%d without PUBLIKATION=0", year)}
	}
	return nil
}

// knewAll is an error if a publication has come to be, of the year or one beside it, that the
// run's small counts were not held against: together the two could give one away.
func knewAll(out, folder string, run publish.Run) error {
	for year := run.Aar - 1; year <= run.Aar+1; year++ {
		published, err := Published(out, year)
		if err != nil {
			return err
		}
		for _, p := range published {
			if p.Run.Disclosure == nil || slices.Contains(run.Disclosure.Earlier, publish.EarlierRun{Aar: year, RunID: p.Run.RunID}) {
				continue
			}
			return &publish.ReadError{Path: publish.RunFile(folder), Expected: fmt.Sprintf("a run whose small counts were held against publication %d of %d", p.Number, year),
				Found: "one that did not know of it", Hint: fmt.Sprintf("run make pipeline YEAR=%d again, and publish that run", run.Aar)}
		}
	}
	return nil
}

// looked records what of the delivery a person has to have looked into, which needs a note.
func (p *Publikation) looked(run publish.Run) error {
	p.Udsnit, p.Accepted = run.Controls.Udsnit, run.Controls.InUse()
	if what := p.lookedInto(); what != "" && p.Note == "" {
		return &NoteError{RunID: run.RunID, What: what}
	}
	return nil
}

// follow lets the record follow the last one of the chain: what has changed since then
// needs a note.
func (p *Publikation) follow(shelf string, chain []recorded, folder string, run publish.Run) error {
	now, err := publish.VerdictsOf(folder, run)
	if err != nil {
		return err
	}
	p.Foreloebig = now.Foreloebig
	if len(chain) == 0 {
		return nil
	}
	last := chain[len(chain)-1]
	p.PreviousSHA256 = last.sha256
	before, err := last.runOf(shelf)
	if err != nil {
		return err
	}
	then, err := publish.VerdictsOf(publish.RunFolder(shelf, last.RunID), before)
	if err != nil {
		return err
	}
	if p.Changed = now.Changed(then); len(p.Changed) > 0 && p.Note == "" {
		return &publish.ReadError{Path: folder, Expected: fmt.Sprintf("the decisions of publication %d, which is in force, or a note that says why they are others", last.Number),
			Found: "other decisions on " + publish.KommuneNames(p.Changed),
			Hint:  fmt.Sprintf(`look at the difference (make diff YEAR=%d), and say why: --note "…" (make publicer NOTE="…")`, p.Aar)}
	}
	return nil
}

// already says that the run of the last record is kandidat still, if it is what it was.
func (e Effect) already(shelf string, last recorded) (Effect, error) {
	if _, err := last.runOf(shelf); err != nil {
		return e, err
	}
	e.Publikation, e.SHA256, e.Already = last.Publikation, last.sha256, true
	e.Path = filepath.Join(shelf, publications, recordName(last.Number))
	return e, nil
}

// record writes the record behind the others.
func (p Publikation) record(shelf string) (path, sum string, err error) {
	if p.SelfSHA256, err = p.selfSum(); err != nil {
		return "", "", err
	}
	text, err := p.encode()
	if err != nil {
		return "", "", err
	}
	if lacks := p.lacks(); lacks != "" {
		return "", "", fmt.Errorf("record publication %d: expected %s", p.Number, lacks)
	}
	path, err = publish.WriteNew(shelf, publications, recordName(p.Number), text)
	return path, publish.SHA256Of(text), err
}
