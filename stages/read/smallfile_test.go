package read

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"fokusmaal/schemas"
)

// smallFile writes a small file and returns its path.
func smallFile(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// smallColumns are the columns of a small Parquet file, in alphabetical order as
// parquet.Group has them.
type smallColumns map[string]parquet.Node

// smallParquet writes rows; a cell is int32, int64, float64, string or nil.
func smallParquet(t testing.TB, columns smallColumns, rows []map[string]any, options ...parquet.WriterOption) string {
	t.Helper()
	schema := parquet.NewSchema("small", parquet.Group(columns))
	var b bytes.Buffer
	w := parquet.NewGenericWriter[any](&b, append([]parquet.WriterOption{schema}, options...)...)
	for _, cells := range rows {
		row := make(parquet.Row, len(schema.Columns()))
		for i, path := range schema.Columns() {
			row[i] = parquet.NullValue().Level(0, 0, i)
			leaf, _ := schema.Lookup(path...)
			if cell := cells[path[0]]; cell != nil {
				level := 0
				if leaf.Node.Optional() {
					level = 1
				}
				row[i] = parquet.ValueOf(cell).Level(0, level, i)
			}
		}
		if _, err := w.WriteRows([]parquet.Row{row}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// rejected is a bad file and what its error says.
type rejected struct {
	// file is the name, or only the ending, of the file.
	file, content string
	// says are pieces of the message, with a space between them where they are apart.
	says []string
	// hides is a cell that the message may not hold.
	hides string
}

// checkRejected says that the error is one of this package, whole, and without values.
func checkRejected(t *testing.T, r rejected, err error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("expected an error of this package, found %v", err)
	}
	if e.Hint == "" || e.Advice() == "" || (e.Expected == "") != (e.Found == "") || !strings.HasSuffix(e.File, r.file) {
		t.Errorf("the error is not whole: %#v", e)
	}
	for _, says := range r.says {
		if !strings.Contains(err.Error(), says) {
			t.Errorf("expected »%s« in the message, found: %s", says, strings.ReplaceAll(err.Error(), e.File, r.file))
		}
	}
	if message := strings.ReplaceAll(err.Error(), e.File, ""); r.hides != "" && strings.Contains(message, r.hides) {
		t.Errorf("the message holds the value of a cell: %s", message)
	}
}

func TestPctIsReadExactlyOnBothSidesOfEachLimit(t *testing.T) {
	for _, c := range []struct {
		cell, marks string
		want        schemas.Pct4
		found       string
	}{
		{"0", ".", 0, ""}, {"0.0001", ".", 1, ""}, {"9.08", ".", 90_800, ""}, {"9,08", ",", 90_800, ""}, {"9,08", ".,", 90_800, ""},
		{"9.0800", ".", 90_800, ""}, {"007.5", ".", 75_000, ""}, {"99.9999", ".", 999_999, ""}, {"100", ".", 1_000_000, ""}, {"100.0000", ".", 1_000_000, ""},
		{"12.3456", ".", 123_456, ""}, {"0.1", ".", 1_000, ""}, {"0.3", ".", 3_000, ""}, {"16.41", ".", 164_100, ""},
		{"100.0001", ".", 0, "a larger number"}, {"101", ".", 0, "a larger number"}, {"1000", ".", 0, "a larger number"}, {strings.Repeat("9", 400), ".", 0, "a larger number"},
		{"9.08001", ".", 0, "a number with more decimals"}, {"9.08000", ".", 0, "a number with more decimals"},
		{"-0.0001", ".", 0, "a negative number"}, {"-5", ",", 0, "a negative number"},
		{"9,08", ".", 0, "a number with another decimal mark"}, {"9.08", ",", 0, "a number with another decimal mark"},
		{"", ".", 0, "none"}, {"-", ".", 0, "something else"}, {"..", ".", 0, "something else"}, {"9.", ".", 0, "something else"}, {".9", ".", 0, "something else"},
		{"9.0.8", ".", 0, "something else"}, {"1.234,5", ",", 0, "something else"}, {"1e1", ".", 0, "something else"}, {"+9", ".", 0, "something else"},
		{"0x1", ".", 0, "something else"}, {"9 08", ".", 0, "something else"}, {"9,08 %", ",", 0, "something else"}, {"NaN", ".", 0, "something else"}, {"٣", ".", 0, "something else"},
	} {
		if value, found := pct4(c.cell, c.marks); value != c.want || found != c.found {
			t.Errorf("»%s« with %s is read as %d, »%s«, expected %d, »%s«", c.cell, c.marks, value, found, c.want, c.found)
		}
	}
}

func TestASmallFileIsNamedWithItsSizeAndHash(t *testing.T) {
	const content = "\uFEFFaar,kommune,faktisk,forventet\n2022,101,9.1,9.2\n"
	path := smallFile(t, "y.csv", content)
	_, small, err := Ydelsesgrader(path)
	must(t, err)
	hash := sha256.Sum256([]byte(content))
	if want := (SmallFile{Path: filepath.ToSlash(path), Bytes: int64(len(content)), SHA256: hex.EncodeToString(hash[:])}); small != want {
		t.Errorf("expected %+v, found %+v", want, small)
	}
}

func TestWhatIsNoSmallTableIsRejected(t *testing.T) {
	folder := t.TempDir()
	large := smallFile(t, "large.csv", "")
	must(t, os.Truncate(large, largestSmallFile+1))
	for path, says := range map[string]string{
		folder:                              "expected a file, found something else",
		filepath.Join(folder, "not-there"):  "no such file",
		large:                               "expected at most 16 MiB, found a larger file",
		smallFile(t, "e.csv", ""):           "expected a table, found an empty file",
		smallFile(t, "b.csv", "\uFEFF \n"):  "expected a table, found an empty file",
		smallFile(t, "e.parquet", ""):       "expected a table, found an empty file",
		smallFile(t, "x.parquet", "aar,k"):  "expected a Parquet file, found something else",
		smallFile(t, "e.parquet", "PARE"):   "in the clear, found an encrypted one",
		smallFile(t, "c.csv", "PAR1 and"):   "found a file that is cut short",
		smallFile(t, "l.csv", "aar;\xe6\n"): "expected UTF-8 text",
	} {
		r := rejected{file: filepath.Base(path), says: []string{says}}
		_, _, err := Ydelsesgrader(path)
		checkRejected(t, r, err)
		_, _, err = TilsynForrige(path)
		checkRejected(t, r, err)
		_, _, err = Milepaele(path)
		checkRejected(t, r, err)
	}
}

func TestOnlyTheResultatmaalCanBeJSON(t *testing.T) {
	path := smallFile(t, "x.json", `{"columns":["kommune"],"rows":[["101"]]}`)
	r := rejected{file: "x.json", says: []string{"expected CSV or Parquet, found JSON"}}
	_, _, err := TilsynForrige(path)
	checkRejected(t, r, err)
	_, _, err = Milepaele(path)
	checkRejected(t, r, err)
}

func TestASmallFileThatChangesWhileItIsReadIsRejected(t *testing.T) {
	path := smallFile(t, "y.csv", "aar,kommune,faktisk,forventet\n2022,101,9.1,9.2\n")
	_, _, err := readSmall(path, false, func(*sheet) ([]int, error) { return nil, os.Truncate(path, 3) })
	checkRejected(t, rejected{file: "y.csv", says: []string{"as it was when the run began, found another size"}}, err)
}

func TestAPanicBelowASmallFileIsAnError(t *testing.T) {
	path := smallFile(t, "y.csv", "aar\n2022\n")
	_, _, err := readSmall(path, false, func(*sheet) ([]int, error) { panic("secret") })
	checkRejected(t, rejected{file: "y.csv", says: []string{"could not be decoded"}, hides: "secret"}, err)
}

// ydelsesgradParquet is a sound file with pages of several encodings.
func ydelsesgradParquet(t testing.TB) string {
	columns := smallColumns{"aar": parquet.Encoded(parquet.Leaf(parquet.Int32Type), &parquet.RLEDictionary), "kommune": parquet.Leaf(parquet.Int64Type),
		"faktisk": parquet.Optional(parquet.Decimal(4, 18, parquet.Int64Type)), "forventet": parquet.Encoded(parquet.String(), &parquet.DeltaLengthByteArray)}
	var rows []map[string]any
	for k := schemas.Kommune(0); k < schemas.Kommuner; k++ {
		rows = append(rows, map[string]any{"aar": int32(2022), "kommune": int64(k.Kode()), "faktisk": int64(90_000 + int(k)), "forventet": "9,5"})
	}
	return smallParquet(t, columns, rows, parquet.MaxRowsPerRowGroup(40))
}

func TestADamagedSmallParquetFileNeverLosesRows(t *testing.T) {
	sound := []byte(ydelsesgradParquet(t))
	path := smallFile(t, "y.parquet", string(sound))
	found, _, err := Ydelsesgrader(path)
	must(t, err)
	for k, y := range found {
		if y != (schemas.Ydelsesgrad{Aar: 2022, Kommune: schemas.Kommune(k), Faktisk: schemas.Pct4(90_000 + k), Forventet: 95_000}) {
			t.Fatalf("the sound file gives %+v", y)
		}
	}
	random := rand.New(rand.NewPCG(3, 4))
	errs := 0
	for range 150 {
		b := bytes.Clone(sound)
		b[random.IntN(len(b))] ^= 1 << random.IntN(8)
		must(t, os.WriteFile(path, b, 0o600))
		found, _, err := Ydelsesgrader(path)
		if err == nil && len(found) != schemas.Kommuner {
			t.Fatalf("%d rows and no error", len(found))
		}
		if err != nil {
			errs++
			checkRejected(t, rejected{file: "y.parquet"}, err)
		}
	}
	if errs < 75 {
		t.Errorf("only %d of 150 damaged files are rejected", errs)
	}
	for n := 1; n < len(sound); n += 43 {
		must(t, os.WriteFile(path, sound[:n], 0o600))
		if _, _, err := Ydelsesgrader(path); err == nil {
			t.Fatalf("no error with %d of %d bytes", n, len(sound))
		}
	}
}

func FuzzASmallFileIsReadOrRejectedWhole(f *testing.F) {
	path := filepath.Join(f.TempDir(), "small")
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > fuzzedBytes {
			return
		}
		must(t, os.WriteFile(path, content, 0o600))
		before := allocated()
		n, s1, err1 := Ydelsesgrader(path)
		checkWhole(t, len(n), s1, err1)
		m, s2, err2 := Milepaele(path)
		checkWhole(t, len(m), s2, err2)
		o, s3, err3 := TilsynForrige(path)
		checkWhole(t, len(o), s3, err3)
		if taken := allocated() - before; taken > fuzzedRoom {
			t.Errorf("%d bytes of memory for a file of %d", taken, len(content))
		}
		if again, same, err := Ydelsesgrader(path); !slices.Equal(again, n) || same != s1 || fmt.Sprint(err) != fmt.Sprint(err1) {
			t.Errorf("read twice it is not the same: %d rows and %v, %d rows and %v", len(n), err1, len(again), err)
		}
		if s1.Fortolkning != "" || s2.Fortolkning != "" || s3.Fortolkning != "" && !areReadings(s3.Fortolkning) || err3 == nil && len(o) != schemas.Kommuner {
			t.Errorf("readings %q, %q and %q, %d rows", s1.Fortolkning, s2.Fortolkning, s3.Fortolkning, len(o))
		}
		for _, y := range n {
			if y.Faktisk < 0 || y.Faktisk > pct4Hundred || y.Forventet < 0 || y.Forventet > pct4Hundred || y.Kommune >= schemas.Kommuner {
				t.Errorf("outside of what can be: %+v", y)
			}
		}
	})
}

// checkWhole says that there are either rows and a hash, or an error and nothing else.
func checkWhole(t *testing.T, rows int, small SmallFile, err error) {
	t.Helper()
	if err != nil {
		checkRejected(t, rejected{file: "small"}, err)
	}
	if (err == nil) != (rows > 0) || (err == nil) != (small.SHA256 != "") {
		t.Errorf("%d rows, %+v and %v", rows, small, err)
	}
}
