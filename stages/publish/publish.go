package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// runFile is the record of the run in its folder.
const runFile = "run.json"

// Publication is a folder that is whole, and the record of its run.
type Publication struct {
	Folder *Folder
	// Run becomes run.json; its run id, readings and outputs are those of the folder,
	// whatever it says of them.
	Run Run
}

// Publish writes run.json into each folder, gives it its name OUT/<shelf>/runs/<run id>
// ([Folder.Path]) and lets OUT/<shelf>/kandidat point to it.
//
// Either all of it happens, or every kandidat is what it was and all folders are unfinished
// still, for [Folder.Discard] to remove. What a process leaves that is killed between two of
// several folders, the next [Sweep] of OUT ends. All writers must be closed.
func Publish(all ...Publication) error {
	for _, p := range all {
		if err := p.Folder.finish(p.Run); err != nil {
			return err
		}
	}
	befores := make([]string, len(all))
	for i, p := range all {
		before, err := p.Folder.candidate()
		if err != nil {
			return err
		}
		befores[i] = before
	}
	if err := expose(all, befores); err != nil {
		return err
	}
	for _, p := range all {
		p.Folder.published()
	}
	return nil
}

// expose gives all folders their names, or, when that fails, none; befores are what the
// kandidat of each pointed to.
func expose(all []Publication, befores []string) error {
	if len(all) == 0 {
		return nil
	}
	out := all[0].Folder.out()
	if err := intend(all); err != nil {
		return errors.Join(err, forgetIntent(out))
	}
	for i, p := range all {
		if err := p.Folder.expose(); err != nil {
			// Without the intent first: what is withdrawn is not to be published after all.
			err = errors.Join(err, forgetIntent(out))
			for ; i >= 0; i-- {
				err = errors.Join(err, all[i].Folder.withdraw(befores[i]))
			}
			return err
		}
	}
	_ = forgetIntent(out) // all is published: ending it once more, as the next pipeline does, changes nothing
	return nil
}

// Publish publishes the folder alone and returns its path.
func (f *Folder) Publish(run Run) (string, error) {
	if err := Publish(Publication{f, run}); err != nil {
		return "", err
	}
	return f.Path(), nil
}

// Kandidat is the symbolic link that points to the folder once it is published.
func (f *Folder) Kandidat() string { return filepath.Join(f.shelf, CandidateName) }

// Path is where the folder is once it is published.
func (f *Folder) Path() string { return filepath.Join(f.runs, f.runID) }

// out is the folder of all results, in which the shelf stands.
func (f *Folder) out() string { return filepath.Dir(f.shelf) }

func (f *Folder) published() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.temp, f.closed = "", true
}

// finish writes run.json and puts all of the folder on the disk; the other files are
// there since they were closed.
func (f *Folder) finish(run Run) error {
	run.RunID, run.Fortolkning, run.Outputs = f.runID, f.stamp.koder(), f.Outputs()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return fmt.Errorf("publish run %s: it is published or discarded already", f.runID)
	}
	if len(f.open) > 0 {
		return fmt.Errorf("publish run %s: %s is still being written; close every writer first", f.runID, f.open[0].name)
	}
	if err := f.writeRun(run); err != nil {
		return err
	}
	return syncTree(f.temp)
}

// writeRun writes run.json, anew if an earlier Publish has failed after it.
func (f *Folder) writeRun(run Run) error {
	text, err := run.encode()
	if err != nil {
		return err
	}
	path := filepath.Join(f.temp, runFile)
	opened, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, publicFile)
	if err != nil {
		return fail("create", path, err)
	}
	if _, err := opened.Write(text); err != nil {
		_ = opened.Close()
		return fail("write", path, err)
	}
	return fail("flush to disk", path, errors.Join(opened.Sync(), opened.Close()))
}

// candidate returns what kandidat points to, or nothing if there is none yet.
func (f *Folder) candidate() (string, error) { return LinkTarget(f.shelf, CandidateName) }

// expose gives the folder its name and lets kandidat point to it. A rename replaces an
// empty folder silently, so it is looked whether the name is still free.
func (f *Folder) expose() error {
	path := f.Path()
	taken, err := exists(path)
	if err != nil {
		return err
	}
	if taken {
		return fmt.Errorf("%w: publish run %s: %s has come into being while the run was at work; is another program writing there without the lock?", ErrCannotWrite, f.runID, path)
	}
	if err := os.Rename(f.temp, path); err != nil {
		return fail("publish", path, err)
	}
	if err := syncFolder(f.runs); err != nil {
		return err
	}
	return f.point("runs/" + f.runID)
}

func (f *Folder) point(target string) error { return PointLink(f.shelf, CandidateName, target) }

// withdraw undoes what expose has done before it failed: kandidat first, so that it
// never names a run that is not there.
func (f *Folder) withdraw(before string) error {
	if err := f.pointBack(before); err != nil {
		return err
	}
	if exposed, err := exists(f.temp); exposed || err != nil {
		return err
	}
	return fail("withdraw", f.Path(), os.Rename(f.Path(), f.temp))
}

func (f *Folder) pointBack(before string) error {
	now, err := f.candidate()
	if err != nil || now == before {
		return err
	}
	if before != "" {
		return f.point(before)
	}
	path := filepath.Join(f.shelf, CandidateName)
	return fail("remove", path, os.Remove(path))
}
