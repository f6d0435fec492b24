package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
	"fokusmaal/stages/statement"
)

// commandLeverance is the name of the command that writes a manifest.
const commandLeverance = "leverance"

// leveranceCommand are the flags of `fokusmaal leverance`.
type leveranceCommand struct {
	Data      string `required:"" help:"Folder with ydelse, samtaler, tilbud and loentimer, whose manifest is written."`
	Overskriv bool   `help:"Put the new manifest in the place of one that says something else."`
	Workers   int    `default:"0" help:"Files at work at once; 0 is one for each processor."`
}

// Run writes the manifest of a delivery. It says what the files are, not that they are
// right: that is for who sends them to know.
func (l leveranceCommand) Run(ctx context.Context, s streams) error {
	if l.Data == "" || l.Workers < 0 || l.Workers > 1024 {
		return &failure{exitUsage, fixedText("--data is a folder, and --workers a number from 0 to 1024"), "fokusmaal leverance --help lists the flags"}
	}
	if l.Workers == 0 {
		l.Workers = runtime.GOMAXPROCS(0)
	}
	m, err := manifestOf(ctx, l.Data, l.Workers)
	if err != nil {
		return err
	}
	text, err := m.Encode()
	if err != nil {
		return err
	}
	path := filepath.Join(l.Data, read.ManifestName)
	before, err := manifestBefore(path, int64(len(text)))
	if err != nil {
		return err
	}
	switch {
	case bytes.Equal(before, text):
		newScreen(s).manifest("The manifest is there already and says the same", path, m)
		return nil
	case before != nil && !l.Overskriv:
		return &failure{exitInput, fmt.Errorf("%s says something else of the files than they are now", path),
			"fetch the delivery again if the manifest is its sender's; --overskriv (make leverance OVERSKRIV=1) puts a new one in its place"}
	}
	// The process is in the name: nothing holds a lock on an input folder.
	if err := publish.WriteWhole(path, filepath.Join(l.Data, fmt.Sprintf(".tmp-%s-%d", read.ManifestName, os.Getpid())), text); err != nil {
		return err
	}
	newScreen(s).manifest("The manifest is written", path, m)
	return nil
}

// manifestOf hashes the files of a delivery as they are.
func manifestOf(ctx context.Context, data string, workers int) (read.Manifest, error) {
	delivery, err := read.Open(data)
	if err != nil {
		return read.Manifest{}, err
	}
	defer delivery.Close() //nolint:errcheck // it was only read
	if err := hashFiles(ctx, delivery, workers); err != nil {
		return read.Manifest{}, err
	}
	if err := filesUnchanged(delivery); err != nil {
		return read.Manifest{}, err
	}
	return delivery.Manifest(), ctx.Err()
}

// manifestBefore reads what is in the place of the manifest, if anything is: no more of it
// than shows whether it is the one of so many bytes.
func manifestBefore(path string, length int64) ([]byte, error) {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil && !info.Mode().IsRegular() {
		return nil, &failure{exitCannotWrite, fmt.Errorf("%s is expected to be a file and is something else", path), "move it away and start again"}
	}
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return io.ReadAll(io.LimitReader(f, length+1))
}

// manifest shows a manifest that is in its place.
func (s *screen) manifest(title, path string, m read.Manifest) {
	fmt.Fprintln(s.out, s.bold(title))
	var rows, size int64
	for _, f := range m.Files {
		rows += f.Rows
		size += f.Bytes
	}
	s.line("manifest", "%s", path)
	s.line("files", "%d, %s bytes, %s rows", len(m.Files), statement.Antal(size), statement.Antal(rows))
	s.line("from now on", "every run of this folder holds the files against it")
}
