package read

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/google/go-cmp/cmp"

	"fokusmaal/schemas"
)

// testKeyBytes are the bytes 0 to 31.
func testKeyBytes() []byte {
	b := make([]byte, personKeyBytes)
	for i := range b {
		b[i] = byte(i)
	}
	return b
}

// keyFile writes a file with a mode and returns its path.
func keyFile(t testing.TB, content []byte, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "personnoegle")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func testKey(t testing.TB) *PersonKey {
	t.Helper()
	key, err := ReadPersonKey(keyFile(t, testKeyBytes(), 0o400))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestAKeyIs32BytesThatItsOwnerAloneMayRead(t *testing.T) {
	for _, c := range []struct {
		bytes int
		mode  os.FileMode
		want  string
	}{
		{32, 0o400, ""},
		{31, 0o400, "expected 32 bytes, found 31"}, {33, 0o400, "expected 32 bytes, found 33"}, {0, 0o400, "expected 32 bytes, found 0"}, {64, 0o400, "expected 32 bytes, found 64"},
		{32, 0o600, "expected mode 0400, found mode 0600"}, {32, 0o440, "expected mode 0400, found mode 0440"}, {32, 0o404, "expected mode 0400, found mode 0404"},
		{32, 0o500, "expected mode 0400, found mode 0500"}, {32, 0o200, "expected mode 0400, found mode 0200"}, {32, 0o400 | os.ModeSetuid, "expected mode 0400"},
	} {
		content := append(testKeyBytes(), testKeyBytes()...)[:min(c.bytes, 64)]
		path := keyFile(t, content, c.mode)
		key, err := ReadPersonKey(path)
		if c.want == "" {
			if err != nil || !bytes.Equal(key.bytes[:], content) {
				t.Errorf("%d bytes, mode %o: %v", c.bytes, c.mode, err)
			}
			continue
		}
		if os.Geteuid() != 0 && c.mode&0o400 == 0 {
			continue // it cannot even be opened
		}
		if err == nil || !strings.HasPrefix(err.Error(), "reading the person key in "+path+": "+c.want) || !strings.Contains(err.Error(), PersonKeyAdvice) {
			t.Errorf("%d bytes, mode %o: %v", c.bytes, c.mode, err)
		}
	}
}

func TestWhatIsNoFileOfTheUserIsNoKey(t *testing.T) {
	path := keyFile(t, testKeyBytes(), 0o400)
	link := filepath.Join(t.TempDir(), "link")
	must(t, os.Symlink(path, link))
	if _, err := ReadPersonKey(link); err != nil {
		t.Errorf("a link to a key: %v", err)
	}
	if _, err := ReadPersonKey(t.TempDir()); err == nil || !strings.Contains(err.Error(), "expected a file, found something else of that name") {
		t.Errorf("a folder: %v", err)
	}
	if os.Geteuid() != 0 {
		t.Skip("the file cannot be given away")
	}
	must(t, os.Chown(path, 1, 1))
	if _, err := ReadPersonKey(path); err == nil || !strings.Contains(err.Error(), "expected a file of the user who runs this, found one of another user") {
		t.Errorf("a file of another user: %v", err)
	}
}

// Whoever gives the key itself in the place of its file shall not see it again.
func TestAKeyThatIsTypedIsNotRepeated(t *testing.T) {
	typed := hex.EncodeToString(testKeyBytes())
	_, err := ReadPersonKey(typed)
	checkMessage(t, err, "reading the person key in what --person-key names: expected a file with the key, found nothing that can be opened; "+
		"give the path of the file, never the key itself; a new key is made with "+PersonKeyAdvice)
}

func TestAKeyPrintsAsAWord(t *testing.T) {
	key := testKey(t)
	var logged bytes.Buffer
	slog.New(slog.NewTextHandler(&logged, nil)).Info("x", "key", key)
	text, err := json.Marshal(map[string]any{"key": key})
	if err != nil {
		t.Fatal(err)
	}
	all := fmt.Sprintf("%v %+v %#v %s %x %q %d %v %+v", key, key, key, key, key, key, key, struct{ Key *PersonKey }{key}, &Delivery{Key: key}) + logged.String() + string(text)
	for _, b := range []string{"0 1 2 3 4", "000102", "0x0, 0x1", `\x00\x01`, "\x00\x01"} {
		if strings.Contains(all, b) {
			t.Errorf("a key is seen as %q", b)
		}
	}
}

// The expected values are from another program.
func TestAPseudonymIsTheFirstHalfOfTheHMACOfTheIDsText(t *testing.T) {
	key := testKey(t)
	for _, c := range []struct {
		typed string
		ids   arrow.DataType
		want  string
	}{
		{"P0110000001", arrow.BinaryTypes.String, "d56e486f1f4dc578bc7a3e2de059fecc"},
		{"Åse", arrow.BinaryTypes.String, "dfe11f22f8a4286ffdb044368d03c3c4"},
		{"-17", arrow.BinaryTypes.String, "ae13fc4bb54bfbf94cab354cc723ab05"},
		{" -017", arrow.PrimitiveTypes.Int64, "ae13fc4bb54bfbf94cab354cc723ab05"},
	} {
		if id, ok := key.Pseudonym(c.typed, c.ids); !ok || string(id) != c.want {
			t.Errorf("%q: ok %t", c.typed, ok)
		}
	}
	if _, ok := key.Pseudonym("P1", arrow.PrimitiveTypes.Int64); ok {
		t.Error("a text is a number")
	}
	if key.Fingerprint() != "a69c77fd1535016f" {
		t.Errorf("fingerprint %s", key.Fingerprint())
	}
}

// underKey are rows as a delivery with a key has them.
func underKey(key *PersonKey, rows [][]any) [][]any {
	keyed := make([][]any, len(rows))
	for i, row := range rows {
		keyed[i] = append([]any(nil), row...)
		if id := row[idColumn]; id != nil && id != "" {
			pseudonym, _ := key.Pseudonym(fmt.Sprint(id), arrow.BinaryTypes.String)
			keyed[i][idColumn] = string(pseudonym)
		}
	}
	return keyed
}

func TestNoBatchHoldsAnIDThatWasDelivered(t *testing.T) {
	key := testKey(t)
	for _, encoding := range []string{"dictionary", "plain", "delta", "mixed"} {
		for _, ids := range []string{"STRING", "INT64"} {
			t.Run(encoding+", "+ids+" ids", func(t *testing.T) {
				f := fileOf(schemas.SamtalerTable, ids, "")
				f.encoding, f.optional, f.pageBytes, f.rowsPerGroup = encoding, true, 150, 111
				f.rows = testRows(&f, 300, true)
				if ids == "STRING" {
					f.rows[7][idColumn], f.rows[8][idColumn] = "", nil
				}
				dir := t.TempDir()
				writeSmallDelivery(t, dir, ids, "DOUBLE")
				f.write(t, filepath.Join(dir, "samtaler.parquet"))
				d, err := OpenKeyed(dir, key)
				must(t, err)
				defer d.Close() //nolint:errcheck // it was only read
				if d.IDs.ID() != arrow.STRING || (d.Delivered.ID() == arrow.INT64) != (ids == "INT64") {
					t.Errorf("ids are %s, delivered %s", d.IDs, d.Delivered)
				}
				for _, n := range []int{1, 7, 4096} {
					rows, err := readTable(t, d, f.table, n)
					if want := underKey(key, f.rows); err != nil || !sameRows(want, rows) {
						t.Fatalf("batches of %d rows: %v (-expected +read)\n%s", n, err, cmp.Diff(want, rows))
					}
				}
				lo, hi, ok, err := d.Tables[f.table].RowGroups[0].Bounds()
				if lo != "" || hi != pseudonymsEnd || !ok || err != nil {
					t.Errorf("bounds: ok %t, error %v", ok, err)
				}
			})
		}
	}
}

// The statistics are of the ids that were delivered, and are held against these.
func TestUnderAKeyAnIDOutsideTheStatisticsIsAnErrorToo(t *testing.T) {
	for _, encoding := range []string{"dictionary", "plain", "mixed"} {
		f := fileOf(schemas.YdelseTable, "STRING", "")
		f.encoding, f.rows = encoding, testRows(&f, 300, false)
		dir := t.TempDir()
		writeSmallDelivery(t, dir, f.ids, "DOUBLE")
		f.write(t, filepath.Join(dir, "ydelse.parquet"))
		d, err := OpenKeyed(dir, testKey(t))
		must(t, err)
		defer d.Close() //nolint:errcheck // it was only read
		greatest := &d.Tables[f.table].RowGroups[0].chunks[idColumn].greatest
		*greatest = bytes.Clone(*greatest)
		(*greatest)[0]--
		if _, err := readTable(t, d, f.table, 16); err == nil || !strings.Contains(err.Error(), errBounds.Error()) {
			t.Errorf("%s: %v", encoding, err)
		}
	}
}
