package read

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const ending = ".parquet"

// find returns the files of a table below dir: NAME.parquet, or all *.parquet at any
// depth below NAME/, as paths relative to dir with slashes, in their own order.
func find(dir, table string) ([]string, error) {
	single, folder := table+ending, table
	file, err := stat(dir, single)
	if err != nil {
		return nil, err
	}
	below, err := stat(dir, folder)
	if err != nil {
		return nil, err
	}
	switch {
	case file == nil && below == nil:
		return nil, &Error{Doing: doingFind, File: single, Expected: "the file or a folder " + folder + "/", Found: "neither",
			Hint: "put table " + table + " in the input folder"}
	case file != nil && below != nil:
		return nil, &Error{Doing: doingFind, File: single, Expected: "the file or a folder " + folder + "/", Found: "both",
			Hint: "keep the one that is the table and move the other away"}
	case file != nil && file.IsDir():
		return nil, &Error{Doing: doingFind, File: single, Expected: "a file", Found: "a folder", Hint: "call the folder " + folder}
	case file != nil:
		return []string{single}, nil
	case !below.IsDir():
		return nil, &Error{Doing: doingFind, File: folder, Expected: "a folder", Found: "a file", Hint: "call a single file " + single}
	}
	files, err := walk(dir, folder, nil)
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, &Error{Doing: doingFind, File: folder + "/", Expected: "files *" + ending, Found: "none",
			Hint: "put the parts of table " + table + " there"}
	}
	slices.Sort(files)
	return files, nil
}

// stat returns nil for what does not exist.
func stat(dir, name string) (fs.FileInfo, error) {
	info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, system(doingFind, name, err)
	}
	return info, nil
}

// walk adds the files below a folder. Whatever could be a part of the table and would
// be passed over is an error: a part that is silently left out is a wrong figure.
func walk(dir, folder string, files []string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(dir, filepath.FromSlash(folder)))
	if err != nil {
		return nil, system(doingFind, folder+"/", err)
	}
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		switch {
		case entry.IsDir():
			if files, err = walk(dir, name, files); err != nil {
				return nil, err
			}
		case strings.HasSuffix(name, ending):
			files = append(files, name)
		case strings.EqualFold(path.Ext(name), ending):
			return nil, &Error{Doing: doingFind, File: name, Expected: "a name that ends in " + ending, Found: "another spelling of it",
				Hint: "rename the file, or move it away if it is no part of the table"}
		case entry.Type()&fs.ModeSymlink != 0 && linksToFolder(dir, name):
			return nil, &Error{Doing: doingFind, File: name, Expected: "files and folders", Found: "a link to a folder",
				Hint: "put the folder itself there: links to folders are not followed"}
		}
	}
	return files, nil
}

func linksToFolder(dir, name string) bool {
	info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
	return err == nil && info.IsDir()
}

// system wraps an error of the operating system; its text repeats no path.
func system(doing, name string, err error) error {
	e := &Error{Doing: doing, File: name, Cause: err, Hint: "see to it that the file is there and can be read"}
	var in *fs.PathError
	if errors.As(err, &in) {
		e.Cause = in.Err
	}
	if errors.Is(err, fs.ErrPermission) {
		e.Hint = "give the user who runs this the right to read it"
	}
	return e
}
