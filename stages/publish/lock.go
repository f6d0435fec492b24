package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// lockName is the file in OUT that a run holds while it is at work.
const lockName = ".laas"

// Held is the lock of an output folder, held by this process.
type Held struct{ lock *flock.Flock }

// LockedError says that another run is at work on the output folder.
type LockedError struct {
	// Path is the lock file.
	Path string
	// PID is the process that holds it; 0 if that could not be read.
	PID int
	// Since is when that process took it; zero if that could not be read.
	Since time.Time
}

// Error names the holder and says what to do.
func (e *LockedError) Error() string {
	holder := "another run"
	if e.PID != 0 {
		holder = fmt.Sprintf("process %d, since %s,", e.PID, e.Since.Format(time.RFC3339))
	}
	return fmt.Sprintf("take the lock %s: %s is at work on this output folder; %s", e.Path, holder, e.Advice())
}

// Advice says what to do about it.
func (e *LockedError) Advice() string { return "wait for it to end, or choose another output folder" }

// Lock takes the lock of the output folder out, which is made if it is missing. If
// another run holds it, the error is a *[LockedError]. The lock belongs to the process:
// if the process dies, the kernel releases it.
func Lock(out string) (*Held, error) {
	if err := makeFolders(out); err != nil {
		return nil, err
	}
	path := filepath.Join(out, lockName)
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		// A pipe, say, would be waited for without end.
		return nil, &FileError{Doing: "take the lock", Path: path, Kind: ErrCannotWrite, Cause: errors.New("it is not a regular file")}
	}
	lock := flock.New(path, flock.SetPermissions(publicFile))
	taken, err := lock.TryLock()
	if err != nil {
		return nil, fail("take the lock", path, err)
	}
	if !taken {
		return nil, holderOf(path)
	}
	if err := writeHolder(path, time.Now()); err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	return &Held{lock}, nil
}

// Hold locks out ([Lock]) and ends or removes what others left in it when they died ([Sweep]).
func Hold(out string) (*Held, error) {
	held, err := Lock(out)
	if err != nil {
		return nil, err
	}
	if err := Sweep(out); err != nil {
		return nil, errors.Join(err, held.Release())
	}
	return held, nil
}

// Release gives the lock back; the file stays, because removing it could take it from
// under a run that has just opened it.
func (h *Held) Release() error {
	return fail("release the lock", h.lock.Path(), h.lock.Unlock())
}

// holderForm is the text of the lock file: the process and the time it took the lock.
const holderForm = "pid %d\nsiden %s\n"

func writeHolder(path string, now time.Time) error {
	text := fmt.Appendf(nil, holderForm, os.Getpid(), now.UTC().Format(time.RFC3339))
	return fail("write", path, os.WriteFile(path, text, publicFile))
}

// holderOf reads who holds the lock. Between taking the lock and writing the name there
// is a moment in which the file is empty or has the name of the run before; that the
// lock is taken is certain all the same.
func holderOf(path string) *LockedError {
	locked := &LockedError{Path: path}
	text, err := os.ReadFile(path)
	if err != nil {
		return locked
	}
	var pid int
	var since string
	if _, err := fmt.Sscanf(string(text), holderForm, &pid, &since); err != nil {
		return locked
	}
	if t, err := time.Parse(time.RFC3339, since); err == nil {
		locked.PID, locked.Since = pid, t
	}
	return locked
}
