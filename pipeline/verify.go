package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fokusmaal/stages/gaeldende"
	"fokusmaal/stages/publish"
)

// commandVerify is the name of the command that holds results against their records.
const commandVerify = "verify"

// verifyCommand are the arguments of `fokusmaal verify`.
type verifyCommand struct {
	Dir string `arg:"" help:"The results of a year, such as ud/2024, or the folder of a run."`
}

// Run verifies. It takes no lock and writes no file.
func (v verifyCommand) Run(ctx context.Context, s streams) error {
	folder, isRun, err := v.folder()
	if err != nil {
		return err
	}
	if isRun {
		run, verified, err := gaeldende.VerifyRun(ctx, folder)
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		newScreen(s).verified(fmt.Sprintf("Run %s is as it was made", run.RunID), verified)
		return nil
	}
	shelf, err := gaeldende.VerifyShelf(ctx, folder)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return err
	}
	newScreen(s).shelf(v.Dir, shelf)
	return nil
}

// folder is what is to be verified, without symbolic links, and whether it is a run: that
// has a run.json, a year has not.
func (v verifyCommand) folder() (folder string, isRun bool, err error) {
	folder, err = filepath.EvalSymlinks(v.Dir)
	if err == nil {
		var info fs.FileInfo
		if info, err = os.Stat(folder); err == nil && !info.IsDir() {
			err = fs.ErrNotExist
		}
	}
	if err != nil {
		if !errors.Is(err, fs.ErrPermission) {
			err = errors.New("there is no such folder")
		}
		return "", false, &failure{exitInput, fmt.Errorf("verifying %q: %w", brief(v.Dir, shownValue), err), "give the folder of the results of a year, such as ud/2024, or of one run in it"}
	}
	_, err = os.Lstat(publish.RunFile(folder))
	if err == nil || filepath.Base(filepath.Dir(folder)) == "runs" {
		return folder, true, nil // a run that has lost its record is one that is not as it was
	}
	return folder, false, nil
}

// verified shows what was held against what.
func (s *screen) verified(title string, v gaeldende.Verified) {
	fmt.Fprintln(s.out, s.bold(title))
	s.line("verified", "%s", verifiedText(v))
}

// several is a number of things, such as 1 run or 2 runs.
func several(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// shelf shows the publications of a year that hold.
func (s *screen) shelf(dir string, v gaeldende.VerifiedShelf) {
	if len(v.Publications) == 0 {
		s.verified("Nothing is published in "+dir+": the run of kandidat is as it was made", v.Verified)
		return
	}
	last := v.Publications[len(v.Publications)-1]
	s.verified(fmt.Sprintf("The publications in %s are what they were", dir), v.Verified)
	s.line("chain", "%s of %s, each with the SHA-256 of the one before", several(len(v.Publications), "publication"), several(v.Runs, "run"))
	without := 0
	for _, p := range v.Publications {
		if p.KontrolSHA256 == "" {
			without++
		}
	}
	if without > 0 {
		s.line("proof", "%d of them uden kontrol", without)
	}
	s.line("in force", "run %s, publication %d, by %s, %s", last.RunID, last.Number, last.Who, last.When)
	s.line("SHA-256", "%s of its record", v.LastSHA256)
}
