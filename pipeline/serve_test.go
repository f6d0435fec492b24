package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
	"fokusmaal/stages/publish"
)

// runWithPublication makes results in which the latest run of 2024 has a made-up publication. It
// is a record and a publication and nothing else: no figure of the run itself is there.
func runWithPublication(t *testing.T) (out, folder string) {
	t.Helper()
	out = t.TempDir()
	folder = filepath.Join(out, "2024", "runs", "20250301T010203Z")
	files, err := publikationsfiler(proeve.Publikation(), offentlig.EfterHinanden)
	if err != nil {
		t.Fatal(err)
	}
	run := publish.Run{RunID: filepath.Base(folder), Version: version, Command: publish.CommandPipeline, Aar: 2024, Status: publish.StatusComplete,
		Fortolkning: []string{}, Input: []publish.InputTable{{Table: "ydelse"}}}
	for _, f := range files {
		path := filepath.Join(folder, publish.Publikationsmappe, filepath.FromSlash(f.Sti))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, f.Data, 0o644)); err != nil {
			t.Fatal(err)
		}
		run.Outputs = append(run.Outputs, publish.Output{Path: publish.Publikationsmappe + "/" + f.Sti, Bytes: int64(len(f.Data)), SHA256: sumOfBytes(f.Data)})
	}
	text, err := json.Marshal(run)
	if err := errors.Join(err, os.WriteFile(publish.RunFile(folder), text, 0o644), os.Symlink("runs/"+run.RunID, filepath.Join(out, "2024", "kandidat"))); err != nil {
		t.Fatal(err)
	}
	return out, folder
}

func sumOfBytes(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

// breakByte changes one bit in the middle of a file.
func breakByte(path string) error {
	data, err := os.ReadFile(path)
	if err == nil {
		data[len(data)/2] ^= 1
		err = os.WriteFile(path, data, 0o644)
	}
	return err
}

// heard is what a command writes, which another goroutine may read.
type heard struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.String()
}

// Asked for, the candidates are served and say that they are; when the context ends, nothing is
// left, not even a client that keeps its connection.
func TestServeAnswersUntilItIsToldToEnd(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreCurrent())
	out, folder := runWithPublication(t)
	ctx, stop := context.WithCancelCause(context.Background())
	defer stop(nil)
	var shown, wrong heard
	done := make(chan int, 1)
	go func() {
		done <- command(ctx, streams{args: []string{"serve", "--addr=127.0.0.1:0", "--out=" + out, "--kandidat"}, out: &shown, errout: &wrong})
	}()
	at := addressIn(t, &shown, done)
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	for path, want := range map[string]string{"": "Kandidat: tallene er ikke offentliggjort", "2024/kommune/671.html": "Kandidat: tallene er ikke offentliggjort",
		"v3/tables": "fokusmaal_maaned", "v3/data/fokusmaal_aar?hierarchy._nykom=Struer": "2024Y01"} {
		answer, err := client.Get(at + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		if err != nil || answer.StatusCode != http.StatusOK || !strings.Contains(string(body), want) || answer.Header.Get("X-Fokusmaal") != "kandidat" {
			t.Errorf("/%s: %v %d %v", path, err, answer.StatusCode, answer.Header)
		}
	}
	stop(interruption{os.Interrupt})
	if code := <-done; code != exitDone || wrong.String() != "" {
		t.Errorf("exit code %d: %s", code, wrong.String())
	}
	if text := shown.String(); !strings.Contains(text, "Serving CANDIDATES, not in force, at http://127.0.0.1:") || !strings.Contains(text, filepath.Base(folder)) {
		t.Errorf("%s", text)
	}
}

// addressIn waits for the address that is shown.
func addressIn(t *testing.T, shown *heard, done chan int) string {
	t.Helper()
	for range time.NewTicker(time.Millisecond).C {
		if _, rest, ok := strings.Cut(shown.String(), "at "); ok && strings.Contains(rest, "\n") {
			return strings.Split(rest, "\n")[0]
		}
		select {
		case code := <-done:
			t.Fatalf("it ended with %d before it served", code)
		default:
		}
	}
	return ""
}

func TestServeSaysWhyItCannot(t *testing.T) {
	out, folder := runWithPublication(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close() //nolint:errcheck // nothing was sent
	serves := func(arguments ...string) (int, string) {
		var wrong bytes.Buffer
		code := command(context.Background(), streams{args: append([]string{"serve", "--kandidat", "--out=" + out}, arguments...), out: io.Discard, errout: &wrong})
		return code, wrong.String()
	}
	for _, c := range []struct {
		name      string
		damage    func() error
		arguments []string
		code      int
		says      []string
	}{
		{"a port in use", nil, []string{"--addr=" + taken.Addr().String()}, exitIO, []string{"nothing was served", "expected a free port, found a port that is in use", "--addr 127.0.0.1:8081"}},
		{"another machine's address", nil, []string{"--addr=192.0.2.1:0"}, exitIO, []string{"an address that is not of this machine"}},
		{"a year without a run", nil, []string{"--year=2023"}, exitInput, []string{"there is no run of 2023 to serve", "make pipeline YEAR=2023"}},
		{"a file that is not recorded", func() error {
			return os.WriteFile(filepath.Join(folder, publish.Publikationsmappe, "x.csv"), nil, 0o644)
		}, nil, exitInput, []string{"x.csv", "the files that run.json names, found one more"}},
		{"a broken byte", func() error {
			return errors.Join(os.Remove(filepath.Join(folder, publish.Publikationsmappe, "x.csv")), breakByte(filepath.Join(folder, publish.Publikationsmappe, "index.html")))
		}, nil, exitInput, []string{"index.html", "expected SHA-256 ", "put back what it was"}},
		{"no publication", func() error {
			text, err := os.ReadFile(publish.RunFile(folder))
			return errors.Join(err, os.WriteFile(publish.RunFile(folder), bytes.ReplaceAll(text, []byte(publish.Publikationsmappe+"/"), []byte("andet/")), 0o644))
		}, nil, exitInput, []string{"expected a run with a publication (publikation/ in run.json), found one without", "run make pipeline YEAR=2024 again"}},
	} {
		if c.damage != nil {
			if err := c.damage(); err != nil {
				t.Fatal(err)
			}
		}
		code, wrong := serves(c.arguments...)
		if code != c.code {
			t.Errorf("%s: exit code %d\n%s", c.name, code, wrong)
		}
		for _, want := range append(c.says, fmt.Sprintf("exit code   %d", c.code)) {
			if !strings.Contains(wrong, want) {
				t.Errorf("%s: no %s in\n%s", c.name, want, wrong)
			}
		}
	}
}

func TestMakeServeTakesYearsByNameAndTheCandidateWhenAsked(t *testing.T) {
	for _, c := range []struct {
		arguments []string
		want      string
	}{
		{nil, `bin/fokusmaal serve --addr="127.0.0.1:8080" --out="ud"`},
		{[]string{"ADDR=127.0.0.1:9", "YEAR=2023,2024", "KANDIDAT=1", "OUT=u d"}, `bin/fokusmaal serve --addr="127.0.0.1:9" --out="u d" --year="2023,2024" --kandidat`},
		{[]string{"KANDIDAT=0"}, `bin/fokusmaal serve --addr="127.0.0.1:8080" --out="ud"`},
	} {
		text, err := makes(t, append([]string{"-n", "serve"}, c.arguments...)...)
		lines := strings.Split(strings.TrimSpace(text), "\n")
		if last := strings.Join(strings.Fields(lines[len(lines)-1]), " "); err != nil || last != c.want {
			t.Errorf("%v: %v\n%s", c.arguments, err, text)
		}
	}
	text, err := makes(t, "serve", "YEARS=2023-2024", "MAKEFLAGS=")
	if err == nil || !strings.Contains(text, "make serve takes no YEARS: it takes years by name. Say YEAR=2023,2024, or leave it out") {
		t.Errorf("%v\n%s", err, text)
	}
}
