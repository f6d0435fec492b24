package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fokusmaal/schemas"
	"fokusmaal/stages/publish"
	"fokusmaal/stages/syntetisk"
)

// newKey writes a key of 32 bytes from first on and returns its path.
func newKey(t *testing.T, first byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "personnoegle")
	key := make([]byte, 32)
	for i := range key {
		key[i] = first + byte(i)
	}
	if err := os.WriteFile(path, key, 0o400); err != nil {
		t.Fatal(err)
	}
	return path
}

// pseudonymOf is the pseudonym of an id under the key of a file, made anew here.
func pseudonymOf(t *testing.T, path, id string) string {
	t.Helper()
	key, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id))
	return hex.EncodeToString(mac.Sum(nil))[:32]
}

// withIDs writes the four tables of a delivery with other ids and in another encoding.
func withIDs(t *testing.T, from, kind string, how writing, id func(any) any) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "land")
	for table := range schemas.TableID(schemas.Tables) {
		s, err := readSheets(from, table.String())
		if err != nil {
			t.Fatal(err)
		}
		c := s.column("person_id")
		s.columns[c].kind = kind
		for _, cells := range s.rows {
			if cells[c] != nil {
				cells[c] = id(cells[c])
			}
		}
		if err := s.write(filepath.Join(to, table.String()+".parquet"), how); err != nil {
			t.Fatal(err)
		}
	}
	return to
}

// asNumber is the number in an id of the cases, with so much added that none looks like a
// CPR number.
func asNumber(t *testing.T) func(any) any {
	return func(id any) any {
		n, err := strconv.ParseInt(strings.TrimPrefix(id.(string), "P"), 10, 64)
		if err != nil {
			t.Fatal("an id of the cases is no P and digits")
		}
		return n + 500_000_000_000
	}
}

func asItIs(id any) any { return id }

// publicFiles are the tables of a run that are about nobody, by name.
func publicFiles(t *testing.T, result string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(result, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if name := filepath.Base(path); name != "run.json" {
			files[name] = string(text)
		}
	}
	return files
}

// unlike is the first file that is not the same in both, or not in both.
func unlike(a, b map[string]string) string {
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if other, there := b[name]; !there || other != a[name] {
			return name
		}
	}
	for _, name := range slices.Sorted(maps.Keys(b)) {
		if _, there := a[name]; !there {
			return name
		}
	}
	return ""
}

func TestUnderAKeyEveryTableIsTheSameWhateverTheIDsAre(t *testing.T) {
	key, data := newKey(t, 0), filepath.Join(casesFolder, "p11", "data")
	personer := map[string]string{}
	for name, delivery := range map[string]string{
		"as they are":         data,
		"plain":               withIDs(t, data, "STRING", writing{encoding: "plain", rowsPerGroup: 5000}, asItIs),
		"INT64":               withIDs(t, data, "INT64", writing{rowsPerGroup: 7000}, asNumber(t)),
		"INT64, plain":        withIDs(t, data, "INT64", writing{encoding: "plain"}, asNumber(t)),
		"digits":              withIDs(t, data, "STRING", writing{}, func(id any) any { return fmt.Sprint(asNumber(t)(id)) }),
		"INT64, delta, pages": withIDs(t, data, "INT64", writing{encoding: "delta", pages: 2, rowsPerGroup: 3000}, asNumber(t)),
	} {
		plain := runOn(t, delivery, "--year", "2024")
		want := publicFiles(t, plain)
		result := runOn(t, delivery, "--year", "2024", "--person-key", key, "--workers", "3")
		if other := unlike(want, publicFiles(t, result)); other != "" || len(want) < 14 {
			t.Errorf("%s, %d files: under a key there is another %s", name, len(want), other)
		}
		personer[name] = textOf(t, result, "intern/personer.csv")
		if name == "as they are" {
			holdPseudonyms(t, key, plain, personer[name])
			personer["one worker"] = textOf(t, runOn(t, delivery, "--year", "2024", "--person-key", key, "--workers", "1"), "intern/personer.csv")
		}
	}
	for _, other := range []string{"INT64, plain", "INT64, delta, pages", "digits"} {
		if personer["INT64"] != personer[other] {
			t.Errorf("%s: the pseudonyms are others than those of INT64", other)
		}
	}
	if personer["as they are"] != personer["plain"] || personer["as they are"] != personer["one worker"] {
		t.Error("intern/personer depends on the encoding or the workers")
	}
}

// textOf is what a file of a run holds.
func textOf(t *testing.T, result, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(result, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// holdPseudonyms holds intern/personer of a run under a key against that of one without.
func holdPseudonyms(t *testing.T, key, plain, text string) {
	t.Helper()
	var want []string
	for _, row := range readTable(t, filepath.Join(plain, "intern", "personer.csv")) {
		want = append(want, row["maaned"]+","+pseudonymOf(t, key, row["person_id"])+","+row["kommune"])
	}
	var got []string
	for _, line := range strings.Split(strings.TrimSpace(text), "\n")[1:] {
		got = append(got, strings.Join(strings.Split(line, ",")[:3], ","))
	}
	slices.Sort(want)
	slices.Sort(got)
	if len(got) < 1000 || !slices.Equal(want, got) {
		t.Errorf("%d rows under the key, %d without, and they are not of the same persons", len(got), len(want))
	}
}

// recordOf reads run.json of a run.
func recordOf(t *testing.T, result string) publish.Run {
	t.Helper()
	folder, err := filepath.EvalSymlinks(result)
	if err != nil {
		t.Fatal(err)
	}
	run, err := publish.ReadRun(folder)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

func TestARunSaysWhichKeyItWasMadeWithAndNothingOfIt(t *testing.T) {
	data := filepath.Join(casesFolder, "p13", "data")
	first, second := newKey(t, 0x41), newKey(t, 0x91)
	if run := recordOf(t, runOn(t, data, "--year", "2024")); run.PersonKey != nil {
		t.Error("a run without a key has one")
	}
	result := runOn(t, data, "--year", "2024", "--person-key", first)
	a, b := recordOf(t, result), recordOf(t, runOn(t, data, "--year", "2024", "--person-key", second))
	if a.PersonKey == nil || b.PersonKey == nil || a.PersonKey.Fingerprint == b.PersonKey.Fingerprint || a.PersonKey.Fingerprint != pseudonymOf(t, first, "fokusmaal person-key")[:16] {
		t.Errorf("fingerprints %v and %v", a.PersonKey, b.PersonKey)
	}
	if !slices.Contains(a.Arguments, first) {
		t.Errorf("arguments %q", a.Arguments)
	}
	key, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(filepath.Dir(filepath.Dir(result)), func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		for _, form := range []string{string(key[:8]), hex.EncodeToString(key[:8]), base64.StdEncoding.EncodeToString(key[:9]), strings.Trim(fmt.Sprint(key[:8]), "[]")} {
			if bytes.Contains(text, []byte(form)) {
				t.Errorf("%s holds bytes of the key", path)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// asCPR makes ids of the form of CPR numbers of the persons of the cases.
func asCPR(t *testing.T) func(any) any {
	return func(id any) any {
		n := asNumber(t)(id).(int64) % 10_000
		return fmt.Sprintf("%02d%02d87%04d", 1+n%28, 1+n%12, n)
	}
}

func TestCPRNumbersStopTheRunUnlessTheyBecomePseudonyms(t *testing.T) {
	data := filepath.Join(casesFolder, "p11", "data")
	cpr := withIDs(t, data, "STRING", writing{}, asCPR(t))
	arguments := []string{"pipeline", "--year", "2024", "--data", cpr, "--out", filepath.Join(t.TempDir(), "ud")}
	code, _, errout := runCommand(arguments...)
	for _, want := range []string{"fails K14", "--person-key FILE", "head -c 32 /dev/urandom > FILE; chmod 400 FILE", "PERSON_KEY"} {
		if code != exitInput || !strings.Contains(errout, want) {
			t.Errorf("exit code %d, no %q:\n%s", code, want, errout)
		}
	}
	result := runOn(t, cpr, "--year", "2024", "--person-key", newKey(t, 7))
	alike := withIDs(t, data, "STRING", writing{}, asItIs)
	if other := unlike(publicFiles(t, runOn(t, alike, "--year", "2024")), publicFiles(t, result)); other != "" {
		t.Errorf("there is another %s", other)
	}
	numbers := withIDs(t, data, "INT64", writing{}, func(id any) any {
		n, _ := strconv.ParseInt(asCPR(t)(id).(string), 10, 64)
		return n
	})
	if code, _, errout := runCommand("foelsomhed", "--year", "2024", "--data", numbers, "--out", t.TempDir()); code != exitInput || !strings.Contains(errout, "fails K14") {
		t.Errorf("foelsomhed: exit code %d\n%s", code, errout)
	}
	if code, _, errout := runCommand("foelsomhed", "--year", "2024", "--data", numbers, "--out", t.TempDir(), "--person-key", newKey(t, 7)); code != exitDone {
		t.Errorf("foelsomhed with a key: exit code %d\n%s", code, errout)
	}
}

func TestAKeyThatIsNoneMakesNothing(t *testing.T) {
	short := newKey(t, 1)
	if err := os.Chmod(short, 0o600); err != nil {
		t.Fatal(err)
	}
	typed := strings.Repeat("5e", 32)
	for _, command := range []string{"pipeline", "foelsomhed"} {
		for name, c := range map[string]struct {
			key, says string
			code      int
		}{
			"empty": {"", "--person-key is empty", exitUsage}, "mode": {short, "expected mode 0400, found mode 0600", exitInput},
			"typed": {typed, "expected a file with the key, found nothing that can be opened", exitInput},
		} {
			out := filepath.Join(t.TempDir(), "ud")
			code, _, errout := runCommand(command, "--year", "2024", "--data", filepath.Join(casesFolder, "p13", "data"), "--out", out, "--person-key", c.key)
			runs, _ := filepath.Glob(filepath.Join(out, "*", "2024", "*"))
			candidates, _ := filepath.Glob(filepath.Join(out, "2024", "*"))
			candidates = append(candidates, runs...)
			if code != c.code || !strings.Contains(errout, c.says) || strings.Contains(errout, "5e5e") || len(candidates) > 0 {
				t.Errorf("%s, %s: exit code %d, %d folders\n%s", command, name, code, len(candidates), errout)
			}
		}
	}
}

// TestUnderAKeyNoCanaryStandsAnywhere looks into intern/ and afviste/ too.
func TestUnderAKeyNoCanaryStandsAnywhere(t *testing.T) {
	for _, ids := range []string{syntetisk.StringIDs, syntetisk.Int64IDs} {
		data := canaryCountry(t, ids)
		c := newCanaryRun(t, data)
		key := newKey(t, 9)
		bad := badDelivery{table: "ydelse", changes: "set kommune 5 999, set til 8 0, set maaned 9 null"}
		if err := bad.spoil(filepath.Join(data, "ydelse.parquet")); err != nil {
			t.Fatal(err)
		}
		c.ends(exitDone, c.pipeline("with a key", append([]string{"--person-key", key, "--max-rejects", "100%"}, c.tilsyn...)...), "pipeline")
		rows := 0
		err := filepath.WalkDir(c.out, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() {
				return err
			}
			how, err := idInFile(path)
			if how != "" {
				t.Errorf("%s: %s", strings.TrimPrefix(path, c.out), how)
			}
			rows++
			return err
		})
		rejected, _ := readSheet(filepath.Join(c.out, "2024", "kandidat", "afviste", "ydelse.parquet"))
		if err != nil || rows < 30 || rejected == nil || len(rejected.rows) < 3 {
			t.Errorf("%d files, %v", rows, err)
		}
		c.sagsgennemgange()
		c.ends(exitDone, c.run("with a key", "forklar", "--year", "2024", "--kommune", "0", "--data", c.data, "--out", c.out, "--person-key", key), "forklar")
		c.ends(exitDone, c.run("with a key", "foelsomhed", "--year", "2024", "--data", c.data, "--out", c.out, "--person-key", key, "--max-rejects", "100%"), "foelsomhed")
	}
}

// idInFile says in which way a file holds an id that was delivered; rare values may stand in
// the rows of intern/ and afviste/.
func idInFile(path string) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	if strings.HasSuffix(path, ".parquet") {
		s, err := readSheet(path)
		if err != nil {
			return "", err
		}
		text = append(text, s.text()...)
	}
	exact, inSmall := leakForms()
	for _, tokens := range []*forms{exact, inSmall} {
		if how := tokens.in(bytes.ToLower(text)); strings.Contains(how, "id") {
			return how, nil
		}
		if how := tokens.in(text); strings.Contains(how, "id") {
			return how, nil
		}
	}
	return "", nil
}
