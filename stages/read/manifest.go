package read

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ManifestName is the file in an input folder that says what was delivered.
const ManifestName = "leverance.json"

// manifestVersion is the version of the form of a manifest that this program writes and
// reads.
const manifestVersion = 1

// Manifest says of each file of a delivery what it is. Its form is leverance.schema.json.
type Manifest struct {
	Version int64 `json:"version"`
	// Files are all files of the four tables.
	Files []ManifestFile `json:"files"`
}

// ManifestFile is what a manifest says of a file.
type ManifestFile struct {
	// Path is relative to the input folder, with slashes.
	Path  string `json:"path"`
	Bytes int64  `json:"bytes"`
	Rows  int64  `json:"rows"`
	// SHA256 is of the file's bytes, in 64 lower-case hexadecimal digits.
	SHA256 string `json:"sha256"`
}

// Manifest returns the manifest of the delivery as it is, in order of path. It needs
// [File.Hash] of all files.
func (d *Delivery) Manifest() Manifest {
	m := Manifest{Version: manifestVersion}
	for _, f := range d.files() {
		m.Files = append(m.Files, ManifestFile{Path: f.Path, Bytes: f.Bytes, Rows: f.Rows, SHA256: f.SHA256})
	}
	slices.SortFunc(m.Files, func(a, b ManifestFile) int { return strings.Compare(a.Path, b.Path) })
	return m
}

// Encode returns the manifest as indented JSON with a line end behind it.
func (m Manifest) Encode() ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(m)
	return text.Bytes(), err
}

// Verify holds the delivery against the manifest in its folder, and returns the SHA-256 of
// the manifest in hex; nothing where there is none. It needs [File.Hash] of all files. A
// manifest that is none, and the first file that is missing, not in the manifest, or of
// other bytes, is an [*Error].
func (d *Delivery) Verify() (sha string, err error) {
	m, sha, err := readManifest(d.dir)
	if err != nil || m == nil {
		return "", err
	}
	stated := map[string]ManifestFile{}
	for _, f := range m.Files {
		stated[f.Path] = f
	}
	var wrong []*Error
	for _, f := range d.files() {
		s, there := stated[f.Path]
		delete(stated, f.Path)
		if e := f.agrees(s, there); e != nil {
			wrong = append(wrong, e)
		}
	}
	for _, f := range m.Files {
		if _, left := stated[f.Path]; left {
			wrong = append(wrong, mismatch(f.Path, "the file, which is in "+ManifestName, "nothing"))
		}
	}
	return sha, first(wrong)
}

// files are the files of all tables.
func (d *Delivery) files() []*File {
	var files []*File
	for _, t := range d.Tables {
		files = append(files, t.Files...)
	}
	return files
}

// agrees is an error if the file is not what the manifest states.
func (f *File) agrees(stated ManifestFile, there bool) *Error {
	switch as := " as " + ManifestName + " states"; {
	case !there:
		return mismatch(f.Path, "a file that is in "+ManifestName, "one that is not")
	case f.Bytes != stated.Bytes:
		return mismatch(f.Path, fmt.Sprintf("%d bytes", stated.Bytes)+as, fmt.Sprintf("%d", f.Bytes))
	case f.SHA256 != stated.SHA256:
		return mismatch(f.Path, "the SHA-256"+as, "other bytes")
	case f.Rows != stated.Rows:
		return mismatch(f.Path, fmt.Sprintf("%d rows", stated.Rows)+as, fmt.Sprintf("%d", f.Rows))
	}
	return nil
}

func mismatch(file, expected, found string) *Error {
	return &Error{Doing: "comparing with the manifest", File: file, Expected: expected, Found: found,
		Hint: "fetch the delivery again; write a new " + ManifestName + " only if its sender says that the files are right (make leverance)"}
}

// first returns the first error and says how many more there are.
func first(wrong []*Error) error {
	if len(wrong) == 0 {
		return nil
	}
	e := wrong[0]
	switch more := len(wrong) - 1; {
	case more == 1:
		e.Found += " (and 1 file more differs)"
	case more > 1:
		e.Found += fmt.Sprintf(" (and %d files more differ)", more)
	}
	return e
}

// ReadManifest reads the manifest in a folder; nil where there is none. What it states is
// not held against the files: that is [Delivery.Verify].
func ReadManifest(dir string) (*Manifest, error) {
	m, _, err := readManifest(dir)
	return m, err
}

// readManifest reads the manifest in a folder; nil where there is none.
func readManifest(dir string) (*Manifest, string, error) {
	f := &File{Path: ManifestName, full: filepath.Join(dir, ManifestName), table: &Table{}}
	if _, err := os.Lstat(f.full); errors.Is(err, fs.ErrNotExist) {
		return nil, "", nil
	}
	defer func() { _ = f.close() }() // nothing was written
	if err := f.openSmall(); err != nil {
		return nil, "", err
	}
	text, err := f.whole()
	if err != nil {
		return nil, "", err
	}
	m, err := parseManifest(text)
	if err != nil {
		return nil, "", err
	}
	hash := sha256.Sum256(text)
	return m, hex.EncodeToString(hash[:]), nil
}
