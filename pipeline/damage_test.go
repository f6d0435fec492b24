package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/syntetisk"
)

// How many of each damage there are.
const (
	flippedBits     = 2000
	truncations     = 500 // of each table
	schemaMutations = 40
)

// damage is another file in the place of a table's.
type damage struct {
	kind, what, table string
	bytes             func(sound []byte) ([]byte, error)
}

// fate is what a run makes of a damage.
type fate int

const (
	found  fate = iota // the run ends with exit code 3
	same               // it is done, and every result is what it would be without
	silent             // it is done, and a result is another one
)

// TestEveryDamageIsFoundWithTheManifest lets the command run on damaged files. With
// leverance.json beside them every damage is found before a row is decoded; without it the
// share that is found is printed, and of the rest how many give other results. Nothing
// panics, and a run that fails leaves nothing. The files are as parquet-go writes them, with
// a checksum for each page. It runs under PROEV=faults (make damage).
func TestEveryDamageIsFoundWithTheManifest(t *testing.T) {
	l := newDamageLab(t)
	for _, damages := range [][]damage{l.flips(rand.NewPCG(7, 8), flippedBits), l.cuts(), mutations()} {
		for _, manifest := range []bool{true, false} {
			kind := damages[0].kind
			if !manifest && len(damages) > schemaMutations {
				damages = someOf(damages)
			}
			fates, n := l.all(damages, manifest), len(damages)
			if manifest {
				fmt.Printf("%s, with the manifest: %d of %d found before a row is decoded, %d silent\n", kind, fates[found], n, n-fates[found])
				continue
			}
			fmt.Printf("%s, without a manifest: %d of %d found (%.1f pct.); of the rest %d give the same results, %d give others in silence\n",
				kind, fates[found], n, 100*float64(fates[found])/float64(n), fates[same], fates[silent])
		}
	}
}

// someOf is every fourth damage, of each table and length: without a manifest nothing is
// promised but that it never panics, and the share that is found does not need more.
func someOf(damages []damage) (some []damage) {
	for i := 0; i < len(damages); i += 4 {
		some = append(some, damages[i])
	}
	return some
}

// damageLab is a small country with canaries in it, its files and its results.
type damageLab struct {
	t     *testing.T
	files map[string][]byte
	clean map[string]string
}

func newDamageLab(t *testing.T) *damageLab {
	if os.Getenv("PROEV") != "faults" {
		t.Skip("PROEV=faults is not set: see make damage")
	}
	l := &damageLab{t: t, files: map[string][]byte{}}
	data := filepath.Join(t.TempDir(), "land")
	err := makeCanaries(data, syntetisk.StringIDs, 0.0005, schemas.MonthOf(2023, 1), schemas.MonthOf(2024, 2))
	if code, _, errout := runCommand("leverance", "--data", data); err != nil || code != exitDone {
		t.Fatal(err, errout)
	}
	entries, err := os.ReadDir(data)
	for _, e := range entries {
		text, failed := os.ReadFile(filepath.Join(data, e.Name()))
		err = errors.Join(err, failed)
		l.files[e.Name()] = text
	}
	result := runOn(t, data, "--year", "2024")
	var failed error
	if l.clean, failed = runBytes(result); err != nil || failed != nil || len(l.files) != schemas.Tables+1 {
		t.Fatal(err, failed, len(l.files))
	}
	return l
}

// flips are n single bits, spread over the files by their sizes.
func (l *damageLab) flips(seed rand.Source, n int) (all []damage) {
	sizes, sum := l.sizes()
	random := rand.New(seed)
	for len(all) < n {
		at := random.IntN(sum)
		id := schemas.TableID(0)
		for at >= sizes[id] {
			at -= sizes[id]
			id++
		}
		bit := random.IntN(8)
		all = append(all, damage{"flipped bits", fmt.Sprintf("bit %d of byte %d", bit, at), id.String(), func(sound []byte) ([]byte, error) {
			sound[at] ^= 1 << bit
			return sound, nil
		}})
	}
	return all
}

// cuts are the lengths of every file from nothing to one byte less than all.
func (l *damageLab) cuts() (all []damage) {
	for id := range schemas.TableID(schemas.Tables) {
		whole := len(l.files[id.String()+".parquet"])
		for n := range truncations {
			length := n * whole / truncations
			if n == truncations-1 {
				length = whole - 1
			}
			all = append(all, damage{"truncations", fmt.Sprintf("%d of %d bytes", length, whole), id.String(), func(sound []byte) ([]byte, error) {
				return sound[:length], nil
			}})
		}
	}
	return all
}

// all tries every damage, two at a time, and counts the fates.
func (l *damageLab) all(damages []damage, manifest bool) map[fate]int {
	fates, mu, wait := map[fate]int{}, sync.Mutex{}, sync.WaitGroup{}
	for lane := range 2 {
		folder := filepath.Join(labFolder(l.t), "lab")
		wait.Go(func() {
			for i := lane; i < len(damages); i += 2 {
				f, err := l.try(folder, damages[i], manifest)
				mu.Lock()
				fates[f]++
				mu.Unlock()
				if err != nil {
					l.t.Errorf("%s, %s, manifest %v: %v", damages[i].table, damages[i].what, manifest, err)
				}
			}
		})
	}
	wait.Wait()
	return fates
}

// try runs the command on a damaged delivery.
func (l *damageLab) try(folder string, d damage, manifest bool) (fate, error) {
	data, out := filepath.Join(folder, "land"), filepath.Join(folder, "ud")
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(data, 0o755)); err != nil {
		return silent, err
	}
	for name, text := range l.files {
		var err error
		if name == d.table+".parquet" {
			text, err = d.bytes([]byte(string(text)))
		}
		if manifest || strings.HasSuffix(name, ".parquet") {
			err = errors.Join(err, os.WriteFile(filepath.Join(data, name), text, 0o600))
		}
		if err != nil {
			return silent, err
		}
	}
	code, shown, errout := runCommand("pipeline", "--year", "2024", "--data", data, "--out", out, "--workers", "1")
	return l.judge(out, code, shown+errout, manifest)
}

// beforeTheRows is how an error begins that comes before a row is decoded.
var beforeTheRows = regexp.MustCompile(`(?m)^  what +(?:comparing with the manifest|opening|checking the header of|looking for)[ :]`)

func (l *damageLab) judge(out string, code int, screen string, manifest bool) (fate, error) {
	if how := leakIn([]byte(screen)); how != "" {
		return silent, errors.New("the screen shows " + how)
	}
	if seen := panicky.FindString(screen); seen != "" {
		return silent, fmt.Errorf("the user sees %q:\n%s", seen, screen)
	}
	if code == exitInput {
		err := nothingBelow(out)
		if manifest && !beforeTheRows.MatchString(screen) {
			err = errors.Join(err, fmt.Errorf("found after rows were decoded:\n%s", screen))
		}
		return found, err
	}
	if code != exitDone {
		return silent, fmt.Errorf("exit code %d:\n%s", code, screen)
	}
	f := same
	files, err := runBytes(filepath.Join(out, "2024", "kandidat"))
	for name, want := range l.clean {
		if files[name] != want {
			f = silent
		}
	}
	if manifest {
		err = errors.Join(err, errors.New("it was not found"))
	}
	return f, err
}

// nothingBelow is an error if a folder of results has a file other than the lock.
func nothingBelow(out string) error {
	return filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil && (d.Type()&fs.ModeSymlink != 0 || d.Type().IsRegular() && d.Name() != ".laas" || strings.HasPrefix(d.Name(), ".tmp-")) {
			err = fmt.Errorf("%s is there", path)
		}
		return err
	})
}
