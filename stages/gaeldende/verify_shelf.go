package gaeldende

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"fokusmaal/stages/publish"
)

// VerifiedShelf is a year's shelf that was held against itself.
type VerifiedShelf struct {
	Verified
	// Publications are the records, in order; Runs is how many runs they are of, or 1 where
	// nothing is published and the run of kandidat was looked at.
	Publications []Publikation
	Runs         int
	// LastSHA256 is the hash of the last record: with a copy of it elsewhere nobody can take
	// away the last records unseen.
	LastSHA256 string
}

// VerifyShelf holds OUT/<year> against itself: the records of the publications are a chain,
// each of their runs is as it was published ([VerifyRun]) and has the second calculation
// that its record names, the records say of the delivery what the runs do, and gaeldende points to the last of them. Where nothing is
// published, it is the run of kandidat that is looked at.
func VerifyShelf(ctx context.Context, shelf string) (v VerifiedShelf, err error) {
	chain, err := readChain(shelf)
	if err != nil {
		return v, err
	}
	if len(chain) == 0 {
		return v, v.candidate(ctx, shelf)
	}
	last := chain[len(chain)-1]
	if target, err := publish.LinkTarget(shelf, inForce); err != nil || target != "runs/"+last.RunID {
		return v, notInForce(shelf, chain)
	}
	seen := map[string]bool{}
	for _, r := range chain {
		v.Publications = append(v.Publications, r.Publikation)
		if err := r.verify(shelf); err != nil {
			return v, err
		}
		if seen[r.RunID] {
			continue
		}
		seen[r.RunID] = true
		_, verified, err := VerifyRun(ctx, publish.RunFolder(shelf, r.RunID))
		if err != nil {
			return v, err
		}
		v.add(verified)
		v.Runs++
	}
	v.LastSHA256 = last.sha256
	return v, nil
}

// candidate verifies the run of a shelf that has no publication.
func (v *VerifiedShelf) candidate(ctx context.Context, shelf string) error {
	if target, err := publish.LinkTarget(shelf, inForce); err != nil || target != "" {
		return notInForce(shelf, nil)
	}
	path := filepath.Join(shelf, publish.CandidateName)
	folder, err := publish.FollowLink(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &publish.ReadError{Path: path, Expected: "a published run", Found: "nothing", Cause: err,
			Hint: "give the folder of the results of a year, such as ud/2024, or of one run in it"}
	}
	if err != nil {
		return publish.Unreadable(path, "a published run", err)
	}
	_, v.Verified, err = VerifyRun(ctx, folder)
	v.Runs = 1
	return err
}

// verify holds a record against the run and the second calculation that it names.
func (r *recorded) verify(shelf string) error {
	run, err := r.runOf(shelf)
	if err != nil {
		return err
	}
	if err := publishable(publish.RunFolder(shelf, r.RunID), run, r.Aar); err != nil {
		return err
	}
	if err := r.controlled(publish.RunFolder(shelf, r.RunID), run); err != nil {
		return err
	}
	if r.KontrolSHA256 == "" {
		return nil
	}
	sum, err := kontrolOf(shelf, r.RunID, r.RunSHA256, false)
	if err == nil && sum != r.KontrolSHA256 {
		err = &publish.ReadError{Path: kontrolPath(shelf, r.RunID), Expected: fmt.Sprintf("the second calculation as it was (SHA-256 in publication %d)", r.Number),
			Found: "other bytes", Hint: "put back what it was, from a copy"}
	}
	return err
}
