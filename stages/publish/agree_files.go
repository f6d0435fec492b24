package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"fokusmaal/schemas"
)

// Unaltered holds the files of a published run against the record of it: each has the
// bytes that were published, by number and SHA-256, and the tables of figures are all
// among them. What is about single persons is not opened, but with personer the files of
// intern/personer are, if the user may read them. The first file that differs is a
// [*ReadError]; the end of ctx is an error too.
func Unaltered(ctx context.Context, folder string, run Run, personer bool) error {
	if err := HasFigures(folder, run); err != nil {
		return err
	}
	for _, o := range run.Outputs {
		private := AboutPersons(o.Path)
		if private && !(personer && strings.HasPrefix(o.Path, schemas.Personer.Path+".")) {
			continue
		}
		err := SameBytes(ctx, filepath.Join(folder, filepath.FromSlash(o.Path)), o)
		if private && errors.Is(err, fs.ErrPermission) {
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// AboutPersons says whether a file of a run is about single persons.
func AboutPersons(path string) bool {
	folder, _, below := strings.Cut(path, "/")
	return below && (folder == filepath.Dir(schemas.Personer.Path) || folder == filepath.Dir(schemas.Afviste(0).Path))
}

const expectedOutput = "the file as it was published"

func otherBytes(path string) error {
	return &ReadError{Path: path, Expected: expectedOutput + " (SHA-256 in run.json)", Found: "other bytes", Hint: hintDiffers}
}

// SameBytes holds a file against what the record says of it, by number of bytes and SHA-256.
// Another one is a [*ReadError]; the end of ctx is an error too.
func SameBytes(ctx context.Context, path string, o Output) error {
	f, err := openRegular(path, expectedOutput)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return sameContent(ctx, f, path, o)
}

// sameContent reads a file from where it stands to its end and compares it with what was
// published.
func sameContent(ctx context.Context, f io.Reader, path string, o Output) error {
	hash, buffer := sha256.New(), make([]byte, 256<<10)
	left := io.LimitReader(f, o.Bytes+1)
	for total := int64(0); ; {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := left.Read(buffer)
		hash.Write(buffer[:n])
		total += int64(n)
		switch {
		case errors.Is(err, io.EOF) && total == o.Bytes && hex.EncodeToString(hash.Sum(nil)) == o.SHA256:
			return nil
		case errors.Is(err, io.EOF):
			return otherBytes(path)
		case err != nil:
			return Unreadable(path, expectedOutput, err)
		}
	}
}

// HasFigures is an error if a run's record does not have all tables of figures, each in
// both formats.
func HasFigures(folder string, run Run) error {
	for _, t := range figureTables() {
		for _, ending := range []string{".csv", ".parquet"} {
			if !run.WroteFile(t.Path + ending) {
				return NotRecord(RunFile(folder), "one without "+t.Path+ending+" among its outputs", nil)
			}
		}
	}
	return nil
}

// ReadOutput reads a file of a run whole and holds it against the record; nil where the record
// has no such file. Another one than was published is a [*ReadError].
func ReadOutput(ctx context.Context, folder string, run Run, name string) ([]byte, error) {
	at := slices.IndexFunc(run.Outputs, func(o Output) bool { return o.Path == name })
	if at < 0 {
		return nil, nil
	}
	path := filepath.Join(folder, filepath.FromSlash(name))
	data, err := readWhole(path, expectedOutput, run.Outputs[at].Bytes)
	if err != nil {
		return nil, err
	}
	return data, sameContent(ctx, bytes.NewReader(data), path, run.Outputs[at])
}
