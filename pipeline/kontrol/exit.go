package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
)

// The exit codes: those of fokusmaal, and 4 for an unequal cell.
const (
	exitEqual       = 0
	exitUsage       = 2
	exitInput       = 3
	exitUnequal     = 4
	exitCannotWrite = 73
	exitIO          = 74
	exitInterrupted = 130
)

// failure is an error that knows its exit code and what to do next.
type failure struct {
	code int
	what string
	next string
}

func (f *failure) Error() string { return f.what }

// show prints the one block of a failure.
func (f *failure) show(to io.Writer) {
	fmt.Fprintf(to, "kontrol did not find the run proved\n  what        %s\n  next        %s\n  exit code   %d\n", f.what, f.next, f.code)
}

// wrong is a failure of the input or of what is to be compared.
func wrong(next, format string, args ...any) error {
	return &failure{exitInput, fmt.Sprintf(format, args...), next}
}

// judge turns any error into a failure. What DuckDB says may hold values of a row, so its
// words are not shown, only its kind of error.
func judge(ctx context.Context, err error) *failure {
	var known *failure
	switch {
	case ctx.Err() != nil:
		return &failure{exitInterrupted, "stopped by a signal", "start it again: nothing is left over"}
	case errors.As(err, &known):
		return known
	}
	return &failure{exitIO, err.Error(), "see to it that there is room for temporary files (--temp) and memory (--memory), and start again"}
}

// kindOf is the first word of an error of DuckDB, such as »Out of Memory Error«.
func kindOf(err error) string {
	kind, _, _ := strings.Cut(err.Error(), ":")
	if len(kind) > 40 || strings.ContainsAny(kind, "\n'\"") {
		return "unknown error"
	}
	return kind
}
