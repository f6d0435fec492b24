package publish

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fokusmaal/schemas"
)

// publishedWithPersons publishes figures and two files about single persons.
func publishedWithPersons(t *testing.T) (string, Run) {
	t.Helper()
	f, err := NewFolder(t.TempDir(), ShelfOf(2025), RunID(start), nil)
	if err != nil {
		t.Fatal(err)
	}
	tables := []schemas.Result{schemas.Personer, schemas.Afviste(0)}
	for _, t := range figureTables() {
		tables = append(tables, t.Result)
	}
	for _, table := range tables {
		for _, ending := range []string{".csv", ".parquet"} {
			file, err := f.create(table, ending)
			if err != nil {
				t.Fatal(err)
			}
			_, err = file.Write(bytes.Repeat([]byte(table.Path+ending), 40_000))
			if _, err := file.close(1, err); err != nil {
				t.Fatal(err)
			}
		}
	}
	return publishedAgain(t, f)
}

// publishedAgain publishes a folder and reads its record again.
func publishedAgain(t *testing.T, f *Folder) (string, Run) {
	t.Helper()
	folder, err := f.Publish(exampleRun())
	if err != nil {
		t.Fatal(err)
	}
	run, err := ReadRun(folder)
	if err != nil {
		t.Fatal(err)
	}
	return folder, run
}

func TestEveryFileThatIsNotAsItWasPublishedIsNamed(t *testing.T) {
	changes := map[string]func(path string) error{
		"other bytes": func(path string) error {
			text, err := os.ReadFile(path)
			text[len(text)/2] ^= 1
			return errors.Join(err, os.WriteFile(path, text, 0o600))
		},
		"longer":  func(path string) error { return os.Truncate(path, 10_000_000) },
		"shorter": func(path string) error { return os.Truncate(path, 10) },
		"gone":    os.Remove,
		"a folder": func(path string) error {
			return errors.Join(os.Remove(path), os.Mkdir(path, 0o700))
		},
	}
	published, run := publishedWithPersons(t)
	for _, path := range []string{"fokusmaal_maaned.csv", "fokusmaal_maaned.parquet", "fokusmaal_aar.csv", "fokusmaal_aar.parquet", "afstemning.csv",
		"afstemning.parquet", "grunde.csv", "grunde.parquet", "intern/personer.csv", "intern/personer.parquet", "afviste/ydelse.csv"} {
		for name, change := range changes {
			folder := t.TempDir()
			if err := errors.Join(os.CopyFS(folder, os.DirFS(published)), Unaltered(context.Background(), folder, run, true), change(filepath.Join(folder, path))); err != nil {
				t.Fatal(err)
			}
			for _, personer := range []bool{false, true} {
				err := Unaltered(context.Background(), folder, run, personer)
				looked := !strings.Contains(path, "/") || personer && strings.HasPrefix(path, "intern/")
				var differs *ReadError
				if looked && (!errors.As(err, &differs) || differs.Path != filepath.Join(folder, path)) || !looked && err != nil {
					t.Errorf("%s %s, personer %t: %v", path, name, personer, err)
				}
			}
		}
	}
}

func TestARecordWithoutATableOfFiguresIsNoneOfAWholeRun(t *testing.T) {
	folder, run := publishedWithPersons(t)
	run.Outputs = slices.DeleteFunc(run.Outputs, func(o Output) bool { return o.Path == "grunde.parquet" })
	if err := Unaltered(context.Background(), folder, run, false); err == nil || !strings.Contains(err.Error(), "one without grunde.parquet among its outputs") {
		t.Errorf("the error is %v", err)
	}
}

func TestANumberOfBytesThatIsNotTheFilesIsADifference(t *testing.T) {
	folder, run := publishedWithPersons(t)
	run.Outputs[slices.IndexFunc(run.Outputs, func(o Output) bool { return o.Path == "grunde.csv" })].Bytes++
	if err := Unaltered(context.Background(), folder, run, true); err == nil || !strings.Contains(err.Error(), "found other bytes") {
		t.Errorf("the error is %v", err)
	}
}

func TestFilesOfPersonsThatMayNotBeReadArePassedOver(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	folder, run := publishedWithPersons(t)
	if err := os.Chmod(filepath.Join(folder, "intern"), 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Join(folder, "intern"), 0o700) //nolint:errcheck // for the folder to be removed
	if err := Unaltered(context.Background(), folder, run, true); err != nil {
		t.Error(err)
	}
}

func TestComparingFilesEndsWithItsContext(t *testing.T) {
	folder, run := publishedWithPersons(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Unaltered(ctx, folder, run, false); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}
