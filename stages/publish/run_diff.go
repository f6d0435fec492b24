package publish

import "strings"

// Forskelligt is what the record says of a diff: which two runs, and what of them was there.
type Forskelligt struct {
	A DiffRun `json:"a"`
	B DiffRun `json:"b"`
	// Tal is how many figures were compared, Aendrede how many are others in B, and
	// Afgoerelser how many decisions.
	Tal         int64 `json:"tal"`
	Aendrede    int64 `json:"aendrede"`
	Afgoerelser int64 `json:"afgoerelser"`
}

// DiffRun is a run that was compared.
type DiffRun struct {
	RunID string `json:"run_id"`
	// RunSHA256 is of its run.json, which has the hashes of its inputs.
	RunSHA256 string `json:"run_sha256"`
	// Fortolkning are its readings in their alternative.
	Fortolkning []string `json:"fortolkning"`
	// Data says that the files that it read were there, and are the same by SHA-256;
	// SmaaFiler the same of the small files.
	Data      bool `json:"data"`
	SmaaFiler bool `json:"smaa_filer"`
}

// lacks names what the record of a diff has not, if there is one.
func (f *Forskelligt) lacks() string {
	if f == nil {
		return ""
	}
	for _, r := range []DiffRun{f.A, f.B} {
		if !runIDForm.MatchString(r.RunID) || !hashForm.MatchString(r.RunSHA256) {
			return "run_id and run_sha256 of both runs of the diff"
		}
		if _, err := newStamp(r.Fortolkning); err != nil {
			return "readings such as R04 of both runs of the diff"
		}
	}
	if f.Aendrede < 0 || f.Aendrede > f.Tal || f.Afgoerelser < 0 {
		return "counts of the diff that can be"
	}
	return ""
}

// withLists returns the record with empty lists for those that are nil.
func (f *Forskelligt) withLists() *Forskelligt {
	if f == nil {
		return nil
	}
	own := *f
	own.A.Fortolkning, own.B.Fortolkning = list(own.A.Fortolkning), list(own.B.Fortolkning)
	return &own
}

// ReadRecord is [ReadRun], and returns the SHA-256 of run.json too, in hex.
func ReadRecord(folder string) (Run, string, error) { return readRunSum(folder) }

// Argument is the value that a flag, such as --data, had on the command line of a run; ok is
// false where it was not given.
func (r *Run) Argument(flag string) (value string, ok bool) {
	for i, argument := range r.Arguments {
		if text, same := strings.CutPrefix(argument, flag+"="); same {
			value, ok = text, true
		} else if argument == flag && i+1 < len(r.Arguments) {
			value, ok = r.Arguments[i+1], true
		}
	}
	return value, ok
}
