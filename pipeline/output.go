package main

import (
	"errors"
	"fmt"
	"io"
	"syscall"

	"fokusmaal/stages/publish"
	"fokusmaal/stages/read"
)

// output is standard output, which remembers the first error of writing to it: what is
// shown is part of what a command promises, so an error is one of the command. After it
// nothing more is written.
//
// A standard output that is closed from the start is no error: the Go runtime puts the null
// device in its place, and nobody can tell that from one who asked for it.
type output struct {
	to  io.Writer
	err error
}

// Write implements io.Writer.
func (o *output) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.to.Write(p)
	o.err = err
	return n, err
}

// notShown is the failure of a command that did its work and could not show it, and the
// first line of it.
func notShown(command string, cause error) (first string, f *failure) {
	var errno syscall.Errno // the error of package os repeats the name of the file
	if errors.As(cause, &errno) {
		cause = errno
	}
	what := fmt.Errorf("standard output could not be written: %w", cause)
	switch command {
	case string(publish.CommandPipeline), string(publish.CommandFoelsomhed), string(publish.CommandSagsgennemgang), string(publish.CommandDiff):
		return "fokusmaal failed; the result is published, but not shown",
			&failure{exitIO, what, "the result itself is whole: kandidat in the output folder points to it"}
	case commandPublicer:
		return "fokusmaal failed; the run is in force, but that was not shown",
			&failure{exitIO, what, "gaeldende points to the run, and the last file in publikationer is its record"}
	case commandLeverance:
		return "fokusmaal failed; the manifest is there, but that was not shown",
			&failure{exitIO, what, "the manifest itself is whole: " + read.ManifestName + " in the folder of --data"}
	case commandSyntetisk:
		return "fokusmaal failed; the country is made, but not shown",
			&failure{exitIO, what, "the country itself is whole, in the folder of --out"}
	}
	return "fokusmaal failed; not everything was shown",
		&failure{exitIO, what, "start it again, with room where standard output goes"}
}

// headline is the first line of a failure: what is not there because of it.
func headline(command string, code int) string {
	if code == exitDecision {
		return "fokusmaal failed; a decision is another one"
	}
	switch command {
	case string(publish.CommandPipeline), string(publish.CommandFoelsomhed), string(publish.CommandSagsgennemgang):
		return "fokusmaal failed; nothing was published"
	case string(publish.CommandDiff):
		return "fokusmaal failed; nothing was compared"
	case string(commandForklar):
		return "fokusmaal failed; nothing was explained"
	case commandPublicer:
		return "fokusmaal failed; nothing new is in force"
	case commandVerify:
		return "fokusmaal failed; nothing was verified"
	case commandStatus:
		return "fokusmaal failed; the results are not in order"
	case commandServe:
		return "fokusmaal failed; nothing was served"
	case commandLeverance:
		return "fokusmaal failed; nothing was written"
	case commandSyntetisk:
		return "fokusmaal failed; nothing was made"
	}
	return "fokusmaal failed"
}
