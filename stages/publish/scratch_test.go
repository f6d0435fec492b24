package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

func TestAScratchIsPrivateAndItsFilesHaveNoNameAndNothingOfItIsLeft(t *testing.T) {
	out := t.TempDir()
	s := NewScratch(out, ShelfOf(2024), "raekker")
	if entries, err := os.ReadDir(out); err != nil || len(entries) > 0 {
		t.Fatalf("it is there before it is needed: %v %v", entries, err)
	}
	files := [2]*ScratchFile{}
	for i := range files {
		var err error
		if files[i], err = s.Create(); err != nil {
			t.Fatal(err)
		}
		if _, err := files[i].WriteAt([]byte{byte(i), 7}, 3); err != nil {
			t.Fatal(err)
		}
	}
	folder := filepath.Join(out, "2024", unfinished+"raekker-"+strconv.Itoa(os.Getpid())+"-mellem")
	info, err := os.Stat(folder)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Fatalf("the folder: %v %v", info, err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 0 {
		t.Errorf("files with a name: %v %v", entries, err)
	}
	for i, f := range files {
		info, err := f.file.Stat()
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("file %d: %v %v", i, info.Mode(), err)
		}
		var got [2]byte
		if _, err := f.ReadAt(got[:], 3); err != nil || got != [2]byte{byte(i), 7} {
			t.Errorf("file %d: %v %v", i, got, err)
		}
	}
	for range 2 {
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("it is left: %v", err)
	}
}

func TestBytesThatAScratchFileDoesNotHoldAreAnErrorOfTheDisk(t *testing.T) {
	s := NewScratch(t.TempDir(), ShelfOf(2024), "raekker")
	defer s.Close() //nolint:errcheck // the test removes its folder
	f, err := s.Create()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte("abc"), 0); err != nil {
		t.Fatal(err)
	}
	if n, err := f.ReadAt(make([]byte, 4), 0); n != 3 || !errors.Is(err, ErrIO) {
		t.Errorf("%d bytes, %v", n, err)
	}
	if _, err := f.ReadAt(make([]byte, 3), 0); err != nil {
		t.Error(err)
	}
}

func TestAScratchThatADeadRunLeftIsSwept(t *testing.T) {
	out := t.TempDir()
	s := NewScratch(out, ShelfOf(2024), "raekker")
	if _, err := s.Create(); err != nil {
		t.Fatal(err)
	}
	if err := Sweep(out); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(filepath.Join(out, "2024")); err != nil || len(entries) > 0 {
		t.Errorf("%v %v", entries, err)
	}
}

func TestAScratchWhereNothingCanBeMadeSaysSo(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(out, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := NewScratch(out, ShelfOf(2024), "raekker").Create(); !errors.Is(err, ErrCannotWrite) {
		t.Errorf("%v", err)
	}
}
