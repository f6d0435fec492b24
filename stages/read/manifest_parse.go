package read

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"fokusmaal/schemas"
)

// notManifest says what a manifest is and this one is not. expected and found hold no text
// of the file but paths without control characters.
func notManifest(expected, found string) error {
	return &Error{Doing: doingRead, File: ManifestName, Expected: expected, Found: found,
		Hint: "fetch it again, or write it anew from the files if they are known to be right (make leverance)"}
}

const expectedManifest = "a manifest (leverance.schema.json)"

// parseManifest reads a manifest. Nothing in it is passed over: a field that is not known
// could be one that was to be checked.
func parseManifest(text []byte) (*Manifest, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	var whole json.RawMessage
	switch err := decoder.Decode(&whole); {
	case !utf8.Valid(text):
		return nil, notManifest(expectedManifest, "text that is not UTF-8")
	case err != nil:
		return nil, notManifest(expectedManifest, "something that is not JSON, or is cut short")
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, notManifest(expectedManifest, "more behind it")
	}
	if hasTwice(text) {
		return nil, notManifest(expectedManifest, "the same field twice in an object")
	}
	// The version comes first: what else there is depends on it.
	var found map[string]json.RawMessage
	if json.Unmarshal(whole, &found) != nil {
		return nil, notManifest(expectedManifest, "JSON of another form")
	}
	m := &Manifest{}
	if !present(found["version"], &m.Version) {
		return nil, notManifest("the whole number version in the manifest", "none")
	}
	if m.Version != manifestVersion {
		return nil, &Error{Doing: doingRead, File: ManifestName, Expected: fmt.Sprintf("a manifest of version %d", manifestVersion),
			Found: fmt.Sprintf("version %d", m.Version), Hint: "have it written in that version, or use a program that knows the other"}
	}
	var files []json.RawMessage
	if !object(whole, map[string]any{"version": &m.Version, "files": &files}) {
		return nil, notManifest("the fields version and files in the manifest, and no others", "something else")
	}
	return m, m.addFiles(files)
}

// object reads an object that has exactly these fields, each of which is there and is no
// null.
func object(text json.RawMessage, fields map[string]any) bool {
	var found map[string]json.RawMessage
	if json.Unmarshal(text, &found) != nil || len(found) != len(fields) {
		return false
	}
	for name, to := range fields {
		if !present(found[name], to) {
			return false
		}
	}
	return true
}

// present reads a field that is there, is no null and has the type of to.
func present(text json.RawMessage, to any) bool {
	return len(text) > 0 && string(text) != "null" && json.Unmarshal(text, to) == nil
}

// addFiles reads the list of files.
func (m *Manifest) addFiles(files []json.RawMessage) error {
	seen := map[string]bool{}
	for i, text := range files {
		var f ManifestFile
		if !object(text, map[string]any{"path": &f.Path, "bytes": &f.Bytes, "rows": &f.Rows, "sha256": &f.SHA256}) {
			return notManifest(fmt.Sprintf("file %d with path, bytes, rows and sha256, and no other fields", i+1), "something else")
		}
		switch {
		case !ofTable(f.Path):
			return notManifest(fmt.Sprintf("file %d to be one of the four tables, with a path inside the folder and slashes", i+1), "another path")
		case seen[f.Path]:
			return notManifest("each file once", f.Path+" twice")
		case f.Bytes < 0 || f.Rows < 0:
			return notManifest("bytes and rows of "+f.Path+" that can be", "a negative number")
		case !hashForm.MatchString(f.SHA256):
			return notManifest("the SHA-256 of "+f.Path+" in 64 lower-case hexadecimal digits", "something else")
		}
		seen[f.Path] = true
		m.Files = append(m.Files, f)
	}
	return nil
}

var hashForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// ofTable says whether a path is one that a file of a table can have: ydelse.parquet, or
// what ends so below ydelse/.
func ofTable(name string) bool {
	if name != path.Clean(name) || !filepath.IsLocal(filepath.FromSlash(name)) || !strings.HasSuffix(name, ending) ||
		strings.IndexFunc(name, unicode.IsControl) >= 0 {
		return false
	}
	folder, _, below := strings.Cut(name, "/")
	for id := range schemas.TableID(schemas.Tables) {
		if below && folder == id.String() || name == id.String()+ending {
			return true
		}
	}
	return false
}
