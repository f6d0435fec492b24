package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"syscall"
)

// Aar is a year to be served.
type Aar struct {
	// Navn is the year, such as 2024: its place in the address.
	Navn string
	// Mappe is the folder publikation of its run.
	Mappe string
	// Filer are the files that the run recorded, by their path in the folder, with slashes.
	Filer map[string]Fil
}

// Fil is what a run recorded of a file.
type Fil struct {
	// SHA256 is in 64 lower-case hexadecimal digits.
	SHA256 string
	Bytes  int64
}

// The most that is read into memory: of a file, and of a year. A publication is some ten MB.
const (
	maxFil = 256 << 20
	maxAar = 1 << 30
)

// PublicationError is a publication that is not as it was recorded. It holds no figure.
type PublicationError struct {
	// Path is the file or folder.
	Path            string
	Expected, Found string
	// Hint says what to do.
	Hint  string
	Cause error
}

// Error writes all of it as one line, the advice after a semicolon.
func (e *PublicationError) Error() string {
	return fmt.Sprintf("reading %q: expected %s, found %s; %s", e.Path, e.Expected, e.Found, e.Hint)
}

// Advice returns the hint.
func (e *PublicationError) Advice() string { return e.Hint }

// Unwrap returns the cause.
func (e *PublicationError) Unwrap() error { return e.Cause }

// hintAgain is the advice about what is not as it was recorded.
const hintAgain = "it is not as it was published: put back what it was from a copy, or run make pipeline again and publish that (make verify says what else is wrong)"

var (
	navnForm = regexp.MustCompile(`^[0-9]{4}$`)
	hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// laes reads the files of a year, each held against its record. One that is missing, changed, not
// recorded, or no file is an error.
func (a *Aar) laes() (filer map[string][]byte, err error) {
	if !navnForm.MatchString(a.Navn) {
		return nil, a.fejl("", "a year of four digits as its name", "something else", "name the year as it is, such as 2024", nil)
	}
	root, err := os.OpenRoot(a.Mappe)
	if err != nil {
		return nil, a.fejl("", "the folder of a publication", grund(err), hintAgain, err)
	}
	defer root.Close() //nolint:errcheck // it was only read
	if err := a.kunDeKendte(root); err != nil {
		return nil, err
	}
	if a.bytes() > maxAar {
		return nil, a.fejl("", fmt.Sprintf("a publication of at most %d MiB", maxAar>>20), "more", hintAgain, nil)
	}
	filer = make(map[string][]byte, len(a.Filer))
	for _, sti := range slices.Sorted(maps.Keys(a.Filer)) {
		if filer[sti], err = a.fil(root, sti); err != nil {
			return nil, err
		}
	}
	return filer, nil
}

// bytes is how many bytes the files have together; one that is too large is judged alone.
func (a *Aar) bytes() (n int64) {
	for _, f := range a.Filer {
		n += min(max(f.Bytes, 0), maxFil)
	}
	return n
}

// kunDeKendte looks whether there is anything in the folder that is not recorded.
func (a *Aar) kunDeKendte(root *os.Root) error {
	return fs.WalkDir(root.FS(), ".", func(sti string, d fs.DirEntry, err error) error {
		_, kendt := a.Filer[sti]
		switch {
		case err != nil:
			return a.fejl(sti, "a folder that can be read", grund(err), "check the permissions", err)
		case d.IsDir():
			return nil
		case !d.Type().IsRegular():
			return a.fejl(sti, "files and folders", slags(d.Type()), hintAgain, nil)
		case !kendt:
			return a.fejl(sti, "the files that run.json names", "one more", "take it away: what is in the folder of a publication is what its run made", nil)
		}
		return nil
	})
}

// fil reads a file and holds it against its record.
func (a *Aar) fil(root *os.Root, sti string) ([]byte, error) {
	skal := a.Filer[sti]
	if !fs.ValidPath(sti) || !hashForm.MatchString(skal.SHA256) || skal.Bytes < 0 || skal.Bytes > maxFil {
		return nil, a.fejl(sti, "a record with a path in the folder, a SHA-256 and a size", "another one", hintAgain, nil)
	}
	// Something that waits for a writer would hold the start up.
	f, err := root.OpenFile(filepath.FromSlash(sti), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, a.fejl(sti, "a file of the publication", grund(err), hintAgain, err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, a.fejl(sti, "a file of the publication", "something that is no file", hintAgain, err)
	}
	til := bytes.NewBuffer(make([]byte, 0, skal.Bytes+bytes.MinRead))
	n, err := io.Copy(til, io.LimitReader(f, skal.Bytes+1))
	switch {
	case err != nil:
		return nil, a.fejl(sti, "a file that can be read", grund(err), "mend the disk, or put the file back from a copy", err)
	case n > skal.Bytes:
		return nil, a.fejl(sti, fmt.Sprintf("%d bytes", skal.Bytes), "more", hintAgain, nil)
	case n < skal.Bytes:
		return nil, a.fejl(sti, fmt.Sprintf("%d bytes", skal.Bytes), fmt.Sprint(n), hintAgain, nil)
	}
	sum := sha256.Sum256(til.Bytes())
	if er := hex.EncodeToString(sum[:]); er != skal.SHA256 {
		return nil, a.fejl(sti, "SHA-256 "+skal.SHA256, er, hintAgain, nil)
	}
	return til.Bytes(), nil
}

func (a *Aar) fejl(sti, expected, found, hint string, cause error) error {
	return &PublicationError{Path: filepath.Join(a.Mappe, filepath.FromSlash(sti)), Expected: expected, Found: found, Hint: hint, Cause: cause}
}

// grund is why something could not be read, without its path.
func grund(err error) string {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return "nothing"
	case errors.As(err, &path):
		return path.Err.Error()
	}
	return err.Error()
}

// slags is what a thing that is no file is.
func slags(m fs.FileMode) string {
	if m&fs.ModeSymlink != 0 {
		return "a symbolic link"
	}
	return "something that is no file"
}
