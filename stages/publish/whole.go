package publish

import (
	"errors"
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
