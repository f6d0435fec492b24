package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// tables are the four tables of SPEC 2.
var tables = []string{"ydelse", "samtaler", "tilbud", "loentimer"}

// findInput finds the files of the four tables (SPEC 2: »NAME.parquet or a folder NAME/ with
// any number of *.parquet at any depth«) and holds them against those that the run read, by
// bytes and SHA-256: figures of other rows prove nothing.
func findInput(folder string, rec *runRecord) (map[string][]string, error) {
	input := map[string][]string{}
	for _, table := range tables {
		found, err := tableFiles(folder, table)
		if err != nil {
			return nil, err
		}
		var read []inputFile
		for _, t := range rec.Input {
			if t.Table == table {
				read = t.Files
			}
		}
		if err := sameFiles(folder, table, found, read); err != nil {
			return nil, err
		}
		for _, path := range found {
			input[table] = append(input[table], filepath.Join(folder, filepath.FromSlash(path)))
		}
	}
	return input, nil
}

// tableFiles lists the files of one table, relative to the input folder, in order.
func tableFiles(folder, table string) ([]string, error) {
	if info, err := os.Stat(filepath.Join(folder, table+".parquet")); err == nil && !info.IsDir() {
		return []string{table + ".parquet"}, nil
	}
	var found []string
	root := filepath.Join(folder, table)
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(d.Name(), ".parquet") {
			return err
		}
		relative, err := filepath.Rel(folder, path)
		found = append(found, filepath.ToSlash(relative))
		return err
	})
	if err != nil || len(found) == 0 {
		return nil, wrong("give the folder that the run read (--data)", "looking for table %s: expected %s.parquet or files in %s/, found neither", table, table, table)
	}
	slices.Sort(found)
	return found, nil
}

// sameFiles compares the files of a table with those in run.json.
func sameFiles(folder, table string, found []string, read []inputFile) error {
	const next = "give the folder as it was when the run read it (--data), or make the run again"
	if len(found) != len(read) {
		return wrong(next, "looking for table %s: expected the %d files that the run read, found %d", table, len(read), len(found))
	}
	for _, f := range read {
		if !slices.Contains(found, f.Path) {
			return wrong(next, "looking for %s, which the run read: expected the file, found none", f.Path)
		}
		sum, size, err := hashFile(filepath.Join(folder, filepath.FromSlash(f.Path)))
		if err != nil {
			return wrong("see to it that the file is there and can be read", "reading %s: expected a file, found one that cannot be read", f.Path)
		}
		if size != f.Bytes || sum != f.SHA256 {
			return wrong(next, "reading %s: expected the file that the run read, found other bytes", f.Path)
		}
	}
	return nil
}

// hashFile returns the SHA-256 of a file in hexadecimal and its length in bytes.
func hashFile(path string) (string, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	hash := sha256.New()
	size, err := io.Copy(hash, f)
	if err != nil {
		return "", 0, fmt.Errorf("reading: %w", err)
	}
	return hex.EncodeToString(hash.Sum(nil)), size, nil
}
