package main

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// aKey writes a key whose bytes are all the same and returns its path.
func aKey(t *testing.T, b byte, mode os.FileMode, length int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "personnoegle")
	if err := os.WriteFile(path, bytes.Repeat([]byte{b}, length), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestARunUnderAKeyIsProvedWithThatKeyAlone(t *testing.T) {
	data := filepath.Join(population("p11"), "data")
	key, other := aKey(t, 'A', 0o400, 32), aKey(t, 'B', 0o400, 32)
	plain := aRun(t, data, "2024")
	keyed := aRun(t, data, "2024", "--person-key", key)
	for name, c := range map[string]struct {
		run, key, says string
		code           int
	}{
		"the key":               {keyed, key, "intern/personer          2712 rows", exitEqual},
		"another key":           {keyed, other, "expected the one with fingerprint ", exitInput},
		"no key":                {keyed, "", "was made under a person key (fingerprint ", exitInput},
		"a key for nothing":     {plain, key, "found one without", exitInput},
		"a mode too open":       {keyed, aKey(t, 'A', 0o440, 32), "expected a file of mode 0400", exitInput},
		"a byte too many":       {keyed, aKey(t, 'A', 0o400, 33), "expected a file of 32 bytes, found 33", exitInput},
		"a byte too few":        {keyed, aKey(t, 'A', 0o400, 31), "expected a file of 32 bytes, found 31", exitInput},
		"the key, as typed":     {keyed, "41414141414141", "expected a file, found none that can be opened", exitInput},
		"no file, but a folder": {keyed, t.TempDir(), "found another mode or no file", exitInput},
	} {
		arguments := []string{"--data", data, "--run", c.run}
		if c.key != "" {
			arguments = append(arguments, "--person-key", c.key)
		}
		code, text := kontrol(t, arguments...)
		if code != c.code || !strings.Contains(text, c.says) || strings.Contains(text, "4141") || strings.Contains(text, "AAAA") {
			t.Errorf("%s: exit code %d: %s", name, code, text)
		}
	}
}

// The expected pseudonyms are those of Go's own HMAC.
func TestIDAfIsTheFirstHalfOfTheHMACOfAnID(t *testing.T) {
	key := bytes.Repeat([]byte{7}, keyLength)
	db, err := openBase(context.Background(), options{temp: t.TempDir(), memoryMB: 300, key: key})
	if err != nil {
		t.Fatal(err)
	}
	defer db.close()
	for id, text := range map[string]string{"'P1'": "P1", "'Åse'": "Åse", "-17::BIGINT": "-17", "'-17'": "-17", "''": "", "NULL::VARCHAR": "null", "NULL::BIGINT": "null"} {
		mac := hmac.New(sha256.New, key)
		mac.Write([]byte(text))
		want := hex.EncodeToString(mac.Sum(nil))[:32]
		if text == "" || text == "null" {
			want = text
		}
		err := db.each("an id", "SELECT coalesce(id_af("+id+"), 'null')", func(row []any) error {
			if row[0] != want {
				t.Errorf("%s: %v, not %s", id, row[0], want)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// What a kill would leave behind holds no id that was delivered: the ids of p11 begin with
// P011.
func TestUnderAKeyTheDatabaseHoldsNoIDThatWasDelivered(t *testing.T) {
	data := filepath.Join(population("p11"), "data")
	input := map[string][]string{}
	for _, table := range tables {
		input[table] = []string{filepath.Join(data, table+".parquet")}
	}
	for _, key := range []personKey{nil, bytes.Repeat([]byte{7}, keyLength)} {
		db, err := openBase(context.Background(), options{temp: t.TempDir(), memoryMB: 300, key: key})
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.calculate(input, 2024)
		found := err == nil && isBelow(t, db.folder, "P011")
		db.close()
		if err != nil || found != (key == nil) {
			t.Errorf("with a key %t: an id is found %t, %v", key != nil, found, err)
		}
	}
}

// isBelow says whether a text is in some file of a folder.
func isBelow(t *testing.T, folder, text string) (found bool) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		found = found || bytes.Contains(content, []byte(text))
		return err
	})
	if err != nil {
		t.Error(err)
	}
	return found
}
