package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// narrow is a standard output with room for so many bytes.
type narrow struct {
	bytes.Buffer
	room int
}

func (n *narrow) Write(p []byte) (int, error) {
	if len(p) > n.room {
		return 0, syscall.ENOSPC
	}
	n.room -= len(p)
	return n.Buffer.Write(p)
}

func TestWhatCannotBeShownToItsEndIsAFailureThatSaysWhatThereIs(t *testing.T) {
	t.Setenv(figuresAlone, "false")
	data, out := filepath.Join(casesFolder, "p12", "data"), t.TempDir()
	delivered := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(delivered, os.DirFS(data)); err != nil {
		t.Fatal(err)
	}
	flags := []string{"--year", "2024", "--data", data, "--out", out}
	for _, c := range []struct {
		arguments   []string
		first, next string
	}{
		{append([]string{"pipeline"}, flags...), "fokusmaal failed; the result is published, but not shown", "the result itself is whole: kandidat in the output folder points to it"},
		{append([]string{"foelsomhed"}, flags...), "fokusmaal failed; the result is published, but not shown", "the result itself is whole: "},
		{append([]string{"forklar", "--kommune", "0"}, flags...), "fokusmaal failed; not everything was shown", "start it again, with room"},
		{[]string{"syntetisk", "--scale", "0.0001", "--out"}, "fokusmaal failed; the country is made, but not shown", "the country itself is whole"},
		{[]string{"publicer", "--year", "2024", "--out", out, "--uden-kontrol", "--note", "x"}, "fokusmaal failed; the run is in force, but that was not shown", "gaeldende points to the run"},
		{[]string{"diff", filepath.Join(out, "2024", "gaeldende"), filepath.Join(out, "2024", "kandidat"), "--out", out}, "fokusmaal failed; the result is published, but not shown", "the result itself is whole: "},
		{[]string{"verify", filepath.Join(out, "2024")}, "fokusmaal failed; not everything was shown", "start it again"},
		{[]string{"leverance", "--data", delivered}, "fokusmaal failed; the manifest is there, but that was not shown", "the manifest itself is whole"},
		{[]string{"version"}, "fokusmaal failed; not everything was shown", "start it again"},
		{[]string{"--help"}, "fokusmaal failed; not everything was shown", "start it again"},
		{[]string{"forklar", "--help"}, "fokusmaal failed; not everything was shown", "start it again"},
	} {
		for _, room := range []int{0, 10} {
			var stderr bytes.Buffer
			arguments := c.arguments
			if arguments[0] == commandSyntetisk {
				arguments = append(arguments, filepath.Join(t.TempDir(), "land"))
			}
			code := command(context.Background(), streams{args: arguments, out: &narrow{room: room}, errout: &stderr})
			want := c.first + "\n  what        standard output could not be written: no space left on device\n  next        " + c.next
			if code != exitIO || !strings.Contains(stderr.String(), want) || !strings.HasSuffix(stderr.String(), "  exit code   74\n") {
				t.Errorf("%q with room for %d bytes: exit code %d\n%s", c.arguments, room, code, stderr.String())
			}
		}
	}
}

func TestAfterAnErrorNothingMoreIsWritten(t *testing.T) {
	to := &narrow{room: 3}
	o := &output{to: to}
	for _, text := range []string{"ab", "cdef", "g"} {
		_, _ = o.Write([]byte(text))
	}
	if to.String() != "ab" || o.err == nil {
		t.Errorf("%q was written, the error is %v", to.String(), o.err)
	}
}
