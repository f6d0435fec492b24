package gaeldende

import (
	"fmt"
	"os"
	"time"

	"fokusmaal/stages/publish"
)

// Standing is how the results of a year stand: its latest run, and what is in force.
type Standing struct {
	Aar int
	// Candidate is the run that kandidat points to; nil where there is none. Ended is when
	// it was published, by the clock of its machine.
	Candidate *publish.Run
	Ended     time.Time
	// Kontrol is the record of its second calculation; nil where there is none.
	Kontrol *Second
	// InForce is the record of the run that gaeldende points to; nil where there is none.
	InForce *Publikation
	// Unfinished is the number of a publication that is recorded and not in force: a process
	// died in between, or is there just now. 0 if there is none.
	Unfinished int
}

// Stand looks how the results of a year in out stand. It takes no lock, since a run that
// comes at the same moment would be turned away by it, and writes nothing.
//
// The records of the publications and that gaeldende is what they say are checked, the form
// of run.json, and what the second calculation left of it; the other files are not read: that
// is [VerifyShelf]. What is not as it was made is a [*publish.ReadError], and so is an out that is not
// there; a year that has no run is none.
func Stand(out string, year int) (Standing, error) {
	s := Standing{Aar: year}
	if info, err := os.Stat(out); err != nil || !info.IsDir() {
		return s, &publish.ReadError{Path: out, Expected: "the folder of the results", Found: "none that can be read", Cause: err, Hint: "give the folder of the results (--out, make OUT=…)"}
	}
	shelf := publish.ShelfOf(year).In(out)
	if err := s.published(shelf); err != nil {
		return s, err
	}
	target, err := publish.LinkTarget(shelf, publish.CandidateName)
	if err != nil || target == "" {
		return s, err
	}
	folder, err := candidateFolder(shelf, year)
	if err != nil {
		return s, err
	}
	run, sum, err := publish.ReadRecord(folder)
	if err != nil {
		return s, err
	}
	if s.Kontrol, err = secondOf(shelf, run.RunID, sum); err != nil {
		return s, err
	}
	started, err := time.Parse(time.RFC3339, run.Time.Started)
	if err != nil || run.Time.Seconds < 0 {
		return s, publish.NotRecord(publish.RunFile(folder), "one without the time of the run", nil)
	}
	s.Candidate, s.Ended = &run, started.Add(seconds(run.Time.Seconds))
	return s, nil
}

// seconds is so many seconds.
func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }

// published reads what is in force. The link is read before the records, which grow first:
// a publication that is being made meanwhile looks unfinished and not broken.
func (s *Standing) published(shelf string) error {
	target, err := publish.LinkTarget(shelf, inForce)
	if err != nil {
		return err
	}
	chain, err := readChain(shelf)
	if err != nil {
		return err
	}
	for n := len(chain); n > 0 && n >= len(chain)-1; n-- {
		if r := &chain[n-1]; target == "runs/"+r.RunID {
			s.InForce = &r.Publikation
			_, err := r.runOf(shelf)
			return err
		}
		s.Unfinished = len(chain)
	}
	if target == "" && len(chain) <= 1 {
		return nil
	}
	return notInForce(shelf, chain)
}

// Nightly is a standing at a moment, held against how old the latest run may be, and how long
// its second calculation may take.
type Nightly struct {
	Standing
	Now    time.Time
	Senest time.Duration
	// KontrolSenest is how long after the run its second calculation may be missing.
	KontrolSenest time.Duration
}

// clockSkew is how far the clocks of two machines may lie apart.
const clockSkew = 5 * time.Minute

// Age is how long ago the latest run was published; it is less than 0 where the clocks are
// not the same.
func (n *Nightly) Age() time.Duration { return n.Now.Sub(n.Ended) }

// Overdue says that there is no run, that the latest is older than it may be, or that it is
// from a time that has not come: such a one would never be too old.
func (n *Nightly) Overdue() bool {
	return n.Candidate == nil || n.Age() > n.Senest || n.Age() < -clockSkew
}

// CandidateInForce says whether the latest run is the one in force.
func (n *Nightly) CandidateInForce() bool {
	return n.Candidate != nil && n.InForce != nil && n.Candidate.RunID == n.InForce.RunID
}

// Wrong says what is not in order, and nothing where all is. That another run than the
// latest is in force is in order: a person decides on that.
func (n *Nightly) Wrong() []string {
	var wrong []string
	switch age := n.Age(); {
	case n.Candidate == nil:
		wrong = append(wrong, fmt.Sprintf("there is no run of %d", n.Aar))
	case age < -clockSkew:
		wrong = append(wrong, "the latest run is from a time that has not come: a clock is wrong")
	case n.Overdue():
		wrong = append(wrong, fmt.Sprintf("the latest run is %s old, more than %s: the nightly run is overdue", Hours(age+time.Minute-1), Hours(n.Senest)))
	}
	if second := n.secondWrong(); second != "" {
		wrong = append(wrong, second)
	}
	switch {
	case n.Unfinished > 0:
		wrong = append(wrong, fmt.Sprintf("publication %d is recorded and not in force", n.Unfinished))
	case n.InForce == nil:
		wrong = append(wrong, "nothing is in force")
	}
	return wrong
}

// Hours writes a time in hours and minutes, such as 36h or 1h05m.
func Hours(d time.Duration) string {
	minutes := int64(d / time.Minute)
	if minutes%60 == 0 {
		return fmt.Sprintf("%dh", minutes/60)
	}
	return fmt.Sprintf("%dh%02dm", minutes/60, minutes%60)
}
