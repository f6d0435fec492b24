package read

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fokusmaal/schemas"
)

// must stops the test at an error of its own preparations.
func must(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

func TestFilesThatAreNotWhatTheyShouldBeAreRejected(t *testing.T) {
	small := fileOf(schemas.SamtalerTable, "STRING", "")
	small.rows = testRows(&small, 3, false)
	sound := small.bytes(t)
	write := func(name string, b []byte) func(string) error {
		return func(dir string) error {
			path := filepath.Join(dir, filepath.FromSlash(name))
			return errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, b, 0o600))
		}
	}
	remove := func(dir string) error { return os.Remove(filepath.Join(dir, "samtaler.parquet")) }
	cases := []struct {
		name    string
		prepare []func(dir string) error
		want    string
	}{
		{"no table", []func(string) error{remove},
			"looking for samtaler.parquet: expected the file or a folder samtaler/, found neither; put table samtaler in the input folder"},
		{"both", []func(string) error{write("samtaler/a.parquet", sound)},
			"looking for samtaler.parquet: expected the file or a folder samtaler/, found both; keep the one that is the table and move the other away"},
		{"an empty folder", []func(string) error{remove, write("samtaler/aar=2024/a.csv", nil)},
			"looking for samtaler/: expected files *.parquet, found none; put the parts of table samtaler there"},
		{"a folder called .parquet", []func(string) error{remove, write("samtaler.parquet/a.parquet", sound)},
			"looking for samtaler.parquet: expected a file, found a folder; call the folder samtaler"},
		{"a file without an ending", []func(string) error{remove, write("samtaler", sound)},
			"looking for samtaler: expected a folder, found a file; call a single file samtaler.parquet"},
		{"an ending in capitals", []func(string) error{remove, write("samtaler/a.parquet", sound), write("samtaler/b.PARQUET", sound)},
			"looking for samtaler/b.PARQUET: expected a name that ends in .parquet, found another spelling of it; rename the file, or move it away if it is no part of the table"},
		{"a link to a folder", []func(string) error{remove, write("samtaler/a.parquet", sound), write("elsewhere/b.parquet", sound),
			func(dir string) error {
				return os.Symlink(filepath.Join(dir, "elsewhere"), filepath.Join(dir, "samtaler", "b"))
			}},
			"looking for samtaler/b: expected files and folders, found a link to a folder; put the folder itself there: links to folders are not followed"},
		{"a broken link", []func(string) error{remove, func(dir string) error {
			return errors.Join(os.Mkdir(filepath.Join(dir, "samtaler"), 0o700), os.Symlink("nowhere", filepath.Join(dir, "samtaler", "a.parquet")))
		}},
			"opening samtaler/a.parquet: no such file or directory; see to it that the file is there and can be read"},
		{"an empty file", []func(string) error{write("samtaler.parquet", nil)},
			"opening samtaler.parquet: expected a Parquet file, found an empty file; write it or fetch it again"},
		{"a foreign file", []func(string) error{write("samtaler.parquet", []byte("person_id;maaned\n"))},
			"opening samtaler.parquet: expected a Parquet file, found something else; write the table as Parquet; a new ending does not make it one"},
		{"a short file", []func(string) error{write("samtaler.parquet", []byte("PA"))},
			"opening samtaler.parquet: expected a Parquet file, found something else; write the table as Parquet; a new ending does not make it one"},
		{"only the magic", []func(string) error{write("samtaler.parquet", []byte("PAR1PAR1"))},
			"opening samtaler.parquet: expected the end of a Parquet file, found a file that is cut short; write it or fetch it again"},
		{"a file cut short", []func(string) error{write("samtaler.parquet", sound[:len(sound)-100])},
			"opening samtaler.parquet: expected the end of a Parquet file, found a file that is cut short; write it or fetch it again"},
		{"an encrypted file", []func(string) error{write("samtaler.parquet", []byte(strings.Replace(string(sound), "PAR1", "PARE", 1)))},
			"opening samtaler.parquet: expected a Parquet file in the clear, found an encrypted one; write it without Parquet's own encryption, on an encrypted disk"},
		{"a footer of nonsense", []func(string) error{write("samtaler.parquet", []byte("PAR1\xff\xff\xff\xff\x04\x00\x00\x00PAR1"))},
			"checking the header of samtaler.parquet: the header is not what a Parquet file has there; the file seems damaged: write it or fetch it again"},
		{"a footer longer than the file", []func(string) error{write("samtaler.parquet", []byte("PAR1\x00\x00\x00\x00\xff\xff\xff\x7fPAR1"))},
			"checking the header of samtaler.parquet: the header is not what a Parquet file has there; the file seems damaged: write it or fetch it again"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			writeSmallDelivery(t, dir, "STRING", "DOUBLE")
			for _, prepare := range c.prepare {
				must(t, prepare(dir))
			}
			_, err := Open(dir)
			checkMessage(t, err, c.want)
		})
	}
}

func TestAnInputFolderThatIsNotThereIsNamed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "ingen")
	_, err := Open(dir)
	checkMessage(t, err, "opening "+dir+": expected the input folder, found nothing; check the path")
	must(t, os.WriteFile(dir, nil, 0o600))
	_, err = Open(dir)
	checkMessage(t, err, "opening "+dir+": expected the input folder, found a file; give the folder that holds the four tables")
}

func TestAFileThatMayNotBeReadIsNamed(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := t.TempDir()
	writeSmallDelivery(t, dir, "STRING", "DOUBLE")
	must(t, os.Chmod(filepath.Join(dir, "ydelse.parquet"), 0))
	_, err := Open(dir)
	checkMessage(t, err, "opening ydelse.parquet: permission denied; give the user who runs this the right to read it")
}

func TestTheHashIsThatOfTheWholeFile(t *testing.T) {
	dir := t.TempDir()
	writeSmallDelivery(t, dir, "STRING", "DOUBLE")
	d := open(t, dir)
	for _, table := range d.Tables {
		f := table.Files[0]
		must(t, f.Hash(context.Background()))
		b, err := os.ReadFile(filepath.Join(dir, f.Path))
		must(t, err)
		if sum := sha256.Sum256(b); f.SHA256 != hex.EncodeToString(sum[:]) || f.Bytes != int64(len(b)) {
			t.Errorf("%s: hash %s, %d bytes", f.Path, f.SHA256, f.Bytes)
		}
	}
	must(t, d.Identical())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := d.Tables[0].Files[0].Hash(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestTwoFilesOfATableWithTheSameBytesAreRejected(t *testing.T) {
	dir := t.TempDir()
	writeSmallDelivery(t, dir, "STRING", "DOUBLE")
	b, err := os.ReadFile(filepath.Join(dir, "tilbud.parquet"))
	must(t, err, os.Remove(filepath.Join(dir, "tilbud.parquet")))
	must(t, os.MkdirAll(filepath.Join(dir, "tilbud", "aar=2024"), 0o700),
		os.WriteFile(filepath.Join(dir, "tilbud", "aar=2024", "a.parquet"), b, 0o600), os.WriteFile(filepath.Join(dir, "tilbud", "b.parquet"), b, 0o600))
	d := open(t, dir)
	checkMessage(t, d.Identical(), "comparing ydelse.parquet: expected its SHA-256, found none; this is a fault of the program: report it")
	for _, table := range d.Tables {
		for _, f := range table.Files {
			must(t, f.Hash(context.Background()))
		}
	}
	checkMessage(t, d.Identical(), "comparing tilbud/b.parquet: expected bytes of its own, found the same bytes as in tilbud/aar=2024/a.parquet; one part of the table is there twice: move one of the two away")
}

func TestAFileThatChangesUnderTheRunIsNamed(t *testing.T) {
	const prefix, suffix = "looking again at ydelse.parquet: expected the file as it was when the run began, found ", "; let nothing write to the input folder, and run again"
	later := time.Now().Add(time.Hour)
	cases := []struct {
		name   string
		change func(path string) error
		want   string
	}{
		{"longer", func(path string) error {
			f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			_, err = f.WriteString("more")
			return errors.Join(err, f.Close())
		}, "another size"},
		{"touched", func(path string) error { return os.Chtimes(path, later, later) }, "another time of modification"},
		{"replaced", func(path string) error {
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			info, err := os.Stat(path)
			if err != nil {
				return err
			}
			return errors.Join(os.WriteFile(path+"2", b, 0o600), os.Chtimes(path+"2", info.ModTime(), info.ModTime()), os.Link(path, path+"3"), os.Rename(path+"2", path))
		}, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			writeSmallDelivery(t, dir, "STRING", "DOUBLE")
			d := open(t, dir)
			f := d.Tables[schemas.YdelseTable].Files[0]
			must(t, f.Unchanged(), c.change(filepath.Join(dir, "ydelse.parquet")))
			err := f.Unchanged()
			if c.want == "" { // which difference is seen first depends on the system
				if err == nil {
					t.Error("no error")
				}
				return
			}
			checkMessage(t, err, prefix+c.want+suffix)
		})
	}
	dir := t.TempDir()
	writeSmallDelivery(t, dir, "STRING", "DOUBLE")
	d := open(t, dir)
	must(t, os.Truncate(filepath.Join(dir, "ydelse.parquet"), 10))
	checkMessage(t, d.Tables[0].Files[0].Hash(context.Background()), prefix+"fewer bytes"+suffix)
}
