package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
)

// fileNow is what is at the path of an input file: the SHA-256 of a file, or a text that
// says why there is none.
type fileNow struct{ hash, lost string }

// sameInput is an error that names the files of a delivery that are not those of the run.
func sameInput(run publish.Run, d *read.Delivery) error {
	now := map[string]fileNow{}
	for _, t := range d.Tables {
		for _, f := range t.Files {
			now[f.Path] = fileNow{hash: f.SHA256}
		}
	}
	return differing(run, now)
}

// changedOr returns the reason why a delivery cannot be gone over. If its files are not
// those of the run any more, that is the reason: why is only how it was noticed.
func changedOr(ctx context.Context, run publish.Run, data string, why error) error {
	if info, err := os.Stat(data); ctx.Err() != nil || err != nil || !info.IsDir() {
		return why
	}
	now := map[string]fileNow{}
	for _, table := range run.Input {
		for _, f := range table.Files {
			found, err := lookAt(ctx, filepath.Join(data, filepath.FromSlash(f.Path)))
			if ctx.Err() != nil {
				return why // a signal; judge says so
			}
			if err != nil {
				found.hash = f.SHA256 // it cannot be read, so nobody knows that it has changed
			}
			now[f.Path] = found
		}
	}
	var named *read.Error
	if errors.As(why, &named) {
		if _, known := now[named.File]; !known && named.File != read.ManifestName {
			if found, err := lookAt(ctx, filepath.Join(data, filepath.FromSlash(named.File))); err == nil && found.hash != "" {
				now[named.File] = found
			}
		}
	}
	if changed := differing(run, now); changed != nil {
		return changed
	}
	return why
}

// lookAt looks at what is at a path. Only a regular file is opened: a pipe would not end.
func lookAt(ctx context.Context, path string) (fileNow, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return fileNow{lost: "is not there any more"}, nil
	case err != nil:
		return fileNow{}, err
	case info.IsDir():
		return fileNow{lost: "is a folder now"}, nil
	case !info.Mode().IsRegular():
		return fileNow{lost: "is no file any more"}, nil
	}
	hash, err := hashOf(ctx, path)
	return fileNow{hash: hash}, err
}

// hashOf returns the SHA-256 of a file, in hexadecimal digits. It ends when ctx does.
func hashOf(ctx context.Context, path string) (string, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) // should it be a pipe by now
	if err != nil {
		return "", err
	}
	defer f.Close() //nolint:errcheck // it was only read
	hash, buffer := sha256.New(), make([]byte, 256<<10)
	for ctx.Err() == nil {
		n, err := f.Read(buffer)
		hash.Write(buffer[:n])
		if errors.Is(err, io.EOF) {
			return hex.EncodeToString(hash.Sum(nil)), nil
		}
		if err != nil {
			return "", err
		}
	}
	return "", ctx.Err()
}

// shownFiles is how many files that differ are named.
const shownFiles = 8

// differing is an error that names the files that are not what they were when the run read
// them, by path.
func differing(run publish.Run, now map[string]fileNow) error {
	var differ []string
	then := map[string]bool{}
	for _, table := range run.Input {
		for _, f := range table.Files {
			then[f.Path] = true
			switch found, there := now[f.Path]; {
			case !there:
				differ = append(differ, fmt.Sprintf("%s (%s) is not there any more", f.Path, short(f.SHA256)))
			case found.lost != "":
				differ = append(differ, fmt.Sprintf("%s (%s) %s", f.Path, short(f.SHA256), found.lost))
			case found.hash != f.SHA256:
				differ = append(differ, fmt.Sprintf("%s was %s and is %s", f.Path, short(f.SHA256), short(found.hash)))
			}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(now)) {
		if !then[path] {
			differ = append(differ, fmt.Sprintf("%s (%s) is new", path, short(now[path].hash)))
		}
	}
	if len(differ) == 0 {
		return nil
	}
	if more := len(differ) - shownFiles; more > 0 {
		differ = append(differ[:shownFiles], fmt.Sprintf("and %d files more", more))
	}
	return &failure{exitInput, fmt.Errorf("the inputs have changed since run %s (SHA-256): %s", run.RunID, strings.Join(differ, "; ")),
		fmt.Sprintf("run again (make pipeline YEAR=%d), or give the folder that the run read (--data, make DATA=…)", run.Aar)}
}

// short are the first digits of a hash.
func short(hash string) string { return hash[:min(16, len(hash))] }
