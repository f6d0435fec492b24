package main

import (
	"context"
	"errors"
	"os"
	"strings"
	"syscall"

	"fokusmaal/stages/group"
	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/publish"
)

// The exit codes, as the README lists them; those from 73 on are sysexits.h's and the
// shell's.
const (
	exitDone        = 0
	exitUsage       = 2
	exitInput       = 3  // input or contract
	exitDiffers     = 4  // a hidden count could be worked out; of bin/kontrol: the second calculation differs
	exitOverdue     = 5  // status: the nightly run is overdue, or nothing is in force
	exitDecision    = 6  // diff --fail-if-decision-changes: a decision is another one
	exitCannotWrite = 73 // the results cannot be made where they should be
	exitIO          = 74 // reading or writing failed on the way, or the disk is full
	exitLocked      = 75 // another run holds the lock
	exitInterrupted = 130
	exitTerminated  = 143
)

// failure is an error that knows its exit code and what to do next.
type failure struct {
	code int
	err  error
	hint string
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// interruption is the cause of a context that a signal ended.
type interruption struct{ signal os.Signal }

func (i interruption) Error() string { return "stopped by signal: " + i.signal.String() }

// adviser is an error that knows what to do about it. Its text ends with the advice,
// after a semicolon, for those who print the text alone.
type adviser interface {
	error
	Advice() string
}

// judge turns any error of a run into a failure.
func judge(ctx context.Context, err error) *failure {
	var known *failure
	var stopped interruption
	var advised adviser
	var unsafe *offentlig.UsikkerError
	switch {
	case errors.As(context.Cause(ctx), &stopped):
		code := exitInterrupted
		if stopped.signal == syscall.SIGTERM {
			code = exitTerminated
		}
		return &failure{code, stopped, "start it again: it begins from the beginning, and nothing is left over"}
	case errors.As(err, &known):
		return known
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return &failure{exitIO, err, "raise the limit of open files (ulimit -n), or put the tables in fewer, larger files"}
	case errors.As(err, &advised):
		what := strings.TrimSuffix(err.Error(), "; "+advised.Advice())
		return &failure{codeOf(err), errors.New(what), advised.Advice()}
	case errors.As(err, &unsafe):
		return &failure{exitDiffers, err, "publish the decisions without counts and shares (--kun-afgoerelser, make KUN_AFGOERELSER=1), or make the figures alone, which cannot be put in force (--uden-publikation, make PUBLIKATION=0)"}
	case codeOf(err) == exitCannotWrite:
		return &failure{exitCannotWrite, err, "choose another output folder (--out, make OUT=…), or clear this one"}
	case codeOf(err) == exitIO:
		return &failure{exitIO, err, "make room on the disk or mend it, and start again"}
	}
	return &failure{exitInput, err, "correct the input and start again"}
}

// codeOf returns the exit code of an error by what is at the bottom of it.
func codeOf(err error) int {
	var locked *publish.LockedError
	switch {
	case errors.As(err, &locked):
		return exitLocked
	case errors.Is(err, publish.ErrCannotWrite):
		return exitCannotWrite
	case errors.Is(err, publish.ErrIO), errors.Is(err, group.ErrStore), errors.Is(err, syscall.EIO), errors.Is(err, syscall.ENOSPC):
		return exitIO
	}
	return exitInput
}
