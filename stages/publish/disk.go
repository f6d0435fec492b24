package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Modes of what is made. Those of private files do not depend on the user's umask; the
// others are what the umask leaves of them.
const (
	publicFolder  fs.FileMode = 0o755
	publicFile    fs.FileMode = 0o644
	privateFolder fs.FileMode = 0o700
	privateFile   fs.FileMode = 0o600
)

// makeFolders makes a folder and those above it that are missing, and puts every new
// name on the disk.
func makeFolders(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil
	}
	if err == nil {
		return fail("use as a folder", path, syscall.ENOTDIR)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return fail("look at", path, err)
	}
	parent := filepath.Dir(path)
	if err := makeFolders(parent); err != nil {
		return err
	}
	if err := os.Mkdir(path, publicFolder); err != nil && !errors.Is(err, fs.ErrExist) {
		return fail("create", path, err)
	}
	return syncFolder(parent)
}

// syncFolder puts the names in a folder on the disk. A file system that has no such
// thing says EINVAL or ENOTSUP, which is not an error: there is nothing more to do.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return fail("open", path, err)
	}
	err = folder.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTSUP) {
		err = nil
	}
	return fail("flush to disk", path, errors.Join(err, folder.Close()))
}

// syncTree puts the names in a folder and in all folders below it on the disk.
func syncTree(path string) error {
	entries, err := os.ReadDir(path)
	if err != nil {
		return fail("list", path, err)
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		if err := syncTree(filepath.Join(path, entry.Name())); err != nil {
			return err
		}
	}
	return syncFolder(path)
}

// exists says whether there is anything of that name, a dangling link included.
func exists(path string) (bool, error) {
	_, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, fail("look at", path, err)
}
