package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// CandidateName is the symbolic link in OUT/<shelf> to the latest published run.
const CandidateName = "kandidat"

// LinkTarget returns what a link of a shelf points to, or nothing if there is none yet.
// What is there and not a symbolic link was made by somebody else, and is left alone.
func LinkTarget(shelf, name string) (string, error) {
	path := filepath.Join(shelf, name)
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", fail("look at", path, err)
	}
	if info.Mode()&fs.ModeSymlink == 0 {
		return "", fmt.Errorf("%w: %s is expected to be a symbolic link to a run and is something else; move it away and run again", ErrCannotWrite, path)
	}
	target, err := os.Readlink(path)
	return target, fail("read", path, err)
}

// PointLink replaces a link of a shelf in one step: a reader sees the old target or the new
// one. The caller holds the lock.
func PointLink(shelf, name, target string) error {
	path := filepath.Join(shelf, name)
	temp := filepath.Join(shelf, unfinished+name)
	if err := os.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fail("remove", temp, err)
	}
	if err := os.Symlink(target, temp); err != nil {
		return fail("create", temp, err)
	}
	if err := os.Rename(temp, path); err != nil {
		return fail("replace", path, errors.Join(err, os.Remove(temp)))
	}
	return syncFolder(shelf)
}
