package gaeldende

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	measured "runtime/metrics"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fokusmaal/stages/publish"
)

// What the fuzz target gives the readers of records, and what these may take for it.
const (
	fuzzedBytes = 64 << 10
	fuzzedRoom  = 256 << 20 // bytes allocated, all together
)

// FuzzARecordIsReadOrRejectedWhole reads bytes as run.json, as the record of a publication
// and as that of the second calculation: each is an error that says what and where, or a
// record that has all that it must have, and is the same when it is read again.
func FuzzARecordIsReadOrRejectedWhole(f *testing.F) {
	shelf := f.TempDir()
	folder := filepath.Join(shelf, "20260401T083000Z")
	path := kontrolPath(shelf, filepath.Base(folder))
	if err := errors.Join(os.Mkdir(folder, 0o700), os.Mkdir(filepath.Dir(path), 0o700)); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > fuzzedBytes {
			return
		}
		if err := errors.Join(os.WriteFile(publish.RunFile(folder), content, 0o600), os.WriteFile(path, content, 0o600)); err != nil {
			t.Fatal(err)
		}
		before := allocated()
		twice(t, func() (publish.Run, error) { return publish.ReadRun(folder) }, func(publish.Run) string { return "" })
		twice(t, func() (Publikation, error) { r, err := readRecord(path); return r.Publikation, err }, func(p Publikation) string { return p.lacks() })
		twice(t, func() (string, error) { return kontrolOf(shelf, filepath.Base(folder), publish.SHA256Of(nil), false) }, func(sum string) string {
			if sum != publish.SHA256Of(content) {
				return "the SHA-256 of its bytes"
			}
			return ""
		})
		if taken := allocated() - before; taken > fuzzedRoom {
			t.Errorf("%d bytes of memory for a file of %d", taken, len(content))
		}
	})
}

// twice reads a record two times, and says what is wrong with it or with the error.
func twice[T any](t *testing.T, read func() (T, error), lacks func(T) string) {
	t.Helper()
	record, err := read()
	again, errAgain := read()
	if (err == nil) != (errAgain == nil) || err == nil && !cmp.Equal(record, again) {
		t.Errorf("read twice it is not the same: %v, %v", err, errAgain)
	}
	if e := new(publish.ReadError); err != nil && (!errors.As(err, &e) || e.Path == "" || e.Hint == "" || bytes.ContainsRune([]byte(e.Found), '\x1b')) {
		t.Errorf("the error is not whole: %v", err)
	}
	if err != nil {
		return
	}
	if what := lacks(record); what != "" {
		t.Errorf("it was read without %s", what)
	}
}

// allocated is how many bytes the program has allocated so far.
func allocated() uint64 {
	s := []measured.Sample{{Name: "/gc/heap/allocs:bytes"}}
	measured.Read(s)
	return s[0].Value.Uint64()
}

// TestTheCorpusHasARecordOfEachSort makes sure that the fuzz target begins with sound and
// damaged records; UPDATE=1 writes them anew. Beside them lies what fuzzing has found.
func TestTheCorpusHasARecordOfEachSort(t *testing.T) {
	run := exampleRun(t)
	p := Publikation{Number: 1, Aar: 2025, RunID: run.RunID, RunSHA256: publish.SHA256Of(nil), Who: "a", When: "2026-04-02T09:00:00Z", Note: "b", Changed: []int32{0, 101}}
	var err error
	if p.SelfSHA256, err = p.selfSum(); err != nil {
		t.Fatal(err)
	}
	record, err := p.encode()
	ready(t, err)
	text, err := publish.EncodeRecord(run)
	ready(t, err)
	folder := filepath.Join("testdata", "fuzz", "FuzzARecordIsReadOrRejectedWhole")
	for name, content := range map[string][]byte{
		"run": text, "run-cut": text[:len(text)/2], "run-flipped": oneBitOff(text, 30), "publikation": record, "publikation-flipped": oneBitOff(record, 12),
		"kontrol": []byte(`{"run_id": "20260401T083000Z", "run_json_sha256": "` + publish.SHA256Of(nil) + `", "status": "ens"}`),
		"empty":   nil, "null": []byte("null"), "nested": []byte(`{"input":[[[[[[[{"files":{}`),
	} {
		path := filepath.Join(folder, name)
		if os.Getenv("UPDATE") == "1" {
			kept := []byte("go test fuzz v1\n[]byte(" + strconv.Quote(string(content)) + ")\n")
			if err := errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(path, kept, 0o644)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%v: write it with UPDATE=1", err)
		}
	}
}

func oneBitOff(text []byte, at int) []byte {
	text = bytes.Clone(text)
	text[at] ^= 4
	return text
}
