package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"filippo.io/age"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
)

// administered is the small country in 2024, in which every kommune that does not meet
// both fokusmål is and stays under administration.
type administered struct {
	out      string
	persons  map[string]bool
	identity *age.X25519Identity
}

func administer(t *testing.T, flags ...string) administered {
	t.Helper()
	data, persons := smallCountry(t)
	a := administered{filepath.Join(t.TempDir(), "ud"), persons, newIdentity(t)}
	a.pipeline(t, data, append(a.tilsyn(t), flags...)...)
	return a
}

func newIdentity(t *testing.T) *age.X25519Identity {
	t.Helper()
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return identity
}

func (a administered) pipeline(t *testing.T, data string, flags ...string) {
	t.Helper()
	code, _, errout := runCommand(append([]string{"pipeline", "--year", "2024", "--data", data, "--out", a.out}, flags...)...)
	if code != exitDone {
		t.Fatal(errout)
	}
}

// tilsyn are the flags that the tilsyn is decided with.
func (a administered) tilsyn(t *testing.T) []string {
	t.Helper()
	folder := t.TempDir()
	grader, forrige := "aar,kommune,faktisk,forventet\n", "aar,kommune,status,baseline_aar,baseline_maal1,baseline_maal2\n"
	for _, kode := range koder() {
		grader += fmt.Sprintf("2024,%d,9.00,8.50\n", kode)
		forrige += fmt.Sprintf("2023,%d,administration,2021,0.4,0.5\n", kode)
	}
	paths := [2]string{filepath.Join(folder, "grad.csv"), filepath.Join(folder, "foer.csv")}
	if err := errors.Join(os.WriteFile(paths[0], []byte(grader), 0o600), os.WriteFile(paths[1], []byte(forrige), 0o600)); err != nil {
		t.Fatal(err)
	}
	return []string{"--ydelsesgrad", paths[0], "--tilsyn-forrige", paths[1]}
}

// review runs the command for a kommune.
func (a administered) review(kommune string) (code int, out, errout string) {
	return runCommand(a.arguments(kommune)...)
}

func (a administered) arguments(kommune string) []string {
	return []string{"sagsgennemgang", "--year", "2024", "--kommune", kommune, "--age-recipient", a.identity.Recipient().String(), "--out", a.out}
}

// openSealed returns the clear text of a sealed file.
func openSealed(path string, identities ...age.Identity) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	clear, err := age.Decrypt(f, identities...)
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(clear)
	return string(text), err
}

// sealed is the sealed file of a kommune.
func (a administered) sealed(kommune string) string {
	return filepath.Join(a.out, "sagsgennemgang", "2024-kommune-"+kommune, "kandidat", "sagsgennemgang.csv.age")
}

// expected is the clear text of a kommune, from the clear table of the run.
func (a administered) expected(t *testing.T, kommune string) string {
	t.Helper()
	text := "aar,kommune,kommunenavn,person_id,ydelse,uden_tilbud,faerre_end_4_samtaler\n"
	for _, row := range readTable(t, filepath.Join(a.out, "2024", "kandidat", "intern", "personer.csv")) {
		if row["maaned"] == "2024-12-01" && row["kommune"] == kommune && (row["uden_tilbud"] == "true" || row["faerre_end_4_samtaler"] == "true") {
			text += fmt.Sprintf("2024,%s,%s,%s,%s,%s,%s\n", kommune, navn(kommune), row["person_id"], row["ydelse"], row["uden_tilbud"], row["faerre_end_4_samtaler"])
		}
	}
	return text
}

// Every kommune under administration: exactly its persons, as many as the table of months
// counts, and nobody by name in anything but the sealed text.
func TestASagsgennemgangHasThePersonsThatThePublishedTablesHave(t *testing.T) {
	a := administer(t)
	months := map[string]map[string]string{}
	for _, row := range readTable(t, filepath.Join(a.out, "2024", "kandidat", "fokusmaal_maaned.csv")) {
		if row["maaned"] == "2024-12-01" && row["ydelse"] == "alle" {
			months[row["kommune"]] = row
		}
	}
	kommuner, persons := 0, int64(0)
	for _, row := range readTable(t, filepath.Join(a.out, "2024", "kandidat", "tilsyn.csv")) {
		kommune := row["kommune"]
		code, out, errout := a.review(kommune)
		if row["status"] != "administration" {
			if code != exitInput || !strings.Contains(errout, "is not under administration after 2024: its status is "+row["status"]+"\n") {
				t.Errorf("kommune %s: exit code %d\n%s", kommune, code, errout)
			}
			continue
		}
		if code != exitDone || errout != "" {
			t.Fatalf("kommune %s: exit code %d\n%s", kommune, code, errout)
		}
		a.namesNobody(t, out)
		text, err := openSealed(a.sealed(kommune), a.identity)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a.expected(t, kommune), text); diff != "" {
			t.Errorf("kommune %s: the rows differ:\n%s", kommune, diff)
		}
		run, err := publish.ReadRun(resolved(t, filepath.Dir(a.sealed(kommune))))
		if err != nil {
			t.Fatal(err)
		}
		g := run.Sagsgennemgang
		if want := (publish.Sagstal{Personer: int64(strings.Count(text, "\n")) - 1, UdenTilbud: int64(number(t, months[kommune]["uden_tilbud"])),
			FaerreEnd4Samtaler: int64(number(t, months[kommune]["faerre_end_4_samtaler"]))}); g.Sagstal != want || run.Outputs[0].Rows != want.Personer {
			t.Errorf("kommune %s: run.json has %+v, the tables have %+v", kommune, g.Sagstal, want)
		}
		if source := filepath.Base(resolved(t, filepath.Join(a.out, "2024", "kandidat"))); g.AfRun != source || run.Aar != 2024 || len(g.Files) != 2 {
			t.Errorf("kommune %s: run.json says %+v of run %s", kommune, g, source)
		}
		kommuner, persons = kommuner+1, persons+g.Personer
	}
	if kommuner < 20 || persons < 15 {
		t.Errorf("only %d kommuner with %d persons were tried", kommuner, persons)
	}
	a.nobodyBelow(t, filepath.Join(a.out, "sagsgennemgang"))
}

// namesNobody makes sure that no word of a text is a person_id.
func (a administered) namesNobody(t *testing.T, text string) {
	t.Helper()
	for _, word := range words.FindAllString(text, -1) {
		if a.persons[word] {
			t.Fatal("a person is named")
		}
	}
}

// nobodyBelow makes sure that no person_id is in any byte of any file of a folder, or in a
// name of one.
func (a administered) nobodyBelow(t *testing.T, folder string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Type()&fs.ModeSymlink != 0 {
			return err
		}
		files++
		text, err := os.ReadFile(path)
		for id := range a.persons {
			if bytes.Contains(text, []byte(id)) || strings.Contains(path, id) {
				t.Fatalf("a person is named in %s", path)
			}
		}
		return err
	})
	if err != nil || files < 2 || len(a.persons) < 1000 {
		t.Errorf("%d files were searched for %d persons: %v", files, len(a.persons), err)
	}
}

func resolved(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheScreenOfASagsgennemgangSaysHowManyAndByWhen(t *testing.T) {
	a := administer(t)
	runID := regexp.MustCompile(`[0-9]{8}T[0-9]{6}Z`)
	shown := func(kommune string) string {
		code, out, errout := a.review(kommune)
		if code != exitDone {
			t.Fatal(errout)
		}
		out = strings.ReplaceAll(out, a.identity.Recipient().String(), "AGE1…")
		return strings.ReplaceAll(runID.ReplaceAllString(out, "KØRSEL"), a.out, "ud")
	}
	want := `Sagsgennemgang i København (101) på grundlag af 2024
  status      under administration; sagerne skal gennemgås (§ 12, stk. 1, nr. 2)
  personer    5 i december 2024, som er uden tilbud, har færre end 4 samtaler eller begge dele
  fokusmål 1  3 uden tilbud
  fokusmål 2  2 med færre end 4 samtaler
  frist       gennemgangen skal være færdig senest 31. juli 2025
  kørsel      KØRSEL
  resultat    ud/sagsgennemgang/2024-kommune-101/kandidat -> ud/sagsgennemgang/2024-kommune-101/runs/KØRSEL
  fil         sagsgennemgang.csv.age, krypteret: kun den, der har den hemmelige nøgle, kan åbne den
  nøgle       AGE1…
  åbn den     age -d -i nøgle.txt sagsgennemgang.csv.age
`
	if diff := cmp.Diff(want, shown("københavn")); diff != "" {
		t.Error(diff)
	}
	// Gentofte is under administration and has nobody like that in December.
	nobody := `  personer    ingen i december 2024 er uden tilbud eller har færre end 4 samtaler; filen har kun kolonnenavne
  frist  `
	if got := shown("157"); !strings.Contains(got, nobody) {
		t.Errorf("%s\nis not in\n%s", nobody, got)
	}
}

func TestASagsgennemgangThatIsStoppedLeavesTheOldOneAndNothingElse(t *testing.T) {
	a := administer(t)
	if code, _, errout := a.review("101"); code != exitDone {
		t.Fatal(errout)
	}
	info, err := os.Stat(a.sealed("101"))
	if err != nil {
		t.Fatal(err)
	}
	before, made := namesBelow(t, a.out), int64(0)
	for n := int64(1); ; n++ {
		ctx := newFuse(n, os.Interrupt)
		end := ctx.end
		ctx.end = func(cause error) {
			found, _ := filepath.Glob(filepath.Join(a.out, "sagsgennemgang", "*", "runs", ".tmp-*", "sagsgennemgang.csv.age"))
			for _, path := range found {
				if info, err := os.Stat(path); err == nil {
					made = info.Size()
				}
			}
			end(cause)
		}
		var stdout, stderr bytes.Buffer
		code := command(ctx, streams{args: a.arguments("101"), out: &stdout, errout: &stderr})
		if ctx.left.Load() > 0 {
			if n < 6 || made != info.Size() {
				t.Errorf("%d points were tried, and at the last one the file had %d of %d bytes", n-1, made, info.Size())
			}
			break // it was over before the nth time
		}
		if code != exitInterrupted || stdout.Len() > 0 || !strings.HasPrefix(stderr.String(), "fokusmaal failed; nothing was published\n  what        stopped by signal: ") {
			t.Errorf("point %d: exit code %d\n%s%s", n, code, stdout.String(), stderr.String())
		}
		if after := namesBelow(t, a.out); after != before {
			t.Fatalf("point %d: the folder of results was\n%s and is\n%s", n, before, after)
		}
	}
}

func TestASagsgennemgangThatCannotBeWrittenOrShownSaysSo(t *testing.T) {
	a := administer(t)
	held, err := publish.Lock(filepath.Join(a.out, "sagsgennemgang"))
	if err != nil {
		t.Fatal(err)
	}
	if code, _, errout := a.review("101"); code != exitLocked {
		t.Errorf("exit code %d: %s", code, errout)
	}
	if err := held.Release(); err != nil {
		t.Fatal(err)
	}
	shelf := filepath.Join(a.out, "sagsgennemgang", "2024-kommune-101")
	if err := os.WriteFile(shelf, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, errout := a.review("101"); code != exitCannotWrite || !strings.HasPrefix(errout, "fokusmaal failed; nothing was published\n") {
		t.Errorf("exit code %d: %s", code, errout)
	}
	if err := os.Remove(shelf); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	code := command(context.Background(), streams{args: a.arguments("101"), out: &narrow{room: 10}, errout: &stderr})
	if code != exitIO || !strings.HasPrefix(stderr.String(), "fokusmaal failed; the result is published, but not shown\n  what        standard output could not be written: "+syscall.ENOSPC.Error()) {
		t.Errorf("exit code %d: %s", code, stderr.String())
	}
	if _, err := openSealed(a.sealed("101"), a.identity); err != nil {
		t.Error(err)
	}
}

func TestMakeSagsgennemgangPassesTheKeyAndRefusesReadings(t *testing.T) {
	text, err := makes(t, "-n", "sagsgennemgang", "YEAR=2023", "KOMMUNE=671", "AGE_RECIPIENT=age1x", "OUT=andre")
	if want := `bin/fokusmaal sagsgennemgang --year="2023" --kommune="671" --age-recipient="age1x" --out="andre"`; err != nil || !strings.Contains(text, want) {
		t.Errorf("%v: no %s in\n%s", err, want, text)
	}
	for variable, why := range map[string]string{
		"FORTOLKNING": "a run under other readings has no legal effect. Leave it out.\n",
		"YDELSESGRAD": "it reads what the latest run of YEAR decided. Leave it out: it belongs to make pipeline.\n",
	} {
		text, err := makes(t, "sagsgennemgang", variable+"=R04", "MAKEFLAGS=")
		if err == nil || !strings.HasPrefix(text, "make sagsgennemgang takes no "+variable+": "+why) || strings.Contains(text, "bin/fokusmaal") {
			t.Errorf("%v\n%s", err, text)
		}
	}
}

// koder are the codes of the 98 kommuner.
func koder() []int32 {
	var all []int32
	for k := range schemas.Kommune(schemas.Kommuner) {
		all = append(all, k.Kode())
	}
	return all
}

// navn is the name of the kommune of a code.
func navn(kode string) string {
	n, _ := strconv.Atoi(kode)
	k, _ := schemas.KommuneFraKode(int32(n))
	return k.Navn()
}
