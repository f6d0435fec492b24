package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

func TestAPublishedRunIsWholeAndKandidatPointsToIt(t *testing.T) {
	out := t.TempDir()
	path := publishOne(t, out)
	want := []string{
		"drwxr-xr-x .",
		"Lrwxrwxrwx kandidat",
		"drwxr-xr-x runs",
		"drwxr-xr-x runs/20260401T083000Z",
		"-rw-r--r-- runs/20260401T083000Z/alle_typer.csv",
		"-rw-r--r-- runs/20260401T083000Z/run.json",
	}
	if diff := cmp.Diff(want, tree(t, filepath.Join(out, "2025"))); diff != "" {
		t.Error(diff)
	}
	if got := target(t, out); got != "runs/20260401T083000Z" {
		t.Errorf("kandidat points to %s, which is not the run, relative to its own folder", got)
	}
	if path != filepath.Join(out, "2025", "runs", "20260401T083000Z") {
		t.Errorf("Publish returned %s", path)
	}
}

func TestRowsAboutPersonsArePrivateWhateverTheUmask(t *testing.T) {
	for _, umask := range []int{0, 0o022, 0o777 &^ 0o700} {
		out := t.TempDir()
		old := syscall.Umask(umask)
		f := newFolder(t, out)
		writeSmall(t, f, everyType(true))
		writeSmall(t, f, rejected())
		path, err := f.Publish(exampleRun())
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}
		private := tree(t, filepath.Join(path, "intern"))
		private = append(private, tree(t, filepath.Join(path, "afviste"))...)
		want := []string{"drwx------ .", "-rw------- alle_typer.csv", "drwx------ .", "-rw------- ydelse.csv"}
		if diff := cmp.Diff(want, private); diff != "" {
			t.Errorf("umask %#o: %s", umask, diff)
		}
		for _, line := range tree(t, path) {
			if strings.HasPrefix(line, "d") && line[8] == 'w' || strings.HasPrefix(line, "-") && line[8] == 'w' {
				t.Errorf("umask %#o: anybody may write %s", umask, line)
			}
		}
	}
}

// rejected is the table of rejected rows of ydelse, in the columns of everyType.
func rejected() schemas.Result {
	table := everyType(true)
	table.Path = schemas.Afviste(schemas.YdelseTable).Path
	return table
}

func TestADiscardedRunLeavesTheLatestOneAsItWas(t *testing.T) {
	out := t.TempDir()
	publishOne(t, out)
	before := tree(t, out)
	f := newFolder(t, out)
	writeSmall(t, f, everyType(true))
	if _, err := NewParquet(f, everyType(false), arrow.BinaryTypes.String); err != nil {
		t.Fatal(err)
	}
	if err := f.Discard(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, tree(t, out)); diff != "" {
		t.Error(diff)
	}
	if _, err := f.Publish(exampleRun()); err == nil {
		t.Error("a discarded run was published")
	}
	if _, err := NewCSV(f, everyType(false), arrow.BinaryTypes.String); err == nil {
		t.Error("a discarded run took one more file")
	}
}

func TestDiscardAfterPublishDoesNothing(t *testing.T) {
	out := t.TempDir()
	f := newFolder(t, out)
	if _, err := f.Publish(exampleRun()); err != nil {
		t.Fatal(err)
	}
	before := tree(t, out)
	if err := f.Discard(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, tree(t, out)); diff != "" {
		t.Error(diff)
	}
}

func TestARunIDThatIsTakenGetsANumber(t *testing.T) {
	out := t.TempDir()
	for _, want := range []string{"20260401T083000Z", "20260401T083000Z-2", "20260401T083000Z-3"} {
		if got := filepath.Base(publishOne(t, out)); got != want {
			t.Errorf("expected the run to be %s, found %s", want, got)
		}
		if got := target(t, out); got != "runs/"+want {
			t.Errorf("expected kandidat to point to runs/%s, found %s", want, got)
		}
	}
	run := readRun(t, filepath.Join(out, "2025", "kandidat"))
	if run.RunID != "20260401T083000Z-3" {
		t.Errorf("run.json carries %s", run.RunID)
	}
}

func TestARunIDIsAPlainNameThatBeginsWithATime(t *testing.T) {
	for _, id := range []string{"", "../x", "20260401T083000Z/..", "20260401", "20260401T083000Z-", "run"} {
		if _, err := NewFolder(t.TempDir(), ShelfOf(2025), id, nil); err == nil {
			t.Errorf("%q was taken as a run id", id)
		}
	}
}

func TestSweepRemovesOnlyWhatDeadRunsLeft(t *testing.T) {
	out := t.TempDir()
	if err := Sweep(out); err != nil {
		t.Fatalf("sweep where nothing is: %v", err)
	}
	publishOne(t, out)
	for _, kept := range []string{"2021-2025/runs", "2024-kommune-671", "noter/.tmp-mine"} {
		if err := os.MkdirAll(filepath.Join(out, kept), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	before := tree(t, out)
	for _, left := range []string{"2021-2025/runs/.tmp-x", "2024-kommune-671/.tmp-kandidat"} {
		if err := os.MkdirAll(filepath.Join(out, left), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	dead := filepath.Join(out, "2025", "runs", ".tmp-20250101T000000Z-17", "intern")
	if err := os.MkdirAll(dead, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dead, "personer.csv"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("runs/gone", filepath.Join(out, "2025", ".tmp-kandidat")); err != nil {
		t.Fatal(err)
	}
	if err := Sweep(out); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, tree(t, out)); diff != "" {
		t.Error(diff)
	}
}

func TestARunWithAnOpenWriterIsNotPublished(t *testing.T) {
	out := t.TempDir()
	f := newFolder(t, out)
	w, err := NewParquet(f, everyType(false), arrow.BinaryTypes.String)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Publish(exampleRun()); err == nil {
		t.Fatal("a run was published with a file that is not written to the end")
	}
	if _, err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Publish(exampleRun()); err != nil {
		t.Fatal(err)
	}
}

func TestATableIsWrittenOnce(t *testing.T) {
	f := newFolder(t, t.TempDir())
	writeSmall(t, f, everyType(false))
	_, err := NewCSV(f, everyType(false), arrow.BinaryTypes.String)
	wantKind(t, err, ErrCannotWrite)
}

func TestWhatIsInTheWayOfKandidatIsLeftAloneAndTheRunWithdrawn(t *testing.T) {
	out := t.TempDir()
	mine := filepath.Join(out, "2025", "kandidat", "mine")
	if err := os.MkdirAll(mine, 0o755); err != nil {
		t.Fatal(err)
	}
	f := newFolder(t, out)
	_, err := f.Publish(exampleRun())
	wantKind(t, err, ErrCannotWrite)
	if err := f.Discard(); err != nil {
		t.Fatal(err)
	}
	want := []string{"drwxr-xr-x .", "drwxr-xr-x kandidat", "drwxr-xr-x kandidat/mine", "drwxr-xr-x runs"}
	if diff := cmp.Diff(want, tree(t, filepath.Join(out, "2025"))); diff != "" {
		t.Error(diff)
	}
}

// A folder where the temporary link should be made stops Publish after the run has its
// name: the last moment at which everything must be taken back.
func TestARunThatFailsAtTheLastStepIsWithdrawn(t *testing.T) {
	for _, earlier := range []bool{false, true} {
		out := t.TempDir()
		if earlier {
			publishOne(t, out)
		}
		f := newFolder(t, out)
		before := tree(t, filepath.Join(out, "2025"))
		inTheWay := filepath.Join(out, "2025", ".tmp-kandidat")
		if err := os.MkdirAll(filepath.Join(inTheWay, "x"), 0o755); err != nil {
			t.Fatal(err)
		}
		_, err := f.Publish(exampleRun())
		wantKind(t, err, ErrCannotWrite)
		if err := os.RemoveAll(inTheWay); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(f.temp, "run.json")); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, tree(t, filepath.Join(out, "2025"))); diff != "" {
			t.Errorf("an earlier run: %t: %s", earlier, diff)
		}
		if _, err := f.Publish(exampleRun()); err != nil {
			t.Errorf("publish once more: %v", err)
		}
	}
}

// The second of three folders cannot be published: the first one had its name by then, and
// the third was never touched.
func TestSeveralFoldersArePublishedTogetherOrNotAtAll(t *testing.T) {
	out := t.TempDir()
	publishOne(t, out)
	var all []Publication
	for _, shelf := range []Shelf{ShelfOf(2025), ShelfOf(2026), ShelfOfYears(2025, 2026)} {
		f, err := NewFolder(out, shelf, RunID(start), nil)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, Publication{f, exampleRun()})
	}
	inTheWay := filepath.Join(out, "2026", ".tmp-kandidat")
	if err := os.MkdirAll(filepath.Join(inTheWay, "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	before := tree(t, out)
	wantKind(t, Publish(all...), ErrCannotWrite)
	for _, p := range all {
		if err := os.Remove(filepath.Join(p.Folder.temp, "run.json")); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, tree(t, out)); diff != "" {
		t.Error(diff)
	}
	if err := os.RemoveAll(inTheWay); err != nil {
		t.Fatal(err)
	}
	if err := Publish(all...); err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		if target, err := p.Folder.candidate(); err != nil || target != "runs/"+p.Folder.RunID() {
			t.Errorf("%s: kandidat points to %q, error %v", p.Folder.shelf, target, err)
		}
	}
}

func TestWithdrawLetsKandidatPointBack(t *testing.T) {
	for _, earlier := range []bool{false, true} {
		out := t.TempDir()
		if earlier {
			publishOne(t, out)
		}
		f := newFolder(t, out)
		before := tree(t, out)
		link, err := f.candidate()
		if err != nil {
			t.Fatal(err)
		}
		if err := f.expose(); err != nil {
			t.Fatal(err)
		}
		if err := f.withdraw(link); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, tree(t, out)); diff != "" {
			t.Error(diff)
		}
		if after, err := f.candidate(); after != link || err != nil {
			t.Errorf("kandidat pointed to %q and points to %q now, error %v", link, after, err)
		}
	}
}

func TestAFileWhereAFolderShouldBeIsErrCannotWrite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(out, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := NewFolder(out, ShelfOf(2025), RunID(start), nil)
	wantKind(t, err, ErrCannotWrite)
	if !errors.Is(err, syscall.ENOTDIR) {
		t.Errorf("the errno is not in the chain of %v", err)
	}
	_, err = Lock(out)
	wantKind(t, err, ErrCannotWrite)
}

func TestErrorsOfTheFileSystemAreOfTwoKinds(t *testing.T) {
	for errno, kind := range map[syscall.Errno]error{
		syscall.EACCES: ErrCannotWrite, syscall.EROFS: ErrCannotWrite, syscall.ENOTDIR: ErrCannotWrite,
		syscall.ENOSPC: ErrIO, syscall.EIO: ErrIO, syscall.EDQUOT: ErrIO, syscall.EFBIG: ErrIO,
	} {
		err := fail("write", "x", &fs.PathError{Op: "write", Path: "x", Err: errno})
		wantKind(t, err, kind)
		wantKind(t, err, errno)
		if strings.Count(err.Error(), "x") < 1 || !strings.Contains(err.Error(), errno.Error()+"; ") {
			t.Errorf("expected the path, the reason and what to do in %q", err)
		}
	}
}

// /dev/full is a disk that is always full.
func TestAFullDiskIsErrIOAndTheFileIsNotAnOutput(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	defer full.Close()
	for _, w := range bothFormats {
		f := newFolder(t, t.TempDir())
		table := everyType(false)
		writer := w.open(t, f, table, arrow.BinaryTypes.String)
		w.file(writer).os = full
		batch := batchOf(table, arrow.BinaryTypes.String, 0, 5000)
		werr := writer.Write(batch)
		batch.Release()
		_, err := writer.Close()
		wantKind(t, errors.Join(werr, err), ErrIO)
		wantKind(t, err, syscall.ENOSPC)
		if len(f.Outputs()) != 0 {
			t.Errorf("%s: a broken file is among the outputs", w.name)
		}
		full, _ = os.OpenFile("/dev/full", os.O_WRONLY, 0)
	}
}
