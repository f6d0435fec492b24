package publish

import (
	"fmt"

	"filippo.io/age"
	"github.com/apache/arrow-go/v18/arrow"

	"fokusmaal/schemas"
)

// SealedEnding is that of a CSV file which only the recipient can open.
const SealedEnding = ".csv.age"

// NewSealedCSV makes the file <table>.csv.age in the run folder: the CSV file of [NewCSV],
// encrypted with age to one recipient as it is written, so that no clear line of it is ever
// on the disk. Its facts are of the encrypted bytes, which are others each time; its rows
// are those of the table.
func NewSealedCSV(f *Folder, t schemas.Result, ids arrow.DataType, to Recipient) (*CSVFile, error) {
	if to.key == nil {
		return nil, fmt.Errorf("write table %s: expected a recipient to encrypt it to, found none", t.Path)
	}
	file, err := f.create(t, SealedEnding)
	if err != nil {
		return nil, err
	}
	seal, err := age.Encrypt(file, to.key)
	if err != nil {
		return nil, fmt.Errorf("encrypt table %s: %w", t.Path, err)
	}
	c := newCSV(file, newShape(t, ids, f.stamp))
	c.lines, c.seal = seal, seal
	return c, nil
}
