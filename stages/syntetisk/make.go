package syntetisk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fokusmaal/schemas"
)

// personsAMonth is the number of persons with a row of ydelse in a month at scale 1.
const personsAMonth = 400_000

// Summary says what was made.
type Summary struct {
	// Rows are the rows of each table.
	Rows [schemas.Tables]int64
	// Persons is the number of persons with a row of ydelse.
	Persons int64
	// From is the first month of PersonsAMonth, which counts the persons with a row of
	// ydelse in each month.
	From          schemas.Month
	PersonsAMonth []int64
}

func (s *Summary) add(r *rows) {
	if s.PersonsAMonth == nil {
		s.PersonsAMonth = make([]int64, len(r.perMonth))
	}
	s.Persons += r.persons
	for i, n := range r.perMonth {
		s.PersonsAMonth[i] += n
	}
}

// Make writes a synthetic country into the folder o.Out, which it makes. The folder is
// written under another name beside it and gets its own when all is there, so it is
// whole or not there at all. The errors are options that cannot be met, a folder that
// is not empty, a disk that cannot be written to, and the end of the context.
func Make(ctx context.Context, o Options) (Summary, error) {
	o, err := o.withDefaults()
	if err != nil {
		return Summary{}, err
	}
	if err := refuseFull(o.Out); err != nil {
		return Summary{}, err
	}
	parent := filepath.Dir(filepath.Clean(o.Out))
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return Summary{}, fmt.Errorf("making the folder that the synthetic country shall stand in: %w", err)
	}
	folder, err := os.MkdirTemp(parent, "."+filepath.Base(o.Out)+"-unfinished-*")
	if err != nil {
		return Summary{}, fmt.Errorf("making a folder for the unfinished synthetic country: %w; name a place that can be written to", err)
	}
	summary, err := fill(ctx, o, folder)
	if err == nil {
		err = giveName(folder, o.Out)
	}
	if err != nil {
		return Summary{}, errors.Join(err, os.RemoveAll(folder))
	}
	return summary, nil
}

// fill writes the four tables into a folder.
func fill(ctx context.Context, o Options, folder string) (Summary, error) {
	c := newCountry(o)
	t := newTables(c, o, folder)
	defer t.abandon()
	write := makeSorted
	if o.Order == Shuffled {
		write = makeShuffled
	}
	summary, err := write(ctx, c, o, t)
	if err != nil {
		return Summary{}, err
	}
	if err := t.close(); err != nil {
		return Summary{}, err
	}
	summary.Rows, summary.From = t.written(), o.From
	return summary, nil
}

// makeSorted writes persons in the order of their numbers, which is that of their ids.
func makeSorted(ctx context.Context, c *country, o Options, t *tables) (Summary, error) {
	var summary Summary
	err := generate(ctx, c, c.blocks(o.Parts), o.Workers, func(b block, r *rows) error {
		if err := t.writeRows(b.part, r); err != nil {
			return err
		}
		summary.add(r)
		o.tell(t)
		return nil
	})
	return summary, err
}

// tell reports the rows written so far.
func (o Options) tell(t *tables) {
	if o.Progress == nil {
		return
	}
	total := int64(0)
	for _, n := range t.written() {
		total += n
	}
	o.Progress(total)
}

// refuseFull refuses a place where there is something already.
func refuseFull(out string) error {
	entries, err := os.ReadDir(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("looking into the output folder of the synthetic country: %w; name a new folder", err)
	case len(entries) > 0:
		return fmt.Errorf("making a synthetic country in %s: expected a new or an empty folder, found %d entries; remove them or name another folder", out, len(entries))
	}
	return nil
}

// giveName gives the finished folder its name. An empty folder of that name goes first;
// one that is no longer empty stays, and is an error.
func giveName(folder, out string) error {
	if err := os.Chmod(folder, 0o755); err != nil {
		return fmt.Errorf("opening the finished synthetic country to readers: %w", err)
	}
	if err := os.Remove(out); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("making room for the finished synthetic country: %w; it was empty when the work began", err)
	}
	if err := os.Rename(folder, out); err != nil {
		return fmt.Errorf("giving the finished synthetic country its name: %w", err)
	}
	return nil
}
