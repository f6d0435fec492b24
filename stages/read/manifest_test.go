package read

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"fokusmaal/schemas"
)

// delivered writes a small delivery whose table samtaler is in two parts, with its manifest,
// and returns the folder and the text of the manifest.
func delivered(t *testing.T) (dir, text string) {
	t.Helper()
	dir = t.TempDir()
	writeSmallDelivery(t, dir, "STRING", "DECIMAL")
	part := fileOf(schemas.SamtalerTable, "STRING", "")
	part.rows = testRows(&part, 7, false)
	folder := filepath.Join(dir, "samtaler", "år=2024")
	must(t, os.MkdirAll(folder, 0o700), os.Rename(filepath.Join(dir, "samtaler.parquet"), filepath.Join(folder, "a.parquet")))
	part.write(t, filepath.Join(folder, "b.parquet"))
	d := hashed(t, dir)
	encoded, err := d.Manifest().Encode()
	must(t, err, os.WriteFile(filepath.Join(dir, ManifestName), encoded, 0o600))
	return dir, string(encoded)
}

// hashed opens a delivery and hashes its files.
func hashed(t *testing.T, dir string) *Delivery {
	t.Helper()
	d := open(t, dir)
	for _, f := range d.files() {
		must(t, f.Hash(context.Background()))
	}
	return d
}

func compileManifestSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile("leverance.schema.json")
	must(t, err)
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	must(t, err)
	compiler := jsonschema.NewCompiler()
	must(t, compiler.AddResource("leverance.schema.json", document))
	schema, err := compiler.Compile("leverance.schema.json")
	must(t, err)
	return schema
}

func TestAManifestOfTheFilesIsWhatTheSchemaSaysAndTheFilesAgreeWithIt(t *testing.T) {
	dir, text := delivered(t)
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	must(t, err, compileManifestSchema(t).Validate(value))
	if strings.Count(text, `"path"`) != 5 || !strings.HasPrefix(text, "{\n  \"version\": 1,\n  \"files\": [\n    {\n      \"path\": \"loentimer.parquet\",\n      \"bytes\": ") ||
		!strings.Contains(text, `"samtaler/år=2024/b.parquet"`) || !strings.Contains(text, `"rows": 7,`) {
		t.Errorf("the manifest is\n%s", text)
	}
	sha, err := hashed(t, dir).Verify()
	if err != nil || !hashForm.MatchString(sha) {
		t.Errorf("%q, %v", sha, err)
	}
}

func TestADeliveryWithoutAManifestIsNotVerified(t *testing.T) {
	dir, _ := delivered(t)
	must(t, os.Remove(filepath.Join(dir, ManifestName)))
	if sha, err := hashed(t, dir).Verify(); sha != "" || err != nil {
		t.Errorf("%q, %v", sha, err)
	}
}

func TestAFileThatIsNotAsTheManifestStatesIsNamedWithWhatDiffers(t *testing.T) {
	dir, text := delivered(t)
	b := filepath.Join(dir, "samtaler", "år=2024", "b.parquet")
	sound, err := os.ReadFile(b)
	must(t, err)
	for name, c := range map[string]struct {
		file func() error
		from string
		to   string
		want string
	}{
		"a file less": {func() error { return os.Remove(b) }, "", "",
			"samtaler/år=2024/b.parquet: expected the file, which is in leverance.json, found nothing; fetch the delivery again"},
		"a file more": {func() error { return os.WriteFile(filepath.Join(dir, "samtaler", "c.parquet"), sound, 0o600) }, "", "",
			"samtaler/c.parquet: expected a file that is in leverance.json, found one that is not; fetch"},
		"a byte more": {nil, fmt.Sprintf(`"bytes": %d,`, len(sound)), fmt.Sprintf(`"bytes": %d,`, len(sound)+1),
			fmt.Sprintf("samtaler/år=2024/b.parquet: expected %d bytes as leverance.json states, found %d; fetch", len(sound)+1, len(sound))},
		"a row less": {nil, `"rows": 7,`, `"rows": 8,`, "samtaler/år=2024/b.parquet: expected 8 rows as leverance.json states, found 7; fetch"},
		"another hash": {func() error {
			changed := bytes.Clone(sound)
			changed[10] ^= 1 // in the data: the header is as it was
			return os.WriteFile(b, changed, 0o600)
		}, "", "", "samtaler/år=2024/b.parquet: expected the SHA-256 as leverance.json states, found other bytes; fetch"},
		"another name": {func() error { return os.Rename(b, filepath.Join(dir, "samtaler", "c.parquet")) }, "", "",
			"samtaler/c.parquet: expected a file that is in leverance.json, found one that is not (and 1 file more differs); fetch"},
	} {
		t.Run(name, func(t *testing.T) {
			changed := strings.Replace(text, c.from, c.to, 1)
			must(t, os.WriteFile(filepath.Join(dir, ManifestName), []byte(changed), 0o600))
			if c.file != nil {
				must(t, c.file())
			} else if changed == text {
				t.Fatal("nothing was changed")
			}
			_, err := hashed(t, dir).Verify()
			if err == nil || !strings.Contains(err.Error(), "comparing with the manifest "+c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			_ = os.Remove(filepath.Join(dir, "samtaler", "c.parquet"))
			must(t, os.WriteFile(b, sound, 0o600))
		})
	}
}

// What the schema refuses, the program refuses; and more.
func TestAManifestThatIsNoneIsRefused(t *testing.T) {
	dir, text := delivered(t)
	schema := compileManifestSchema(t)
	path := `"samtaler/år=2024/b.parquet"`
	as := func(from, to string) string {
		if !strings.Contains(text, from) {
			t.Fatalf("there is no %s", from)
		}
		return strings.Replace(text, from, to, 1)
	}
	for name, c := range map[string]struct{ text, want string }{
		"empty":               {"", "expected a table, found an empty file"},
		"no JSON":             {"leverance", "found something that is not JSON, or is cut short"},
		"cut short":           {text[:len(text)/2], "found something that is not JSON, or is cut short"},
		"not UTF-8":           {as("ydelse.parquet", "\xff.parquet"), "found text that is not UTF-8"},
		"another list behind": {text + "{}", "found more behind it"},
		"a list":              {"[" + text + "]", "found JSON of another form"},
		"null":                {"null", "expected the whole number version in the manifest, found none"},
		"no version":          {as(`"version": 1,`, ""), "expected the whole number version in the manifest, found none"},
		"a version in text":   {as(`"version": 1`, `"version": "1"`), "expected the whole number version in the manifest, found none"},
		"a later version":     {as(`"version": 1`, `"version": 2, "more": 1`), "expected a manifest of version 1, found version 2; have it written in that version"},
		"a field twice":       {as(`"version": 1`, `"version": 1, "version": 1`), "found the same field twice in an object"},
		"a hash twice":        {as(`"rows": 7,`, `"rows": 7, "rows": 8,`), "found the same field twice in an object"},
		"twice in capitals":   {as(`"rows": 7,`, `"rows": 7, "ROWS": 8,`), "found the same field twice in an object"},
		"a field in capitals": {as(`"rows": 7,`, `"ROWS": 7,`), "with path, bytes, rows and sha256, and no other fields, found something else"},
		"a field more":        {as(`"version": 1`, `"version": 1, "sender": "x"`), "the fields version and files in the manifest, and no others"},
		"a field more inside": {as(`"rows": 7,`, `"rows": 7, "columns": 8,`), "expected file 3 with path, bytes, rows and sha256, and no other fields"},
		"a field less":        {as(`"rows": 7,`, ``), "expected file 3 with path, bytes, rows and sha256"},
		"no rows":             {as(`"rows": 7,`, `"rows": null,`), "expected file 3 with path, bytes, rows and sha256"},
		"half a row":          {as(`"rows": 7,`, `"rows": 7.5,`), "expected file 3 with path, bytes, rows and sha256"},
		"too many rows":       {as(`"rows": 7,`, `"rows": 9223372036854775808,`), "expected file 3 with path, bytes, rows and sha256"},
		"no list":             {`{"version": 1, "files": null}`, "expected the fields version and files"},
		"files by name":       {`{"version": 1, "files": {}}`, "expected the fields version and files"},
		"a file that is none": {`{"version": 1, "files": [7]}`, "expected file 1 with path"},
		"negative":            {as(`"rows": 7,`, `"rows": -7,`), "expected bytes and rows of samtaler/år=2024/b.parquet that can be, found a negative number"},
		"a short hash":        {as(`"sha256": "`, `"sha256": "a`), "expected the SHA-256 of loentimer.parquet in 64 lower-case hexadecimal digits"},
		"outside":             {as(path, `"samtaler/../../b.parquet"`), "expected file 3 to be one of the four tables, with a path inside the folder and slashes, found another path"},
		"roundabout":          {as(path, `"samtaler/./b.parquet"`), "expected file 3 to be one of the four tables"},
		"twice a slash":       {as(path, `"samtaler//b.parquet"`), "expected file 3 to be one of the four tables"},
		"from the root":       {as(path, `"/samtaler/b.parquet"`), "expected file 3 to be one of the four tables"},
		"backslashes":         {as(path, `"samtaler\\b.parquet"`), "expected file 3 to be one of the four tables"},
		"another table":       {as(path, `"borgere/b.parquet"`), "expected file 3 to be one of the four tables"},
		"no table":            {as(path, `"b.parquet"`), "expected file 3 to be one of the four tables"},
		"another ending":      {as(path, `"samtaler/b.csv"`), "expected file 3 to be one of the four tables"},
		"a file twice":        {as(path, `"samtaler/år=2024/a.parquet"`), "expected each file once, found samtaler/år=2024/a.parquet twice"},
	} {
		t.Run(name, func(t *testing.T) {
			must(t, os.WriteFile(filepath.Join(dir, ManifestName), []byte(c.text), 0o600))
			_, err := hashed(t, dir).Verify()
			if err == nil || !strings.Contains(err.Error(), ManifestName+": ") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(c.text))
			if twice := strings.Contains(name, "twice") && name != "twice a slash"; err == nil && !twice && name != "not UTF-8" && schema.Validate(value) == nil {
				t.Error("the schema takes it")
			}
		})
	}
}

func TestAManifestThatIsNoFileOrTooLargeIsNotRead(t *testing.T) {
	dir, _ := delivered(t)
	path := filepath.Join(dir, ManifestName)
	for want, make := range map[string]func() error{
		"found something else of that name":        func() error { return os.Mkdir(path, 0o700) },
		"found something else of that name; give ": func() error { return syscall.Mkfifo(path, 0o600) },
		"no such file or directory":                func() error { return os.Symlink("nowhere", path) },
		"expected at most 16 MiB, found a larger": func() error {
			return errors.Join(os.WriteFile(path, nil, 0o600), os.Truncate(path, largestSmallFile+1))
		},
		"found something that is not JSON, or is cu": func() error { return os.WriteFile(path, []byte(strings.Repeat("[", 1<<20)), 0o600) },
	} {
		must(t, os.Remove(path), make())
		if _, err := hashed(t, dir).Verify(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
