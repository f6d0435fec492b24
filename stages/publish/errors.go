package publish

import (
	"errors"
	"fmt"
	"syscall"
)

// ErrCannotWrite says that the results cannot be made where they should be: no
// permission, a read-only file system, or something else in the way (EX_CANTCREAT, 73).
var ErrCannotWrite = errors.New("the results cannot be written there")

// ErrIO says that writing failed on the way: the disk is full or does not work
// (EX_IOERR, 74).
var ErrIO = errors.New("the results could not be written to the end")

// FileError is a step that the file system refused. It is [ErrCannotWrite] or [ErrIO]
// under errors.Is, and so is the errno.
type FileError struct {
	// Doing is the step, such as »create«, and Path what it was done to.
	Doing, Path string
	// Kind is ErrCannotWrite or ErrIO.
	Kind error
	// Cause is the error of the operating system.
	Cause error
}

// Error returns the step, the path, the reason, and what to do about it.
func (e *FileError) Error() string {
	return fmt.Sprintf("%s %s: %s; %s", e.Doing, e.Path, reason(e.Cause), e.Advice())
}

// Unwrap gives errors.Is and errors.As the kind and the cause.
func (e *FileError) Unwrap() []error { return []error{e.Kind, e.Cause} }

// Advice says what to do about it.
func (e *FileError) Advice() string {
	switch {
	case errors.Is(e.Cause, syscall.ENOSPC), errors.Is(e.Cause, syscall.EDQUOT):
		return "make room on the disk and run again"
	case e.Kind == ErrIO:
		return "check the disk and run again"
	}
	return "choose an output folder where files and folders can be made"
}

// reason is the errno alone where there is one: the errors of package os repeat the
// path, which FileError already names.
func reason(err error) string {
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return errno.Error()
	}
	return err.Error()
}

// fail wraps an error of the file system with the step and its kind; nil stays nil.
func fail(doing, path string, err error) error {
	if err == nil {
		return nil
	}
	return &FileError{Doing: doing, Path: path, Kind: kind(err), Cause: err}
}

// kind sorts the errnos: those that another folder would not give are ErrCannotWrite,
// all others, the unforeseen ones among them, are ErrIO.
func kind(err error) error {
	var errno syscall.Errno
	if !errors.As(err, &errno) {
		return ErrIO
	}
	switch errno {
	case syscall.EACCES, syscall.EPERM, syscall.EROFS, syscall.ENOENT, syscall.ENOTDIR, syscall.EISDIR,
		syscall.EEXIST, syscall.ENOTEMPTY, syscall.ELOOP, syscall.ENAMETOOLONG, syscall.EXDEV, syscall.EINVAL:
		return ErrCannotWrite
	}
	return ErrIO
}
