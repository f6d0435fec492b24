package read

import (
	"errors"
	"io/fs"
	"os"

	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// Delivery is the four tables of an input folder, opened and with sound headers.
type Delivery struct {
	// IDs is the type of person_id in the batches: arrow.BinaryTypes.String or
	// arrow.PrimitiveTypes.Int64.
	IDs arrow.DataType
	// Delivered is the type of person_id in all files. It is that of IDs unless there is a
	// key: pseudonyms are STRING.
	Delivered arrow.DataType
	// Key makes pseudonyms of the ids before a batch holds them; nil leaves them as they
	// are.
	Key    *PersonKey
	Tables [schemas.Tables]*Table

	dir string
}

// Table is one input table.
type Table struct {
	ID schemas.TableID
	// Files are the parts of the table, in the order of their paths.
	Files []*File
	// Hours is the type of timer in all files of loentimer, schemas.HoursDecimal or
	// schemas.HoursDouble; nil for the other tables.
	Hours arrow.DataType
	// RowGroups are those of all files, in the order of the files.
	RowGroups []RowGroup
	// Rows is the number of rows in all files.
	Rows int64

	schema *arrow.Schema
	key    *PersonKey
}

// Open finds and opens the files of all four tables below dir and checks every header.
// No row is read. The first thing that is wrong is returned as an [*Error].
func Open(dir string) (*Delivery, error) { return OpenKeyed(dir, nil) }

// OpenKeyed is Open for a delivery whose ids become pseudonyms under a key as they are
// read: no batch holds an id that was delivered. Without a key (nil) they stay.
func OpenKeyed(dir string, key *PersonKey) (*Delivery, error) {
	if err := checkFolder(dir); err != nil {
		return nil, err
	}
	d := &Delivery{dir: dir, Key: key}
	if err := d.open(dir); err != nil {
		_ = d.Close() // the files were only read: the first error is the one that matters
		return nil, err
	}
	return d, nil
}

func checkFolder(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Error{Doing: doingOpen, File: dir, Expected: "the input folder", Found: "nothing", Hint: "check the path"}
	case err != nil:
		return system(doingOpen, dir, err)
	case !info.IsDir():
		return &Error{Doing: doingOpen, File: dir, Expected: "the input folder", Found: "a file", Hint: "give the folder that holds the four tables"}
	}
	return nil
}

func (d *Delivery) open(dir string) error {
	for id := range schemas.TableID(schemas.Tables) {
		paths, err := find(dir, id.String())
		if err != nil {
			return err
		}
		d.Tables[id] = &Table{ID: id, key: d.Key}
		for _, path := range paths {
			if err := d.Tables[id].add(dir, path); err != nil {
				return err
			}
		}
	}
	if err := d.agreeOnIDs(); err != nil {
		return err
	}
	if d.IDs = d.Delivered; d.Key != nil {
		d.IDs = arrow.BinaryTypes.String
	}
	for _, t := range d.Tables {
		if err := t.agreeOnHours(); err != nil {
			return err
		}
		t.schema = schemas.BatchSchema(t.ID, d.IDs, t.Hours)
		t.collect()
	}
	return nil
}

// add opens one more file of the table.
func (t *Table) add(dir, path string) error {
	f := &File{Path: path, table: t}
	t.Files = append(t.Files, f)
	return f.open(dir)
}

// collect gathers the row groups of the files. It comes last: File.rowGroups has the
// parts until then.
func (t *Table) collect() {
	for _, f := range t.Files {
		t.RowGroups = append(t.RowGroups, f.rowGroups...)
		t.Rows += f.Rows
	}
}

// agreeOnIDs makes sure that person_id has one type everywhere: the same person would
// else be two.
func (d *Delivery) agreeOnIDs() error {
	first := d.Tables[0].Files[0]
	d.Delivered = first.ids()
	for _, t := range d.Tables {
		for _, f := range t.Files {
			if f.ids().ID() != d.Delivered.ID() {
				return disagree(f, first, t.ID, idColumn, f.ids(), d.Delivered)
			}
		}
	}
	return nil
}

// agreeOnHours makes sure that timer is DECIMAL or DOUBLE in all parts alike.
func (t *Table) agreeOnHours() error {
	if t.ID != schemas.LoentimerTable {
		return nil
	}
	first := t.Files[0]
	t.Hours = first.columns[schemas.LoentimerTimer].value
	for _, f := range t.Files {
		if hours := f.columns[schemas.LoentimerTimer].value; hours.ID() != t.Hours.ID() {
			return disagree(f, first, t.ID, schemas.LoentimerTimer, hours, t.Hours)
		}
	}
	return nil
}

func disagree(f, first *File, table schemas.TableID, column int, found, expected arrow.DataType) error {
	return &Error{Doing: doingHeader, File: f.Path, Column: schemas.Input(table).Columns[column].Name,
		Expected: plainName(expected) + " as in " + first.Path, Found: plainName(found),
		Hint: "CAST the column to the same type in all files"}
}

// plainName is the name of a type in the words of SPEC 2.
func plainName(t arrow.DataType) string {
	switch t.ID() {
	case arrow.INT64:
		return "INT64"
	case arrow.DECIMAL128:
		return "DECIMAL"
	case arrow.FLOAT64:
		return "DOUBLE"
	}
	return "STRING"
}

// Identical returns an error if two files of one table have the same bytes, which would
// count their rows twice. It needs [File.Hash] of all files.
func (d *Delivery) Identical() error {
	for _, t := range d.Tables {
		seen := make(map[string]*File, len(t.Files))
		for _, f := range t.Files {
			if f.SHA256 == "" {
				return &Error{Doing: "comparing", File: f.Path, Expected: "its SHA-256", Found: "none", Hint: "this is a fault of the program: report it"}
			}
			if other, found := seen[f.SHA256]; found {
				return &Error{Doing: "comparing", File: f.Path, Expected: "bytes of its own", Found: "the same bytes as in " + other.Path,
					Hint: "one part of the table is there twice: move one of the two away"}
			}
			seen[f.SHA256] = f
		}
	}
	return nil
}

// Close closes all files.
func (d *Delivery) Close() error {
	var errs []error
	for _, t := range d.Tables {
		if t == nil {
			continue
		}
		for _, f := range t.Files {
			errs = append(errs, f.close())
		}
	}
	return errors.Join(errs...)
}
