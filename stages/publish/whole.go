package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteWhole writes a small file in one step: under the temporary name first, on the disk,
// then under its own, in the same file system. Whoever looks sees what was there before or
// all of the new one. What is at path is replaced.
func WriteWhole(path, temp string, text []byte) error {
	if err := os.Remove(temp); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fail("remove", temp, err)
	}
	opened, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, publicFile)
	if err != nil {
		return fail("create", temp, err)
	}
	_, err = opened.Write(text)
	if err = errors.Join(err, opened.Sync(), opened.Close()); err != nil {
		return errors.Join(fail("write", temp, err), os.Remove(temp))
	}
	if err := os.Rename(temp, path); err != nil {
		return errors.Join(fail("replace", path, err), os.Remove(temp))
	}
	return syncFolder(filepath.Dir(path))
}

// WriteBeside writes a small file that others read, in one step, with the temporary name in
// the same folder. Readers look for names with another beginning and ending.
func WriteBeside(path string, text []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return &FileError{Doing: "replace", Path: path, Kind: ErrCannotWrite, Cause: errors.New("it is not a regular file")}
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fail("look at", path, err)
	}
	return WriteWhole(path, filepath.Join(filepath.Dir(path), unfinished+filepath.Base(path)), text)
}

// WriteNew writes a small file in a folder of a shelf, which is made if it is not there, and
// returns its path. It is there in one step; a file of that name that is there already is
// [ErrCannotWrite]. The caller holds the lock.
func WriteNew(shelf, folder, name string, text []byte) (path string, err error) {
	path = filepath.Join(shelf, folder, name)
	if err := makeFolders(filepath.Dir(path)); err != nil {
		return "", err
	}
	if taken, err := exists(path); taken || err != nil {
		return "", errors.Join(err, fmt.Errorf("%w: %s has come into being meanwhile; is another program writing there without the lock?", ErrCannotWrite, path))
	}
	return path, WriteWhole(path, filepath.Join(shelf, unfinished+folder), text)
}
