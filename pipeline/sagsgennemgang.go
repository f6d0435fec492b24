package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow/memory"

	"fokusmaal/schemas"
	"fokusmaal/stages/lov"
	"fokusmaal/stages/publish"
)

// sagsgennemgangCommand are the flags of `fokusmaal sagsgennemgang`.
type sagsgennemgangCommand struct {
	Year         int    `required:"" help:"The measured year, 2020 to 2025."`
	Kommune      string `required:"" placeholder:"671" help:"The kommune, by code or name; it must be under administration after the year."`
	AgeRecipient string `required:"" placeholder:"age1…" help:"The kommune's public age key. Whoever holds its secret key can open the file, and nobody else."`
	Out          string `default:"ud" help:"Folder of the results: OUT/YEAR/kandidat is the run that is read, OUT/sagsgennemgang/YEAR-kommune-CODE/kandidat the file."`
}

// What is said of a command line with a secret key in it, which is not repeated.
const (
	secretTyped = "the command line has a secret key in it, which is not repeated here; a file is encrypted to a public key (age1…)"
	secretNext  = "others may have seen it (ps, the history of the shell): have a new key pair made, and give its public key"
)

// gennemgang is whose cases are to be gone through, and who may know.
type gennemgang struct {
	kommune schemas.Kommune
	til     publish.Recipient
	key     string // the public key of til
}

// Run writes the file.
func (s sagsgennemgangCommand) Run(ctx context.Context, to streams) error {
	if err := lov.Gyldig(s.Year); err != nil {
		return &failure{exitInput, err, fmt.Sprintf("ask for a year from %d to %d", lov.GyldigFra.Year(), lov.GyldigTil.Year())}
	}
	g, err := s.gennemgang()
	if err != nil {
		return err
	}
	c := config{command: publish.CommandSagsgennemgang, arguments: to.args, year: s.Year, out: s.Out}
	return runSagsgennemgang(ctx, c, g, newScreen(to))
}

// gennemgang reads the flags. What was typed as a key is never repeated.
func (s sagsgennemgangCommand) gennemgang() (g gennemgang, err error) {
	help := fmt.Sprintf("fokusmaal %s --help lists the flags", publish.CommandSagsgennemgang)
	g.key = strings.TrimSpace(s.AgeRecipient)
	var wrong *publish.RecipientError
	if g.til, err = publish.ParseRecipient(s.AgeRecipient); errors.As(err, &wrong) {
		return g, &failure{exitUsage, errors.New("--age-recipient: " + wrong.What()), wrong.Advice()}
	}
	if s.Out == "" {
		return g, &failure{exitUsage, errors.New("--out is empty: give the folder of the results"), help}
	}
	if strings.TrimSpace(s.Kommune) == "" {
		return g, &failure{exitUsage, errors.New("--kommune is empty: give a code or a name"), help}
	}
	kode, err := parseKommune(s.Kommune)
	var unknown *unknownError
	switch {
	case errors.As(err, &unknown):
		return g, &failure{exitUsage, errors.New(unknown.what), unknown.advice}
	case err != nil:
		return g, &failure{exitUsage, err, help}
	case kode == schemas.HeleLandet:
		return g, &failure{exitUsage, errors.New("--kommune: Hele landet is no kommune, and nobody goes through its cases"), "give the code or the name of one kommune under administration"}
	}
	g.kommune, _ = schemas.KommuneFraKode(kode) // parseKommune knows no other
	return g, nil
}

// runSagsgennemgang writes the persons whose cases a kommune under administration goes
// through, encrypted, from the latest run of the year. Until all that can be refused has
// been looked at, nothing is made; whatever goes wrong then, kandidat stays what it was.
func runSagsgennemgang(ctx context.Context, c config, g gennemgang, s *screen) (err error) {
	defer guard(&err)
	r := newRecord(c, time.Now())
	r.run.Aar = c.year
	if _, err := publishedRun(c); err != nil {
		return err // before there is even a lock
	}
	// A run that is being published could yet be withdrawn: none is while this is at work.
	held, err := publish.Lock(c.out)
	if err != nil {
		return err
	}
	defer held.Release() //nolint:errcheck // the kernel lets go of it at the latest with the process
	told, err := publishedRun(c)
	if err != nil {
		return err
	}
	afgjort, tilsyn, err := told.afgjort(ctx, g.kommune)
	if err != nil {
		return err
	}
	personer, err := publish.OpenTable(ctx, told.folder, told.Run, schemas.Personer)
	if err != nil {
		return err
	}
	defer personer.Close() //nolint:errcheck // it was only read
	r.run.PersonKey = told.PersonKey
	r.run.Sagsgennemgang = &publish.Gennemgang{Kommune: g.kommune.Kode(), AfRun: told.RunID, Files: []publish.Output{personer.Output(), tilsyn}}

	c.out = filepath.Join(c.out, string(publish.CommandSagsgennemgang))
	path, err := g.write(ctx, c, r, personer)
	if err != nil {
		return err
	}
	s.doneSagsgennemgang(c, path, g, &r.run, afgjort)
	return nil
}

// write writes the file into a folder of its own and publishes it, unless a signal came.
func (g gennemgang) write(ctx context.Context, c config, r *record, personer *publish.PublishedTable) (path string, err error) {
	shelf := publish.ShelfOfKommune(c.year, g.kommune.Kode())
	held, err := publish.Hold(c.out)
	if err != nil {
		return "", err
	}
	defer held.Release() //nolint:errcheck // the kernel lets go of it at the latest with the process
	folder, err := publish.NewFolder(c.out, shelf, publish.RunID(r.start), nil)
	if err != nil {
		return "", err
	}
	defer folder.Discard() //nolint:errcheck // after Publish there is nothing to discard
	if r.run.Sagsgennemgang.Sagstal, err = publish.Sagsgennemgang(ctx, folder, personer, c.year, g.kommune, g.til, memory.NewGoAllocator()); err != nil {
		return "", err
	}
	r.run.Time.Seconds = time.Since(r.start).Seconds()
	if err := ctx.Err(); err != nil {
		return "", err
	}
	return folder.Publish(r.run)
}

// afgjort returns what the run decided on a kommune and the file that says so, or why no
// cases are gone through.
func (t told) afgjort(ctx context.Context, k schemas.Kommune) (a publish.Afgjort, file publish.Output, err error) {
	again := fmt.Sprintf("make pipeline YEAR=%d YDELSESGRAD=FILE TILSYN_FORRIGE=FILE", t.Aar)
	switch {
	case len(t.Fortolkning) > 0:
		return a, file, &failure{exitInput, fmt.Errorf("run %s has readings in their alternative (%s), so what it decides has no legal effect", t.RunID, strings.Join(t.Fortolkning, ", ")),
			fmt.Sprintf("compute the year without FORTOLKNING (%s), then start this again", again)}
	case !t.Wrote(schemas.Tilsyn):
		return a, file, &failure{exitInput, fmt.Errorf("run %s of %d decided no tilsyn: it was made without --ydelsesgrad", t.RunID, t.Aar),
			fmt.Sprintf("run %s, then start this again", again)}
	}
	table, err := publish.OpenTable(ctx, t.folder, t.Run, schemas.Tilsyn)
	if err != nil {
		return a, file, err
	}
	defer table.Close() //nolint:errcheck // it was only read
	if a, err = table.Afgjort(ctx, t.Aar, k); err == nil {
		err = underAdministration(t.Aar, k, a.Status)
	}
	return a, table.Output(), err
}

// underAdministration is an error that says how a kommune stands, unless it is under
// administration.
func underAdministration(aar int, k schemas.Kommune, status schemas.Tilsynsstatus) error {
	switch status {
	case schemas.Administration:
		return nil
	case schemas.IkkeAfgjort:
		return &failure{exitInput, fmt.Errorf("%d is foreløbig: nothing is decided on %s (%d) yet (%s)", aar, k.Navn(), k.Kode(), status),
			"wait for the year's twelve months, and compute it anew"}
	}
	return &failure{exitInput, fmt.Errorf("%s (%d) is not under administration after %d: its status is %s", k.Navn(), k.Kode(), aar, status),
		"cases are gone through in a kommune under administration alone (§ 12, stk. 1, nr. 2): tilsyn.csv of the run says which they are"}
}
