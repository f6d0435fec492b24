package publish

import (
	"path"

	"fokusmaal/schemas"
)

// WriteFile writes a file that is no result table, such as a page, into the folder. Its path
// is relative to it, with slashes; rows is the number of rows of data in it, 0 of one that
// has none to count.
func (f *Folder) WriteFile(name string, data []byte, rows int64) error {
	ending := path.Ext(name)
	file, err := f.create(schemas.Result{Path: name[:len(name)-len(ending)]}, ending)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	_, err = file.close(rows, err)
	return err
}
