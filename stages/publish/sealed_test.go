package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"github.com/apache/arrow-go/v18/arrow"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

// keyPair is a recipient and what opens the files that are sealed for it.
func keyPair(t *testing.T) (Recipient, age.Identity) {
	t.Helper()
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	to, err := ParseRecipient(identity.Recipient().String())
	if err != nil {
		t.Fatal(err)
	}
	return to, identity
}

// opened is the clear text of a sealed file.
func opened(t *testing.T, path string, identity age.Identity) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	clear, err := age.Decrypt(f, identity)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(clear)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// atTheTop is a table about single persons in the run folder itself.
func atTheTop() schemas.Result {
	table := withoutDoubles()
	table.Intern = true
	return table
}

// More text than the buffer, the chunks of the seal and the file hold.
const manyRows = 30_000

func TestASealedFileHoldsTheBytesOfTheClearOneForItsRecipientAlone(t *testing.T) {
	table := atTheTop()
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	to, identity := keyPair(t)
	toHybrid, err := ParseRecipient(" " + hybrid.Recipient().String() + "\n")
	if err != nil {
		t.Fatal(err)
	}
	_, stranger := keyPair(t)
	for name, c := range map[string]struct {
		to       Recipient
		identity age.Identity
		rows     int
	}{"X25519": {to, identity, manyRows}, "hybrid": {toHybrid, hybrid, 10}, "no rows": {to, identity, 0}} {
		f := newFolder(t, t.TempDir())
		csv, err := NewCSV(f, table, bothIDs[0])
		if err != nil {
			t.Fatal(err)
		}
		clear := writeRows(t, csv, table, bothIDs[0], c.rows, c.rows/3)
		want, err := os.ReadFile(filepath.Join(f.temp, clear.Path))
		if err != nil {
			t.Fatal(err)
		}
		w, err := NewSealedCSV(f, table, bothIDs[0], c.to)
		if err != nil {
			t.Fatal(err)
		}
		sealed := writeRows(t, w, table, bothIDs[0], c.rows, c.rows/2)
		path := filepath.Join(f.temp, sealed.Path)
		if got := opened(t, path, c.identity); got != string(want) {
			t.Errorf("%s: %d bytes of clear text, not the %d of the CSV file", name, len(got), len(want))
		}
		if _, err := age.Decrypt(mustOpen(t, path), stranger); err == nil {
			t.Errorf("%s: somebody else could open it", name)
		}
		onDisk, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(onDisk)
		facts := Output{Path: "alle_typer.csv.age", Bytes: int64(len(onDisk)), Rows: int64(c.rows), SHA256: hex.EncodeToString(sum[:])}
		if diff := cmp.Diff(facts, sealed); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func mustOpen(t *testing.T, path string) io.Reader {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// Not for a moment: what is on the disk is looked at after every batch.
func TestNoClearLineOfASealedFileIsEverOnTheDisk(t *testing.T) {
	table := atTheTop()
	f := newFolder(t, t.TempDir())
	to, _ := keyPair(t)
	w, err := NewSealedCSV(f, table, bothIDs[0], to)
	if err != nil {
		t.Fatal(err)
	}
	seen := int64(0)
	look := func() {
		t.Helper()
		for _, name := range []string{"alle_typer.csv.age", "alle_typer.csv"} {
			text, err := os.ReadFile(filepath.Join(f.temp, name))
			if err == nil {
				seen = max(seen, int64(len(text)))
			}
			for _, clear := range []string{"string,date", "København", "2022-0", `a ""quoted"" word`} {
				if bytes.Contains(text, []byte(clear)) {
					t.Fatalf("%s has %q in it", name, clear)
				}
			}
		}
	}
	for from := 0; from < manyRows; from += 1000 {
		batch := batchOf(table, bothIDs[0], from, from+1000)
		if err := w.Write(batch); err != nil {
			t.Fatal(err)
		}
		batch.Release()
		look()
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	look()
	if got := tree(t, f.temp); len(got) != 2 || seen < 1_000_000 {
		t.Errorf("%d bytes were looked at in %v", seen, got)
	}
}

func TestTheBytesOfASealedFileAreOthersEachTime(t *testing.T) {
	table := atTheTop()
	to, _ := keyPair(t)
	seen := map[string]bool{}
	for range 3 {
		w, err := NewSealedCSV(newFolder(t, t.TempDir()), table, bothIDs[1], to)
		if err != nil {
			t.Fatal(err)
		}
		seen[writeRows(t, w, table, bothIDs[1], 10).SHA256] = true
	}
	if len(seen) != 3 {
		t.Errorf("three times the same text gave %d files", len(seen))
	}
}

func TestATableOfPersonsAtTheTopMakesTheRunFolderPrivate(t *testing.T) {
	f := newFolder(t, t.TempDir())
	to, _ := keyPair(t)
	w, err := NewSealedCSV(f, atTheTop(), bothIDs[0], to)
	if err != nil {
		t.Fatal(err)
	}
	writeRows(t, w, atTheTop(), bothIDs[0], 3)
	path, err := f.Publish(exampleRun())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"drwx------ .", "-rw------- alle_typer.csv.age", "-rw-r--r-- run.json"}
	if diff := cmp.Diff(want, tree(t, path)); diff != "" {
		t.Error(diff)
	}
}

func TestWithoutARecipientNothingIsWritten(t *testing.T) {
	f := newFolder(t, t.TempDir())
	_, err := NewSealedCSV(f, atTheTop(), bothIDs[0], Recipient{})
	if err == nil || !strings.Contains(err.Error(), "table alle_typer: expected a recipient") {
		t.Errorf("the error is %v", err)
	}
	if got := tree(t, f.temp); len(got) != 1 {
		t.Errorf("there is %v", got)
	}
}

// The disk fails in the middle, and at the very end, when the last of it is sealed.
func TestASealedFileThatIsNotWholeIsLost(t *testing.T) {
	table := atTheTop()
	to, _ := keyPair(t)
	for _, rows := range []int{0, 10, manyRows} {
		f := newFolder(t, t.TempDir())
		w, err := NewSealedCSV(f, table, arrow.BinaryTypes.String, to)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.file.os.Close(); err != nil {
			t.Fatal(err)
		}
		batch := batchOf(table, bothIDs[0], 0, rows)
		defer batch.Release()
		if err := w.Write(batch); rows == manyRows {
			wantKind(t, err, ErrIO)
		}
		_, err = w.Close()
		wantKind(t, err, ErrIO)
		if !strings.HasPrefix(err.Error(), "write "+filepath.Join(f.temp, "alle_typer.csv.age")+": ") || len(f.Outputs()) > 0 {
			t.Errorf("%d rows: %v", rows, err)
		}
	}
}
