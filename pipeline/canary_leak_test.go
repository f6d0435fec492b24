package main

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"fokusmaal/schemas"
)

// leakForms are the bytes that a token would be seen as, by how it is written. Those of the
// second are looked for in small letters. They are made when they are asked for: the
// processes that make bench measures are this binary, too.
var leakForms = sync.OnceValues(formsOfTokens)

// rareNumbers are the rare values as text, which count where they stand alone.
var rareNumbers = [][]byte{[]byte("713.97"), []byte("713,97"), []byte("71397"), []byte("1918273645"), []byte("1 918 273 645"), []byte("9876543.21"),
	[]byte("9 876 543,21"), []byte("987654321"), []byte(rareDay), []byte(wrongDay)}

// standsAlone says whether a number is in a text and is no part of a longer one, of a hash
// or of a fraction.
func standsAlone(text, number []byte) bool {
	for from := 0; ; {
		at := bytes.Index(text[from:], number)
		if at < 0 {
			return false
		}
		start := from + at
		end := start + len(number)
		from = start + 1
		if (start == 0 || text[start-1] != '.' && !isWord(text[start-1])) && (end == len(text) || !isWord(text[end])) {
			return true
		}
	}
}

func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// forms are what is looked for, by its first two bytes, so that one pass finds any.
type forms [1 << 16][]form

type form struct {
	how   string
	bytes []byte
}

func (f *forms) add(how string, b []byte) {
	key := int(b[0])<<8 | int(b[1])
	f[key] = append(f[key], form{how, b})
}

func (f *forms) in(b []byte) string {
	for i := 0; i+1 < len(b); i++ {
		for _, form := range f[int(b[i])<<8|int(b[i+1])] {
			if bytes.HasPrefix(b[i:], form.bytes) {
				return form.how
			}
		}
	}
	return ""
}

func formsOfTokens() (exact, folded *forms) {
	exact, folded = new(forms), new(forms)
	add := func(what, token string) {
		folded.add(what+" as it stands", []byte(strings.ToLower(token)))
		folded.add(what+" in hex", []byte(hex.EncodeToString([]byte(token))))
		folded.add(what+" as bytes in decimal", []byte(strings.Trim(fmt.Sprint([]byte(token)), "[]")))
		folded.add(what+" as bytes in Go", []byte(strings.ToLower(strings.Trim(fmt.Sprintf("%#v", []byte(token))[len("[]byte"):], "{}"))))
		for shift := range 3 { // of the token within the groups of three bytes
			text := base64.RawStdEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + token))
			exact.add(fmt.Sprint(what, " in base64, moved by ", shift), []byte(text[[]int{0, 2, 3}[shift]:len(text)-len(text)%4]))
		}
		for name, order := range map[string]binary.AppendByteOrder{"LE": binary.LittleEndian, "BE": binary.BigEndian} {
			var wide []byte
			for _, unit := range utf16.Encode([]rune(token)) {
				wide = order.AppendUint16(wide, unit)
			}
			exact.add(what+" in UTF-16"+name, wide)
		}
	}
	add("an id", canary)
	add("a rare value", rareText)
	digits := fmt.Sprint(canaryNumber)[:10]
	add("an INT64 id in decimal", digits)
	bigEndian := binary.BigEndian.AppendUint64(nil, uint64(canaryNumber))[:5]
	folded.add("an INT64 id in hex", []byte(hex.EncodeToString(bigEndian)))
	exact.add("an INT64 id, big-endian", bigEndian)
	exact.add("an INT64 id, little-endian", binary.LittleEndian.AppendUint64(nil, uint64(canaryNumber))[3:])
	turned := schemas.AppendInt64ID(nil, canaryNumber)[:5]
	exact.add("an INT64 id as PersonID has it", turned)
	folded.add("an INT64 id as PersonID has it, in hex", []byte(hex.EncodeToString(turned)))
	return exact, folded
}

// leakIn says in which way bytes hold a canary or a rare value; nothing if they do not. It
// does not repeat it.
func leakIn(b []byte) string {
	exact, inSmall := leakForms()
	if how := exact.in(b); how != "" {
		return how
	}
	folded := bytes.Clone(b)
	for i, c := range folded {
		if 'A' <= c && c <= 'Z' {
			folded[i] = c + 'a' - 'A'
		}
	}
	if how := inSmall.in(folded); how != "" {
		return how
	}
	for _, number := range rareNumbers {
		if standsAlone(b, number) {
			return "a rare number"
		}
	}
	return ""
}

// leakBelow looks into every file below a folder but those in intern/ and afviste/, and at
// every name; deep reads Parquet tables back too. It returns the first leak, and how many
// files it has looked at. A file in seen is passed over; nil is none.
func leakBelow(folder string, deep bool, seen map[string]bool) (leak string, files int, err error) {
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || leak != "" {
			return err
		}
		name := strings.TrimPrefix(path, folder)
		if how := leakIn([]byte(name)); how != "" {
			leak = "the name of a file: " + how
		}
		if d.IsDir() && (d.Name() == "intern" || d.Name() == "afviste") {
			if info, err := d.Info(); err != nil || info.Mode().Perm()&0o077 != 0 {
				leak = fmt.Sprintf("%s is open to others (%v)", name, err)
			}
			return filepath.SkipDir
		}
		if !d.Type().IsRegular() {
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		if key := seenKey(path, info); seen[key] {
			return nil
		} else if seen != nil {
			seen[key] = true
		}
		files++
		how, err := leakInFile(path, deep)
		if how != "" {
			leak = name + ": " + how
		}
		return err
	})
	return leak, files, err
}

// jsonIndex are the numbers of cells that JSON-stat names those by that have a mark.
var jsonIndex = regexp.MustCompile(`"[0-9]+":`)

// leakInParts looks into the parts of a workbook, which is a zip archive.
func leakInParts(workbook []byte) (string, error) {
	parts, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return "", err
	}
	for _, f := range parts.File {
		part, err := f.Open()
		if err != nil {
			return "", err
		}
		text, err := io.ReadAll(part)
		if err != nil {
			return "", err
		}
		if how := leakIn(text); how != "" {
			return how + " in the part " + f.Name, nil
		}
	}
	return "", nil
}

// seenKey names a file as it is now.
func seenKey(path string, info fs.FileInfo) string {
	return fmt.Sprint(path, info.Size(), info.ModTime().UnixNano())
}

func leakInFile(path string, deep bool) (string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	if strings.HasSuffix(path, ".json") {
		text = jsonIndex.ReplaceAll(text, nil)
	}
	how := leakIn(text)
	if deep && how == "" && strings.HasSuffix(path, ".xlsx") {
		return leakInParts(text)
	}
	if how != "" || !deep || !strings.HasSuffix(path, ".parquet") {
		return how, nil
	}
	s, err := readSheet(path)
	if err != nil {
		return "", nil //nolint:nilerr // a file that is not whole yet: its bytes have been looked at
	}
	if how = leakIn([]byte(s.text())); how != "" {
		how += " in a cell"
	}
	return how, nil
}

// text is all cells of a sheet, one to a line, without those of columns without a name.
func (s *sheet) text() string {
	var text strings.Builder
	for _, cells := range s.rows {
		for i, cell := range cells {
			switch value := cell.(type) {
			case nil:
				continue
			case int32:
				if s.columns[i].kind == "DATE" {
					cell = schemas.Date(value)
				}
			}
			if s.columns[i].name != "" {
				fmt.Fprintln(&text, cell)
			}
		}
	}
	return text.String()
}

// Who looks for canaries sees them in every encoding, within other text, and nowhere else.
func TestALeakIsSeenInEveryEncoding(t *testing.T) {
	id := canary + "000123"
	number := canaryNumber + 123
	var wide []byte
	for _, unit := range utf16.Encode([]rune(id)) {
		wide = binary.LittleEndian.AppendUint16(wide, unit)
	}
	leaks := map[string]string{
		"plain": id, "small letters": strings.ToLower(id), "quoted": fmt.Sprintf("%q", id), "hex": fmt.Sprintf("%x", id), "large hex": fmt.Sprintf("%X", id),
		"bytes": fmt.Sprint([]byte(id)), "Go": fmt.Sprintf("%#v", []byte(id)), "UTF-16": string(wide),
		"number": fmt.Sprint(number), "number in hex": fmt.Sprintf("%x", number), "number as bytes": string(binary.LittleEndian.AppendUint64(nil, uint64(number))),
		"number as PersonID": string(schemas.AppendInt64ID(nil, number)), "PersonID in hex": fmt.Sprintf("%x", schemas.AppendInt64ID(nil, number)),
		"text": "»" + rareText + "KODE«", "hours": "timer 713.97 is", "hours in Danish": "713,97", "hundredths": "[71397]", "day": "from " + rareDay + " on",
		"grouped": "9 876 543,21 timer",
	}
	for shift := range 3 {
		leaks[fmt.Sprint("base64 moved by ", shift)] = base64.StdEncoding.EncodeToString([]byte("abc"[:shift] + id + "z"))
	}
	for how, text := range leaks {
		if leakIn([]byte("reading row 12: "+text+", expected")) == "" {
			t.Errorf("%s is not seen", how)
		}
	}
	for _, text := range []string{"0.713970", "kommune 671 har 713 personer", "Kanalvej", "sha256 a71397ff", "[person]"} {
		if how := leakIn([]byte(text)); how != "" {
			t.Errorf("%q is taken for %s", text, how)
		}
	}
}

// noSecret is in the way of each run that looks for leaks.
func noSecret(t *testing.T, what string, text string) {
	t.Helper()
	if how := leakIn([]byte(text)); how != "" {
		t.Errorf("%s: the screen shows %s:\n%s", what, how, text)
	}
	if found := panicky.FindString(text); found != "" {
		t.Errorf("%s: the user sees %q:\n%s", what, found, text)
	}
}
