package serve

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"fokusmaal/stages/offentlig"
	"fokusmaal/stages/offentlig/proeve"
)

func TestWhatIsNotAsItWasRecordedIsFoundAtTheStart(t *testing.T) {
	inside := func(a *Aar, sti string) string { return filepath.Join(a.Mappe, filepath.FromSlash(sti)) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		damage func(*Aar)
		says   []string
	}{
		"a broken byte": {func(a *Aar) {
			data, err := os.ReadFile(inside(a, "jobindsats/v2/tilsyn.json"))
			must(err)
			data[len(data)/2] ^= 1
			must(os.WriteFile(inside(a, "jobindsats/v2/tilsyn.json"), data, 0o644))
		}, []string{"jobindsats/v2/tilsyn.json", "expected SHA-256 ", ", found ", "put back what it was"}},
		"a byte more": {func(a *Aar) {
			data, err := os.ReadFile(inside(a, "index.html"))
			must(err)
			must(os.WriteFile(inside(a, "index.html"), append(data, '\n'), 0o644))
		}, []string{"index.html", "bytes, found more"}},
		"a byte less": {func(a *Aar) { must(os.Truncate(inside(a, "index.html"), a.Filer["index.html"].Bytes-1)) }, []string{"index.html", "bytes, found"}},
		"a file less": {func(a *Aar) { must(os.Remove(inside(a, "fokusmaal.xlsx"))) }, []string{"fokusmaal.xlsx", "found nothing"}},
		"a file more": {func(a *Aar) { must(os.WriteFile(inside(a, "kommune/dat.csv"), nil, 0o644)) }, []string{"kommune/dat.csv", "the files that run.json names, found one more", "take it away"}},
		"a file outside by symlink": {func(a *Aar) {
			secret := filepath.Join(t.TempDir(), "intern.csv")
			must(os.WriteFile(secret, []byte("PK"), 0o644))
			must(os.Remove(inside(a, "fokusmaal.xlsx")))
			must(os.Symlink(secret, inside(a, "fokusmaal.xlsx")))
		}, []string{"fokusmaal.xlsx", "a symbolic link"}},
		"a symlink inside": {func(a *Aar) {
			must(os.Rename(inside(a, "fokusmaal.xlsx"), inside(a, "kommune/x.xlsx")))
			must(os.Symlink("kommune/x.xlsx", inside(a, "fokusmaal.xlsx")))
		}, []string{"fokusmaal.xlsx", "a symbolic link"}},
		"a folder outside by symlink": {func(a *Aar) {
			away := filepath.Join(t.TempDir(), "kommune")
			must(os.Rename(inside(a, "kommune"), away))
			must(os.Symlink(away, inside(a, "kommune")))
		}, []string{"kommune", "a symbolic link"}},
		"a pipe": {func(a *Aar) {
			must(os.Remove(inside(a, "fokusmaal.xlsx")))
			must(syscall.Mkfifo(inside(a, "fokusmaal.xlsx"), 0o644))
		}, []string{"fokusmaal.xlsx", "something that is no file"}},
		"a folder in the place of a file": {func(a *Aar) {
			must(os.Remove(inside(a, "fokusmaal.xlsx")))
			must(os.Mkdir(inside(a, "fokusmaal.xlsx"), 0o755))
		}, []string{"fokusmaal.xlsx", "something that is no file"}},
		"a record of a path outside": {func(a *Aar) { a.Filer["../run.json"] = a.Filer["index.html"] }, []string{"run.json", "a record with a path in the folder"}},
		"a record without a hash":    {func(a *Aar) { a.Filer["index.html"] = Fil{Bytes: 1} }, []string{"index.html", "a record with a path"}},
		"a record of a giant file":   {func(a *Aar) { f := a.Filer["index.html"]; f.Bytes = maxFil + 1; a.Filer["index.html"] = f }, []string{"index.html", "a record with a path"}},
		"a giant publication": {func(a *Aar) {
			for _, n := range []string{"0", "1", "2", "3"} {
				a.Filer[n] = Fil{SHA256: a.Filer["index.html"].SHA256, Bytes: maxFil}
			}
		}, []string{"at most 1024 MiB, found more"}},
		"no folder":        {func(a *Aar) { must(os.RemoveAll(a.Mappe)) }, []string{"the folder of a publication, found nothing"}},
		"a file as folder": {func(a *Aar) { a.Mappe = inside(a, "index.html") }, []string{"the folder of a publication"}},
		"no index.html":    {func(a *Aar) { must(os.Remove(inside(a, "index.html"))); delete(a.Filer, "index.html") }, []string{"index.html", "another version"}},
		"no list of tables": {func(a *Aar) {
			must(os.Remove(inside(a, "jobindsats/v3/tables.json")))
			delete(a.Filer, "jobindsats/v3/tables.json")
		}, []string{"tables.json", "another version"}},
		"another form": {func(a *Aar) { skriv(t, a, "jobindsats/v2/tilsyn.json", []byte("\uFEFF[]")) }, []string{"tilsyn.json", "expected one object, found 0", "another version"}},
		"no such table": {func(a *Aar) {
			skriv(t, a, "jobindsats/v3/tables.json", []byte(`[{"table_groups":[{"tables":[{"table_id":"../x"}]}]}]`))
		}, []string{"tables.json", "ids of tables"}},
		"a name": {func(a *Aar) { a.Navn = "2024/.." }, []string{"a year of four digits"}},
	} {
		a := udgivet(t, "2024", proeve.Publikation())
		c.damage(&a)
		_, err := New([]Aar{a}, Valg{})
		var known *PublicationError
		if !errors.As(err, &known) || known.Advice() == "" {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, want := range c.says {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v does not say %s", name, err, want)
			}
		}
	}
}

func TestYearsThatDoNotFitTogetherAreNotServed(t *testing.T) {
	p := foraar()
	p.Tabel(offentlig.Aar).Maal[0].Titel = "Måneder"
	a, b := udgivet(t, "2024", proeve.Publikation()), udgivet(t, "2023", p)
	if _, err := New([]Aar{a, b}, Valg{}); err == nil || !strings.Contains(err.Error(), "fokusmaal_aar.json") || !strings.Contains(err.Error(), "YEAR=2023") {
		t.Errorf("another column: %v", err)
	}
	if _, err := New([]Aar{b}, Valg{}); err != nil {
		t.Errorf("alone: %v", err)
	}
	b = udgivet(t, "2023", proeve.Publikation())
	if _, err := New([]Aar{a, b}, Valg{}); err == nil || !strings.Contains(err.Error(), "other periods") {
		t.Errorf("the same periods twice: %v", err)
	}
	if _, err := New([]Aar{a, a}, Valg{}); err == nil || !strings.Contains(err.Error(), "two of 2024") {
		t.Errorf("a year twice: %v", err)
	}
	if _, err := New(nil, Valg{}); err == nil {
		t.Error("no year is served")
	}
}

// A byte that is another one anywhere in any file is found.
func TestABrokenByteInAnyFileIsFound(t *testing.T) {
	a := udgivet(t, "2024", proeve.Publikation())
	n := 0
	for sti := range a.Filer {
		if len(sti)%5 != 0 && sti != "index.html" {
			continue // some will do: each of them is read by the same lines
		}
		path := filepath.Join(a.Mappe, filepath.FromSlash(sti))
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		broken := bytes.Clone(data)
		broken[(n*7919)%len(broken)] ^= 0x20
		if err := os.WriteFile(path, broken, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := New([]Aar{a}, Valg{}); err == nil || !strings.Contains(err.Error(), sti) || !strings.Contains(err.Error(), "SHA-256") {
			t.Errorf("%s: %v", sti, err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n < 5 {
		t.Errorf("only %d files were broken", n)
	}
}
