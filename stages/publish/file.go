package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path/filepath"
)

// Output is a file of the run folder that is written to the end and on the disk.
type Output struct {
	// Path is relative to the run folder, with slashes.
	Path  string `json:"path"`
	Bytes int64  `json:"bytes"`
	// Rows is the number of rows, the header line of a CSV file not among them.
	Rows int64 `json:"rows"`
	// SHA256 is of the file's bytes, in 64 lower-case hexadecimal digits.
	SHA256 string `json:"sha256"`
}

// file is a file of the run folder that is being written. Its hash is computed on the
// way, so that it is of the bytes that were meant, whatever the disk keeps.
type file struct {
	folder *Folder
	name   string
	path   string
	os     *os.File
	hash   hash.Hash
	bytes  int64
	// err is the first error; nothing is written after it.
	err error
}

// createFile makes a file that is not there yet. The mode of a private file is set once
// more, because only that is independent of how the folder hands down its own.
func createFile(folder *Folder, name string, mode fs.FileMode) (*file, error) {
	path := filepath.Join(folder.temp, filepath.FromSlash(name))
	opened, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, fail("create", path, err)
	}
	f := &file{folder: folder, name: name, path: path, os: opened, hash: sha256.New()}
	if mode == privateFile {
		if err := opened.Chmod(mode); err != nil {
			f.abandon()
			return nil, fail("make private", path, err)
		}
	}
	return f, nil
}

// Write implements io.Writer. The caller hands over large pieces: there is no buffer.
func (f *file) Write(p []byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	n, err := f.os.Write(p)
	f.hash.Write(p[:n])
	f.bytes += int64(n)
	f.err = fail("write", f.path, err)
	return n, f.err
}

// close puts the file on the disk and returns its facts; err is an error of the writer
// above, after which the file is not whole.
func (f *file) close(rows int64, err error) (Output, error) {
	if f.os == nil {
		return Output{}, fmt.Errorf("close %s: it is closed already", f.name)
	}
	if f.err == nil {
		f.err = err
	}
	if f.err == nil {
		f.err = fail("flush to disk", f.path, f.os.Sync())
	}
	if err := f.os.Close(); f.err == nil {
		f.err = fail("close", f.path, err)
	}
	f.os = nil
	output := Output{Path: f.name, Bytes: f.bytes, Rows: rows, SHA256: hex.EncodeToString(f.hash.Sum(nil))}
	f.folder.done(f, output, f.err == nil)
	if f.err != nil {
		return Output{}, f.err
	}
	return output, nil
}

// abandon closes a file that will be removed: whether that succeeds does not matter.
func (f *file) abandon() {
	if f.os != nil {
		_ = f.os.Close()
		f.os = nil
	}
	f.err = fmt.Errorf("write %s: the run folder is discarded", f.name)
}
