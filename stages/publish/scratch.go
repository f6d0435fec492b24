package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
)

// Scratch is the temporary folder of a run, for what does not fit in memory. It is there
// from the first file on, open to the owner alone, and under a name that [Sweep] removes.
// What is in it is about persons: a file has no name from the moment that it is made, so
// nobody but this process can open it, and its bytes are gone with the process, however
// that ends. Where a system keeps the name of an open file, Close removes it.
type Scratch struct {
	path string

	mu    sync.Mutex
	files []*os.File
}

// NewScratch returns the temporary folder of a run on a shelf of out. It is not made before
// it is needed.
func NewScratch(out string, shelf Shelf, runID string) *Scratch {
	return &Scratch{path: filepath.Join(shelf.In(out), unfinished+runID+"-"+strconv.Itoa(os.Getpid())+"-mellem")}
}

// Create makes a file in the folder, and the folder.
func (s *Scratch) Create() (*ScratchFile, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.make(); err != nil {
		return nil, err
	}
	path := filepath.Join(s.path, strconv.Itoa(len(s.files)+1))
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, privateFile)
	if err != nil {
		return nil, fail("create", path, err)
	}
	s.files = append(s.files, file)
	if err := file.Chmod(privateFile); err != nil {
		return nil, fail("make private", path, err)
	}
	_ = os.Remove(path) // where an open file cannot be removed Close does it
	return &ScratchFile{path, file}, nil
}

// make makes the folder. Its mode is set once more, because only that is independent of
// how the folder above hands down its own.
func (s *Scratch) make() error {
	if err := makeFolders(filepath.Dir(s.path)); err != nil {
		return err
	}
	if err := os.Mkdir(s.path, privateFolder); err != nil && !errors.Is(err, fs.ErrExist) {
		return fail("create", s.path, err)
	}
	return fail("make private", s.path, os.Chmod(s.path, privateFolder))
}

// Close removes the folder and all that is in it. It may be called more than once.
func (s *Scratch) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, file := range s.files {
		_ = file.Close() // it is of no use any more, whatever the disk says
	}
	s.files = nil
	return fail("remove", s.path, os.RemoveAll(s.path))
}

// ScratchFile is a temporary file. Any number of goroutines may read and write it.
type ScratchFile struct {
	path string
	file *os.File
}

// WriteAt implements io.WriterAt. The error is a *[FileError].
func (f *ScratchFile) WriteAt(p []byte, at int64) (int, error) {
	n, err := f.file.WriteAt(p, at)
	return n, fail("write", f.path, err)
}

// ReadAt implements io.ReaderAt. The error is a *[FileError], of bytes that are not there
// as well: what was written is to be there.
func (f *ScratchFile) ReadAt(p []byte, at int64) (int, error) {
	n, err := f.file.ReadAt(p, at)
	if n < len(p) {
		err = &FileError{Doing: "read", Path: f.path, Kind: ErrIO, Cause: errors.Join(err, syscall.EIO)}
	} else {
		err = nil
	}
	return n, err
}
