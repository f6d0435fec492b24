package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"fokusmaal/stages/gaeldende"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/serve"
)

// commandServe is the name of the command that answers over HTTP.
const commandServe = "serve"

// serveCommand are the flags of `fokusmaal serve`.
type serveCommand struct {
	Addr     string `default:"127.0.0.1:8080" help:"Address and port to listen on; an address that is not of this machine alone lets others read."`
	Out      string `default:"ud" help:"Folder of the results: what is in force in it is served."`
	Year     []int  `placeholder:"2023,2024" help:"The years to serve; all that are in force where it is not given."`
	Kandidat bool   `help:"Serve the latest runs instead of what is in force. Every page and every answer says so."`
}

// Run serves until a signal ends it, which is how it should end.
func (c serveCommand) Run(ctx context.Context, s streams) error {
	if err := c.sensible(); err != nil {
		return &failure{exitUsage, err, "fokusmaal serve --help lists the flags"}
	}
	years, err := c.years()
	if err != nil {
		return err
	}
	published, runs, err := c.published(years)
	if err != nil {
		return err
	}
	complaints := log.New(s.errout, "fokusmaal serve: ", 0)
	h, err := serve.New(published, serve.Valg{Kandidat: c.Kandidat, Panik: func(id string, cause any) {
		complaints.Printf("request %s met an error of the program: %s", id, causeOf(cause))
	}})
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", c.Addr)
	if err != nil {
		return notListening(c.Addr, err)
	}
	newScreen(s).serving(listener.Addr(), published, runs, c.Kandidat)
	return listen(ctx, listener, serve.Server(h, complaints))
}

// sensible is an error if the flags make no sense.
func (c serveCommand) sensible() error {
	if c.Out == "" {
		return fixedText("--out is empty: give the folder of the results")
	}
	_, port, err := net.SplitHostPort(c.Addr)
	if _, wrong := strconv.ParseUint(port, 10, 16); err != nil || wrong != nil {
		return fmt.Errorf("--addr is an address and a port from 0 to 65535, such as 127.0.0.1:8080, not %q", brief(c.Addr, shownValue))
	}
	return nil
}

// years are those that were asked for, or else those that there is a folder of; in order.
func (c serveCommand) years() ([]int, error) {
	years := slices.Clone(c.Year)
	if len(years) == 0 {
		entries, err := os.ReadDir(c.Out)
		if err != nil {
			return nil, &publish.ReadError{Path: c.Out, Expected: "the folder of the results", Found: "none that can be read", Cause: err, Hint: "give the folder of the results (--out, make OUT=…)"}
		}
		for _, e := range entries {
			if year, err := strconv.Atoi(e.Name()); err == nil && len(e.Name()) == 4 && lov.Gyldig(year) == nil {
				years = append(years, year)
			}
		}
	}
	slices.Sort(years)
	for _, year := range years {
		if err := lov.Gyldig(year); err != nil {
			return nil, &failure{exitInput, err, fmt.Sprintf("ask for years from %d to %d", lov.GyldigFra.Year(), lov.GyldigTil.Year())}
		}
	}
	return slices.Compact(years), nil
}

// published are the publications of the years and the ids of their runs. A year that nobody
// asked for and that has none is left out; that none is left is an error.
func (c serveCommand) published(years []int) (published []serve.Aar, runs []string, err error) {
	for _, year := range years {
		folder, err := c.folder(year)
		if err != nil {
			return nil, nil, err
		}
		if folder == "" && len(c.Year) > 0 {
			return nil, nil, c.none(fmt.Sprintf("of %d", year), year)
		}
		if folder == "" {
			continue
		}
		a, id, err := publicationOf(folder, year)
		if err != nil {
			return nil, nil, err
		}
		published, runs = append(published, a), append(runs, id)
	}
	if len(published) == 0 {
		return nil, nil, c.none("in "+strconv.Quote(brief(c.Out, shownValue)), lov.GyldigTil.Year())
	}
	return published, runs, nil
}

// none says that there is nothing to serve.
func (c serveCommand) none(where string, year int) error {
	if c.Kandidat {
		return &failure{exitInput, fmt.Errorf("there is no run %s to serve", where), fmt.Sprintf("run make pipeline YEAR=%d, or give the folder of its results (--out, make OUT=…)", year)}
	}
	return &failure{exitInput, fmt.Errorf("nothing %s is in force, so there is nothing to serve", where),
		fmt.Sprintf("a person puts a run in force: make publicer YEAR=%d; the latest run, not in force, is shown with --kandidat (make serve KANDIDAT=1)", year)}
}

// folder is that of the run to serve of a year, or empty where there is none. What is in force
// is held against the chain of the publications, so that run.json is what was published.
func (c serveCommand) folder(year int) (string, error) {
	shelf := filepath.Join(c.Out, strconv.Itoa(year))
	if c.Kandidat {
		folder, err := publish.Candidate(c.Out, year)
		if errors.Is(err, os.ErrNotExist) {
			return "", nil
		}
		return folder, err
	}
	standing, err := gaeldende.Stand(c.Out, year)
	if err != nil || standing.InForce == nil {
		return "", err
	}
	return filepath.EvalSymlinks(filepath.Join(shelf, gaeldende.InForceName))
}

// publicationOf is what the record of a run says of its publication.
func publicationOf(folder string, year int) (serve.Aar, string, error) {
	run, err := publish.ReadRun(folder)
	if err != nil {
		return serve.Aar{}, "", err
	}
	a := serve.Aar{Navn: strconv.Itoa(year), Mappe: filepath.Join(folder, publish.Publikationsmappe), Filer: map[string]serve.Fil{}}
	for _, o := range run.Outputs {
		if path, ok := strings.CutPrefix(o.Path, publish.Publikationsmappe+"/"); ok {
			a.Filer[path] = serve.Fil{SHA256: o.SHA256, Bytes: o.Bytes}
		}
	}
	if len(a.Filer) == 0 {
		return a, "", &publish.ReadError{Path: folder, Expected: "a run with a publication (publikation/ in run.json)", Found: "one without",
			Hint: fmt.Sprintf("an earlier version made it: run make pipeline YEAR=%d again and put that in force", year)}
	}
	return a, run.RunID, nil
}

// notListening says why the address cannot be had.
func notListening(addr string, err error) error {
	hint := "give an address of this machine and a free port, such as --addr 127.0.0.1:8081 (make serve ADDR=…)"
	found := "an address that cannot be listened on"
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		found = "a port that is in use"
	case errors.Is(err, syscall.EACCES):
		found = "a port that this user may not open"
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		found = "an address that is not of this machine"
	}
	return &failure{exitIO, fmt.Errorf("listening on %s: expected a free port, found %s", brief(addr, shownValue), found), hint}
}

// causeOf is what may be said of an error of the program: never what it was working on.
func causeOf(cause any) string {
	if e, ok := cause.(runtime.Error); ok {
		return e.Error()
	}
	return fmt.Sprintf("%T", cause)
}

// lastAnswers is how long the answers that are under way may take when the server is to end.
const lastAnswers = 5 * time.Second

// listen serves until the context ends, and lets the answers that are under way end. Nothing of
// it is left when it returns.
func listen(ctx context.Context, l net.Listener, s *http.Server) error {
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastAnswers)
	defer cancel()
	if s.Shutdown(limit) != nil {
		_ = s.Close() // who is still reading is cut off
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// serving shows what is served and where.
func (s *screen) serving(at net.Addr, published []serve.Aar, runs []string, candidate bool) {
	title := "Serving what is in force at http://" + at.String() + "/"
	if candidate {
		title = "Serving CANDIDATES, not in force, at http://" + at.String() + "/"
	}
	fmt.Fprintln(s.out, s.bold(title))
	for i, a := range published {
		s.line(a.Navn, "run %s, %s by SHA-256", runs[i], several(len(a.Filer), "file"))
	}
	if tcp, ok := at.(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
		s.line("open", "others than this machine can read it")
	}
	s.line("end", "with Ctrl-C")
}
