package gaeldende

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"fokusmaal/stages/publish"
)

// SecondState is how a run stands with the second calculation at a moment.
type SecondState string

// The states. Of these SecondDiffers and SecondMissing are not in order.
const (
	// SecondEqual: every cell is the same.
	SecondEqual SecondState = "equal"
	// SecondDiffers: there is a record, and it is not that every cell of these figures is the
	// same.
	SecondDiffers SecondState = "differs"
	// SecondAwaited: there is no record, and there need not be one yet.
	SecondAwaited SecondState = "awaited"
	// SecondMissing: there is no record, and there should be.
	SecondMissing SecondState = "missing"
	// SecondLeftOut: there is no record, and the run or its publication says that none is
	// needed.
	SecondLeftOut SecondState = "left_out"
)

// secondStates are all of them, in the order of the metrics.
func secondStates() []SecondState {
	return []SecondState{SecondEqual, SecondDiffers, SecondAwaited, SecondMissing, SecondLeftOut}
}

// Second is the record that the second calculation left of a run.
type Second struct {
	// Path is its file.
	Path string
	// Differs says what it is instead of one in which every cell is the same; empty for such
	// a one.
	Differs string
	// SHA256 is of the record, in hex.
	SHA256 string
	// Ended is when it was written and Took how long it took; zero in a record that does not
	// say.
	Ended time.Time
	Took  time.Duration
}

// secondOf reads what there is of the second calculation of a run whose run.json has a
// SHA-256: nil is nothing.
func secondOf(shelf, runID, runSHA256 string) (*Second, error) {
	path := kontrolPath(shelf, runID)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	text, err := publish.ReadRecordFile(path, expectedKontrol)
	if err != nil {
		return nil, err
	}
	s := &Second{Path: path, SHA256: publish.SHA256Of(text), Differs: differsIn(text, runID, runSHA256)}
	fields, _ := topFields(text) // none of what is no JSON, of which Differs says so
	s.Ended, s.Took = tookOf(fields)
	return s, nil
}

// Second is how the latest run stands with the second calculation. One that nobody asked to
// leave out has KontrolSenest from when the run was made.
func (n *Nightly) Second() SecondState {
	switch {
	case n.Kontrol != nil && n.Kontrol.Differs == "":
		return SecondEqual
	case n.Kontrol != nil:
		return SecondDiffers
	case n.SecondLeftOut() != "":
		return SecondLeftOut
	case n.Candidate != nil && n.Age() <= n.KontrolSenest:
		return SecondAwaited
	}
	return SecondMissing
}

// SecondLeftOut says in words why the latest run has no second calculation, where the run or
// its publication says that none is needed; nothing elsewhere.
func (n *Nightly) SecondLeftOut() string {
	switch {
	case n.Candidate == nil || n.Kontrol != nil:
		return ""
	case n.CandidateInForce() && n.InForce.KontrolSHA256 == "":
		return "a person put the run in force without one"
	}
	return n.Candidate.SecondCalculation.LeftOut()
}

// secondWrong says what is not in order with the second calculation of the latest run, and
// nothing where all is.
func (n *Nightly) secondWrong() string {
	if n.Candidate == nil {
		return ""
	}
	switch n.Second() {
	case SecondDiffers:
		return "the second calculation does not prove the latest run: expected its record with status " + secondCalculated + ", found " + n.Kontrol.Differs
	case SecondMissing:
		return fmt.Sprintf("there is no second calculation of the latest run, which is older than %s", Hours(n.KontrolSenest))
	}
	return ""
}
