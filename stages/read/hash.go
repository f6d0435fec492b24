package read

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
)

// hashBuffer is large enough that the calls to the system cost nothing beside the hash,
// and small enough to stay in the cache.
const hashBuffer = 256 << 10

// Hash reads the open file once from end to end and sets SHA256. It fails when ctx is
// done, or when the file has another length than at Open.
func (f *File) Hash(ctx context.Context) error {
	hash, buffer := sha256.New(), make([]byte, hashBuffer)
	for at := int64(0); at < f.Bytes; {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := f.handle.ReadAt(buffer[:min(hashBuffer, f.Bytes-at)], at)
		if n == 0 && err == io.EOF {
			return f.changed("fewer bytes")
		}
		if n == 0 && err != nil {
			return system("hashing", f.Path, err)
		}
		hash.Write(buffer[:n])
		at += int64(n)
	}
	f.SHA256 = hex.EncodeToString(hash.Sum(nil))
	return nil
}

// Unchanged returns an error if the file is no longer what it was at Open: the open file
// itself, or the one that its path now leads to. It compares size, time of modification,
// identity and, where the system has it, time of change.
func (f *File) Unchanged() error {
	open, err := f.handle.Stat()
	if err != nil {
		return system("looking again at", f.Path, err)
	}
	if what := difference(f.info, open); what != "" {
		return f.changed(what)
	}
	there, err := os.Stat(f.full)
	if err != nil {
		return system("looking again at", f.Path, err)
	}
	if !os.SameFile(f.info, there) {
		return f.changed("another file at its path")
	}
	if what := difference(f.info, there); what != "" {
		return f.changed(what)
	}
	return nil
}

func difference(before, now fs.FileInfo) string {
	switch {
	case before.Size() != now.Size():
		return "another size"
	case !before.ModTime().Equal(now.ModTime()):
		return "another time of modification"
	case changeTime(before) != changeTime(now):
		return "another time of change"
	}
	return ""
}

func (f *File) changed(found string) error {
	return &Error{Doing: "looking again at", File: f.Path, Expected: "the file as it was when the run began", Found: found,
		Hint: "let nothing write to the input folder, and run again"}
}
